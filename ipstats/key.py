"""What a report depends on, as short digests: a report whose key is unchanged need not be made again."""

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

import pandas as pd

from ipstats.comparison import NATION, common_codes, most_shared
from ipstats.dataset import Dataset
from ipstats.folders import PACKAGE, data_folder, documents_folder, font_path
from ipstats.ready import keep_ready, load
from ipstats.subjects import Subject, all_subjects, label
from ipstats.wording import LANGUAGES

DRAWING = ("ipstats", "matplotlib", "seaborn", "pandas", "numpy", "nbconvert", "papermill", "mplfonts")
NOTHING = "-"
KEY_IN_PAGE = re.compile(r'content="(\w+)" name="ipstats-key"')


def versions() -> dict[str, str]:
    """Versions of the packages that draw."""
    return {name: version(name) for name in DRAWING}


@dataclass(frozen=True)
class Known:
    """What has to be known of a report to tell whether it must be made: its labels by language, and its key's own parts."""

    subject: Subject
    labels: dict[str, str]
    parts: dict[str, str]


def read_inputs(kept: Path) -> tuple[list[Known], str]:
    """All reports there are to make, and a text to keep for next time: from the file of an earlier run where no byte
    has changed since, else from the data.

    Raises BadInput where the data package has to be read and cannot be.
    """
    folder, documents = data_folder(), documents_folder()
    files = sorted([*folder.glob("*.*"), *folder.glob("statements/*"), *_observed(folder), *documents.glob("*")])
    now = digest((str(folder), str(documents), [path.name for path in files], _of_files(files), _of_code()))
    try:
        text = kept.read_text(encoding="utf-8")
        before = json.loads(text)
        if before["digest"] == now:
            return [Known(**known | {"subject": Subject(**known["subject"])}) for known in before["reports"]], text
    except (OSError, ValueError, TypeError, KeyError):
        pass  # there is none, or none of ours
    data = load()
    parts = own_parts(data)
    reports = [
        Known(subject, {lang: label(subject, data, lang) for lang in LANGUAGES}, parts[subject.name])
        for subject in all_subjects(data)
    ]
    keep_ready(data)  # who goes on to make reports reads it next
    return reports, json.dumps({"digest": now, "reports": list(map(asdict, reports))}, ensure_ascii=False)


def shared_parts(folder: Path, notebook: Path, lang: str) -> dict[str, str]:
    """What all reports of one notebook in a run depend on: name of each part → its digest."""
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


def own_parts(data: Dataset) -> dict[str, dict[str, str]]:
    """What each report depends on besides, by its name: its rows, and the documents at hand that it quotes."""
    hashes = {name: _rows(getattr(data, name)) for name in ("plans", "statements", "targets")}
    by_plan = {
        name: {plan: _of_rows(rows) for plan, rows in of_all.groupby(getattr(data, name)["plan"])}
        for name, of_all in hashes.items()
    }
    regions = _of_rows(_rows(data.regions))
    everything = [regions, *map(_of_rows, hashes.values())]
    elsewhere = [regions, _of_rows(hashes["targets"])]
    parts = {}
    for subject in all_subjects(data):
        plans = data.plans[data.plans["region"] == subject.region] if subject.region else data.plans[:0]
        if subject.region:
            rows = _of_region(subject.region, plans, data, by_plan, elsewhere)
        elif subject.indicator:
            rows = _of_indicator(subject.indicator, data, hashes)
        else:
            rows = everything
        documents = [_of_files([documents_folder() / name]) for name in plans["document"].dropna()]
        parts[subject.name] = {"rows": digest(rows), "documents": digest(documents)}
    return parts


def _of_region(region: str, plans: pd.DataFrame, data: Dataset, by_plan: dict, elsewhere: list) -> list:
    """A region's own rows, and what its report says of others: those without targets show those of all the rest."""
    own = [by_plan[name].get(plan, NOTHING) for plan in plans["plan"] for name in by_plan]
    targets = data.targets[data.targets["plan"].isin(plans["plan"])]
    others = elsewhere if targets.empty else most_shared(data.targets, targets)
    return [own, _of_rows(_rows(data.regions[data.regions["region"].isin([region, NATION])])), others]


def _of_indicator(indicator: str, data: Dataset, hashes: dict[str, pd.Series]) -> list:
    """The rows of the codes that are compared, all plans and regions, and which of them set any target."""
    codes = common_codes(data, indicator)
    mine = [_of_rows(hashes[name][getattr(data, name)["indicator"].isin(codes)]) for name in ("statements", "targets")]
    return [*mine, _of_rows(hashes["plans"]), _of_rows(_rows(data.regions)), sorted(data.targets["plan"].unique())]


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
