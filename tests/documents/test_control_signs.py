"""Control signs, halves of signs and directions of writing in a document of each kind: no table or file fails on them."""

import re

import pandas as pd
import pytest
import shapes
from docx import Document

from ipstats.data import write_workbook
from ipstats.documents import parse_text
from ipstats.reading import read_file, with_sentences

BARRED = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
SIGNS = ["\x1b[31m", "\x01", "\x0b", "\x0c", "\x7f", "\x9b", "\ufffe", "\uffff", "\ufdd0", "\u202e", "\u2066"]
SAID = "有效发明{0}专利达到30{0}0件。"


def txt(folder, sign):
    return shapes.text(folder, "某市-2021-2025.txt", "到2025年，" + SAID.format(sign))


def markdown(folder, sign):
    return shapes.text(folder, "某市-2021-2025.md", f"|指标|2025年|\n|--|--|\n|有效发明{sign}专利（件）|30{sign}0|\n")


def csv(folder, sign):
    return shapes.text(folder, "某市-2021-2025.csv", f"指标,2025年\n有效发明{sign}专利（件）,300\n")


def html(folder, sign):
    said = SAID.format("".join(f"&#{ord(one)};" for one in sign))
    return shapes.text(
        folder, "某市-2021-2025.html", f"<html><body><pre>到2025年，{said}</pre><p>到2025年，{SAID.format(sign)}"
    )


def xlsx(folder, sign):
    named = "".join(f"_x{ord(one):04X}_" for one in sign)
    return shapes.sheet(folder / "某市-2021-2025.xlsx", f"<sheetData>{shapes.table(named)}</sheetData>")


def docx(folder, sign):
    document = Document()
    document.add_paragraph("到2025年，" + SAID.format(sign if sign > "\xa0" and sign < "\ufdd0" else ""))
    document.save(folder / "某市-2021-2025.docx")
    return folder / "某市-2021-2025.docx"


@pytest.mark.parametrize("made", [txt, markdown, csv, html, xlsx, docx])
@pytest.mark.parametrize("sign", SIGNS, ids=ascii)
def test_nothing_that_is_read_fails_on_them(tmp_path, made, sign):
    reading = read_file(made(tmp_path, sign))
    text = reading.document.text
    rows = with_sentences(reading.statements, text)
    assert not BARRED.search(text)
    assert not BARRED.search(rows.to_csv().replace("\n", ""))
    write_workbook(tmp_path / "out.xlsx", {"statements": rows})
    assert list(rows["value"]) or sign in {"\x0b", "\x0c"}  # these end a line, also within a number
    for row in rows.itertuples():
        assert text[row.start : row.end] == row.printed
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", f"{row.name}{row.sentence}")


@pytest.mark.parametrize("sign", ["\x1b", "\ufffe", "\ud800"])
def test_a_text_given_in_python_is_read_without_them(sign):
    document = parse_text("到2025年，" + SAID.format(sign), "某市-2021-2025")
    assert document.text == "到2025年，" + SAID.format("")


def test_a_name_that_is_no_text_becomes_one(tmp_path):
    path = tmp_path / "a\udcff\x1b.txt"
    path.write_text("到2025年，" + SAID.format(""), encoding="utf-8")
    plans = pd.unique(read_file(path).statements["plan"])
    assert list(plans) == ["a\ufffd"]
