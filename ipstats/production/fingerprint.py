"""What a report depends on, as short digests: a report whose fingerprint is unchanged need not be made again."""

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

import pandas as pd

from ipstats.analysis import NATION, common_codes, main_targets, most_shared
from ipstats.data import Dataset, load
from ipstats.messages import LANGUAGES
from ipstats.paths import PACKAGE, data_files, data_folder, documents_folder, font_path, observation_files
from ipstats.production.catalog import Subject, list_subjects, report_label

DRAWING = (  # what makes what a page shows: charts, figures, tables, quoted documents, the page itself
    *("ipstats", "matplotlib", "seaborn", "pandas", "numpy", "mplfonts", "uharfbuzz", "babel"),
    *("nbconvert", "papermill", "itables", "ipywidgets", "pypdfium2", "lxml"),
)
NOTHING = "-"
_IN_PAGE = re.compile(r'content="(\w+)" name="ipstats-key"')


def package_versions() -> dict[str, str]:
    """Versions of the packages that draw."""
    return {name: version(name) for name in DRAWING}


@dataclass(frozen=True)
class CatalogEntry:
    """What has to be known of a report to tell whether it must be made: its labels by language, and the parts of its fingerprint that are its own."""

    subject: Subject
    labels: dict[str, str]
    parts: dict[str, str]


def read_catalog(cached: Path) -> tuple[list[CatalogEntry], str]:
    """All reports there are to make, and the text to cache for the next run: from the cache of an earlier run where no byte
    has changed since, else from the data.

    Raises BadInput where the data package has to be read and cannot be.
    """
    folder, documents = data_folder(), documents_folder()
    files = [*data_files(folder), *sorted(documents.glob("*"))]
    now = digest((str(folder), str(documents), [path.name for path in files], _files_digest(files), _code_digest()))
    try:
        text = cached.read_text(encoding="utf-8")
        before = json.loads(text)
        if before["digest"] == now:
            return [
                CatalogEntry(**known | {"subject": Subject(**known["subject"])}) for known in before["reports"]
            ], text
    except (OSError, ValueError, TypeError, KeyError):
        pass  # no cache, or none of ours
    data = load()
    parts = own_fingerprints(data)
    reports = [
        CatalogEntry(subject, {lang: report_label(subject, data, lang) for lang in LANGUAGES}, parts[subject.name])
        for subject in list_subjects(data)
    ]
    return reports, json.dumps({"digest": now, "reports": list(map(asdict, reports))}, ensure_ascii=False)


def shared_fingerprints(folder: Path, notebook: Path, lang: str) -> dict[str, str]:
    """What all reports of one notebook in a run depend on: name of each part → its digest."""
    return {
        "notebook": _files_digest([notebook]),
        "parameters": digest(lang),
        "code lists": _files_digest([folder / "indicators.csv", folder / "units.csv"]),
        "observations": _files_digest([folder / "national_plan.csv", *observation_files(folder)]),
        "library": _code_digest(),
        "versions": digest(repr(package_versions())),
        "font": _files_digest([font_path()]),
    }


def own_fingerprints(data: Dataset) -> dict[str, dict[str, str]]:
    """What each report depends on besides, by its name: its rows, and the documents at hand that it quotes."""
    hashes = {name: _row_hashes(getattr(data, name)) for name in ("plans", "statements", "unread", "targets")}
    regions, everything = _rows_digest(_row_hashes(data.regions)), list(map(_rows_digest, hashes.values()))
    rows = _region_rows(data, hashes)
    parts = {}
    for subject in list_subjects(data):
        if subject.indicator:
            own = [regions, _rows_digest(hashes["plans"]), _indicator_rows(subject.indicator, data, hashes)]
        else:
            own = rows.get(subject.region or "", [regions, everything])
        parts[subject.name] = {"rows": digest(own), "documents": NOTHING}
    for region, documents in data.plans.groupby("region")["document"]:
        parts[region]["documents"] = digest([_files_digest([documents_folder() / name]) for name in documents.dropna()])
    return parts


def _region_rows(data: Dataset, hashes: dict[str, pd.Series]) -> dict[str, list]:
    """Each region's own rows, and what its report says of others: one without targets shows those of all the rest."""
    by_plan = {
        name: {plan: _rows_digest(rows) for plan, rows in of_all.groupby(getattr(data, name)["plan"])}
        for name, of_all in hashes.items()
    }
    names = dict(zip(data.regions["region"], _row_hashes(data.regions), strict=True))
    elsewhere = [_rows_digest(hashes["targets"]), *names.values()]
    main = main_targets(data.targets)
    counts = main["indicator"].value_counts()
    targets = dict(list(main.groupby(main["plan"].map(data.plans.set_index("plan")["region"]))))
    return {
        str(region): [
            [by_plan[name].get(plan, NOTHING) for plan in plans for name in by_plan],
            [names.get(region), names.get(NATION)],
            most_shared(counts, targets[region]) if region in targets else elsewhere,
        ]
        for region, plans in data.plans.groupby("region")["plan"]
    }


def _indicator_rows(indicator: str, data: Dataset, hashes: dict[str, pd.Series]) -> list:
    """The rows of the codes that are compared, and which plans set any target."""
    codes = common_codes(data, indicator)
    mine = [
        _rows_digest(hashes[name][getattr(data, name)["indicator"].isin(codes)]) for name in ("statements", "targets")
    ]
    return [*mine, sorted(data.targets["plan"].unique())]


def combined(parts: dict[str, str]) -> str:
    """The fingerprint of a report from those of its parts."""
    return digest(repr(sorted(parts.items())))


def page_fingerprint(page: Path) -> str:
    """The fingerprint that a page was built with, or nothing where there is no such page."""
    try:
        with page.open(encoding="utf-8") as file:
            head = file.read(300)
    except OSError:
        return ""
    found = _IN_PAGE.search(head)
    return found[1] if found else ""


def changed_parts(old: dict[str, str], new: dict[str, str]) -> list[str]:
    """Names of the parts that differ."""
    return [name for name in new if old.get(name) != new[name]]


def _row_hashes(table: pd.DataFrame) -> pd.Series:
    return pd.util.hash_pandas_object(table, index=False)


def _rows_digest(hashes: pd.Series) -> str:
    return digest(hashes.to_numpy().tobytes().hex())


def digest(text: object) -> str:
    """A short digest of what something looks like as text."""
    return hashlib.sha256(str(text).encode()).hexdigest()[:16]


def _code_digest() -> str:
    return _files_digest(
        [path for path in sorted(PACKAGE.rglob("*")) if path.suffix in {".py", ".toml", ".j2", ".css", ".json"}]
    )


def _files_digest(paths: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes() if path.is_file() else NOTHING.encode())
    return digest.hexdigest()[:16]
