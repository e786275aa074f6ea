"""What a cell prints: none, one, two figures, or a clause."""

import pytest

from ipstats.documents import Cell
from ipstats.reading.cell_figures import figures_of
from ipstats.reading.columns import Column
from ipstats.text import Horizon

HORIZON = Horizon(2021, 2025, 2020)
TARGET = Column("value", 2025)

# a cell, and of each of its figures: printed, value, unit, comparator, measure, year
CASES = [
    ("300", [("300", 300, None, "=", "level", 2025)]),
    ("-2.4", [("-2.4", -2.4, None, "=", "level", 2025)]),
    ("—", []),
    ("稳步增长", [("稳步增长", None, None, None, "level", 2025)]),
    # bounds apart from their number
    ("12（含）以上", [("12（含）以上", 12, None, ">=", "level", 2025)]),
    ("400件（含400件）以上", [("400件（含400件）以上", 400, "件", ">=", "level", 2025)]),
    ("60+", [("60+", 60, None, ">=", "level", 2025)]),
    ("76% 左右", [("76% 左右", 76, "%", "~", "level", 2025)]),
    ("控制在5.5%", [("5.5%", 5.5, "%", "<=", "level", 2025)]),
    # a verb before the number
    ("达到300", [("300", 300, None, "=", "level", 2025)]),
    ("提高到82岁左右", [("82岁左右", 82, "岁", "~", "level", 2025)]),
    ("提升至76%", [("76%", 76, "%", "=", "level", 2025)]),
    ("增加 3 万人以上", [("3 万人以上", 30_000, "人", ">=", "change", 2025)]),
    ("建成 15 个左右", [("15 个左右", 15, "个", "~", "level", 2025)]),
    ("降至2.3∶1左右", [("2.3∶1左右", 2.3, None, "~", "level", 2025)]),
    ("提高 2.9 个百分点", [("2.9 个百分点", 2.9, "百分点", "=", "change", 2025)]),
    ("总量迈上3万亿元台阶", [("3万亿元", 3e12, "元", ">=", "level", 2025)]),
    # growth, over one year or over all
    ("比2020年翻一番", [("翻一番", 2, "倍", "=", "multiple", 2025)]),
    ("较2020年增长一倍", [("一倍", 1, "倍", "=", "total_growth", 2025)]),
    ("年均增长10%以上", [("10%以上", 10, "%", ">=", "annual_growth", 2025)]),
    ("增长5.3%左右（五年平均）", [("5.3%左右", 5.3, "%", "~", "annual_growth", 2025)]),
    ("比2020年下降18%", [("18%", -18, "%", "=", "total_growth", 2025)]),
    # parts of a whole
    ("九成以上", [("九成以上", 90, "%", ">=", "level", 2025)]),
    ("十分之九", [("十分之九", 90, "%", "=", "level", 2025)]),
    ("三分之二", [("三分之二", None, None, None, "level", 2025)]),
    ("12/10万", [("12/10万", 12, "/10万", "=", "level", 2025)]),
    # two figures
    ("1至2亿元", [("1", 1e8, "元", ">=", "level", 2025), ("2亿元", 2e8, "元", "<=", "level", 2025)]),
    ("2～3亿", [("2", 2e8, None, ">=", "level", 2025), ("3亿", 3e8, None, "<=", "level", 2025)]),
    ("82% / 72%", [("82%", 82, "%", "=", "level", 2025), ("72%", 72, "%", "=", "level", 2025)]),
    ("≤0.9/≤2", [("≤0.9", 0.9, None, "<=", "level", 2025), ("≤2", 2, None, "<=", "level", 2025)]),
    ("≤8%/≤10%", [("≤8%", 8, "%", "<=", "level", 2025), ("≤10%", 10, "%", "<=", "level", 2025)]),
    ("40件→50件", [("40件", 40, "件", "=", "level", 2020), ("50件", 50, "件", "=", "level", 2025)]),
    ("32件（2024年25.2件）", [("32件", 32, "件", "=", "level", 2025), ("25.2件", 25.2, "件", "=", "level", 2024)]),
    ("25%（目前29.3%）", [("25%", 25, "%", "=", "level", 2025), ("29.3%", 29.3, "%", "=", "level", 2020)]),
    (
        "29万标箱（2019年24万）",
        [("29万标箱", 290_000, "标准箱", "=", "level", 2025), ("24万", 240_000, "标准箱", "=", "level", 2019)],
    ),
    # no figures
    ("位居全省前10", []),
    ("GB/T 29490", []),
    ("单位GDP二氧化碳排放", []),
]


