"""From a job to the files of its report."""

from pathlib import Path

import nbformat

from ipstats.analysis import find_conflicts
from ipstats.data import Dataset, load
from ipstats.production.catalog import data_of, report_downloads
from ipstats.production.job import Job, JobResult
from ipstats.production.notebook import NotebookError, first_line, run_notebook
from ipstats.production.page import render


def render_report(job: Job, work: Path) -> JobResult:
    """Run the notebook and render what it gave; whatever goes wrong is in the answer, never raised."""
    name = job.subject.name
    try:
        parameters = job.subject.parameters | {"lang": job.lang}
        executed = run_notebook(job.notebook, parameters, work, job.limits)
        data = load()
        mine = data_of(job.subject, data)
        return JobResult(
            name,
            report_files(job, executed, data, work),
            indicators=len(mine.targets),
            conflicts=len(find_conflicts(mine.statements)),
        )
    except NotebookError as failure:
        failed = nbformat.writes(failure.executed).encode() if failure.executed is not None else b""
        return JobResult(name, {}, str(failure), failed)
    except Exception as failure:  # a page that cannot be rendered is this report's trouble only
        return JobResult(name, {}, first_line(failure))


def report_files(job: Job, executed: nbformat.NotebookNode, data: Dataset, work: Path) -> dict[str, bytes]:
    """A report's page and what it links to; the page last, so that it never links to what is not there.

    data: all there is; work: where `run_notebook` left the executed notebook.
    """
    name = job.subject.name
    kinds = report_downloads(job.subject, data, job.lang)
    what = "assessment" if job.subject.assesses else "rows"
    words = {f"{name}.{kind}": f"{what}_{kind}" for kind in kinds} | {f"{name}.ipynb": "notebook"}
    files = {f"{name}.{kind}": content for kind, content in kinds.items()}
    files[f"{name}.ipynb"] = (work / job.notebook.name).read_bytes()
    files[f"{name}.html"] = render(executed, job, data, words).encode()
    return files
