"""Marks of Markdown and tags of HTML in running text. Add a case for every new mark, and its neighbours that are none."""

import pytest

from ipstats.documents.document import parse_text
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
