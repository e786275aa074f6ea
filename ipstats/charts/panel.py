"""A sheet on paper. Down the page, the Axes' own y coordinate counts points from its top edge; across, texts stand
at shares of its width, so that the x coordinate is free for the scale.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.transforms import Bbox, blended_transform_factory

from ipstats.charts import font
from ipstats.charts.sheet import ASIDE, MARGIN, ROW_GAP, Sheet, across, down, fitted
from ipstats.charts.style import INK, LINE, MUTED, RULE, SMALL, TEXT, TITLE

BLANK = {"facecolor": "white", "edgecolor": "none", "pad": 1}  # no gridline runs through words
DESCENT = 0.3  # of the size of letters, below their baseline


@dataclass(frozen=True)
class Panel:
    """An Axes with its texts in place.

    y: middle of each row; head, base: where the scale begins and ends; size: how much of its full size all has.
    """

    ax: Axes
    y: Sequence[float]
    head: float
    base: float
    size: float


def draw_panel(sheet: Sheet, ax: Axes | None) -> Panel:
    """Put a sheet on an Axes, or on a figure made to its size; call it within the style context."""
    sheet = fitted(sheet)
    tops, base, foot = down(sheet)
    lefts, plot_left, total = across(sheet)
    notes = [line for note in sheet.notes for line in font.wrap(note, total, SMALL, even=False)]
    height = foot + ROW_GAP + len(notes) * SMALL * LINE
    title = font.wrap(sheet.title, total, TITLE)
    size = 1.0
    if ax is None:
        ax = _own_axes(total, height, base, plot_left, sheet, len(title))
    else:
        size = _fit(ax, total, height, base, plot_left, sheet)
    pen = _Pen(ax, plot_left, sheet.plot or total, size)
    _clear(ax, base)
    _write_title(ax, title, pen, size)
    _write_cells(sheet, pen, lefts, tops)
    _rules(sheet, pen, tops, total)
    pen.write(0, foot + ROW_GAP, "\n".join(notes), colour=MUTED, size=SMALL, va="top")
    return Panel(ax, [(top + bottom) / 2 for top, bottom in tops[1:]], tops[0][1], base, size)


def _own_axes(total, height, base, plot_left, sheet, title_lines) -> Axes:
    top = title_lines * TITLE * LINE + ROW_GAP + MARGIN
    wide, high = total + 2 * MARGIN, height + top + MARGIN
    fig = plt.figure(figsize=(wide / 72, high / 72))
    left, bottom = MARGIN + plot_left, high - top - base
    return fig.add_axes((left / wide, bottom / high, (sheet.plot or total) / wide, base / high))


def _fit(ax: Axes, total, height, base, plot_left, sheet) -> float:
    """Make room inside the place a given Axes has; returns how much smaller the letters must be."""
    place, paper = ax.get_position(), ax.get_figure(root=True).get_size_inches() * 72
    across, down = place.width / total, place.height / height
    left, bottom = place.x0 + plot_left * across, place.y1 - base * down
    ax.set_position(Bbox.from_bounds(left, bottom, (sheet.plot or total) * across, base * down))
    return min(1.0, across * paper[0], down * paper[1])


@dataclass(frozen=True)
class _Pen:
    """Writes and rules at points counted from the sheet's left and the Axes' top edge."""

    ax: Axes
    left: float
    wide: float
    scale: float

    @property
    def place(self):
        return blended_transform_factory(self.ax.transAxes, self.ax.transData)

    def across(self, x: float) -> float:
        return (x - self.left) / self.wide

    def write(self, x, y, text, *, colour=INK, size=TEXT, ha="left", va="center", **more):
        """A text around, or below, a height. A single line stands on its row's common baseline."""
        if text and va == "center" and "\n" not in text:
            y, va = y + 0.35 * size, "baseline"
        if text:
            self.ax.text(
                self.across(x), y, text, transform=self.place, color=colour, fontsize=size * self.scale, ha=ha, va=va,
                linespacing=1.2, multialignment=ha, parse_math=False, **more,
            )  # fmt: skip

    def rule(self, y, x0, x1, colour=RULE, width=0.6):
        ends = self.across(x0), self.across(x1)
        self.ax.plot(ends, (y, y), transform=self.place, color=colour, lw=width, clip_on=False, zorder=0.5)


def _clear(ax: Axes, base: float) -> None:
    ax.set(ylim=(base, 0), yticks=[], xticks=[], xlabel="", ylabel="", facecolor="none")
    ax.spines[:].set_visible(False)
    ax.grid(False)


def _write_title(ax: Axes, lines: list[str], pen: _Pen, size: float) -> None:
    title = ax.set_title(
        "\n".join(lines), loc="left", pad=ROW_GAP * size, fontsize=TITLE * size, color=INK, fontfamily=font.FAMILY,
        parse_math=False,
    )  # fmt: skip
    title.set_x(pen.across(0))


def _write_cells(sheet: Sheet, pen: _Pen, lefts: list[float], tops: list[tuple[float, float]]) -> None:
    middle = [(top + bottom) / 2 for top, bottom in tops]
    for column, left in zip(sheet.columns, lefts, strict=True):
        x = left + column.width() * {"left": 0, "center": 0.5, "right": 1}[column.align]
        head = tops[0][1] - ROW_GAP / 2 - DESCENT * SMALL
        pen.write(x, head, "\n".join(column.head()), colour=MUTED, size=SMALL, ha=column.align, va="baseline")
        for y, lines in zip(middle[1:], column.wrapped(), strict=True):
            pen.write(x, y, "\n".join(lines), colour=column.colour, ha=column.align)
    aside = pen.left + sheet.plot * sheet.aside_place[0] + ASIDE
    for y, text in zip(middle[1:], sheet.aside, strict=False):
        lines = font.wrap(text, sheet.aside_room, TEXT)
        pen.write(aside, y, "\n".join(lines), colour=MUTED, bbox=BLANK, zorder=2.6)


def _rules(sheet: Sheet, pen: _Pen, tops: list[tuple[float, float]], total: float) -> None:
    for (_, bottom), (top, _) in zip(tops, [*tops[1:], (None, None)], strict=True):
        pen.rule(bottom, 0, total)
        if top is not None and top > bottom:
            pen.write(0, top - (TEXT * LINE + ROW_GAP) / 2, sheet.heading, colour=MUTED, size=SMALL)
            pen.rule(top, 0, total)
