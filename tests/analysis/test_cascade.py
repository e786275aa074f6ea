"""One plan's targets against another's, worked by hand."""

from dataclasses import replace

import pandas as pd
import pytest
from shipped import DATA

from ipstats.analysis import cascade, compare_plans, plan_above, plan_before
from ipstats.errors import UnknownName

CITY, LATER, PROVINCE = "hegang-2021-2025", "hegang-2026-2030", "heilongjiang-2021-2025"
TARGET = dict.fromkeys(DATA.targets.columns)
PLANS = pd.DataFrame(
    [(CITY, "hegang", 2021, 2025, PROVINCE), (LATER, "hegang", 2026, 2030, None), (PROVINCE, "heilongjiang", 2021, 2025, None)],
    columns=["plan", "region", "period_start", "period_end", "above"],
).astype({"above": "string"})  # fmt: skip
RATE, SHARE, COUNT, COST = "invention_patents_per_10k", "patent_intensive_gdp_share", "valid_trademarks", "lower"


def compared(plan, other, mine, theirs):
    """The relation and reason of one indicator that two plans want; mine, theirs: fields of a target, or None."""
    rows = [
        TARGET
        | {"plan": name, "measure": "level", "unit": "件", "target_year": 2025, "comparator": "=", "name": "甲"}
        | fields
        for name, fields in ((plan, mine), (other, theirs))
        if fields
    ]
    targets = pd.DataFrame(rows).astype(DATA.targets.dtypes.to_dict())
    found = compare_plans(replace(DATA, plans=PLANS, targets=targets, statements=DATA.statements[:0]), plan, other)
    return [None if pd.isna(cell) else cell for cell in found.loc[0, ["relation", "reason"]]]


ABOVE = [  # what a city wants, what its province wants
    ({"indicator": RATE, "target": 12}, {"indicator": RATE, "target": 12}, cascade.TAKEN_OVER, None),
    ({"indicator": RATE, "target": 15}, {"indicator": RATE, "target": 12}, cascade.RAISED, None),
    ({"indicator": RATE, "target": 9}, {"indicator": RATE, "target": 12}, cascade.LOWERED, None),
    ({"indicator": RATE, "target": 9, "comparator": "<="}, {"indicator": RATE, "target": 12}, cascade.RAISED, None),
    ({"indicator": RATE, "target": 12, "name": "乙"}, {"indicator": RATE, "target": 12}, cascade.REWORDED, None),
    (None, {"indicator": RATE, "target": 12}, cascade.DROPPED, None),
    ({"indicator": RATE, "target": 12}, None, cascade.ADDED, None),
    ({"indicator": COUNT, "target": 9}, {"indicator": COUNT, "target": 12}, cascade.NOT_COMPARABLE, cascade.PART_OF_WHOLE),
    (
        {"indicator": COUNT, "measure": "annual_growth", "stated_growth": 12},
        {"indicator": COUNT, "measure": "annual_growth", "stated_growth": 10},
        cascade.RAISED,
        None,
    ),
    (
        {"indicator": COUNT, "target": 9},
        {"indicator": COUNT, "measure": "annual_growth", "stated_growth": 10},
        cascade.NOT_COMPARABLE,
        cascade.OTHER_MEASURE,
    ),
    ({"indicator": SHARE, "qualitative": "提高"}, {"indicator": SHARE, "target": 13}, cascade.NOT_COMPARABLE, cascade.NO_LEVEL),
    (
        {"indicator": RATE, "target": 9, "target_year": 2023},
        {"indicator": RATE, "target": 12},
        cascade.NOT_COMPARABLE,
        cascade.OTHER_YEAR,
    ),
    (
        {"indicator": RATE, "target": 9, "unit": "%"},
        {"indicator": RATE, "target": 12},
        cascade.NOT_COMPARABLE,
        cascade.OTHER_UNIT,
    ),
    (
        {"indicator": RATE, "target": 9, "period_start": 2021},
        {"indicator": RATE, "target": 12},
        cascade.NOT_COMPARABLE,
        cascade.OTHER_SPAN,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("mine", "theirs", "relation", "reason"), ABOVE)
def test_a_city_beside_its_province(mine, theirs, relation, reason):
    assert compared(CITY, PROVINCE, mine, theirs) == [relation, reason]


BEFORE = [  # what the later plan of a city wants, what the one before wanted
    ({"indicator": COUNT, "target": 15, "target_year": 2030}, {"indicator": COUNT, "target": 12}, cascade.RAISED),
    ({"indicator": COUNT, "target": 9, "target_year": 2030}, {"indicator": COUNT, "target": 12}, cascade.LOWERED),
    ({"indicator": COUNT, "target": 12, "target_year": 2030}, {"indicator": COUNT, "target": 12}, cascade.TAKEN_OVER),
]


@pytest.mark.parametrize(("mine", "theirs", "relation"), BEFORE)
def test_a_plan_beside_the_one_before(mine, theirs, relation):
    assert compared(LATER, CITY, mine, theirs) == [relation, None]


def test_targets_without_a_code_are_paired_by_their_names():
    stated = DATA.statements.head(2).assign(
        plan=[CITY, PROVINCE], name=["知识产权园区数", "全市知识产权园区数量"], indicator=None, status="target", measure="level",
        value=[5.0, 5.0], unit="个", year=2025,
    ).astype(DATA.statements.dtypes.to_dict())  # fmt: skip
    found = compare_plans(replace(DATA, plans=PLANS, targets=DATA.targets[:0], statements=stated), CITY, PROVINCE)
    assert found["name_other"].tolist() == ["全市知识产权园区数量"]
    assert found["relation"].tolist() == [cascade.NOT_COMPARABLE]  # nobody knows whether it depends on the place's size


def test_the_plans_above_and_before():
    assert plan_above(PLANS, CITY) == PROVINCE
    assert plan_above(PLANS, LATER) is None
    assert plan_before(PLANS, LATER) == CITY
    assert plan_before(PLANS, CITY) is None
    assert plan_before(DATA.plans, "china-2021-2025") == "china-2016-2020"


def test_the_shipped_plans_beside_the_nations():
    """Read from the plans themselves: 3.5 and 6 stand against 12 and 13, 85 against 85; one of eight is left out."""
    found = compare_plans(DATA, "qinhuangdao-2021-2025", "china-2021-2025").set_index("indicator")["relation"]
    theirs = found[found != cascade.ADDED]
    assert len(theirs) == 8
    assert found["high_value_invention_patents_per_10k"] == found["patent_intensive_gdp_share"] == cascade.LOWERED
    assert found["civil_first_instance_settlement_rate"] == cascade.TAKEN_OVER
    assert theirs[theirs == cascade.DROPPED].index.tolist() == ["overseas_invention_patents_granted"]


def test_an_unknown_plan_is_told():
    with pytest.raises(UnknownName, match="hegang-2021-2025"):
        compare_plans(DATA, "hegang-2021-2024", "china-2021-2025")
