"""Layouts in which tables reach us as text. Add one for every new way in which a table was copied."""

import pytest

from ipstats.documents.document import Paragraph, Table, parse_text
from ipstats.reading.extraction import extract_statements

WANTED = [("商标申请量（件）", "5", "9"), ("专利授权量（件）", "—", "7")]

LAYOUTS = {
    "tabs": "指标\t2020年\t2025年\n商标申请量（件）\t5\t9\n专利授权量（件）\t—\t7\n",
    "bars": "|指标|2020年|2025年|\n|---|:-:|--:|\n|商标申请量（件）|5|9|\n|专利授权量（件）|—|7|\n",
    "a cell a line, blank lines between rows": "\t指标\n\t2020年\n\t2025年\n\n\t商标申请量（件）\n\t5\n\t9\n\n\t专利授权量（件）\n\t—\n\t7\n",
    "a cell a line, no blank lines": "\t指标\n\t2020年\n\t2025年\n"
    + "\t商标申请量（件）\n\t5\n\t9\n\t专利授权量（件）\n\t—\n\t7\n\t著作权登记量（件）\n\t1\n\t2\n",
    "cells alone on their lines": "指标\n2020年\n2025年\n商标申请量（件）\n5\n9\n专利授权量（件）\n—\n7\n",
    "alone, with blank lines": "指标\n\n2020年\n\n2025年\n\n商标申请量（件）\n\n5\n\n9\n\n专利授权量（件）\n\n—\n\n7\n",
    "alone, header broken": "指标\n2020年\n基期值\n2025年\n目标值\n商标申请量（件）\n5\n9\n专利授权量（件）\n—\n7\n",
    "alone, a name broken": "指标\n2020年\n2025年\n商标\n申请量（件）\n5\n9\n专利授权量（件）\n—\n7\n",
    "columns set apart by blanks": "指标      2020年    2025年\n商标申请量（件）   5    9\n专利授权量（件）   —    7\n",
    "header broken between tabs": "指标\t2020年\n实际值\t2025年\n目标值\n商标申请量（件）\t5\t9\n专利授权量（件）\t—\t7\n",
    "groups between the rows": "指标\t2020年\t2025年\n一、创造\n商标申请量（件）\t5\t9\n二、运用\n专利授权量（件）\t—\t7\n",
    "full-width bars": "指标｜2020年｜2025年\n商标申请量（件）｜5｜9\n专利授权量（件）｜—｜7\n",
    "drawn, a line below each row": "+----+----+\n| 指标 | 2020年 | 2025年 |\n+====+====+\n| 商标申请量（件） | 5 | 9 |\n+----+----+\n"
    "| 专利授权量（件） | — | 7 |\n+----+----+\n",
    "drawn, a line below the header only": "+----+----+\n|指标|2020年|2025年|\n+----+----+\n|商标申请量（件）|5|9|\n"
    "|专利授权量（件）|—|7|\n+----+----+\n",
    "drawn with box signs": "┌────┬────┬────┐\n│指标│2020年│2025年│\n├────┼────┼────┤\n│商标申请量（件）│5│9│\n├────┼────┼────┤\n"
    "│专利授权量（件）│—│7│\n└────┴────┴────┘\n",
    "commas": '指标,2020年,2025年\n商标申请量（件）,5,"9"\n专利授权量（件）,—,7\n',
    "semicolons": "指标；2020年；2025年\n商标申请量（件）；5；9\n专利授权量（件）；—；7\n",
    "single blanks": "指标 2020年 2025年\n商标申请量（件） 5 9\n专利授权量（件） — 7\n",
    "single blanks, header over lines": "指标\n2020年 2025年\n商标申请量（件） 5 9\n专利授权量（件） — 7\n",
    "tabs, empty cells at both ends": "指标\t2020年\t2025年\n\t\t（件）\n商标申请量（件）\t5\t9\n专利授权量（件）\t—\t7\n",
    "over a page": "指标\t2020年\t2025年\n商标申请量（件）\t5\t9\n\n— 7 —\n\n指标\t2020年\t2025年\n专利授权量（件）\t—\t7\n",
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_layout_gives_the_same_rows(name):
    text = f"到2025年，实现以下目标。\n\n{LAYOUTS[name]}\n三、重点任务\n"
    (table,) = [block for block in parse_text(text, "p").blocks if isinstance(block, Table)]
    rows = [tuple(cell.text.replace("\n", "") for cell in row) for row in table.rows]
    whole = [row if len(row) == 3 else ("".join(row[:-2]), *row[-2:]) for row in rows if len(row) > 2]
    assert [row for row in whole if row in WANTED] == WANTED
    assert all(
        text[cell.start : cell.end].replace("\n", "") == cell.text.replace("\n", "")
        for row in table.rows
        for cell in row
    )


PROSE = [
    "指标体系进一步完善。\n目标明确。\n责任落实。\n",
    "主要指标\n到2025年，商标申请量达到5件。\n",
    "　　为推动治理，编制本规划。\n　　一、规划背景\n",
    "\t为推动治理，编制本规划。\n\t一、规划背景\n",
    "项目\n建设单位\n开工日期\n",
    "指标,目标,完成情况\n商标,专利,达到300件\n",
    "到2025年,商标5件,专利7件\n到2030年,商标9件,专利8件\n",
    "项目 建设 单位\n一个 两个 三个\n",
    "————————\n目标 5 9\n────────\n",
]


@pytest.mark.parametrize("text", PROSE)
def test_prose_is_no_table(text):
    assert not [block for block in parse_text(text, "p").blocks if isinstance(block, Table)]


def test_tabs_keep_the_columns_of_a_row_with_empty_cells():
    text = "类别\t指标\t2020年\t2025年\n创造\t专利\t3\t5\n\t商标\t6\t\n\t著作权\t\t7\n"
    (table,) = [block for block in parse_text(text, "p").blocks if isinstance(block, Table)]
    assert [[cell.text for cell in row] for row in table.rows][2:] == [["", "商标", "6", ""], ["", "著作权", "", "7"]]


# A line, and whether it is a table run together
FLATTENED = [
    (
        "指　标2015年2020年〔累计〕属性1.空气优良天数比率（%）76.7＞80-约束性2.森林覆盖率（%）21.6623.04〔1.38〕约束性",
        True,
    ),
    ("指标 2015年 2020年 属性 1.空气优良天数比率（%） 76.7 ＞80 - 约束性", True),
    ("指标单位2020年2025年有效注册商标件50249000专利授权量件320450", True),
    ("序号指标2020年2025年1每万人口发明专利拥有量（件）6.3122商标注册量（件）120180", True),
    ("1.空气优良天数比率（%）76.7＞80-约束性", True),
    ("森林覆盖率（%）21.6623.04〔1.38〕", True),
    ("指标名称基期值目标值专利授权量59", True),
    ("森林覆盖率（约束性指标）由2015年的21.66%提高到2020年的23.04%", False),
    ("专利授权量（件）达到300，商标（件）达到200", False),
    ("专利授权（件）：300；商标注册（件）：200", False),
    ("主要指标：2020年专利5件，2025年9件", False),
    ("约束性指标2020年完成情况好于2019年", False),
    ("按照2015.12.31的通知，1.2.3节", False),
    ("重点项目2021年目标完成率90%", False),
]


@pytest.mark.parametrize(("line", "flattened"), FLATTENED)
def test_a_table_run_together_is_told(line, flattened):
    document = parse_text(f"正文\n{line}\n后文", "p")
    assert [block.flattened for block in document.blocks if isinstance(block, Paragraph)] == [False, flattened, False]
    assert len(document.notices) == flattened


def test_what_is_read_of_a_table_run_together_is_doubted():
    text = "指标单位2020年2025年有效注册商标件50249000件专利授权量320件450件\n专利授权量达到300件。\n"
    doubts = extract_statements(parse_text(text, "lancheng-2021-2025"))["doubt"].fillna("").tolist()
    assert ["table run together" in doubt for doubt in doubts] == [True, True, True, False]
