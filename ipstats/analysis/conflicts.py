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
    subjects = figures.groupby(SUBJECT_COLUMNS, dropna=False, sort=False)
    figures = figures.assign(subject=subjects.ngroup())[subjects["value"].transform("nunique") > 1]
    figures = figures[~figures["subject"].isin(_agreeing(figures))].drop_duplicates(["subject", "value"])
    texts = pd.Series(list(map(_figure_text, figures.itertuples())), figures.index, dtype=object)
    joined = texts.groupby(figures["subject"], sort=False).agg(" ≠ ".join)
    found = figures.drop_duplicates("subject").set_index("subject")[SUBJECT_COLUMNS].assign(figures=joined)
    return found.drop(columns="period_start").reset_index(drop=True)


def _agreeing(figures: pd.DataFrame) -> pd.Index:
    """The subjects of which all figures lie within half of the last printed digit of the coarsest."""
    units = [last_digit_unit(*pair) for pair in zip(figures["printed"], figures["value"], strict=True)]
    of_each = figures.assign(unit=units).groupby("subject").agg({"value": ["min", "max"], "unit": "max"})
    spread = of_each["value", "max"] - of_each["value", "min"]
    return of_each.index[spread <= of_each["unit", "max"] / 2 * (1 + 1e-9)]


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
    years = (" " + found["year"].astype("string")).fillna("")
    lines = found["status"] + years + ": " + found["figures"]
    keys = [found["plan"], found["indicator"], row_measures(found["measure"]).rename("row")]
    texts = lines.groupby(keys).agg("; ".join).rename("conflicts").reset_index()
    rows = targets.assign(row=row_measures(targets["measure"]))
    rows = rows.merge(texts, on=["plan", "indicator", "row"], how="left")
    return rows.drop(columns="row").astype({"conflicts": "string"})


def row_measures(measures: pd.Series) -> pd.Series:
    """Which row of the targets a measure belongs to: that of each year by its own name, all else to `level`."""
    return measures.where(measures.isin(EACH_YEAR_MEASURES), "level")
