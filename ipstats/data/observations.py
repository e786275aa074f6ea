"""Observations: values that somebody measured later, in whatever tables people keep them."""

import re
from collections.abc import Collection
from itertools import zip_longest
from pathlib import Path

import pandas as pd

from ipstats.data.table_files import without_apostrophe
from ipstats.documents import SheetRows, read_rows
from ipstats.errors import BadInput, UnreadableDocument
from ipstats.text import EQUAL, as_quantity, normalize

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_YEAR = re.compile(r"(\d{4})\s?年")


def read_observations(
    paths: list[Path], columns: list[str], problems: list[str], optional: Collection[str] = ()
) -> pd.DataFrame | None:
    """The rows of CSV files and workbooks as one table of text; what is empty is missing, empty rows are left out.

    A value is the number that its cell shows in the row's unit: 85 for 85%, 12000 for 1.2万 件. Every visible sheet is
    read, its rows that are hidden too; a file may lack optional columns, and others are passed over. Index: "<path>: row <number>", with the name of
    the sheet where there are several. Adds to problems each file and sheet that is no such table and each cell that
    shows nothing for no good reason; None where this is so of every file.
    """
    rows: dict[str, list[str | None]] = {}
    readable = not paths
    for path in paths:
        try:
            rows |= _rows_of(path, columns, optional)
            readable = True
        except BadInput as error:
            problems += error.problems
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns, dtype="string") if readable else None


def _rows_of(path: Path, columns: list[str], optional: Collection[str]) -> dict[str, list[str | None]]:
    try:
        sheets = read_rows(path)
    except UnreadableDocument as error:
        raise BadInput(str(error)) from error
    rows: dict[str, list[str | None]] = {}
    problems: list[str] = [] if sheets else [f"{path}: no visible sheet has any text"]
    for sheet in sheets:
        place = f"{path}: sheet {sheet.name}" if len(sheets) > 1 else str(path)
        problems += [f"{place}: {notice}" for notice in sheet.notices]
        try:
            found = cells_of(sheet, place, columns, optional)
            rows |= {f"{place}: row {number}": cells for number, cells in found.items()}
        except BadInput as error:
            problems += error.problems
    if problems:
        raise BadInput(*problems)
    return rows


def cells_of(
    sheet: SheetRows, place: str, columns: list[str], optional: Collection[str] = ()
) -> dict[int, list[str | None]]:
    """The cells of these columns, by row; the first row that has any text names the columns. An optional column that is
    not there is empty."""
    texts = {number: [without_apostrophe(text.strip()) for text in row] for number, row in sheet.rows.items()}
    (first, header), *rows = [(number, row) for number, row in texts.items() if any(row)] or [(1, [])]
    if any(header.count(name) != 1 for name in columns if name not in optional or name in header):
        expected = ", ".join(name for name in columns if name not in optional)
        more = f" and, if wanted, {', '.join(optional)}" if optional else ""
        raise BadInput(f"{place}: row {first}: columns are {', '.join(header)}; expected {expected}{more}")
    if wide := [(number, len(row)) for number, row in rows if any(row[len(header) :])]:
        raise BadInput(*(f"{place}: row {number}: {cells} cells; expected {len(header)}" for number, cells in wide))
    named = {number: dict(zip_longest(header, row[: len(header)], fillvalue="")) for number, row in rows}
    found = {number: [_text(name, row) or None for name in columns] for number, row in named.items()}
    return {number: cells for number, cells in found.items() if any(cells)}


def _text(name: str, row: dict[str, str]) -> str:
    """The text of a row in a column, a number without what is shown around it."""
    if name == "value":
        return number_shown(row[name], row.get("unit", ""))
    if name == "year":
        found = _YEAR.fullmatch(row[name])
        return found[1] if found else number_shown(row[name], "")
    return row.get(name, "")


def number_shown(text: str, unit: str) -> str:
    """A number as a spreadsheet shows it, without the words and signs around it; a text that is no such number stays.

    >>> number_shown("85%", "%"), number_shown("-1.2万", "件"), number_shown("1,234", "家"), number_shown("85%", "件")
    ('85', '-12000', '1234', '85%')
    """
    if not text or _NUMBER.fullmatch(text):
        return text
    sign, shown = ("-", text[1:]) if text[0] in "-−" else ("", text)
    quantities = (as_quantity(normalize(shown + more)) for more in ("", unit))
    fitting = (q for q in quantities if q and q.comparator == EQUAL and (q.unit or "") == unit)
    quantity = next(fitting, None)
    return f"{sign}{quantity.value:.15g}" if quantity else text
