"""A document as text: its paragraphs and tables in reading order, each under its headings."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby, takewhile
from pathlib import Path

from ipstats.documents.cells import Cell, Line, cell_of, lines_of
from ipstats.documents.content import Content, Grid, Part, Picture
from ipstats.documents.files import read_content
from ipstats.documents.grid import lay_out
from ipstats.documents.plain_text.markdown import unescaped, unmarked
from ipstats.documents.plain_text.running_text import FRONT_MATTER, FrontMatter, read_running
from ipstats.documents.plain_text.text_tables import is_flattened, is_header, is_table, table_at
from ipstats.errors import UnreadableDocument
from ipstats.text import NOTE_MARKS, RAISED, as_seen, find_invisible, normalize


@dataclass(frozen=True)
class Paragraph:
    """One paragraph; its text is normalized (see `ipstats.text.normalize`), section is the path of its headings.

    flattened: it is a table run together, with no sign between its cells: which figure is whose cannot be told.
    """

    text: str
    start: int
    section: str
    flattened: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of cells as they stand in the document, with the lines just above and the notes just below them.

    A cell that covers several places stands in each of them. inferred: rows and cells were told from signs and line
    breaks of running text, so that a row may lack its merged cells; else they are those of the file.
    """

    rows: list[list[Cell]]
    section: str
    caption: str
    notes: str = ""
    inferred: bool = True


Block = Paragraph | Table | Picture


