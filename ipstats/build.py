"""targets.csv: built from the statements, committed, and checked against them."""

import re
from pathlib import Path

import pandas as pd
from frictionless import Package

from ipstats.checks import add_conflicts
from ipstats.dataset import NOT_UTF8, Dataset, columns, load_table, schemas
from ipstats.errors import BadInput
from ipstats.export import as_csv
from ipstats.growth import add_growth
from ipstats.quantity import parse_quantity
from ipstats.targets import collect_targets


def build_targets(data: Dataset) -> pd.DataFrame:
    """The rows of targets.csv, in the columns datapackage.json gives, from the statements of a dataset."""
    targets = collect_targets(data.statements, data.plans, data.indicators)
    targets = add_growth(targets, dict(zip(data.indicators["code"], data.indicators["kind"], strict=True)))
    targets = add_conflicts(targets, data.statements)
    types = columns(data.folder, "targets")
    return targets[list(types)].astype(types)


def check_targets(data: Dataset) -> None:
    """Raises BadInput where the committed targets.csv is not what the data gives, with the first row that differs."""
    path = data.folder / "targets.csv"
    have = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    want = as_csv(build_targets(data)).splitlines()
    differ = [(row, *pair) for row, pair in enumerate(zip(have, want, strict=False), start=1) if pair[0] != pair[1]]
    if differ:
        row, old, new = differ[0]
        raise BadInput(f"{path}: row {row} is {old!r}; the data gives {new!r}; run `ipstats build`")
    if len(have) != len(want):
        raise BadInput(f"{path}: {len(have)} lines; the data gives {len(want)}; run `ipstats build`")


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
