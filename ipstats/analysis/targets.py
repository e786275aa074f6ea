"""Statements become targets: a row for what a plan wants of an indicator, with the baseline it starts from."""

import pandas as pd

from ipstats.analysis.conflicts import EACH_YEAR_MEASURES, add_conflicts, row_measures
from ipstats.analysis.growth import add_growth, printed_otherwise
from ipstats.data import Dataset

TARGET_COLUMNS = {  # of targets.csv, as datapackage.json describes them
    **dict.fromkeys(["plan", "region", "indicator", "name", "measure", "unit"], "string"),
    "baseline_year": "Int64",
    "baseline": "float64",
    **dict.fromkeys(["period_start", "target_year"], "Int64"),
    "target": "float64",
    **dict.fromkeys(["comparator", "qualitative"], "string"),
    **dict.fromkeys(["change", "change_pct", "planned_growth"], "float64"),
    "growth_note": "string",
    "stated_growth": "float64",
    **dict.fromkeys(["responsible", "nature", "section"], "string"),
    "start": "Int64",
    "conflicts": "string",
}
COMPUTED = {"region", "change_pct", "planned_growth", "growth_note", "conflicts"}
STATED = {name: dtype for name, dtype in TARGET_COLUMNS.items() if name not in COMPUTED}
LEADING = ("level", "annual_level", "change", "annual_change", "annual_growth")  # a row's measure: the first it has


def collect_targets(statements: pd.DataFrame, plans: pd.DataFrame, indicators: pd.DataFrame) -> pd.DataFrame:
    """A row for each indicator that a plan sets a target for, in the plans' order; what it wants of each year
    (annual_level, annual_change) stands in rows of its own.

    Columns: plan, indicator, name (as printed), measure (level, or what else is stated where there is no level), unit,
    baseline_year (the plan's own where no baseline gives one), baseline, period_start (where the target sums a period),
    target_year, target, comparator, qualitative, change (only where the plan states a step), stated_growth, responsible,
    nature, section and start (the target's place in the document), region. Statements without a code are left out, and completion
    rates, which speak of another target. A table is the plan's own summary, so its figure leads; then the order of the
    text.
    """
    known = statements[statements["indicator"].notna()].sort_values(
        ["source", "start"], key=lambda column: column != "table" if column.name == "source" else column, kind="stable"
    )
    wanted = known[(known["status"] == "target") & (known["measure"] != "completion")]
    rows = wanted.groupby(["plan", "indicator", row_measures(wanted["measure"])], sort=False).ngroup()
    table = _target_rows(wanted.assign(row=rows), known).reindex(columns=list(STATED)).astype(STATED)
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


def _target_rows(wanted: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """What the statements of each target say together; which target a statement is of stands in its column row."""
    rank = wanted["measure"].map({measure: place for place, measure in enumerate(LEADING)}).fillna(len(LEADING))
    leads = wanted.assign(rank=rank).sort_values(["row", "rank"]).drop_duplicates("row").set_index("row")
    levels, steps = (_first(wanted, measures) for measures in (("level", "annual_level"), ("change", "annual_change")))
    baselines = _baselines(leads, known)
    printed = ["plan", "indicator", "name", "measure", "period_start", "comparator", "section", "start"]
    return leads[printed].assign(
        unit=leads["unit"].where(leads.index.isin(levels.index.union(steps.index))),
        baseline_year=baselines["year"],
        baseline=baselines["value"],
        target_year=leads["year"],
        target=levels["value"],
        qualitative=levels["qualitative"],
        change=steps["value"],
        stated_growth=_first(wanted, ("annual_growth",))["value"],
        responsible=wanted.groupby("row")["responsible"].first(),
        nature=wanted.groupby("row")["nature"].first(),
    )


def _first(wanted: pd.DataFrame, measures: tuple[str, ...]) -> pd.DataFrame:
    """The first statement of each target that has one of these measures, by its row."""
    return wanted[wanted["measure"].isin(measures)].drop_duplicates("row").set_index("row")


def _baselines(targets: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """The latest level that a plan reports for an indicator before its target, under the target's row where there is one.

    What was reached each year is the baseline of what is wanted each year, and of nothing else. A sum over a period is
    no baseline for a yearly target, nor a year's level one for a target that sums a period; and where a table sets the
    target only the table can say what it starts from: a dash there is an answer.
    """
    sums = (targets["measure"] == "level") & targets["period_start"].notna()
    starts = targets[~sums & targets["unit"].notna()].reset_index()
    starts = starts.assign(measure=starts["measure"].where(starts["measure"] == "annual_level", "level"))
    reached = known[(known["status"] == "actual") & known["period_start"].isna()]
    same = ["plan", "indicator", "measure", "unit"]
    pairs = starts[[*same, "row", "year", "source"]].merge(
        reached[[*same, "year", "source", "value"]], on=same, suffixes=("_target", "")
    )
    before = (pairs["year"] < pairs["year_target"]).fillna(False)
    pairs = pairs[before & ((pairs["source_target"] != "table") | (pairs["source"] == "table"))]
    pairs = pairs.sort_values(["row", "year"], ascending=[True, False])  # of equals the first in the text: it is stable
    return pairs.drop_duplicates("row").set_index("row")


def build_targets(data: Dataset) -> pd.DataFrame:
    """The rows of targets.csv, in TARGET_COLUMNS, from the statements of a dataset."""
    targets = collect_targets(data.statements, data.plans, data.indicators)
    kinds = dict(zip(data.indicators["code"], data.indicators["kind"], strict=True))
    targets = add_growth(targets, kinds, printed_otherwise(targets, data.statements))
    return add_conflicts(targets, data.statements)[list(TARGET_COLUMNS)].astype(TARGET_COLUMNS)
