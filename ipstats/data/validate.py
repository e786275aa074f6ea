"""Whether the tables of a data package are what datapackage.json says, told with every row that is not."""

import re
from pathlib import Path

import pandas as pd
from frictionless import Package

from ipstats.data.package import NOT_UTF8, load_table, schemas
from ipstats.errors import BadInput
from ipstats.text import parse_quantity


def validate_package(folder: Path, *, leave_out: tuple[str, ...] = ()) -> None:
    """Raises BadInput with everything in which the files of a data package differ from its datapackage.json, and with
    every unit of an indicator that is not a base unit."""
    files = [folder / resource["path"] for resource in schemas(folder).values()]
    if foreign := [f"{path}: {NOT_UTF8}" for path in files if not _is_utf8(path)]:
        raise BadInput(*foreign)
    package = Package(str(folder / "datapackage.json"))
    for name in leave_out:
        package.remove_resource(name)
    report = package.validate()
    problems = [f"{folder}: {error.message}" for error in report.errors]
    problems += [f"{folder / task.place}: {_told(error)}" for task in report.tasks for error in task.errors]
    problems = list(dict.fromkeys(problems)) or _units(folder / "indicators.csv", load_table("indicators", folder))
    if problems:
        raise BadInput(*problems)


def _is_utf8(path: Path) -> bool:
    try:
        path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return False
    except OSError:
        return True  # frictionless says that it is not there
    return True


def _told(error) -> str:
    """An error of frictionless in the words of this package's other messages."""
    row = f"row {error.row_number}: " if hasattr(error, "row_number") else ""
    if error.type == "foreign-key":
        there = f"{error.reference_name}.csv" if error.reference_name else "this file"
        cells = zip(error.field_names, error.field_cells, strict=True)
        return f"{row}{', '.join(f'{name} is {cell!r}' for name, cell in cells)}; {there} has no such row: add one"
    if error.type in {"constraint-error", "type-error"}:
        found = repr(error.cell) if error.cell else "empty"
        return f"{row}{error.field_name} is {found}; expected {_expected(error.note)}"
    return row + error.message


def _expected(note: str) -> str:
    """What frictionless wanted, in a few words.

    >>> _expected('type is "year/default"'), _expected('constraint "required" is "True"')
    ('year', 'a value')
    """
    kind, wanted = re.search(r'(\w+)"? is "\[?(.*?)(?:/default)?\]?"$', note).groups()
    told = {"enum": "one of {}", "required": "a value", "unique": "one that no other row has", "type": "{}"}
    return told.get(kind, f"{kind} {{}}").format(wanted)


def _units(path: Path, indicators: pd.DataFrame) -> list[str]:
    """Units that are no base units: values would be off by their factor."""
    problems = []
    for row, unit in enumerate(indicators["unit"], start=2):
        try:
            base = parse_quantity(f"1{unit}")
        except ValueError:
            continue
        if (base.value, base.unit) != (1, unit):
            problems.append(f"{path}: row {row}: unit is {unit!r}; expected its base unit, {base.unit!r}")
    return problems
