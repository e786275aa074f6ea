"""Tables as the workbooks of spreadsheets."""

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ipstats.data.table_files import is_formula
from ipstats.files import write_files

_HEAD = PatternFill("solid", fgColor="DDE7F0")
_DOUBTED = PatternFill("solid", fgColor="FFE9B8")
_WRAPPED = Alignment(vertical="top", wrap_text=True)
_WIDEST = 60


def as_workbook(sheets: Mapping[str, pd.DataFrame], finish: Callable[[Workbook], None] = lambda book: None) -> bytes:
    """Tables, by name, as the sheets of an .xlsx file: headers frozen, filters on, no text taken for a formula.

    Rows that have something in a column doubt are coloured. finish: what else is to be done to the openpyxl workbook
    before it is saved.
    """
    content = BytesIO()
    with pd.ExcelWriter(content, engine="openpyxl") as writer:
        for name, table in sheets.items():
            table.to_excel(writer, sheet_name=name, index=False, freeze_panes=(1, 0))
            _format(writer.sheets[name])
            doubted = table["doubt"].notna() if "doubt" in table else ()
            for cell in (
                cell for row, doubt in enumerate(doubted, start=2) if doubt for cell in writer.sheets[name][row]
            ):
                cell.fill = _DOUBTED
        finish(writer.book)
    return content.getvalue()


def write_workbook(path: Path, sheets: Mapping[str, pd.DataFrame]) -> None:
    """Write tables as an .xlsx file, see `as_workbook`. Raises BadInput where it cannot be written."""
    write_files({path: as_workbook(sheets)})


def _format(sheet: Worksheet) -> None:
    sheet.auto_filter.ref = sheet.dimensions
    fit_to_paper(sheet)
    for number, (head, *cells) in enumerate(sheet.iter_cols(), start=1):
        head.font, head.fill = Font(bold=True), _HEAD
        for cell in cells:
            if cell.value == "":
                cell.value = None  # what is missing is an empty cell, not an empty text
            elif isinstance(cell.value, str):
                cell.data_type = "s"
                cell.quotePrefix = is_formula(cell.value)  # stays a text when edited
            cell.alignment = _WRAPPED
        widest = max((_width(cell.value) for cell in (head, *cells)), default=8)
        sheet.column_dimensions[get_column_letter(number)].width = min(_WIDEST, widest + 4)


def fit_to_paper(sheet: Worksheet) -> None:
    """Printed, a sheet is as wide as a page turned on its side, with its header on every page."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if sheet.freeze_panes:
        sheet.print_title_rows = "1:1"


def _width(value: Any) -> int:
    return sum(2 if ord(char) > 0x2E7F else 1 for char in str("" if value is None else value))
