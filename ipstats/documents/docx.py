"""Word documents: body text and tables in the order of the document, numbers of lists and headings included."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from ipstats.documents.content import Content, Grid, GridCell, Part
from ipstats.documents.docx_numbering import NAMESPACE, numbering, value_at

WIDEST = 1000

# python-docx's own `text` leaves out what stands in smart tags, content controls and tracked insertions.
_WRAPPERS = {qn(f"w:{name}") for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")}
_SIGNS = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_TEXT = {qn("w:t"), qn("m:t")}
_BOX = qn("w:txbxContent")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SILENT = {*map(qn, ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:instrText", "w:rt")), _BOX, _FALLBACK}


def read_docx(path: Path) -> Content:
    """The paragraphs and tables of a document's body; headers, footers and notes are left out."""
    with path.open("rb") as file:
        document = Document(file)
    return Content(list(_parts(document.element.body, numbering(document))))


def _parts(container: Element, number: Callable[[Element], str]) -> Iterator[Part]:
    """The paragraphs, tables and text boxes of a body, a cell or a box."""
    for child in _inside(container, {qn("w:p"), qn("w:tbl")}):
        if child.tag == qn("w:tbl"):
            yield from _table(child, number)
        else:
            yield number(child) + "".join(_texts(child))
            for box in _boxes(child):
                yield from _parts(box, number)


def _inside(container: Element, tags: set[str]) -> Iterator[Element]:
    """The children with one of the tags, also where a content control or a tracked change is wrapped around them."""
    for child in container.iterchildren():
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tags)


def _texts(node: Element) -> Iterator[str]:
    """What Word shows of a paragraph, piece by piece."""
    for child in node.iterchildren():
        if child.tag in _TEXT:
            yield (child.text or "").replace("\t", " ").replace("\n", " ")
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _SILENT:
            yield from _texts(child)


def _boxes(node: Element) -> Iterator[Element]:
    """The text boxes that hang on a paragraph; each is there twice, the second time for older readers."""
    for child in node.iterchildren():
        if child.tag == _BOX:
            yield child
        elif child.tag != _FALLBACK:
            yield from _boxes(child)


def _table(table: Element, number: Callable[[Element], str]) -> Iterator[Part]:
    """The parts of a table: its rows as a grid; a row with a table inside only lays out what stands in its cells."""
    cells: list[GridCell] = []
    above: dict[int, int] = {}  # column → where the cell that begins there stands in cells
    for at, row in enumerate(_inside(table, {qn("w:tr")})):
        column = _columns(row, "w:trPr/w:gridBefore", 0)
        for cell in _inside(row, {qn("w:tc")}):
            across = _columns(cell, "w:tcPr/w:gridSpan", 1)
            goes_on = cell.find("w:tcPr/w:vMerge", NAMESPACE)
            merged = goes_on is not None and goes_on.get(qn("w:val"), "continue") == "continue"
            if merged and column in above:
                cells[above[column]] = replace(first := cells[above[column]], rows=at - first.row + 1)
            else:
                parts = list(_parts(cell, number))
                if any(isinstance(part, Grid) for part in parts):
                    yield from [Grid(cells)] if cells else []
                    yield from parts
                    cells, above = [], {}
                else:
                    above[column] = len(cells)
                    cells.append(GridCell("\n".join(map(str, parts)), at, column, 1, across))
            column += across
    yield from [Grid(cells)] if cells else []


def _columns(node: Element, path: str, otherwise: int) -> int:
    """A number of columns, as far as a table may be wide."""
    return min(int(value_at(node, path) or otherwise), WIDEST)
