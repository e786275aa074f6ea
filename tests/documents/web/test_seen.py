"""Web pages as the eye sees them: source of a page, and what is kept of it."""

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


# source, lines
LISTS = [
    ("<ol><li>甲<li><p>乙</p></ol>", ["1. 甲", "2. 乙"]),
    ("<ol start=3><li>甲<li>乙</ol>", ["3. 甲", "4. 乙"]),
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
