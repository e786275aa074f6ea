"""Target versus baseline: how much of its target each indicator had reached when the plan began."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from ipstats.charts.panel import Panel, draw_panel
from ipstats.charts.row_names import marked_names
from ipstats.charts.scale import dated_column, draw_key, draw_scale, empty, notes, off_scale, own_words
from ipstats.charts.sheet import Column, Sheet
from ipstats.charts.style import BLUE, INK, MUTED, ORANGE, style
from ipstats.messages import baseline_text, message, no_rate_reason, quantity_text, target_text

PLOT = 190
LOWEST, HIGHEST = (
    -100.0,
    250.0,
)  # beyond these a mark is an arrow at the edge with its figure, or it would hide the rest


def baseline_share(targets: pd.DataFrame) -> pd.Series:
    """Baseline as a percentage of the target, per row; missing where either is missing or the target is zero.

    >>> baseline_share(pd.DataFrame({"baseline": [55e6, 0, None], "target": [320e6, 3e7, 5]})).tolist()
    [17.1875, 0.0, nan]
    """
    return targets["baseline"] / targets["target"].where(targets["target"] != 0) * 100


def target_vs_baseline(
    targets: pd.DataFrame,
    indicators: pd.DataFrame,
    *,
    observations: pd.DataFrame | None = None,
    lang: str = "zh",
    source: str = "",
    title: str | None = None,
    ax: Axes | None = None,
) -> Axes:
    """One row per target, in the frame's order: the baseline as a percentage of the target, and both true figures.

    The x axis is that percentage, so each indicator is on its own scale and the target is always at 100. A row that
    has no such percentage keeps its figures and says why; where no row has one, a table is drawn and no axis.

    targets: indicator, plan, unit, baseline_year, baseline, target_year, target, comparator, qualitative, change,
    stated_growth, growth_note; indicators: code, name_zh, name_en, and better (higher, lower or none) if which way is
    better is to be said; observations, if given: region, indicator, unit, year, value, of which the latest after the
    baseline stands as a triangle and among the figures. source is printed below; title replaces the chart's own. Without
    ax a figure of the right size is made, no wider than a page (170 mm) where words allow; a given ax keeps its place,
    and its figure its size.
    """
    with style():
        title = message("targets_title", lang) if title is None else title
        if targets.empty:
            return empty(title, source, lang, ax)
        targets = with_latest(targets, observations)
        share, reached = baseline_share(targets), baseline_share(targets.assign(baseline=targets["observed"]))
        charted = bool(share.notna().any() or reached.notna().any())
        sheet = Sheet(
            columns=_columns(targets, indicators, lang),
            title=title,
            notes=notes(_reading(targets, charted, pd.concat([share, reached])), targets, indicators, source, lang),
            plot=PLOT if charted else 0,
            aside=_asides(targets, share.fillna(reached), lang) if charted else (),
            aside_place=_aside_place(pd.concat([share, reached])),
        )
        panel = draw_panel(sheet, ax)
        if charted:
            _draw_pairs(panel, targets, share.to_numpy(), reached.to_numpy(), lang)
        return panel.ax


def _reading(targets: pd.DataFrame, charted: bool, shares: pd.Series) -> list[str]:
    """Which notes tell how to read the chart: they speak only of what is drawn."""
    if not charted:
        return ["targets_table_note", *own_words(targets)]
    beyond = ["beyond_note"] if not shares.dropna().between(LOWEST, HIGHEST).all() else []
    return ["targets_note", *beyond, *own_words(targets)]


def _columns(targets: pd.DataFrame, indicators: pd.DataFrame, lang: str) -> list[Column]:
    rows = list(targets.itertuples())
    columns = [Column(message("indicator", lang), marked_names(targets, indicators, lang), room=165)]
    if targets["baseline"].notna().any():
        years = targets["baseline_year"].where(targets["baseline"].notna())
        texts = [baseline_text(row, lang) for row in rows]
        columns += [dated_column("baseline", texts, years, lang, "right", MUTED)]
        columns += [Column("", ["→" if pd.notna(row.baseline) else "" for row in rows], colour=MUTED)]
    texts = [target_text(row, lang) for row in rows]
    columns += [dated_column("target", texts, targets["target_year"], lang, "left", INK)]
    if targets["observed"].notna().any():
        texts = [quantity_text(row.observed, row.unit, lang) for row in rows]
        columns += [dated_column("observed", texts, targets["observed_year"], lang, "right", INK)]
    return columns


def with_latest(targets: pd.DataFrame, observations: pd.DataFrame | None) -> pd.DataFrame:
    """The targets with observed_year and observed: the latest observation of each after its baseline, or missing."""
    none = targets.assign(observed_year=pd.array([pd.NA] * len(targets), "Int64"), observed=np.nan)
    if observations is None or observations.empty:
        return none
    keys = ["region", "indicator", "unit"]
    seen = observations[[*keys, "year", "value"]].rename(columns={"year": "observed_year", "value": "observed"})
    pairs = targets[[*keys, "baseline_year"]].reset_index().merge(seen, on=keys)
    later = pairs[(pairs["observed_year"] > pairs["baseline_year"]).fillna(True)].sort_values("observed_year")
    latest = later.drop_duplicates("index", keep="last").set_index("index")[["observed_year", "observed"]]
    return targets.join(latest.astype({"observed_year": "Int64"})) if len(latest) else none


def _asides(targets: pd.DataFrame, share: pd.Series, lang: str) -> list[str]:
    """What stands on the scale where there is no baseline to mark."""
    return [
        ""
        if pd.notna(part)
        else message("target_is_zero" if pd.notna(row.baseline) else "no baseline", lang)
        if pd.notna(row.target)
        else no_rate_reason(row, lang)
        for row, part in zip(targets.itertuples(), share, strict=True)
    ]


def _limits(share: pd.Series) -> tuple[float, float]:
    return max(LOWEST, min(0.0, share.min())), min(HIGHEST, max(100.0, share.max()))


def _aside_place(share: pd.Series) -> tuple[float, float]:
    """Words stand on that side of the target's mark at 100 where there is more room."""
    low, high = _limits(share) if share.notna().any() else (0.0, 100.0)
    mark = (100 - low) / (high - low)
    return (0, mark) if mark >= 0.5 else (mark, 1)


