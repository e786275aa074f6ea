"""What remains to be looked at in all plans: one list to work through."""

from typing import Any

import pandas as pd

from ipstats.analysis.conflicts import find_conflicts
from ipstats.analysis.growth import NO_BASELINE
from ipstats.analysis.targets import in_order
from ipstats.data import Dataset
from ipstats.reading import OPEN

CONFLICT, DOUBT, UNMATCHED, UNREAD, MISSING = "conflict", "doubt", "unmatched name", "unread", "missing baseline"
KINDS = (CONFLICT, DOUBT, UNMATCHED, UNREAD, MISSING)


def open_questions(data: Dataset) -> dict[str, pd.DataFrame]:
    """Everything that a person should look at, by kind in the order of KINDS, each in the order of the plans.

    conflict: rows of `find_conflicts`, figures that contradict each other; doubt: statements of which the reader was
    not sure; unmatched name: statements whose indicator indicators.csv does not know; unread: numbers
    that may be figures and became no statement; missing baseline: targets, levels
    without a start. All have plan, indicator (code, or missing), name (as printed, where there is no code), section and
    start; a missing baseline those of its target.
    """
    statements, targets = data.statements, data.targets
    found = {
        CONFLICT: find_conflicts(statements).assign(name=None, section=None, start=None),
        DOUBT: statements[statements["doubt"].notna()],
        UNMATCHED: statements[statements["indicator"].isna()],
        UNREAD: data.unread[data.unread["reason"].isin(OPEN)].assign(indicator=None, name=None),
        MISSING: targets[targets["growth_note"] == NO_BASELINE].assign(name=None),
    }
    return {kind: in_order(rows, data.plans) for kind, rows in found.items()}


def audit_dataset(data: Dataset) -> pd.DataFrame:
    """The open questions as one table, in the order of the plans and of KINDS.

    Columns: plan, kind, indicator, name, detail, section, start; a correction names a statement by its plan and start.
    """
    rows = [
        (row.plan, kind, row.indicator, row.name, _detail(kind, row), row.section, row.start)
        for kind, found in open_questions(data).items()
        for row in found.itertuples()
    ]
    table = pd.DataFrame(rows, columns=["plan", "kind", "indicator", "name", "detail", "section", "start"])
    return in_order(table.astype({"start": "Int64"}), data.plans)


def _detail(kind: str, row: Any) -> str:
    if kind == CONFLICT:
        return row.figures
    if kind == MISSING:
        return f"{row.target:,.12g} {row.unit} ({row.target_year})"
    note = {DOUBT: "doubt", UNREAD: "reason"}.get(kind)
    return f"{row.printed}: {getattr(row, note)}" if note else row.printed
