import pytest

from ipstats.documents.content import Content, Grid, GridCell, Picture
from ipstats.documents.document import Paragraph, Table, document_of, parse_text, read_document
from ipstats.errors import UnreadableDocument

ONE_CELL_A_LINE = "主要指标\n\t指标名称\n\t2020年\n基期值\n\t2025年\n预期值\n\n\t 有效注册商标数量（件）\n\t   5024\n\t   9000\n\n正文"
TABS = "主要指标\n指标\t2020年\t2025年\n商标（件）\t5024\t9000\n\n正文"
BARS = "|指标|2020年|2025年|\n|商标（件）|5024|9000|\n"


@pytest.mark.parametrize("text", [ONE_CELL_A_LINE, TABS, BARS])
def test_tables_have_rows_of_cells_that_know_their_place(text):
    table = next(block for block in parse_text(text, "p").blocks if isinstance(block, Table))
    assert [len(row) for row in table.rows] == [3, 3]
    assert [cell.text for cell in table.rows[1]][1:] == ["5024", "9000"]
    assert all(text[cell.start : cell.end] == cell.text for row in table.rows for cell in row)


def test_a_cell_broken_over_lines_is_one_cell():
    table = next(block for block in parse_text(ONE_CELL_A_LINE, "p").blocks if isinstance(block, Table))
    assert [cell.text for cell in table.rows[0]] == ["指标名称", "2020年\n基期值", "2025年\n预期值"]


def test_invisible_letters_are_no_text_but_count_in_offsets():
    text = "\ufeff专利\u200b授权量5\xad024件"
    document = parse_text(text, "p")
    assert document.visible == "专利授权量5024件"
    start, end = document.span(5, 10)
    assert text[start:end] == "5\xad024件"
    assert document.span(0, 2) == (1, 3)


def test_a_grid_stands_in_the_text_with_each_cell_once():
    merged = [GridCell("表1", 0, 0, 1, 3), GridCell("指标", 1, 0), GridCell("2025年", 1, 1, 1, 2)]
    rows = [GridCell("专利", 2, 0, 2, 1), GridCell("申请", 2, 1), GridCell("5", 2, 2), GridCell("授权", 3, 1)]
    note = GridCell("注：件", 4, 0, 1, 3)
    document = document_of(Content(["正文", Grid([*merged, *rows, GridCell("7", 3, 2), note]), Picture("page 4")]), "p")
    assert document.text == "正文\n表1\t\t\n指标\t2025年\t\n专利\t申请\t5\n\t授权\t7\n注：件\t\t\n\n"
    above, title, table, picture = document.blocks
    assert (above.text, title.text, picture.place) == ("正文", "表1", "page 4")
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["指标", "2025年", "2025年"],
        ["专利", "申请", "5"],
        ["专利", "授权", "7"],
    ]
    assert table.rows[1][0] is table.rows[2][0]
    assert (table.rows[1][0].rows, table.rows[0][1].columns) == (2, 2)
    assert (table.caption, table.notes.strip(), table.inferred) == ("正文\n表1", "注：件", False)
    assert all(document.text[cell.start : cell.end] == cell.text for row in table.rows for cell in row)


def test_a_box_of_text_is_prose():
    blocks = parse_text("\t专栏1  提升质量\n\n\t实施项目。\n开展活动。\n\n正文", "p").blocks
    assert [block.text for block in blocks] == ["专栏1  提升质量", "实施项目。", "开展活动。", "正文"]


# text, section of its last paragraph
HEADINGS = [
    ("一、总体要求\n（二）主要目标。到2020年\n正文", "一、总体要求 > (二)主要目标"),
    ("1、 发展基础\n（一）创造\n2、 总体要求\n正文", "2、 总体要求"),
    ("第一章 背景\n第二节 目标\n1.创造\n正文", "第一章 背景 > 第二节 目标 > 1.创造"),
    ("[bookmark: _Hlk1]（三）发展目标。到2025年\n正文", "(三)发展目标"),
    ("正文", ""),
]


@pytest.mark.parametrize(("text", "section"), HEADINGS)
def test_every_paragraph_knows_its_headings(text, section):
    last = parse_text(text, "p").blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.section == section


def test_a_document_is_named_after_its_file(tmp_path):
    (tmp_path / "lancheng-2021-2025.txt").write_text("正文", encoding="utf-8")
    assert read_document(tmp_path / "lancheng-2021-2025.txt").plan == "lancheng-2021-2025"


# name, content, part of the message
UNREADABLE = [
    ("empty.txt", b"", "empty"),
    ("blank.txt", b" \n\t\n", "no text"),
    ("mark.txt", b"\xef\xbb\xbf", "no text"),
    ("commas.csv", b",,\n,,\n", "no text"),
    ("zeros.txt", b"\0\0\0\0\0\0\0\0", "not"),
    ("plan.exe", b"MZ\x90\0\3\0\0\0", "a program"),
]


@pytest.mark.parametrize(("name", "content", "told"), UNREADABLE)
def test_unreadable_documents_are_told_in_one_line(tmp_path, name, content, told):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadableDocument) as caught:
        read_document(tmp_path / name)
    assert told in str(caught.value)
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_document_is_told_in_one_line(tmp_path):
    with pytest.raises(UnreadableDocument, match=r"absent\.txt"):
        read_document(tmp_path / "absent.txt")
