"""Word documents as the eye sees them: what is hidden is left out, what stands apart in print stays apart."""

import pytest
import wordfile
from wordfile import p, r, table, tc, write

from ipstats.documents.content import Grid, Picture
from ipstats.documents.word.reader import read_docx


@pytest.fixture
def read(tmp_path):
    """Read a body given as XML, with styles."""

    def read(body, styles="", footnotes=""):
        return read_docx(write(tmp_path / "a.docx", wordfile.parts(body, styles, footnotes=footnotes)))

    return read


def style(name, run="", kind="paragraph", based="", paragraph="", default=""):
    parent = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"{default}><w:name w:val="{name}"/>{parent}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


STYLES = (
    style("hidden", "<w:vanish/>")
    + style("below", "", based="hidden")
    + style("shown", '<w:vanish w:val="0"/>', based="hidden")
    + style("gone", "<w:vanish/>", "character")
    + style("up", '<w:vertAlign w:val="superscript"/>', "character")
    + style("large", '<w:sz w:val="32"/>')
    + style("white", '<w:color w:val="FFFFFF"/>', "character")
    + style("dark", paragraph='<w:shd w:val="clear" w:fill="1F4E79"/>')
)
UP, DOWN = ('<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>')
WHITE = '<w:color w:val="FFFFFF"/>'
PSTYLE = '<w:pStyle w:val="{}"/>'.format
RSTYLE = '<w:rStyle w:val="{}"/>'.format
CHOICE = "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"


def symbol(code, font="Symbol"):
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


def in_font(text, font):
    return r(text, f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>')


def field(code, result):
    return f"{BEGIN}{instruction(code)}{SEPARATE}{result}{END}"


BEGIN, SEPARATE, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))


def instruction(code):
    return f"<w:r><w:instrText>{code}</w:instrText></w:r>"


