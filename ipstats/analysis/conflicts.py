"""What does not fit together inside one plan."""

import re
from typing import Any

import pandas as pd

EACH_YEAR_MEASURES = ("annual_level", "annual_change")
SUBJECT_COLUMNS = ["plan", "indicator", "status", "measure", "year", "period_start", "unit"]


def find_conflicts(statements: pd.DataFrame) -> pd.DataFrame:
    """Figures of one plan that differ although they are for the same indicator, year and measure.

    Figures that agree once the finer one is rounded as the coarser one is printed (27356 and 2.74万) do not differ.
    One row per conflict: plan, indicator, status, measure, year, unit, figures (each as printed, with where it stands).
    """
    figures = statements[statements["indicator"].notna() & statements["value"].notna()]
    differ = figures.groupby(SUBJECT_COLUMNS, dropna=False, sort=False)["value"].transform("nunique") > 1
    rows = [
        (*key, " ≠ ".join(map(_figure_text, group.drop_duplicates("value").itertuples())))
        for key, group in figures[differ].groupby(SUBJECT_COLUMNS, dropna=False, sort=False)
        if not _agree(group)
    ]
    return pd.DataFrame(rows, columns=[*SUBJECT_COLUMNS, "figures"]).drop(columns="period_start")


def _agree(group: pd.DataFrame) -> bool:
    """Whether all figures lie within half of the last printed digit of the coarsest."""
    values = group["value"]
    unit = max(last_digit_unit(*pair) for pair in zip(group["printed"], values, strict=True))
    return values.max() - values.min() <= unit / 2 * (1 + 1e-9)


def last_digit_unit(printed: str, value: float) -> float:
    """What one in the last printed digit of a figure stands for, in base units; 0 for words, and for a figure of less
    than three digits: one that differs from it is not the same before rounding.

    >>> last_digit_unit("2.74万件", 27400), last_digit_unit("34000", 34000), last_digit_unit("3亿元", 300000000)
    (100.0, 1.0, 0.0)
    """
    found = re.search(r"\d[\d,，]*(?:\.(\d+))?", printed)
    number = re.sub("[,，]", "", found[0]) if found else ""
    if found is None or len(number.replace(".", "")) < 3 or not float(number):
        return 0.0
    return round(abs(value) / float(number), 10) * 10.0 ** -len(found[1] or "")


def _figure_text(statement: Any) -> str:
    offset = f" at {statement.start}" if pd.notna(statement.start) else ""
    return f"{statement.value:.15g} {statement.unit} ({statement.source}{offset})"


def add_conflicts(targets: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    """The targets with a column conflicts: every conflict about the row's indicator, separated by ;.

    What is of each year contradicts what is of each year, and stands in that row.
    """
    found = find_conflicts(statements)
    lines = found["status"] + " " + found["year"].astype("string") + ": " + found["figures"]
    keys = [found["plan"], found["indicator"], row_measures(found["measure"]).rename("row")]
    texts = lines.groupby(keys).agg("; ".join).rename("conflicts").reset_index()
    rows = targets.assign(row=row_measures(targets["measure"]))
    rows = rows.merge(texts, on=["plan", "indicator", "row"], how="left")
    return rows.drop(columns="row").astype({"conflicts": "string"})


def row_measures(measures: pd.Series) -> pd.Series:
    """Which row of the targets a measure belongs to: that of each year by its own name, all else to `level`."""
    return measures.where(measures.isin(EACH_YEAR_MEASURES), "level")
