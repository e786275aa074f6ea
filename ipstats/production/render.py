"""From a job to the files of its report."""

from pathlib import Path

import nbformat

from ipstats.analysis import find_conflicts
from ipstats.data import Dataset, as_csv, load, write_workbook
from ipstats.production.catalog import data_of, report_tables
from ipstats.production.job import Job, JobResult
from ipstats.production.notebook import NotebookError, first_line, run_notebook
from ipstats.production.page import render


def render_report(job: Job, work: Path) -> JobResult:
    """Run the notebook and render what it gave; whatever goes wrong is in the answer, never raised."""
    name = job.subject.name
    try:
        parameters = job.subject.parameters | {"lang": job.lang}
        executed = run_notebook(job.notebook, parameters, work, job.limits)
        data = data_of(job.subject, load())
        return JobResult(
            name,
            report_files(job, executed, data, work),
            indicators=len(data.targets),
            conflicts=len(find_conflicts(data.statements)),
        )
    except NotebookError as failure:
        failed = nbformat.writes(failure.executed).encode() if failure.executed is not None else b""
        return JobResult(name, {}, str(failure), failed)
    except Exception as failure:  # a page that cannot be rendered is this report's trouble only
        return JobResult(name, {}, first_line(failure))


def report_files(job: Job, executed: nbformat.NotebookNode, data: Dataset, work: Path) -> dict[str, bytes]:
    """A report's page and what it links to; the page last, so that it never links to what is not there.

    data: what the report is about, as `data_of` gives it; work: where `run_notebook` left the executed notebook.
    """
    name = job.subject.name
    files = {f"{name}.ipynb": (work / job.notebook.name).read_bytes()}
    words = {f"{name}.ipynb": "notebook"}
    if sheets := report_tables(job.subject, data):
        write_workbook(work / "rows.xlsx", sheets)
        first = next(iter(sheets.values()))
        files[f"{name}.xlsx"] = (work / "rows.xlsx").read_bytes()
        files[f"{name}.csv"] = as_csv(first).encode("utf-8-sig")  # without the mark Excel garbles Chinese
        words = {f"{name}.csv": "rows_csv", f"{name}.xlsx": "rows_xlsx"} | words
    files[f"{name}.html"] = render(executed, job, data, words).encode()
    return files
