"""Reports: a notebook run for each subject that changed, and its page, rows and an index written for readers."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from ipstats.errors import BadInput, UnknownName
from ipstats.messages import LANGUAGES
from ipstats.paths import NOTEBOOKS, data_folder
from ipstats.production import fingerprint
from ipstats.production.catalog import Job, JobResult, Subject
from ipstats.production.fingerprint import CatalogEntry, read_catalog
from ipstats.production.index import render_index
from ipstats.production.store import (
    output_errors,
    output_lock,
    publish,
    publish_failed,
    read_manifest,
    write_atomically,
    write_manifest,
)
from ipstats.production.template import build_stamp

REMEMBER_EVERY, INPUTS = 1.0, ".inputs.json"


@dataclass(frozen=True)
class Options:
    """How a run goes about it. Seconds are limits; keep is how many earlier versions of each report stay."""

    jobs: int = os.cpu_count() or 1
    force: bool = False
    keep: int = 0
    wait: float = 0
    cell_seconds: int = 120
    notebook_seconds: int = 600
    scheduler: str = ""


@dataclass(frozen=True)
class Outcome:
    """How one report stands after a run.

    status: fresh, unchanged, stale (failed, the last good page is kept) or failed; reason: why it ran or did not;
    error: the first line of what stopped it; when and seconds: of the run that made it, indicators and conflicts: what
    it counted; parts: what its key is made of.
    """

    name: str
    lang: str
    status: str
    reason: str
    error: str
    when: str
    seconds: float
    indicators: int
    conflicts: int
    key: str
    parts: dict[str, str]
    versions: dict[str, str]


@dataclass(frozen=True)
class Task:
    """A report with the notebook that makes it, what its key is made of, and why it must be made; or no reason."""

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


def build_reports(
    names: list[str],
    out: Path,
    lang: str = "zh",
    notebook: Path | None = None,
    options: Options | None = None,
    tell: Callable[[Outcome], None] = lambda outcome: None,
    begin: Callable[[int], None] = lambda total: None,
) -> list[Outcome]:
    """Make the reports of these names (all there are where none is named) and the index of all; one outcome each.

    A region's report has the region's id for its name; the others, about several plans, are told by
    `ipstats.production.catalog.all_subjects`. notebook: run instead of city_report.ipynb, and for regions only.

    Only what changed is made. A report that fails does not stop the others and keeps its last good page; its notebook
    is left in out/failed/. `begin` is called with the number of reports, `tell` with each outcome as it is known.
    Raises BadInput before anything runs for a name, language or notebook that will not do, and where the folder
    cannot be written to; Locked where another run writes there.
    """
    out, options = Path(out), options or Options()
    known, kept = read_catalog(out / INPUTS)
    wanted = choose_reports(known, names, regions_only=notebook is not None)
    if lang not in LANGUAGES:
        raise UnknownName("language", lang, LANGUAGES, "pass one of them")
    with output_lock(out, options.wait), output_errors(out):
        manifest = read_manifest(out)
        tasks = plan_tasks(wanted, out, lang, notebook, options.force, manifest)
        due = [task for task in tasks if task.reason]
        begin(len(tasks))
        outcomes = {task.name: _left(task, lang, manifest) for task in tasks if not task.reason}
        for outcome in outcomes.values():
            tell(outcome)
        if due:
            _check_notebooks(due, options)
            outcomes |= _run(due, out, lang, options, manifest, tell)
        manifest |= {name: asdict(outcome) for name, outcome in outcomes.items()}
        write_manifest(out, manifest)
        write_atomically(out / INPUTS, kept.encode())
        if index := render_index(known, manifest, out, lang, datetime.now(UTC)):
            write_atomically(out / "index.html", index.encode())
    return [outcomes[task.name] for task in tasks]


def choose_reports(known: list[CatalogEntry], names: list[str], regions_only: bool = False) -> list[CatalogEntry]:
    """The reports named, each once; all where none is. Raises BadInput with every name that there is no report of."""
    able = {report.subject.name: report for report in known if report.subject.region or not regions_only}
    plans = f"see {data_folder() / 'plans.csv'}"
    what, where = ("region", plans) if regions_only else ("report", f"{plans} for regions, the index for all others")
    problems = [str(UnknownName(what, name, able, where)) for name in names if name not in able]
    if problems:
        raise BadInput(*problems)
    return [able[name] for name in dict.fromkeys(names or able)]


def plan_tasks(
    wanted: list[CatalogEntry], out: Path, lang: str, notebook: Path | None, force: bool, manifest: dict
) -> list[Task]:
    """A task for each report wanted."""
    shared, there = cache(fingerprint.shared_fingerprints), {path.name for path in out.iterdir()}
    tasks = []
    for report in wanted:
        path = notebook or NOTEBOOKS / f"{report.subject.notebook}.ipynb"
        parts = shared(data_folder(), path, lang) | report.parts
        why = _why(report.subject.name, parts, out, there, force, manifest.get(report.subject.name, {}))
        tasks.append(Task(report.subject, path, parts, why))
    return tasks


def _why(name: str, parts: dict[str, str], out: Path, there: set[str], force: bool, last: dict) -> str:
    if force:
        return "forced"
    if not {f"{name}.html", f"{name}.ipynb"} <= there:
        return "no report yet"
    if last.get("error"):
        return "failed last time"
    if fingerprint.page_fingerprint(out / f"{name}.html") == fingerprint.combined(parts):
        return ""
    return f"changed: {', '.join(fingerprint.changed_parts(last.get('parts', {}), parts)) or 'last run cut short'}"


def _check_notebooks(due: list[Task], options: Options) -> None:
    from ipstats.production.kernels import start_server  # what runs notebooks is loaded only where one runs

    if not options.scheduler:
        start_server()  # it loads while we do
    from ipstats.production.notebook import check_parameters

    for notebook, about in {task.notebook: task.subject.about for task in due}.items():
        check_parameters(notebook, about | {"lang": ""})


def _left(task: Task, lang: str, manifest: dict) -> Outcome:
    """What the manifest knows of a report that is left alone; less than all where it was lost."""
    known = {"when": "", "seconds": 0, "indicators": 0, "conflicts": 0, "versions": {}}
    last = {name: manifest.get(task.name, {}).get(name, default) for name, default in known.items()}
    why = "nothing it depends on changed"
    return Outcome(task.name, lang, "unchanged", why, "", key=task.key, parts=task.parts, **last)


def _run(due: list[Task], out: Path, lang: str, options: Options, manifest: dict, tell) -> dict[str, Outcome]:
    from ipstats.production.jobs import run_jobs

    tasks, outcomes, remembered = {task.name: task for task in due}, {}, time.monotonic()
    jobs = _jobs(due, lang, options)
    with closing(run_jobs(jobs, min(options.jobs, len(due)), options.scheduler)) as results:
        for made in results:
            outcome = _write(made, tasks[made.name], out, lang, options.keep, manifest.get(made.name, {}))
            outcomes[made.name] = outcome
            manifest[made.name] = asdict(outcome)
            tell(outcome)
            if time.monotonic() - remembered > REMEMBER_EVERY:  # what a killed run forgets, the next finds in the pages
                write_manifest(out, manifest)
                remembered = time.monotonic()
    return outcomes


def _jobs(due: list[Task], lang: str, options: Options) -> Iterator[Job]:
    foot, limits = build_stamp(data_folder(), datetime.now(UTC), lang), (options.cell_seconds, options.notebook_seconds)
    return (Job(task.subject, lang, task.notebook, task.key, foot, *limits) for task in due)


def _write(made: JobResult, task: Task, out: Path, lang: str, keep: int, last: dict) -> Outcome:
    """Put what a job gave into place."""
    if made.error:
        publish_failed(out, made.name, made.failed)
    else:
        publish(out, made.name, made.files, keep)
    failed = "stale" if (out / f"{made.name}.html").is_file() else "failed"
    when = datetime.now(UTC).isoformat(timespec="seconds")
    status, now = failed if made.error else "fresh", fingerprint.package_versions()
    counted = {"indicators": made.indicators, "conflicts": made.conflicts}
    counts = [last.get(name, number) if made.error else number for name, number in counted.items()]
    run = (when, made.seconds, *counts)
    return Outcome(made.name, lang, status, task.reason, made.error, *run, task.key, task.parts, now)
