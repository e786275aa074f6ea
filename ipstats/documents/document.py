"""A document as text: its paragraphs and tables in reading order, each under its headings."""

import re
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from ipstats.documents.cells import Cell, Line, cell_of, lines_of
from ipstats.documents.files import read_text
from ipstats.documents.text_tables import is_table, table_at
from ipstats.text import normalize


@dataclass(frozen=True)
class Paragraph:
    """One paragraph; its text is normalized (see `ipstats.text.normalize`), section is the path of its headings."""

    text: str
    start: int
    section: str


@dataclass(frozen=True)
class Table:
    """Rows of cells as they stand in the document, with the lines just above and the notes just below them."""

    rows: list[list[Cell]]
    section: str
    caption: str
    notes: str = ""


@dataclass(frozen=True)
class Document:
    """A document that was read: its id, its text, and what it consists of."""

    plan: str
    text: str
    blocks: list[Paragraph | Table]

    @cached_property
    def normalized(self) -> str:
        """The text in plain signs, as long as the text."""
        return normalize(self.text)


def read_document(path: str | Path, plan: str | None = None) -> Document:
    """Read a document; its id is the file's name unless given.

    Raises UnreadableDocument for a file that is missing, empty, of a kind not read, or not text.
    """
    path = Path(path)
    return parse_text(read_text(path), plan or path.stem)


_PAGE = re.compile(r"[-—–\s]*(?:第\s?)?\d{1,3}(?:\s?页)?[-—–\s]*")
_NOTE = re.compile(r"(?:注|备注|说明)\d?[：.]|[*＊①-⑨]")
_HAN = "一二三四五六七八九十"
_HEADINGS = [
    re.compile(rf"(?:[{_HAN}]{{1,3}}、|第[{_HAN}]{{1,3}}(?:章|部分)|\d{{1,2}}、)"),
    re.compile(rf"(?:\([{_HAN}]{{1,3}}\)|第[{_HAN}]{{1,3}}节|专栏\s?\d*)"),
    re.compile(r"(?:\d{1,2}\.(?!\d)|\(\d{1,2}\))"),
]


def parse_text(text: str, plan: str) -> Document:
    """The paragraphs and tables of a text. Tables: cells separated by tabs or |, or one cell a line."""
    blocks: list[Paragraph | Table] = []
    path: list[str] = []
    lines = list(lines_of(text))
    at = 0
    while at < len(lines):
        rows, after = table_at(lines, at)
        if is_table(rows):
            _add_table(blocks, rows, path)
        else:
            cells = [cell for row in rows for cell in row] or [cell_of(*lines[at])]
            for line in (line for cell in cells for line in lines_of(cell.text, cell.start) if line[0].strip()):
                _add_paragraph(blocks, line, path)
        at = max(after, at + 1)
    return Document(plan, text, blocks)


def _add_table(blocks: list[Paragraph | Table], rows: list[list[Cell]], path: list[str]) -> None:
    """Append a table, or its rows to the table before where it only goes on behind a page break."""
    page = bool(blocks) and isinstance(number := blocks[-1], Paragraph) and bool(_PAGE.fullmatch(number.text))
    before = blocks[-1 - page] if len(blocks) > page else None
    if isinstance(before, Table) and not before.notes and _goes_on(before.rows, rows):
        blocks[-1 - page :] = [replace(before, rows=before.rows + rows)]
        return
    caption = "\n".join(b.text for b in blocks[-2:] if isinstance(b, Paragraph) and len(b.text) < 60)
    blocks.append(Table(rows, " > ".join(filter(None, path)), caption))


def _goes_on(rows: list[list[Cell]], more: list[list[Cell]]) -> bool:
    """Whether rows continue a table: as wide as it, under the same header again or under none."""
    wide = max(map(len, rows)) == max(map(len, more))
    again = [cell.text for cell in more[0]] == [cell.text for cell in rows[0]]
    return wide and (again or not any(cell.role for cell in more[0]))


def _add_paragraph(blocks: list[Paragraph | Table], line: Line, path: list[str]) -> None:
    """Append a paragraph, or a note below a table to its table; a heading changes the path for what follows."""
    cell = cell_of(*line)
    text = cell.normalized
    if blocks and isinstance(table := blocks[-1], Table) and _NOTE.match(text):
        blocks[-1] = replace(table, notes=f"{table.notes}\n{cell.text}")
        return
    level = next((level for level, pattern in enumerate(_HEADINGS) if pattern.match(text)), None)
    if level is not None:
        title = re.split(r"[。：]", text, maxsplit=1)[0]
        path[:] = [*path[:level], *[""] * (level - len(path)), title[:40]]
    blocks.append(Paragraph(text, cell.start, " > ".join(filter(None, path))))
