"""Assessment: cases worked by hand, and no verdict from a figure of another measure."""

import math

import pandas as pd
import pytest

import ipstats
from ipstats.analysis.assessment import (
    AHEAD,
    AS_PLANNED,
    EARLY,
    EXCEEDED,
    LATE,
    NEARLY,
    NOT_REACHED,
    REACHED,
    assess_plans,
    assess_target,
    reviewed_levels,
    share_reached,
)
from ipstats.analysis.growth import EACH_YEAR, NO_BASELINE, RATE_ONLY, STEP_ONLY, WORDS_ONLY
from ipstats.analysis.progress import KEPT, NO_OBSERVATION

# 10 in 2020 → 20 in 2025: 10 to go in 5 years.
BY_HAND = [  # observed, its year, comparator; verdict, completion, gap, way, time, pace
    (21, 2025, "=", EXCEEDED, 105, 1, None, None, None),
    (20, 2025, "=", REACHED, 100, 0, None, None, None),
    (20, 2025, ">", NEARLY, 100, 0, None, None, None),
    (19, 2025, ">=", NEARLY, 95, -1, None, None, None),
    (18.9, 2025, "=", NOT_REACHED, 94.5, -1.1, None, None, None),
    (22, 2026, "=", EXCEEDED, 110, 2, None, None, None),
    (20, 2023, "=", EARLY, 100, 0, None, None, None),
    (17, 2023, "=", AHEAD, 85, -3, 70, 60, 1.5),
    (16, 2023, "=", AS_PLANNED, 80, -4, 60, 60, 2),
    (15.8, 2023, "=", AS_PLANNED, 79, -4.2, 58, 60, 2.1),
    (14, 2023, "=", LATE, 70, -6, 40, 60, 3),
    (9, 2023, "=", LATE, 45, -11, -10, 60, 5.5),
]


@pytest.mark.parametrize(
    ("observed", "year", "comparator", "verdict", "completion", "gap", "way", "time", "pace"), BY_HAND
)
def test_cases_worked_by_hand(observed, year, comparator, verdict, completion, gap, way, time, pace):
    found = assess_target(10, 2020, 20, 2025, observed, year, comparator=comparator)
    assert found.verdict == verdict
    numbers = (found.completion, found.gap, found.way, found.time, found.pace)
    assert numbers == pytest.approx((completion, gap, way, time, pace))


@pytest.mark.parametrize(
    ("observed", "year", "verdict"),
    [(18, 2025, REACHED), (20, 2025, REACHED), (20.5, 2025, NEARLY), (25, 2025, NOT_REACHED), (19, 2022, EARLY)],
)
def test_a_bound_from_above_is_held_or_not_and_has_no_completion_rate(observed, year, verdict):
    found = assess_target(30, 2020, 20, 2025, observed, year, comparator="<=", better="lower")
    assert (found.verdict, found.completion) == (verdict, None)


def test_the_margin_decides_what_is_nearly_reached_and_what_is_as_planned():
    assert assess_target(10, 2020, 20, 2025, 19, 2025, margin=1).verdict == NOT_REACHED
    assert assess_target(10, 2020, 20, 2025, 15.8, 2023, margin=1).verdict == LATE


@pytest.mark.parametrize(
    ("levels", "verdict", "note"),
    [
        ((10, 2020, 20, 2025, None, None), None, NO_OBSERVATION),
        ((10, 2020, math.nan, 2025, 15, 2023), None, WORDS_ONLY),
        ((10, 2020, math.nan, 2025, None, None), None, WORDS_ONLY),
        ((None, None, 20, 2025, 15, 2023), None, NO_BASELINE),
        ((10, 2020, 20, 2025, 15, 2020), None, NO_BASELINE),
        ((25, 2020, 20, 2025, 15, 2023), LATE, KEPT),
    ],
)
def test_where_nothing_can_be_said_there_is_a_reason(levels, verdict, note):
    found = assess_target(*levels)
    assert (found.verdict, found.note) == (verdict, note)


def a_plan(**fields):
    row = {
        "plan": "lancheng-2021-2025",
        "region": "lancheng",
        "indicator": "gi_products",
        "measure": "level",
        "unit": "件",
    }
    levels = {"baseline_year": 2020, "baseline": 10.0, "target_year": 2025, "target": 20.0, "comparator": "="}
    years = dict.fromkeys(["baseline_year", "period_start", "target_year"], "Int64")
    return pd.DataFrame([row | levels | {"period_start": None} | fields]).astype(years)


PLANS = pd.DataFrame(
    {
        "plan": ["lancheng-2021-2025", "lancheng-2026-2030"],
        "region": ["lancheng", "lancheng"],
        "title": ["“十四五”规划", "“十五五”规划"],
        "period_start": pd.array([2021, 2026], dtype="Int64"),
    }
)
BREAKS = "2022: why;2024: unified recognition"
INDICATORS = pd.DataFrame(
    {"code": ["gi_products"], "better": ["higher"], "kind": ["stock"], "scope": ["domestic"], "breaks_en": [BREAKS]}
)


def observed(*rows):
    names = ["region", "indicator", "source", "checked", "year", "value", "unit", "scope", "vintage"]
    table = [("lancheng", "gi_products", "公报", "with the source", *row, *[None] * (5 - len(row))) for row in rows]
    return pd.DataFrame(table, columns=names).astype({"year": "Int64", "value": "float64"})


