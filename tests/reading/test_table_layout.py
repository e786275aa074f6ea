"""What stands in which column of a table."""

import pytest

from ipstats.documents.document import Table, parse_text
from ipstats.reading.indicator_names import Matcher
from ipstats.reading.tables import read_table
from ipstats.text.periods import Horizon

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
    found = read_table(table, "p", Horizon(2021, 2025, 2020), Matcher(data.indicators))
    assert [(s.name, s.value, s.unit, s.status, s.year) for s in found] == expected


def test_a_cumulative_column_beside_base_and_target_is_a_change(data):
    text = "指标\t2020年\t2025年\t年均增速〔累计〕\n常住人口城镇化率（%）\t46.3\t55\t〔8.7〕\n"
    table = next(block for block in parse_text(text, "p").blocks if isinstance(block, Table))
    last = read_table(table, "p", Horizon(2021, 2025, 2020), Matcher(data.indicators))[-1]
    assert (last.value, last.unit, last.measure) == (8.7, "百分点", "change")
