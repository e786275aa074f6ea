"""Which reports must be made, and why."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ipstats.errors import BadInput, UnknownName
from ipstats.paths import NOTEBOOKS, data_folder
from ipstats.production import fingerprint
from ipstats.production.catalog import Subject
from ipstats.production.fingerprint import CatalogEntry


@dataclass(frozen=True)
class Task:
    """A report with the notebook that makes it, what its fingerprint is made of, and why it must be made; or no reason."""

    subject: Subject
    notebook: Path
    parts: dict[str, str]
    reason: str

    @property
    def name(self) -> str:
        return self.subject.name

    @property
    def key(self) -> str:
        return fingerprint.combined(self.parts)


def choose_reports(catalog: list[CatalogEntry], names: list[str], regions_only: bool = False) -> list[CatalogEntry]:
    """The reports named, each once; all where none is. Raises BadInput with every name that there is no report of."""
    by_name = {report.subject.name: report for report in catalog if report.subject.region or not regions_only}
    plans = f"see {data_folder() / 'plans.csv'}"
    what, where = ("region", plans) if regions_only else ("report", f"{plans} for regions, the index for all others")
    problems = [str(UnknownName(what, name, by_name, where)) for name in names if name not in by_name]
    if problems:
        raise BadInput(*problems)
    return [by_name[name] for name in dict.fromkeys(names or by_name)]


def plan_tasks(
    wanted: list[CatalogEntry], out: Path, lang: str, notebook: Path | None, force: bool, manifest: dict
) -> list[Task]:
    """A task for each report wanted."""
    shared, files = cache(fingerprint.shared_fingerprints), {path.name for path in out.iterdir()}
    tasks = []
    for report in wanted:
        path = notebook or NOTEBOOKS / f"{report.subject.notebook}.ipynb"
        parts = shared(data_folder(), path, lang) | report.parts
        reason = _reason(report.subject.name, parts, out, files, force, manifest.get(report.subject.name, {}))
        tasks.append(Task(report.subject, path, parts, reason))
    return tasks


def _reason(name: str, parts: dict[str, str], out: Path, files: set[str], force: bool, last: dict) -> str:
    if force:
        return "forced"
    if not {f"{name}.html", f"{name}.ipynb"} <= files:
        return "no report yet"
    if last.get("error"):
        return "failed last time"
    if fingerprint.page_fingerprint(out / f"{name}.html") == fingerprint.combined(parts):
        return ""
    return f"changed: {', '.join(fingerprint.changed_parts(last.get('parts', {}), parts)) or 'last run cut short'}"
