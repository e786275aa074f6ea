"""A document as text: its paragraphs and tables in reading order, each under its headings."""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby, takewhile
from pathlib import Path

from ipstats.documents.blocks import Block, Document, Paragraph, Table
from ipstats.documents.cells import Cell, Line, cell_of, lines_of
from ipstats.documents.content import Content, Grid, Part, Picture
from ipstats.documents.files import read_content
from ipstats.documents.grid import lay_out
from ipstats.documents.plain_text.markdown import unescaped, unmarked
from ipstats.documents.plain_text.running_text import FRONT_MATTER, read_running
from ipstats.documents.plain_text.text_tables import is_flattened, is_header, is_table, table_at
from ipstats.documents.stretches import LONGEST, LONGEST_ROW, stretches
from ipstats.errors import UnreadableDocument
from ipstats.text import NOTE_MARKS, RAISED, as_seen, without_controls

_PAGE = re.compile(r"[-—–\s]*(?:第\s?)?\d{1,3}(?:\s?页)?[-—–\s]*")
_GLANCE = 20  # rows that show how wide a table is
_RULE = re.compile(r"[-—=_*\s\u2500-\u257f]{3,}")
_NOTE = re.compile(rf"(?:注|备注|说明)\d?(?:\([^()]*\))?[：.]|{NOTE_MARKS.pattern}")
_WORD = re.compile(r"\w")
_HAN = "一二三四五六七八九十"
_HEADINGS = [
    re.compile(rf"第[{_HAN}]{{1,3}}[篇编](?![一-龥]*[，。])"),
    re.compile(rf"(?:[{_HAN}]{{1,3}}、|第[{_HAN}]{{1,3}}(?:章|部分)|\d{{1,2}}、)"),
    re.compile(rf"(?:\([{_HAN}]{{1,3}}\)|第[{_HAN}]{{1,3}}节|专栏\s?\d*)"),
    re.compile(r"(?:\d{1,2}\.(?!\d)|\(\d{1,2}\))"),
]

Rows = list[list[Cell]]


def read_document(path: str | Path, plan: str | None = None) -> Document:
    """Read a document; its id is the file's name unless given.

    Raises UnreadableDocument for a file that is missing, empty, of a kind not read, or that holds no text.
    """
    path = Path(path)
    document = document_of(read_content(path), plan or _id_of(path))
    if not document.visible.strip():
        told = f" ({'; '.join(document.notices[:3])})" if document.notices else ""
        raise UnreadableDocument(f"{path}: there is no text in it{told}")
    return document


def _id_of(path: Path) -> str:
    """A file's name without suffix, as text that every file can hold: bytes that are no UTF-8 become �."""
    return without_controls(os.fsencode(path.stem).decode("utf-8", "replace"))


def parse_text(text: str, plan: str) -> Document:
    """The paragraphs and tables of a text. Tables: cells separated by tabs or |, or one cell a line.

    Control signs are left out, as they are when a file is decoded; offsets are those of what is left.
    """
    return document_of(Content([], text=without_controls(text)), plan)


def document_of(content: Content, plan: str) -> Document:
    """The parts of a file put together: the text that they make, one below the other, and its blocks."""
    running = None if content.text is None else read_running(content.text)
    made, text, at = _Blocks(), [], 0
    for part in running.pieces if running else _joined(content.parts):
        match part:
            case Picture():
                made.add_picture(part)
            case Paragraph():
                made.blocks.append(part)
            case list():
                made.add_lines(part)
            case Grid():
                lines, rows = lay_out(part, at)
                made.add_grid(rows)
                text.append(f"{lines}\n\n")
                at += len(text[-1])
            case _:
                made.add_lines(lines_of(part, at))
                text.append(f"{part}\n")
                at += len(text[-1])
    flattened = [block.text for block in made.blocks if isinstance(block, Paragraph) and block.flattened]
    told = (
        [f"left out: {made.unbroken} times more than {LONGEST} signs without a stop or a pause"]
        if made.unbroken
        else []
    )
    told += [f"a table run together, with no sign between its cells: {line[:30]}…" for line in flattened]
    whole = "".join(text) if content.text is None else content.text
    return Document(plan, whole, made.blocks, [*content.notices, *told], running.plain if running else None)


def _joined(parts: list[Part]) -> Iterator[Part]:
    """The parts, pieces of text that follow one another as one: a table may run through them, a cell a piece."""
    for is_text, group in groupby(parts, lambda part: isinstance(part, str)):
        pieces = list(group)
        yield from [as_seen(unmarked(unescaped("\n".join(map(str, pieces)))))] if is_text else pieces


