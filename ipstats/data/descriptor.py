"""datapackage.json: which tables there are, where they lie, and what their columns are; and a row of statements."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
from pandas.api.types import pandas_dtype

from ipstats.errors import BadInput
from ipstats.paths import data_folder

DTYPES = {"string": "string", "date": "string", "year": "Int64", "integer": "Int64", "number": "float64"}


@cache
def schemas(folder: Path) -> dict[str, dict]:
    """Name of each resource of the data package → its descriptor, with the schema read in.

    Raises BadInput where there is no readable datapackage.json.
    """
    read = cache(lambda path: json.loads((folder / path).read_text(encoding="utf-8")))
    try:
        resources = read("datapackage.json")["resources"]
        for resource in resources:
            if isinstance(resource["schema"], str):
                resource["schema"] = read(resource["schema"])
        return {resource["name"]: resource for resource in resources}
    except (OSError, ValueError, KeyError) as error:
        raise BadInput(f"{folder}: no readable datapackage.json there ({error})") from error


def csv_resource(name: str, path: str, schema: str | dict[str, Any]) -> dict[str, Any]:
    """The descriptor of a CSV file in datapackage.json."""
    return {
        "name": name, "type": "table", "path": path, "scheme": "file", "format": "csv", "encoding": "utf-8",
        "mediatype": "text/csv", "schema": schema,
    }  # fmt: skip


def table_schemas(folder: Path) -> dict[str, dict[str, Any]]:
    """Table → its schema; the statements of all plans are one table, and so is what is unread in all, and the
    observations of all files."""
    return {table_name(name): resource["schema"] for name, resource in schemas(folder).items()}


def table_name(resource: str) -> str:
    """The table that a resource is, or is a part of."""
    return next(
        (name for name in ("statements", "unread", "observations") if resource.startswith(f"{name}-")), resource
    )


def dtypes_of(schema: dict[str, Any]) -> dict[str, str]:
    """Column → pandas dtype of a Table Schema, in order."""
    return {field["name"]: DTYPES[field["type"]] for field in schema["fields"]}


@dataclass(frozen=True)
class Statement:
    """One row of statements/<plan>.csv; `data/statement.schema.json` says what each field holds."""

    plan: str
    name: str
    indicator: str | None
    value: float | None
    unit: str | None
    printed: str
    status: str
    measure: str = "level"
    year: int | None = None
    period_start: int | None = None
    compared_to: str | None = None
    comparator: str | None = "="
    qualitative: str | None = None
    responsible: str | None = None
    nature: str | None = None
    source: str = "prose"
    section: str = ""
    start: int | None = None
    end: int | None = None
    doubt: str | None = None
    evidence: str | None = None


@dataclass(frozen=True)
class Unread:
    """One row of unread/<plan>.csv: a number as printed that became no statement, the reason, and its place.

    source: table or prose; section: the headings above it; start, end: its offsets.
    """

    plan: str
    printed: str
    reason: str
    source: str
    section: str
    start: int
    end: int


def as_frame(statements: list[Statement]) -> pd.DataFrame:
    """The statements as a DataFrame in the order of the document, with the columns and types of the data package."""
    return _frame(sorted(statements, key=lambda s: (s.start is None, s.start or 0)), "statement")


def unread_frame(numbers: list[Unread]) -> pd.DataFrame:
    """The numbers that became no statement as a DataFrame in the order of the document, with the package's types."""
    return _frame(sorted(numbers, key=lambda number: number.start), "unread")


def _frame(rows: list[Statement] | list[Unread], kind: str) -> pd.DataFrame:
    schema = json.loads((data_folder() / f"{kind}.schema.json").read_text(encoding="utf-8"))
    columns: dict[str, Any] = {}
    for name, dtype in dtypes_of(schema).items():
        cells: Any = [None if (cell := getattr(row, name)) == "" else cell for row in rows]
        columns[name] = pd.array(cells, dtype=_dtype(dtype)) if dtype != "float64" else pd.Series(cells, dtype=dtype)
    return pd.DataFrame(columns)


_dtype = cache(pandas_dtype)  # to look a name up costs more than to fill a column
