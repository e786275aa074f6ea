"""The five real plans: what the data package holds is what the documents print."""

import hashlib
import re

import pandas as pd
import pytest
from shipped import READ

from ipstats.data.package import load
from ipstats.documents.document import read_document
from ipstats.paths import PLAN_TABLES
from ipstats.reading.directions import find_directions
from ipstats.reading.extraction import read_file
from ipstats.reading.tasks import find_tasks

PLANS = READ["plan"].tolist()


@pytest.mark.parametrize("plan", PLANS)
def test_the_document_is_the_one_that_was_read(plan, documents, data):
    row = data.plans.set_index("plan").loc[plan]
    assert hashlib.sha256((documents / row["document"]).read_bytes()).hexdigest() == row["sha256"]


@pytest.mark.parametrize("plan", PLANS)
def test_the_tables_are_what_the_reader_gives(plan, documents):
    data, reading = load(), read_file(documents / f"{plan}.txt")
    tables = (reading.statements, reading.unread, find_tasks(reading), find_directions(reading))
    for name, read in zip(PLAN_TABLES, tables, strict=True):
        committed = getattr(data, name).query("plan == @plan").reset_index(drop=True)
        pd.testing.assert_frame_equal(read, committed.astype(read.dtypes.to_dict()))


@pytest.mark.parametrize("plan", PLANS)
def test_every_figure_stands_where_it_says(plan, documents, data):
    text = read_document(documents / f"{plan}.txt").text
    for s in data.statements.query("plan == @plan").itertuples():
        assert text[s.start : s.end] == s.printed


FACTORS = {"亿元": 100_000_000, "万元": 10_000}
TABLES = [("qinhuangdao-2021-2025", 12, 5), ("hegang-2021-2025", 5, 5)]  # plan, targets, baselines that are printed


@pytest.mark.parametrize(("plan", "targets", "baselines"), TABLES)
def test_table_figures_by_a_second_way(plan, targets, baselines, documents, data):
    """Reads the lines of the table with no help of the reader: a name, then its figures, one a line."""
    lines = [line.strip() for line in (documents / f"{plan}.txt").read_text(encoding="utf-8").splitlines()]
    header = next(at for at, line in enumerate(lines) if line == "指标名称")
    rows = data.targets.query("plan == @plan").set_index("indicator")
    names = data.statements.query("plan == @plan and source == 'table'").drop_duplicates("indicator")
    seen = [0, 0]
    for name, code in zip(names["name"], names["indicator"], strict=True):
        at = next(at for at in range(header, len(lines)) if lines[at].startswith(name))
        unit = re.findall(r"（([^（）]*)）", lines[at])
        for place, column in enumerate(("baseline", "target")):
            printed = lines[at + 1 + place]
            if re.fullmatch(r"[\d.]+", printed):
                assert rows.loc[code, column] == pytest.approx(float(printed) * FACTORS.get(unit[-1], 1))
                seen[place] += 1
            else:
                assert pd.isna(rows.loc[code, column])
                assert printed in {"-", rows.loc[code, "qualitative"]}
    words = rows["qualitative"].notna().sum()
    assert seen == [baselines, targets - words]


def test_conflicts_of_the_five_plans(data):
    told = data.targets.set_index(["plan", "indicator"])["conflicts"].dropna()
    assert "34400 件" in told["qinhuangdao-2021-2025", "valid_trademarks"]
    assert len(told) == 1


def test_what_is_financed_and_what_is_secured_are_two_measures(data):
    targets = data.targets.set_index(["plan", "indicator"])["target"]
    assert targets["qinhuangdao-2021-2025", "ip_pledge_financing"] == 320000000
    assert targets["qinhuangdao-2021-2025", "ip_pledge_guarantee"] == 300000000


def test_a_plan_of_directions_states_no_figure(data):
    assert data.of("jiyuan").statements.empty
    assert data.of("jiyuan").targets.empty
