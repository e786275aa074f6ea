"""Alternative text: what a chart shows, for those who do not see it, made from the same rows."""

import pandas as pd

from ipstats.charts.compare_regions import drawn, row_names, with_observed
from ipstats.charts.matrix import departments, plan_names
from ipstats.charts.row_names import directed_names, direction_line
from ipstats.charts.target_vs_baseline import baseline_share, with_latest
from ipstats.messages import (
    NONE,
    baseline_text,
    message,
    no_rate_reason,
    percent_text,
    quantity_text,
    rate_text,
    sentences,
    target_text,
    unit_name,
    with_year,
)


def describe_targets(
    targets: pd.DataFrame, indicators: pd.DataFrame, lang: str = "zh", observations: pd.DataFrame | None = None
) -> str:
    """What target_vs_baseline shows of the same frames: how many rows, and every figure with its unit and year."""
    if targets.empty:
        return message("no_targets", lang)
    targets, share = with_latest(targets, observations), baseline_share(targets)
    rows = zip(directed_names(targets, indicators, lang), targets.itertuples(), share, strict=True)
    told = [_target(name, row, part, lang) + _observed(row, lang) for name, row, part in rows]
    listed = message("list_separator", lang).join(told)
    return _sentences(
        [message("targets_alt", lang).format(len(targets), int(share.notna().sum()), listed)],
        targets["indicator"], indicators, lang,
    )  # fmt: skip


def _sentences(parts: list[str], codes: pd.Series, indicators: pd.DataFrame, lang: str) -> str:
    """The sentences, and last the one that says which way the indicators are better."""
    return sentences([*parts, *direction_line(codes, indicators, lang)], lang)


def _target(name: str, row, part: float, lang: str) -> str:
    target = with_year(target_text(row, lang), row.target_year, lang)
    if pd.isna(row.baseline):
        return message("pair", lang).format(name, target)
    baseline = with_year(baseline_text(row, lang), row.baseline_year, lang)
    told = message("pair", lang).format(name, f"{baseline} → {target}")
    return told if pd.isna(part) else message("share_alt", lang).format(told, percent_text(part, lang))


def _observed(row, lang: str) -> str:
    if pd.isna(row.observed):
        return ""
    observed = with_year(quantity_text(row.observed, row.unit, lang), row.observed_year, lang)
    return message("and_separator", lang) + message("observed_alt", lang).format(observed)


def describe_growth(targets: pd.DataFrame, indicators: pd.DataFrame, lang: str = "zh") -> str:
    """What growth_rates shows of the same frame: every planned and stated rate, and why the other rows have none."""
    if targets.empty:
        return message("no_targets", lang)
    rows = list(zip(directed_names(targets, indicators, lang), targets.itertuples(), strict=True))
    rated = [_rates(name, row, lang) for name, row in rows if _rates(name, row, lang)]
    unrated = [no_rate_reason(row, lang) for name, row in rows if not _rates(name, row, lang)]
    counts = [message("count_alt", lang).format(why, unrated.count(why)) for why in dict.fromkeys(unrated)]
    sep = message("list_separator", lang)
    parts = [message("growth_alt", lang).format(len(rows), len(rated))]
    parts += [message("rates_alt", lang).format(sep.join(rated))] if rated else []
    parts += [message("no_rates_alt", lang).format(sep.join(counts))] if counts else []
    return _sentences(parts, targets["indicator"], indicators, lang)


def _rates(name: str, row, lang: str) -> str:
    told = [
        message("in_brackets", lang).format(rate_text(row, column, lang), message(column, lang).lower())
        for column in ("planned_growth", "stated_growth")
        if pd.notna(getattr(row, column))
    ]
    return message("pair", lang).format(name, message("and_separator", lang).join(told)) if told else ""


def describe_comparison(
    comparison: pd.DataFrame, observations: pd.DataFrame, indicators: pd.DataFrame, regions: pd.DataFrame, *, indicator: str,
    lang: str = "zh",
) -> str:  # fmt: skip
    """What compare_regions shows of the same frames: every level with its year, and why the other plans have none."""
    rows = with_observed(comparison, observations)
    if not drawn(rows).any():
        return message("nothing_to_compare", lang)
    name = dict(zip(indicators["code"], indicators[f"name_{lang}"], strict=True)).get(indicator, indicator)
    pairs = zip(row_names(rows, regions, lang), rows.itertuples(), strict=True)
    listed = message("list_separator", lang).join(_compared(name, row, observations, lang) for name, row in pairs)
    told = message("compare_alt", lang).format(name, unit_name(rows["unit"].iloc[0], lang), listed)
    computed = [message("converted_note", lang)] if rows["converted"].any() else []
    return _sentences([told, *computed], pd.Series([indicator]), indicators, lang)


def _compared(name: str, row, observations: pd.DataFrame, lang: str) -> str:
    baseline = with_year(quantity_text(row.baseline, row.unit, lang), row.baseline_year, lang)
    target = with_year(target_text(row, lang).removeprefix(NONE), row.target_year, lang)
    seen = observations[observations["region"] == row.region].sort_values("year").itertuples()
    levels = [with_year(quantity_text(each.value, each.unit, lang), each.year, lang) for each in seen]
    observed = message("observed_alt", lang).format(message("and_separator", lang).join(levels)) if levels else ""
    why = "" if pd.isna(row.reason) else message(row.reason, lang)
    parts = [" → ".join(part for part in (baseline, target) if part), observed, why]
    return message("pair", lang).format(name, message("and_separator", lang).join(part for part in parts if part))


def describe_coverage(
    targets: pd.DataFrame, indicators: pd.DataFrame, plans: pd.DataFrame, regions: pd.DataFrame, lang: str = "zh"
) -> str:
    """What coverage shows of the same frames: how many indicators each plan sets a target for."""
    if targets.empty:
        return message("no_targets", lang)
    names = zip(plan_names(plans, regions, lang), plans["plan"], strict=True)
    told = [
        message("coverage_plan_alt", lang).format(name, int((targets["plan"] == plan).sum())) for name, plan in names
    ]
    return message("coverage_alt", lang).format(
        targets["indicator"].nunique(), len(plans), message("list_separator", lang).join(told)
    )


def describe_responsibilities(targets: pd.DataFrame, indicators: pd.DataFrame, lang: str = "zh") -> str:
    """What responsibilities shows of the same frame: for how many indicators each department is named."""
    pairs = departments(targets)
    if pairs.empty:
        return message("no_department", lang)
    counts = pairs.value_counts(sort=False).sort_values(ascending=False, kind="stable")
    told = [message("pair", lang).format(name, count) for name, count in counts.items()]
    return message("responsibilities_alt", lang).format(
        pairs.index.nunique(), len(counts), message("list_separator", lang).join(told)
    )
