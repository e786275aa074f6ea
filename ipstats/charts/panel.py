"""A sheet on paper. Down the page, the Axes' own y coordinate counts points from its top edge; across, texts stand
at shares of its width, so that the x coordinate is free for the scale.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.transforms import Bbox, Transform, blended_transform_factory

from ipstats.charts import font
from ipstats.charts.labels import source_line
from ipstats.charts.sheet import ASIDE, MARGIN, NARROWEST, ROW_GAP, Column, Sheet, across, down, fitted
from ipstats.charts.style import INK, LINE, MUTED, RULE, SMALL, TEXT, TITLE, style

BLANK = {"facecolor": "white", "edgecolor": "none", "pad": 1}  # no gridline runs through words
DESCENT = 0.3  # of the size of letters, below their baseline


@dataclass(frozen=True)
class Panel:
    """An Axes with its texts in place; it writes and rules at points counted from the sheet's left and the Axes' top.

    y: middle of each row; head, base: where the scale begins and ends; left, width: of the scale, from the sheet's left;
    size: how much of its full size all has.
    """

    ax: Axes
    y: Sequence[float]
    head: float
    base: float
    left: float
    width: float
    size: float

    @property
    def transform(self) -> Transform:
        return blended_transform_factory(self.ax.transAxes, self.ax.transData)

    def across(self, x: float) -> float:
        return (x - self.left) / self.width

    def write(
        self, x: float, y: float, lines: Sequence[str], *, colour: str = INK, size: float = TEXT, ha: str = "left",
        va: str = "center", **more: Any,
    ) -> None:  # fmt: skip
        """A text around, or below, a height. A single line stands on its row's common baseline."""
        if va == "center" and len(lines) == 1:
            y, va = y + 0.35 * size, "baseline"
        if any(lines):
            self.ax.text(
                self.across(x), y, "\n".join(lines), transform=self.transform, color=colour, fontsize=size * self.size,
                ha=ha, va=va, linespacing=1.2, multialignment=ha, parse_math=False, **more,
            )  # fmt: skip

    def write_title(self, lines: Sequence[str]) -> None:
        self.ax.set_title(
            "\n".join(lines), x=self.across(0), loc="left", pad=ROW_GAP * self.size, fontsize=TITLE * self.size,
            color=INK, fontfamily=font.FAMILY, parse_math=False,
        )  # fmt: skip

    def rule(self, y: float, width: float) -> None:
        ends = self.across(0), self.across(width)
        rule = Line2D(ends, (y, y), transform=self.transform, color=RULE, lw=0.6, clip_on=False, zorder=0.5)
        self.ax.add_artist(rule)  # not plotted: the scale does not depend on it, and each would ask anew


def draw_panel(sheet: Sheet, ax: Axes | None, draw_marks: Callable[[Panel], None] | None = None) -> Axes:
    """Put a sheet on an Axes, or on a figure made to its size, with marks where it has a scale; gives the Axes."""
    sheet = fitted(sheet)
    rows, base, foot = down(sheet)
    lefts, plot_left, total = across(sheet)
    notes = [line for note in sheet.notes for line in font.wrap(note, total, SMALL, even=False)]
    title = font.wrap(sheet.title, total, TITLE)
    paper, scale = (total, foot + ROW_GAP + len(notes) * SMALL * LINE), (plot_left, sheet.plot or total, base)
    with style():
        ax, size = (_own_axes(paper, scale, len(title)), 1.0) if ax is None else (ax, _fit(ax, paper, scale))
        ax.set(ylim=(base, 0), yticks=[], xticks=[], xlabel="", ylabel="", facecolor="none")
        ax.spines[:].set_visible(False)
        ax.grid(False)
        middles = [(top + bottom) / 2 for top, bottom in rows[1:]]
        panel = Panel(ax, middles, rows[0][1], base, plot_left, sheet.plot or total, size)
        panel.write_title(title)
        _write_cells(sheet, panel, lefts)
        _rules(sheet, panel, rows, total)
        panel.write(0, foot + ROW_GAP, notes, colour=MUTED, size=SMALL, va="top")
        if sheet.plot and draw_marks:
            draw_marks(panel)
    return ax


def draw_sentence(sentence: str, title: str, source: str, lang: str, ax: Axes | None) -> Axes:
    """The chart of what has no figure: a sentence that says so."""
    return draw_panel(Sheet([Column("", [sentence], room=NARROWEST)], title, source_line(source, lang)), ax)


def _own_axes(paper: tuple[float, float], scale: tuple[float, float, float], title_lines: int) -> Axes:
    """An Axes where the scale is to be, on a figure that has room for the sheet, its title and a margin."""
    (total, below), (left, plot, base) = paper, scale
    top = title_lines * TITLE * LINE + ROW_GAP + MARGIN
    width, height = total + 2 * MARGIN, below + top + MARGIN
    fig = plt.figure(figsize=(width / 72, height / 72))
    return fig.add_axes(((MARGIN + left) / width, (height - top - base) / height, plot / width, base / height))


def _fit(ax: Axes, paper: tuple[float, float], scale: tuple[float, float, float]) -> float:
    """Make room inside the box a given Axes has; returns how much smaller the letters must be."""
    box, (left, plot, base) = ax.get_position(), scale
    across, down = box.width / paper[0], box.height / paper[1]
    ax.set_position(Bbox.from_bounds(box.x0 + left * across, box.y1 - base * down, plot * across, base * down))
    width, height = ax.figure.get_figure(root=True).get_size_inches() * 72
    return min(1.0, across * width, down * height)


def _write_cells(sheet: Sheet, panel: Panel, lefts: list[float]) -> None:
    header = panel.head - ROW_GAP / 2 - DESCENT * SMALL
    for column, left in zip(sheet.columns, lefts, strict=True):
        x = left + column.width() * {"left": 0, "center": 0.5, "right": 1}[column.align]
        panel.write(x, header, column.header_lines(), colour=MUTED, size=SMALL, ha=column.align, va="baseline")
        for y, lines in zip(panel.y, column.wrapped(), strict=True):
            panel.write(x, y, lines, colour=column.colour, ha=column.align)
    aside = panel.left + sheet.plot * sheet.aside_span[0] + ASIDE
    for y, text in zip(panel.y, sheet.aside, strict=False):
        panel.write(aside, y, font.wrap(text, sheet.aside_room, TEXT), colour=MUTED, bbox=BLANK, zorder=2.6)


def _rules(sheet: Sheet, panel: Panel, rows: list[tuple[float, float]], total: float) -> None:
    """A line below each row; where rows are listed below the scale their heading, and a line below that."""
    for (_, bottom), (top, _) in pairwise([*rows, (rows[-1][1], 0)]):
        panel.rule(bottom, total)
        if top > bottom:
            panel.write(0, top - (TEXT * LINE + ROW_GAP) / 2, [sheet.heading], colour=MUTED, size=SMALL)
            panel.rule(top, total)
