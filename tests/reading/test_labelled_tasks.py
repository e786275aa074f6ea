"""The tasks of the five plans, as people listed them."""

from pathlib import Path

import pandas as pd
import pytest
from shipped import READ

from ipstats.reading.extraction import read_file
from ipstats.reading.tasks import find_tasks

LISTS = Path(__file__).parent.parent / "labelled_tasks"
FIELDS = ["number", "title", "start", "lead", "support", "safeguard"]


@pytest.mark.parametrize("plan", READ["plan"])
def test_tasks_are_those_that_people_listed(plan, documents):
    listed = pd.read_csv(LISTS / f"{plan}.csv", dtype="string", keep_default_na=False)
    tasks = find_tasks(read_file(documents / f"{plan}.txt")).assign(
        safeguard=lambda rows: rows["safeguard"].map({True: "1"})
    )
    found = tasks[FIELDS].astype("string").fillna("")
    for signs in ("（(", "）)"):
        found, listed = (
            rows.apply(lambda cells, s=signs: cells.str.replace(*s, regex=False)) for rows in (found, listed)
        )
    assert found.to_dict("records") == listed[FIELDS].to_dict("records")
