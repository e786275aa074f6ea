"""What remains to be looked at in all plans: one list to work through."""

import pandas as pd

from ipstats.analysis.conflicts import find_conflicts
from ipstats.analysis.growth import NO_BASELINE
from ipstats.data import Dataset

CONFLICT, DOUBT, UNMATCHED, MISSING = "conflict", "doubt", "unmatched name", "missing baseline"
KINDS = (CONFLICT, DOUBT, UNMATCHED, MISSING)


def audit_dataset(data: Dataset) -> pd.DataFrame:
    """Everything that a person should look at, in the order of the plans and of KINDS.

    Columns: plan, kind, indicator (code, or missing), name (as printed, where there is no code), detail, section, start;
    a correction names a statement by its plan and its start. conflict: figures that contradict each other; doubt: what
    the reader was not sure of; unmatched name: an indicator that indicators.csv
    does not know; missing baseline: a level without a start, where the plan first sets it.
    """
    parts = [*_conflicts(data), *_doubts(data.statements), *_unmatched(data.statements), *_missing(data)]
    rows = pd.DataFrame(parts, columns=["plan", "kind", "indicator", "name", "detail", "section", "start"])
    rows = rows.astype({"start": "Int64"})
    order = {plan: place for place, plan in enumerate(data.plans["plan"])}
    rows = rows.assign(_plan=rows["plan"].map(order), _kind=rows["kind"].map(KINDS.index))
    return rows.sort_values(["_plan", "_kind"], kind="stable", ignore_index=True).drop(columns=["_plan", "_kind"])


def _conflicts(data: Dataset):
    for row in find_conflicts(data.statements).itertuples():
        yield row.plan, CONFLICT, row.indicator, None, row.figures, None, None


def _doubts(statements: pd.DataFrame):
    for row in statements[statements["doubt"].notna()].itertuples():
        yield row.plan, DOUBT, row.indicator, row.name, f"{row.printed}: {row.doubt}", row.section, row.start


def _unmatched(statements: pd.DataFrame):
    for row in statements[statements["indicator"].isna()].itertuples():
        yield row.plan, UNMATCHED, None, row.name, row.printed, row.section, row.start


def _missing(data: Dataset):
    wanted = data.statements[data.statements["status"] == "target"].drop_duplicates(["plan", "indicator"])
    places = {(row.plan, row.indicator): (row.section, row.start) for row in wanted.itertuples()}
    for row in data.targets[data.targets["growth_note"] == NO_BASELINE].itertuples():
        detail = f"{row.target:,.12g} {row.unit} ({row.target_year})"
        yield row.plan, MISSING, row.indicator, None, detail, *places.get((row.plan, row.indicator), (None, None))
