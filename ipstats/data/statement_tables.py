"""Statements in whatever table they are kept: one that `ipstats extract` wrote, a person, or another program."""

import json
import re
from pathlib import Path
from typing import Any

import pandas as pd

from ipstats.data.descriptor import dtypes_of, row_schema
from ipstats.data.observations import cells_of, number_shown
from ipstats.data.tables import with_types
from ipstats.data.validate import find_problems
from ipstats.documents import SheetRows, read_rows
from ipstats.errors import BadInput, UnreadableDocument

NEEDED = ("printed", "value")
_BESIDE = ("sentence", "optional")  # columns that are no fields of a statement
_NO = {"0", "false", "no"}
_WHOLE = re.compile(r"\.0+$")  # a year as 2025.0, as a program writes one among years that are missing


def read_statements(path: Path) -> pd.DataFrame | None:
    """The statements of a table, a .jsonl, .csv or .xlsx file; None where the file is none but a document.

    A table has at least the columns printed and value; of a workbook it is the first sheet that has them. Columns: those
    of `data/statement.schema.json` that it has, in their types, sentence where it has that, and optional (whether the
    figure may as well be left out, False unless the table says so). Other columns are passed over.
    Raises BadInput with every line that is no row and every cell that is no number where there must be one.
    """
    rows = _objects(path) if path.suffix == ".jsonl" else _sheet(path)
    if rows is None:
        return None
    schema = row_schema("statement")
    fields = [{"name": field["name"], "type": field["type"]} for field in schema["fields"] if field["name"] in rows]
    dtypes = dtypes_of({"fields": fields}) | {name: "string" for name in _BESIDE if name in rows}
    whole = [name for name, dtype in dtypes.items() if dtype == "Int64"]
    texts = rows[list(dtypes)].assign(**{name: rows[name].str.replace(_WHOLE, "", regex=True) for name in whole})
    if problems := find_problems(texts, {"fields": fields}):
        raise BadInput(*problems)
    table = with_types(texts, dtypes)
    optional = table["optional"].fillna("no").str.lower() if "optional" in table else pd.Series("no", table.index)
    return table.assign(optional=~optional.isin(_NO))


def _sheet(path: Path) -> pd.DataFrame | None:
    """The rows of the sheet of a file that is a table of statements, as text."""
    try:
        sheets = read_rows(path)
    except UnreadableDocument:
        return None
    headers = [(sheet, _header(sheet)) for sheet in sheets]
    named = [(sheet, header) for sheet, header in headers if set(NEEDED) & set(header)]
    if not named:
        return None
    sheet, header = next((one for one in named if set(NEEDED) <= set(one[1])), named[0])
    _check_columns(path, header)
    columns = [*dict.fromkeys(filter(None, header))]
    cells = {f"{path}: row {number}": row for number, row in cells_of(sheet, str(path), columns).items()}
    return pd.DataFrame.from_dict(cells, orient="index", columns=columns, dtype="string")


def _header(sheet: SheetRows) -> list[str]:
    return next(([text.strip() for text in row] for row in sheet.rows.values() if any(row)), [])


def _objects(path: Path) -> pd.DataFrame:
    """The objects of a .jsonl file, one a line, as rows of text."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")  # not where U+2028 stands in a text
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path}: cannot be read ({error})") from error
    rows, problems = {}, []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                rows[f"{path}: line {number}"] = {key: _text(cell) for key, cell in json.loads(line).items()}
            except (ValueError, AttributeError):
                problems.append(f"{path}: line {number}: {line[:30]!r} is no JSON object")
    if problems:
        raise BadInput(*problems)
    table = pd.DataFrame.from_dict(rows, orient="index", dtype="string") if rows else pd.DataFrame(columns=[*NEEDED])
    _check_columns(path, table.columns.tolist())
    units = table["unit"].fillna("") if "unit" in table else pd.Series("", table.index)
    values = zip(table["value"].fillna(""), units, strict=True)
    return table.assign(value=pd.array([number_shown(*pair) or None for pair in values], dtype="string"))


def _text(cell: Any) -> str | None:
    return None if cell is None or cell == "" else str(cell)


def _check_columns(path: Path, columns: list[str]) -> None:
    if missing := [name for name in NEEDED if name not in columns]:
        raise BadInput(f"{path}: no column {' and '.join(missing)}; columns are {', '.join(columns)}")
