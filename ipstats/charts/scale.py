"""What both charts draw around their marks: the axis, its key, marks beyond its ends, and the empty chart."""

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes

from ipstats.charts import font
from ipstats.charts.panel import BLANK, Panel, draw_panel
from ipstats.charts.row_names import conflicting, direction_line
from ipstats.charts.sheet import NARROWEST, ROW_GAP, Column, Sheet
from ipstats.charts.style import INK, MUTED, ORANGE, RULE, SMALL
from ipstats.messages import message, number_text, sentences, with_year, year_in_header


def draw_scale(panel: Panel, ticks: Sequence[float], limits: tuple[float, float], label: str, sign: str = "%"):
    """An axis below the scaled rows, with its gridlines between header and axis; every other figure where all of them
    would touch."""
    ax, size = panel.ax, panel.size
    texts = [number_text(round(float(tick), 6) + 0.0, "en") + sign for tick in ticks]
    if (max(font.width(text, SMALL) for text in texts) + 3) * (len(texts) - 1) > _wide(panel) / size:
        texts = [
            text if round(tick / (ticks[1] - ticks[0])) % 2 == 0 else ""
            for tick, text in zip(ticks, texts, strict=True)
        ]
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


def _wide(panel: Panel) -> float:
    """Width of the scale in points, as it is on paper."""
    return panel.ax.get_window_extent().width * 72 / panel.ax.figure.dpi


def draw_key(panel: Panel, marks: dict[str, object]) -> None:
    """Which mark is which, in the header above the scale; a wide one reaches to the left, where the header has room."""
    wide = sum(font.width(name, SMALL) + 3.3 * SMALL for name in marks) * panel.size
    share = wide / _wide(panel)
    panel.ax.legend(
        marks.values(), marks.keys(), loc="lower center",
        bbox_to_anchor=(min(0.5, 1 - share / 2), 1 - (panel.head - ROW_GAP / 2 - 1) / panel.base),
        ncols=len(marks), frameon=False, borderaxespad=0, borderpad=0, handletextpad=0.3, columnspacing=1.2,
        handlelength=1.2, prop={"family": font.FAMILY, "size": SMALL * panel.size}, labelcolor=MUTED,
    )  # fmt: skip


def off_scale(panel: Panel, x: float, y: float, value: float, lang: str, colour: str = ORANGE) -> None:
    """An arrow at the end of the scale, with the figure that lies beyond it."""
    right = value > x
    told = number_text(round(value), lang) + "%"
    panel.ax.plot([x], [y], ">" if right else "<", color=colour, ms=7 * panel.size, clip_on=False, zorder=4)
    panel.ax.annotate(
        told, (x, y), (-7 * panel.size if right else 7 * panel.size, 0), textcoords="offset points", color=INK,
        ha="right" if right else "left", va="center", fontsize=SMALL * panel.size, zorder=4, annotation_clip=False,
        bbox=BLANK,
    )  # fmt: skip


def notes(reading: list[str], targets: pd.DataFrame, indicators: pd.DataFrame, source: str, lang: str) -> list[str]:
    """What stands below a chart: how to read it, which way is better, what a star means where there is one, and the
    source if given. reading: keys of words."""
    said = sentences([message(key, lang) for key in reading], lang)
    star = [message("star_note", lang)] if conflicting(targets).any() else []
    return [said, *direction_line(targets["indicator"], indicators, lang), *star, *source_notes(source, lang)]


def own_words(targets: pd.DataFrame) -> list[str]:
    """Key of the note on targets in words, in Chinese also on an English chart; none where there are none."""
    return ["own_words_note"] if targets["qualitative"].notna().any() else []


def source_notes(source: str, lang: str) -> list[str]:
    """The line that names the source, where there is one."""
    return [message("source_line", lang).format(source)] if source else []


def dated_column(key: str, texts: list[str], years: pd.Series, lang: str, align: str, colour: str) -> Column:
    """A column with the year in its header, or in each cell where the years differ."""
    header, same = year_in_header(key, years, lang)
    if not same:
        texts = [with_year(text, year, lang) for text, year in zip(texts, years, strict=True)]
    return Column(header, texts, align, colour, room=110 if same else 130)


def empty(title: str, source: str, lang: str, ax: Axes | None, sentence: str | None = None) -> Axes:
    """The chart of what has no figure: a sentence that says so."""
    words = [message("no_targets", lang) if sentence is None else sentence]
    sheet = Sheet([Column("", words, room=NARROWEST, colour=INK)], title, source_notes(source, lang))
    return draw_panel(sheet, ax).ax