class _Blocks:
    """The blocks of a document as they are added, and the headings above the next one."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.path: list[str] = []
        self.unbroken = 0  # stretches that are no language

    @property
    def section(self) -> str:
        return " > ".join(filter(None, self.path))

    @property
    def caption(self) -> str:
        """The short lines just above."""
        above = [block for block in self.blocks[-2:] if isinstance(block, Paragraph) and block.section != FRONT_MATTER]
        return "\n".join(block.text for block in above if len(block.text) < 60)

    def add_picture(self, picture: Picture) -> None:
        caption = "\n".join(filter(None, [self.caption, picture.caption]))
        self.blocks.append(replace(picture, section=self.section, caption=caption))

    def add_lines(self, running: Iterable[Line]) -> None:
        """Append the paragraphs of running text, and the tables that signs and line breaks in it make."""
        lines, at = list(running), 0
        while at < len(lines):
            rows, after = table_at(lines, at) if len(lines[at][0]) <= LONGEST_ROW else ([], at)
            if is_table(rows):
                self._add_table(rows, inferred=True)
            else:
                self._add_cells(rows or [[cell_of(*lines[at])]])
            at = max(after, at + 1)

    def add_grid(self, rows: Rows) -> None:
        """Append the tables of a grid of a file; a title above one or notes below it, in one cell, are paragraphs.

        A table of one column is no table but a box of paragraphs.
        """
        for part in _parted(rows):
            above = list(takewhile(_is_one_cell, part))
            below = list(takewhile(lambda row: _is_one_cell(row) and row[0].text, reversed(part[len(above) :])))[::-1]
            table = part[len(above) : len(part) - len(below)]
            self._add_cells(above)
            if is_table(table):
                self._add_table(table, inferred=False)
            else:
                self._add_cells(table)
            self._add_cells(below)

    def _add_cells(self, rows: Rows) -> None:
        """Append the lines of cells as paragraphs."""
        for cell in dict.fromkeys(cell for row in rows for cell in row):
            for line in lines_of(cell.text, cell.start):
                for part in stretches(cell_of(*line)) if _WORD.search(line[0]) else ():
                    if part.text:
                        self._add_paragraph(part)
                    else:
                        self.unbroken += 1

    def _add_paragraph(self, line: Cell) -> None:
        """Append a paragraph, or a note below a table to its table; a heading changes the path for what follows."""
        text = line.normalized
        if _RULE.fullmatch(text):
            return
        if self.blocks and isinstance(table := self.blocks[-1], Table) and _NOTE.match(text):
            self.blocks[-1] = replace(table, notes=f"{table.notes}\n{line.text}")
            return
        level = next((level for level, pattern in enumerate(_HEADINGS) if pattern.match(text)), None)
        if level is not None:
            title = RAISED.sub("", re.split(r"[。：]", text, maxsplit=1)[0])
            self.path = [*self.path[:level], *[""] * (level - len(self.path)), title[:40]]
        self.blocks.append(Paragraph(text, line.start, self.section, is_flattened(text)))

    def _add_table(self, rows: Rows, inferred: bool) -> None:
        """Append a table, or its rows to the table before where it only goes on behind a page break."""
        last = self.blocks[-1] if self.blocks else None
        page = isinstance(last, Paragraph) and bool(_PAGE.fullmatch(last.text))
        before = self.blocks[-1 - page] if len(self.blocks) > page else None
        if isinstance(before, Table) and not before.notes and _goes_on(before.rows, rows):
            above = len(before.rows)
            before.rows.extend([replace(cell, row=cell.row + above) for cell in row] for row in rows)
            self.blocks[-1 - page :] = [before]
        else:
            self.blocks.append(Table(rows, self.section, self.caption, inferred=inferred))


def _parted(rows: Rows) -> Iterator[Rows]:
    """The tables that a grid glues together: a header below rows of one cell, its title, begins another."""
    begin = title = 0
    for at, row in enumerate(rows):
        if begin < title < at and is_header(row):
            yield rows[begin:title]
            begin = title
        if not _is_one_cell(row):
            title = at + 1
    yield rows[begin:]


def _is_one_cell(row: list[Cell]) -> bool:
    return len({cell for cell in row if cell.text}) == 1


def _goes_on(rows: Rows, more: Rows) -> bool:
    """Whether rows continue a table: as wide as it, under the same header again or under none."""
    first, *others = more
    wide = max(map(len, rows[:_GLANCE])) == max(map(len, more[:_GLANCE]))
    again = [cell.text for cell in first] == [cell.text for cell in rows[0]]
    figures_below = not _holds_figure(first) and any(map(_holds_figure, others[:_GLANCE]))
    return wide and (again or not (figures_below or any(cell.role for cell in first)))


def _holds_figure(row: list[Cell]) -> bool:
    return any(cell.text and cell.is_value for cell in row)
