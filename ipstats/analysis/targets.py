"""Statements become targets: one row per plan and indicator, with the baseline it starts from."""

import pandas as pd

from ipstats.analysis.conflicts import add_conflicts
from ipstats.analysis.growth import add_growth
from ipstats.data import Dataset, columns

FIRST = ["source", "start"]  # a table is the plan's own summary, so its figure leads; then the order of the text


def collect_targets(statements: pd.DataFrame, plans: pd.DataFrame, indicators: pd.DataFrame) -> pd.DataFrame:
    """One row per plan and indicator that a plan sets a target for.

    Columns: plan, region, indicator, unit, baseline_year, baseline, target_year, target, comparator, qualitative,
    change (only where the plan states a step), stated_growth, responsible. Statements without a code are left out.
    """
    known = statements[statements["indicator"].notna()].sort_values(
        FIRST, key=lambda column: column != "table" if column.name == "source" else column, kind="stable"
    )
    wanted = known[known["status"] == "target"]
    rows = [
        _target_row(plan, code, group, known)
        for (plan, code), group in wanted.groupby(["plan", "indicator"], sort=False)
    ]
    table = pd.DataFrame(rows, columns=["plan", "indicator", *TARGET_COLUMNS]).astype(TARGET_COLUMNS)
    units = indicators.set_index("code")["unit"]
    table["unit"] = table["unit"].fillna(table["indicator"].map(units))
    return _with_plan(table, plans)


TARGET_COLUMNS = {
    "unit": "string",
    "baseline_year": "Int64",
    "baseline": "float64",
    "target_year": "Int64",
    "target": "float64",
    "comparator": "string",
    "qualitative": "string",
    "change": "float64",
    "stated_growth": "float64",
    "responsible": "string",
}


def _target_row(plan: str, code: str, group: pd.DataFrame, known: pd.DataFrame) -> dict:
    level = _first(group, "level")
    step = _first(group, "change")
    rate = _first(group, "annual_growth")
    lead = next(s for s in (level, step, rate, group.iloc[0]) if s is not None)
    base = baseline_of(plan, code, lead, known)
    return {
        "plan": plan,
        "indicator": code,
        "unit": lead["unit"] if level is not None or step is not None else None,
        "baseline_year": None if base is None else base["year"],
        "baseline": None if base is None else base["value"],
        "target_year": lead["year"],
        "target": None if level is None else level["value"],
        "comparator": lead["comparator"],
        "qualitative": None if level is None else level["qualitative"],
        "change": None if step is None else step["value"],
        "stated_growth": None if rate is None else rate["value"],
        "responsible": next(iter(group["responsible"].dropna()), None),
    }


def baseline_of(plan: str, code: str, target: pd.Series, known: pd.DataFrame) -> pd.Series | None:
    """The latest level a plan reports for an indicator before its target, or None.

    A sum over a period is no baseline for a yearly target, nor a year's level one for a target that sums a period;
    and where a table sets the target only the table can say what it starts from: a dash there is an answer.
    """
    if target["measure"] == "level" and pd.notna(target["period_start"]):
        return None
    before = known[
        (known["plan"] == plan)
        & (known["indicator"] == code)
        & (known["status"] == "actual")
        & (known["measure"] == "level")
        & known["period_start"].isna()
        & (known["unit"] == target["unit"])
        & (known["year"] < target["year"])
    ]
    if target["source"] == "table":
        before = before[before["source"] == "table"]
    return None if before.empty else before.sort_values("year", ascending=False, kind="stable").iloc[0]


def _first(group: pd.DataFrame, measure: str) -> pd.Series | None:
    found = group[group["measure"] == measure]
    return None if found.empty else found.iloc[0]


def _with_plan(table: pd.DataFrame, plans: pd.DataFrame) -> pd.DataFrame:
    """Add each plan's region, its baseline year where no baseline gives one, and put the rows in the plans' order."""
    order = {plan: place for place, plan in enumerate(plans["plan"])}
    table = table.merge(plans[["plan", "region", "baseline_year"]], on="plan", suffixes=("", "_of_plan"))
    table["baseline_year"] = table["baseline_year"].fillna(table["baseline_year_of_plan"])
    return table.sort_values("plan", key=lambda plan: plan.map(order), kind="stable", ignore_index=True)


def build_targets(data: Dataset) -> pd.DataFrame:
    """The rows of targets.csv, in the columns datapackage.json gives, from the statements of a dataset."""
    targets = collect_targets(data.statements, data.plans, data.indicators)
    targets = add_growth(targets, dict(zip(data.indicators["code"], data.indicators["kind"], strict=True)))
    targets = add_conflicts(targets, data.statements)
    types = columns(data.folder, "targets")
    return targets[list(types)].astype(types)
