"""Tables of a sheet: apart by empty rows, side by side with an empty column between, or one with a gap in it."""

import pytest

from ipstats.documents.content import GridCell
from ipstats.documents.excel.sheet_tables import tables_of


def cells(drawn):
    """The cells of a sheet drawn a row a line, between bars; ~ is a place that the cell to the left covers."""
    found = []
    for row, line in enumerate(drawn.strip().split("\n"), start=1):
        for column, text in enumerate(line.split("|"), start=1):
            if text.strip() == "~":
                last = found.pop()
                found.append(GridCell(last.text, last.row, last.column, 1, last.columns + 1))
            elif text.strip():
                found.append(GridCell(text.strip(), row, column))
    return found


def drawn(grid):
    rows = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, []).append(cell.text + "~" * (cell.columns - 1))
    return " / ".join(" ".join(row) for row in rows.values())


# sheet, its tables: cells of a row with blanks, rows with slashes between them
SHEETS = [
    ("指标|2020年\n专利|5", ["指标 2020年 / 专利 5"]),
    ("指标|2020年\n专利|5\n\n指标|2025年\n商标|7", ["指标 2020年 / 专利 5", "指标 2025年 / 商标 7"]),
    ("指标|值||指标|值\n专利|5||商标|7", ["指标 值 / 专利 5", "指标 值 / 商标 7"]),
    ("指标|值|||地区|值\n专利|5|||甲市|7\n||||乙市|8", ["指标 值 / 专利 5", "地区 值 / 甲市 7 / 乙市 8"]),
    ("甲|||乙\n指标|值||指标|值\n专利|5||商标|7", ["甲 / 指标 值 / 专利 5", "乙 / 指标 值 / 商标 7"]),
    (
        "总题|~|~|~|~\n指标|值||指标|值\n专利|5||商标|7\n注：件",
        ["总题", "指标 值 / 专利 5", "指标 值 / 商标 7", "注：件"],
    ),
    ("年份|值||年份|值\n2020|5||2021|7", ["年份 值 / 2020 5", "年份 值 / 2021 7"]),
    # a column left empty within one table
    ("指标||2020年|2025年\n专利||5|7", ["指标 2020年 2025年 / 专利 5 7"]),
    ("序号|指标||单位|2020年\n1|专利||件|5", ["序号 指标 单位 2020年 / 1 专利 件 5"]),
    ("指标|单位|2020年||2025年|属性\n专利|件|5||7|预期性", ["指标 单位 2020年 2025年 属性 / 专利 件 5 7 预期性"]),
    ("指标|单位|全省||广州|深圳\n专利|件|5||7|8", ["指标 单位 全省 广州 深圳 / 专利 件 5 7 8"]),
    ("指标|2020年||责任部门|备注\n专利|5||市场局|x", ["指标 2020年 责任部门 备注 / 专利 5 市场局 x"]),
    ("", []),
]


@pytest.mark.parametrize(("sheet", "tables"), SHEETS)
def test_tables(sheet, tables):
    assert [drawn(grid) for grid in tables_of(cells(sheet))] == tables


def test_no_cell_is_lost():
    for sheet, _ in SHEETS:
        texts = sorted(cell.text for cell in cells(sheet))
        assert sorted(cell.text for grid in tables_of(cells(sheet)) for cell in grid.cells) == texts


def test_spans_are_counted_in_what_is_left():
    found = tables_of(
        [
            GridCell("题", 1, 1, 1, 16384),
            GridCell("甲", 2, 1, 999_999, 1),
            GridCell("5", 2, 16384),
            GridCell("6", 9, 16384),
        ]
    )
    assert [(c.text, c.row, c.column, c.rows, c.columns) for c in found[0].cells] == [
        ("题", 0, 0, 1, 2),
        ("甲", 1, 0, 2, 1),
        ("5", 1, 1, 1, 1),
        ("6", 2, 1, 1, 1),
    ]
