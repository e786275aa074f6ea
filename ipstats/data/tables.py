"""The tables of a data package, read from their files and checked."""

import csv
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from ipstats.data.descriptor import dtypes_of, schemas, table_name, table_schemas
from ipstats.data.observations import read_observations
from ipstats.data.table_files import without_apostrophe
from ipstats.data.validate import (
    TRUTHS,
    Rule,
    all_known,
    base_unit,
    find_problems,
    keys_of,
    known,
    optional_columns,
    own_unit,
)
from ipstats.errors import BadInput
from ipstats.paths import data_folder, observation_files

NOT_UTF8 = "not in UTF-8; in Excel save it as “CSV UTF-8”"
NO_FILE = "is no ordinary file; remove it, or put one there"
BUILT = ("targets",)  # by `ipstats build`, which reads nothing of it


def read_package(folder: Path, *, leave_out: tuple[str, ...] = ()) -> dict[str, pd.DataFrame]:
    """Every table that datapackage.json names; the statements of all plans are one, and so are what is unread in all,
    all tasks, all goals, and all observations.

    leave_out: tables whose files are not read, so that they have no rows.
    Raises BadInput with every file that cannot be read and every cell that is not what its schema says.
    """
    described = table_schemas(folder)
    there = _files(folder)
    files = {name: [] for name in described} | there | {name: [] for name in leave_out}
    problems = [f"{path}: {NO_FILE}" for path in sorted(folder.glob("observations/[!.~]*")) if _is_strange(path)]
    dtypes = {name: dtypes_of(schema) for name, schema in described.items()}
    readers: dict[str, Any] = dict.fromkeys(dtypes, read_rows)
    if "observations" in described:
        optional = optional_columns(described["observations"])
        readers["observations"] = partial(read_observations, optional=optional)
    read = {name: readers[name](files[name], list(dtypes[name]), problems) for name in dtypes}
    tables = {name: rows for name, rows in read.items() if rows is not None}
    for name, rows in tables.items():
        found = find_problems(rows, described[name], _rules(name, tables, described[name], there))
        problems += [f"{line}; `ipstats build` makes it anew" for line in found] if name in BUILT else found
    if problems:
        raise BadInput(*sorted(problems, key=lambda line: line.partition(": ")[0]))  # those of a file stand together
    return {name: with_types(rows, dtypes[name]) for name, rows in tables.items()}


def row_problems(name: str, rows: pd.DataFrame, tables: dict[str, pd.DataFrame], folder: Path) -> list[str]:
    """A line for each cell of a table's rows, given as text, that is not what the schema wants, or that refers to what
    is not in the other tables."""
    schema = table_schemas(folder)[name]
    return find_problems(rows, schema, _rules(name, tables, schema, _files(folder)))


def _is_strange(path: Path) -> bool:
    """Whether a path is neither a file nor a folder: a pipe, to read which waits for ever, a device, a dead link."""
    return not path.is_file() and not path.is_dir()


def _files(folder: Path) -> dict[str, list[Path]]:
    """Table → its files. Of observations that is what lies in their folder, named in datapackage.json or not."""
    files: dict[str, list[Path]] = {}
    for name, resource in schemas(folder).items():
        files.setdefault(table_name(name), []).append(folder / resource["path"])
    if any(path.parent.name == "observations" for path in files.get("observations", ())):
        files["observations"] = observation_files(folder)
    return files


def _rules(name: str, tables: dict[str, pd.DataFrame], schema: dict, files: dict[str, list[Path]]) -> list[Rule]:
    """What a table must keep to beyond its own columns; what it refers to is not asked of where that cannot be read."""
    rules = []
    for key in schema.get("foreignKeys", ()):
        other, column = key["reference"]["resource"], key["reference"]["fields"]
        if (other or name) in tables:
            rules.append(known(key["fields"], tables[other or name][column], files[other][0] if other else None))
    if name == "indicators":
        rules += [base_unit(), all_known("not_the_same_as", tables[name]["code"])]
    if name == "observations" and "indicators" in tables:
        rules.append(own_unit(tables[name], tables["indicators"]))
    return rules


