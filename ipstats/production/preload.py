"""What the fork server loads before it forks: importing this module is the loading."""

import contextlib
import gc
import os
import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from ipstats.data import load

os.environ.setdefault(
    "MPLBACKEND", "module://matplotlib_inline.backend_inline"
)  # as kernels do, before matplotlib loads
os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")  # else the debugger that comes with ipykernel warns

# jsonschema does without this grammar of addresses, which takes as long to load as half of all else.
GRAMMAR = "rfc3987_syntax"
sys.modules[GRAMMAR] = None  # pyright: ignore[reportArgumentType]: how Python is told that there is no such module

import ipykernel.debugger
import ipykernel.ipkernel
import ipykernel.kernelapp
import IPython.core.oinspect
import IPython.core.pylabtools
import IPython.extensions.storemagic
import nbformat
import seaborn
from matplotlib.figure import Figure

from ipstats import charts, views
from ipstats.data import Dataset, keep_for_next_load
from ipstats.errors import BadInput
from ipstats.production.catalog import Job, data_of, list_subjects
from ipstats.production.render import report_files

del sys.modules[GRAMMAR]
LOADED = (ipykernel, IPython, seaborn, views)


def _practise(data: Dataset) -> None:
    """Draw a chart, fill a table and make a page, so that parsers, patterns and templates are compiled; nothing of it stays.

    The figure is not one of pyplot's, so that kernels choose their backend as ever.
    """
    subject = list_subjects(data)[0]
    first = data_of(subject, data)
    views.city_report.about(first, "zh")
    figure = Figure()
    charts.target_vs_baseline(data.targets.head(3), data.indicators, ax=figure.subplots())
    figure.savefig(BytesIO(), format="svg")
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_markdown_cell("# *a* b"), nbformat.v4.new_code_cell("1")]
    )
    nbformat.validate(notebook)
    job = Job(subject, "zh", Path(), "", "", 0, 0)
    with TemporaryDirectory() as work:
        report_files(job, notebook, first, Path(work))


with contextlib.suppress(BadInput):  # the report itself will say so, and better
    everything = load()
    keep_for_next_load(everything)
    with contextlib.suppress(Exception):  # what a page cannot show is the trouble of its own report
        _practise(everything)
gc.freeze()  # what is shared stays shared: the collector of a child does not touch it
