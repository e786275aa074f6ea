"""Statements of a made-up plan, and the target row they become."""

import pandas as pd
import pytest
from made_up import INDICATORS, PLANS, statements

from ipstats.analysis.targets import TARGET_COLUMNS, collect_targets
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
        {"target": None, "stated_growth": 15, "comparator": ">=", "unit": "件", "target_year": 2025},
    ),
    "level and stated rate": (
        [("a", 9, "target", 2025, {}), ("a", 15, "target", 2025, {"measure": "annual_growth", "unit": "%"})],
        {"target": 9, "stated_growth": 15},
    ),
    "a step": ([("a", 100, "target", 2025, {"measure": "change"})], {"target": None, "change": 100}),
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


def test_what_is_only_reported_or_unknown_is_no_target():
    rows = statements(("a", 5, "actual", 2020, {}), (None, 5, "target", 2025, {}))
    assert collect_targets(rows, PLANS, INDICATORS).empty


def test_columns_are_those_of_the_data_package(data):
    assert list(TARGET_COLUMNS.items()) == list(dtypes_of(table_schemas(data.folder)["targets"]).items())
