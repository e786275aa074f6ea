"""Views of all plans as a list to work through: everything that remains to be looked at, and which plan sets what."""

from collections.abc import Callable

import pandas as pd

from ipstats import charts
from ipstats.analysis import CONFLICT, DOUBT, KINDS, MISSING, audit_dataset, find_conflicts
from ipstats.charts import plan_names
from ipstats.data import Dataset, indicator_name
from ipstats.errors import BadInput
from ipstats.messages import message, target_text, with_year
from ipstats.views.compare_regions import part_note
from ipstats.views.evidence import alternatives
from ipstats.views.format import doubts_text, stacked, text_or_empty
from ipstats.views.html import Html, Picture, paragraph, picture, table

MOST_PLANS = 12  # what the chart can hold and still be read


def coverage_chart(data: Dataset, lang: str) -> Picture:
    """Which plan sets a target for which indicator; of very many plans those with the most targets."""
    sizes = data.plans["plan"].map(data.targets["plan"].value_counts()).fillna(0)
    plans = data.plans.loc[sorted(sizes.nlargest(MOST_PLANS).index)]
    targets = data.targets[data.targets["plan"].isin(plans["plan"])]
    facts = (targets, data.indicators, plans, data.regions)
    source = message("plans_source", lang) + part_note(len(plans), len(data.plans), "part_of_plans", lang)
    axes = charts.coverage(*facts, lang=lang, source=source)
    heads = dict(zip(plans["plan"], plan_names(plans, data.regions, lang), strict=True))
    return picture(axes, charts.describe_coverage(*facts, lang=lang), _covered(targets, heads, data, lang))


def _covered(targets: pd.DataFrame, heads: dict[str, str], data: Dataset, lang: str) -> Html | None:
    """What each plan wants of each indicator: the data of the chart that only tells whether."""
    wanted = {(row.indicator, row.plan): target_text(row, lang) for row in targets.itertuples()}
    codes = targets["indicator"].value_counts(sort=False).sort_values(ascending=False, kind="stable").index
    rows = [
        {"indicator": indicator_name(data, code, lang)} | {plan: wanted.get((code, plan), "") for plan in heads}
        for code in codes
    ]
    return table(rows, lang, "chart_data", headers=heads)


def audit_counts(data: Dataset, lang: str) -> Html:
    """How many things of each kind remain, a row a plan."""
    found = audit_dataset(data)
    names = dict(zip(data.plans["plan"], plan_names(data.plans, data.regions, lang), strict=True))
    rows = [
        {"plan": names[plan]} | {kind: str(((found["plan"] == plan) & (found["kind"] == kind)).sum()) for kind in KINDS}
        for plan in data.plans["plan"]
    ]
    return table(rows, lang, "audit", numbers=KINDS)


def audit_table(data: Dataset, kind: str, lang: str) -> Html:
    """Everything of one kind that remains to be looked at; a sentence where there is nothing.

    Raises BadInput for a kind that is none of `ipstats.analysis.audit.KINDS`.
    """
    if kind not in KINDS:
        raise BadInput(f"unknown kind {kind!r}; known are {', '.join(KINDS)}")
    found, told = audit_dataset(data), _details(data, kind, lang)
    names = dict(zip(data.plans["plan"], plan_names(data.plans, data.regions, lang), strict=True))
    rows = [
        {
            "plan": stacked((names[row.plan], row.plan)),
            "indicator": text_or_empty(row.name)
            if pd.isna(row.indicator)
            else indicator_name(data, row.indicator, lang),
            "detail": told(row),
            "section": text_or_empty(row.section),
            "offset": text_or_empty(row.start),
        }
        for row in found[found["kind"] == kind].itertuples()
    ]
    return table(rows, lang, kind, whole=("offset",)) or paragraph(message("nothing_remains", lang))


def _details(data: Dataset, kind: str, lang: str) -> Callable:
    """What tells a row of the audit in the words of a language: figures with their units, doubts, targets."""
    if kind == CONFLICT:
        found = {(row.plan, row.indicator, row.figures): row for row in find_conflicts(data.statements).itertuples()}
        return lambda row: stacked(alternatives(found[row.plan, row.indicator, row.detail], data.statements, lang))
    if kind == DOUBT:
        return lambda row: _doubted(*row.detail.rsplit(": ", 1), lang)
    if kind == MISSING:
        targets = {(row.plan, row.indicator): row for row in data.targets.itertuples()}
        return lambda row: _dated_target(targets[row.plan, row.indicator], lang)
    return lambda row: text_or_empty(row.detail)


def _dated_target(row, lang: str) -> str:
    return with_year(target_text(row, lang), row.target_year, lang)


def _doubted(printed: str, doubt: str, lang: str) -> str:
    return message("pair", lang).format(printed, doubts_text(doubt, lang))
