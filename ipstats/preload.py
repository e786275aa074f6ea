"""What the fork server loads before it forks: importing this module is the loading."""

import gc
import os
from io import BytesIO

os.environ.setdefault(
    "MPLBACKEND", "module://matplotlib_inline.backend_inline"
)  # as kernels do, before matplotlib loads

import ipykernel.ipkernel
import ipykernel.kernelapp
import IPython.core.completer
import seaborn
from matplotlib.figure import Figure

from ipstats import charts, notebook, page, views, webfont
from ipstats.errors import BadInput
from ipstats.ready import keep_ready, load

LOADED = (ipykernel, IPython, seaborn, notebook, page, views)


def _draw_once() -> None:
    """Let matplotlib find its fonts and parsers; the figure is not one of pyplot's, so nothing of it stays."""
    data = load()
    with charts.style():
        figure = Figure()
        charts.target_vs_baseline(data.targets.head(3), data.indicators, ax=figure.subplots())
        figure.savefig(BytesIO(), format="svg")


try:
    _draw_once()
    keep_ready()
except BadInput:  # a report will say so, and better
    pass
webfont.keep_ready()
gc.freeze()  # what is shared stays shared: the collector of a child does not touch it
