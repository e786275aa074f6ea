"""What does not fit together inside one plan is listed, and nothing else."""

import pandas as pd
import pytest
from made_up import INDICATORS, PLANS, statements

from ipstats.analysis.conflicts import add_conflicts, find_conflicts
from ipstats.analysis.targets import collect_targets


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


def test_a_figure_of_each_year_contradicts_none_of_a_year_or_a_period():
    rows = statements(
        ("a", 30, "target", 2025, {"measure": "annual_level"}),
        ("a", 150, "target", 2025, {}),
        ("a", 140, "target", 2025, {"period_start": 2021}),
        ("a", 6, "target", 2025, {"measure": "change"}),
        ("a", 2, "target", 2025, {"measure": "annual_change"}),
        ("a", 120, "target", 2025, {"measure": "completion"}),
    )
    assert find_conflicts(rows).empty


def test_a_conflict_stands_in_the_row_of_its_measure():
    rows = statements(
        ("a", 150, "target", 2025, {}),
        ("a", 30, "target", 2025, {"measure": "annual_level"}),
        ("a", 40, "target", 2025, {"measure": "annual_level", "source": "prose", "start": 70}),
    )
    targets = add_conflicts(collect_targets(rows, PLANS, INDICATORS), rows)
    told = dict(zip(targets["measure"], targets["conflicts"].fillna(""), strict=True))
    assert told == {"level": "", "annual_level": "target 2025: 30 件 (table at 1) ≠ 40 件 (prose at 70)"}


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


def test_a_conflict_without_a_year_is_told_in_its_target():
    rows = statements(("b", 320, "target", pd.NA, {}), ("b", 300, "target", pd.NA, {}))
    targets = add_conflicts(collect_targets(rows, PLANS, INDICATORS), rows)
    assert targets["conflicts"].str.startswith("target: 320 ").tolist() == [True]
