"""A table as a Word file: A4 on its side, its header on each page, notes below it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Emu, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.font import Font

LATIN, HEAD, BODY = "Times New Roman", "宋体", "仿宋"  # the fonts of official documents
HEIGHT, WIDTH, MARGIN = Cm(21), Cm(29.7), Cm(2)


@dataclass(frozen=True)
class WordTable:
    """Cells as lines of text, by column; widths: shares of the page; numbers: columns set flush right.

    marks: for each row the number of its note, which stands raised behind its first cell, or 0.
    """

    headers: Mapping[str, str]
    rows: Sequence[Mapping[str, Sequence[str]]]
    widths: Mapping[str, float]
    numbers: Sequence[str] = ()
    marks: Sequence[int] = field(default_factory=tuple)


def word_file(title: str, paragraphs: Sequence[str], table: WordTable, notes: Sequence[str]) -> bytes:
    """A title, paragraphs, a table and its notes as .docx."""
    document = _empty_document(title)
    document.add_heading(title, 1).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text in paragraphs:
        document.add_paragraph(text)
    _add_table(document, table)
    for text in notes:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.add_run(text).font.size = Pt(9)
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def _empty_document(title: str) -> WordDocument:
    document = Document()
    document.core_properties.title, document.core_properties.author = title, ""
    document.core_properties.comments = ""  # the template's own say what made it
    page = document.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, WIDTH, HEIGHT
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = MARGIN
    for style, name, size in (("Normal", BODY, 11), ("Heading 1", HEAD, 16)):
        font = document.styles[style].font  # pyright: ignore[reportAttributeAccessIssue]: a style of paragraphs has one
        font.size, font.color.rgb = Pt(size), RGBColor(0, 0, 0)
        _set_fonts(font, name)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")  # how lines of Chinese break
    return document


def _set_fonts(font: Font, name: str) -> None:
    """Latin letters in one font, Chinese ones in the other, whatever the theme says."""
    font.name = LATIN
    fonts = font.element.rPr.rFonts
    for attribute in [key for key in fonts.attrib if key.endswith("Theme")]:
        del fonts.attrib[attribute]
    for script, value in (("hAnsi", LATIN), ("cs", LATIN), ("eastAsia", name)):
        fonts.set(qn(f"w:{script}"), value)


def _add_table(document: WordDocument, content: WordTable) -> None:
    keys = list(content.headers)
    table = document.add_table(1 + len(content.rows), len(keys), style="Table Grid")
    table.autofit = False
    total = sum(content.widths[key] for key in keys)
    for column, key in zip(table.columns, keys, strict=True):
        for part in (column, *column.cells):  # Word goes by the cells, others by the column
            part.width = Emu(int((WIDTH - 2 * MARGIN) * content.widths[key] / total))
    marks = content.marks or [0] * len(content.rows)
    for cell, key in zip(table.rows[0].cells, keys, strict=True):
        _fill(cell, [content.headers[key]], HEAD, bold=True)
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    for line, row, mark in zip(list(table.rows)[1:], content.rows, marks, strict=True):
        for cell, key in zip(line.cells, keys, strict=True):
            _fill(cell, row[key], BODY, mark=mark if key == keys[0] else 0, right=key in content.numbers)
    _keep_rows(table)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _fill(
    cell: _Cell, lines: Sequence[str], font: str, *, bold: bool = False, mark: int = 0, right: bool = False
) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if right else WD_ALIGN_PARAGRAPH.LEFT
    for number, text in enumerate(lines):
        run = paragraph.add_run(text)
        run.font.size, run.bold = Pt(9.5), bold
        _set_fonts(run.font, font)
        if mark and number == 0:
            raised = paragraph.add_run(str(mark))
            raised.font.size, raised.font.superscript = Pt(9.5), True
        if number < len(lines) - 1:
            paragraph.add_run().add_break()


def _keep_rows(table: Table) -> None:
    """The header on every page, no row over two of them."""
    for number, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))
