"""Lines and tables of web pages: source of a page, and its parts."""

import pytest

from ipstats.documents.content import Grid
from ipstats.documents.document import document_of
from ipstats.documents.web.reader import page_content


def texts(source: str) -> list[str]:
    """The lines of a page, those of a table with tabs."""
    return [line for line in document_of(page_content(source, []), "p").text.split("\n") if line]


def grids(source: str) -> list[list[tuple]]:
    parts = page_content(source, []).parts
    return [
        [(c.text, c.row, c.column, c.rows, c.columns) for c in part.cells] for part in parts if isinstance(part, Grid)
    ]


# source, cells (text, row, column, rows, columns)
TABLES = [
    (
        "<tr><th rowspan=2>指标<th colspan=2>值<tr><th>2020<br>年<th>2025<tr><td>专利<td>5<td>",
        [
            ("指标", 0, 0, 2, 1),
            ("值", 0, 1, 1, 2),
            ("2020\n年", 1, 1, 1, 1),
            ("2025", 1, 2, 1, 1),
            ("专利", 2, 0, 1, 1),
            ("5", 2, 1, 1, 1),
            ("", 2, 2, 1, 1),
        ],
    ),
    ("<tr><td rowspan=0>甲<td>1<tr><td>2", [("甲", 0, 0, 2, 1), ("1", 0, 1, 1, 1), ("2", 1, 1, 1, 1)]),
    ("<tr><td colspan=x>甲<td rowspan=-1>1", [("甲", 0, 0, 1, 1), ("1", 0, 1, 1, 1)]),
    ("<tr><td>甲<td style='display:none'>9<td>1<tr hidden><td>8<td>8", [("甲", 0, 0, 1, 1), ("1", 0, 1, 1, 1)]),
    ("<form><tr><td><p>甲</p><p>乙</p><td>1</form>", [("甲\n\n乙", 0, 0, 1, 1), ("1", 0, 1, 1, 1)]),
]


@pytest.mark.parametrize(("rows", "cells"), TABLES)
def test_cells_of_tables(rows, cells):
    assert grids(f"<table>{rows}</table>") == [cells]


def test_captions_and_what_stands_between_tables():
    page = "<p>甲<table><caption>表1\n<b>指标</b></caption><tr><td>a<td>1</table>乙<br>丙<pre>x  y\n1\t2</pre><table><tr><td>b<td>2</table>"
    assert texts(page) == ["甲", "表1 指标", "a\t1", "乙", "丙", "x  y", "1\t2", "b\t2"]


LONG = "到2025年，全市知识产权服务机构达到30家，知识产权试点学校达到12所，知识产权创造质量明显提升。"
INNER = (
    "<table><tr><th>指标<th>2020年<th>2025年<tr><td>机构（家）<td>12<td>30<tr><td>申请量（件）<td>300<td>600</table>"
)
INNER_LINES = ["指标\t2020年\t2025年", "机构（家）\t12\t30", "申请量（件）\t300\t600"]
# A table that lays out the page; * is a table of figures
LAYOUTS = [
    ("<table><tr><td>专栏1 主要指标<td>*</table>", ["专栏1 主要指标", *INNER_LINES]),
    ("<table><tr><td>*<td>说明</table>", [*INNER_LINES, "说明"]),
    ("<table><tr><td>专栏1<tr><td>*<tr><td>注：甲</table>", ["专栏1", *INNER_LINES, "注：甲"]),
    ("<table><tr><td><table><tr><td><table><tr><td>甲<td>*</table></table></table>", ["甲", *INNER_LINES]),
    ("<table><tr><td>名<td>值<tr><td>乙<td>*<tr><td>丙<td>3</table>", ["名\t值", "乙", *INNER_LINES, "丙\t3"]),
    (
        f"<table><tr><td colspan=2>规划<tr><td>栏目<td><p>{LONG}</p><p>{LONG}</p><p>{LONG}</p></table>",
        ["规划", "栏目", LONG, LONG, LONG],
    ),
    (f"<table><tr><td>专栏1<br>{LONG}<br>{LONG}</table>", ["专栏1", LONG, LONG]),
]


@pytest.mark.parametrize(("source", "lines"), LAYOUTS)
def test_tables_that_lay_out_the_page_are_taken_apart(source, lines):
    assert texts(source.replace("*", INNER)) == lines


def test_absurd_spans_are_told():
    wide = "<table>" + "<tr><td colspan=99999999 rowspan=9999>甲<td>1" * 2000 + "</table>"
    with pytest.raises(ValueError, match="more than 1000000 cells"):
        page_content(wide, [])
