"""Every number of a table is in a statement, or is listed with the reason."""

import re
from collections import Counter

import pytest

from ipstats.documents.document import parse_text
from ipstats.reading.extraction import read

PLAN = "lancheng-2021-2025"

# a table, and the numbers of it that are in no statement: printed, reason
CASES = {
    "all read": ("指标\t2020年\t2025年\n商标申请量（件）\t5\t9\n", [("2020", "header"), ("2025", "header")]),
    "numbers of rows, digits in names and units": (
        "序号\t指标\t单位\t2025年\n1\t3岁以下托位数\t个\t9\n2\tPM2.5浓度\t微克/立方米\t7\n",
        [
            ("2025", "header"),
            ("1", "row number"),
            ("3", "part of a name"),
            ("2", "row number"),
            ("2.5", "part of a name"),
        ],
    ),
    "years of rows": (
        "指标\t年份\t数值（件）\n商标申请量\t2020\t5\n商标申请量\t2025\t9\n",
        [("2020", "date"), ("2025", "date")],
    ),
    "a cell that says more than a figure": (
        "指标\t2025年\n商标申请量（件）\t9\n专利授权量（件）\t3类7种情形共12个环节\n",
        [("2025", "header"), *((n, "cell not understood") for n in ("3", "7", "12"))],
    ),
    "a column of remarks": (
        "指标\t2025年\t备注\n商标申请量（件）\t9\t见第3章\n专利授权量（件）\t7\t略\n",
        [("2025", "header"), ("3", "column not understood")],
    ),
    "a row without name": (
        "指标\t2020年\t2025年\n商标申请量（件）\t5\t9\n\t3\t7\n专利授权量（件）\t3\t7\n",
        [("2020", "header"), ("2025", "header"), ("3", "row without name"), ("7", "row without name")],
    ),
    "a power of ten": (
        "指标\t2025年\n商标申请量（件）\t9\n专利授权量（件）\t10²\n",
        [("2025", "header"), ("10", "equation")],
    ),
    "rows that name groups": (
        "指标\t2020年\t2025年\n2025年目标\n商标申请量（件）\t5\t9\n",
        [("2020", "header"), ("2025", "header"), ("2025", "row that names a group")],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_numbers_that_are_no_figures_have_a_reason(case):
    text, expected = CASES[case]
    unread = read(parse_text(f"三、发展目标\n{text}", PLAN)).unread
    assert [(row.printed, row.reason) for row in unread.itertuples()] == expected


@pytest.mark.parametrize("case", CASES)
def test_the_account_adds_up_to_all_numbers_of_the_table(case):
    text = CASES[case][0]
    reading = read(parse_text(f"三、发展目标\n{text}", PLAN))
    numbers = re.findall(r"\d+(?:\.\d+)?", text)
    assert sum(reading.table_numbers) + len(reading.unread) == len(numbers)
    stated = Counter(re.findall(r"\d+(?:\.\d+)?", " ".join(reading.statements["printed"])))
    assert stated + Counter(reading.unread["printed"]) == Counter(numbers)


def test_a_table_that_is_read_to_less_than_half_is_doubted_and_told():
    rows = "".join(f"项目{n}（件）\t见附件{n}第{n}条\n" for n in range(4, 9))
    reading = read(parse_text(f"三、发展目标\n\n主要指标\n指标\t2025年\n商标申请量（件）\t9\n{rows}", PLAN))
    assert set(reading.statements["doubt"]) == {"table read only in part"}
    assert reading.notices == ["table '主要指标': 1 of 11 numbers read: cell not understood"]


def test_a_table_of_which_nothing_is_read_is_told():
    reading = read(parse_text("三、发展目标\n\n主要指标\n任务内容\t责任单位\n建5个中心和6个基地\t市局3处\n", PLAN))
    assert reading.notices == ["table '主要指标': 0 of 3 numbers read: table not understood"]
