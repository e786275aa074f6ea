"""Tables, pictures and front matter in running text. Add a case for every new way in which a table is written."""

import time

import pytest

from ipstats.documents.content import Picture
from ipstats.documents.document import Paragraph, Table, parse_text
from ipstats.documents.plain_text.running_text import FRONT_MATTER
from ipstats.reading.extraction import extract_statements


def test_front_matter_is_no_prose():
    text = "---\ntitle: 规划（2021—2025年），专利300件\ntags:\n  - 三农\n---\n专利授权量达到5件。\n"
    document = parse_text(text, "lancheng-2021-2025")
    assert [block.section for block in document.blocks] == [FRONT_MATTER] * 3 + [""]
    assert extract_statements(document)["value"].tolist() == [5]


@pytest.mark.parametrize(
    "text", ["---\n专利授权量达到5件\n---\n", "---\n目标：专利授权量达到5件。\n", "正文\n---\na: 1\n---\n"]
)
def test_text_between_rules_is_no_front_matter(text):
    assert {block.section for block in parse_text(text, "p").blocks} == {""}


# text, places and captions of its pictures
PICTURES = [
    ("表1 目标\n\n![](a_12.gif)\n\n正文", [("line 3", "表1 目标")]),
    ("正文<br>正文\n![图](a.png '专栏2 主要指标')", [("line 2", "正文\n正文\n图 专栏2 主要指标")]),
    ("[![](a.png)](http://x.cn)\n> ![](images/b.PNG)\n", [("line 1", ""), ("line 2", "")]),
    ('专栏1\n<p align="center"><img src="5.png"></p>', [("line 2", "专栏1")]),
    ("由![](a.png)组成\n|![](a.png)|2025年|\n|---|---|\n|专利|5|", []),
]


@pytest.mark.parametrize(("text", "pictures"), PICTURES)
def test_a_picture_alone_on_its_line_is_one(text, pictures):
    blocks = [block for block in parse_text(text, "p").blocks if isinstance(block, Picture)]
    assert [(block.place, block.caption) for block in blocks] == pictures


