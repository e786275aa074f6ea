"""PDF files with text: the lines and the tables of each page, tables told by their ruling lines."""

import logging
from pathlib import Path
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.page import Page
from pdfplumber.table import Table
from pdfplumber.utils.exceptions import PdfminerException

from ipstats.documents.content import Content
from ipstats.documents.pdf_pages import Block, Line, Rows, join_pages
from ipstats.errors import UnreadableDocument

logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it tells of every odd font on stderr
SPACE = 0.35  # of a character's size: wider than what Word sets between 占 and GDP, or adds to fill a line


def read_pdf(path: Path) -> Content:
    """The paragraphs and tables of all pages, page numbers left out, what goes on over a page break put together."""
    try:
        with path.open("rb") as file, pdfplumber.open(file) as pdf:
            pages, pictures = [], 0
            for page in pdf.pages:
                pages.append(_blocks(page))
                pictures += len(page.images)
                page.close()
    except PdfminerException as error:
        if error.args and isinstance(error.args[0], PDFPasswordIncorrect):
            raise UnreadableDocument(f"{path}: encrypted: save it without a password") from error
        raise
    if not pages:
        raise UnreadableDocument(f"{path}: damaged: it has no page")
    parts = list(join_pages(pages))
    text = "\n".join(part if isinstance(part, str) else part.cells[0].text for part in parts)
    if pictures and not text.strip():
        raise UnreadableDocument(f"{path}: {len(pages)} scanned pages, pictures without text: it needs OCR first")
    if 10 * text.count("(cid:") > len(text):
        raise UnreadableDocument(f"{path}: its fonts do not tell which characters they draw: it needs OCR first")
    return Content(parts)


def _blocks(page: Page) -> list[Block]:
    """The lines and tables of a page from top to bottom."""
    page = page.dedupe_chars()  # bold print is often the same character drawn twice
    ruled = (_with_sides(page, table) for table in page.find_tables())
    tables = [table for table in ruled if len({box[0] for box in table.cells}) > 1]  # else a box around paragraphs
    boxes = [table.bbox for table in tables]
    rest = page.filter(lambda item: item["object_type"] != "char" or not _within(item, boxes)) if boxes else page
    lines = rest.extract_text_lines(return_chars=True, x_tolerance_ratio=SPACE)
    blocks: list[tuple[float, Block]] = [(line["top"], _line(line, page)) for line in lines]
    blocks += [(table.bbox[1], _grid(table)) for table in tables]
    return [block for _, block in sorted(blocks, key=lambda placed: placed[0])]


def _line(line: dict[str, Any], page: Page) -> Line:
    height = line["top"] / float(page.height)
    return Line(line["text"].strip(), line["x0"], line["x1"], height, line["chars"][0]["size"])


def _with_sides(page: Page, table: Table) -> Table:
    """A table with its first and last column, which have no outer ruling line where it is printed open at the sides."""
    left, top, right, bottom = table.bbox
    rules = [edge for edge in page.horizontal_edges if top - 1 <= edge["top"] <= bottom + 1]
    ends = min((rule["x0"] for rule in rules), default=left), max((rule["x1"] for rule in rules), default=right)
    if ends[0] > left - 5 and ends[1] < right + 5:
        return table
    area = page.crop((ends[0] - 1, top - 1, ends[1] + 1, bottom + 1), strict=False)
    return max(area.find_tables({"explicit_vertical_lines": list(ends)}), key=lambda one: len(one.cells), default=table)


def _within(item: dict[str, Any], boxes: list[tuple[float, float, float, float]]) -> bool:
    x, y = (item["x0"] + item["x1"]) / 2, (item["top"] + item["bottom"]) / 2
    return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in boxes)


def _grid(table: Table) -> Rows:
    """The rows of a table; each place has the text of the cell whose ruling lines go around it."""
    pairs = zip(table.rows, table.extract(x_tolerance_ratio=SPACE), strict=True)
    cells = {box: text or "" for row, texts in pairs for box, text in zip(row.cells, texts, strict=True) if box}
    columns, rows = ({box[at]: None for box in sorted(cells, key=lambda box: box[at])} for at in (0, 1))
    column_at, row_at = ({edge: at for at, edge in enumerate(edges)} for edges in (columns, rows))
    grid = [[""] * len(columns) for _ in rows]
    for (left, top, right, bottom), text in cells.items():
        for row in [at for edge, at in row_at.items() if top <= edge < bottom]:
            for column in [at for edge, at in column_at.items() if left <= edge < right]:
                grid[row][column] = text
    return grid
