"""PDF files with text: what the eye sees on each page, as lines, tables and pictures in reading order."""

from collections import Counter
from contextlib import closing
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ipstats.documents.content import Content
from ipstats.documents.pdf.cells import Column
from ipstats.documents.pdf.edges import last_columns
from ipstats.documents.pdf.layout import layout_of
from ipstats.documents.pdf.objects import UNKNOWN, Box, Objects, Overfull, read_objects
from ipstats.documents.pdf.pages import join_pages, missing_tables
from ipstats.documents.pdf.sheets import sheets_of
from ipstats.documents.pdf.streams import check_streams
from ipstats.documents.pdf.tables import Block
from ipstats.errors import UnreadableDocument

SCAN = 0.5  # of a page: as large, a picture on a page without letters is that page
MANY = 0.1  # of the letters: as many unknown ones, and nothing can be read


def read_pdf(path: Path) -> Content:
    """The paragraphs, tables and pictures of all pages, what goes on over a page break put together.

    Page numbers, running titles, watermarks and text that is not seen are left out. Raises UnreadableDocument for a
    file that is encrypted, has no page, is a scan, or whose fonts do not tell their letters.
    """
    pages: list[list[Block]] = []
    notices: list[str] = []
    columns: list[Column] = []
    letters: Counter[str] = Counter()
    pictures = 0
    check_streams(path)
    with closing(_opened(path)) as document:
        for at in range(len(document)):
            try:
                objects, edges, turns = _objects(document, at)
            except (pdfium.PdfiumError, Overfull) as error:
                told = [str(error) if isinstance(error, Overfull) else "damaged, not read"]
                objects, blocks = Objects([], [], [], []), []
            else:
                blocks, told = _blocks(objects, edges, turns, columns)
            pages.append(blocks)
            notices += [f"page {at + 1}: {notice}" for notice in told]
            columns = last_columns(blocks)
            letters.update(letter.text for letter, _ in objects.letters)
            pictures += len(objects.pictures)
    if pictures and not letters:
        raise UnreadableDocument(f"{path}: {len(pages)} scanned pages, pictures without text: it needs OCR first")
    if letters[UNKNOWN] > MANY * letters.total():
        raise UnreadableDocument(f"{path}: its fonts do not tell which characters they draw: it needs OCR first")
    parts = list(join_pages(pages))
    return Content(parts, notices + missing_tables(parts))


def _opened(path: Path) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        # Where there is no page the library sets no code: that of a file read before would still stand.
        if error.err_code == raw.FPDF_ERR_PASSWORD and b"/Encrypt" in path.read_bytes():
            raise UnreadableDocument(f"{path}: encrypted: save it without a password") from error
        raise UnreadableDocument(f"{path}: damaged: it cannot be opened, or has no page") from error


def _objects(document: pdfium.PdfDocument, at: int) -> tuple[Objects, Box, int]:
    """What stands on a page, its edges, and the quarters that it is turned."""
    with closing(document[at]) as page:
        return read_objects(page), Box(*page.get_bbox()), page.get_rotation() // 90


def _blocks(objects: Objects, edges: Box, turns: int, before: list[Column]) -> tuple[list[Block], list[str]]:
    """The blocks of a page, and a line for each thing on it that was not read or guessed."""
    if not objects.letters and any(picture.area > SCAN * edges.area for picture in objects.pictures):
        return [], ["a scan, not read: it needs OCR"]
    blocks: list[Block] = []
    notices: list[str] = []
    for sheet in sheets_of(objects, edges, turns):
        own, told = layout_of(sheet, before)
        blocks += own
        notices += told
    unknown = sum(letter.text == UNKNOWN for letter, _ in objects.letters)
    notices += [f"{unknown} letters that their font does not tell"] if unknown else []
    return blocks, notices
