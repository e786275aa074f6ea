"""datapackage.json: which tables there are, where they lie, and what their columns are; and a row of statements."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pandas as pd
from pandas.api.types import pandas_dtype

from ipstats.data.descriptor_problems import resource_problems, schema_problems
from ipstats.errors import BadInput
from ipstats.paths import HOME, PLAN_TABLES

DTYPES = {
    "string": "string", "date": "string", "year": "Int64", "integer": "Int64", "number": "float64", "boolean": "boolean",
}  # fmt: skip
ROW_SCHEMAS: dict[str, str] = dict(zip(PLAN_TABLES, ("statement", "unread", "task", "goal"), strict=True))
NO_PACKAGE = (
    "no readable datapackage.json there; `ipstats init FOLDER` makes a data folder, --data FOLDER or IPSTATS_DATA says "
    "which one to use"
)


def schemas(folder: Path) -> dict[str, dict[str, Any]]:
    """Name of each resource of the data package → its descriptor, with the schema read in.

    Raises BadInput where there is no datapackage.json, or with each part of it that is not as it must be.
    """
    if not (folder / "datapackage.json").exists():
        raise BadInput(f"{folder}: {NO_PACKAGE}")
    states = [(path, path.stat()) for path in sorted(folder.glob("*.json"))]
    return _schemas(folder, tuple((path.name, state.st_ino, state.st_mtime_ns) for path, state in states))


@lru_cache(maxsize=4)
def _schemas(folder: Path, states: tuple) -> dict[str, dict[str, Any]]:
    """states: those of the files it is read from, so that a change of them is seen."""
    file = folder / "datapackage.json"
    package = read_json(file)
    if problems := list(resource_problems(package, folder)):
        raise BadInput(*problems)
    resources: list[dict[str, Any]] = package["resources"]
    files = {schema: read_json(folder / schema) for r in resources if isinstance(schema := r["schema"], str)}
    labels = [(schema, str(folder / name)) for name, schema in files.items()]
    own = [r for r in resources if not isinstance(r["schema"], str)]
    labels += [(r["schema"], f"{file}: schema of {r['name']!r}") for r in own]
    if problems := [problem for schema, label in labels for problem in schema_problems(schema, label)]:
        raise BadInput(*problems)
    return {r["name"]: r | {"schema": files[s] if isinstance(s := r["schema"], str) else s} for r in resources}


@cache
def row_schema(kind: str) -> dict[str, Any]:
    """The schema of the rows that ipstats writes, one of ROW_SCHEMAS; the one that ships with it."""
    file = HOME / "data" / f"{kind}.schema.json"
    schema = read_json(file)
    if problems := list(schema_problems(schema, str(file))):
        raise BadInput(*problems)
    return schema


def read_json(file: Path) -> Any:
    """What a JSON file holds. Raises BadInput where it cannot be read."""
    try:
        if not file.is_file():
            raise BadInput(f"{file}: no such file; put it there, as `ipstats init FOLDER` writes one")
        return json.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise BadInput(f"{file}: cannot be read as JSON ({error})") from error


def csv_resource(name: str, path: str, schema: str | dict[str, Any]) -> dict[str, Any]:
    """The descriptor of a CSV file in datapackage.json."""
    return {
        "name": name, "type": "table", "path": path, "scheme": "file", "format": "csv", "encoding": "utf-8",
        "mediatype": "text/csv", "schema": schema,
    }  # fmt: skip


def table_schemas(folder: Path) -> dict[str, dict[str, Any]]:
    """Table → its schema; a table that has a file for each plan is one, and so are the observations of all files. Those
    of plans are there where there is no plan, too."""
    described = {table_name(name): resource["schema"] for name, resource in schemas(folder).items()}
    return {table: row_schema(kind) for table, kind in ROW_SCHEMAS.items()} | described


def table_name(resource: str) -> str:
    """The table that a resource is, or is a part of."""
    return next((name for name in (*PLAN_TABLES, "observations") if resource.startswith(f"{name}-")), resource)


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
    return rows_frame("statement", map(vars, sorted(statements, key=lambda s: (s.start is None, s.start or 0))))


def unread_frame(numbers: list[Unread]) -> pd.DataFrame:
    """The numbers that became no statement as a DataFrame in the order of the document, with the package's types."""
    return rows_frame("unread", map(vars, sorted(numbers, key=lambda number: number.start)))


def rows_frame(kind: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Rows of one of ROW_SCHEMAS as a DataFrame with the columns and types of the data package; an empty text is
    missing."""
    columns: dict[str, Any] = {}
    rows = list(rows)
    for name, dtype in dtypes_of(row_schema(kind)).items():
        cells: Any = [None if (cell := row[name]) == "" else cell for row in rows]
        columns[name] = pd.array(cells, dtype=_dtype(dtype)) if dtype != "float64" else pd.Series(cells, dtype=dtype)
    return pd.DataFrame(columns)


_dtype = cache(pandas_dtype)  # to look a name up costs more than to fill a column
