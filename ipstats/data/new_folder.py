"""A data folder of one's own, made of the data that ships."""

import json
import shutil
from pathlib import Path

import pandas as pd

from ipstats.data.descriptor import read_json, table_name
from ipstats.data.package import NATION
from ipstats.data.table_files import as_csv
from ipstats.errors import BadInput, write_errors
from ipstats.paths import HOME, PLAN_TABLES, data_files

EMPTIED, NARROWED = ("corrections", "observations"), ("plans", "targets")


def begin_folder(folder: Path, empty: bool = False) -> None:
    """Make a data folder: the data that ship, or only their code lists (regions, indicators, units) and the plans of
    the nation, which other plans are held against, with no observation.

    Raises BadInput where something is there already, or where it cannot be written.
    """
    shipped, part = HOME / "data", folder.with_name(f".{folder.name}.part")
    with write_errors(folder, "cannot be made"):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise BadInput(f"{folder}: there is something there already; name a folder that is not there yet, or empty")
        shutil.rmtree(part, ignore_errors=True)
        for file in data_files(shipped):
            copy = part / file.relative_to(shipped)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy)
        if empty:
            _empty(part)
        (part / "documents").mkdir()
        part.replace(folder)


def _empty(folder: Path) -> None:
    """Leave of the plans those of the nation, and of repairs and observations nothing."""
    package = read_json(folder / "datapackage.json")
    plans = pd.read_csv(folder / "plans.csv", dtype="str", keep_default_na=False)
    nation = set(plans.loc[plans["region"] == NATION, "plan"])
    kept = []
    for resource in package["resources"]:
        path, table = folder / resource["path"], table_name(resource["name"])
        if table in PLAN_TABLES and path.stem not in nation:
            path.unlink()
            continue
        if table in (*EMPTIED, *NARROWED):
            rows = pd.read_csv(path, dtype="str", keep_default_na=False)
            left = rows[rows["plan"].isin(nation)] if table in NARROWED else rows[:0]
            path.write_text(as_csv(left), encoding="utf-8")
        kept.append(resource)
    text = json.dumps(package | {"resources": kept}, ensure_ascii=False, indent=2) + "\n"
    (folder / "datapackage.json").write_text(text, encoding="utf-8")
