"""Target versus baseline: how much of its target each indicator had reached when the plan began."""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from ipstats.analysis import counted_observations
from ipstats.charts.labels import directed_names, footnotes, listed, marked_names, note, pair_text, with_directions
from ipstats.charts.panel import Panel, draw_panel, draw_sentence
from ipstats.charts.scale import dated_column, draw_key, draw_marks, draw_pairs, draw_scale, draw_within
from ipstats.charts.sheet import Column, Sheet
from ipstats.charts.style import BLUE, INK, MUTED, ORANGE
from ipstats.messages import NONE, dated_level, dated_target, level_text, message, no_rate_reason, percent_text

PLOT = 190
LOWEST, HIGHEST = -100.0, 250.0  # beyond these a mark is an arrow with its figure, or it would hide the rest


def baseline_share(targets: pd.DataFrame) -> pd.Series:
    """Baseline as a percentage of the target, per row; missing where either is missing or the target is zero.

    >>> baseline_share(pd.DataFrame({"baseline": [55e6, 0, None], "target": [320e6, 3e7, 5]})).tolist()
    [17.1875, 0.0, nan]
    """
    return targets["baseline"] / targets["target"].where(targets["target"] != 0) * 100


def target_vs_baseline(
    targets: pd.DataFrame, indicators: pd.DataFrame, *, observations: pd.DataFrame | None = None,
    lang: str = "zh", source: str = "", title: str | None = None, ax: Axes | None = None,
) -> Axes:  # fmt: skip
    """One row per target, in the frame's order: the baseline as a percentage of the target, and both true figures.

    The x axis is that percentage, so each indicator is on its own scale and the target is always at 100. A row that
    has no such percentage keeps its figures and says why; where no row has one, a table is drawn and no axis.

    targets: indicator, plan, measure, unit, baseline_year, baseline, target_year, target, comparator, qualitative, change,
    stated_growth, growth_note; indicators: code, name_zh, name_en, and better (higher, lower or none) if which way is
    better is to be said; observations, if given: region, indicator, unit, year, value, of which the latest after the
    baseline (of several of one year the one of `counted_observations`) stands as a triangle and among the figures.
    source is printed below; title replaces the chart's own. Without ax a figure of the right size is made, no wider
    than a page (170 mm) where words allow; a given ax keeps its place, and its figure its size.
    """
    title = message("targets_title", lang) if title is None else title
    if targets.empty:
        return draw_sentence(message("no_targets", lang), title, source, lang, ax)
    targets = _with_latest(targets, observations, indicators)
    share, reached = baseline_share(targets), baseline_share(targets.assign(baseline=targets["observed"]))
    shares = pd.concat([share, reached]).dropna()
    charted, marked = len(shares) > 0, share.fillna(reached).notna()
    asides = [_aside(row, mark, lang) for row, mark in zip(targets.itertuples(), marked, strict=True)]
    sheet = Sheet(
        columns=_columns(targets, indicators, lang),
        title=title,
        notes=_notes(targets, shares, indicators, source, lang),
        plot=PLOT if charted else 0,
        aside=asides if charted else (),
        aside_span=_aside_span(shares),
    )
    shares = (share.to_numpy(), reached.to_numpy())
    return draw_panel(sheet, ax, lambda panel: _draw_shares(panel, targets, *shares, lang))


def _notes(targets: pd.DataFrame, shares: pd.Series, indicators: pd.DataFrame, source: str, lang: str) -> list[str]:
    """They speak only of what is drawn."""
    reading = [message("targets_note" if len(shares) else "targets_table_note", lang)]
    reading += note("beyond_note", lang, not shares.between(LOWEST, HIGHEST).all())
    reading += note("own_words_note", lang, targets["qualitative"].notna().any())
    return footnotes(reading, targets, indicators, source, lang)


def _columns(targets: pd.DataFrame, indicators: pd.DataFrame, lang: str) -> list[Column]:
    rows = list(targets.itertuples())
    columns = [Column(message("indicator", lang), marked_names(targets, indicators, lang), room=165)]
    if targets["baseline"].notna().any():
        years = targets["baseline_year"].where(targets["baseline"].notna())
        texts = [level_text(row, "baseline", lang) or NONE for row in rows]
        columns += [dated_column("baseline", texts, years, lang, "right", MUTED)]
        columns += [Column("", list(targets["baseline"].notna().map({True: "→", False: ""})), colour=MUTED)]
    texts = [level_text(row, "target", lang) or NONE for row in rows]
    columns += [dated_column("target", texts, targets["target_year"], lang, "left", INK)]
    if targets["observed"].notna().any():
        texts = [level_text(row, "observed", lang) for row in rows]
        columns += [dated_column("observed", texts, targets["observed_year"], lang, "right", INK)]
    return columns


