"""What the reader of a kind of file gives: lines of text, grids of cells, pictures, and what could not be read."""

from dataclasses import dataclass, field
from itertools import count

MOST_CELLS = 1_000_000


@dataclass(frozen=True)
class GridCell:
    """A cell as its file gives it: the place of its upper left corner, and how many rows and columns it covers.

    start: the offset of its text where that stands in a running text already.
    """

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    start: int | None = None


@dataclass(frozen=True)
class Grid:
    """A table of a file. wrapped: its lines are broken only for want of room, as on a printed page."""

    cells: list[GridCell]
    wrapped: bool = False


@dataclass(frozen=True)
class Picture:
    """A picture that may be meant to be read, where it stands ("page 4"), and, in a document, its headings and the
    lines just above it."""

    place: str
    section: str = ""
    caption: str = ""


Part = str | Grid | Picture


@dataclass(frozen=True)
class Content:
    """The parts of a file in reading order, and a line for each thing that could not be read or was guessed.

    A part that is text holds a paragraph a line, and tables may still be found in it. text: that of a file that is
    nothing but running text, and then its only part.
    """

    parts: list[Part]
    notices: list[str] = field(default_factory=list)
    text: str | None = None


@dataclass(frozen=True)
class SheetRows:
    """The rows of a sheet by their numbers, texts as they are shown, and notices of what could not be read.

    name: the sheet's; empty where the file has no sheets.
    """

    name: str
    rows: dict[int, list[str]]
    notices: list[str]


def place_cells(rows: list[list[tuple[str, int, int]]]) -> list[GridCell]:
    """Cells given row by row as (text, columns, rows covered), each put into the first place that is free.

    >>> cells = place_cells([[("指标", 1, 2), ("专利", 2, 1)], [("2020", 1, 1), ("2025", 1, 1)]])
    >>> [(cell.text, cell.row, cell.column) for cell in cells]
    [('指标', 0, 0), ('专利', 0, 1), ('2020', 1, 1), ('2025', 1, 2)]
    """
    taken: list[set[int]] = [set() for _ in rows]
    cells: list[GridCell] = []
    covered = 0
    for at, row in enumerate(rows):
        column = 0
        for text, columns, down in row:
            column = next(free for free in count(column) if free not in taken[at])
            down = min(down, len(rows) - at)
            covered += columns * down
            if covered > MOST_CELLS:
                raise ValueError(f"a table of more than {MOST_CELLS} cells")
            for below in taken[at : at + down]:
                below.update(range(column, column + columns))
            cells.append(GridCell(text, at, column, down, columns))
            column += columns
    return cells
