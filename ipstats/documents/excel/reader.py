"""Excel workbooks: each sheet that is shown, its name, then its tables as Excel shows them."""

from bisect import bisect_left, bisect_right
from pathlib import Path

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet.worksheet import Worksheet

from ipstats.documents.content import Content, GridCell, Part, Picture, SheetRows
from ipstats.documents.excel.cell_texts import Style, text_of
from ipstats.documents.excel.mending import NO_VALUE
from ipstats.documents.excel.package import Sheet, open_sheets
from ipstats.documents.excel.sheet_tables import tables_of

_MOST_NAMED = 5  # cells, in a notice

Cells = dict[tuple[int, int], Cell | MergedCell]


def read_xlsx(path: Path) -> Content:
    """The name of each visible sheet, its tables, and the boxes and pictures over them.

    What is hidden (rows, columns, sheets, words in the colour of their background) or struck through is left out.
    Notices tell what is hidden, which formulas have no value, and which cells an error.
    """
    parts: list[Part] = []
    notices: list[str] = []
    for sheet in open_sheets(path):
        cells = cells_of(sheet.cells)
        if sheet.is_hidden:
            shown, told = [], ["it is hidden, and was left out"] if cells else []
        else:
            shown, told = _read(sheet, cells)
        parts += [sheet.cells.title, *shown] if shown else []
        notices += [f"sheet {sheet.cells.title}: {line}" for line in told]
    return Content(parts, notices)


def read_xlsx_rows(path: Path) -> list[SheetRows]:
    """The rows of each visible sheet that has any; hidden rows and columns too, since a filter hides some of them."""
    found: list[SheetRows] = []
    for sheet in open_sheets(path):
        texts, notices = show_cells(sheet, cells_of(sheet.cells))
        rows: dict[int, list[str]] = {}
        for (row, column), text in texts.items():
            cells = rows.setdefault(row, [])
            cells += [""] * (column - len(cells))
            cells[column - 1] = text
        if not sheet.is_hidden and (rows or notices):
            found.append(SheetRows(sheet.cells.title, dict(sorted(rows.items())), notices))
    return found


def cells_of(sheet: Worksheet) -> Cells:
    """The cells of a sheet that have a value, by row and column."""
    # The public ways to the cells fill the whole rectangle, up to 17 thousand million cells for one in the far corner.
    return {place: cell for place, cell in sheet._cells.items() if cell.value is not None}


def show_cells(sheet: Sheet, cells: Cells) -> tuple[dict[tuple[int, int], str], list[str]]:
    """The text that each cell shows, where it shows any, and notices of those that show none for no good reason."""
    texts: dict[tuple[int, int], str] = {}
    styles: dict[StyleArray, Style] = {}
    uncalculated, errors, unseen = [], [], []
    for place, cell in cells.items():
        if cell.data_type == "e":
            uncalculated += [cell.coordinate] * (cell.value == NO_VALUE)
            errors += [f"{cell.coordinate} {cell.value}"] * (cell.value != NO_VALUE)
        elif (text := text_of(cell, sheet, styles)) is None:
            unseen.append(cell.coordinate)
        elif text:
            texts[place] = text
    notices = [
        (uncalculated, "formula", "without a value", "open it in Excel or WPS and save it"),
        (errors, "cell", "with an error", "nothing was read there"),
        (unseen, "cell", "in the colour of the background", "left out"),
    ]
    told = [
        f"{_count(len(found), noun)} {what} ({_list(found)}): {then}" for found, noun, what, then in notices if found
    ]
    return texts, told


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"


def _list(cells: list[str]) -> str:
    return ", ".join([*cells[:_MOST_NAMED], *["…"] * (len(cells) > _MOST_NAMED)])


def _read(sheet: Sheet, cells: Cells) -> tuple[list[Part], list[str]]:
    """What a sheet shows in its visible rows and columns, and notices."""
    rows, columns = _hidden_rows(sheet.cells), _hidden_columns(sheet.cells)
    areas = {(area.min_row, area.min_col): (area.max_row, area.max_col) for area in sheet.cells.merged_cells.ranges}
    visible: Cells = {}
    places: dict[tuple[int, int], tuple[int, int, int, int]] = {}
    for (row, column), cell in cells.items():
        last_row, last_column = areas.get((row, column), (row, column))
        top, down = _visible(rows, row, last_row)
        left, across = _visible(columns, column, last_column)
        if down and across:
            visible[row, column], places[row, column] = cell, (top, left, down, across)
    texts, notices = show_cells(sheet, visible)
    grids = tables_of([GridCell(text, *places[place]) for place, text in texts.items()])
    pictures = [Picture(f"sheet {sheet.cells.title}")] * sheet.has_pictures
    return [*grids, *sheet.boxes, *pictures], notices + _left_out(cells.keys() - visible.keys(), set(rows))


def _left_out(places: set[tuple[int, int]], hidden: set[int]) -> list[str]:
    """A notice of the rows and columns that these places are in, if any; hidden: the rows that are."""
    rows = {row for row, _ in places if row in hidden}
    columns = {column for row, column in places if row not in hidden}
    counts = [_count(len(found), noun) for found, noun in ((rows, "hidden row"), (columns, "hidden column")) if found]
    return [f"{' and '.join(counts)} left out"] if counts else []


def _hidden_rows(sheet: Worksheet) -> list[int]:
    return sorted(number for number, row in sheet.row_dimensions.items() if row.hidden)


def _hidden_columns(sheet: Worksheet) -> list[int]:
    spans = [(column.min, column.max) for column in sheet.column_dimensions.values() if column.hidden]
    return sorted({number for first, last in spans if first and last for number in range(first, last + 1)})


def _visible(hidden: list[int], first: int, last: int) -> tuple[int, int]:
    """The place of the first visible of some rows or columns, counted without hidden ones, and how many are visible.

    >>> _visible([2, 3], 2, 5), _visible([2, 3], 3, 3)
    ((2, 2), (2, 0))
    """
    if not hidden:
        return first, last - first + 1
    before, inside = bisect_left(hidden, first), bisect_right(hidden, last)
    return first - before, last - first + 1 - (inside - before)
