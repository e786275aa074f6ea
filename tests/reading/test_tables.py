import pytest

from ipstats.documents.document import Table, parse_text
from ipstats.reading.indicator_names import Matcher
from ipstats.reading.labels import base_unit, departments, split_unit
from ipstats.reading.table_layout import lay_out_table
from ipstats.reading.tables import read_table
from ipstats.text.periods import Horizon

HORIZON = Horizon(2021, 2025, 2020)

# A table as rows of cells, and the statements it makes: name, value, unit, printed, status, year, qualitative
CASES = {
    "unit in the name": (
        ["指标名称|2020年基期值|2025年目标值", "有效注册商标量（件）|34000|45000"],
        [
            ("有效注册商标量", 34000, "件", "34000", "actual", 2020, None),
            ("有效注册商标量", 45000, "件", "45000", "target", 2025, None),
        ],
    ),
    "base units": (
        ["指标名称|2020年|2025年", "知识产权质押融资登记金额（亿元）|0.55|3.2"],
        [
            ("知识产权质押融资登记金额", 55_000_000, "元", "0.55", "actual", 2020, None),
            ("知识产权质押融资登记金额", 320_000_000, "元", "3.2", "target", 2025, None),
        ],
    ),
    "per head": (
        ["指标名称|2020年|2025年", "每万人口发明专利拥有量（件）|0.56|0.6"],
        [
            ("每万人口发明专利拥有量", 0.56, "件/万人", "0.56", "actual", 2020, None),
            ("每万人口发明专利拥有量", 0.6, "件/万人", "0.6", "target", 2025, None),
        ],
    ),
    "no baseline, target in words, unit from the name": (
        ["指标名称|2020年基期值|2025年目标值", "版权产业增加值占GDP比重|-|稳步增长"],
        [("版权产业增加值占GDP比重", None, "%", "稳步增长", "target", 2025, "稳步增长")],
    ),
    "zero is a figure": (
        ["指标名称|2020年|2025年", "知识产权质押融资登记金额（亿元）|0|0.3"],
        [
            ("知识产权质押融资登记金额", 0, "元", "0", "actual", 2020, None),
            ("知识产权质押融资登记金额", 30_000_000, "元", "0.3", "target", 2025, None),
        ],
    ),
    "a column of units": (
        ["序号|指标|单位|基期值|目标值", "1|商标申请量|万件|1.2|≥2"],
        [
            ("商标申请量", 12000, "件", "1.2", "actual", 2020, None),
            ("商标申请量", 20000, "件", "≥2", "target", 2025, None),
        ],
    ),
    "two brackets": (
        ["指标名称|2020年|2025年", "知识产权管理规范国家标准认证的单位（累计）（家）|16|60"],
        [
            ("知识产权管理规范国家标准认证的单位（累计）", 16, "家", "16", "actual", 2020, None),
            ("知识产权管理规范国家标准认证的单位（累计）", 60, "家", "60", "target", 2025, None),
        ],
    ),
    "no indicators": (["任务|责任单位", "开展培训|市教育局"], []),
}


def read(rows, data):
    blocks = parse_text("\n".join(rows).replace("|", "\t"), "p").blocks
    matcher = Matcher(data.indicators)
    return [
        s
        for table in blocks
        if isinstance(table, Table)
        for s in read_table(table, lay_out_table(table, HORIZON), "p", HORIZON, matcher)
    ]


@pytest.mark.parametrize("case", CASES)
def test_read_table(case, data):
    rows, expected = CASES[case]
    found = read(rows, data)
    assert [(s.name, s.value, s.unit, s.printed, s.status, s.year, s.qualitative) for s in found] == expected


def test_departments_and_nature_are_attached(data):
    rows = ["指标|属性|2025年|责任单位", "有效注册商标量（件）|约束性|45000|市市场监管局牵头，市商务局负责"]
    (only,) = read(rows, data)
    assert (only.nature, only.responsible) == ("约束性", "市市场监管局;市商务局")


# as printed, the departments
DEPARTMENTS = [
    ("市委宣传部", "市委宣传部"),
    ("市市场监管局牵头，市发改委、市教育局等按照职责分工负责", "市市场监管局;市发改委;市教育局"),
    ("牵头单位:市知识产权局;责任单位:市财政局,各县(市、区)", "市知识产权局;市财政局;各县(市、区)"),
    ("省科技厅、省知识产权局，各市政府按职责分工负责", "省科技厅;省知识产权局;各市政府"),
    ("", None),
]


@pytest.mark.parametrize(("printed", "expected"), DEPARTMENTS)
def test_departments(printed, expected):
    assert departments(printed) == expected


# name with its unit, the name, the unit
NAMES = [
    ("有效注册商标量（件）", "有效注册商标量", "件"),
    ("比重（%）", "比重", "%"),
    ("使用费(万元)", "使用费", "万元"),
    ("单位（累计）", "单位（累计）", None),
    ("满意度", "满意度", None),
]


@pytest.mark.parametrize(("printed", "name", "unit"), NAMES)
def test_split_unit(printed, name, unit):
    assert split_unit(printed) == (name, unit)


# unit as printed, name, base unit, how many of it one is
UNITS = [
    ("万件", "", "件", 10_000),
    ("亿元", "", "元", 100_000_000),
    ("件", "每百万人口专利申请量", "件/百万人", 1),
    ("张", "每千人口床位数", "张/千人", 1),
    ("%", "每万人口比例", "%", 1),
    (None, "", None, 1),
]


@pytest.mark.parametrize(("printed", "name", "unit", "factor"), UNITS)
def test_base_unit(printed, name, unit, factor):
    assert base_unit(printed, name) == (unit, factor)
