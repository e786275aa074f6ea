"""Alternative text: what a chart shows, for those who do not see it, made from the same rows."""

import pandas as pd

from ipstats.charts import figures
from ipstats.charts.target_vs_baseline import baseline_share
from ipstats.wording import say


def describe_targets(targets: pd.DataFrame, indicators: pd.DataFrame, lang: str = "zh") -> str:
    """What target_vs_baseline shows of the same frame: how many rows, and every baseline and target with its unit."""
    if targets.empty:
        return say("no_targets", lang)
    share = baseline_share(targets)
    rows = zip(figures.names(targets, indicators, lang), targets.itertuples(), share, strict=True)
    told = [_target(name, row, part, lang) for name, row, part in rows]
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
