"""How charts look: colours that colour-blind readers can tell apart, always paired with a shape, and sizes."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
import seaborn as sns
from IPython import get_ipython

from ipstats.charts.font import register

BLUE, _, _, ORANGE, *_ = sns.color_palette("colorblind").as_hex()
INK, MUTED, RULE = "#1a1a1a", "#595959", "#d9d9d9"

# In points: what is read at arm's length on A4 and stays sharp at 100 dpi.
TEXT, SMALL, TITLE = 9, 8, 11
LINE = 1.4  # line height, as a multiple of the letters' size


@contextmanager
def style() -> Iterator[None]:
    """A context in which figures are drawn as ipstats draws them; outside of it the user's rcParams are untouched.

    >>> with style():
    ...     print(mpl.rcParams["font.family"])
    ['Noto Sans CJK SC']
    """
    settings: dict[str, Any] = {
        **sns.axes_style("white"),
        **sns.plotting_context("paper"),
        "font.family": [register()],
        "font.size": TEXT,
        "text.color": INK,
        "text.usetex": False,
        "text.parse_math": False,
        "path.effects": [],
        "figure.autolayout": False,
        "figure.constrained_layout.use": False,
    }
    if get_ipython():
        plt.draw_if_interactive()  # loads the kernel's backend: loaded inside, its settings would be undone at the end
    with mpl.rc_context(settings):  # pyright: ignore[reportArgumentType]  # matplotlib lists its keys, seaborn does not
        yield
