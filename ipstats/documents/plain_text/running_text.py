"""Running text: what the eye sees of it, sign for sign, and the tables, pictures and front matter that stand in it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ipstats.documents.cells import Line, lines_of
from ipstats.documents.content import Content, Grid, Picture, place_cells
from ipstats.documents.decoding import decoded
from ipstats.documents.plain_text.markdown import unescaped, unmarked
from ipstats.documents.plain_text.pipe_tables import pipe_table
from ipstats.documents.plain_text.tags import PICTURE, TaggedTable, without_tags
from ipstats.text import as_seen, find_invisible

_KEY = r"[\w \"'-]{1,40}[:=][^\n]*"
_FRONT_MATTER = re.compile(
    rf"\ufeff?(?:-{{3}}|\+{{3}})[ \t]*\n{_KEY}\n(?:(?!---|\+\+\+)(?:{_KEY}|[ \t]+[^\n]*|[-#][^\n]*|)\n){{0,100}}"
    r"(?:-{3,}|\+{3})[ \t]*(?:\n|\Z)"
)


FRONT_MATTER = "front matter"


@dataclass(frozen=True)
class FrontMatter:
    """What a text says of itself above its first line: title, date, authors."""

    lines: list[Line]


Piece = list[Line] | Grid | Picture | FrontMatter


@dataclass(frozen=True)
class RunningText:
    """A text as the eye sees it, as long as it is, and its pieces in order, with their offsets in what is visible."""

    plain: str
    pieces: list[Piece]


def read_plain_text(path: Path) -> Content:
    """The text of a file, as it stands there."""
    text, notices = decoded(path)
    return Content([], notices, text)


def read_running(text: str) -> RunningText:
    """What the eye sees of a text, in Markdown or not: its lines, and the tables and pictures that stand in it.

    >>> read_running("表1\\n|指标|2025年|\\n|--|--|\\n|专利|**5**|\\n![](1.png)\\n").pieces[2]
    Picture(place='line 5', section='', caption='')
    """
    matter = _FRONT_MATTER.match(text)
    head = matter[0] if matter else ""
    body, tables = without_tags(unescaped(text[len(head) :]))
    plain = head + unmarked(body)
    places = _Places(text, plain)
    above = places.seen(len(head))
    grids = [places.grid_of(table, len(head)) for table in tables]
    pieces: list[Piece] = [FrontMatter(list(lines_of(places.visible[: above - 1])))] if matter else []
    lines = list(lines_of(places.visible[above:], above))
    return RunningText(plain, [*pieces, *_pieces(lines, {start: (grid, end) for start, end, grid in grids}, places)])


class _Places:
    """Offsets in a text, in what is visible of it, and lines."""

    def __init__(self, text: str, plain: str) -> None:
        self.text, self.visible, self.hidden = text, as_seen(plain), find_invisible(plain)
        self.gaps = [at - number for number, at in enumerate(self.hidden)]
        self.line, self.counted = 1, 0

    def seen(self, at: int) -> int:
        """The offset in what is visible of an offset in the text."""
        return at - bisect_left(self.hidden, at)

    def line_at(self, seen: int) -> int:
        """The number of the line of an offset in what is visible, asked for from first to last."""
        at = seen + bisect_right(self.gaps, seen)
        self.line += self.text.count("\n", self.counted, at)
        self.counted = at
        return self.line

    def grid_of(self, table: TaggedTable, shift: int) -> tuple[int, int, Grid]:
        """Where a table of tags begins and ends in what is visible, and its grid."""
        starts: list[int] = []
        rows: list[list[tuple[str, int, int]]] = []
        for row in table.rows:
            rows.append([])
            for (start, end), across, down in row:
                text = self.visible[self.seen(start + shift) : self.seen(end + shift)]
                starts.append(self.seen(start + shift) + len(text) - len(text.lstrip()))
                rows[-1].append((text.strip(), across, down))
        cells = [replace(cell, start=start) for cell, start in zip(place_cells(rows), starts, strict=True)]
        return self.seen(table.start + shift) + 1, self.seen(table.end + shift), Grid(cells)


def _pieces(lines: list[Line], grids: dict[int, tuple[Grid, int]], places: _Places) -> Iterator[Piece]:
    at = since = 0
    while at < len(lines):
        line, start = lines[at]
        piece, after = None, at + 1
        if start in grids:
            piece, end = grids[start]
            while after < len(lines) and lines[after][1] <= end:
                after += 1
        elif line.lstrip().startswith(PICTURE):
            piece = Picture(f"line {places.line_at(start)}", caption=line.replace(PICTURE, "").strip())
        elif found := pipe_table(lines, at):
            piece, after = found
        if piece:
            yield from [lines[since:at]] if since < at else []
            yield piece
            since = after
        at = after
    yield lines[since:]
