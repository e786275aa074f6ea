"""Reports: a notebook run for each subject that changed, and its page, rows and an index written for readers."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from ipstats.errors import UnknownName
from ipstats.files import write_files
from ipstats.messages import LANGUAGES
from ipstats.paths import data_folder
from ipstats.production.cached_catalog import read_catalog
from ipstats.production.fingerprint import package_versions
from ipstats.production.index import write_index
from ipstats.production.job import Job, JobResult, Limits
from ipstats.production.manifest import Outcome, file_record, read_manifest, write_manifest
from ipstats.production.store import output_errors, output_lock, publish, publish_failed
from ipstats.production.style import build_stamp
from ipstats.production.tasks import Task, choose_reports, plan_tasks

SAVE_EVERY, INPUTS = 1.0, ".inputs.json"  # seconds between manifests while a run goes on; the cache of the catalog


@dataclass(frozen=True)
class Options(Limits):
    """How a run goes about it, and what each report may take. keep: how many earlier versions of each report stay."""

    jobs: int = os.cpu_count() or 1
    force: bool = False
    keep: int = 0
    wait: float = 0
    scheduler: str = ""


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

    The latest plan of a region has the region's id for the name of its report, an earlier one its own; a region names
    the reports of all its plans, see `ipstats.production.tasks.choose_reports`. What else there is
    `ipstats.production.catalog.list_subjects` tells. notebook: run instead of city_report.ipynb, for the latest plans
    unless others are named; what it gives goes by region and notebook (`hegang.mine`), so that both reports stand side
    by side.

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
        outcomes = {task.name: _unchanged(task, manifest) for task in tasks if not task.reason}
        for outcome in outcomes.values():
            on_outcome(outcome)
        if due:
            from ipstats.production.jobs import check_notebooks  # loaded only where something runs

            check_notebooks({task.notebook: task.subject.parameters | {"lang": ""} for task in due})
            outcomes |= _run(due, out, lang, options, manifest, on_outcome)
        manifest |= outcomes
        write_manifest(out, manifest)
        write_files({out / INPUTS: cache_text})
        write_index(catalog, manifest, out, lang, datetime.now(UTC))
    return [outcomes[task.name] for task in tasks]


def list_titles(names: list[str], out: Path, lang: str = "zh", regions_only: bool = False) -> list[tuple[str, str]]:
    """The name of each of these reports (all there are where none is named), and what it is called in the index.

    out: where an earlier run left its catalog; nothing is written. Raises BadInput for a name that there is no report of.
    """
    chosen = choose_reports(read_catalog(Path(out) / INPUTS)[0], names, regions_only)
    return [(report.subject.name, report.labels[lang]) for report in chosen]


def _unchanged(task: Task, manifest: dict[str, Outcome]) -> Outcome:
    last = manifest[task.name]
    return replace(last, status="unchanged", reason="nothing it depends on changed", files=task.files)


def _run(
    due: list[Task],
    out: Path,
    lang: str,
    options: Options,
    manifest: dict[str, Outcome],
    on_outcome: Callable[[Outcome], None],
) -> dict[str, Outcome]:
    from ipstats.production.jobs import run_jobs

    tasks, outcomes, saved = {task.name: task for task in due}, {}, time.monotonic()
    jobs = _jobs(due, lang, options)
    put = partial(_publish, out=out, lang=lang, keep=options.keep, versions=package_versions())
    try:
        with closing(run_jobs(jobs, min(options.jobs, len(due)), options.scheduler)) as results:
            for result in results:
                outcome = put(result, tasks[result.name], manifest.get(result.name))
                outcomes[result.name] = manifest[result.name] = outcome
                on_outcome(outcome)
                if time.monotonic() - saved > SAVE_EVERY:  # a killed run loses what it made since
                    write_manifest(out, manifest)
                    saved = time.monotonic()
    finally:
        write_manifest(out, manifest)
    return outcomes


def _jobs(due: list[Task], lang: str, limits: Limits) -> Iterator[Job]:
    foot = build_stamp(data_folder(), datetime.now(UTC), lang)
    return (Job(task.subject, lang, task.notebook, task.key, foot, limits) for task in due)


def _publish(
    result: JobResult, task: Task, last: Outcome | None, out: Path, lang: str, keep: int, versions: dict[str, str]
) -> Outcome:
    """Put what a job gave into place."""
    before = last.files if last else {}
    if result.error:
        publish_failed(out, result.name, result.failed)
    else:
        publish(out, result.name, result.files, before, keep)
    failed = "stale" if (out / f"{result.name}.html").is_file() else "failed"
    return Outcome(
        name=result.name,
        lang=lang,
        status=failed if result.error else "fresh",
        reason=task.reason,
        error=result.error,
        notebook=str(task.notebook),
        when=datetime.now(UTC).isoformat(timespec="seconds"),
        seconds=result.seconds,
        indicators=last.indicators if last and result.error else result.indicators,
        conflicts=last.conflicts if last and result.error else result.conflicts,
        key=task.key,
        parts=task.parts,
        versions=versions,
        files=before if result.error else {name: file_record(out / name) for name in result.files},
    )