@dataclass(frozen=True)
class Document:
    """A document that was read: its id, its text, what it consists of, and what could not be read of it.

    Offsets of blocks are those of `visible`, the text without invisible letters; `span` gives those of the text.
    plain: the text with invisible letters in place of its markup, where it has some.
    """

    plan: str
    text: str
    blocks: list[Block]
    notices: list[str] = field(default_factory=list)
    plain: str | None = None

    @cached_property
    def visible(self) -> str:
        """The text as the eye sees it (see `ipstats.text.as_seen`)."""
        return as_seen(self._plain)

    @property
    def _plain(self) -> str:
        return self.text if self.plain is None else self.plain

    @cached_property
    def normalized(self) -> str:
        """What is visible in plain signs, as long as that."""
        return normalize(self.visible)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the text of what stands between two offsets of what is visible.

        >>> Document("p", "\\ufeff3\\u200b0家", []).span(0, 3)
        (1, 5)
        """
        gaps = self._gaps
        return start + bisect_right(gaps, start), end + bisect_right(gaps, end - 1)

    @cached_property
    def _gaps(self) -> list[int]:
        """For each invisible letter the offset in what is visible before which it stands."""
        return [at - number for number, at in enumerate(find_invisible(self._plain))]


def read_document(path: str | Path, plan: str | None = None) -> Document:
    """Read a document; its id is the file's name unless given.

    Raises UnreadableDocument for a file that is missing, empty, of a kind not read, or that holds no text.
    """
    path = Path(path)
    document = document_of(read_content(path), plan or path.stem)
    if not document.visible.strip():
        raise UnreadableDocument(f"{path}: there is no text in it")
    return document


_PAGE = re.compile(r"[-—–\s]*(?:第\s?)?\d{1,3}(?:\s?页)?[-—–\s]*")
_GLANCE = 20  # rows that show how wide a table is
_RULE = re.compile(r"[-—=_*\s\u2500-\u257f]{3,}")
_NOTE = re.compile(rf"(?:注|备注|说明)\d?[：.]|{NOTE_MARKS.pattern}")
_HAN = "一二三四五六七八九十"
_HEADINGS = [
    re.compile(rf"(?:[{_HAN}]{{1,3}}、|第[{_HAN}]{{1,3}}(?:章|部分)|\d{{1,2}}、)"),
    re.compile(rf"(?:\([{_HAN}]{{1,3}}\)|第[{_HAN}]{{1,3}}节|专栏\s?\d*)"),
    re.compile(r"(?:\d{1,2}\.(?!\d)|\(\d{1,2}\))"),
]


def parse_text(text: str, plan: str) -> Document:
    """The paragraphs and tables of a text. Tables: cells separated by tabs or |, or one cell a line."""
    return document_of(Content([], text=text), plan)


def document_of(content: Content, plan: str) -> Document:
    """The parts of a file put together: the text that they make, one below the other, and its blocks."""
    running = None if content.text is None else read_running(content.text)
    parts = running.pieces if running else _joined(content.parts)
    blocks: list[Block] = []
    path: list[str] = []
    text: list[str] = []
    at = 0
    for part in parts:
        match part:
            case Picture():
                caption = "\n".join(filter(None, [_caption(blocks), part.caption]))
                blocks.append(replace(part, section=_section(path), caption=caption))
                continue
            case FrontMatter():
                _add_cells(blocks, [cell_of(*line) for line in part.lines], [FRONT_MATTER])
                continue
            case list():
                _add_lines(blocks, part, path)
                continue
            case Grid():
                lines, rows = lay_out(part, at)
                _add_grid(blocks, rows, path)
                text.append(f"{lines}\n\n")
            case _:
                _add_lines(blocks, list(lines_of(part, at)), path)
                text.append(f"{part}\n")
        at += len(text[-1])
    notices = [*content.notices, *_flattened(blocks)]
    if running:
        return Document(plan, content.text or "", blocks, notices, running.plain)
    return Document(plan, "".join(text), blocks, notices)


def _flattened(blocks: list[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph) and block.flattened:
            yield f"a table run together, with no sign between its cells: {block.text[:30]}…"


def _joined(parts: list[Part]) -> Iterator[Part]:
    """The parts, pieces of text that follow one another as one: a table may run through them, a cell a piece."""
    for is_text, group in groupby(parts, lambda part: isinstance(part, str)):
        pieces = list(group)
        yield from [as_seen(unmarked(unescaped("\n".join(map(str, pieces)))))] if is_text else pieces


def _add_lines(blocks: list[Block], lines: list[Line], path: list[str]) -> None:
    """Append the paragraphs of running text, and the tables that signs and line breaks in it make."""
    at = 0
    while at < len(lines):
        rows, after = table_at(lines, at)
        if is_table(rows):
            _add_table(blocks, rows, path, inferred=True)
        else:
            _add_cells(blocks, [cell for row in rows for cell in row] or [cell_of(*lines[at])], path)
        at = max(after, at + 1)


def _add_grid(blocks: list[Block], rows: list[list[Cell]], path: list[str]) -> None:
    """Append the tables of a grid of a file; a title above one or notes below it, in one cell, are paragraphs.

    A table of one column is no table but a box of paragraphs.
    """
    for part in _parted(rows):
        above = list(takewhile(_is_one_cell, part))
        below = list(takewhile(lambda row: _is_one_cell(row) and row[0].text, reversed(part[len(above) :])))[::-1]
        table = part[len(above) : len(part) - len(below)]
        _add_cells(blocks, [cell for row in above for cell in row], path)
        if is_table(table):
            _add_table(blocks, table, path, inferred=False)
        else:
            _add_cells(blocks, [cell for row in table for cell in row], path)
        _add_cells(blocks, [cell for row in below for cell in row], path)


def _parted(rows: list[list[Cell]]) -> Iterator[list[list[Cell]]]:
    """The tables that a grid glues together: a header below rows of one cell, its title, begins another."""
    begin = 0
    for at, row in enumerate(rows):
        if not at or not _is_one_cell(rows[at - 1]) or not is_header(row):
            continue
        titles = sum(1 for _ in takewhile(_is_one_cell, (rows[above] for above in range(at - 1, begin - 1, -1))))
        if at - titles > begin:
            yield rows[begin : at - titles]
            begin = at - titles
    yield rows[begin:]


def _is_one_cell(row: list[Cell]) -> bool:
    return len({cell for cell in row if cell.text}) == 1


def _add_cells(blocks: list[Block], cells: list[Cell], path: list[str]) -> None:
    """Append the lines of cells as paragraphs."""
    for cell in dict.fromkeys(cells):
        for line in lines_of(cell.text, cell.start):
            if line[0].strip():
                _add_paragraph(blocks, line, path)


def _add_table(blocks: list[Block], rows: list[list[Cell]], path: list[str], inferred: bool) -> None:
    """Append a table, or its rows to the table before where it only goes on behind a page break."""
    page = bool(blocks) and isinstance(number := blocks[-1], Paragraph) and bool(_PAGE.fullmatch(number.text))
    before = blocks[-1 - page] if len(blocks) > page else None
    if isinstance(before, Table) and not before.notes and _goes_on(before.rows, rows):
        above = len(before.rows)
        before.rows.extend([replace(cell, row=cell.row + above) for cell in row] for row in rows)
        blocks[-1 - page :] = [before]
    else:
        blocks.append(Table(rows, _section(path), _caption(blocks), inferred=inferred))


def _section(path: list[str]) -> str:
    return " > ".join(filter(None, path))


def _caption(blocks: list[Block]) -> str:
    """The short lines just above."""
    above = [block for block in blocks[-2:] if isinstance(block, Paragraph) and block.section != FRONT_MATTER]
    return "\n".join(block.text for block in above if len(block.text) < 60)


def _goes_on(rows: list[list[Cell]], more: list[list[Cell]]) -> bool:
    """Whether rows continue a table: as wide as it, under the same header again or under none."""
    first, *others = more
    wide = max(map(len, rows[:_GLANCE])) == max(map(len, more[:_GLANCE]))
    again = [cell.text for cell in first] == [cell.text for cell in rows[0]]
    headed = any(cell.role for cell in first) or (
        not _holds_figure(first) and any(map(_holds_figure, others[:_GLANCE]))
    )
    return wide and (again or not headed)


def _holds_figure(row: list[Cell]) -> bool:
    return any(cell.text and cell.is_value for cell in row)


def _add_paragraph(blocks: list[Block], line: Line, path: list[str]) -> None:
    """Append a paragraph, or a note below a table to its table; a heading changes the path for what follows."""
    cell = cell_of(*line)
    text = cell.normalized
    if _RULE.fullmatch(text):
        return
    if blocks and isinstance(table := blocks[-1], Table) and _NOTE.match(text):
        blocks[-1] = replace(table, notes=f"{table.notes}\n{cell.text}")
        return
    level = next((level for level, pattern in enumerate(_HEADINGS) if pattern.match(text)), None)
    if level is not None:
        title = RAISED.sub("", re.split(r"[。：]", text, maxsplit=1)[0])
        path[:] = [*path[:level], *[""] * (level - len(path)), title[:40]]
    blocks.append(Paragraph(text, cell.start, _section(path), is_flattened(text)))
