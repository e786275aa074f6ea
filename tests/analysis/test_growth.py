"""Growth: by cases worked by hand, and the levels that a reported growth implies."""

import math

import pandas as pd
import pytest
from made_up import INDICATORS, PLANS, statements
from shipped import DATA

from ipstats.analysis import growth
from ipstats.analysis.growth import add_growth, annual_growth, implied_levels, printed_otherwise
from ipstats.analysis.targets import collect_targets

# kind, baseline, target, comparator, words, step, stated rate → change, change in %, planned growth, note; worked by hand;
# last the measure, where it is not a level
CASES = [
    ("stock", 34000, 45000, "=", None, None, None, 11000, 32.3529, 5.7662, None),
    ("ratio", 11.3, 17, "=", None, None, None, 5.7, 50.4425, 8.5111, None),
    ("ratio", 0.56, 0.6, "=", None, None, None, 0.04, 7.1429, 1.3894, None),
    ("flow", 100, 50, "=", None, None, None, -50, -50, -12.9449, None),
    ("share", 5, 6, "=", None, None, None, 1, None, None, growth.SHARE),
    ("score", 82.81, 85, "=", None, None, None, 2.19, None, None, growth.SCORE),
    ("score", 0, 85, ">=", None, None, None, 85, None, None, growth.SCORE),
    ("flow", 0, 3e7, "=", None, None, None, 3e7, None, None, growth.ZERO),
    ("flow", None, 2600, "=", None, None, None, None, None, None, growth.NO_BASELINE),
    ("share", None, 6, "=", None, None, None, None, None, None, growth.NO_BASELINE),
    ("score", None, None, None, "全省先进水平", None, None, None, None, None, growth.WORDS_ONLY),
    ("flow", None, None, ">=", None, None, 15, None, None, None, growth.RATE_ONLY),
    ("stock", None, None, "=", None, 100, None, 100, None, None, growth.STEP_ONLY),
    ("stock", 96, 95, ">=", None, None, None, -1, -1.0417, None, growth.ALLOWED),
    ("stock", 10, 20, "<=", None, None, None, 10, 100, None, growth.ALLOWED),
    ("stock", -5, 20, "=", None, None, None, 25, None, None, growth.NOT_POSITIVE),
    ("stock", 5, 0, "=", None, None, None, -5, -100, None, growth.NOT_POSITIVE),
    ("flow", None, 30, "=", None, None, None, None, None, None, growth.EACH_YEAR, "annual_level"),
    ("flow", 20, 30, "=", None, None, None, 10, 50, None, growth.EACH_YEAR, "annual_level"),
    ("share", 20, 30, ">=", None, None, None, 10, None, None, growth.EACH_YEAR, "annual_level"),
    ("ratio", 11.3, None, "=", None, 1.2, None, 1.2, None, None, growth.STEP_ONLY, "annual_change"),
    ("stock", 50, None, "=", None, 100, None, 100, 200, None, growth.STEP_ONLY, "change"),
]


@pytest.mark.parametrize("case", CASES)
def test_add_growth(case):
    kind, baseline, target, comparator, words, step, stated, *expected = case[:11]
    row = pd.DataFrame(
        {
            "indicator": ["x"],
            "measure": [(*case, "level")[11]],
            "baseline_year": pd.array([2020], "Int64"),
            "baseline": [baseline],
            "target_year": pd.array([2025], "Int64"),
            "target": [target],
            "comparator": [comparator],
            "qualitative": [words],
            "change": [step],
            "stated_growth": [stated],
        }
    ).astype({"baseline": "float64", "target": "float64", "change": "float64", "stated_growth": "float64"})
    got = add_growth(row, {"x": kind}).iloc[0]
    found = [None if pd.isna(got[c]) else got[c] for c in ("change", "change_pct", "planned_growth", "growth_note")]
    assert found == pytest.approx(expected)


def test_planned_growth_leads_from_the_baseline_to_the_target():
    rate = annual_growth(55, 320, 5)
    assert math.isclose(55 * (1 + rate / 100) ** 5, 320)