def read(text, column=TARGET):
    return figures_of(Cell(text, 0, len(text)), column, HORIZON)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_figures_of_a_cell(text, expected):
    made = [
        (text[q.start : q.end], q.value, q.unit, q.comparator, column.measure, column.year)
        if (q := figure.quantity)
        else (text, None, None, None, column.measure, column.year)
        for figure in read(text)
        for column in [figure.column]
    ]
    assert made == expected


NATURES = [
    ("18 件(预期性)", "18 件", "预期性"),
    ("≤230万人（约束性）", "≤230万人", "约束性"),
    ("5%（五年平均，预期性）", "5%", "预期性"),
    ("58，约束性指标", "58", "约束性"),
    ("58", "58", None),
]


@pytest.mark.parametrize(("text", "printed", "nature"), NATURES)
def test_the_nature_that_a_cell_prints(text, printed, nature):
    (figure,) = read(text)
    assert figure.quantity
    assert (text[figure.quantity.start : figure.quantity.end], figure.nature) == (printed, nature)


# a clause, and the names that it gives its figures; short words (总量) are no names of their own
NAMES = [
    ("每年平均增长 5% 左右，总量迈上 3 万亿元台阶；人均 GDP 在 8 万元以上", ["", "", "人均 GDP"]),
    ("3000 亿元，其中与京冀 725 亿元", ["", "其中京冀"]),
    ("新增高新技术企业50家", ["高新技术企业"]),
    ("书屋20座、剧场3座", ["其中书屋", "其中剧场"]),
    ("医院3家、床位800张", ["其中医院", "其中床位"]),
    ("书屋20座", [""]),
    ("高价值发明专利 3.3 件；城镇调查失业率控制到 5.5% 左右", ["高价值发明专利", "城镇调查失业率"]),
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_a_clause_may_name_its_figures(text, names):
    assert [figure.name for figure in read(text)] == names


# a cell of a column of targets, and the goal in words that it states
GOALS = [
    ("持续提升", "持续提升"),
    ("高于经济增速", "高于经济增速"),
    ("与经济增长同步", "与经济增长同步"),
    ("只增不减", "只增不减"),
    ("不降低", "不降低"),
    ("实现达峰", "实现达峰"),
    ("完成上级下达任务", "完成上级下达任务"),
    ("（提高）", "提高"),
    ("—（表述为“稳步提高”）", "稳步提高"),
    ("未公布（定性：“保持在合理区间”）；见专栏", "保持在合理区间"),
    ("—（未设量化目标）", None),
    ("暂不公布", None),
    ("详见附件", None),
    ("市教育局", None),
    ("专利转化率", None),
]


@pytest.mark.parametrize(("text", "goal"), GOALS)
def test_a_goal_in_words(text, goal):
    assert [figure.words for figure in read(text)] == ([goal] if goal else [])


def test_words_are_goals_only_where_targets_stand():
    assert read("高于经济增速", Column("value", 2020, "actual")) == []
    assert [figure.words for figure in read("与经济增长同步", Column("growth", 2025))] == ["与经济增长同步"]


# what a plan wants over its years
SPANS = [
    ("新增50家", 2021),
    ("比2020年下降18%", 2021),
    ("“十四五”时期达到60家", 2021),
    ("50家", None),
    ("2023年50家", None),
]


@pytest.mark.parametrize(("text", "start"), SPANS)
def test_the_first_year_of_what_is_wanted_over_several(text, start):
    assert [figure.column.period_start for figure in read(text)] == [start]


@pytest.mark.parametrize(
    ("text", "reference"), [("比2019年翻一番", "2019"), ("比上年增长5%", "2024"), ("增长5%", None)]
)
def test_what_a_growth_is_compared_to(text, reference):
    assert [figure.compared_to for figure in read(text)] == [reference]
