"""Statements of a made-up plan, and the target row they become."""

import pandas as pd
import pytest
from made_up import INDICATORS, PLANS, statements

from ipstats.analysis.targets import TARGET_COLUMNS, collect_targets, main_targets
from ipstats.data import dtypes_of, table_schemas

# statements, what is expected in the one row they make
CASES = {
    "baseline and target": (
        [("a", 5, "actual", 2020, {}), ("a", 9, "target", 2025, {})],
        {"baseline": 5, "baseline_year": 2020, "target": 9, "target_year": 2025, "comparator": "="},
    ),
    "the table leads, whatever comes first": (
        [("a", 3, "target", 2025, {"source": "prose"}), ("a", 9, "target", 2025, {})],
        {"target": 9},
    ),
    "a dash in the table is an answer: prose gives no baseline": (
        [("a", 3, "actual", 2020, {"source": "prose"}), ("a", 9, "target", 2025, {})],
        {"baseline": None, "baseline_year": 2020},
    ),
    "prose has its baseline from prose": (
        [("a", 3, "actual", 2020, {"source": "prose"}), ("a", 9, "target", 2025, {"source": "prose"})],
        {"baseline": 3},
    ),
    "a sum over years is no baseline": (
        [
            ("a", 30, "actual", 2020, {"source": "prose", "period_start": 2016}),
            ("a", 9, "target", 2025, {"source": "prose"}),
        ],
        {"baseline": None},
    ),
    "a target that sums years has no year's level for its baseline": (
        [
            ("a", 300, "actual", 2020, {"source": "prose"}),
            ("a", 3000, "target", 2025, {"source": "prose", "period_start": 2021}),
        ],
        {"baseline": None, "target": 3000},
    ),
    "the latest year before the target": (
        [("a", 1, "actual", 2015, {}), ("a", 5, "actual", 2019, {}), ("a", 9, "target", 2025, {})],
        {"baseline": 5, "baseline_year": 2019},
    ),
    "a stated rate": (
        [("a", 15, "target", 2025, {"measure": "annual_growth", "unit": "%", "comparator": ">="})],
        {"target": None, "stated_growth": 15, "comparator": ">=", "unit": "件", "measure": "annual_growth"},
    ),
    "level and stated rate": (
        [("a", 9, "target", 2025, {}), ("a", 15, "target", 2025, {"measure": "annual_growth", "unit": "%"})],
        {"target": 9, "stated_growth": 15, "measure": "level"},
    ),
    "a step": (
        [("a", 100, "target", 2025, {"measure": "change"})],
        {"target": None, "change": 100, "measure": "change"},
    ),
    "a growth over the whole period": (
        [("a", 50, "target", 2025, {"measure": "total_growth", "unit": "%"})],
        {"target": None, "stated_growth": None, "measure": "total_growth", "unit": "件"},
    ),
    "a level of each year, with no level of one year and no sum for its baseline": (
        [
            ("a", 500, "actual", 2020, {"period_start": 2016}),
            ("a", 25, "actual", 2020, {}),
            ("a", 30, "target", 2025, {"measure": "annual_level"}),
        ],
        {"target": 30, "unit": "件", "measure": "annual_level", "baseline": None, "change": None},
    ),
    "a level of each year, after that of each year before": (
        [
            ("a", 20, "actual", 2020, {"measure": "annual_level"}),
            ("a", 30, "target", 2025, {"measure": "annual_level"}),
        ],
        {"baseline": 20, "target": 30, "measure": "annual_level"},
    ),
    "what was reached each year is no baseline of a year": (
        [("a", 20, "actual", 2020, {"measure": "annual_level"}), ("a", 30, "target", 2025, {})],
        {"baseline": None, "target": 30, "measure": "level"},
    ),
    "a step of each year, from a level": (
        [("a", 11.3, "actual", 2020, {}), ("a", 1.2, "target", 2025, {"measure": "annual_change"})],
        {"baseline": 11.3, "target": None, "change": 1.2, "measure": "annual_change"},
    ),
    "a completion rate is no level beside one": (
        [("a", 120, "target", 2025, {"measure": "completion", "unit": "%"}), ("a", 9, "target", 2025, {})],
        {"target": 9, "unit": "件", "measure": "level"},
    ),
    "words": (
        [("a", None, "target", 2025, {"qualitative": "稳步增长", "comparator": None})],
        {"target": None, "qualitative": "稳步增长", "comparator": None},
    ),
    "departments from whichever statement names them": (
        [("a", 9, "target", 2025, {}), ("a", 9, "target", 2025, {"source": "prose", "responsible": "市法院"})],
        {"responsible": "市法院"},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_collect_targets(case):
    rows, expected = CASES[case]
    (row,) = collect_targets(statements(*rows), PLANS, INDICATORS).to_dict("records")
    assert {key: None if pd.isna(row[key]) else row[key] for key in expected} == expected
    assert row["region"] == "lancheng"


EACH_YEAR = statements(
    ("a", 30, "target", 2025, {"measure": "annual_level"}),
    ("a", 2, "target", 2025, {"measure": "annual_change"}),
    ("a", 150, "target", 2025, {}),
    ("a", 15, "target", 2025, {"measure": "annual_growth", "unit": "%"}),
    ("b", 10, "target", 2025, {"measure": "annual_level", "unit": "元"}),
)


def test_what_is_wanted_each_year_stands_in_rows_of_its_own():
    rows = collect_targets(EACH_YEAR, PLANS, INDICATORS)
    told = rows[["indicator", "measure", "target", "change", "stated_growth"]].fillna(0)
    assert list(told.itertuples(False, None)) == [
        ("a", "annual_level", 30, 0, 0),
        ("a", "annual_change", 0, 2, 0),
        ("a", "level", 150, 0, 15),
        ("b", "annual_level", 10, 0, 0),
    ]
    main = main_targets(rows)
    assert list(zip(main["indicator"], main["measure"], strict=True)) == [("a", "level"), ("b", "annual_level")]


def test_what_is_only_reported_or_unknown_or_a_completion_is_no_target():
    rows = statements(
        ("a", 5, "actual", 2020, {}),
        (None, 5, "target", 2025, {}),
        ("b", 100, "target", 2025, {"measure": "completion"}),
    )
    assert collect_targets(rows, PLANS, INDICATORS).empty


def test_columns_are_those_of_the_data_package(data):
    assert list(TARGET_COLUMNS.items()) == list(dtypes_of(table_schemas(data.folder)["targets"]).items())