def _draw_pairs(panel: Panel, targets: pd.DataFrame, share: np.ndarray, reached: np.ndarray, lang: str) -> None:
    ax, y, size = panel.ax, np.array(panel.y), panel.size
    low, high = _limits(pd.Series([*share, *reached]))
    label = "targets_axis" if np.isnan(reached).all() else "percent_axis"
    step = 25 if high - low <= 125 else 50 if high - low <= 200 else 100
    draw_scale(panel, np.arange(np.ceil(low / step) * step, high + 1, step), (low, high), message(label, lang))
    ax.axvline(100, ymax=(panel.base - panel.head) / panel.base, color=BLUE, lw=0.8, alpha=0.5, zorder=1)
    inside = np.clip(share, low, high)
    pair = ~np.isnan(share)
    ax.hlines(y[pair], inside[pair], 100, color=ORANGE, lw=2.2 * size, alpha=0.6, zorder=2)
    level = targets["target"].notna().to_numpy() & (targets["target"] != 0).to_numpy()
    goal = ax.plot(np.full(level.sum(), 100.0), y[level], "D", color=BLUE, ms=5.5 * size, clip_on=False, zorder=5)[0]
    shown = pair & (inside == share)
    start = ax.plot(
        share[shown], y[shown], "o", mfc="white", mec=ORANGE, mew=1.8 * size, ms=8 * size, clip_on=False, zorder=4
    )[0]
    for place in np.flatnonzero(pair & ~shown):
        off_scale(panel, inside[place], y[place], share[place], lang)
    key = {message("baseline", lang): start, message("target_is_100", lang): goal}
    if not np.isnan(reached).all():
        within = np.where(np.clip(reached, low, high) == reached, reached, np.nan)
        for place in np.flatnonzero(~np.isnan(reached) & np.isnan(within)):
            off_scale(panel, np.clip(reached[place], low, high), y[place], reached[place], lang, INK)
        key[message("observed", lang)] = ax.plot(within, y, "^", color=INK, ms=5.5 * size, clip_on=False, zorder=6)[0]
    draw_key(panel, key)
