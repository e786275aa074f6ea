"""Comparison of regions: one indicator across plans, on one scale."""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from ipstats.analysis import plans_beside, residents_years
from ipstats.charts.labels import footnotes, listed, names_of, note, pair_text, with_directions
from ipstats.charts.panel import Panel, draw_panel, draw_sentence
from ipstats.charts.scale import dated_column, draw_key, draw_marks, draw_pairs, draw_scale_from_zero
from ipstats.charts.sheet import Column, Sheet
from ipstats.charts.style import BLUE, INK, MUTED, ORANGE
from ipstats.messages import dated_level, level_text, message, message_or_code, period_label, unit_name

PLOT = 210
HEADERS = {"baseline": "baseline", "target": "target", "observed": "latest_observed"}


def compare_regions(
    comparison: pd.DataFrame, observations: pd.DataFrame, indicators: pd.DataFrame, regions: pd.DataFrame,
    *, indicator: str, lang: str = "zh", source: str = "", title: str | None = None, ax: Axes | None = None,
) -> Axes:  # fmt: skip
    """One row per plan, all on one scale from zero: circle for the baseline, diamond for the target, triangles observed.

    Rows with no level to compare follow below, each with its reason. A dagger marks levels computed per head.

    comparison, observations: as `ipstats.analysis.comparison.compare` and `compare_observations` give them, of the indicator;
    indicators: code, name_zh, name_en, and better if which way is better is to be said; regions: region, name_zh,
    name_en. source, title, ax: as in the other charts.
    """
    codes = pd.Series([indicator])
    name = names_of(codes, indicators, "code", lang)[0]
    title = message("compare_title", lang).format(name) if title is None else title
    rows = _with_observed(comparison, observations)
    comparable = rows[list(HEADERS)].notna().any(axis=1)
    if not comparable.any():
        return draw_sentence(message("nothing_to_compare", lang), title, source, lang, ax)
    rows = rows.iloc[np.argsort(~comparable.to_numpy(), kind="stable")]
    count = int(comparable.sum())
    reading = [message("compare_note", lang).format(unit_name(rows["unit"].iloc[0], lang))]
    reading += note("compare_observed_note", lang, rows["observed"].notna().any())
    reading += note("own_words_note", lang, rows["qualitative"].notna().any())
    converted = _converted_note(comparison, observations, lang)
    sheet = Sheet(
        columns=_columns(rows, regions, lang),
        title=title,
        notes=footnotes(reading, codes.to_frame("indicator"), indicators, source, lang, *converted),
        plot=PLOT,
        listed=len(rows) - count,
        heading=message("not_comparable", lang),
        aside=[""] * count + [message_or_code(reason, lang) for reason in rows["reason"][count:]],
    )
    return draw_panel(sheet, ax, lambda panel: _draw_levels(panel, rows[:count], observations, lang))


def _converted_note(comparison: pd.DataFrame, observations: pd.DataFrame, lang: str) -> list[str]:
    """That levels were computed per head, and by the residents of which years; nothing where none was."""
    years = message("comma", lang).join(map(str, residents_years(comparison, observations)))
    return [text.format(years) for text in note("converted_note", lang, years)]


def _with_observed(comparison: pd.DataFrame, observations: pd.DataFrame) -> pd.DataFrame:
    """The comparison with the latest observation beside each plan in observed_year and observed; and a row for each
    region that has observations but no plan there."""
    latest = _beside(observations, comparison).sort_values("year").drop_duplicates(["region", "plan"], keep="last")
    latest = latest.rename(columns={"year": "observed_year", "value": "observed"}).astype({"observed_year": "Int64"})
    alone = latest[~latest["region"].isin(comparison["region"])][["region", "plan", "unit", "converted"]]
    alone = alone.reindex(columns=comparison.columns).astype(comparison.dtypes.to_dict())
    rows = pd.concat([alone, comparison], ignore_index=True) if len(alone) else comparison
    return rows.merge(latest[["region", "plan", "observed_year", "observed"]], on=["region", "plan"], how="left")


def _beside(observations: pd.DataFrame, comparison: pd.DataFrame) -> pd.DataFrame:
    return observations.assign(plan=plans_beside(observations, comparison))


