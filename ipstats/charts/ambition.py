"""Ambition: the pace that each target requires, beside the pace of the years before and the nation's."""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from ipstats.charts.labels import directed_names, footnotes, listed, marked_names, note, pair_text, with_directions
from ipstats.charts.panel import Panel, draw_panel, draw_sentence
from ipstats.charts.scale import draw_key, draw_marks, draw_pairs, draw_scale_from_zero
from ipstats.charts.sheet import Column, Sheet
from ipstats.charts.style import BLUE, INK, MUTED, ORANGE
from ipstats.messages import NONE, message, percent_text, quantity_text

PLOT = 190
PACES = {"required": INK, "past": MUTED, "nation": MUTED}  # and the colour of their figures
NAMES = {"required": "pace_required", "past": "pace_past", "nation": "pace_nation"}
BREAK = " ‡"  # after a pace over the years of which a series breaks


def ambition(
    paces: pd.DataFrame, indicators: pd.DataFrame,
    *, lang: str = "zh", source: str = "", title: str | None = None, ax: Axes | None = None,
) -> Axes:  # fmt: skip
    """One row per target: a diamond for the pace it requires, a circle for that of the years before, a triangle for the nation's.

    The x axis is percent a year, from zero. Paces in points (of shares, rates and scores) are on no common scale with
    these: they follow below, with their figures. What has no past pace, or none of the nation, has no mark for it.

    paces: as `ipstats.analysis.compare_paces` gives them; indicators: code, name_zh, name_en, and better if which way
    is better is to be said. source, title, ax: as in target_vs_baseline.
    """
    title = ambition_title(paces, lang) if title is None else title
    if paces.empty:
        return draw_sentence(message("no_paces", lang), title, source, lang, ax)
    scaled = paces["pace_unit"] == "%"
    paces = paces.iloc[np.argsort(~scaled.to_numpy(), kind="stable")]
    count = int(scaled.sum())
    sheet = Sheet(
        columns=_columns(paces, indicators, lang),
        title=title,
        notes=_notes(paces, indicators, source, lang),
        plot=PLOT if count else 0,
        listed=len(paces) - count if count else 0,
        heading=message("paces_in_points", lang),
    )
    return draw_panel(sheet, ax, lambda panel: _draw_paces(panel, paces[:count], lang))


def ambition_title(paces: pd.DataFrame, lang: str) -> str:
    """What the chart shows: of how many targets the required pace is above that of the years before, or the nation's."""
    for column in ("past", "nation"):
        known = paces[paces[column].notna()]
        if len(known):
            faster = np.sign(known["required"]) * (known["required"] - known[column]) > 0
            return message(f"faster_than_{column}", lang).format(len(known), int(faster.sum()))
    return message("ambition_title", lang)


def pace_text(row: Any, column: str, lang: str) -> str:
    """A pace with its unit, that of the past with its years and a sign where the series breaks in them; a dash for none."""
    value = getattr(row, column)
    if pd.isna(value):
        return NONE
    in_points = quantity_text(float(f"{value:.2g}") + 0.0, row.pace_unit, lang)
    text = percent_text(value, lang) if row.pace_unit == "%" else in_points
    if column != "past":
        return text
    years = f"{row.earlier_year}–{row.baseline_year}"
    return message("in_brackets", lang).format(text, years) + BREAK * pd.notna(row.breaks)


def _notes(paces: pd.DataFrame, indicators: pd.DataFrame, source: str, lang: str) -> list[str]:
    """They speak only of what is drawn."""
    texts = [message("ambition_note", lang)]
    texts += note("ambition_past_note", lang, paces["past"].notna().any())
    texts += note("ambition_implied_note", lang, paces["implied"].fillna(False).any())
    breaks = note("ambition_break_note", lang, paces["breaks"].notna().any())
    return footnotes(texts, paces, indicators, source, lang, *breaks)


def _columns(paces: pd.DataFrame, indicators: pd.DataFrame, lang: str) -> list[Column]:
    """Names, then the paces; a column that would be empty is left out."""
    columns = [Column(message("indicator", lang), marked_names(paces, indicators, lang), room=165)]
    for name, colour in PACES.items():
        if paces[name].notna().any():
            texts = [pace_text(row, name, lang) for row in paces.itertuples()]
            columns.append(Column(message(NAMES[name], lang), texts, "right", colour, room=110))
    return columns


def _draw_paces(panel: Panel, paces: pd.DataFrame, lang: str) -> None:
    y, values = np.array(panel.y[: len(paces)]), paces[list(PACES)].to_numpy(dtype=float)
    required, past, nation = values.T
    draw_scale_from_zero(panel, values, message("pace_axis", lang))
    draw_pairs(panel, past, required, y)
    key = {}
    if not np.isnan(past).all():
        key[message("pace_past", lang)] = draw_marks(panel, past, y, "o", ORANGE, 8, 3, hollow=True)
    if not np.isnan(nation).all():
        key[message("pace_nation", lang)] = draw_marks(panel, nation, y, "^", INK, 7, 4, rim=True)
    key[message("pace_required", lang)] = draw_marks(panel, required, y, "D", BLUE, 6, 5, rim=True)
    draw_key(panel, key)


def describe_ambition(paces: pd.DataFrame, indicators: pd.DataFrame, lang: str = "zh") -> str:
    """What ambition shows of the same frame: every pace that is known."""
    if paces.empty:
        return message("no_paces", lang)
    names = zip(directed_names(paces, indicators, lang), paces.itertuples(), strict=True)
    lines = listed((pair_text(name, _paces(row, lang), lang) for name, row in names), lang)
    text = message("ambition_alt", lang).format(ambition_title(paces, lang), lines)
    return with_directions([text], paces["indicator"], indicators, lang)


def _paces(row: Any, lang: str) -> list[str]:
    known = [column for column in PACES if pd.notna(getattr(row, column))]
    words = message("in_brackets", lang)
    return [words.format(pace_text(row, column, lang), message(NAMES[column], lang)) for column in known]
