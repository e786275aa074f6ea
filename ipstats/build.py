"""targets.csv: built from the statements, committed, and checked against them."""

from pathlib import Path

import pandas as pd
from frictionless import Package

from ipstats.checks import add_conflicts
from ipstats.dataset import Dataset, columns
from ipstats.errors import BadInput
from ipstats.export import as_csv
from ipstats.growth import add_growth
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
    """Raises BadInput with everything in which the files of a data package differ from its datapackage.json."""
    package = Package(str(folder / "datapackage.json"))
    for name in leave_out:
        package.remove_resource(name)
    report = package.validate()
    problems = [f"{folder}: {error.message}" for error in report.errors]
    problems += [
        f"{folder / task.place}: {_row(error)}{error.message}" for task in report.tasks for error in task.errors
    ]
    if problems:
        raise BadInput(*problems)


def _row(error) -> str:
    number = getattr(error, "row_number", None)
    return f"row {number}: " if number else ""
