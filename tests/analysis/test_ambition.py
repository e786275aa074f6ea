"""Ambition: paces worked by hand, from which earlier level, and what the nation requires."""

from dataclasses import replace

import pandas as pd
import pytest
from shipped import DATA

from ipstats.analysis.ambition import compare_paces, yearly_pace
from ipstats.views import ambition

INDICATORS = pd.DataFrame(
    [("firms", "stock", None), ("share", "share", "2018: new census"), ("score", "score", None)],
    columns=["code", "kind", "breaks_en"],
)
PLANS = pd.DataFrame({"plan": ["p", "china-p"], "region": ["x", "china"], "title": ["规划", "国家规划"]})
YEARS = dict.fromkeys(["baseline_year", "target_year", "period_start"], "Int64")
NUMBERS = dict.fromkeys(["baseline", "target"], "float64")
UNITS = {"firms": "家", "share": "%", "score": "分"}


def targets(*rows, plan="p"):
    """Rows of: indicator, baseline, target, and what differs from a level from 2020 to 2025."""
    made = [
        {"plan": plan, "region": "x", "indicator": code, "measure": "level", "unit": UNITS[code], "baseline_year": 2020,
         "baseline": start, "period_start": None, "target_year": 2025, "target": end, "comparator": "="}
        | (more[0] if more else {})
        for code, start, end, *more in rows
    ]  # fmt: skip
    return pd.DataFrame(made).astype(YEARS | NUMBERS)


def observed(*rows):
    made = [("x", code, year, value, UNITS[code], "年鉴", "with the source") for code, year, value in rows]
    names = ["region", "indicator", "year", "value", "unit", "source", "checked"]
    return pd.DataFrame(made, columns=names).astype({"year": "Int64", "value": "float64"})


def paces(own, nation=None, seen=(), statements=None):
    nation = own[:0] if nation is None else nation
    statements = DATA.statements[:0] if statements is None else statements
    return compare_paces(own, nation, observed(*seen), statements, PLANS, INDICATORS)


# kind, start, end, years → pace: 100 → 200 in five years 2^(1/5) - 1 = 14.8698 %; 40 → 50 % in five years 2 points
BY_HAND = [
    ("stock", 100, 200, 5, 14.8698),
    ("ratio", 200, 100, 5, -12.9449),
    ("share", 40, 50, 5, 2),
    ("score", 82.81, 85, 5, 0.438),
    ("share", 0, 10, 5, 2),
]


@pytest.mark.parametrize(("kind", "start", "end", "years", "pace"), BY_HAND)
def test_paces_by_hand(kind, start, end, years, pace):
    assert yearly_pace(start, end, years, kind) == pytest.approx(pace, abs=1e-4)


@pytest.mark.parametrize(("kind", "start", "end", "years"), [("stock", 0, 5, 5), ("flow", 5, 0, 5), ("share", 5, 6, 0)])
def test_no_pace_where_there_is_none(kind, start, end, years):
    assert pd.isna(yearly_pace(start, end, years, kind))


def test_the_past_runs_over_as_many_years_as_the_plan():
    seen = [("firms", 2012, 10), ("firms", 2015, 50), ("firms", 2018, 90), ("firms", 2020, 100), ("firms", 2021, 130)]
    row = paces(targets(("firms", 100, 200)), seen=seen).iloc[0]
    assert (row["earlier_year"], row["earlier"], row["pace_unit"]) == (2015, 50, "%")
    assert row["past"] == pytest.approx(14.8698, abs=1e-4)  # 50 → 100 in five years
    assert row["required"] == pytest.approx(14.8698, abs=1e-4)
    assert pd.isna(row["nation"])


def test_shares_and_scores_go_in_points_and_breaks_are_told():
    seen = [("share", 2016, 36), ("score", 2015, 70)]
    found = paces(targets(("share", 40, 50), ("score", 80, 82)), seen=seen).set_index("indicator")
    assert found["pace_unit"].tolist() == ["百分点", "分"]
    assert found["required"].tolist() == [2, pytest.approx(0.4)]
    assert found["past"].tolist() == [1, 2]  # (40 - 36) / 4, (80 - 70) / 5
    assert found.loc["share", "breaks"] == "2018"
    assert pd.isna(found.loc["score", "breaks"])


def test_the_nations_pace_is_that_of_the_same_year():
    own = targets(("firms", 100, 200), ("share", 40, 50))
    later = {"target_year": 2030}
    nation = targets(("firms", 1e6, 1.1e6), ("share", 10, 15, later), plan="china-p")
    found = paces(own, nation)
    assert found["indicator"].tolist() == ["firms"]
    assert found["nation"].tolist() == [pytest.approx(1.9245, abs=1e-4)]  # 1.1 ** (1 / 5)


@pytest.mark.parametrize(
    "more",
    [
        {"baseline": None},
        {"measure": "annual_level"},
        {"period_start": 2021},
        {"comparator": ">=", "target": 90},  # the baseline holds it already
        {"target": None},
    ],
)
def test_what_requires_no_pace_has_no_row(more):
    assert paces(targets(("firms", 100, 200, more)), seen=[("firms", 2015, 50)]).empty


def test_what_has_nothing_to_hold_against_it_is_left_out():
    assert paces(targets(("firms", 100, 200)), seen=[("firms", 2022, 130)]).empty


def test_qinhuangdao_grew_faster_than_it_plans_to():
    found = ambition.paces_of(DATA, DATA.of("qinhuangdao")).set_index("indicator")
    patents = found.loc["invention_patents_per_10k"]  # 11.3 was 3.6 times that of 2015: 3.139
    assert (patents["earlier"], patents["earlier_year"], patents["implied"]) == (3.139, 2015, True)
    assert patents["past"] == pytest.approx(29.198, abs=1e-3)
    assert found.loc["ip_royalty_trade", "nation"] == pytest.approx(1.8441, abs=1e-4)


def test_a_plan_of_the_nation_is_not_held_against_itself():
    found = ambition.paces_of(DATA, DATA.of("china", "china-2021-2025"))
    assert found["nation"].isna().all()
    assert found.set_index("indicator").loc["ip_protection_satisfaction", "past"] == pytest.approx(
        2.266
    )  # 68.72 → 80.05


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_section_is_left_out_where_there_is_nothing_to_show(lang):
    assert ambition.chart(DATA, DATA.of("jiyuan"), lang) is None
    shown = ambition.chart(DATA, DATA.of("qinhuangdao"), lang)
    assert "29.2%" in shown.alt
    assert "3.139" in shown.rows.html


def test_sources_are_never_markup():
    bad = "<script>alert(1)</script>"
    hostile = replace(DATA, observations=DATA.observations.assign(source=bad))
    shown = ambition.chart(hostile, hostile.of("china", "china-2021-2025"), "zh")
    assert "<script" not in shown.rows.html
    assert "<script" not in shown.svg