def load_table(name: str, folder: Path | None = None, *, check: bool = False) -> pd.DataFrame:
    """One table of a data package, the one in use unless given.

    check: whether to look at every cell, with a checker that takes its time to start; what it refers to in other tables
    only `load` looks at. Raises BadInput where there is no such table, where it cannot be read as numbers and texts,
    and where its key is there twice.
    """
    folder = folder or data_folder()
    if (resource := schemas(folder).get(name)) is None:
        raise BadInput(missing_table(name, folder))
    schema, problems = resource["schema"], []
    dtypes = dtypes_of(schema)
    rows = read_rows([folder / resource["path"]], list(dtypes), problems)
    if rows is None:
        raise BadInput(*problems)
    try:
        typed = with_types(rows, dtypes)
        check = check or _has_keys_twice(rows, schema)
    except (ValueError, TypeError):
        typed, check = rows, True
    if check and (problems := find_problems(rows, schema)):
        raise BadInput(*problems)
    return typed


def missing_table(name: str, folder: Path) -> str:
    """A line that tells of a table which a data package lacks, and what to do."""
    advice = "put it back, as in the one that `ipstats init FOLDER` writes"
    return f"{folder / 'datapackage.json'}: no resource {name!r}; {advice}"


def _has_keys_twice(rows: pd.DataFrame, schema: dict[str, Any]) -> bool:
    return any(bool(rows.duplicated(key).any()) for key in keys_of(schema))


def read_rows(paths: list[Path], columns: list[str], problems: list[str]) -> pd.DataFrame | None:
    """The rows of several CSV files as one table of text; what is empty is missing, rows that are empty are left out.

    Index: "<path>: row <number>", the header being row 1. Adds to problems each file that cannot be read or does not
    have these columns and no other; None where this is so of every file.
    """
    rows: dict[str, list[str | None]] = {}
    readable = not paths
    for path in paths:
        try:
            rows.update(_rows_of(path, columns))
            readable = True
        except BadInput as error:
            problems += error.problems
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns, dtype="string") if readable else None


def with_types(rows: pd.DataFrame, dtypes: dict[str, str]) -> pd.DataFrame:
    """A table of text as one of these pandas dtypes, numbered from 0. Raises ValueError where a text is no number."""
    rows = rows.reset_index(drop=True)
    numeric = [name for name, dtype in dtypes.items() if dtype not in {"string", "boolean"}]
    truths = {name: rows[name].map(TRUTHS, na_action="ignore") for name, dtype in dtypes.items() if dtype == "boolean"}
    return rows.assign(**{name: pd.to_numeric(rows[name]) for name in numeric}, **truths).astype(dtypes)


def _rows_of(path: Path, columns: list[str]) -> Iterator[tuple[str, list[str | None]]]:
    header, *rows = read_cells(path) or [[]]
    if header != columns:
        raise BadInput(f"{path}: columns are {', '.join(header)}; expected {', '.join(columns)}")
    if long := [(number, len(row)) for number, row in enumerate(rows, start=2) if len(row) > len(header)]:
        raise BadInput(*(f"{path}: row {number}: {cells} cells; expected {len(header)}" for number, cells in long))
    for number, row in enumerate(rows, start=2):
        texts = row + [""] * (len(columns) - len(row))
        cells = [without_apostrophe(text) if text[:1] == "'" else text or None for text in texts]
        if any(cells):
            yield f"{path}: row {number}", cells


def read_cells(path: Path) -> list[list[str]]:
    """The rows of a CSV file, its header among them. Raises BadInput where it cannot be read as one."""
    if path.exists() and _is_strange(path):
        raise BadInput(f"{path}: {NO_FILE}")
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file, strict=True))
    except UnicodeDecodeError as error:
        raise BadInput(f"{path}: {NOT_UTF8}") from error
    except (OSError, csv.Error) as error:
        raise BadInput(f"{path}: cannot be read ({error})") from error
