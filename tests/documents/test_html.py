"""Web pages as the eye sees them: source of a page, and what is kept of it."""

import pytest

from ipstats.documents.content import Grid
from ipstats.documents.document import document_of, read_document
from ipstats.documents.html import page_content
from ipstats.errors import UnreadableDocument


def texts(source: str) -> list[str]:
    """The lines of a page, those of a table with tabs."""
    return [line for line in document_of(page_content(source, []), "p").text.split("\n") if line]


def grids(source: str) -> list[list[tuple]]:
    parts = page_content(source, []).parts
    return [
        [(c.text, c.row, c.column, c.rows, c.columns) for c in part.cells] for part in parts if isinstance(part, Grid)
    ]


# source, what is seen
SEEN = [
    ("320<span style='display:none'>0</span>", "320"),
    ("320<span hidden>0</span>", "320"),
    ("320<span hidden style='display:inline'>0</span>", "3200"),
    ("320<span style='VISIBILITY : hidden'>0</span>", "320"),
    ("<span style='visibility:hidden'>0<b style='visibility:visible'>5</b></span>件", "5件"),
    ("320<span style='opacity:0'>0</span>", "320"),
    ("320<span style='font-size:0'>0</span>", "320"),
    ("320<span style='font-size:0px'>0<i style='font-size:9pt'>1</i></span>", "3201"),
    ("320<span style='font-size:0.5em'>0</span>", "3200"),
    ("320<span style='color:#FFF;background:white'>0</span>", "320"),
    ("320<span style='color:rgb(255,255,255);background-color:#ffffff'>0</span>", "320"),
    ("320<span style='color:#fff;background:#fff url(a.png)'>0</span>", "3200"),
    ("320<span style='color:#fff;background:#00f'>0</span>", "3200"),
    ("320<font color=white>0</font>", "3200"),  # nobody knows on what ground
    ("320<span style='mso-hide:all'>0</span>", "320"),
    ("320<del>0</del><s>1</s><strike>2</strike><ins>3</ins>", "3203"),
    ("320<span style='text-decoration:line-through'>0<b>1</b></span>件", "320件"),
    ("<del style='text-decoration:none'>5</del>件", "5件"),
    ("<style>.hide{display:none}</style>320<span class='a hide'>0</span>", "320"),
    ("<style>#x , b.y{ color:red; display : none }</style>32<i id=x>0</i><b class=y>1</b><i class=y>2</i>", "322"),
    ("<style>.t{display:none}.t.on{display:block}</style><p class='t on'>5件<p class=t>6件", "5件"),
    ("<style>@media print{.p{display:none}} @media screen{.s{display:none}}</style><p class=p>5<p class=s>6", "5"),
    ("<style media=print>.p{display:none}</style><p class=p>5件", "5件"),
    ("<style>/* .p{display:none} */ .q{display:none}</style><p class=p>5件<p class=q>6件", "5件"),
    ("<style>.w .p{display:none}</style><p class=p>5件", "5件"),  # needs what is around
    ("5<script>6</script><noscript>7</noscript><!--8--><template>9</template><select><option>1</select>件", "5件"),
    ("5024<sup>1</sup>", "5024¹"),
    ("9000<sup><a href='#f2'>[2]</a></sup>件", "9000[²]件"),
    ("5024<span style='vertical-align:super'>1</span>", "5024¹"),
    ("<style>.MsoFootnoteReference{vertical-align:super}</style>8.5<span class=MsoFootnoteReference>1</span>", "8.5¹"),
    ("CO<sub>2</sub>", "CO₂"),
    ("10<sup>-3</sup>", "10⁻³"),
    ("第5<sup>th</sup>", "第5th"),
    ("<math><msup><mn>10</mn><mn>2</mn></msup></math>件", "10²件"),
    (
        "<math><msup><mrow><mn>10</mn></mrow><mrow><mn>2</mn></mrow></msup><msub><mi>a</mi><mn>1</mn></msub></math>",
        "10²a₁",
    ),
    ("<math><mfrac><mn>1</mn><mn>20</mn></mfrac></math>", "1/20"),
    ("<math><semantics><mn>5</mn><annotation>5x</annotation></semantics></math>", "5"),
    ("&#61619;600件，\uf0a3450件，±5", "≥600件，≤450件，±5"),
    ("<span style='font-family:Symbol'>&#179;</span>600", "≥600"),
    ("<font face=Symbol>&sup3;</font>600", "≥600"),
    ("<span style='font-family:\"Segoe UI Symbol\"'>a³</span>", "a³"),
    (
        "<span style='font-family:Wingdings'>l<span style='font:7.0pt \"Times New Roman\"'>&nbsp;a</span></span>5家",
        "●\xa0a5家",
    ),
    ("3&#8203;0家，9&shy;0件", "30家，90件"),
    ("<ruby>汉<rp>(</rp><rt>han</rt></ruby>字", "汉字"),
    ("全市\n  <b>专利</b> 授权\n\tin 2025", "全市 专利 授权in 2025"),
    ("全市\n专利5\n件", "全市专利5件"),
]


@pytest.mark.parametrize(("source", "seen"), SEEN)
def test_what_the_eye_sees(source, seen):
    assert texts(f"<html><body><p>{source}</p><p>正文</p></body></html>") == [seen, "正文"]
    assert [
        cells[0][0].replace("\u200b", "").replace("\xad", "")
        for cells in grids(f"<table><tr><td>{source}<td>x</table>")
    ] == [seen]