# what is tried, a paragraph's runs, what is read
RUNS = [
    ("plain", "达到5件", "达到5件"),
    ("a sign of the font Symbol", symbol("F0B3") + r("30家"), "≥30家"),
    ("at most", symbol("F0A3") + r("30家"), "≤30家"),
    ("by its code in the font", symbol("B1") + r("3"), "±3"),
    ("letters of the font Symbol", in_font("\uf0b3", "Symbol") + r("30家"), "≥30家"),
    ("the same as old files have them", in_font("³30", "Symbol"), "≥30"),
    ("an ordinary sign in that font", in_font("≥30", "Symbol"), "≥30"),
    ("a private letter in any font", r("\uf0b330家，\uf0a35家"), "≥30家，≤5家"),
    ("a number in a ring", symbol("F083", "Wingdings"), "③"),
    ("a picture", symbol("F04A", "Wingdings") + r("5"), "•5"),
    ("a sign of an ordinary font", symbol("2265", "SimSun"), "≥"),
    ("a note raised", r("8.5") + r("1", UP), "8.5¹"),
    ("a note in brackets", r("9000") + r("[2]", UP), "9000[²]"),
    ("lowered", r("CO") + r("2", DOWN), "CO₂"),
    ("raised by a style", r("8.5") + r("1", RSTYLE("up")), "8.5¹"),
    ("not raised, whatever the style says", r("8.5") + r("1", RSTYLE("up") + '<w:vertAlign w:val="baseline"/>'), "8.51"),
    ("a footnote", r("600") + f'<w:r><w:rPr>{UP}</w:rPr><w:footnoteReference w:id="2"/></w:r>' + r("件"), "600件"),
    ("hidden", r("9000") + r("0", "<w:vanish/>"), "9000"),
    ("not hidden", r("9000") + r("0", '<w:vanish w:val="0"/>'), "90000"),
    ("hidden by a style", r("9000") + r("0", RSTYLE("gone")), "9000"),
    ("a style taken back", r("9000") + r("0", RSTYLE("gone") + '<w:vanish w:val="false"/>'), "90000"),
    ("hidden on the web", r("9000") + r("0", "<w:webHidden/>"), "9000"),
    ("struck", r("8000", "<w:strike/>") + r("9000"), "9000"),
    ("struck twice", r("8000", "<w:dstrike/>") + r("9000"), "9000"),
    ("strike off", r("8000", '<w:strike w:val="0"/>'), "8000"),
    ("white on white", r("9000") + r("0", WHITE), "9000"),
    ("white by a style", r("9000") + r("0", RSTYLE("white")), "9000"),
    ("white on blue", r("9000", WHITE + '<w:shd w:val="clear" w:color="auto" w:fill="1F4E79"/>'), "9000"),
    ("white on white paint", r("9000", WHITE + '<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>'), ""),
    ("white on a marker", r("9000", WHITE + '<w:highlight w:val="black"/>'), "9000"),
    ("tiny", r("9000") + r("0", '<w:sz w:val="2"/>'), "9000"),
    ("small", r("9000") + r("0", '<w:sz w:val="10"/>'), "90000"),
    ("deleted", "<w:del><w:r><w:delText>8000</w:delText></w:r></w:del>" + r("9000"), "9000"),
    ("inserted", f"<w:ins>{r('9000')}</w:ins>", "9000"),
    ("moved away", f"<w:moveFrom>{r('8000')}</w:moveFrom><w:moveTo>{r('9000')}</w:moveTo>", "9000"),
    ("a smart tag", f"<w:smartTag>{r('2025年')}</w:smartTag>", "2025年"),
    ("a control", f"<w:sdt><w:sdtContent>{r('2025年')}</w:sdtContent></w:sdt>", "2025年"),
    ("a link", f"<w:hyperlink>{r('2025年')}</w:hyperlink>", "2025年"),
    ("signs", "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:softHyphen/></w:r>", "a b\nc-"),
    ("blanks of the file", "<w:r><w:t>\n  9000\n</w:t></w:r>", "9000"),
    ("a reading above a sign", f"<w:r><w:ruby><w:rt>{r('yún')}</w:rt><w:rubyBase>{r('云')}</w:rubyBase></w:ruby></w:r>", "云"),
    ("a field", field("REF a", r("9000")) + r("件"), "9000件"),
    ("a field in the code of another", field(f"IF {field('REF a', r('1'))}", r("9000")), "9000"),
    ("a field without end", BEGIN + r("9000"), "9000"),
    ("a simple field", f'<w:fldSimple w:instr="REF a">{r("9000")}</w:fldSimple>', "9000"),
    ("new and old form", CHOICE.format(r("9"), r("8")), "9"),
    ("a form in a run", f"<w:r>{CHOICE.format('<w:t>9</w:t>', '<w:t>8</w:t>')}</w:r>", "9"),
]  # fmt: skip


@pytest.mark.parametrize(("runs", "text"), [case[1:] for case in RUNS], ids=[case[0] for case in RUNS])
def test_a_paragraph_says_what_the_eye_sees(read, runs, text):
    assert read(p(runs), STYLES).parts == [text]


