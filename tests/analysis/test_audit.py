"""The audit lists every kind of open question."""

from dataclasses import replace

import pandas as pd
from shipped import DATA

from ipstats.analysis.audit import CONFLICT, DOUBT, MISSING, UNMATCHED, UNREAD, audit_dataset
from ipstats.reading.reasons import CELL


def test_audit_lists_every_kind():
    statements = DATA.statements[DATA.statements["indicator"].notna()].reset_index(drop=True)
    statements["doubt"] = pd.array(["shifted row"] + [None] * (len(statements) - 1), dtype="string")
    statements.loc[1, "indicator"] = pd.NA
    reasons = [CELL, "date"] + [None] * (len(DATA.unread) - 2)
    unread = DATA.unread.assign(reason=pd.array(reasons, dtype="string"))
    found = audit_dataset(replace(DATA, statements=statements, unread=unread))
    [missed] = found.loc[found["kind"] == UNREAD, "detail"]
    assert missed == f"{DATA.unread['printed'].iloc[0]}: cell not understood"
    counts = found["kind"].value_counts()
    assert counts[CONFLICT] == 1
    assert counts[DOUBT] == counts[UNMATCHED] == 1
    assert counts[MISSING] == (DATA.targets["growth_note"] == "no baseline").sum()