def _with_latest(targets: pd.DataFrame, observations: pd.DataFrame | None, indicators: pd.DataFrame) -> pd.DataFrame:
    """The targets with observed_year and observed: the latest observation of each level after its baseline, or missing."""
    none = targets.assign(observed_year=pd.array([pd.NA] * len(targets), "Int64"), observed=np.nan)
    if observations is None or observations.empty:
        return none
    keys = ["region", "indicator", "unit"]
    seen = counted_observations(observations, indicators)[[*keys, "year", "value"]].rename(
        columns={"year": "observed_year", "value": "observed"}
    )
    levels = targets.loc[targets["measure"] == "level", [*keys, "baseline_year"]]
    pairs = levels.reset_index().merge(seen, on=keys)
    later = pairs[(pairs["observed_year"] > pairs["baseline_year"]).fillna(True)].sort_values("observed_year")
    latest = later.drop_duplicates("index", keep="last").set_index("index")[["observed_year", "observed"]]
    return targets.join(latest.astype({"observed_year": "Int64"})) if len(latest) else none


def _aside(row: Any, marked: bool, lang: str) -> str:
    """What stands on the scale where there is no baseline to mark."""
    if marked:
        return ""
    if pd.isna(row.target) or pd.isna(row.baseline) or row.measure == "annual_level":
        return no_rate_reason(row, lang)
    return message("target_is_zero", lang)


def _limits(shares: pd.Series) -> tuple[float, float]:
    return max(LOWEST, min(0.0, shares.min())), min(HIGHEST, max(100.0, shares.max()))


def _aside_span(shares: pd.Series) -> tuple[float, float]:
    """Words stand on that side of the target's mark at 100 where there is more room."""
    low, high = _limits(shares) if len(shares) else (0.0, 100.0)
    mark = (100 - low) / (high - low)
    return (0, mark) if mark >= 0.5 else (mark, 1)


def _draw_shares(panel: Panel, targets: pd.DataFrame, share: np.ndarray, reached: np.ndarray, lang: str) -> None:
    y = np.array(panel.y)
    low, high = limits = _limits(pd.Series([*share, *reached]))
    observed = not np.isnan(reached).all()
    step = 25 if high - low <= 125 else 50 if high - low <= 200 else 100
    ticks = np.arange(np.ceil(low / step) * step, high + 1, step)
    draw_scale(panel, ticks, limits, message("percent_axis" if observed else "targets_axis", lang))
    panel.ax.axvline(100, ymax=(panel.base - panel.head) / panel.base, color=BLUE, lw=0.8, alpha=0.5, zorder=1)
    draw_pairs(panel, np.clip(share, low, high), np.full(len(y), 100.0), y)
    goals = np.where(targets["target"].notna() & (targets["target"] != 0), 100.0, np.nan)
    key = {
        message("baseline", lang): draw_within(panel, share, limits, lang, "o", ORANGE, 8, 4, hollow=True),
        message("target_is_100", lang): draw_marks(panel, goals, y, "D", BLUE, 5.5, 5),
    }
    if observed:
        key[message("observed", lang)] = draw_within(panel, reached, limits, lang, "^", INK, 5.5, 6)
    draw_key(panel, key)


def describe_targets(
    targets: pd.DataFrame, indicators: pd.DataFrame, lang: str = "zh", observations: pd.DataFrame | None = None
) -> str:
    """What target_vs_baseline shows of the same frames: how many rows, and every figure with its unit and year."""
    if targets.empty:
        return message("no_targets", lang)
    targets, share = _with_latest(targets, observations, indicators), baseline_share(targets)
    rows = zip(directed_names(targets, indicators, lang), targets.itertuples(), share, strict=True)
    lines = listed((_target(name, row, part, lang) for name, row, part in rows), lang)
    text = message("targets_alt", lang).format(len(targets), int(share.notna().sum()), lines)
    return with_directions([text], targets["indicator"], indicators, lang)


def _target(name: str, row: Any, share: float, lang: str) -> str:
    levels = dated_target(row, lang)
    if pd.notna(row.baseline):
        levels = f"{dated_level(row, 'baseline', lang)} → {levels}"
    if pd.notna(share):
        levels = message("share_alt", lang).format(levels, percent_text(share, lang))
    observed = (
        message("observed_alt", lang).format(dated_level(row, "observed", lang)) if pd.notna(row.observed) else ""
    )
    return pair_text(name, [levels, observed], lang)
