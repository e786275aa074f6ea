"""Comparison of regions: one indicator across plans, on one scale."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from ipstats.charts.panel import Panel, draw_panel
from ipstats.charts.row_names import direction_line
from ipstats.charts.scale import dated_column, draw_key, draw_scale, empty, own_words, source_notes
from ipstats.charts.sheet import Column, Sheet
from ipstats.charts.style import BLUE, INK, MUTED, ORANGE, style
from ipstats.messages import NONE, message, quantity_text, sentences, target_text, unit_name

PLOT = 210
HEADERS = {"observed": "latest_observed"}


def compare_regions(
    comparison: pd.DataFrame,
    observations: pd.DataFrame,
    indicators: pd.DataFrame,
    regions: pd.DataFrame,
    *,
    indicator: str,
    lang: str = "zh",
    source: str = "",
    title: str | None = None,
    ax: Axes | None = None,
) -> Axes:
    """One row per plan, all on one scale from zero: circle for the baseline, diamond for the target, triangles observed.

    Rows with no level to compare follow below, each with its reason. A dagger marks levels computed per head.

    comparison, observations: as `ipstats.analysis.comparison.compare` and `compare_observations` give them, of the indicator;
    indicators: code, name_zh, name_en, and better if which way is better is to be said; regions: region, name_zh,
    name_en. source, title, ax: as in the other charts.
    """
    with style():
        name = dict(zip(indicators["code"], indicators[f"name_{lang}"], strict=True)).get(indicator, indicator)
        title = message("compare_title", lang).format(name) if title is None else title
        rows = with_observed(comparison, observations)
        if not drawn(rows).any():
            return empty(title, source, lang, ax, message("nothing_to_compare", lang))
        rows = rows.iloc[np.argsort(~drawn(rows).to_numpy(), kind="stable")]
        count = int(drawn(rows).sum())
        reasons = ["" if pd.isna(row.reason) else message(row.reason, lang) for row in rows.itertuples()]
        sheet = Sheet(
            columns=_columns(rows, regions, lang),
            title=title,
            notes=_notes(rows, indicator, indicators, source, lang),
            plot=PLOT,
            listed=len(rows) - count,
            heading=message("not_comparable", lang),
            aside=["" if n < count else reason for n, reason in enumerate(reasons)],
        )
        panel = draw_panel(sheet, ax)
        _draw(panel, rows[:count], observations, lang)
        return panel.ax


def with_observed(comparison: pd.DataFrame, observations: pd.DataFrame) -> pd.DataFrame:
    """The comparison with each region's latest observation in observed_year and observed; and a row for each region
    that has observations but no plan there."""
    latest = observations.sort_values("year").drop_duplicates("region", keep="last")
    latest = latest.rename(columns={"year": "observed_year", "value": "observed"}).astype({"observed_year": "Int64"})
    alone = latest[~latest["region"].isin(comparison["region"])][["region", "unit", "converted"]].assign(plan="")
    alone = alone.reindex(columns=comparison.columns).astype(comparison.dtypes.to_dict())
    rows = pd.concat([alone, comparison], ignore_index=True) if len(alone) else comparison
    return rows.merge(latest[["region", "observed_year", "observed"]], on="region", how="left")


def drawn(rows: pd.DataFrame) -> pd.Series:
    """Which rows have a level that stands on the scale."""
    return rows[["baseline", "target", "observed"]].notna().any(axis=1)


def row_names(rows: pd.DataFrame, regions: pd.DataFrame, lang: str) -> list[str]:
    """The region of each row, with the plan's period; the nation's row is its plan. A dagger where levels are computed."""
    known = dict(zip(regions["region"], regions[f"name_{lang}"], strict=True))
    told = []
    for row in rows.itertuples():
        period = "–".join(row.plan.split("-")[-2:]) if row.plan else ""
        name = known.get(row.region, row.region)
        name = message("in_brackets", lang).format(name, period) if period else name
        told.append(f"{name} †" if row.converted else name)
    return told


def _columns(rows: pd.DataFrame, regions: pd.DataFrame, lang: str) -> list[Column]:
    bare = _without_unit(rows)
    cells, columns = (
        list(bare.itertuples()),
        [Column(message("region", lang), row_names(rows, regions, lang), room=165)],
    )
    texts = {
        "baseline": [quantity_text(row.baseline, row.unit, lang) for row in cells],
        "target": [target_text(row, lang).removeprefix(NONE) for row in cells],
        "observed": [quantity_text(row.observed, row.unit, lang) for row in cells],
    }
    for name, told in texts.items():
        if any(told):
            years = rows[f"{name}_year"].where(pd.Series(told, index=rows.index) != "")
            header, colour = HEADERS.get(name, name), MUTED if name == "baseline" else INK
            columns.append(dated_column(header, told, years, lang, "right", colour))
    return columns


def _without_unit(rows: pd.DataFrame) -> pd.DataFrame:
    """The one unit of all rows stands below the scale and in the note; only a percentage keeps its sign."""
    return rows.assign(unit=rows["unit"].where(rows["unit"].isin(["%", "‰"])))


def _notes(rows: pd.DataFrame, indicator: str, indicators: pd.DataFrame, source: str, lang: str) -> list[str]:
    observed = ["compare_observed_note"] if rows["observed"].notna().any() else []
    more = [message(key, lang) for key in [*observed, *own_words(rows)]]
    reading = sentences([message("compare_note", lang).format(unit_name(rows["unit"].iloc[0], lang)), *more], lang)
    computed = [message("converted_note", lang)] if rows["converted"].any() else []
    direction = direction_line(pd.Series([indicator]), indicators, lang)
    return [reading, *direction, *computed, *source_notes(source, lang)]


def _draw(panel: Panel, rows: pd.DataFrame, observations: pd.DataFrame, lang: str) -> None:
    ax, y, size = panel.ax, np.array(panel.y[: len(rows)]), panel.size
    seen = observations[observations["region"].isin(rows["region"])]
    levels = np.concatenate([rows["baseline"], rows["target"], seen["value"]]).astype(float)
    low, high = min(0.0, np.nanmin(levels)), max(0.0, np.nanmax(levels))
    ticks = MaxNLocator(nbins=5, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high if high > low else 1.0)
    unit = message("per_capita_axis", lang).format(unit_name(rows["unit"].iloc[0], lang))
    draw_scale(panel, ticks, (ticks[0], ticks[-1]), unit, sign="")
    base, goal = rows["baseline"].to_numpy(dtype=float), rows["target"].to_numpy(dtype=float)
    pair = ~np.isnan(base) & ~np.isnan(goal)
    ax.hlines(y[pair], base[pair], goal[pair], color=ORANGE, lw=2.2 * size, alpha=0.6, zorder=2)
    heights = dict(zip(rows["region"], y, strict=False))
    marks = {
        "baseline": (base, y, {"marker": "o", "mfc": "white", "mec": ORANGE, "mew": 1.8 * size, "ms": 8 * size}),
        "target": (goal, y, {"marker": "D", "color": BLUE, "mec": "white", "mew": 0.6 * size, "ms": 6 * size}),
        "observed": (
            seen["value"],
            seen["region"].map(heights),
            {"marker": "^", "color": INK, "mec": "white", "mew": 0.6 * size, "ms": 7 * size},
        ),
    }
    key = {
        message(name, lang): ax.plot(x[x == x], at[x == x], ls="", clip_on=False, zorder=3 + order, **look)[0]
        for order, (name, (x, at, look)) in enumerate(marks.items())
        if pd.notna(x).any()
    }
    draw_key(panel, key)
