"""Tables of a page by their rules: each cell with the text that stands in it, and how far it goes."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from ipstats.documents.content import GridCell
from ipstats.documents.pdf_lines import Line, lines_of
from ipstats.documents.pdf_objects import Box, Letter
from ipstats.documents.pdf_rules import Frame, Place


@dataclass
class Table:
    """A table on a page. xs: where its columns begin. doubts: what was guessed of it."""

    cells: list[GridCell]
    xs: list[float]
    box: Box
    doubts: list[str]

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return max((cell.row + cell.rows for cell in self.cells), default=0)


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
    return Table(cells, frame.xs[:-1], frame.box, doubts)


def _uneven(frame: Frame, lines: list[Line]) -> list[GridCell]:
    """The cells of an area that is no rectangle, a piece of a line in the places that it covers."""
    texts: dict[Place, list[str]] = defaultdict(list)
    ends: dict[Place, int] = {}
    for piece in (piece for line in lines for piece in line.segments()):
        place = frame.place(piece.left + 1, piece.middle)
        texts[place].append(piece.text)
        ends[place] = max(ends.get(place, 0), frame.place(piece.right - 1, piece.middle)[1] + 1)
    order = sorted(texts)
    nexts = {a: b[1] for a, b in pairwise(order) if a[0] == b[0]}
    widths = {place: min(ends[place], nexts.get(place, ends[place])) - place[1] for place in order}
    return [GridCell("\n".join(texts[place]), *place, 1, widths[place]) for place in order]
