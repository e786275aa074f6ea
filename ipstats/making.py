"""From a job to the files of its report."""

from pathlib import Path

import nbformat

from ipstats.checks import find_conflicts
from ipstats.export import as_csv, write_workbook
from ipstats.job import Job, Made
from ipstats.notebook import NotebookError, first_line, run_notebook
from ipstats.page import render


def make_files(job: Job, work: Path) -> Made:
    """Run the notebook and render what it gave; whatever goes wrong is in the answer, never raised."""
    try:
        parameters = {"region": job.region, "lang": job.lang}
        executed = run_notebook(job.notebook, parameters, work, job.cell_seconds)
        counts = {"indicators": len(job.data.targets), "conflicts": len(find_conflicts(job.data.statements))}
        return Made(job.region, files_of(job, executed, work), **counts)
    except NotebookError as failure:
        failed = nbformat.writes(failure.executed).encode() if failure.executed is not None else b""
        return Made(job.region, {}, str(failure), failed)
    except Exception as failure:  # a page that cannot be rendered is this region's trouble only
        return Made(job.region, {}, first_line(failure))


def files_of(job: Job, executed: nbformat.NotebookNode, work: Path) -> dict[str, bytes]:
    """A region's page and what it links to; the page last, so that it never links to what is not there."""
    data, notebook = job.data, f"{job.region}.ipynb"
    files = {notebook: nbformat.writes(executed).encode()}
    words = {notebook: "notebook"}
    if len(data.statements) or len(data.targets):
        write_workbook(work / "rows.xlsx", targets=data.targets, statements=data.statements)
        files[f"{job.region}.xlsx"] = (work / "rows.xlsx").read_bytes()
        files[f"{job.region}.csv"] = as_csv(data.targets).encode("utf-8-sig")  # without the mark Excel garbles Chinese
        words = {f"{job.region}.csv": "rows_csv", f"{job.region}.xlsx": "rows_xlsx"} | words
    files[f"{job.region}.html"] = render(executed, data, job.lang, words, job.stamp, job.key).encode()
    return files
