"""Growth rates: what a plan's own figures ask for each year, beside the rate that it prints."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from ipstats.analysis import SHARE
from ipstats.charts.panel import Panel, draw_panel
from ipstats.charts.row_names import marked_names
from ipstats.charts.scale import draw_key, draw_scale, empty, notes
from ipstats.charts.sheet import Column, Sheet
from ipstats.charts.style import BLUE, MUTED, ORANGE, style
from ipstats.messages import change_text, change_unit, message, no_rate_reason, rate_text

PLOT = 190
RATES = ["planned_growth", "stated_growth"]


def growth_rates(
    targets: pd.DataFrame,
    indicators: pd.DataFrame,
    *,
    lang: str = "zh",
    source: str = "",
    title: str | None = None,
    ax: Axes | None = None,
) -> Axes:
    """One row per target: a bar for the planned growth and a diamond for the rate that the plan itself states.

    The x axis is percent a year, from zero. Rows without any rate follow below, each with its reason; a share's
    change stands in percentage points among the figures and never on the axis. Both groups keep the frame's order.

    targets: indicator, plan, unit, change, planned_growth, stated_growth, growth_note; indicators: code, name_zh,
    name_en, kind, and better if which way is better is to be said. source, title, ax: as in target_vs_baseline.
    """
    with style():
        title = message(_title(targets), lang) if title is None else title
        if targets.empty:
            return empty(title, source, lang, ax)
        rated = targets[RATES].notna().any(axis=1)
        targets = targets.iloc[np.argsort(~rated.to_numpy(), kind="stable")]
        charted = bool(rated.any())
        reasons = ["" if any_rate else no_rate_reason(row, lang) for row, any_rate in _with_rated(targets)]
        sheet = Sheet(
            columns=_columns(targets, indicators, lang, reasons),
            title=title,
            notes=notes(_reading(targets), targets, indicators, source, lang),
            plot=PLOT if charted else 0,
            listed=int((~rated).sum()) if charted else 0,
            heading=message("no_rate", lang),
            aside=reasons if charted else (),
        )
        panel = draw_panel(sheet, ax)
        if charted:
            _draw_rates(panel, targets[: int(rated.sum())], lang)
        return panel.ax


def _with_rated(targets: pd.DataFrame):
    return zip(targets.itertuples(), targets[RATES].notna().any(axis=1), strict=True)


def _title(targets: pd.DataFrame) -> str:
    planned, stated = targets[RATES].notna().any()
    return "growth_title" if planned == stated else "planned_growth_title" if planned else "stated_growth_title"


def _reading(targets: pd.DataFrame) -> list[str]:
    """Which notes tell how to read the chart: they speak only of what is drawn."""
    planned, stated = targets[RATES].notna().any()
    shares = ["growth_share_note"] if (targets["growth_note"] == SHARE).any() else []
    return ["growth_note_line" if planned else "growth_stated_note" if stated else "growth_table_note", *shares]


def _columns(targets: pd.DataFrame, indicators: pd.DataFrame, lang: str, reasons: list[str]) -> list[Column]:
    """Names, then the true figures; a column that would be empty is left out."""
    kinds = dict(zip(indicators["code"], indicators["kind"], strict=True))
    columns = [Column(message("indicator", lang), marked_names(targets, indicators, lang), room=165)]
    if targets["change"].notna().any():
        changes = [change_text(row, change_unit(row, kinds), lang) for row in targets.itertuples()]
        columns += [Column(message("change", lang), changes, "right", MUTED, room=95)]
    for rate in RATES:
        if targets[rate].notna().any():
            columns += [Column(message(rate, lang), _rate_cells(targets, rate, lang), "right")]
    if not targets[RATES].notna().any(axis=None):
        columns += [Column(message("growth_note", lang), reasons, colour=MUTED, room=200)]
    return columns


def _rate_cells(targets: pd.DataFrame, column: str, lang: str) -> list[str]:
    """A dash for the rate that a row lacks beside its other one; nothing in rows that have their reason instead."""
    return [rate_text(row, column, lang) if has else "" for row, has in _with_rated(targets)]


def _draw_rates(panel: Panel, rated: pd.DataFrame, lang: str) -> None:
    ax, y, size = panel.ax, np.array(panel.y[: len(rated)]), panel.size
    rates = rated[RATES].to_numpy(dtype=float)
    low, high = min(0.0, np.nanmin(rates)), max(0.0, np.nanmax(rates))
    ticks = MaxNLocator(nbins=5, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high if high > low else 1.0)
    draw_scale(panel, ticks, (ticks[0], ticks[-1]), message("growth_axis", lang))
    key = {}
    planned, stated = (~np.isnan(rates)).T
    if planned.any():
        bars = ax.barh(y[planned], rates[planned, 0], height=9, color=BLUE, edgecolor="none", zorder=2)
        key[message("planned_growth", lang)] = bars
    if stated.any():
        key[message("stated_growth", lang)] = ax.plot(
            rates[stated, 1],
            y[stated],
            "D",
            mfc="white",
            mec=ORANGE,
            mew=1.8 * size,
            ms=6 * size,
            clip_on=False,
            zorder=3,
        )[0]
    draw_key(panel, key)
