"""The tables of a data package, read from their files and checked."""

from pathlib import Path

import pandas as pd

from ipstats.data.descriptor import dtypes_of, schemas, table_name, table_schemas
from ipstats.data.files import read_rows, with_types
from ipstats.data.rules import Rule, base_unit, known, own_unit
from ipstats.data.validate import find_problems
from ipstats.errors import BadInput
from ipstats.paths import data_folder, observation_files


def read_package(folder: Path, *, leave_out: tuple[str, ...] = ()) -> dict[str, pd.DataFrame]:
    """Every table that datapackage.json names; the statements of all plans are one, and so are all observations.

    leave_out: tables whose files are not read, so that they have no rows.
    Raises BadInput with every file that cannot be read and every cell that is not what its schema says.
    """
    problems: list[str] = []
    described, files = table_schemas(folder), _files(folder) | {name: [] for name in leave_out}
    dtypes = {name: dtypes_of(schema) for name, schema in described.items()}
    read = {name: read_rows(files[name], list(dtypes[name]), problems, exact=name != "observations") for name in dtypes}
    tables = {name: rows for name, rows in read.items() if rows is not None}
    for name, rows in tables.items():
        problems += find_problems(rows, described[name], _rules(name, tables, described[name], files))
    if problems:
        raise BadInput(*sorted(problems, key=lambda line: line.partition(": ")[0]))  # those of a file stand together
    return {name: with_types(rows, dtypes[name]) for name, rows in tables.items()}


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
        rules.append(base_unit())
    if name == "observations" and "indicators" in tables:
        rules.append(own_unit(tables[name], tables["indicators"]))
    return rules


def load_table(name: str, folder: Path | None = None) -> pd.DataFrame:
    """One table of a data package, the one in use unless given. Raises BadInput where it cannot be read as numbers and
    texts; it is `load` that looks at every cell, with a checker that takes its time to start."""
    folder = folder or data_folder()
    resource = schemas(folder)[name]
    dtypes, problems = dtypes_of(resource["schema"]), []
    rows = read_rows([folder / resource["path"]], list(dtypes), problems)
    if rows is None:
        raise BadInput(*problems)
    try:
        return with_types(rows, dtypes)
    except (ValueError, TypeError) as error:
        raise BadInput(*find_problems(rows, resource["schema"], [])) from error
