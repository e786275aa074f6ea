"""Workbooks that Excel opens and openpyxl refuses, and packages that programs write carelessly."""

from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from workbooks import changed, saved

from ipstats.documents.excel.reader import read_xlsx_rows

ROWS = [("指标", "2020年", "2025年"), ("有效注册商标量（件）", 5024, 9000), ("增速", 0.05, 0.06)]
TEXTS = [["指标", "2020年", "2025年"], ["有效注册商标量（件）", "5024", "9000"], ["增速", "5%", "6%"]]


@pytest.fixture
def sheet():
    book = Workbook()
    for row in ROWS:
        book.active.append(row)
    book.active["B3"].number_format = book.active["C3"].number_format = "0%"
    yield book.active
    book.close()


def texts(path):
    [sheet] = read_xlsx_rows(path)
    return list(sheet.rows.values())


SHEET, STYLES, BOOK = "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml"
AFTER = "(?<=</sheetData>)"
REFUSED = {
    "fill": {STYLES: ("<fill>.*?</fill>", "<fill/>")},
    "font family": {STYLES: ('<family val="2" ?/>', '<family val="178"/>')},
    "colour": {STYLES: ("<color [^>]*/>", '<color rgb="FF00"/>')},
    "alignment": {
        STYLES: (
            "<cellXfs.*</cellXfs>",
            '<cellXfs><xf numFmtId="0"/><xf numFmtId="9"><alignment horizontal="middle"/></xf></cellXfs>',
        )
    },
    "border": {STYLES: ("<border>.*?</border>", '<border><left style="wavy"/></border>')},
    "named style": {
        STYLES: ("<cellStyles.*?</cellStyles>", '<cellStyles><cellStyle name="x" xfId="99"/></cellStyles>')
    },
    "validation": {SHEET: (AFTER, '<dataValidations><dataValidation type="word" sqref="A1"/></dataValidations>')},
    "filter": {
        SHEET: (
            AFTER,
            '<autoFilter ref="A1:C4"><filterColumn colId="x"/></autoFilter>',
        )
    },
    "merged cells": {SHEET: (AFTER, '<mergeCells><mergeCell ref="#REF!"/></mergeCells>')},
    "link": {
        SHEET: (
            AFTER,
            '<hyperlinks><hyperlink ref="A1" r:id="rId9" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/></hyperlinks>',
        )
    },
    "table": {
        SHEET: (
            AFTER,
            '<tableParts><tablePart r:id="rId9" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/></tableParts>',
        )
    },
    "margins": {SHEET: ("<pageMargins [^>]*>", '<pageMargins left="wide"/>')},
    "pane": {SHEET: ("<selection [^>]*>", '<pane state="molten"/>')},
    "name": {
        BOOK: ("</sheets>", '</sheets><definedNames><definedName localSheetId="x">A1</definedName></definedNames>')
    },
    "window": {BOOK: ("<bookViews>.*?</bookViews>", '<bookViews><workbookView visibility="dim"/></bookViews>')},
    "core": {
        "docProps/core.xml": (
            "<dcterms:created.*?</dcterms:created>",
            '<dcterms:created xsi:type="dcterms:W3CDTF">gestern</dcterms:created>',
        )
    },
    "strict": {
        ".*": (
            r"http://schemas\.openxmlformats\.org/(spreadsheetml|officeDocument|drawingml)/2006/",
            r"http://purl.oclc.org/ooxml/\1/",
        )
    },
}


@pytest.mark.parametrize("fault", REFUSED)
def test_what_openpyxl_refuses_is_read(sheet, tmp_path, fault):
    path = changed(saved(sheet, tmp_path), REFUSED[fault])
    assert is_refused(path)
    assert texts(path) == TEXTS


def is_refused(path):
    try:
        load_workbook(BytesIO(path.read_bytes()))["Sheet"]
    except Exception:  # of any kind
        return True
    return False


KINDS = [
    "ms-excel.sheet.macroEnabled",
    "ms-excel.template.macroEnabled",
    "openxmlformats-officedocument.spreadsheetml.template",
]


@pytest.mark.parametrize("kind", KINDS)
def test_workbooks_with_macros_and_templates(sheet, tmp_path, kind):
    path = changed(
        saved(sheet, tmp_path),
        {"[Content_Types].xml": (r"openxmlformats-officedocument\.spreadsheetml\.sheet(?=\.main)", kind)},
    )
    assert texts(path) == TEXTS


@pytest.mark.parametrize(
    ("drop", "rename"),
    [
        ("docProps|theme|^_rels", lambda name: name),
        ("Content_Types", lambda name: name),
        ("^$", str.upper),
        ("^$", lambda name: name.replace("worksheets", "Worksheets")),
    ],
    ids=["parts that are gone", "no list of parts", "capital letters", "a capital letter"],
)
def test_packages_that_programs_write_carelessly(sheet, tmp_path, drop, rename):
    assert texts(changed(saved(sheet, tmp_path), {}, drop, rename)) == TEXTS


def test_a_package_without_a_sheet(sheet, tmp_path):
    with pytest.raises(ValueError, match="no sheet in it"):
        texts(changed(saved(sheet, tmp_path), {}, "worksheets"))


def test_a_damaged_part_is_not_read_in_part(sheet, tmp_path):
    path = changed(saved(sheet, tmp_path), {SHEET: ("</row>.*", "")})
    with pytest.raises(SyntaxError):  # lxml's error of XML is one
        texts(path)


def test_entities_are_not_opened(sheet, tmp_path):
    (tmp_path / "secret").write_text("9999")
    entity = f'<!DOCTYPE worksheet [<!ENTITY secret SYSTEM "file://{tmp_path}/secret">]>'
    path = changed(saved(sheet, tmp_path), {SHEET: ("^", entity)})
    path = path.rename(tmp_path / "a.xlsx")
    path = changed(path, {SHEET: ("<v>5024</v>", "<v>&secret;</v>")})
    assert "9999" not in str(_try(path))


def _try(path):
    try:
        return texts(path)
    except Exception as error:
        return error
