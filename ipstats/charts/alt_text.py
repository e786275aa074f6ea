"""Alternative text: what a chart shows, for those who do not see it, made from the same rows."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from ipstats.charts.compare_regions import has_level, row_names, with_observed
from ipstats.charts.growth_rates import RATES
from ipstats.charts.labels import directed_names, names_of, note, plan_names, with_directions
from ipstats.charts.matrix import by_frequency, departments
from ipstats.charts.target_vs_baseline import baseline_share, with_latest
from ipstats.messages import dated_level, dated_target, message, no_rate_reason, percent_text, rate_text, unit_name


def describe_targets(
    targets: pd.DataFrame, indicators: pd.DataFrame, lang: str = "zh", observations: pd.DataFrame | None = None
) -> str:
    """What target_vs_baseline shows of the same frames: how many rows, and every figure with its unit and year."""
    if targets.empty:
        return message("no_targets", lang)
    targets, share = with_latest(targets, observations), baseline_share(targets)
    rows = zip(directed_names(targets, indicators, lang), targets.itertuples(), share, strict=True)
    listed = _list((_target(name, row, part, lang) for name, row, part in rows), lang)
    text = message("targets_alt", lang).format(len(targets), int(share.notna().sum()), listed)
    return with_directions([text], targets["indicator"], indicators, lang)


def _list(texts: Iterable[str], lang: str) -> str:
    return message("list_separator", lang).join(texts)


def _pair(name: str, texts: Iterable[str], lang: str) -> str:
    """A name and what there is to say of it, without what is empty."""
    return message("pair", lang).format(name, message("and_separator", lang).join(text for text in texts if text))


def _target(name: str, row: Any, share: float, lang: str) -> str:
    levels = dated_target(row, lang)
    if pd.notna(row.baseline):
        levels = f"{dated_level(row, 'baseline', lang)} → {levels}"
    if pd.notna(share):
        levels = message("share_alt", lang).format(levels, percent_text(share, lang))
    observed = (
        message("observed_alt", lang).format(dated_level(row, "observed", lang)) if pd.notna(row.observed) else ""
    )
    return _pair(name, [levels, observed], lang)


def describe_growth(targets: pd.DataFrame, indicators: pd.DataFrame, lang: str = "zh") -> str:
    """What growth_rates shows of the same frame: every planned and stated rate, and why the other rows have none."""
    if targets.empty:
        return message("no_targets", lang)
    has_rate = targets[RATES].notna().any(axis=1)
    rows = zip(directed_names(targets, indicators, lang), targets.itertuples(), has_rate, strict=True)
    rated = [_pair(name, _rates(row, lang), lang) for name, row, rate in rows if rate]
    reasons = [no_rate_reason(row, lang) for row in targets[~has_rate].itertuples()]
    counts = [message("count_alt", lang).format(why, reasons.count(why)) for why in dict.fromkeys(reasons)]
    parts = [message("growth_alt", lang).format(len(targets), len(rated))]
    parts += [message("rates_alt", lang).format(_list(rated, lang))] if rated else []
    parts += [message("no_rates_alt", lang).format(_list(counts, lang))] if counts else []
    return with_directions(parts, targets["indicator"], indicators, lang)


def _rates(row: Any, lang: str) -> list[str]:
    rates = [column for column in RATES if pd.notna(getattr(row, column))]
    words = message("in_brackets", lang)
    return [words.format(rate_text(row, column, lang), message(column, lang).lower()) for column in rates]


def describe_comparison(
    comparison: pd.DataFrame, observations: pd.DataFrame, indicators: pd.DataFrame, regions: pd.DataFrame, *, indicator: str,
    lang: str = "zh",
) -> str:  # fmt: skip
    """What compare_regions shows of the same frames: every level with its year, and why the other plans have none."""
    rows = with_observed(comparison, observations)
    if not has_level(rows).any():
        return message("nothing_to_compare", lang)
    codes = pd.Series([indicator])
    pairs = zip(row_names(rows, regions, lang), rows.itertuples(), strict=True)
    listed = _list((_pair(name, _compared(row, observations, lang), lang) for name, row in pairs), lang)
    name, unit = names_of(codes, indicators, "code", lang)[0], unit_name(rows["unit"].iloc[0], lang)
    text = message("compare_alt", lang).format(name, unit, listed)
    return with_directions([text, *note("converted_note", lang, rows["converted"].any())], codes, indicators, lang)


def _compared(row: Any, observations: pd.DataFrame, lang: str) -> list[str]:
    levels = [dated_level(row, "baseline", lang), dated_level(row, "target", lang)]
    seen = observations[observations["region"] == row.region].sort_values("year")
    seen = seen.rename(columns={"value": "observed", "year": "observed_year"}).itertuples()
    observed = message("and_separator", lang).join(dated_level(each, "observed", lang) for each in seen)
    observed = message("observed_alt", lang).format(observed) if observed else ""
    return [" → ".join(filter(None, levels)), observed, *note(row.reason, lang, pd.notna(row.reason))]


def describe_coverage(
    targets: pd.DataFrame, indicators: pd.DataFrame, plans: pd.DataFrame, regions: pd.DataFrame, lang: str = "zh"
) -> str:
    """What coverage shows of the same frames: how many indicators each plan sets a target for."""
    if targets.empty:
        return message("no_targets", lang)
    counts, words = targets["plan"].value_counts(), message("coverage_plan_alt", lang)
    listed = _list(
        (words.format(name, counts.get(plan, 0)) for plan, name in plan_names(plans, regions, lang).items()), lang
    )
    return message("coverage_alt", lang).format(targets["indicator"].nunique(), len(plans), listed)


def describe_responsibilities(targets: pd.DataFrame, indicators: pd.DataFrame, lang: str = "zh") -> str:
    """What responsibilities shows of the same frame: for how many indicators each department is named."""
    pairs = departments(targets)
    if pairs.empty:
        return message("no_department", lang)
    counts = by_frequency(pairs)
    listed = _list((message("pair", lang).format(name, count) for name, count in counts.items()), lang)
    return message("responsibilities_alt", lang).format(pairs.index.nunique(), len(counts), listed)
