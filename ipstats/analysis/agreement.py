"""Two readings of one document, held against each other figure by figure and field by field."""

import re
from collections.abc import Hashable
from typing import Any

import numpy as np
import pandas as pd

from ipstats.analysis.pairing import pair_figures

STRICT = ["value", "unit", "status", "measure", "year"]
FIELDS = [*STRICT, "period_start", "comparator", "indicator", "nature", "name"]
ONLY_A, ONLY_B = "only in A", "only in B"

_BRACKETS = re.compile(r"[(（〔][^)）〕]*[)）〕]")


def match_figures(a: pd.DataFrame, b: pd.DataFrame) -> pd.DataFrame:
    """The figures of two readings of a document in the order of its text, each of A with the one of B that stands there.

    a, b: statements, with at least the columns printed and value; a leads: where it has no year any year of b agrees,
    and its rows that are marked optional, a column of bools, are left out with what is paired with them.
    Columns of what comes back: a, b, the row in each from 0, missing where only the other has the figure; a bool for
    each of FIELDS, whether they agree in it, missing where there is no pair or one of them lacks the column; right,
    whether all of STRICT that both have agree; doubted, whether b has a doubt, missing where b has no such column.
    Figures stand at the same place where the spans start to end overlap; where one reading has no spans, or those of
    another text, they are paired in the order of the text by their digits.
    """
    optional = a["optional"].to_numpy(bool) if "optional" in a else np.zeros(len(a), bool)
    kept = [(i, j) for i, j in pair_figures(a, b) if i is None or not optional[i]]
    pairs = pd.DataFrame(kept, columns=["a", "b"], dtype="Int64")
    left = a.reset_index(drop=True).reindex(pairs["a"].fillna(-1)).reset_index(drop=True)
    right = b.reset_index(drop=True).reindex(pairs["b"].fillna(-1)).reset_index(drop=True)
    paired = pairs.notna().all(axis=1)
    both = [field for field in FIELDS if field in a and field in b]
    for field in FIELDS:
        agree = _agree(field, left, right) if field in both else pd.Series(pd.NA, pairs.index)
        pairs[field] = agree.astype("boolean").where(paired)
    pairs["right"] = paired & pairs[[field for field in STRICT if field in both]].fillna(False).all(axis=1)
    doubted = right["doubt"].notna() if "doubt" in b else pd.Series(pd.NA, pairs.index)
    pairs["doubted"] = doubted.astype("boolean").where(pairs["b"].notna())
    return pairs


def _agree(field: str, left: pd.DataFrame, right: pd.DataFrame) -> pd.Series:
    """Whether two readings agree in a field, row by row."""
    one, other = left[field], right[field]
    if field == "name":
        return pd.Series([are_alike(*pair) for pair in zip(one, other, strict=True)], one.index)
    if field == "value":
        words = [side["qualitative"] if "qualitative" in side else side["value"] for side in (left, right)]
        same = pd.Series([are_alike(*pair) for pair in zip(*words, strict=True)], one.index)
        close = np.isclose(one.to_numpy(float), other.to_numpy(float), rtol=1e-9, atol=1e-9)
        return pd.Series(close, one.index) | one.isna() & other.isna() & same
    if field == "comparator":
        return one.fillna("=").eq(other.fillna("=")) | left["value"].isna()
    same = one.eq(other).fillna(False) | one.isna() & other.isna()
    return same | one.isna() if field == "year" else same


def are_alike(one: Any, other: Any) -> bool:
    """Whether two names are one but for what the longer adds: the shorter one's signs stand in it, in their order.

    What is in brackets, punctuation, blanks and capitals do not count.

    >>> are_alike("发明专利授权量", "国内发明专利年授权量（件）"), are_alike("商品房销售额", "商品房销售面积")
    (True, False)
    """
    short, long = sorted(map(_plain, (one, other)), key=len)
    rest = iter(long)
    return bool(short) == bool(long) and all(sign in rest for sign in short)


