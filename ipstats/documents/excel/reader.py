"""Excel workbooks: each sheet that is shown, its name, then its tables as Excel shows them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from pathlib import Path

from ipstats.documents.content import Content, GridCell, Part, Picture, SheetRows
from ipstats.documents.excel.sheet_tables import tables_of
from ipstats.documents.excel.workbook import Lost, Place, Sheet, open_sheets

_MOST_NAMED = 5  # cells, in a notice
_LOST = {
    "uncalculated": ("formula", "without a value", "open it in Excel or WPS and save it"),
    "error": ("cell", "with an error", "nothing was read there"),
    "unseen": ("cell", "in the colour of the background", "left out"),
}


def read_xlsx(path: Path) -> Content:
    """The name of each visible sheet, its tables, and the boxes and pictures over them.

    What is hidden (rows, columns, sheets, words in the colour of their background) or struck through is left out.
    Notices tell what is hidden, which formulas have no value, and which cells an error.
    """
    parts: list[Part] = []
    notices: list[str] = []
    for sheet in open_sheets(path):
        if sheet.is_hidden:
            shown, told = [], ["it is hidden, and was left out"] if sheet.cells else []
        else:
            shown, told = _read(sheet)
        parts += [sheet.name, *shown] if shown else []
        notices += [f"sheet {sheet.name}: {line}" for line in told]
    return Content(parts, notices)


def read_xlsx_rows(path: Path) -> list[SheetRows]:
    """The rows of each visible sheet that has any; hidden rows and columns too, since a filter hides some of them."""
    found: list[SheetRows] = []
    for sheet in open_sheets(path):
        notices = _lost(sheet.cells.values())
        rows: dict[int, list[str]] = {}
        for (row, column), text in sorted(_texts(sheet.cells).items()):
            cells = rows.setdefault(row, [])
            cells += [""] * (column - 1 - len(cells)) + [text]
        if not sheet.is_hidden and (rows or notices):
            found.append(SheetRows(sheet.name, rows, notices))
    return found


def _texts(cells: dict[Place, str | Lost]) -> dict[Place, str]:
    return {place: text for place, text in cells.items() if text and isinstance(text, str)}


def _lost(cells: Iterable[str | Lost]) -> list[str]:
    """A line for each reason for which some of these cells show no text."""
    lost = [cell for cell in cells if isinstance(cell, Lost)]
    told: list[str] = []
    for why, (noun, what, then) in _LOST.items():
        if names := [one.cell for one in lost if one.why == why]:
            listed = ", ".join([*names[:_MOST_NAMED], *["…"] * (len(names) > _MOST_NAMED)])
            told.append(f"{_count(len(names), noun)} {what} ({listed}): {then}")
    return told


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"


def _read(sheet: Sheet) -> tuple[list[Part], list[str]]:
    """What a sheet shows in its visible rows and columns, and notices."""
    visible: dict[Place, str | Lost] = {}
    places: dict[Place, tuple[int, int, int, int]] = {}
    for (row, column), cell in sheet.cells.items():
        last_row, last_column = sheet.merged.get((row, column), (row, column))
        top, down = _visible(sheet.hidden_rows, row, last_row)
        left, across = _visible(sheet.hidden_columns, column, last_column)
        if down and across:
            visible[row, column], places[row, column] = cell, (top, left, down, across)
    grids = tables_of([GridCell(text, *places[place]) for place, text in _texts(visible).items()])
    pictures = [Picture(f"sheet {sheet.name}")] * sheet.has_pictures
    left_out = _left_out(sheet.cells.keys() - visible.keys(), set(sheet.hidden_rows))
    return [*grids, *sheet.boxes, *pictures], _lost(visible.values()) + left_out


def _left_out(places: set[Place], hidden: set[int]) -> list[str]:
    """A notice of the rows and columns that these places are in, if any; hidden: the rows that are."""
    rows = {row for row, _ in places if row in hidden}
    columns = {column for row, column in places if row not in hidden}
    counts = [_count(len(found), noun) for found, noun in ((rows, "hidden row"), (columns, "hidden column")) if found]
    return [f"{' and '.join(counts)} left out"] if counts else []


def _visible(hidden: list[int], first: int, last: int) -> tuple[int, int]:
    """The place of the first visible of some rows or columns, counted without hidden ones, and how many are visible.

    >>> _visible([2, 3], 2, 5), _visible([2, 3], 3, 3)
    ((2, 2), (2, 0))
    """
    before, inside = bisect_left(hidden, first), bisect_right(hidden, last)
    return first - before, last - first + 1 - (inside - before)
