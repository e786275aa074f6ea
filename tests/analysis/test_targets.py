"""Statements of a made-up plan, and the target row they become."""

import pandas as pd
import pytest

from ipstats.analysis.conflicts import add_conflicts, find_conflicts
from ipstats.analysis.targets import collect_targets
from ipstats.data.package import empty_statements

PLANS = pd.DataFrame({"plan": ["p"], "region": ["lancheng"], "baseline_year": pd.array([2020], "Int64")})
INDICATORS = pd.DataFrame({"code": ["a", "b"], "unit": ["件", "元"]})


def statements(*rows):
    """Rows of: indicator, value, status, year, then what differs from a plain table level."""
    usual = {"plan": "p", "unit": "件", "measure": "level", "comparator": "=", "source": "table"}
    made = [usual | dict(zip(("indicator", "value", "status", "year"), row, strict=False)) | row[-1] for row in rows]
    for place, row in enumerate(made):
        row.update(name=row["indicator"], printed=str(row["value"]), start=row.get("start", place), end=place + 1)
    empty = empty_statements()
    return pd.DataFrame(made, columns=list(empty)).astype(empty.dtypes.to_dict())


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


def test_conflicts_are_listed_and_nothing_else():
    rows = statements(
        ("b", 320, "target", 2025, {}),
        ("b", 300, "target", 2025, {"source": "prose", "start": 70}),
        ("b", 300, "target", 2025, {"source": "prose", "comparator": ">="}),
        ("b", 9, "target", 2030, {}),
        ("a", 5, "actual", 2020, {}),
        ("a", 5, "actual", 2020, {"source": "prose"}),
        ("a", 50, "actual", 2020, {"period_start": 2016}),
    )
    (found,) = find_conflicts(rows).to_dict("records")
    assert (found["indicator"], found["status"], found["year"]) == ("b", "target", 2025)
    assert found["figures"] == "320 件 (table at 0) ≠ 300 件 (prose at 70)"
    targets = add_conflicts(collect_targets(rows, PLANS, INDICATORS), rows)
    assert targets["conflicts"].tolist() == ["target 2025: 320 件 (table at 0) ≠ 300 件 (prose at 70)"]


# two printed figures with their values, whether they contradict each other
ROUNDED = [
    ("27356件", 27356, "2.74万件", 27400, False),
    ("27456件", 27456, "2.74万件", 27400, True),
    ("34000", 34000, "3.44万件", 34400, True),
    ("3.2亿元", 3.2e8, "3亿元", 3e8, True),  # one digit is another figure, not a rounded one
    ("11.30", 11.3, "11.3件", 11.3, False),
    ("稳步增长", 1, "2", 2, True),
]


@pytest.mark.parametrize(("printed", "value", "other", "rounded", "differ"), ROUNDED)
def test_a_rounded_figure_is_no_contradiction(printed, value, other, rounded, differ):
    rows = statements(("a", value, "actual", 2020, {}), ("a", rounded, "actual", 2020, {}))
    assert len(find_conflicts(rows.assign(printed=[printed, other]))) == differ