def _row_names(rows: pd.DataFrame, regions: pd.DataFrame, lang: str) -> list[str]:
    """The region of each row, with the plan's period where there is one. A dagger where levels are computed."""
    names = names_of(rows["region"], regions, "region", lang)
    periods = [period_label(*pair, lang) for pair in zip(rows["plan"], rows["region"], strict=True)]
    words = message("in_brackets", lang)
    parts = zip(names, periods, rows["converted"], strict=True)
    return [(words.format(name, period) if period else name) + " †" * converted for name, period, converted in parts]


def _columns(rows: pd.DataFrame, regions: pd.DataFrame, lang: str) -> list[Column]:
    """Names, then the levels. Their one unit stands below the scale and in the note; only a percentage keeps its sign."""
    columns = [Column(message("region", lang), _row_names(rows, regions, lang), room=165)]
    bare = list(_as_stated(rows).assign(unit=rows["unit"].where(rows["unit"].isin(["%", "‰"]))).itertuples())
    for name, header in HEADERS.items():
        texts = [level_text(row, name, lang) for row in bare]
        if any(texts):
            years = rows[f"{name}_year"].where(pd.Series(texts, index=rows.index) != "")
            columns.append(dated_column(header, texts, years, lang, "right", MUTED if name == "baseline" else INK))
    return columns


def _as_stated(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with the target of each year among the targets, to be told and not to be drawn."""
    return rows.assign(target=rows["target"].fillna(rows["each_year"]))


def _draw_levels(panel: Panel, rows: pd.DataFrame, observations: pd.DataFrame, lang: str) -> None:
    y = np.array(panel.y[: len(rows)])
    seen = _beside(observations, rows).merge(rows.assign(height=y)[["region", "plan", "height"]], on=["region", "plan"])
    baseline, target = rows["baseline"].to_numpy(dtype=float), rows["target"].to_numpy(dtype=float)
    observed = seen["value"].to_numpy(dtype=float)
    unit = message("per_capita_axis", lang).format(unit_name(rows["unit"].iloc[0], lang))
    draw_scale_from_zero(panel, np.concatenate([baseline, target, observed]), unit, sign="")
    draw_pairs(panel, baseline, target, y)
    heights = seen["height"].to_numpy(dtype=float)
    key = {}
    if not np.isnan(baseline).all():
        key[message("baseline", lang)] = draw_marks(panel, baseline, y, "o", ORANGE, 8, 3, hollow=True)
    if not np.isnan(target).all():
        key[message("target", lang)] = draw_marks(panel, target, y, "D", BLUE, 6, 4, rim=True)
    if len(observed):
        key[message("observed", lang)] = draw_marks(panel, observed, heights, "^", INK, 7, 5, rim=True)
    draw_key(panel, key)


def describe_comparison(
    comparison: pd.DataFrame, observations: pd.DataFrame, indicators: pd.DataFrame, regions: pd.DataFrame, *, indicator: str,
    lang: str = "zh",
) -> str:  # fmt: skip
    """What compare_regions shows of the same frames: every level with its year, and why the other plans have none."""
    rows = _with_observed(comparison, observations)
    if rows[list(HEADERS)].isna().all(axis=None):
        return message("nothing_to_compare", lang)
    codes = pd.Series([indicator])
    pairs = zip(_row_names(rows, regions, lang), _as_stated(rows).itertuples(), strict=True)
    seen = _beside(observations, comparison)
    lines = listed((pair_text(name, _compared(row, seen, lang), lang) for name, row in pairs), lang)
    name, unit = names_of(codes, indicators, "code", lang)[0], unit_name(rows["unit"].iloc[0], lang)
    text = message("compare_alt", lang).format(name, unit, lines)
    return with_directions([text, *_converted_note(comparison, observations, lang)], codes, indicators, lang)


def _compared(row: Any, observations: pd.DataFrame, lang: str) -> list[str]:
    levels = [dated_level(row, "baseline", lang), dated_level(row, "target", lang)]
    seen = observations[(observations["region"] == row.region) & (observations["plan"] == row.plan)].sort_values("year")
    seen = seen.rename(columns={"value": "observed", "year": "observed_year"}).itertuples()
    observed = message("and_separator", lang).join(dated_level(each, "observed", lang) for each in seen)
    observed = message("observed_alt", lang).format(observed) if observed else ""
    return [" → ".join(filter(None, levels)), observed, message_or_code(row.reason, lang)]
