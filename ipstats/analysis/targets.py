"""Statements become targets: a row for what a plan wants of an indicator, with the baseline it starts from."""

import pandas as pd

from ipstats.analysis.conflicts import EACH_YEAR_MEASURES, add_conflicts, row_measures
from ipstats.analysis.growth import add_growth
from ipstats.data import Dataset

TARGET_COLUMNS = {  # of targets.csv, as datapackage.json describes them
    **dict.fromkeys(["plan", "region", "indicator", "measure", "unit"], "string"),
    "baseline_year": "Int64",
    "baseline": "float64",
    "target_year": "Int64",
    "target": "float64",
    **dict.fromkeys(["comparator", "qualitative"], "string"),
    **dict.fromkeys(["change", "change_pct", "planned_growth"], "float64"),
    "growth_note": "string",
    "stated_growth": "float64",
    **dict.fromkeys(["responsible", "conflicts"], "string"),
}
COMPUTED = {"region", "change_pct", "planned_growth", "growth_note", "conflicts"}
STATED = {name: dtype for name, dtype in TARGET_COLUMNS.items() if name not in COMPUTED}
LEADING = ("level", "annual_level", "change", "annual_change", "annual_growth")  # a row's measure: the first it has


def collect_targets(statements: pd.DataFrame, plans: pd.DataFrame, indicators: pd.DataFrame) -> pd.DataFrame:
    """A row for each indicator that a plan sets a target for, in the plans' order; what it wants of each year
    (annual_level, annual_change) stands in rows of its own.

    Columns: plan, indicator, measure (level, or what else is stated where there is no level), unit, baseline_year (the
    plan's own where no baseline gives one), baseline, target_year, target, comparator, qualitative, change (only where
    the plan states a step), stated_growth, responsible, region. Statements without a code are left out, and completion
    rates, which speak of another target. A table is the plan's own summary, so its figure leads; then the order of the
    text.
    """
    known = statements[statements["indicator"].notna()].sort_values(
        ["source", "start"], key=lambda column: column != "table" if column.name == "source" else column, kind="stable"
    )
    wanted = known[(known["status"] == "target") & (known["measure"] != "completion")]
    groups = wanted.groupby(["plan", "indicator", row_measures(wanted["measure"])], sort=False)
    table = pd.DataFrame([_target_row(group, known) for _, group in groups], columns=list(STATED)).astype(STATED)
    table["unit"] = table["unit"].fillna(table["indicator"].map(indicators.set_index("code")["unit"]))
    of_plan = plans.set_index("plan").loc[table["plan"], ["region", "baseline_year"]].reset_index(drop=True)
    table["baseline_year"] = table["baseline_year"].fillna(of_plan["baseline_year"])
    return in_order(table.assign(region=of_plan["region"]), plans)


def in_order(rows: pd.DataFrame, plans: pd.DataFrame) -> pd.DataFrame:
    """Rows of plans, in the order of the plans and else as they were."""
    order = {plan: number for number, plan in enumerate(plans["plan"])}
    return rows.sort_values("plan", key=lambda plan: plan.map(order), kind="stable", ignore_index=True)


def main_targets(targets: pd.DataFrame) -> pd.DataFrame:
    """A row for each plan and indicator: what is wanted of each year only where nothing else is."""
    ordered = targets.loc[targets["measure"].isin(EACH_YEAR_MEASURES).sort_values(kind="stable").index]
    return targets[targets.index.isin(ordered.drop_duplicates(["plan", "indicator"]).index)]


def _target_row(group: pd.DataFrame, known: pd.DataFrame) -> dict:
    """What the statements of one plan's target for one indicator say together."""
    first = {row["measure"]: row for _, row in group.drop_duplicates("measure").iterrows()}
    lead = next((first[measure] for measure in LEADING if measure in first), group.iloc[0])
    level, step = first.get("level", first.get("annual_level")), first.get("change", first.get("annual_change"))
    rate = first.get("annual_growth")
    baseline = _baseline_of(lead, known)
    return {
        "plan": lead["plan"],
        "indicator": lead["indicator"],
        "measure": lead["measure"],
        "unit": None if level is None and step is None else lead["unit"],
        "baseline_year": None if baseline is None else baseline["year"],
        "baseline": None if baseline is None else baseline["value"],
        "target_year": lead["year"],
        "target": None if level is None else level["value"],
        "comparator": lead["comparator"],
        "qualitative": None if level is None else level["qualitative"],
        "change": None if step is None else step["value"],
        "stated_growth": None if rate is None else rate["value"],
        "responsible": next(iter(group["responsible"].dropna()), None),
    }


def _baseline_of(target: pd.Series, known: pd.DataFrame) -> pd.Series | None:
    """The latest level a plan reports for an indicator before its target, or None.

    What was reached each year is the baseline of what is wanted each year, and of nothing else. A sum over a period is
    no baseline for a yearly target, nor a year's level one for a target that sums a period; and where a table sets the
    target only the table can say what it starts from: a dash there is an answer.
    """
    if target["measure"] == "level" and pd.notna(target["period_start"]):
        return None
    measure = "annual_level" if target["measure"] == "annual_level" else "level"
    before = known[
        (known["plan"] == target["plan"])
        & (known["indicator"] == target["indicator"])
        & (known["status"] == "actual")
        & (known["measure"] == measure)
        & known["period_start"].isna()
        & (known["unit"] == target["unit"])
        & (known["year"] < target["year"])
    ]
    if target["source"] == "table":
        before = before[before["source"] == "table"]
    return None if before.empty else before.sort_values("year", ascending=False, kind="stable").iloc[0]


def build_targets(data: Dataset) -> pd.DataFrame:
    """The rows of targets.csv, in TARGET_COLUMNS, from the statements of a dataset."""
    targets = collect_targets(data.statements, data.plans, data.indicators)
    targets = add_growth(targets, dict(zip(data.indicators["code"], data.indicators["kind"], strict=True)))
    return add_conflicts(targets, data.statements)[list(TARGET_COLUMNS)].astype(TARGET_COLUMNS)
