"""Layouts in which tables reach us as text. Add one for every new way in which a table was copied."""

import pytest

from ipstats.documents.document import Table, parse_text

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
]


@pytest.mark.parametrize("text", PROSE)
def test_prose_is_no_table(text):
    assert not [block for block in parse_text(text, "p").blocks if isinstance(block, Table)]