@pytest.mark.parametrize(("baseline", "target", "years"), [(0, 5, 5), (-1, 5, 5), (5, 0, 5), (5, 6, 0)])
def test_no_rate_where_there_is_none(baseline, target, years):
    with pytest.raises(ValueError, match="no compound growth"):
        annual_growth(baseline, target, years)


# indicator, implied, what it was compared with; worked by hand
IMPLIED = [
    ("valid_trademarks", 8094, "2015"),  # 34400 / 4.25 = 8094.1
    ("invention_patents_per_10k", 3.139, "2015"),  # 11.3 / 3.6 = 3.1389
    ("patent_applications", 8653, "2011-2015"),  # 27439 / (1 + 2.1712) = 8652.6
    ("patents_granted", 5380, "2011-2015"),  # 16683 / (1 + 2.1009) = 5380.1
]


@pytest.mark.parametrize(("indicator", "implied", "compared_to"), IMPLIED)
def test_what_a_reported_growth_implies(indicator, implied, compared_to):
    rows = DATA.of("qinhuangdao").statements
    found = implied_levels(rows).join(rows["indicator"]).set_index("indicator").loc[indicator]
    assert (found["implied"], found["compared_to"]) == (implied, compared_to)


@pytest.mark.parametrize("measure", ["annual_level", "annual_change", "change", "completion"])
def test_a_growth_speaks_of_the_level_and_of_nothing_else(measure):
    rows = DATA.of("qinhuangdao").statements
    assert implied_levels(rows.assign(measure=rows["measure"].mask(rows["measure"] == "level", measure))).empty


@pytest.mark.parametrize(("measure", "value"), [("multiple", 0.0), ("total_growth", -100.0), ("annual_growth", 5.0)])
def test_nothing_is_implied_where_nothing_can_be(measure, value):
    rows = DATA.of("qinhuangdao").statements
    grown = rows["measure"] != "level"
    changed = rows.assign(measure=rows["measure"].mask(grown, measure), value=rows["value"].mask(grown, value))
    assert implied_levels(changed).empty


# an earlier figure: measure, value, first year of its sum, unit, indicator; whether it is a baseline of another measure
OTHERWISE = [
    ("level", 8, 2016, "件", "x", True),
    ("annual_level", 8, None, "件", "x", True),
    ("change", 8, None, "件", "x", True),
    ("level", 8, None, "家", "x", True),
    ("level", 0.5, None, "件/万人", "x_per_10k", True),
    ("level", 8, None, "件", "x", False),  # of the same measure: the plan's table has a dash for it
    ("annual_growth", 8, None, "%", "x", False),
    ("multiple", 2, None, "倍", "x", False),
    ("level", 8, 2016, "件", "y", False),
]


@pytest.mark.parametrize(("measure", "value", "start", "unit", "indicator", "otherwise"), OTHERWISE)
def test_a_baseline_is_missing_only_where_none_is_printed(measure, value, start, unit, indicator, otherwise):
    more = {"measure": measure, "unit": unit, "source": "prose", "period_start": start}
    read = statements((indicator, value, "actual", 2020, more), ("x", 20, "target", 2025, {}))
    indicators = pd.DataFrame({"code": ["x", "y", "x_per_10k"], "unit": ["件", "件", "件/万人"]})
    targets = collect_targets(read, PLANS, indicators)
    assert printed_otherwise(targets, read).tolist() == [otherwise]
    note = add_growth(targets, {"x": "stock"}, printed_otherwise(targets, read)).loc[0, "growth_note"]
    assert note == (growth.OTHER_MEASURE if otherwise else growth.NO_BASELINE)


def test_a_later_figure_is_no_baseline():
    later = ("x", 8, "actual", 2025, {"period_start": 2021})
    targets = collect_targets(read := statements(later, ("x", 20, "target", 2025, {})), PLANS, INDICATORS)
    assert not printed_otherwise(targets, read).any()
