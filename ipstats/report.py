"""Reports: the notebook run for each region that changed, and its page, rows and an index written for readers."""

import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from ipstats import key
from ipstats.dataset import Dataset
from ipstats.errors import BadInput, UnknownName
from ipstats.folders import NOTEBOOKS, data_folder
from ipstats.index import render_index
from ipstats.job import Job, Made
from ipstats.key import read_inputs
from ipstats.look import stamp
from ipstats.ready import load
from ipstats.shelf import locked, place, place_failed, read_manifest, told, write_beside, write_manifest
from ipstats.wording import LANGUAGES

NOTEBOOK = NOTEBOOKS / "city_report.ipynb"
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

    region: str
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
    """A region with the key its report should have, and why it must be made; no reason where it need not."""

    region: str
    parts: dict[str, str]
    reason: str

    @property
    def key(self) -> str:
        return key.joined(self.parts)


def build_reports(
    regions: list[str],
    out: Path,
    lang: str = "zh",
    notebook: Path = NOTEBOOK,
    options: Options | None = None,
    tell: Callable[[Outcome], None] = lambda outcome: None,
    begin: Callable[[int], None] = lambda total: None,
) -> list[Outcome]:
    """Make the reports of regions (of all that have a plan where none is named) and the index of all; one outcome each.

    Only what changed is made. A region that fails does not stop the others and keeps its last good report; its notebook
    is left in out/failed/. `begin` is called with the number of reports, `tell` with each outcome as it is known.
    Raises BadInput before anything runs for a region, language or notebook that will not do, and where the folder
    cannot be written to; Locked where another run writes there.
    """
    out, options = Path(out), options or Options()
    inputs = read_inputs(out / INPUTS)
    wanted = check_regions(list(inputs.regions), regions)
    if lang not in LANGUAGES:
        raise UnknownName("language", lang, LANGUAGES, "pass one of them")
    with locked(out, options.wait), told(out):
        manifest = read_manifest(out)
        tasks = plan_tasks(inputs, wanted, out, lang, notebook, options.force, manifest)
        due = [task for task in tasks if task.reason]
        begin(len(tasks))
        outcomes = {task.region: _left(task, lang, manifest) for task in tasks if not task.reason}
        for outcome in outcomes.values():
            tell(outcome)
        if due:
            _check_notebook(notebook, options)
            outcomes |= _run(due, out, lang, notebook, options, manifest, tell)
        manifest |= {region: asdict(outcome) for region, outcome in outcomes.items()}
        write_manifest(out, manifest)
        write_beside(out / INPUTS, json.dumps(asdict(inputs), ensure_ascii=False).encode())
        if index := render_index(inputs, manifest, out, lang, datetime.now(UTC)):
            write_beside(out / "index.html", index.encode())
    return [outcomes[region] for region in wanted]


def check_regions(known: list[str], regions: list[str]) -> list[str]:
    """The regions named, each once; all that are known where none is. Raises BadInput with every unknown one."""
    problems, where = [], f"see {data_folder() / 'plans.csv'}"
    for region in (name for name in regions if name not in known):
        problems.append(str(UnknownName("region", region, known, where)))
    if problems:
        raise BadInput(*problems)
    return list(dict.fromkeys(regions)) or known


def plan_tasks(
    inputs: key.Inputs, wanted: list[str], out: Path, lang: str, notebook: Path, force: bool, manifest: dict
) -> list[Task]:
    """A task for each region wanted."""
    shared = key.shared_parts(data_folder(), notebook, lang)
    there = {path.name for path in out.iterdir()}
    tasks = [Task(region, shared | inputs.regions[region]["parts"], "") for region in wanted]
    return [replace(task, reason=_why(task, out, there, force, manifest.get(task.region, {}))) for task in tasks]


def _why(task: Task, out: Path, there: set[str], force: bool, last: dict) -> str:
    if force:
        return "forced"
    if not {f"{task.region}.html", f"{task.region}.ipynb"} <= there:
        return "no report yet"
    if last.get("error"):
        return "failed last time"
    if key.built_key(out / f"{task.region}.html") == task.key:
        return ""
    return f"changed: {', '.join(key.changed(last.get('parts', {}), task.parts)) or 'last run cut short'}"


def _check_notebook(notebook: Path, options: Options) -> None:
    from ipstats.warm import start_server  # what runs notebooks is loaded only where one runs

    if not options.scheduler:
        start_server()  # it loads while we do
    from ipstats.notebook import check_parameters

    check_parameters(notebook, {"region": "", "lang": ""})


def _left(task: Task, lang: str, manifest: dict) -> Outcome:
    """What the manifest knows of a report that is left alone; less than all where it was lost."""
    known = {"when": "", "seconds": 0, "indicators": 0, "conflicts": 0, "versions": {}}
    last = {name: manifest.get(task.region, {}).get(name, default) for name, default in known.items()}
    why = "nothing it depends on changed"
    return Outcome(task.region, lang, "unchanged", why, "", key=task.key, parts=task.parts, **last)


def _run(due, out, lang, notebook, options, manifest, tell) -> dict[str, Outcome]:
    from ipstats.pool import run_jobs

    tasks, outcomes, remembered = {task.region: task for task in due}, {}, time.monotonic()
    jobs = _jobs(due, load(), lang, notebook, options)
    with closing(run_jobs(jobs, min(options.jobs, len(due)), options.scheduler)) as results:
        for made in results:
            outcome = _write(made, tasks[made.region], out, lang, options.keep, manifest.get(made.region, {}))
            outcomes[made.region] = outcome
            manifest[made.region] = asdict(outcome)
            tell(outcome)
            if (
                time.monotonic() - remembered > REMEMBER_EVERY
            ):  # what a killed run forgets, the next one finds in the pages
                write_manifest(out, manifest)
                remembered = time.monotonic()
    return outcomes


def _jobs(due: list[Task], data: Dataset, lang: str, notebook: Path, options: Options) -> Iterator[Job]:
    foot, limits = stamp(data.folder, datetime.now(UTC), lang), (options.cell_seconds, options.notebook_seconds)
    return (Job(task.region, lang, notebook, data.of(task.region), task.key, foot, *limits) for task in due)


def _write(made: Made, task: Task, out: Path, lang: str, keep: int, last: dict) -> Outcome:
    """Put what a job gave into place."""
    if made.error:
        place_failed(out, made.region, made.failed)
    else:
        place(out, made.region, made.files, keep)
    failed = "stale" if (out / f"{made.region}.html").is_file() else "failed"
    when = datetime.now(UTC).isoformat(timespec="seconds")
    status, now = failed if made.error else "fresh", key.versions()
    counted = {"indicators": made.indicators, "conflicts": made.conflicts}
    counts = [last.get(name, number) if made.error else number for name, number in counted.items()]
    run = (when, made.seconds, *counts)
    return Outcome(made.region, lang, status, task.reason, made.error, *run, task.key, task.parts, now)
