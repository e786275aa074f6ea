"""Which figures of two readings of one document are the same figure: by their places, else by their digits."""

import re
from difflib import SequenceMatcher
from typing import Any

import numpy as np
import pandas as pd

_NUMBER = re.compile(r"\d+(?:[,，]\d{3})*(?:[.．]\d+)?")
_NUMERAL = re.compile("[〇零一二两三四五六七八九十百千万亿半]+")

Pairs = list[tuple[int | None, int | None]]


def pair_figures(a: pd.DataFrame, b: pd.DataFrame) -> Pairs:
    """Row of A and of B for each figure, None where one lacks it, in the order of the text."""
    if _has_places(a) and _has_places(b):
        pairs = _by_place(a, b)
        alike = sum(digits_of(a["printed"].iloc[i]) == digits_of(b["printed"].iloc[j]) for i, j in pairs)
        if 2 * alike >= len(pairs) > 0:  # else these are places in another text
            starts_a, starts_b = a["start"].tolist(), b["start"].tolist()
            both: Pairs = [*pairs]
            only_a: Pairs = [(i, None) for i in sorted(set(range(len(a))) - {i for i, _ in pairs})]
            only_b: Pairs = [(None, j) for j in sorted(set(range(len(b))) - {j for _, j in pairs})]
            return sorted(both + only_a + only_b, key=lambda pair: _start(starts_a, starts_b, *pair))
    return _by_order(a, b)


def _has_places(table: pd.DataFrame) -> bool:
    return {"start", "end"} <= set(table) and bool(table[["start", "end"]].notna().all(axis=None))


def _start(starts_a: list[int], starts_b: list[int], i: int | None, j: int | None) -> int:
    return starts_a[i] if i is not None else starts_b[j or 0]


def _by_place(a: pd.DataFrame, b: pd.DataFrame) -> list[tuple[int, int]]:
    """Figures whose spans overlap, one with one: of several those of the same value first, then the nearest."""
    spans_a, spans_b = (side[["start", "end"]].to_numpy(int) for side in (a, b))
    over = np.argwhere((spans_a[:, None, 0] < spans_b[:, 1]) & (spans_b[:, 0] < spans_a[:, None, 1]))
    rows_a, rows_b = over.T
    values_a, values_b = (side["value"].to_numpy(float) for side in (a, b))
    unlike = ~np.isclose(values_a[rows_a], values_b[rows_b], rtol=1e-9, atol=1e-9)
    far = np.abs(spans_a[rows_a, 0] - spans_b[rows_b, 0])
    pairs, used_a, used_b = [], set(), set()
    for i, j in over[np.lexsort((rows_b, rows_a, far, unlike))].tolist():
        if i not in used_a and j not in used_b:
            pairs.append((i, j))
            used_a.add(i)
            used_b.add(j)
    return pairs


def _by_order(a: pd.DataFrame, b: pd.DataFrame) -> Pairs:
    """Figures with the same digits in the same order."""
    rows_a, rows_b = _in_order(a), _in_order(b)
    keys_a, keys_b = ([digits_of(side["printed"].iloc[i]) for i in rows] for side, rows in ((a, rows_a), (b, rows_b)))
    pairs: Pairs = []
    for tag, i, i_end, j, j_end in SequenceMatcher(None, keys_a, keys_b, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs += zip(rows_a[i:i_end], rows_b[j:j_end], strict=True)
        else:
            pairs += [(row, None) for row in rows_a[i:i_end]] + [(None, row) for row in rows_b[j:j_end]]
    return pairs


def _in_order(table: pd.DataFrame) -> list[int]:
    """The rows of a reading in the order of the text; as they stand where it does not tell all places."""
    if "start" in table and table["start"].notna().all():
        return np.argsort(table["start"].to_numpy(int), kind="stable").tolist()
    return list(range(len(table)))


def digits_of(printed: Any) -> str:
    """The last number of a figure as printed, by which two readings know it again; of words the words.

    >>> digits_of("超过1,200件"), digits_of("５.50％"), digits_of("近三成"), digits_of("明显提高")
    ('1200', '5.5', '三', '明显提高')
    """
    text = "" if pd.isna(printed) else str(printed)
    if found := _NUMBER.findall(text):
        return f"{float(re.sub('[,，]', '', found[-1]).replace('．', '.')):.15g}"
    return (_NUMERAL.findall(text) or [text])[-1]
