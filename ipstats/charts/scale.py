"""What charts draw around their rows: the axis, marks on it and beyond its ends, the key, columns with years."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.artist import Artist
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from ipstats.charts import font
from ipstats.charts.panel import BLANK, Panel
from ipstats.charts.sheet import ROW_GAP, Column
from ipstats.charts.style import INK, MUTED, ORANGE, RULE, SMALL
from ipstats.messages import number_text, with_year, year_in_header


def draw_scale(panel: Panel, ticks: np.ndarray, limits: tuple[float, float], label: str, sign: str = "%") -> None:
    """An axis below the scaled rows, with its gridlines between header and axis; every other figure where all of them
    would touch."""
    ax, size = panel.ax, panel.size
    texts = [number_text(round(float(tick), 6) + 0.0, "en") + sign for tick in ticks]
    if (max(font.width(text, SMALL) for text in texts) + 3) * (len(texts) - 1) > _width(panel) / size:
        even = [round(tick / (ticks[1] - ticks[0])) % 2 == 0 for tick in ticks]
        texts = [text if labelled else "" for text, labelled in zip(texts, even, strict=True)]
    ax.set_xlim(*limits)
    ax.set_xticks(list(ticks), labels=texts)
    # Ticks are made when the figure is drawn, which may be outside of the style context.
    ax.tick_params(
        axis="x", bottom=True, top=False, labelbottom=True, labeltop=False, length=3 * size, width=0.6, color=MUTED,
        labelsize=SMALL * size, labelcolor=MUTED, labelfontfamily=font.FAMILY, labelrotation=0, pad=2 * size,
    )  # fmt: skip
    ax.set_xlabel(label, fontsize=SMALL * size, color=MUTED, labelpad=2 * size, fontfamily=font.FAMILY)
    ax.vlines(list(ticks), panel.head, panel.base, color=RULE, lw=0.6, zorder=0.6, clip_on=False)
    if limits[0] <= 0 <= limits[1]:
        ax.vlines(0, panel.head, panel.base, color=MUTED, lw=0.8, zorder=2.5)


def draw_scale_from_zero(panel: Panel, values: np.ndarray, label: str, sign: str = "%") -> None:
    """An axis from zero that holds all values; those that are nan have no place on it."""
    low, high = min(0.0, np.nanmin(values)), max(0.0, np.nanmax(values))
    locator = MaxNLocator(nbins=5, steps=[1, 2, 2.5, 5, 10])
    ticks = np.array(locator.tick_values(low, high if high > low else 1.0))
    draw_scale(panel, ticks, (ticks[0], ticks[-1]), label, sign)


def _width(panel: Panel) -> float:
    """Width of the scale in points, as it is on paper."""
    return panel.ax.get_window_extent().width * 72 / panel.ax.figure.dpi


def draw_marks(
    panel: Panel, x: Any, y: Any, marker: str, colour: str, size: float, zorder: float, *, hollow: bool = False,
    rim: bool = False,
) -> Line2D:  # fmt: skip
    """Marks of one kind. x, y: of each, those that are nan are left out; size: in points on a panel of full size; rim: a
    thin white edge."""
    x, y, inside = np.asarray(x), np.asarray(y), ~np.isnan(x)
    edges = {"mfc": "white", "mew": 1.8 * panel.size} if hollow else {}
    edges = {"mec": "white", "mew": 0.6 * panel.size} if rim else edges
    options = {"color": colour, "ms": size * panel.size, "clip_on": False, "zorder": zorder} | edges
    return panel.ax.plot(x[inside], y[inside], marker, **options)[0]


def draw_pairs(panel: Panel, baseline: np.ndarray, target: np.ndarray, y: np.ndarray) -> None:
    """A line from each baseline to its target, where there are both."""
    pair = ~np.isnan(baseline) & ~np.isnan(target)
    panel.ax.hlines(y[pair], baseline[pair], target[pair], color=ORANGE, lw=2.2 * panel.size, alpha=0.6, zorder=2)


def draw_key(panel: Panel, marks: Mapping[str, Artist | tuple[Artist, ...]]) -> None:
    """Which mark is which, in the header above the scale; a wide one reaches to the left, where the header has room."""
    width = sum(font.width(name, SMALL) + 3.3 * SMALL for name in marks) * panel.size
    share = width / _width(panel)
    panel.ax.legend(
        list(marks.values()), list(marks), loc="lower center",
        bbox_to_anchor=(min(0.5, 1 - share / 2), 1 - (panel.head - ROW_GAP / 2 - 1) / panel.base),
        ncols=len(marks), frameon=False, borderaxespad=0, borderpad=0, handletextpad=0.3, columnspacing=1.2,
        handlelength=1.2, prop={"family": font.FAMILY, "size": SMALL * panel.size}, labelcolor=MUTED,
    )  # fmt: skip


def draw_within(
    panel: Panel, values: np.ndarray, limits: tuple[float, float], lang: str, marker: str, colour: str, size: float,
    zorder: float, *, hollow: bool = False,
) -> Line2D:  # fmt: skip
    """A mark for each row's value, as `draw_marks`; for one beyond the limits an arrow at that end, with the figure."""
    low, high = limits
    inside = np.where((low <= values) & (values <= high), values, np.nan)
    marks = draw_marks(panel, inside, panel.y, marker, colour, size, zorder, hollow=hollow)
    for value, y in zip(values, panel.y, strict=True):
        if low <= value <= high or np.isnan(value):
            continue
        right = value > high
        x = high if right else low
        draw_marks(panel, [x], [y], ">" if right else "<", colour, 7, 4)
        panel.ax.annotate(
            number_text(round(value), lang) + "%", (x, y), (-7 * panel.size if right else 7 * panel.size, 0),
            textcoords="offset points", color=INK, ha="right" if right else "left", va="center",
            fontsize=SMALL * panel.size, zorder=4, annotation_clip=False, bbox=BLANK,
        )  # fmt: skip
    return marks


def dated_column(key: str, texts: list[str], years: pd.Series, lang: str, align: str, colour: str) -> Column:
    """A column with the year in its header, or in each cell where the years differ."""
    header, same = year_in_header(key, years, lang)
    if not same:
        texts = [with_year(text, year, lang) for text, year in zip(texts, years, strict=True)]
    return Column(header, texts, align, colour, room=110 if same else 130)
