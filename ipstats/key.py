"""What a report depends on, as short digests: a report whose key is unchanged need not be made again."""

import hashlib
import json
import re
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import pandas as pd

from ipstats.dataset import Dataset
from ipstats.folders import PACKAGE, data_folder, documents_folder, font_path
from ipstats.ready import keep_ready, load
from ipstats.wording import LANGUAGES

DRAWING = ("ipstats", "matplotlib", "seaborn", "pandas", "numpy", "nbconvert", "papermill", "mplfonts")
NOTHING = "-"
KEY_IN_PAGE = re.compile(r'content="(\w+)" name="ipstats-key"')


def versions() -> dict[str, str]:
    """Versions of the packages that draw."""
    return {name: version(name) for name in DRAWING}


@dataclass(frozen=True)
class Inputs:
    """What reports are made from. regions: region → its names by language, and the parts of its key that are its own."""

    digest: str
    regions: dict[str, dict[str, dict[str, str]]]


def read_inputs(kept: Path) -> Inputs:
    """The inputs as they are now: from the file of an earlier run where no byte has changed since, else from the data.

    Raises BadInput where the data package has to be read and cannot be.
    """
    folder, documents = data_folder(), documents_folder()
    files = sorted([*folder.glob("*.*"), *folder.glob("statements/*"), *_observed(folder), *documents.glob("*")])
    now = digest((str(folder), str(documents), [path.name for path in files], _of_files(files), _of_code()))
    try:
        inputs = Inputs(**json.loads(kept.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        inputs = Inputs("", {})
    if inputs.digest == now:
        return inputs
    data = load()
    parts, regions = region_parts(data), data.regions.set_index("region")
    names = {lang: regions[f"name_{lang}"].to_dict() for lang in LANGUAGES}
    keep_ready(data)  # who goes on to make reports reads it next
    return Inputs(
        now,
        {
            region: {"names": {lang: names[lang].get(region, region) for lang in LANGUAGES}, "parts": parts[region]}
            for region in data.regions_with_plans()
        },
    )


def shared_parts(folder: Path, notebook: Path, lang: str) -> dict[str, str]:
    """What all reports of a run depend on: name of each part → its digest."""
    return {
        "notebook": _of_files([notebook]),
        "parameters": digest(lang),
        "code lists": _of_files([folder / "indicators.csv", folder / "units.csv"]),
        "observations": _of_files([folder / "national_plan.csv", *_observed(folder)]),
        "library": _of_code(),
        "versions": digest(repr(versions())),
        "font": _of_files([font_path()]),
    }


def _observed(folder: Path) -> list[Path]:
    return sorted(folder.glob("observations/*"))


def region_parts(data: Dataset) -> dict[str, dict[str, str]]:
    """What each region's report depends on besides: its rows, and the documents at hand that it quotes.

    A region without targets shows those of others, so that all targets and names are among its rows.
    """
    tables = {name: _rows(getattr(data, name)) for name in ("plans", "statements", "targets")}
    by_plan = {name: hashes.groupby(getattr(data, name)["plan"]) for name, hashes in tables.items()}
    groups = {name: {plan: _of_rows(rows) for plan, rows in group} for name, group in by_plan.items()}
    names = dict(zip(data.regions["region"], map(digest, _rows(data.regions)), strict=True))
    elsewhere = digest(_of_rows(tables["targets"]) + _of_rows(_rows(data.regions)))
    parts = {}
    for region, plans in data.plans.groupby("region", sort=False):
        rows = [groups[name].get(plan, NOTHING) for plan in plans["plan"] for name in tables]
        others = NOTHING if any(plan in groups["targets"] for plan in plans["plan"]) else elsewhere
        documents = [_of_files([documents_folder() / name]) for name in plans["document"].dropna()]
        parts[region] = {"rows": digest(repr((rows, names.get(region), others))), "documents": digest(repr(documents))}
    return parts


def joined(parts: dict[str, str]) -> str:
    """The key of a report."""
    return digest(repr(sorted(parts.items())))


def built_key(page: Path) -> str:
    """The key that a page was built with, or nothing where there is no such page."""
    try:
        with page.open(encoding="utf-8") as file:
            head = file.read(300)
    except OSError:
        return ""
    found = KEY_IN_PAGE.search(head)
    return found[1] if found else ""


def changed(old: dict[str, str], new: dict[str, str]) -> list[str]:
    """Names of the parts that differ."""
    return [name for name in new if old.get(name) != new[name]]


def _rows(table: pd.DataFrame) -> pd.Series:
    return pd.util.hash_pandas_object(table, index=False)


def _of_rows(hashes: pd.Series) -> str:
    return digest(hashes.to_numpy().tobytes().hex())


def digest(text: object) -> str:
    """A short digest of what something looks like as text."""
    return hashlib.sha256(str(text).encode()).hexdigest()[:16]


def _of_code() -> str:
    return _of_files([path for path in sorted(PACKAGE.rglob("*")) if path.suffix in {".py", ".j2", ".css"}])


def _of_files(paths: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes() if path.is_file() else NOTHING.encode())
    return digest.hexdigest()[:16]