LONG = "到2025年，全市知识产权服务机构达到30家，知识产权试点学校达到12所，知识产权创造质量明显提升。"
# A page that hides what it is about until its script runs
VEILED = [
    f"<body style='visibility:hidden'><p>{LONG}",
    f"<html style='display:none'><body><p>{LONG}",
    f"<style>body{{opacity:0}}</style><body><p>{LONG}",
    f"<p>规划<div id=js_content style='visibility: hidden; opacity: 0;'><section><p>{LONG}",
    f"<style>.rich_media_content{{visibility:hidden}}</style><h1>规划</h1><div class=rich_media_content><p>{LONG}",
    f"<h1>规划</h1><p>2021年</p><div class=x style='display:none'><div><p>{LONG}</div></div>",
    f"<h1>规划</h1><p>{LONG[:9]}</p><article style='opacity:0'><p>{LONG}</article>",
]


@pytest.mark.parametrize("source", VEILED)
def test_a_page_that_hides_its_text_until_a_script_runs_is_read(source):
    assert texts(source)[-1] == LONG


@pytest.mark.parametrize(
    "hidden", ["<p style='display:none'>{}", "<div hidden><p>{}</div>", "<div style='visibility:hidden'>{}</div>"]
)
def test_a_smaller_part_that_is_hidden_is_not_read(hidden):
    assert texts(f"<p>{LONG * 2}</p>{hidden.format(LONG)}") == [LONG * 2]


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
    (
        "<tfoot><tr><td>计<td>3</tfoot><tbody><tr><td rowspan=9>甲<td>1</tbody><tbody><tr><td>乙<td>2</tbody>"
        "<thead><tr><th>名<th>值</thead>",
        [
            ("名", 0, 0, 1, 1),
            ("值", 0, 1, 1, 1),
            ("甲", 1, 0, 1, 1),
            ("1", 1, 1, 1, 1),
            ("乙", 2, 0, 1, 1),
            ("2", 2, 1, 1, 1),
            ("计", 3, 0, 1, 1),
            ("3", 3, 1, 1, 1),
        ],
    ),
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


# source, lines
LISTS = [
    ("<ol><li>甲<li><p>乙</p></ol>", ["1. 甲", "2. 乙"]),
    ("<ol start=3><li>甲<li value=9>乙<li>丙</ol>", ["3. 甲", "9. 乙", "10. 丙"]),
    ("<ol type=a><li>甲<li>乙</ol>", ["a. 甲", "b. 乙"]),
    (
        "<ol><li>1. 甲<li>（二）乙<li>③丙<li>2025年，丁<li>3.5万件</ol>",
        ["1. 甲", "（二）乙", "③丙", "4. 2025年，丁", "5. 3.5万件"],
    ),
    ("<ol style='list-style:none'><li>甲</ol><ul><li>乙</ul>", ["甲", "乙"]),
    ("<ol><li><span hidden>x</span>甲<ol><li>乙</ol></ol>", ["1. 甲", "1. 乙"]),
    ("<dl><dt>专利<dd>5件<dt>商标<dd>6件</dl>", ["专利", "5件", "商标", "6件"]),
]


@pytest.mark.parametrize(("source", "lines"), LISTS)
def test_lists_have_the_numbers_that_are_seen(source, lines):
    assert texts(source) == lines


def test_absurd_spans_are_told(tmp_path):
    wide = "<table>" + "<tr><td colspan=99999999 rowspan=9999>甲<td>1" * 2000 + "</table>"
    (tmp_path / "a.html").write_text(wide, encoding="utf-8")
    with pytest.raises(UnreadableDocument, match="more than 1000000 cells"):
        read_document(tmp_path / "a.html")


@pytest.mark.parametrize("page", ["", "<html><body></body></html>", "<p hidden>5件"])
def test_a_page_without_text(tmp_path, page):
    (tmp_path / "a.html").write_text(f"<html>{page}", encoding="utf-8")
    with pytest.raises(UnreadableDocument, match="no text"):
        read_document(tmp_path / "a.html")


def test_a_page_of_frames_is_told():
    assert (
        "frame"
        in page_content("<html><frameset><frame src=a.htm></frameset><noframes>x</noframes></html>", []).notices[0]
    )


@pytest.mark.parametrize(
    ("encoding", "declared"), [("gb18030", "gb2312"), ("utf-8", "utf-8"), ("utf-16", "utf-8"), ("big5", "big5")]
)
def test_encodings_of_pages(tmp_path, encoding, declared):
    page = f"<html><meta http-equiv=Content-Type content='text/html; charset={declared}'><p>知的城市</p>"
    (tmp_path / "a.html").write_bytes(page.encode(encoding))
    assert read_document(tmp_path / "a.html").text.strip() == "知的城市"


def test_one_bad_byte_in_a_page_is_told(tmp_path):
    (tmp_path / "a.html").write_bytes("<p>专利授权量达到5件".encode() + b"\xff")
    document = read_document(tmp_path / "a.html")
    assert document.text.strip() == "专利授权量达到5件�"
    assert document.notices == ["one sign at byte 28 is no UTF-8: replaced by �"]
