"""Marks of Markdown and tags of HTML in running text. Add a case for every new mark, and its neighbours that are none."""

import time

import pytest

from ipstats.documents.content import Picture
from ipstats.documents.document import Paragraph, Table, parse_text
from ipstats.documents.running_text import FRONT_MATTER
from ipstats.reading.extraction import extract_statements

# what stands in the text, what the eye sees of it
SEEN = {
    "bold": ("专利**授权量**达到**300件**", "专利授权量达到300件"),
    "bold, blanks within": ("** 表3　产量 **", " 表3　产量 "),
    "bold and italic": ("***重点***和 _要点_ 和 __目标__", "重点和 要点 和 目标"),
    "bold around a heading": ("**（一）成效。**专利5件", "（一）成效。专利5件"),
    "italic around a figure between words": ("达到*300*件", "达到300件"),
    "note marks": ("专利* 5件、商标** 7件", "专利* 5件、商标** 7件"),
    "note marks between words": ("专利*和商标*达到5件", "专利*和商标*达到5件"),
    "notes below a table": ("*为2019年数据\n**为2018年数据", "*为2019年数据\n**为2018年数据"),
    "a product": ("3*4*5米", "3*4*5米"),
    "blanks to fill in": ("____年__月，a_b_c", "____年__月，a_b_c"),
    "struck": ("达到~~300~~350件", "达到350件"),
    "struck by tags between figures": ("3<del>00</del>50件", "3 50件"),
    "ranges": ("5~10件，20~~30家，40~~50家", "5~10件，20~~30家，40~~50家"),
    "struck by tags": ("<del>300件</del><s>200件</s>350件", "350件"),
    "highlighted, code": ("==300件==和`350`件", "300件和350件"),
    "comment": ("专利<!-- 300件\n旧 -->5件", "专利5件"),
    "a comment that does not end": ("专利<!-- 300件", "专利<!-- 300件"),
    "hidden": ('<span style="display: none">300件</span><p hidden>5件</p>7件', "7件"),
    "script": ("<script>var a = 300;</script>7件", "7件"),
    "tags": ('<font color="red">专利</font><u>授权</u><b>5</b>件', "专利授权5件"),
    "comparators that are no tags": ("增速<5%，>3%，<b类>企业", "增速<5%，>3%，<b类>企业"),
    "raised": ("8.5<sup>1</sup>亿元，8.5<sup>[2]</sup>", "8.5¹亿元，8.5[²]"),
    "raised link": ('5件<sup><a href="#fn1">12</a></sup>', "5件¹²"),
    "lowered": ("CO<sub>2</sub>排放，100m<sup>2</sup>", "CO₂排放，100m²"),
    "footnote": ("授权量[^1]300件[^note]", "授权量[¹]300件"),
    "footnote as Word exports it": ("授权量[[1]](#_ftn1)300件，[\\[2\\]](#_ftn2)5件", "授权量[¹]300件，[²]5件"),
    "footnote that is defined": ("总量[1]300件\n[1] 初步统计数。", "总量[¹]300件\n[1] 初步统计数。"),
    "a number in brackets": ("五年累计[30]万人，年均[1]件", "五年累计[30]万人，年均[1]件"),
    "link": ("见[通知](http://x.cn/2025/12件.html)和[附件](./a_3.pdf)", "见通知和附件"),
    "brackets that are no link": ("拥有量[1](件)，年均[2](5.2)", "拥有量[1](件)，年均[2](5.2)"),
    "address": ("见http://x.cn/2025/12，共5件", "见http://x.cn//，共5件"),
    "picture in a line": ("由![图标](a12.png)组成", "由组成"),
    "break": ("第一行<br>第二行<br/>", "第一行\n第二行\n"),
    "paragraph tags": ("<p>专利5件</p><p>商标7件</p>", "\n专利5件\n\n商标7件\n"),
    "escapes": ("1\\. 创造，5\\*3，\\#，\\_", "1. 创造，5＊3，＃，＿"),
    "entities": ("&ge;90%，&#8805;80%，R&D;投入", "≥90%，≥80%，R&D;投入"),
    "formula": ("$\\geq 90\\%$，$85$，$8.5^{1}$，$CO_2$", "≥90%，85，8.5¹，CO₂"),
    "money": ("US$100至$200，$3万", "US$100至$200，$3万"),
    "headings": ("## 一、目标\n#创造\n#5", "一、目标\n#创造\n#5"),
    "quotes": (">   农村公路5公里\n> > 商标\n> 2025年，专利5件", "  农村公路5公里\n商标\n2025年，专利5件"),
    "comparator at the beginning of a line": ("> 300\n>95%", "> 300\n>95%"),
    "list": ("- 10家实验室\n+ 专利5件\n- [x] 商标", "10家实验室\n专利5件\n商标"),
    "list of stars": ("* 专利5件\n* 商标7件", "专利5件\n商标7件"),
    "one star": ("正文\n* 为2019年数据", "正文\n* 为2019年数据"),
    "minus at the beginning of a line": ("- 7.0\n-5%\n- ", "- 7.0\n-5%\n"),
    "numbers stay": ("1. 创造\n2、运用", "1. 创造\n2、运用"),
    "alert": ("> [!NOTE] 相关通知", " 相关通知"),
    "rules": ("上\n***\n_ _ _\n下", "上\n\n\n下"),
    "fence": ("```json\n专利5件\n```", "\n专利5件\n"),
    "strings of a program": ('    "专利5件",\n    "",\n    "商标"', "专利5件\n\n商标"),
    "quoted words": ('"专利"\n"商标"', '"专利"\n"商标"'),
    "bookmark of a word processor": ("[bookmark: _Hlk1]专利5件", "专利5件"),
}


@pytest.mark.parametrize("name", SEEN)
def test_marks_are_what_the_eye_sees_of_them(name):
    text, seen = SEEN[name]
    assert parse_text(text, "p").visible == seen


@pytest.mark.parametrize("name", SEEN)
def test_every_paragraph_keeps_its_place_in_the_text(name):
    text = f"前文\n{SEEN[name][0]}\n专利授权量达到300件。"
    document = parse_text(text, "p")
    start, end = document.span(document.blocks[-1].start, document.blocks[-1].start + 12)
    assert (start, end) == (len(text) - 12, len(text))
    assert len(document.plain) == len(text)


def test_a_figure_is_printed_as_it_stands_in_the_text():
    text = "到2025年，<b>专利授权量</b>达到**300**件，比上年[^1]增长~~4%~~5%。\n"
    statements = extract_statements(parse_text(text, "lancheng-2021-2025"))
    assert [(row.name, row.value) for row in statements.itertuples()] == [("专利授权量", 300), ("专利授权量", 5)]
    assert [text[row.start : row.end] for row in statements.itertuples()] == ["300**件", "5%"]


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
    ("[![](a.png)](http://x.cn)\n> ![](b.png)\n", [("line 1", ""), ("line 2", "")]),
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
