"""The cells of a sheet → its tables, which stand apart by empty rows or side by side with an empty column between."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from operator import attrgetter

from ipstats.documents.cells import role_of
from ipstats.documents.content import Grid, GridCell

_FIGURE = re.compile(r"\D{0,2}\d[\d,.]*\D{0,3}")
_YEAR = re.compile("年[份度]?|时间|Year", re.IGNORECASE)


def tables_of(cells: list[GridCell]) -> list[Grid]:
    """The tables of a sheet in reading order, each counted from its own first row and column.

    Cells without text are left out, and rows and columns in which no cell begins.

    >>> cells = [GridCell("表1", 1, 1, 1, 4), GridCell("指标", 2, 1), GridCell("5", 2, 4), GridCell("注", 9, 1)]
    >>> [[(cell.text, cell.row, cell.column, cell.columns) for cell in grid.cells] for grid in tables_of(cells)]
    [[('表1', 0, 0, 2), ('指标', 1, 0, 1), ('5', 1, 1, 1)], [('注', 0, 0, 1)]]
    """
    bands = _apart([cell for cell in cells if cell.text.strip()], "row", "rows")
    return [_compact(table) for band in bands for table in _side_by_side(band)]


def _apart(cells: list[GridCell], place: str, length: str) -> list[list[GridCell]]:
    """The cells in groups with an empty row, or column, between them."""
    groups: list[list[GridCell]] = []
    end = -1
    for cell in sorted(cells, key=attrgetter(place)):
        if getattr(cell, place) > end:
            groups.append([])
        groups[-1].append(cell)
        end = max(end, getattr(cell, place) + getattr(cell, length))
    return groups


def _side_by_side(band: list[GridCell]) -> Iterator[list[GridCell]]:
    """The tables in the rows between two empty ones; titles above several and notes below them are on their own."""
    in_row = Counter(cell.row for cell in band)
    shared = [row for row, number in in_row.items() if number > 1]
    first, last = min(shared, default=0), max(shared, default=-1)
    body = [cell for cell in band if first <= cell.row <= last]
    groups = _apart(body, "column", "columns")
    if len(groups) > 1 and all(map(_is_table, groups)):
        yield from filter(None, [[cell for cell in band if cell.row < first]])
        for group in groups:
            yield from (part for rows in _apart(group, "row", "rows") for part in _side_by_side(rows))
        yield from filter(None, [[cell for cell in band if cell.row > last]])
    else:
        yield band


def _is_table(cells: list[GridCell]) -> bool:
    """Whether cells are a table of their own: names in the first column under a header for them, and figures."""
    in_row = Counter(cell.row for cell in cells)
    left = min(cell.column for cell in cells)
    first = sorted((cell for cell in cells if cell.column == left), key=attrgetter("row"))
    header, *names = [cell for cell in first if in_row[cell.row] > 1] or first[:1]
    figures = sum(cell.column > left and bool(_FIGURE.fullmatch(cell.text)) for cell in cells)
    role = role_of(header.text)
    words = sum(not _FIGURE.fullmatch(name.text) for name in names)
    named = role in {"name", "category", "number"} or bool(_YEAR.fullmatch(header.text))
    return bool(figures and names) and (named or (role is None and 2 * words > len(names)))


def _compact(cells: list[GridCell]) -> Grid:
    """The cells as a table without rows and columns in which none begins."""
    rows, columns = sorted({cell.row for cell in cells}), sorted({cell.column for cell in cells})
    compact: list[GridCell] = []
    for cell in cells:
        row, column = bisect_left(rows, cell.row), bisect_left(columns, cell.column)
        down = bisect_left(rows, cell.row + cell.rows) - row
        across = bisect_left(columns, cell.column + cell.columns) - column
        compact.append(GridCell(cell.text, row, column, down, across))
    return Grid(sorted(compact, key=attrgetter("row", "column")))