DELETED, UNSEEN = "<w:rPr><w:del/></w:rPr>", "<w:rPr><w:vanish/></w:rPr>"
# what is tried, a body, its paragraphs
PARAGRAPHS = [
    ("two", p("甲") + p("乙"), ["甲", "乙"]),
    ("an empty one", p("甲") + p("") + p("乙"), ["甲", "", "乙"]),
    ("hidden by its style", p("甲") + p("乙", PSTYLE("hidden")) + p("丙"), ["甲", "丙"]),
    ("by the style below", p("乙", PSTYLE("below")) + p("丙"), ["丙"]),
    ("shown by its style", p("乙", PSTYLE("shown")), ["乙"]),
    ("raised by hand", p(r("8.5") + r("1", '<w:position w:val="8"/><w:sz w:val="19"/>'), PSTYLE("large")), ["8.5¹"]),
    ("lowered by hand", p(r("CO") + r("2", '<w:position w:val="-2"/><w:sz w:val="19"/>'), PSTYLE("large")), ["CO₂"]),
    ("moved, but as large as the rest", p(r("8") + r("5", '<w:position w:val="2"/>'), PSTYLE("large")), ["85"]),
    ("its end deleted", p("甲", DELETED) + p("乙"), ["甲乙"]),
    ("all of it deleted", p("<w:del><w:r><w:delText>甲</w:delText></w:r></w:del>", DELETED) + p("乙"), ["乙"]),
    ("its end hidden", p("甲", UNSEEN) + p("乙") + p("丙"), ["甲乙", "丙"]),
    ("its end hidden before a table", p("甲", UNSEEN) + table(["1", "2"]), ["甲", [["1", "2"]]]),
    ("its end hidden at the end", p("甲", UNSEEN), ["甲"]),
    ("a frame", p("甲", "<w:framePr/>") + p("乙"), ["甲", "乙"]),
    ("wrapped", f"<w:sdt><w:sdtContent>{p('甲')}</w:sdtContent></w:sdt><w:customXml>{p('乙')}</w:customXml>", ["甲", "乙"]),
    ("white on the ground of its style", p(r("甲", WHITE), PSTYLE("dark")), ["甲"]),
    ("a table of contents", p("目录") + p(field(r'TOC \o "1-2"', r("一、总体要求 3") + field("PAGEREF a", r("3")))) + p("甲"), ["目录", "", "甲"]),
    ("one over several paragraphs",
     p(BEGIN + instruction(r" TOC \o ") + SEPARATE + r("一、3")) + p("二、8") + p(END) + p("甲"), ["", "", "", "甲"]),
    ("one without an end", p(BEGIN + instruction("TOC")) + p("甲"), ["", "甲"]),
    ("one by its style", p("一、总体要求 3", PSTYLE("toc 1")) + p("甲"), ["甲"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "parts"), [case[1:] for case in PARAGRAPHS], ids=[case[0] for case in PARAGRAPHS])
def test_paragraphs_are_those_that_are_printed(read, body, parts):
    found = read(body, STYLES + style("toc 1")).parts
    assert [rows(part) if isinstance(part, Grid) else part for part in found] == parts


def test_defaults_of_the_document_hide_too(read):
    defaults = "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>"
    assert read(p(r("甲") + r("乙", '<w:vanish w:val="0"/>')), defaults).parts == ["乙"]


def rows(grid):
    """The texts of a grid by row."""
    texts = {}
    for cell in grid.cells:
        texts.setdefault(cell.row, []).append(cell.text)
    return list(texts.values())


def shape(grid):
    """Text, row, column, and the rows and columns covered of each cell."""
    return [(cell.text, cell.row, cell.column, cell.rows, cell.columns) for cell in grid.cells]


DOWN_FROM, DOWN_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
SPAN = '<w:gridSpan w:val="2"/>'
CONTROL = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"


def row(*cells, properties=""):
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(map(tc, cells))}</w:tr>"


def of(*rows):
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


# what is tried, a table, its cells
TABLES = [
    ("plain", table(["甲", "1"], ["乙", "2"]), [("甲", 0, 0, 1, 1), ("1", 0, 1, 1, 1), ("乙", 1, 0, 1, 1), ("2", 1, 1, 1, 1)]),
    ("over two columns", table([tc("甲", SPAN), "1"]), [("甲", 0, 0, 1, 2), ("1", 0, 2, 1, 1)]),
    ("over three rows", table([tc("甲", DOWN_FROM), "1"], [tc("", DOWN_ON), "2"], [tc("", DOWN_ON), "3"]),
     [("甲", 0, 0, 3, 1), ("1", 0, 1, 1, 1), ("2", 1, 1, 1, 1), ("3", 2, 1, 1, 1)]),
    ("over rows and columns", table([tc("甲", SPAN + DOWN_FROM), "1"], [tc("", SPAN + DOWN_ON), "2"]),
     [("甲", 0, 0, 2, 2), ("1", 0, 2, 1, 1), ("2", 1, 2, 1, 1)]),
    ("one below another", table([tc("甲", DOWN_FROM)], [tc("", DOWN_ON)], [tc("乙", DOWN_FROM)], [tc("", DOWN_ON)]),
     [("甲", 0, 0, 2, 1), ("乙", 2, 0, 2, 1)]),
    ("goes on from nothing", table([tc("甲", DOWN_ON), "1"]), [("甲", 0, 0, 1, 1), ("1", 0, 1, 1, 1)]),
    ("a row that begins later", of(row("1", properties='<w:gridBefore w:val="2"/>')), [("1", 0, 2, 1, 1)]),
    ("paragraphs in a cell", table([p("2025") + p("年"), "1"]), [("2025\n年", 0, 0, 1, 1), ("1", 0, 1, 1, 1)]),
    ("a hidden row", of(row("甲"), row("乙", properties="<w:hidden/>"), row("丙")), [("甲", 0, 0, 1, 1), ("丙", 1, 0, 1, 1)]),
    ("a deleted row", of(row("甲"), row("乙", properties="<w:del/>"), row("丙", properties="<w:ins/>")), [("甲", 0, 0, 1, 1), ("丙", 1, 0, 1, 1)]),
    ("a hidden row under a merged cell", of(row(tc("甲", DOWN_FROM), "1"), row(tc("", DOWN_ON), "2", properties="<w:hidden/>"), row(tc("", DOWN_ON), "3")),
     [("甲", 0, 0, 2, 1), ("1", 0, 1, 1, 1), ("3", 1, 1, 1, 1)]),
    ("controls", f"<w:tbl>{CONTROL.format('<w:tr>' + CONTROL.format(tc('甲')) + '</w:tr>')}</w:tbl>", [("甲", 0, 0, 1, 1)]),
    ("white on a dark cell", table([tc(p(r("甲", WHITE)), '<w:shd w:val="clear" w:fill="1F4E79"/>'), p(r("乙", WHITE))]),
     [("甲", 0, 0, 1, 1), ("", 0, 1, 1, 1)]),
    ("an absurd span", table([tc("甲", '<w:gridSpan w:val="99999999"/>')]), [("甲", 0, 0, 1, 1000)]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "cells"), [case[1:] for case in TABLES], ids=[case[0] for case in TABLES])
