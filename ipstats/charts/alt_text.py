"""Alternative text: what a chart shows, for those who do not see it, made from the same rows."""

import pandas as pd

from ipstats.charts import figures
from ipstats.charts.compare_regions import drawn, row_names, with_observed
from ipstats.charts.matrix import departments, plan_names
from ipstats.charts.target_vs_baseline import baseline_share, with_latest
from ipstats.units import unit_name
from ipstats.wording import say


def describe_targets(
    targets: pd.DataFrame, indicators: pd.DataFrame, lang: str = "zh", observations: pd.DataFrame | None = None
) -> str:
    """What target_vs_baseline shows of the same frames: how many rows, and every figure with its unit and year."""
    if targets.empty:
        return say("no_targets", lang)
    targets, share = with_latest(targets, observations), baseline_share(targets)
    rows = zip(figures.names(targets, indicators, lang), targets.itertuples(), share, strict=True)
    told = [_target(name, row, part, lang) + _observed(row, lang) for name, row, part in rows]
    return say("targets_alt", lang).format(
        len(targets), int(share.notna().sum()), say("list_separator", lang).join(told)
    )


def _target(name: str, row, part: float, lang: str) -> str:
    target = _dated(figures.target_text(row, lang), row.target_year, lang)
    if pd.isna(row.baseline):
        return say("pair", lang).format(name, target)
    baseline = _dated(figures.baseline_text(row, lang), row.baseline_year, lang)
    told = say("pair", lang).format(name, f"{baseline} → {target}")
    return told if pd.isna(part) else say("share_alt", lang).format(told, figures.rate(part, lang))


def _observed(row, lang: str) -> str:
    if pd.isna(row.observed):
        return ""
    observed = _dated(figures.exact(row.observed, row.unit, lang), row.observed_year, lang)
    return say("and_separator", lang) + say("observed_alt", lang).format(observed)


def _dated(text: str, year, lang: str) -> str:
    return text if pd.isna(year) else say("of_year", lang).format(text, year)


def describe_growth(targets: pd.DataFrame, indicators: pd.DataFrame, lang: str = "zh") -> str:
    """What growth_rates shows of the same frame: every planned and stated rate, and why the other rows have none."""
    if targets.empty:
        return say("no_targets", lang)
    rows = list(zip(figures.names(targets, indicators, lang), targets.itertuples(), strict=True))
    rated = [_rates(name, row, lang) for name, row in rows if _rates(name, row, lang)]
    unrated = [figures.reason(row, lang) for name, row in rows if not _rates(name, row, lang)]
    counts = [say("count_alt", lang).format(why, unrated.count(why)) for why in dict.fromkeys(unrated)]
    sep = say("list_separator", lang)
    parts = [say("growth_alt", lang).format(len(rows), len(rated))]
    parts += [say("rates_alt", lang).format(sep.join(rated))] if rated else []
    parts += [say("no_rates_alt", lang).format(sep.join(counts))] if counts else []
    return ("" if lang == "zh" else " ").join(parts)


def _rates(name: str, row, lang: str) -> str:
    told = [
        say("in_brackets", lang).format(figures.rate_text(row, column, lang), say(column, lang))
        for column in ("planned_growth", "stated_growth")
        if pd.notna(getattr(row, column))
    ]
    return say("pair", lang).format(name, say("and_separator", lang).join(told)) if told else ""


def describe_comparison(
    comparison: pd.DataFrame, observations: pd.DataFrame, indicators: pd.DataFrame, regions: pd.DataFrame, *, indicator: str,
    lang: str = "zh",
) -> str:  # fmt: skip
    """What compare_regions shows of the same frames: every level with its year, and why the other plans have none."""
    rows = with_observed(comparison, observations)
    if not drawn(rows).any():
        return say("nothing_to_compare", lang)
    name = dict(zip(indicators["code"], indicators[f"name_{lang}"], strict=True)).get(indicator, indicator)
    told = [_compared(*pair, lang) for pair in zip(row_names(rows, regions, lang), rows.itertuples(), strict=True)]
    unit = unit_name(rows["unit"].iloc[0], lang)
    return say("compare_alt", lang).format(name, unit, say("list_separator", lang).join(told))


def _compared(name: str, row, lang: str) -> str:
    baseline = (
        _dated(figures.exact(row.baseline, row.unit, lang), row.baseline_year, lang) if pd.notna(row.baseline) else ""
    )
    target = "" if pd.isna(row.target) else _dated(figures.target_text(row, lang), row.target_year, lang)
    parts = [" → ".join(part for part in (baseline, target) if part)]
    parts.append(_observed(row, lang).removeprefix(say("and_separator", lang)))
    if pd.notna(row.reason):
        parts.append(say(row.reason, lang))
    return say("pair", lang).format(name, say("and_separator", lang).join(part for part in parts if part))


def describe_coverage(
    targets: pd.DataFrame, indicators: pd.DataFrame, plans: pd.DataFrame, regions: pd.DataFrame, lang: str = "zh"
) -> str:
    """What coverage shows of the same frames: how many indicators each plan sets a target for."""
    if targets.empty:
        return say("no_targets", lang)
    names = zip(plan_names(plans, regions, lang), plans["plan"], strict=True)
    told = [say("coverage_plan_alt", lang).format(name, int((targets["plan"] == plan).sum())) for name, plan in names]
    return say("coverage_alt", lang).format(
        targets["indicator"].nunique(), len(plans), say("list_separator", lang).join(told)
    )


def describe_responsibilities(targets: pd.DataFrame, indicators: pd.DataFrame, lang: str = "zh") -> str:
    """What responsibilities shows of the same frame: for how many indicators each department is named."""
    pairs = departments(targets)
    if pairs.empty:
        return say("no_department", lang)
    counts = pairs.value_counts(sort=False).sort_values(ascending=False, kind="stable")
    told = [say("pair", lang).format(name, count) for name, count in counts.items()]
    return say("responsibilities_alt", lang).format(
        pairs.index.nunique(), len(counts), say("list_separator", lang).join(told)
    )
