"""The files of a data folder that speak of a plan: written when it is added, changed when it is removed or renamed.

The functions named _files return files by path in the folder with their new text, None for one that goes, as
`change_files` takes them. What a person wrote into other rows and fields stays as it is.
"""

import csv
import json
import re
from collections.abc import Callable, Mapping
from io import StringIO
from pathlib import Path
from typing import Any

import pandas as pd

from ipstats.data.changes import change_files, data_lock, was_last_change
from ipstats.data.descriptor import ROW_SCHEMAS, csv_resource, read_json, schemas
from ipstats.data.table_files import as_csv
from ipstats.data.tables import BUILT, load_table, read_cells
from ipstats.errors import BadInput, UnknownName
from ipstats.paths import HOME

PACKAGE_FILE = "datapackage.json"
Files = dict[str, str | None]
_ID = re.compile(r"[a-z]+(?:-[a-z]+)?-\d{4}-\d{4}")


def is_plan_id(text: str) -> bool:
    """Whether a text can be a plan's id, and the name of its files.

    >>> is_plan_id("guilin-2021-2025"), is_plan_id("guilin-education-2021-2025"), is_plan_id("../guilin-2021-2025")
    (True, True, False)
    """
    return bool(_ID.fullmatch(text))


def remove_plan(folder: Path, plan: str) -> list[str]:
    """Remove a plan's row, its own tables, and its rows in the other tables; the files that changed or went, none where
    the same was the last thing that was done.

    Raises UnknownName for a plan that there is not, Locked and BadInput where the folder cannot be written to.
    """
    change = f"remove {plan}"
    with data_lock(folder):
        plans = load_table("plans", folder)
        if _is_done(change, plan, plans, folder):
            return []
        return _change(folder, change, removed_files(folder, plan))


def rename_plan(folder: Path, plan: str, new: str) -> list[str]:
    """Give a plan another id, in all tables; the files that changed, none where the same was the last thing done.

    Raises UnknownName for a plan that there is not, BadInput for an id that is none or another plan's.
    """
    change = f"rename {plan} {new}"
    with data_lock(folder):
        plans = load_table("plans", folder)
        if _is_done(change, plan, plans, folder):
            return []
        if not is_plan_id(new):
            raise BadInput(f"{new!a} is no id of a plan; expected region-firstyear-lastyear, as guilin-2021-2025")
        if new in set(plans["plan"]):
            raise BadInput(
                f"{folder / 'plans.csv'}: there is a plan {new} already; remove it first, or take another id"
            )
        return _change(folder, change, renamed_files(folder, plan, new))


def _is_done(change: str, plan: str, plans: pd.DataFrame, folder: Path) -> bool:
    """Whether a change that takes a plan's id away was the last one; raises UnknownName where there is no such plan."""
    if plan in set(plans["plan"]):
        return False
    if was_last_change(folder, change):
        return True
    raise UnknownName("plan", plan, plans["plan"].dropna(), f"see {folder / 'plans.csv'}")


def _change(folder: Path, change: str, files: Files) -> list[str]:
    change_files(folder, change, files)
    return sorted(files)


def added_files(folder: Path, plan: str, plans: pd.DataFrame, tables: Mapping[str, pd.DataFrame]) -> Files:
    """The files with a plan added, or read again. plans: the whole table; tables: its own, by their names."""
    files: Files = {f"{table}/{plan}.csv": as_csv(rows) for table, rows in tables.items()}
    files[schemas(folder)["plans"]["path"]] = as_csv(plans)
    package = read_json(folder / PACKAGE_FILE)
    known = {resource["name"] for resource in package["resources"]}
    own = [
        csv_resource(f"{table}-{plan}", f"{table}/{plan}.csv", f"{ROW_SCHEMAS[table]}.schema.json") for table in tables
    ]
    if new := [resource for resource in own if resource["name"] not in known]:
        package["resources"] += new
        files[PACKAGE_FILE] = _as_json(package)
        for schema in {resource["schema"] for resource in new}:
            if not (folder / schema).exists():
                files[schema] = (HOME / "data" / schema).read_text(encoding="utf-8")
    return files


def removed_files(folder: Path, plan: str) -> Files:
    """The files without a plan: without its own, and without its rows in the others."""
    package = read_json(folder / PACKAGE_FILE)
    own = [resource for resource in package["resources"] if _is_own(resource["name"], plan)]
    package["resources"] = [resource for resource in package["resources"] if resource not in own]
    files = _shared_files(folder, lambda cell: None if cell == plan else cell)
    return files | {resource["path"]: None for resource in own} | {PACKAGE_FILE: _as_json(package)}


def renamed_files(folder: Path, plan: str, new: str) -> Files:
    """The files with a plan under another id."""

    def rename(cell: str) -> str:
        return new if cell == plan else cell

    package, files = read_json(folder / PACKAGE_FILE), _shared_files(folder, rename)
    for resource in package["resources"]:
        if _is_own(resource["name"], plan):
            table, path = resource["name"].removesuffix(f"-{plan}"), resource["path"]
            resource |= {"name": f"{table}-{new}", "path": f"{table}/{new}.csv"}
            files |= {path: None, resource["path"]: _mapped(folder / path, rename)}
    return files | {PACKAGE_FILE: _as_json(package)}


def _is_own(resource: str, plan: str) -> bool:
    return resource in {f"{table}-{plan}" for table in ROW_SCHEMAS}


def _shared_files(folder: Path, change: Callable[[str], str | None]) -> Files:
    """The files of all plans with their ids changed; what is built is left alone where it cannot be read."""
    files: Files = {}
    for name, resource in schemas(folder).items():
        fields = {field["name"] for field in resource["schema"]["fields"]}
        if "plan" in fields and not name.startswith(tuple(f"{table}-" for table in ROW_SCHEMAS)):
            path = folder / resource["path"]
            if name not in BUILT:
                files[resource["path"]] = _mapped(path, change)
            elif path.is_file():
                try:
                    files[resource["path"]] = _mapped(path, change)
                except BadInput:
                    continue
    return files


def _mapped(path: Path, change: Callable[[str], str | None]) -> str:
    """The text of a CSV file with each plan that it names changed: in the column above, which is empty where that is
    None, and in the column plan, where a row is then left out."""
    header, *rows = read_cells(path) or [[]]
    if "plan" not in header:
        raise BadInput(f"{path}: columns are {', '.join(header)}; expected plan among them")
    named = [header.index(column) for column in ("plan", "above") if column in header]
    kept = [row for row in rows if len(row) > named[0] and change(row[named[0]]) is not None]
    changed = [[change(cell) or "" if at in named else cell for at, cell in enumerate(row)] for row in kept]
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows([header, *changed])
    return text.getvalue()


def _as_json(package: Any) -> str:
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"
