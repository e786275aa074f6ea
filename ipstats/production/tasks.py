"""Which reports must be made, and why."""

import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from ipstats.errors import BadInput, UnknownName
from ipstats.paths import NOTEBOOKS, data_folder
from ipstats.production import fingerprint
from ipstats.production.fingerprint import CatalogEntry
from ipstats.production.job import Subject
from ipstats.production.manifest import Outcome, checked_record


@dataclass(frozen=True)
class Task:
    """A report with the notebook that makes it, what its fingerprint is made of, and why it must be made; or no reason.

    files: the records of its files, where they are what was published.
    """

    subject: Subject
    notebook: Path
    parts: dict[str, str]
    reason: str
    files: dict[str, dict]

    @property
    def name(self) -> str:
        return self.subject.name

    @property
    def key(self) -> str:
        return fingerprint.combined(self.parts)


def choose_reports(catalog: list[CatalogEntry], names: list[str], regions_only: bool = False) -> list[CatalogEntry]:
    """The reports named, each once; all where none is. Raises BadInput with every name that there is no report of.

    A region names the reports of all its plans, a plan's id that of the plan. regions_only: of reports of plans alone;
    there a region, as no name, names its latest plan only.
    """
    if regions_only:
        catalog = [report for report in catalog if report.subject.of_plan]
    known: dict[str, list[CatalogEntry]] = {}
    for report in catalog:
        for name in _names(report.subject, regions_only):
            known.setdefault(name, []).append(report)
    plans = f"see {data_folder() / 'plans.csv'}"
    what, where = (
        ("region", plans) if regions_only else ("report", f"{plans} for regions and plans, the index for all others")
    )
    problems = [str(UnknownName(what, name, known, where)) for name in names if name not in known]
    if problems:
        raise BadInput(*problems)
    every = [
        report.subject.name for report in catalog if not regions_only or report.subject.name == report.subject.region
    ]
    chosen = [report for name in names or every for report in known[name]]
    return list({report.subject.name: report for report in chosen}.values())


def _names(subject: Subject, regions_only: bool) -> set[str]:
    """What a report can be asked for by: its own name, its plan's id, and, unless a region is its latest plan, the region."""
    of_plan = {subject.plan} if subject.of_plan else set()
    of_region = {subject.region} if subject.region and not regions_only else set()
    return {subject.name} | of_plan | of_region


def plan_tasks(
    wanted: list[CatalogEntry], out: Path, lang: str, notebook: Path | None, force: bool, manifest: dict[str, Outcome]
) -> list[Task]:
    """A task for each report wanted. One by another notebook than ours has its own name: of the region and the notebook."""
    shared, of_notebook = fingerprint.shared_fingerprints(data_folder(), lang), cache(fingerprint.notebook_digest)
    tasks = []
    for report in wanted:
        path = notebook or NOTEBOOKS / f"{report.subject.notebook}.ipynb"
        subject = replace(report.subject, name=own_name(report.subject.name, notebook)) if notebook else report.subject
        parts = {"notebook": of_notebook(path)} | shared | report.parts
        last = manifest.get(subject.name)
        files = _checked_files(out, last)
        reason = "forced" if force else _reason(out / f"{subject.name}.html", parts, last, files)
        tasks.append(Task(subject, path, parts, reason, files))
    return tasks


def own_name(region: str, notebook: Path) -> str:
    """The name of a region's report by another notebook. No other report has a dot in its name.

    >>> own_name("hegang", Path("drafts/my notebook.ipynb"))
    'hegang.my-notebook'
    """
    return ".".join([region, re.sub(r"[^\w-]+", "-", notebook.stem)])


def _checked_files(out: Path, last: Outcome | None) -> dict[str, dict]:
    """The files of a report that are still what was published, with their records as of now."""
    records = {name: checked_record(out / name, record) for name, record in (last.files if last else {}).items()}
    return {name: record for name, record in records.items() if record}


def _reason(page: Path, parts: dict[str, str], last: Outcome | None, files: dict[str, dict]) -> str:
    if last is None:
        return "the manifest does not know it" if page.is_file() else "no report yet"
    if last.error:
        return "failed last time"
    if changed := fingerprint.changed_parts(last.parts, parts):
        return f"changed: {', '.join(changed)}"
    lost = [name for name in last.files if name not in files] or ([] if page.name in files else [page.name])
    return f"missing or damaged: {', '.join(lost)}" if lost else ""
