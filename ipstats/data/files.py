"""Files as text: the rows of CSV files and workbooks, each with the file and row it stands in."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from ipstats.errors import BadInput

NOT_UTF8 = "not in UTF-8; in Excel save it as “CSV UTF-8”"
APOSTROPHE = re.compile(r"^'(?=[=+\-@\t\r].)")  # `as_csv` puts it before what a spreadsheet would take for a formula


def read_rows(paths: list[Path], columns: list[str], problems: list[str], *, exact: bool = True) -> pd.DataFrame | None:
    """The rows of several files as one table of text; what is empty is missing, and rows that are empty are left out.

    Index: "<path>: row <number>", the header being row 1. exact: whether a file must have these columns and no other,
    and its texts are taken as they are; else other columns are passed over, and blanks around a text. Adds to problems
    each file that cannot be read or lacks a column; None where this is so of every file.
    """
    rows: dict[str, list[str | None]] = {}
    unread = []
    for path in paths:
        try:
            rows.update(_rows_of(path, columns, exact))
        except BadInput as error:
            unread.append(error)
            problems += error.problems
    if paths and len(unread) == len(paths):
        return None
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns, dtype="string")


def with_types(rows: pd.DataFrame, dtypes: dict[str, str]) -> pd.DataFrame:
    """A table of text as one of these pandas dtypes, numbered from 0. Raises ValueError where a text is no number."""
    rows = rows.reset_index(drop=True)
    numeric = [name for name, dtype in dtypes.items() if dtype != "string"]
    return rows.assign(**{name: pd.to_numeric(rows[name]) for name in numeric}).astype(dtypes)


def _rows_of(path: Path, columns: list[str], exact: bool) -> Iterator[tuple[str, list[str | None]]]:
    header, *rows = _cells(path) or [[]]
    if header != columns if exact else any(header.count(name) != 1 for name in columns):
        raise BadInput(f"{path}: columns are {', '.join(header)}; expected {', '.join(columns)}")
    if long := [(number, len(row)) for number, row in enumerate(rows, start=2) if len(row) > len(header)]:
        raise BadInput(*(f"{path}: row {number}: {cells} cells; expected {len(header)}" for number, cells in long))
    order = [header.index(name) for name in columns]
    for number, row in enumerate(rows, start=2):
        texts = [row[at] if at < len(row) else "" for at in order]
        cells = [APOSTROPHE.sub("", text if exact else text.strip()) or None for text in texts]
        if any(cells):
            yield f"{path}: row {number}", cells


def _cells(path: Path) -> list[list[str]]:
    try:
        if path.suffix == ".xlsx":
            sheet = pd.read_excel(path, header=None, dtype="string", keep_default_na=False, na_values=[""])
            return sheet.fillna("").to_numpy().tolist()
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file, strict=True))
    except UnicodeDecodeError as error:
        raise BadInput(f"{path}: {NOT_UTF8}") from error
    except Exception as error:  # a damaged workbook raises whatever the zip and XML readers raise
        raise BadInput(f"{path}: cannot be read ({error})") from error
