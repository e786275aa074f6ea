"""Growth rates: what a plan's own figures ask for each year, beside the rate that it prints."""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes

from ipstats.analysis import POINTS
from ipstats.charts.labels import directed_names, footnotes, listed, marked_names, note, pair_text, with_directions
from ipstats.charts.panel import Panel, draw_panel, draw_sentence
from ipstats.charts.scale import draw_key, draw_marks, draw_scale_from_zero
from ipstats.charts.sheet import Column, Sheet
from ipstats.charts.style import BLUE, MUTED, ORANGE
from ipstats.messages import change_text, change_unit, message, no_rate_reason, rate_text

PLOT = 190
RATES = ["planned_growth", "stated_growth"]


def growth_rates(
    targets: pd.DataFrame, indicators: pd.DataFrame,
    *, lang: str = "zh", source: str = "", title: str | None = None, ax: Axes | None = None,
) -> Axes:  # fmt: skip
    """One row per target: a bar for the planned growth and a diamond for the rate that the plan itself states.

    The x axis is percent a year, from zero. Rows without any rate follow below, each with its reason; a share's
    change stands in percentage points among the figures and never on the axis. Both groups keep the frame's order.

    targets: indicator, plan, measure, unit, change, planned_growth, stated_growth, growth_note; indicators: code, name_zh,
    name_en, kind, and better if which way is better is to be said. source, title, ax: as in target_vs_baseline.
    """
    planned, stated = targets[RATES].notna().any()
    name = "growth" if planned == stated else "planned_growth" if planned else "stated_growth"
    title = message(f"{name}_title", lang) if title is None else title
    if targets.empty:
        return draw_sentence(message("no_targets", lang), title, source, lang, ax)
    rated = targets[RATES].notna().any(axis=1)
    targets = targets.iloc[np.argsort(~rated.to_numpy(), kind="stable")]
    count = int(rated.sum())
    reasons = [""] * count + [no_rate_reason(row, lang) for row in targets[count:].itertuples()]
    sheet = Sheet(
        columns=_columns(targets, count, indicators, lang, reasons),
        title=title,
        notes=_notes(targets, indicators, source, lang),
        plot=PLOT if count else 0,
        listed=len(targets) - count if count else 0,
        heading=message("no_rate", lang),
        aside=reasons if count else (),
    )
    return draw_panel(sheet, ax, lambda panel: _draw_rates(panel, targets[:count], lang))


def _notes(targets: pd.DataFrame, indicators: pd.DataFrame, source: str, lang: str) -> list[str]:
    """They speak only of what is drawn."""
    planned, stated = targets[RATES].notna().any()
    reading = "growth_note_line" if planned else "growth_stated_note" if stated else "growth_table_note"
    in_points = targets["growth_note"].isin(POINTS.values()).any()
    texts = [message(reading, lang), *note("growth_share_note", lang, in_points)]
    return footnotes(texts, targets, indicators, source, lang)


def _columns(
    targets: pd.DataFrame, rated: int, indicators: pd.DataFrame, lang: str, reasons: list[str]
) -> list[Column]:
    """Names, then the true figures; a column that would be empty is left out. The first rows have a rate: a dash for
    the one that a row lacks beside its other one; nothing in rows that have their reason instead."""
    kinds = dict(zip(indicators["code"], indicators["kind"], strict=True))
    columns = [Column(message("indicator", lang), marked_names(targets, indicators, lang), room=165)]
    if targets["change"].notna().any():
        changes = [change_text(row, change_unit(row, kinds), lang) for row in targets.itertuples()]
        columns += [Column(message("change", lang), changes, "right", MUTED, room=95)]
    for rate in RATES:
        if targets[rate].notna().any():
            texts = [rate_text(row, rate, lang) for row in targets[:rated].itertuples()]
            columns += [Column(message(rate, lang), texts + [""] * (len(targets) - rated), "right")]
    if not rated:
        columns += [Column(message("growth_note", lang), reasons, colour=MUTED, room=200)]
    return columns


def _draw_rates(panel: Panel, rated: pd.DataFrame, lang: str) -> None:
    y, rates = np.array(panel.y[: len(rated)]), rated[RATES].to_numpy(dtype=float)
    draw_scale_from_zero(panel, rates, message("growth_axis", lang))
    key: dict[str, Artist | tuple[Artist, ...]] = {}
    planned, stated = (~np.isnan(rates)).T
    if planned.any():
        bars = panel.ax.barh(y[planned], rates[planned, 0], height=9, color=BLUE, edgecolor="none", zorder=2)
        key[message("planned_growth", lang)] = bars
    if stated.any():
        marks = draw_marks(panel, rates[stated, 1], y[stated], "D", ORANGE, 6, 3, hollow=True)
        key[message("stated_growth", lang)] = marks
    draw_key(panel, key)


def describe_growth(targets: pd.DataFrame, indicators: pd.DataFrame, lang: str = "zh") -> str:
    """What growth_rates shows of the same frame: every planned and stated rate, and why the other rows have none."""
    if targets.empty:
        return message("no_targets", lang)
    has_rate = targets[RATES].notna().any(axis=1)
    rows = zip(directed_names(targets, indicators, lang), targets.itertuples(), has_rate, strict=True)
    rated = [pair_text(name, _rates(row, lang), lang) for name, row, rate in rows if rate]
    reasons = [no_rate_reason(row, lang) for row in targets[~has_rate].itertuples()]
    counts = [message("count_alt", lang).format(why, reasons.count(why)) for why in dict.fromkeys(reasons)]
    parts = [message("growth_alt", lang).format(len(targets), len(rated))]
    parts += [message("rates_alt", lang).format(listed(rated, lang))] if rated else []
    parts += [message("no_rates_alt", lang).format(listed(counts, lang))] if counts else []
    return with_directions(parts, targets["indicator"], indicators, lang)


def _rates(row: Any, lang: str) -> list[str]:
    rates = [column for column in RATES if pd.notna(getattr(row, column))]
    words = message("in_brackets", lang)
    return [words.format(rate_text(row, column, lang), message(column, lang).lower()) for column in rates]
