"""Running text: what the eye sees of it, sign for sign, and the tables, pictures and front matter that stand in it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from ipstats.documents.blocks import Paragraph
from ipstats.documents.cells import Line, cell_of, lines_of
from ipstats.documents.content import Content, Grid, Picture, place_cells
from ipstats.documents.decoding import decoded
from ipstats.documents.plain_text.markdown import unescaped, unmarked
from ipstats.documents.plain_text.pipe_tables import pipe_table
from ipstats.documents.plain_text.tags import PICTURE, TaggedTable, without_tags
from ipstats.documents.stretches import LONGEST_ROW
from ipstats.text import as_seen, find_invisible

_KEY = r"[\w \"'-]{1,40}[:=][^\n]*"
_FRONT_MATTER = re.compile(
    rf"\ufeff?(?:-{{3}}|\+{{3}})[ \t]*\n{_KEY}\n(?:(?!---|\+\+\+)(?:{_KEY}|[ \t]+[^\n]*|[-#][^\n]*|)\n){{0,100}}"
    r"(?:-{3,}|\+{3})[ \t]*(?:\n|\Z)"
)

FRONT_MATTER = "front matter"  # the section of what a text says of itself above its first line: title, date, authors

Piece = list[Line] | Grid | Picture | Paragraph


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
    body = matter.end() if matter else 0
    tagged, tables = without_tags(text[:body] + unescaped(text[body:]), body)
    plain = text[:body] + unmarked(tagged[body:])
    places = _Places(text, plain)
    above, grids = places.seen(body), dict(map(places.grid_of, tables))
    head = [cell_of(*line) for line in lines_of(places.visible[:above])]
    pieces = [Paragraph(line.normalized, line.start, FRONT_MATTER) for line in head if line.text.strip("-+")]
    return RunningText(plain, [*pieces, *_pieces(list(lines_of(places.visible[above:], above)), grids, places)])


class _Places:
    """Offsets in a text, in what is visible of it, and lines."""

    def __init__(self, text: str, plain: str) -> None:
        self.visible, self.hidden = as_seen(plain), find_invisible(plain)
        self.gaps = [at - number for number, at in enumerate(self.hidden)]
        self.line_ends = [end.start() for end in re.finditer("\n", text)]

    def seen(self, at: int) -> int:
        """The offset in what is visible of an offset in the text."""
        return at - bisect_left(self.hidden, at)

    def line_at(self, seen: int) -> int:
        """The number of the line of an offset in what is visible."""
        return 1 + bisect_left(self.line_ends, seen + bisect_right(self.gaps, seen))

    def grid_of(self, table: TaggedTable) -> tuple[int, tuple[Grid, int]]:
        """Where a table of tags begins in what is visible, its grid, and where it ends."""
        rows = [
            [
                (cell_of(self.visible[self.seen(start) : self.seen(end)], self.seen(start)), *covered)
                for (start, end), *covered in row
            ]
            for row in table.rows
        ]
        placed = place_cells([[(cell.text, across, down) for cell, across, down in row] for row in rows])
        cells = [replace(at, start=cell.start) for at, (cell, *_) in zip(placed, chain(*rows), strict=True)]
        return self.seen(table.start) + 1, (Grid(cells), self.seen(table.end))


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
        elif len(line) <= LONGEST_ROW and (found := pipe_table(lines, at)):
            piece, after = found
        if piece:
            yield from [lines[since:at]] if since < at else []
            yield piece
            since = after
        at = after
    yield lines[since:]
