"""Reports: the notebook run once a region, and its page, rows and an index written where a reader opens them."""

import json
import os
import tempfile
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import nbformat
from tqdm import tqdm

from ipstats.dataset import Dataset, load
from ipstats.errors import BadInput, UnknownName
from ipstats.export import as_csv, write_workbook
from ipstats.folders import NOTEBOOKS
from ipstats.index import render_index
from ipstats.notebook import NotebookError, check_parameters, first_line, run_notebook
from ipstats.page import render
from ipstats.wording import LANGUAGES

NOTEBOOK = NOTEBOOKS / "city_report.ipynb"
MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Job:
    """One report to make. Plain values only, so that another process can be given it."""

    region: str
    lang: str
    out: Path
    notebook: Path


@dataclass(frozen=True)
class Outcome:
    """How one report went: error is empty, or the first line of what stopped it."""

    region: str
    lang: str
    when: str
    seconds: float
    error: str


def build_reports(
    regions: list[str], out: Path, lang: str = "zh", progress: bool = False, notebook: Path = NOTEBOOK
) -> list[Outcome]:
    """Make the reports of regions (of all that have a plan where none is named) and the index of all; one outcome each.

    A region that fails does not stop the others and keeps its last good report; its notebook is left in out/failed/.
    Raises BadInput before anything runs for a region, language or notebook that will not do.
    """
    data, out = load(), Path(out)
    wanted = check_regions(data, regions)
    if lang not in LANGUAGES:
        raise UnknownName("language", lang, LANGUAGES, "pass one of them")
    check_parameters(notebook, {"region": "", "lang": ""})
    make_folder(out)
    outcomes = []
    with tqdm(wanted, desc="reports", unit="region", disable=not progress) as bar:
        for region in bar:
            bar.set_postfix_str(region)
            outcomes.append(build_one(Job(region, lang, out, notebook)))
    manifest = remember(out, outcomes)
    write_beside(out / "index.html", render_index(data, manifest, out, lang, datetime.now(UTC)).encode())
    return outcomes


def check_regions(data: Dataset, regions: list[str]) -> list[str]:
    """The regions named, each once; all that have a plan where none is. Raises BadInput with every unknown one."""
    known, problems = data.regions_with_plans(), []
    for region in (name for name in regions if name not in known):
        problems.append(str(UnknownName("region", region, known, f"see {data.folder / 'plans.csv'}")))
    if problems:
        raise BadInput(*problems)
    return list(dict.fromkeys(regions)) or known


def build_one(job: Job) -> Outcome:
    """Run and write one report; whatever goes wrong is in the outcome, never raised."""
    start, error = time.monotonic(), ""
    failed = job.out / "failed" / f"{job.region}.ipynb"
    with tempfile.TemporaryDirectory(prefix="ipstats-") as work:
        try:
            parameters = {"region": job.region, "lang": job.lang}
            executed = run_notebook(job.notebook, parameters, Path(work))
            write_report(job, executed, Path(work))
            failed.unlink(missing_ok=True)
        except NotebookError as failure:
            error = str(failure)
            if failure.executed is not None:
                failed.parent.mkdir(exist_ok=True)
                write_beside(failed, nbformat.writes(failure.executed).encode())
        except Exception as failure:  # a page that cannot be rendered or written is this region's trouble only
            error = first_line(failure)
    when = datetime.now(UTC).isoformat(timespec="seconds")
    return Outcome(job.region, job.lang, when, round(time.monotonic() - start, 2), error)


def write_report(job: Job, executed: nbformat.NotebookNode, work: Path) -> None:
    """Write a region's page and what it links to; the page last, so that it never links to what is not there."""
    data = load().of(job.region)
    files = {f"{job.region}.ipynb": nbformat.writes(executed).encode()}
    words = {f"{job.region}.ipynb": "notebook"}
    if len(data.statements) or len(data.targets):
        write_workbook(work / "rows.xlsx", targets=data.targets, statements=data.statements)
        files[f"{job.region}.xlsx"] = (work / "rows.xlsx").read_bytes()
        files[f"{job.region}.csv"] = as_csv(data.targets).encode("utf-8-sig")  # without the mark Excel garbles Chinese
        words = {f"{job.region}.csv": "rows_csv", f"{job.region}.xlsx": "rows_xlsx"} | words
    page = render(executed, data, job.lang, words, datetime.now(UTC))
    for name, content in files.items():
        write_beside(job.out / name, content)
    write_beside(job.out / f"{job.region}.html", page.encode())


def write_beside(path: Path, content: bytes) -> None:
    """Write a file in full under another name, then rename it into place: a reader never sees half of it."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(content)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def make_folder(out: Path) -> None:
    """Make the folder of the reports. Raises BadInput where that cannot be."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(f"{out}: cannot write reports there ({error.strerror})") from error


def remember(out: Path, outcomes: list[Outcome]) -> dict[str, dict]:
    """Write the outcomes into out/manifest.json, beside those of regions that were not run now; returns all."""
    path = out / MANIFEST
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):  # the first run, or a file that is no longer one of ours
        manifest = {}
    manifest |= {outcome.region: asdict(outcome) for outcome in outcomes}
    write_beside(path, (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode())
    return manifest
