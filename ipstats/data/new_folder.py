"""A data folder of one's own, made of the data that ships."""

import json
import shutil
from pathlib import Path

from ipstats.data.descriptor import read_json, table_name
from ipstats.data.tables import read_cells
from ipstats.errors import BadInput, write_errors
from ipstats.paths import HOME, PLAN_TABLES, data_files

EMPTIED = ("plans", "corrections", "targets", "observations")


def begin_folder(folder: Path, empty: bool = False) -> None:
    """Make a data folder: the data that ship, or only their code lists (regions, indicators, units, the national plan),
    with no plan and no observation.

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
    """Leave no row of the tables of plans, and none of their own tables."""
    package = read_json(folder / "datapackage.json")
    kept = []
    for resource in package["resources"]:
        table = table_name(resource["name"])
        if table in PLAN_TABLES:
            (folder / resource["path"]).unlink()
            continue
        if table in EMPTIED:
            header = ",".join(read_cells(folder / resource["path"])[0])
            (folder / resource["path"]).write_text(header + "\n", encoding="utf-8")
        kept.append(resource)
    text = json.dumps(package | {"resources": kept}, ensure_ascii=False, indent=2) + "\n"
    (folder / "datapackage.json").write_text(text, encoding="utf-8")
