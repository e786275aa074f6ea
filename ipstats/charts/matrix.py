"""Matrices: a row an indicator, a column a plan or a department, a sign where they meet."""

from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from ipstats.analysis import main_targets
from ipstats.charts.labels import indicator_names, listed, names_of, plan_names, source_line
from ipstats.charts.panel import draw_panel, draw_sentence
from ipstats.charts.sheet import Column, Sheet
from ipstats.charts.style import INK
from ipstats.messages import message

PAIR, TARGET, RATE, QUALITATIVE, NAMED = "●", "○", "△", "◇", "●"
TURNED = str.maketrans("()（）、，", "︵︶︵︶︑︐")  # as Chinese is set from top to bottom
UPRIGHT = 12  # points: a head this narrow is set one character below the other


def coverage(
    targets: pd.DataFrame, indicators: pd.DataFrame, plans: pd.DataFrame, regions: pd.DataFrame,
    *, lang: str = "zh", source: str = "", title: str | None = None, ax: Axes | None = None,
) -> Axes:  # fmt: skip
    """Which plan sets a target for which indicator, and how; the indicators that most plans set stand on top.

    targets: plan, indicator, measure, baseline, target, qualitative; indicators: code, name_zh, name_en; plans: plan, region,
    period_start, period_end, a column each, also those without a target; regions: region, name_zh, name_en. source,
    title, ax: as in the other charts.
    """
    title = message("coverage_title", lang) if title is None else title
    if targets.empty:
        return draw_sentence(message("no_targets", lang), title, source, lang, ax)
    targets = main_targets(targets)
    signs = {(row.indicator, row.plan): _sign(row) for row in targets.itertuples()}
    codes = _by_frequency(targets["indicator"]).index.to_series()
    columns = [Column(message("indicator", lang), list(names_of(codes, indicators, "code", lang)), room=230)]
    for plan, name in plan_names(plans, regions, lang).items():
        columns.append(Column(name, [signs.get((code, plan), "") for code in codes], "center", INK, room=80))
    notes = [message("coverage_note", lang), *source_line(source, lang)]
    return draw_panel(Sheet(columns, title, notes, gap=9), ax)


def _by_frequency(values: pd.Series) -> pd.Series:
    """How often each value is there, the most frequent first and equals in their own order."""
    return values.value_counts(sort=False).sort_values(ascending=False, kind="stable")


def _sign(row: Any) -> str:
    if pd.notna(row.target):
        return PAIR if pd.notna(row.baseline) else TARGET
    return QUALITATIVE if pd.notna(row.qualitative) else RATE


def responsibilities(
    targets: pd.DataFrame, indicators: pd.DataFrame,
    *, lang: str = "zh", source: str = "", title: str | None = None, ax: Axes | None = None,
) -> Axes:  # fmt: skip
    """Which department a plan names for which indicator; the departments named most often stand first.

    Departments' names are the plan's own, in Chinese, set upright. Indicators without a department are left out.
    targets: plan, indicator, responsible (separated by ;); indicators: code, name_zh, name_en. source, title, ax: as in
    the other charts.
    """
    title = message("responsibilities_title", lang) if title is None else title
    pairs = _departments(targets)
    if pairs.empty:
        return draw_sentence(message("no_department", lang), title, source, lang, ax)
    rows = targets.loc[pairs.index.drop_duplicates()]
    named = set(zip(pairs.index, pairs, strict=True))
    columns = [Column(message("indicator", lang), indicator_names(rows, indicators, lang), room=200)]
    for department in _by_frequency(pairs).index:
        cells = [NAMED if (row, department) in named else "" for row in rows.index]
        columns.append(Column(department.translate(TURNED), cells, "center", room=UPRIGHT))
    notes = [message("responsibilities_note", lang), *source_line(source, lang)]
    return draw_panel(Sheet(columns, title, notes, gap=9), ax)


def _departments(targets: pd.DataFrame) -> pd.Series:
    """One department a row, under the index of its target."""
    return targets["responsible"].dropna().str.split(";").explode().str.strip()


def describe_coverage(
    targets: pd.DataFrame, indicators: pd.DataFrame, plans: pd.DataFrame, regions: pd.DataFrame, lang: str = "zh"
) -> str:
    """What coverage shows of the same frames: how many indicators each plan sets a target for."""
    if targets.empty:
        return message("no_targets", lang)
    counts, words = main_targets(targets)["plan"].value_counts(), message("coverage_plan_alt", lang)
    names = plan_names(plans, regions, lang).items()
    lines = listed((words.format(name, counts.get(plan, 0)) for plan, name in names), lang)
    return message("coverage_alt", lang).format(targets["indicator"].nunique(), len(plans), lines)


def describe_responsibilities(targets: pd.DataFrame, indicators: pd.DataFrame, lang: str = "zh") -> str:
    """What responsibilities shows of the same frame: for how many indicators each department is named."""
    pairs = _departments(targets)
    if pairs.empty:
        return message("no_department", lang)
    counts = _by_frequency(pairs)
    lines = listed((message("pair", lang).format(name, count) for name, count in counts.items()), lang)
    return message("responsibilities_alt", lang).format(pairs.index.nunique(), len(counts), lines)
