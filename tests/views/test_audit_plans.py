"""The list to work through: every kind, with its place and its units."""

import re
from dataclasses import replace

import pandas as pd
import pytest
from shipped import DATA

from ipstats.analysis.audit import CONFLICT, KINDS, MISSING, UNREAD, audit_dataset
from ipstats.messages.words import LANGUAGES
from ipstats.reading import OPEN
from ipstats.views import audit_plans
from ipstats.views.cell_text import MOST_ROWS


@pytest.mark.parametrize("lang", LANGUAGES)
def test_audit_tables(lang):
    assert audit_dataset(DATA)["plan"].map(DATA.plans["plan"].tolist().index).is_monotonic_increasing
    for kind in KINDS:
        count = (audit_dataset(DATA)["kind"] == kind).sum()
        assert audit_plans.audit_table(DATA, kind, lang).html.count('scope="row"') == count
    assert audit_plans.audit_counts(DATA, lang).html.count('scope="row"') == len(DATA.plans)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_coverage_is_no_wider_than_a_page(lang):
    [width] = re.findall(r'<svg[^>]* width="([\d.]+)pt"', audit_plans.coverage_chart(DATA, lang).svg)
    assert float(width) / 72 * 25.4 <= 170.01


def test_coverage_has_the_targets_beside_it():
    rows = audit_plans.coverage_chart(DATA, "en").rows.html
    sizes = DATA.targets.drop_duplicates(["plan", "indicator"])["plan"].value_counts()
    shown = DATA.targets[DATA.targets["plan"].isin(sizes.index[: audit_plans.MOST_PLANS])]
    assert rows.count('scope="row"') == shown["indicator"].nunique()
    assert "growth of ≥10% a year" in rows


def test_work_to_do_has_its_place_and_its_units():
    told = audit_plans.audit_table(DATA, MISSING, "en").html
    for words in ("≥CNY 3B (2020)", "hebei-2016-2020", ">554</td>"):
        assert words in told
    assert "character 740" in audit_plans.audit_table(DATA, CONFLICT, "en").html


def test_without_plans_there_is_nothing_to_look_at():
    empty = {name: getattr(DATA, name)[:0] for name in ("plans", "statements", "unread", "targets")}
    data = replace(DATA, **empty)
    assert audit_plans.coverage_chart(data, "en").svg.startswith("<?xml")
    assert audit_plans.audit_counts(data, "en") is None
    assert "nothing of this kind" in audit_plans.audit_table(data, CONFLICT, "en").html


def test_of_very_much_the_first_is_shown_and_how_much_there_is_told():
    rows = pd.concat([DATA.unread.head(1).assign(reason=min(OPEN))] * 600, ignore_index=True)
    html = audit_plans.audit_table(replace(DATA, unread=rows), UNREAD, "en").html
    assert html.count('scope="row"') == MOST_ROWS
    assert f"The first {MOST_ROWS} rows of 600" in html
