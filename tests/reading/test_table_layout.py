"""What stands in which column of a table."""

import pytest

from ipstats.documents.content import Content, Grid, place_cells
from ipstats.documents.document import Table, document_of, parse_text
from ipstats.reading.indicator_names import Matcher
from ipstats.reading.table_layout import lay_out_table
from ipstats.reading.tables import read_table
from ipstats.text.periods import Horizon

HORIZON = Horizon(2021, 2025, 2020)

# a table, and what it states: name, value, unit, status, year, measure
CASES = {
    "header over two rows": (
        "指标\t2020年\t目标\t目标\n指标\t2020年\t2023年\t2025年\n商标申请量（件）\t5\t7\t9\n",
        [
            ("商标申请量", 5, "件", "actual", 2020),
            ("商标申请量", 7, "件", "target", 2023),
            ("商标申请量", 9, "件", "target", 2025),
        ],
    ),
    "lower header row only below the cell that spans": (
        "指标\t2020年\t目标\t属性\n2025年\t年均/累计\n商标申请量（件）\t5\t9\t12.5%\t预期性\n",
        [
            ("商标申请量", 5, "件", "actual", 2020),
            ("商标申请量", 9, "件", "target", 2025),
            ("商标申请量", 12.5, "%", "target", 2025),
        ],
    ),
    "years down the side": (
        "年份\t商标申请量（件）\t专利授权量（件）\n2020年\t5\t3\n2025年\t9\t7\n",
        [
            ("商标申请量", 5, "件", "actual", 2020),
            ("商标申请量", 9, "件", "target", 2025),
            ("专利授权量", 3, "件", "actual", 2020),
            ("专利授权量", 7, "件", "target", 2025),
        ],
    ),
    "merged cell at the left": (
        "类别\t指标\t单位\t2020年\t2025年\n创造\t商标申请量\t件\t5\t9\n专利授权量\t件\t3\t7\n",
        [
            ("商标申请量", 5, "件", "actual", 2020),
            ("商标申请量", 9, "件", "target", 2025),
            ("专利授权量", 3, "件", "actual", 2020),
            ("专利授权量", 7, "件", "target", 2025),
        ],
    ),
    "baseline and target in one cell": (
        "指标\t2020年→2025年\t责任单位\n商标申请量\t5件→9件\t市法院\n",
        [("商标申请量", 5, "件", "actual", 2020), ("商标申请量", 9, "件", "target", 2025)],
    ),
    "baseline in brackets": (
        "指标\t目标值\t责任单位\n商标申请量\t9件（2020年5件）\t市法院\n",
        [("商标申请量", 9, "件", "target", 2025), ("商标申请量", 5, "件", "actual", 2020)],
    ),
    "a range": (
        "指标\t2025年\t责任单位\n商标申请量（件）\t5-9\t市法院\n",
        [("商标申请量", 5, "件", "target", 2025), ("商标申请量", 9, "件", "target", 2025)],
    ),
    "five-year sum": (
        "指标\t2020年\t2025年\n商标申请量（件）\t—\t〔320〕\n",
        [("商标申请量", 320, "件", "target", 2025)],
    ),
    "a note changes the year": (
        "指标\t2020年\t2025年\n商标申请量（件）\t5*\t9\n注：*为2019年数据。\n",
        [("商标申请量", 5, "件", "actual", 2019), ("商标申请量", 9, "件", "target", 2025)],
    ),
    "unit in the caption": (
        "单位：万件\n指标\t2020年\t2025年\n商标申请量\t5\t9\n",
        [("商标申请量", 50000, "件", "actual", 2020), ("商标申请量", 90000, "件", "target", 2025)],
    ),
    "a column of deadlines": (
        "任务指标\t目标值\t完成时限\n商标申请量（件）\t9\t2023年底\n",
        [("商标申请量", 9, "件", "target", 2023)],
    ),
    "places down the side": (
        "2020年各市情况\n单位：件\n地市\t商标申请量\t专利授权量\n蓝城市\t5\t3\n",
        [("蓝城市商标申请量", 5, "件", "actual", 2020), ("蓝城市专利授权量", 3, "件", "actual", 2020)],
    ),
    "a row a year": (
        "指标名称\t年度\t指标值\t单位\n商标申请量\t2020\t5\t件\n商标申请量\t2025\t9\t件\n",
        [("商标申请量", 5, "件", "actual", 2020), ("商标申请量", 9, "件", "target", 2025)],
    ),
    "a row a year, under a word for time": (
        "指标\t时间\t数值（件）\n商标申请量\t2020年\t5\n商标申请量\t2025年\t9\n",
        [("商标申请量", 5, "件", "actual", 2020), ("商标申请量", 9, "件", "target", 2025)],
    ),
    "a row the start, a row the goal": (
        "指标\t类型\t数值（件）\n商标申请量\t基期值\t5\n商标申请量\t目标值\t9\n",
        [("商标申请量", 5, "件", "actual", 2020), ("商标申请量", 9, "件", "target", 2025)],
    ),
    "names that begin with a year": (
        "指标\t目标值\n2025年商标申请量\t9件\n2025年专利授权量\t7件\n",
        [("商标申请量", 9, "件", "target", 2025), ("专利授权量", 7, "件", "target", 2025)],
    ),
    "a header that no list of words knows": (
        "表1 2020年专利情况\n指标\t专利数（万件）\t比上年增长（%）\n发明专利授权\t1.2\t-7.0\n",
        [("发明专利授权", 12000, "件", "actual", 2020), ("发明专利授权", -7, "%", "actual", 2020)],
    ),
    "columns that measure different things": (
        "表1 2020年专利情况\n指标\t年末数（件）\t比重（%）\n有效专利\t50\t100\n其中：发明\t10\t20\n",
        [
            ("有效专利", 50, "件", "actual", 2020),
            ("有效专利比重", 100, "%", "actual", 2020),
            ("发明", 10, "件", "actual", 2020),
            ("发明比重", 20, "%", "actual", 2020),
        ],
    ),
    "rows that are no indicators": (
        "表1 2020年情况\n行业\t投资额（亿元）\t比上年增长（%）\n制造业\t2\t3.5\n采矿业\t1\t4.5\n",
        [
            ("制造业投资额", 2e8, "元", "actual", 2020),
            ("制造业投资额", 3.5, "%", "actual", 2020),
            ("采矿业投资额", 1e8, "元", "actual", 2020),
            ("采矿业投资额", 4.5, "%", "actual", 2020),
        ],
    ),
    "a table folded in two": (
        "表1 2020年情况\n行业\t比上年增长（%）\t行业\t比上年增长（%）\n制造业\t3.5\t采矿业\t4.5\n建筑业\t1.5\t\t\n",
        [
            ("制造业", 3.5, "%", "actual", 2020),
            ("建筑业", 1.5, "%", "actual", 2020),
            ("采矿业", 4.5, "%", "actual", 2020),
        ],
    ),
    "growth told by the title": (
        "表1 2020年专利比上年涨跌幅度\n指标\t全市\t城区\n商标申请\t0.9\t1.1\n专利授权\t-0.4\t0.2\n",
        [
            ("全市商标申请", 0.9, "%", "actual", 2020),
            ("城区商标申请", 1.1, "%", "actual", 2020),
            ("全市专利授权", -0.4, "%", "actual", 2020),
            ("城区专利授权", 0.2, "%", "actual", 2020),
        ],
    ),
    "a title of levels and growth": (
        "表1 2020年专利数量、金额及其增长速度\n名称\t数量\t比上年增长（%）\t金额（亿元）\t比上年增长（%）\n"
        "发明\t3\t3.5\t2\t-1.5\n外观设计\t5\t0.5\t1\t2.5\n",
        [
            ("发明数量", 3, None, "actual", 2020),
            ("发明数量", 3.5, "%", "actual", 2020),
            ("发明金额", 2e8, "元", "actual", 2020),
            ("发明金额", -1.5, "%", "actual", 2020),
            ("外观设计数量", 5, None, "actual", 2020),
            ("外观设计数量", 0.5, "%", "actual", 2020),
            ("外观设计金额", 1e8, "元", "actual", 2020),
            ("外观设计金额", 2.5, "%", "actual", 2020),
        ],
    ),
    "this year and the one before": (
        "表1 2020年运输情况\n项目\t本年\t上年同期\t增减（%）\n客运量（万人次）\t41\t43\t-4.7\n",
        [
            ("客运量", 410_000, "人次", "actual", 2020),
            ("客运量", 430_000, "人次", "actual", 2019),
            ("客运量", -4.7, "%", "actual", 2020),
        ],
    ),
    "a step told by its unit": (
        "表1 2020年专利情况\n项目\t2020年\t比上年增减（件）\n专利授权（件）\t41\t-4\n",
        [("专利授权", 41, "件", "actual", 2020), ("专利授权", -4, "件", "actual", 2020)],
    ),
    "a step in points": (
        "表1 2020年情况\n项目\t2020年\t比上年增减（个百分点）\n城镇化率（%）\t60\t0.6\n",
        [("城镇化率", 60, "%", "actual", 2020), ("城镇化率", 0.6, "百分点", "actual", 2020)],
    ),
    "what a year's column measures": (
        "产品\t单位\t2019年产量\t2020年产量\n水泥\t万吨\t46\t50\n",
        [("水泥产量", 460_000, "吨", "actual", 2019), ("水泥产量", 500_000, "吨", "actual", 2020)],
    ),
    "a bare count": (
        "表1 2020年产量\n产品\t单位\t数量\n水泥\t万吨\t46\n钢材\t万吨\t5\n",
        [("水泥", 460_000, "吨", "actual", 2020), ("钢材", 50_000, "吨", "actual", 2020)],
    ),
    "a scale without a unit": (
        "指标\t单位\t2025年\n产业规模\t万亿\t1.2\n经济总量（千亿）\t\t7\n",
        [("产业规模", 1.2e12, None, "target", 2025), ("经济总量", 7e11, None, "target", 2025)],
    ),
    "digits in names": (
        "指标\t2020年\t2025年\nPM2.5平均浓度（微克/立方米）\t42\t35\n3岁以下婴幼儿托位数（个）\t100\t200\n",
        [
            ("PM2.5平均浓度", 42, "微克/立方米", "actual", 2020),
            ("PM2.5平均浓度", 35, "微克/立方米", "target", 2025),
            ("3岁以下婴幼儿托位数", 100, "个", "actual", 2020),
            ("3岁以下婴幼儿托位数", 200, "个", "target", 2025),
        ],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_layouts(case, data):
    text, expected = CASES[case]
    table = next(block for block in parse_text(text, "p").blocks if isinstance(block, Table))
    found = read_table(table, lay_out_table(table, HORIZON), "p", HORIZON, Matcher(data.indicators))
    assert [(s.name, s.value, s.unit, s.status, s.year) for s in found] == expected


def test_a_column_for_levels_and_growth_is_told_by_its_cells(data):
    text = (
        "指标\t2025年\t2030年/年均\n地区生产总值增长\t5.5%\t年均5%左右\n城镇化率\t63%\t68%左右\n专利授权量\t5件\t9件\n"
    )
    table = next(block for block in parse_text(text, "p").blocks if isinstance(block, Table))
    found = read_table(table, lay_out_table(table, HORIZON), "p", HORIZON, Matcher(data.indicators))
    assert [s.measure for s in found] == ["annual_growth", "annual_growth", *["level"] * 4]


def test_a_count_in_a_column_of_growth_is_one_of_each_year(data):
    text = "指标\t2020年\t年均/累计\n地区生产总值增长（%）\t5.5\t5.2\n城镇新增就业（万人）\t63\t60\n"
    table = next(block for block in parse_text(text, "p").blocks if isinstance(block, Table))
    found = read_table(table, lay_out_table(table, HORIZON), "p", HORIZON, Matcher(data.indicators))
    assert [(s.value, s.unit, s.measure) for s in found][1::2] == [
        (5.2, "%", "annual_growth"),
        (600_000, "人", "annual_level"),
    ]


def test_a_cumulative_column_beside_base_and_target_is_a_change(data):
    text = "指标\t2020年\t2025年\t年均增速〔累计〕\n常住人口城镇化率（%）\t46.3\t55\t〔8.7〕\n"
    table = next(block for block in parse_text(text, "p").blocks if isinstance(block, Table))
    last = read_table(table, lay_out_table(table, HORIZON), "p", HORIZON, Matcher(data.indicators))[-1]
    assert (last.value, last.unit, last.measure) == (8.7, "百分点", "change")


# a table, and the doubt of each statement it makes
DOUBTS = [
    ("指标\t2020年\t2025年\n商标申请量（件）\t5\t9\n", [None, None]),
    ("指标\t数量\n商标申请量（件）\t9\n专利授权量（件）\t7\n", ["year inferred"] * 2),
    ("指标\t合计\n商标申请量（件）\t9\n专利授权量（件）\t7\n", ["header not understood; year inferred"] * 2),
    ("指标\t年份\t数量\n商标申请量（件）\t2025\t9\n专利授权量（件）\t2025\t7\n", [None, None]),
]


@pytest.mark.parametrize(("text", "doubts"), DOUBTS)
def test_a_column_that_its_cells_tell_is_doubted(text, doubts, data):
    table = next(block for block in parse_text(text, "p").blocks if isinstance(block, Table))
    found = read_table(table, lay_out_table(table, HORIZON), "p", HORIZON, Matcher(data.indicators))
    assert [s.doubt for s in found] == doubts


NATURES = [
    ("主要约束性指标\n指标\t2025年\n商标申请量（件）\t9\n", "约束性"),
    ("主要指标\n指标\t2025年\n商标申请量（件）\t9\n", None),
    ("主要指标（均为预期性）\n指标\t2025年\t属性\n商标申请量（件）\t9\t约束性\n", "约束性"),
    ("预期性和约束性指标\n指标\t2025年\n商标申请量（件）\t9\n", None),
]


@pytest.mark.parametrize(("text", "nature"), NATURES)
def test_a_nature_in_the_title_holds_for_all_rows(text, nature, data):
    table = next(block for block in parse_text(text, "p").blocks if isinstance(block, Table))
    [found] = read_table(table, lay_out_table(table, HORIZON), "p", HORIZON, Matcher(data.indicators))
    assert found.nature == nature


# the header rows of a grid as (text, columns, rows), and the names, values and years of the row 青山区, 1, 2, …
UPPER = {
    "a unit over years": (
        [[("地区", 1, 2), ("接待人数（万人次）", 2, 1)], [("2019年", 1, 1), ("2020年", 1, 1)]],
        [("青山区接待人数", 10_000, 2019), ("青山区接待人数", 20_000, 2020)],
    ),
    "two nouns over the same years": (
        [
            [("地区", 1, 2), ("入境游客（人）", 2, 1), ("国内游客（人）", 2, 1)],
            [("2019年", 1, 1), ("2020年", 1, 1), ("2019年", 1, 1), ("2020年", 1, 1)],
        ],
        [
            ("青山区入境游客", 1, 2019),
            ("青山区入境游客", 2, 2020),
            ("青山区国内游客", 3, 2019),
            ("青山区国内游客", 4, 2020),
        ],
    ),
}


@pytest.mark.parametrize("case", UPPER)
def test_what_an_upper_header_says_holds_for_all_columns_below_it(case, data):
    heads, expected = UPPER[case]
    row = [("青山区", 1, 1), *((str(value), 1, 1) for value in range(1, len(expected) + 1))]
    document = document_of(Content([Grid(place_cells([*heads, row]))]), "p")
    [table] = [block for block in document.blocks if isinstance(block, Table)]
    found = read_table(table, lay_out_table(table, HORIZON), "p", HORIZON, Matcher(data.indicators))
    assert [(s.name, s.value, s.year) for s in found] == expected


def test_columns_that_would_say_the_same_are_doubtful(data):
    text = "指标\t2025年\t2025年\n商标申请量（件）\t5\t9\n"
    table = next(block for block in parse_text(text, "p").blocks if isinstance(block, Table))
    found = read_table(table, lay_out_table(table, HORIZON), "p", HORIZON, Matcher(data.indicators))
    assert [s.doubt for s in found] == ["header not understood"] * 2


HEADS = [
    # rows of a grid as (text, columns, rows), how many of them are its header
    (
        [
            [("指标", 1, 1), ("目标值", 1, 1)],
            [("GDP年均增速", 1, 1), ("未设量化目标", 1, 1)],
            [("专利", 1, 1), ("5", 1, 1)],
        ],
        1,
    ),
    (
        [
            [("指标", 1, 2), ("目标值", 2, 1)],
            [("2025年", 1, 1), ("2030年", 1, 1)],
            [("专利", 1, 1), ("5", 1, 1), ("9", 1, 1)],
        ],
        2,
    ),
]


@pytest.mark.parametrize(("rows", "heads"), HEADS)
def test_a_header_has_a_second_row_where_its_cells_span(rows, heads):
    document = document_of(Content(["正文", Grid(place_cells(rows))]), "p")
    [table] = [block for block in document.blocks if isinstance(block, Table)]
    assert len(lay_out_table(table, HORIZON).heads) == heads
