"""Files that unfold into something huge: read in linear time, or told in one line; and never a figure cut in two."""

import re
import tracemalloc

import pytest
import shapes

from ipstats.documents import parse_text, read_document
from ipstats.documents.excel import workbook
from ipstats.documents.pdf import objects, streams
from ipstats.documents.stretches import LONGEST
from ipstats.errors import UnreadableDocument
from ipstats.reading import extract, read, read_file


@pytest.mark.parametrize(
    "inside",
    ['<mergeCells><mergeCell ref="{}"/></mergeCells>', '<mergeCells><mergeCell ref="A3:XFD1048576"/></mergeCells>'],
)
def test_a_merge_over_a_whole_sheet_is_as_large_as_what_is_there(tmp_path, inside):
    tracemalloc.start()
    document = read_document(shapes.whole_sheet(tmp_path, inside))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "指标" in document.text
    assert peak < 50_000_000


def test_hidden_columns_are_no_more_than_a_sheet_has(tmp_path):
    columns = '<cols><col min="9" max="2147483647" hidden="1"/></cols>'
    path = shapes.sheet(tmp_path / "a.xlsx", f"{columns}<sheetData>{shapes.table()}</sheetData>")
    assert extract(path)["value"].tolist() == [300]


@pytest.mark.parametrize(
    ("row", "left"),
    [
        (b'<row><c r="A1"/><c r="B1" s="3"/></row>', b"<row></row>"),
        (b'<row><c r="A1"/><c r="B1"><v>1</v></c></row>', b'<row><c r="B1"><v>1</v></c></row>'),
        (b"<row><c/><c><v>1</v></c><c/><c/></row>", b"<row><c/><c><v>1</v></c></row>"),
        (b'<x:row><x:c s="1"/></x:row>', b"<x:row></x:row>"),
        (b"<row><cols/><c r='A1'><v>1</v></c></row>", b"<row><cols/><c r='A1'><v>1</v></c></row>"),
    ],
)
def test_empty_cells_go_where_no_place_hangs_on_them(row, left):
    assert workbook._without_empty(row) == left


def test_millions_of_empty_cells_cost_nothing(tmp_path):
    path = shapes.empty_cells(tmp_path, rows=100, columns=1000)
    [sheet] = workbook.open_sheets(path)
    assert len(sheet.cells) == 4
    assert len(workbook._without_empty(b"<row>" + b'<c s="0"/>' * 100_000 + b"</row>")) < 20


def test_a_page_with_more_letters_than_can_be_read_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(objects, "MOST_LETTERS", 1000)
    with pytest.raises(UnreadableDocument, match="no text"):
        read_document(shapes.many_signs(tmp_path, 2000))
    assert read_document(shapes.many_signs(tmp_path, 900)).text


def test_a_stream_is_unfolded_no_further_than_its_bound(tmp_path, monkeypatch):
    monkeypatch.setattr(streams, "MOST", 10_000_000)
    with pytest.raises(UnreadableDocument, match="unpacks to more than 10 MB"):
        read_document(shapes.blanks(tmp_path, 20_000_000))


@pytest.mark.parametrize(("made", "figures"), [("bars", 0), ("no_stop_at_all", 0), ("digits", 1), ("powers", 1)])
def test_what_is_no_language_is_told_and_what_stands_beside_it_is_read(tmp_path, made, figures):
    reading = read_file(getattr(shapes, made)(tmp_path, 200_000))
    assert len(reading.statements) == figures
    assert set(reading.statements["value"]) <= {300}
    assert made == "bars" or any("2000 signs without a stop" in line for line in reading.notices)


def test_a_line_without_a_stop_is_cut_behind_pauses(tmp_path):
    document = read_document(shapes.no_full_stop(tmp_path, 30_000))
    assert all(len(block.text) <= LONGEST for block in document.blocks)
    assert sum(len(re.findall("300件", block.text)) for block in document.blocks) == 30_000 // 14
    assert len(read(document).statements) == 30_000 // 14


def test_a_document_of_one_line_stays_whole():
    line = "到2025年，有效发明专利达到300件。" * 500
    [paragraph] = parse_text(line, "某市-2021-2025").blocks
    assert len(paragraph.text) == len(line)


@pytest.mark.parametrize("number", ["9" * 150, "3" + "亿" * 150, "1" + ",000" * 60])
def test_a_number_that_is_longer_than_any_is_none(number):
    rows = extract_of(f"到2025年，有效发明专利达到{number}件，商标达到5件。")
    assert rows["value"].tolist() in ([5], [])


def extract_of(text):
    return read(parse_text(text, "某市-2021-2025")).statements