# text, rows of its tables
TABLES = {
    "dashes": ("|指标|2025年|\n|:--|--:|\n|专利|5|\n", [[["指标", "2025年"], ["专利", "5"]]]),
    "no bars at the edges": ("指标 | 2025年\n--- | ---\n专利 | 5\n", [[["指标", "2025年"], ["专利", "5"]]]),
    "breaks and marks in cells": (
        "| <br>指标 | <br>**比上年<br>增长**（%） |\n|--|--|\n| <br>专利 | <br>-7.0 |\n",
        [[["指标", "比上年增长（%）"], ["专利", "-7.0"]]],
    ),
    "two figures in a cell": ("|指标|2025年|\n|--|--|\n|专利|8<br>14|\n", [[["指标", "2025年"], ["专利", "8 14"]]]),
    "escaped bar": ("|指标|2025年|\n|--|--|\n|甲\\|乙|5|\n", [[["指标", "2025年"], ["甲∣乙", "5"]]]),
    "struck": ("|指标|2025年|\n|--|--|\n|专利|~~5~~7|\n", [[["指标", "2025年"], ["专利", "7"]]]),
    "a title as first row": ("|表1 目标| |\n|--|--|\n|指标|2025年|\n|专利|5|\n", [[["指标", "2025年"], ["专利", "5"]]]),
    "an empty header": ("| | |\n|--|--|\n|指标|2025年|\n|专利|5|\n", [[["指标", "2025年"], ["专利", "5"]]]),
    "empty columns and rows": (
        "|指标|2025年| |\n|--|--|--|\n|专利|5| |\n| | | |\n",
        [[["指标", "2025年"], ["专利", "5"]]],
    ),
    "empty cells count": (
        "|类别|指标|2020年|2025年|\n|--|--|--|--|\n|创造|专利| |5|\n| |商标|3| |\n",
        [[["类别", "指标", "2020年", "2025年"], ["创造", "专利", "", "5"], ["", "商标", "3", ""]]],
    ),
    "a header beside its figures": (
        "|指标|绝对数|比上年增长| |\n|--|--|--|--|\n|专利|5| |7%|\n|商标|6| |8%|\n",
        [[["指标", "绝对数", "比上年增长"], ["专利", "5", "7%"], ["商标", "6", "8%"]]],
    ),
    "a header over two columns": (
        "|指标|2025年| |\n|--|--|--|\n| |数量|增速|\n|专利|5|7%|\n",
        [[["指标", "2025年", "2025年"], ["指标", "数量", "增速"], ["专利", "5", "7%"]]],
    ),
    "glued, each with its title": (
        "|表1| | |\n|--|--|--|\n|指标|单位|绝对数|\n|专利|件|5|\n|表2| | |\n|单位：件| | |\n|产品名称|数量|比上年增长|\n|钢材|7|8|\n",
        [[["指标", "单位", "绝对数"], ["专利", "件", "5"]], [["产品名称", "数量", "比上年增长"], ["钢材", "7", "8"]]],
    ),
    "groups between the rows": (
        "|指标|2020年|2025年|\n|--|--|--|\n|一、创造|\n|专利|3|5|\n",
        [[["指标", "2020年", "2025年"], ["一、创造", "", ""], ["专利", "3", "5"]]],
    ),
    "one below the other": (
        "|指标|2025年|\n|--|--|\n|专利|5|\n|领域|目标|\n|--|--|\n|创造|7|\n",
        [[["指标", "2025年"], ["专利", "5"]], [["领域", "目标"], ["创造", "7"]]],
    ),
    "one below the other, a header of unknown words": (
        "|指标|2025年|\n|--|--|\n|专利|5|\n\n|行业|企业|\n|--|--|\n|制造业|7|\n",
        [[["指标", "2025年"], ["专利", "5"]], [["行业", "企业"], ["制造业", "7"]]],
    ),
    "page by page, without a header again": (
        "|指标|2025年|\n|--|--|\n|专利|5|\n\n|商标|7|\n|--|--|\n|著作权|9|\n",
        [[["指标", "2025年"], ["专利", "5"], ["商标", "7"], ["著作权", "9"]]],
    ),
    "strings of a program": ('"|指标|2025年|",\n"|--|--|",\n"|专利|5|",\n', [[["指标", "2025年"], ["专利", "5"]]]),
    "quoted": ("> |指标|2025年|\n> |--|--|\n> |专利|5|\n", [[["指标", "2025年"], ["专利", "5"]]]),
    "tags": (
        '<table><tr><td rowspan="2">指标</td><td colspan=2>专利<br>（件）</td></tr><tr><td>2020年</td><td>2025年</td></tr>'
        "<tr><td>授权<sup>1</sup></td><td>5</td><td><b>9</b></td></tr></table>正文300件\n",
        [[["指标", "专利（件）", "专利（件）"], ["指标", "2020年", "2025年"], ["授权¹", "5", "9"]]],
    ),
    "tags over lines": (
        "前文<table border=1>\n<caption>表1</caption>\n<thead>\n<tr>\n<th>指标</th>\n<th>2025\n年</th></tr>\n</thead>\n"
        "<tr><td>专利\n<td>5\n</table>\n",
        [[["指标", "2025年"], ["专利", "5"]]],
    ),
    "tags, one table in a cell of another": (
        "<table><tr><td>表1<table><tr><td>指标</td><td>2025年</td></tr><tr><td>专利</td><td>5</td></tr></table></td></tr></table>",
        [[["指标", "2025年"], ["专利", "5"]]],
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_tables_are_grids(name):
    text, rows = TABLES[name]
    document = parse_text(f"正文\n\n{text}\n后文", "p")
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert [[[cell.text for cell in row] for row in table.rows] for table in tables] == rows
    assert not any(table.inferred for table in tables)
    cells = [cell for table in tables for row in table.rows for cell in row]
    assert all(document.visible[cell.start : cell.end] == cell.text for cell in cells)
    assert isinstance(document.blocks[-1], Paragraph)


UNEVEN = [
    "|类别|指标|2020年|2025年|\n|--|--|--|--|\n|创造|专利|3|5|\n|商标|3|6|\n",
    "|指标|2025年|\n|--|--|\n|专利|5|7|\n",
]


@pytest.mark.parametrize("text", UNEVEN)
def test_rows_that_lack_cells_or_have_too_many_are_inferred(text):
    (table,) = [block for block in parse_text(text, "p").blocks if isinstance(block, Table)]
    assert table.inferred


LONG = {
    "bars": lambda n: "|" * n,
    "one line of cells": lambda n: "|专利|5" * (n // 5),
    "a long line": lambda n: "专利授权量达到5件，" * (n // 10),
    "open marks": lambda n: "**~~[<s><!--$_" * (n // 14),
    "open brackets": lambda n: "[![(" * (n // 4),
    "open tags": lambda n: "<table><tr><td>" * (n // 15),
    "breaks": lambda n: "<br>" * (n // 4),
    "blanks": lambda n: " \u2060" * (n // 2),
    "quotes": lambda n: ">" * n,
    "rows": lambda n: "|指标|2025年|\n|--|--|\n" * (n // 20),
    "drawn lines": lambda n: "+-" * (n // 2) + "\n" + "│专利" * (n // 3),
    "commas": lambda n: "指标,2020年,2025年\n专利,5,9\n" * (n // 22),
    "commas without figures": lambda n: "指标,目标,提升\n" * (n // 9),
    "titles in a grid": lambda n: "|甲| |\n|--|--|\n" + "|表1| |\n" * (n // 7),
    "blanks between words": lambda n: "指标 2020年 2025年\n专利 5 9\n" * (n // 22),
    "units run together": lambda n: "（件）5" * (n // 4),
    "pictures": lambda n: "![](a.png)\n" * (n // 11),
}


@pytest.mark.parametrize("name", LONG)
@pytest.mark.alone
def test_time_is_linear(name):
    """Eight times the text takes about eight times as long; a quadratic step would take 64 times."""
    took = []
    for size in (20_000, 160_000):
        text = LONG[name](size)
        start = time.process_time()
        parse_text(text, "p")
        took.append(time.process_time() - start)
    assert took[1] < 24 * max(took[0], 0.01)
