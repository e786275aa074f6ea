"""Reports: a notebook run for each subject that changed, and its page, rows and an index written for readers."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from ipstats.errors import UnknownName
from ipstats.messages import LANGUAGES
from ipstats.paths import data_folder
from ipstats.production.catalog import Job, JobResult
from ipstats.production.fingerprint import package_versions, read_catalog
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
from ipstats.production.tasks import Task, choose_reports, plan_tasks
from ipstats.production.template import build_stamp

SAVE_EVERY, INPUTS = 1.0, ".inputs.json"  # seconds between manifests while a run goes on; the cache of the catalog


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
    it counted; parts: what its fingerprint is made of.
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


def build_reports(
    names: list[str],
    out: Path,
    lang: str = "zh",
    notebook: Path | None = None,
    options: Options | None = None,
    on_start: Callable[[int], None] = lambda total: None,
    on_outcome: Callable[[Outcome], None] = lambda outcome: None,
) -> list[Outcome]:
    """Make the reports of these names (all there are where none is named) and the index of all; one outcome each.

    A region's report has the region's id for its name; the others, about several plans, are told by
    `ipstats.production.catalog.list_subjects`. notebook: run instead of city_report.ipynb, and for regions only.

    Only what changed is made. A report that fails does not stop the others and keeps its last good page; its notebook
    is left in out/failed/. `on_start` is called with the number of reports, `on_outcome` with each
    outcome as it is known.
    Raises BadInput before anything runs for a name, language or notebook that will not do, and where the folder
    cannot be written to; Locked where another run writes there.
    """
    out, options = Path(out), options or Options()
    catalog, cache_text = read_catalog(out / INPUTS)
    wanted = choose_reports(catalog, names, regions_only=notebook is not None)
    if lang not in LANGUAGES:
        raise UnknownName("language", lang, LANGUAGES, "pass one of them")
    with output_lock(out, options.wait), output_errors(out):
        manifest = read_manifest(out)
        tasks = plan_tasks(wanted, out, lang, notebook, options.force, manifest)
        due = [task for task in tasks if task.reason]
        on_start(len(tasks))
        outcomes = {task.name: _unchanged(task, lang, manifest) for task in tasks if not task.reason}
        for outcome in outcomes.values():
            on_outcome(outcome)
        if due:
            _check_notebooks(due, options)
            outcomes |= _run(due, out, lang, options, manifest, on_outcome)
        manifest |= {name: asdict(outcome) for name, outcome in outcomes.items()}
        write_manifest(out, manifest)
        write_atomically(out / INPUTS, cache_text.encode())
        if index := render_index(catalog, manifest, out, lang, datetime.now(UTC)):
            write_atomically(out / "index.html", index.encode())
    return [outcomes[task.name] for task in tasks]


def _check_notebooks(due: list[Task], options: Options) -> None:
    from ipstats.production.kernels import start_server  # what runs notebooks is loaded only where one runs

    if not options.scheduler:
        start_server()  # it loads while we do
    from ipstats.production.notebook import check_parameters

    for notebook, parameters in {task.notebook: task.subject.parameters for task in due}.items():
        check_parameters(notebook, parameters | {"lang": ""})


def _unchanged(task: Task, lang: str, manifest: dict) -> Outcome:
    """What the manifest knows of a report that is left alone; less than all where it was lost."""
    defaults = {"when": "", "seconds": 0, "indicators": 0, "conflicts": 0, "versions": {}}
    last = {name: manifest.get(task.name, {}).get(name, default) for name, default in defaults.items()}
    reason = "nothing it depends on changed"
    return Outcome(task.name, lang, "unchanged", reason, "", key=task.key, parts=task.parts, **last)


def _run(
    due: list[Task], out: Path, lang: str, options: Options, manifest: dict, on_outcome: Callable[[Outcome], None]
) -> dict[str, Outcome]:
    from ipstats.production.jobs import run_jobs

    tasks, outcomes, saved = {task.name: task for task in due}, {}, time.monotonic()
    jobs = _jobs(due, lang, options)
    with closing(run_jobs(jobs, min(options.jobs, len(due)), options.scheduler)) as results:
        for result in results:
            outcome = _publish(result, tasks[result.name], out, lang, options.keep, manifest.get(result.name, {}))
            outcomes[result.name] = outcome
            manifest[result.name] = asdict(outcome)
            on_outcome(outcome)
            if time.monotonic() - saved > SAVE_EVERY:  # what a killed run did not save, the next finds in the pages
                write_manifest(out, manifest)
                saved = time.monotonic()
    return outcomes


def _jobs(due: list[Task], lang: str, options: Options) -> Iterator[Job]:
    foot, limits = build_stamp(data_folder(), datetime.now(UTC), lang), (options.cell_seconds, options.notebook_seconds)
    return (Job(task.subject, lang, task.notebook, task.key, foot, *limits) for task in due)


def _publish(result: JobResult, task: Task, out: Path, lang: str, keep: int, last: dict) -> Outcome:
    """Put what a job gave into place."""
    if result.error:
        publish_failed(out, result.name, result.failed)
    else:
        publish(out, result.name, result.files, keep)
    failed = "stale" if (out / f"{result.name}.html").is_file() else "failed"
    return Outcome(
        name=result.name,
        lang=lang,
        status=failed if result.error else "fresh",
        reason=task.reason,
        error=result.error,
        when=datetime.now(UTC).isoformat(timespec="seconds"),
        seconds=result.seconds,
        indicators=last.get("indicators", 0) if result.error else result.indicators,
        conflicts=last.get("conflicts", 0) if result.error else result.conflicts,
        key=task.key,
        parts=task.parts,
        versions=package_versions(),
    )
