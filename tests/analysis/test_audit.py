"""The audit lists every kind of open question."""

from dataclasses import replace

import pandas as pd
from shipped import DATA

from ipstats.analysis.audit import CONFLICT, DOUBT, MISSING, UNMATCHED, audit_dataset


def test_audit_lists_every_kind():
    statements = DATA.statements.copy()
    statements["doubt"] = pd.array(["shifted row"] + [None] * (len(statements) - 1), dtype="string")
    statements.loc[1, "indicator"] = pd.NA
    found = audit_dataset(replace(DATA, statements=statements))
    counts = found["kind"].value_counts()
    assert counts[CONFLICT] == 2
    assert counts[DOUBT] == counts[UNMATCHED] == 1
    assert counts[MISSING] == (DATA.targets["growth_note"] == "no baseline").sum()
