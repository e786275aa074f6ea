"""What the fork server loads before it forks: importing this module is the loading."""

import atexit
import contextlib
import gc
import os
import shutil
import sys
from contextlib import chdir
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from ipstats.data import load
from ipstats.production.isolation import isolate
from ipstats.production.processes import SERVER_FOLDER

if folder := os.environ.pop(SERVER_FOLDER, None):
    atexit.register(shutil.rmtree, folder, ignore_errors=True)  # forks do not come by here
environment = dict(os.environ)
with TemporaryDirectory() as empty, chdir(empty):  # no matplotlibrc lies here
    isolate(Path(empty))  # before what reads settings loads
    import matplotlib

    matplotlib.get_cachedir()  # whose list of fonts takes seconds to make: as ever, while styles come from nowhere
    os.environ["MPLCONFIGDIR"] = empty
    import matplotlib.style

# jsonschema does without this grammar of addresses, which takes as long to load as half of all else.
GRAMMAR = "rfc3987_syntax"
sys.modules[GRAMMAR] = None  # pyright: ignore[reportArgumentType]: how Python is told that there is no such module

import ipykernel.debugger
import ipykernel.ipkernel
import ipykernel.kernelapp
import IPython.core.completerlib
import IPython.core.debugger
import IPython.core.logger
import IPython.core.oinspect
import IPython.core.pylabtools
import IPython.extensions.storemagic
import nbformat
import pandas.io.formats.style
import seaborn
import tornado.platform.asyncio
from jupyter_client.provisioning.factory import KernelProvisionerFactory
from matplotlib.figure import Figure

from ipstats import charts, views
from ipstats.data import Dataset, keep_for_next_load
from ipstats.errors import BadInput
from ipstats.production.catalog import data_of, list_subjects
from ipstats.production.job import Job, Limits
from ipstats.production.jobs import run_job
from ipstats.production.render import report_files

del sys.modules[GRAMMAR]
KernelProvisionerFactory.instance()  # it asks all packages that are installed
# matplotlib_inline is not among them: it hooks into the kernel that it is loaded in.
LOADED = (ipykernel, IPython, pandas, seaborn, run_job, tornado, views)


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
    job = Job(subject, "zh", Path("a.ipynb"), "", "", Limits())
    with TemporaryDirectory() as work:
        nbformat.write(notebook, Path(work) / job.notebook)
        report_files(job, notebook, data, Path(work))


with contextlib.suppress(BadInput):  # the report itself will say so, and better
    everything = load()
    keep_for_next_load(everything)
    with contextlib.suppress(Exception):  # what a page cannot show is the trouble of its own report
        _practise(everything)
os.environ.clear()
os.environ.update(environment)
gc.freeze()  # what is shared stays shared: the collector of a child does not touch it