def _plain(name: Any) -> str:
    text = "" if pd.isna(name) else str(name)
    return re.sub(r"\W", "", _BRACKETS.sub("", text) or text).lower()


def score_figures(figures: pd.DataFrame) -> pd.Series:
    """Counts of what `match_figures` gives: a, b, how many each reading has; paired, how many both have, and found_f1;
    right and strict_f1; silent, how many of b are wrong or extra without a doubt, and needless, how many are right with
    one, both missing where b says no doubts. An F1 is 1 where there is nothing to find."""
    in_a, in_b = figures["a"].notna(), figures["b"].notna()
    right, doubted, told = figures["right"], figures["doubted"], figures["doubted"].notna().any()
    a, b, paired, hits = (int(flags.sum()) for flags in (in_a, in_b, in_a & in_b, right))
    found_f1, strict_f1 = (2 * found / (a + b) if a + b else 1.0 for found in (paired, hits))
    silent, needless = (int(flags.sum()) for flags in (in_b & ~right & ~doubted, right & doubted))
    counts = {"a": a, "b": b, "paired": paired, "found_f1": found_f1, "right": hits, "strict_f1": strict_f1}
    doubts = {"silent": silent if told else None, "needless": needless if told else None}
    return pd.Series(counts | doubts, dtype=object)


def count_fields(figures: pd.DataFrame) -> pd.DataFrame:
    """Index: each of FIELDS that both readings have; columns agree, of, share: in how many pairs they agree, of how
    many, and what share of them that is."""
    counts = figures[FIELDS].agg(["sum", "count"]).T.astype(int).set_axis(["agree", "of"], axis=1)
    counts = counts[counts["of"] > 0]
    return counts.assign(share=counts["agree"] / counts["of"])


def list_differences(a: pd.DataFrame, b: pd.DataFrame, figures: pd.DataFrame) -> pd.DataFrame:
    """A row for each field in which two readings differ, and for each figure that only one has, in the order of the
    text: start, name, printed, sentence (where one has it), field (or "only in A", "only in B"), A, B (what each says),
    doubt (that of B)."""
    rows = []
    for pair in figures.to_dict("records"):
        sides = [None if pd.isna(row) else side.iloc[row] for row, side in ((pair["a"], a), (pair["b"], b))]
        known = [side for side in sides if side is not None]
        about = [_first(known, name) for name in ("start", "name", "printed", "sentence")]
        doubt = _first(known[-1:], "doubt") if sides[1] is not None else None
        rows += [(*about, *said, doubt) for said in _said(pair, *sides)]
    columns = ["start", "name", "printed", "sentence", "field", "A", "B", "doubt"]
    return pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(columns, "string") | {"start": "Int64"})


def _said(pair: dict[Hashable, Any], left: pd.Series | None, right: pd.Series | None) -> list[tuple[str, str, str]]:
    """What differs in a figure: the field, and what each reading says."""
    if left is None or right is None:
        return [(ONLY_A, _figure(left), "") if left is not None else (ONLY_B, "", _figure(right))]
    differ = [field for field in FIELDS if pd.notna(pair[field]) and not pair[field]]
    return [(field, _cell(left, field), _cell(right, field)) for field in differ]


def _first(rows: list[pd.Series], name: str) -> Any:
    return next((row[name] for row in rows if name in row and pd.notna(row[name])), None)


def _cell(row: pd.Series, field: str) -> str:
    """What a reading says in a field; of a figure without a value its words."""
    cell = row[field]
    if pd.isna(cell):
        return _first([row], "qualitative") or "" if field == "value" else ""
    return f"{cell:.12g}" if field == "value" else str(cell)


def _figure(row: pd.Series | None) -> str:
    """What a reading says of a figure that the other lacks, in a line."""
    cells = [] if row is None else [_cell(row, field) for field in STRICT if field in row]
    return " ".join(filter(None, cells))