def test_cells_cover_what_they_cover_in_word(read, body, cells):
    [grid] = read(body).parts
    assert shape(grid) == cells


INNER = table(["指标", "2025年"], ["专利", "5"])
READ = [["指标", "2025年"], ["专利", "5"]]
BOX = f"<w:r>{CHOICE.format('<w:drawing>{0}</w:drawing>', '<w:pict>{0}</w:pict>')}</w:r>"
TEXT = "<wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx>"
# what is tried, a body, its parts
NESTED = [
    ("beside its title", table(["专栏1", INNER]), ["专栏1", READ]),
    ("below its title", table([p("专栏1") + INNER + p("注：件")]), ["专栏1", READ, "注：件"]),
    ("two side by side", table([INNER, INNER]), [READ, READ]),
    ("between rows", table(["甲", "1"], ["乙", INNER], ["丙", "3"]), [[["甲", "1"]], "乙", READ, [["丙", "3"]]]),
    ("over two rows", table([tc(INNER, DOWN_FROM), "甲"], [tc("", DOWN_ON), "乙"], ["丙", "丁"]), [READ, "甲", "乙", [["丙", "丁"]]]),
    ("in one another", table([table(["专栏", INNER])]), ["专栏", READ]),
    ("in a box", p(r("甲") + BOX.format(TEXT.format(p("表1") + INNER))), ["甲", "表1", READ]),
    ("boxes", p(r("框外") + BOX.format(TEXT.format(p("框内")))) + p("乙"), ["框外", "框内", "乙"]),
    ("a box in a cell", table(["甲", p(BOX.format(TEXT.format(p("1"))))]), [[["甲", "\n1"]]]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "parts"), [case[1:] for case in NESTED], ids=[case[0] for case in NESTED])
def test_tables_in_cells_and_boxes_are_tables(read, body, parts):
    found = [rows(part) if isinstance(part, Grid) else part for part in read(body).parts]
    assert [part for part in found if part] == parts


CM = 360_000
PICTURE = '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic/></a:graphicData></a:graphic>'
CHART = '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"/></a:graphic>'
SHAPE = (
    '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"/></a:graphic>'
)


def inline(wide, high, what=PICTURE, more=""):
    size = f'<wp:extent cx="{wide * CM}" cy="{high * CM}"/>'
    return f"<w:r><w:drawing><wp:inline>{size}<wp:docPr id='1' name='1'{more}/>{what}</wp:inline></w:drawing></w:r>"


def anchored(behind, what, rot=""):
    turned = f'<a:xfrm rot="{rot}"/>' if rot else ""
    return (
        f'<w:r><w:drawing><wp:anchor behindDoc="{behind}"><wp:extent cx="{9 * CM}" cy="{9 * CM}"/>{turned}{what}'
        "</wp:anchor></w:drawing></w:r>"
    )


