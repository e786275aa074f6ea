"""What does not fit together inside one plan."""

import pandas as pd

SAME_THING = ["plan", "indicator", "status", "measure", "year", "period_start", "unit"]


def find_conflicts(statements: pd.DataFrame) -> pd.DataFrame:
    """Figures of one plan that differ although they are for the same indicator, year and measure.

    One row per conflict: plan, indicator, status, measure, year, unit, figures (each as printed, with where it stands).
    """
    figures = statements[statements["indicator"].notna() & statements["value"].notna()]
    differ = figures.groupby(SAME_THING, dropna=False, sort=False)["value"].transform("nunique") > 1
    rows = []
    for key, group in figures[differ].groupby(SAME_THING, dropna=False, sort=False):
        told = " ≠ ".join(_told(statement) for statement in group.drop_duplicates("value").itertuples())
        rows.append(dict(zip(SAME_THING, key, strict=True)) | {"figures": told})
    return pd.DataFrame(rows, columns=[*SAME_THING, "figures"]).drop(columns="period_start")


def _told(statement) -> str:
    place = f" at {statement.start}" if pd.notna(statement.start) else ""
    return f"{statement.value:.15g} {statement.unit} ({statement.source}{place})"


def add_conflicts(targets: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    """The targets with a column conflicts: every conflict about the row's indicator, separated by ;."""
    found = find_conflicts(statements)
    told = found["status"] + " " + found["year"].astype("string") + ": " + found["figures"]
    texts = told.groupby([found["plan"], found["indicator"]]).agg("; ".join).rename("conflicts")
    return targets.merge(texts.reset_index(), on=["plan", "indicator"], how="left").astype({"conflicts": "string"})
