import pytest

from ipstats.text.normalization import normalize
from ipstats.text.periods import find_periods

# text, the periods in it; > marks one that something is compared to
CASES = [
    ("到2025年，", ["2025"]),
    ("截至2020年年底，", ["2020"]),
    ("“十三五”期间，", ["2016-2020"]),
    ("“十四五”末，", ["2025"]),
    ("较“十二五”末增长", [">2015"]),
    ("较“十二五”期间分别增长", [">2011-2015"]),
    ("是2015年的3倍", [">2015"]),
    ("比2019年提高", [">2019"]),
    ("比 2025 年降低 17%", [">2025"]),
    ("（2021—2035年）", ["2021-2035"]),
    ("2016年至2020年", ["2016-2020"]),
    ("到二〇三五年，", ["2035"]),
    ("5.0%(2025)", ["2025"]),
    ("国发(2021)20号", []),
    ("2035年远景目标", []),  # the name of a vision, no time that anything is for
    ("2019年3月25日挂牌", []),
    # a day counts where something is measured or due on it, or a figure follows in its clause
    ("截至2019年12月31日，", ["2019"]),
    ("截止2022-12-31，", ["2022"]),
    ("2023年6月30日前，", ["2023"]),
    ("较2020年12月31日增长", [">2020"]),
    ("2021年2月1日全市新增商标50件", ["2021"]),
    ("2018年8月1日至2019年7月31日，", ["2018-2019"]),
    ("到二〇二一年六月三十日，", ["2021"]),
    ("2021年2月1日，开设窗口", []),
    ("2026年2月3日在第8届人民代表大会上", []),
    ("2020-12-24 08:17", []),
    ("十五个项目", []),
    ("四五家企业", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_find_periods(text, expected):
    assert [">" * period.reference + str(period) for period in find_periods(text)] == expected


# text, what its first time is for where it is not when a figure is
ROLES = [
    ("到2025年，", ""),
    ("“十三五”期间，", ""),
    ("较“十二五”末增长", "reference"),
    ("超过“十二五”的总和", "reference"),
    ("按2020年不变价计算", "reference"),
    ("由2015年的30件", "origin"),
    ("从“十二五”末的30件", "origin"),
    ("为到2035年翻一番奠定基础", "vision"),
    ("面向2035年，", "vision"),
    ("于2022年首次突破", "own"),
    ("于2021年建成的园区", "aside"),
    ("2018年以来新增的企业", "aside"),
    ("2016年后建成的小区", "aside"),
    ("十年变化（2000—2010年）调查", "aside"),
    ("“十四五”规划", "named"),
    ("完成“十三五”目标", "named"),
    ("“十四五”实现良好开局", "slogan"),
    ("“十五五”开好局", "slogan"),
    ("“十四五”圆满收官", "slogan"),
]


@pytest.mark.parametrize(("text", "role"), ROLES)
def test_what_a_mention_is_for(text, role):
    assert next(iter(find_periods(normalize(text)))).role == role


def test_a_role_holds_for_the_times_that_follow_at_once():
    assert [p.role for p in find_periods("超过“十二五”“十三五”两个五年总和")] == ["reference", "reference"]
