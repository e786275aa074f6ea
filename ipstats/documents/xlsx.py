"""Excel workbooks: each sheet that is shown, its name, then its tables as Excel shows them."""

import math
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from itertools import groupby
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from ipstats.documents.content import MOST_CELLS, Content, Grid, GridCell

_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^<>]*?ref=[\"']([A-Z]+\d+:[A-Z]+\d+)[\"']")
_DIGITS = re.compile(r"[#0?][#0?.,]*")
_UNQUOTED = re.compile(r'"[^"]*"|\\.|_.|\[[^\]]*\]')


def read_xlsx(path: Path) -> Content:
    """The name of each visible sheet and its rows, those between two empty rows as one table."""
    _check_merged(path)
    with path.open("rb") as file:
        workbook = load_workbook(file, data_only=True)
    sheets = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
    filled = [(sheet.title, cells) for sheet in sheets if (cells := _cells(sheet))]
    return Content([part for title, cells in filled for part in [title, *_tables(cells)]])


def _check_merged(path: Path) -> None:
    """Nothing, if the merged cells are few enough to be spread out; openpyxl makes an object for each place covered."""
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.startswith("xl/worksheets/") and name.endswith(".xml")]
        ranges = [CellRange(ref.decode()) for name in names for ref in _MERGED.findall(archive.read(name))]
    if sum(math.prod(area.size.values()) for area in ranges) > MOST_CELLS:
        raise ValueError(f"merged over more than {MOST_CELLS} cells")


def _cells(sheet: Worksheet) -> list[GridCell]:
    """The cells of a sheet that have a text, by row and column."""
    spans = {(area.min_row, area.min_col): area.size for area in sheet.merged_cells.ranges}
    cells: list[GridCell] = []
    # The public ways to the cells fill the whole rectangle, up to 17 thousand million cells for one in the far corner.
    for place, cell in sorted(sheet._cells.items()):
        if text := cell_text(cell):
            size = spans.get(place, {"rows": 1, "columns": 1})
            cells.append(GridCell(text, *place, **size))
    return cells


def _tables(cells: list[GridCell]) -> Iterator[Grid]:
    """The tables of a sheet: what stands between two empty rows."""
    rows = sorted({row for cell in cells for row in range(cell.row, cell.row + cell.rows)})
    columns = sorted({column for cell in cells for column in range(cell.column, cell.column + cell.columns)})
    row_at, column_at = ({place: at for at, place in enumerate(places)} for places in (rows, columns))
    for _, group in groupby(rows, lambda row: row - row_at[row]):
        inside = set(group)
        placed = [replace(c, row=row_at[c.row], column=column_at[c.column]) for c in cells if c.row in inside]
        first = min(cell.row for cell in placed)
        yield Grid([replace(cell, row=cell.row - first) for cell in placed])


def cell_text(cell: Cell | MergedCell) -> str:
    """A cell as Excel shows it, but a number with all its digits: a format may round what the plan says."""
    value, form = cell.value, cell.number_format or "General"
    if value is None or isinstance(value, str):
        return (value or "").strip()
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d") if {"m", "d"} & set(form.lower()) else f"{value.year}年"
    if isinstance(value, int | float):
        return _formatted(value, form)
    return value.isoformat() if isinstance(value, time) else str(value)


def _formatted(value: float, form: str) -> str:
    """A number with the signs that its format puts around it.

    >>> _formatted(0.065, "0%"), _formatted(8.5, '"≥"0.0"件"'), _formatted(3.0, "0.0"), _formatted(1e-7, "0.00_ ")
    ('6.5%', '≥8.5件', '3', '0.0000001')
    """
    section = form.split(";")[0]
    percent = "%" in _UNQUOTED.sub("", section)
    number = f"{Decimal(f'{value * (100 if percent else 1):.15g}'):f}"
    around = _DIGITS.split(section, maxsplit=1)
    if len(around) < 2 or re.search("[A-Za-z/]", _UNQUOTED.sub("", section)):
        return number + "%" * percent
    before, after = (_literal(part) for part in around)
    return before + number + after


def _literal(part: str) -> str:
    part = re.sub(r"\[[^\]]*\]|_.|\*.", "", part)
    return re.sub(r"\\(.)", r"\1", part.replace('"', ""))
