"""Tables of a page by their rules: each cell with the text that stands in it, and how far it goes."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ipstats.documents.content import GridCell
from ipstats.documents.pdf.cells import cells_of, has_figure, is_figure
from ipstats.documents.pdf.lines import Line, lines_of
from ipstats.documents.pdf.objects import Box, Letter
from ipstats.documents.pdf.rules import Frame, Place

ROOM = 1.6  # sizes: a letter, and what a cell keeps free at its edge
FEW = 2  # rows: in a frame of no more, a row may hold all rows of a table


@dataclass
class Table:
    """A table. width: how many columns it has; doubts: a line for each thing that was guessed of it.

    columns: where the words of each begin and end, if gaps told them; full: the columns whose last cell is full to its
    right edge, so that its text may go on.
    """

    cells: list[GridCell]
    width: int
    box: Box
    doubts: list[str] = field(default_factory=list)
    columns: list[tuple[float, float]] = field(default_factory=list)
    full: frozenset[int] = frozenset()

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return max((cell.row + cell.rows for cell in self.cells), default=0)

    def row(self, at: int) -> set[GridCell]:
        """The cells that begin in a row."""
        return {cell for cell in self.cells if cell.row == at}


Block = Line | Table | Box  # a box is that of a picture


def ruled_table(frame: Frame, letters: list[Letter], aside: list[Letter]) -> Table:
    """The table in a frame, from the letters in it; aside are those turned another way."""
    of_place = {place: at for at, area in enumerate(frame.areas) for place in area}
    inside: dict[int, list[Letter]] = defaultdict(list)
    turned: dict[int, str] = defaultdict(str)
    for letter in letters:
        inside[of_place[frame.place(*letter.center)]].append(letter)
    for letter in aside:
        turned[of_place[frame.place(*letter.center)]] += letter.text
    cells: list[GridCell] = []
    doubts: list[str] = []
    for at, area in enumerate(frame.areas):
        rows, columns = ({place[side] for place in area} for side in (0, 1))
        if len(rows) * len(columns) == len(area):
            text = "\n".join([line.text for line in lines_of(inside[at])]) + turned[at].strip()
            cells.append(GridCell(text, min(rows), min(columns), len(rows), len(columns)))
        elif inside[at]:
            cells += _uneven(frame, lines_of(inside[at]))
            doubts = ["rules of a table do not meet: some of its cells were told by where their words stand"]
    full = frozenset(
        min(column for _, column in area)
        for at, area in enumerate(frame.areas)
        if max(area)[0] == len(frame.ys) - 2 and inside[at] and _is_full(frame, area, inside[at])
    )
    return Table(_split(cells, frame, letters), len(frame.xs) - 1, frame.box, doubts, full=full)


def _is_full(frame: Frame, area: set[Place], letters: list[Letter]) -> bool:
    """Whether the last line in an area leaves no room for another letter."""
    last = lines_of(letters)[-1:]
    right = frame.xs[max(column for _, column in area) + 1]
    return any(right - line.right < ROOM * line.size for line in last)


def _split(cells: list[GridCell], frame: Frame, letters: list[Letter]) -> list[GridCell]:
    """The cells, those of a row without rules in it parted where it holds the figures of several."""
    columns = list(pairwise(frame.xs))
    for row in reversed(range(len(frame.ys) - 1)):
        own = sorted((cell for cell in cells if cell.row <= row < cell.row + cell.rows), key=lambda cell: cell.column)
        if any(cell.rows > 1 or cell.columns > 1 for cell in own):
            continue
        lines = lines_of(letter for letter in letters if frame.place(*letter.center)[0] == row)
        if sum(map(has_figure, lines)) <= (1 if len(frame.ys) - 1 <= FEW else 2) or not _is_list(own):
            continue
        parts, _, _ = cells_of(lines, columns, [], [])
        more = max((part.row for part in parts), default=0)
        below = [replace(cell, row=cell.row + more) for cell in cells if cell.row > row]
        above = [cell for cell in cells if cell.row < row]
        cells = above + [replace(part, row=part.row + row) for part in parts] + below if more else cells
    return cells


def _is_list(row: list[GridCell]) -> bool:
    """Whether a cell of a row holds several figures, and its first one as many lines."""
    first, *more = ([is_figure(line) for line in cell.text.split("\n")] for cell in row)
    return 1 < max(map(sum, more), default=0) <= len(first)


def _uneven(frame: Frame, lines: list[Line]) -> list[GridCell]:
    """The cells of an area that is no rectangle, a piece of a line in the place where it begins."""
    texts: dict[Place, list[str]] = defaultdict(list)
    for piece in (piece for line in lines for piece in line.segments()):
        texts[frame.place(piece.left + 1, piece.middle)].append(piece.text)
    return [GridCell("\n".join(texts[place]), *place) for place in sorted(texts)]