def reported(*rows):
    names = ["plan", "indicator", "status", "measure", "year", "period_start", "value", "unit", "section"]
    table = [
        (plan, "gi_products", status, measure, year, *(start or [None]), value, "件", "一、回顾")
        for plan, status, measure, year, value, *start in rows
    ]
    return pd.DataFrame(table, columns=names).astype({"year": "Int64", "period_start": "Int64", "value": "float64"})


def assessed(observations=(), statements=(), **fields):
    rows = assess_plans(a_plan(**fields), PLANS, observed(*observations), reported(*statements), INDICATORS)
    return rows.loc[0, ["observed_year", "observed", "source", "verdict"]].tolist()


def test_the_target_year_counts_before_earlier_and_later_ones():
    years = [(2023, 15, "件"), (2024, 18, "件"), (2026, 24, "件")]
    assert assessed(years)[:2] == [2024, 18]
    assert assessed([*years, (2025, 19, "件")])[:2] == [2025, 19]
    assert assessed([(2027, 30, "件"), (2026, 24, "件")])[:2] == [2026, 24]


def test_of_several_values_of_one_year_one_counts():
    years = [
        (2025, 30, "件", "all origins"),
        (2025, 19, "件", "domestic", "first published"),
        (2025, 18, "件", "domestic", "revised"),
    ]
    for rows in (years, years[::-1]):
        assert assessed(rows)[:2] == [2025, 18]
    assert pd.isna(assessed(years[:1])[1])


@pytest.mark.parametrize(
    ("year", "fields", "breaks"),
    [
        (2025, {}, "2022;2024"),
        (2023, {}, "2022"),
        (2021, {}, None),
        (2025, {"baseline_year": 2022}, "2024"),
        (2024, {"baseline": None, "baseline_year": None}, "2022;2024"),
    ],
)
def test_breaks_between_baseline_and_observation_are_told(year, fields, breaks):
    rows = assess_plans(a_plan(**fields), PLANS, observed((year, 19, "件")), reported(), INDICATORS)
    assert rows["breaks"].fillna("").tolist() == [breaks or ""]


def test_a_later_plan_reviews_the_one_before():
    review = ("lancheng-2026-2030", "actual", "level", 2025, 22)
    assert assessed(statements=[review]) == [2025, 22, "“十五五”规划", EXCEEDED]
    assert assessed([(2025, 19, "件")], [review])[:3] == [2025, 19, "公报"]


def test_a_sum_is_held_against_the_same_sum_alone():
    later, of_years, of_a_year = "lancheng-2026-2030", (2025, 22, 2021), (2025, 22)
    summed = {"period_start": 2021, "baseline": None, "baseline_year": None}
    assert assessed(statements=[(later, "actual", "level", *of_years)], **summed)[:2] == [2025, 22]
    for figures, fields in ((of_a_year, summed), (of_years, {}), ((2025, 22, 2023), summed)):
        assert pd.isna(assessed(statements=[(later, "actual", "level", *figures)], **fields)[1])
    assert pd.isna(assessed([(2025, 22, "件")], **summed)[1])


@pytest.mark.parametrize(
    "statement",
    [
        ("lancheng-2021-2025", "actual", "level", 2025, 22),  # its own text does not assess a plan
        ("lancheng-2026-2030", "target", "level", 2025, 22),
        ("lancheng-2026-2030", "actual", "change", 2025, 22),
        ("lancheng-2026-2030", "actual", "level", 2020, 22),  # not later than the baseline
    ],
)
def test_figures_of_another_measure_status_or_time_assess_nothing(statement):
    rows = assess_plans(a_plan(), PLANS, observed(), reported(statement), INDICATORS)
    assert rows["verdict"].isna().all()
    assert rows["note"].tolist() == [NO_OBSERVATION]


@pytest.mark.parametrize(
    ("measure", "note"),
    [("annual_level", EACH_YEAR), ("annual_change", EACH_YEAR), ("change", STEP_ONLY), ("annual_growth", RATE_ONLY)],
)
def test_a_target_that_is_no_level_is_not_judged_by_one(measure, note):
    rows = assess_plans(a_plan(measure=measure), PLANS, observed((2025, 22, "件")), reported(), INDICATORS)
    assert rows[["verdict", "observed", "note"]].isna().iloc[0].tolist() == [True, True, False]
    assert rows["note"].tolist() == [note]


def test_a_review_is_named_with_its_place():
    review = reported(("lancheng-2026-2030", "actual", "level", 2025, 22))
    rows = assess_plans(a_plan(), PLANS, observed(), review, INDICATORS)
    assert rows.loc[0, ["review", "place"]].tolist() == ["lancheng-2026-2030", "一、回顾"]


def test_another_unit_assesses_nothing():
    assert pd.isna(assessed([(2025, 19, "件/万人")])[3])


def test_the_share_of_indicators_reached_counts_what_could_be_judged():
    rows = pd.DataFrame({"verdict": [EXCEEDED, REACHED, EARLY, NEARLY, NOT_REACHED, None]})
    assert share_reached(rows) == (3, 5)


def test_the_shipped_plans_can_be_assessed():
    data = ipstats.load()
    rows = assess_plans(data.targets, data.plans, data.observations, data.statements, data.indicators)
    assert rows["plan"].tolist() == data.targets["plan"].tolist()
    assert rows.loc[rows["measure"] != "level", "note"].isin([EACH_YEAR, RATE_ONLY, STEP_ONLY]).all()
    assert set(reviewed_levels(data.statements, data.plans)["review"]) <= set(data.plans["plan"])
