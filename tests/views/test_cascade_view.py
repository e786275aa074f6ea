"""A plan beside the one above it and the one before, as pages show it."""

import pytest
from shipped import DATA

from ipstats.views import cascade


def test_a_city_beside_the_nations_plan():
    mine = DATA.of("qinhuangdao")
    told = cascade.cascade_answer(DATA, mine, "above", "zh").html
    assert "低于上位规划2项（每万人口高价值发明专利拥有量、专利密集型产业增加值占GDP比重）" in told
    html = cascade.cascade_table(DATA, mine, "above", "zh").html
    for words in (
        "全国 2021–2025",
        "秦皇岛市 2021–2025",
        "12件/万人（2025年）",
        "3.5件/万人（2025年）",
        "未列入本规划",
    ):
        assert words in html


def test_a_plan_beside_the_one_before():
    mine = DATA.of("china", "china-2021-2025")
    assert "raised 2 (" in cascade.cascade_answer(DATA, mine, "before", "en").html
    assert "dropped" in cascade.cascade_table(DATA, mine, "before", "en").html


@pytest.mark.parametrize(("region", "use"), [("hebei", "before"), ("jiyuan", "above"), ("china", "before")])
def test_without_another_plan_or_targets_nothing_is_shown(region, use):
    mine = DATA.of(region)
    assert cascade.cascade_answer(DATA, mine, use, "zh") is None
    assert cascade.cascade_table(DATA, mine, use, "zh") is None