def old(style):
    return f'<w:r><w:object><v:shape style="{style}"><v:imagedata/></v:shape></w:object></w:r>'


# what is tried, a run, whether a picture is told
PICTURES = [
    ("a picture", inline(15, 8), True),
    ("a chart", inline(15, 8, CHART), True),
    ("a shape", inline(15, 8, SHAPE), False),
    ("a seal", inline(1, 1), False),
    ("a line", inline(15, 0), False),
    ("a hidden one", inline(15, 8, more=' hidden="1"'), False),
    ("on the page", anchored(0, PICTURE), True),
    ("behind the text", anchored(1, PICTURE), False),
    ("a sheet of Excel", old("width:400pt;height:120pt"), True),
    ("an equation as an object", old("width:40pt;height:16pt"), False),
    ("in a run that is hidden", inline(15, 8).replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>"), False),
]


@pytest.mark.parametrize(("run", "told"), [case[1:] for case in PICTURES], ids=[case[0] for case in PICTURES])
def test_pictures_that_may_be_tables_are_told(read, run, told):
    parts = read(p("表1 主要指标") + p(run) + p("乙")).parts
    assert [part for part in parts if isinstance(part, Picture)] == [Picture("below “表1 主要指标”")] * told


def test_a_picture_in_a_table_stands_below_it(read):
    assert [type(part) for part in read(table(["甲", p(inline(15, 8))])).parts] == [Grid, Picture]


def test_a_watermark_is_no_word(read):
    body = p(r("甲") + anchored(1, TEXT.format(p("内部资料")), rot="18900000"))
    assert read(body).parts == ["甲"]
    assert read(p(r("甲") + anchored(0, TEXT.format(p("乙")), rot="5400000"))).parts == ["甲", "乙"]
    assert read(p(r("甲") + anchored(1, TEXT.format(p("乙"))))).parts == ["甲", "乙"]


def test_white_on_a_picture_is_seen(read):
    assert read(p(anchored(1, PICTURE)) + p(r("云溪市规划", WHITE))).parts == ["", "云溪市规划"]
    assert read(p(inline(15, 8, CHART)) + p(r("云溪市规划", WHITE))).parts[-1] == ""


def reference(number, more=""):
    return f'<w:r><w:footnoteReference w:id="{number}"{more}/></w:r>'


def note(number, text):
    return f'<w:footnote w:id="{number}">{p("<w:r><w:footnoteRef/></w:r>" + r(text))}</w:footnote>'


# what is tried, a body, its parts
NOTES = [
    ("to a table", table(["专利", p(r("5") + reference(2))]), [[["专利", "5¹"]], "¹2019年数据。"]),
    ("two", table([p(r("5") + reference(2)), p(r("6") + reference(3))]), [[["5¹", "6²"]], "¹2019年数据。", "²预计数。"]),
    ("with a sign of its own", table(["专利", p(r("5") + reference(4, ' w:customMarkFollows="1"') + r("*", UP))]), [[["专利", "5*"]], "*快报数。"]),
    ("behind one in the text", p(r("甲") + reference(3)) + table(["专利", p(r("5") + reference(2))]), ["甲", [["专利", "5²"]], "²2019年数据。"]),
    ("one that is not there", table(["专利", p(r("5") + reference(9))]), [[["专利", "5¹"]]]),
    ("a hidden one", table(["专利", p(r("5") + reference(2).replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>"))]), [[["专利", "5"]]]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "parts"), [case[1:] for case in NOTES], ids=[case[0] for case in NOTES])
def test_notes_to_a_table_stand_below_it(read, body, parts):
    found = read(body, footnotes=note(2, " 2019年数据。") + note(3, "预计数。") + note(4, "*快报数。")).parts
    assert [rows(part) if isinstance(part, Grid) else part for part in found] == parts


def test_what_is_not_read_is_told(read):
    assert read(p(r("甲") + reference(2) + reference(3)) + "<w:altChunk/>").notices == [
        "not read: 1 documents embedded in this one (open it in Word and save it)",
        "not read: 2 footnotes and endnotes of running text",
    ]
    assert read(p("甲") + table(["专利", p(r("5") + reference(2))])).notices == []
