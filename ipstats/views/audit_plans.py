"""Views of all plans as a list to work through: everything that remains to be looked at, and which plan sets what."""

from typing import Any

import pandas as pd

from ipstats import charts
from ipstats.analysis import CONFLICT, DOUBT, KINDS, MISSING, UNREAD, main_targets, open_questions
from ipstats.charts import plan_names
from ipstats.data import Dataset, indicator_name
from ipstats.errors import BadInput
from ipstats.messages import dated_target, message, message_or_code, target_text
from ipstats.views.cell_text import MOST_ROWS, doubts_text, indicator_text, part_note, place_text, stacked
from ipstats.views.evidence import alternatives
from ipstats.views.html import Html, Picture, paragraph, picture, table

MOST_PLANS = 5  # for which, and for whose indicators, a printed page is large enough


def coverage_chart(data: Dataset, lang: str) -> Picture:
    """Which plan sets a target for which indicator; of very many plans those with the most targets."""
    targets = main_targets(data.targets)
    sizes = data.plans["plan"].map(targets["plan"].value_counts()).fillna(0).astype(int)
    plans = data.plans.loc[sorted(sizes.nlargest(MOST_PLANS).index)]
    targets = targets[targets["plan"].isin(plans["plan"])]
    facts = (targets, data.indicators, plans, data.regions)
    source = message("plans_source", lang) + part_note(len(plans), len(data.plans), "part_of_plans", lang)
    axes = charts.coverage(*facts, lang=lang, source=source)
    rows = _covered(targets, plan_names(plans, data.regions, lang), data, lang)
    return picture(axes, charts.describe_coverage(*facts, lang=lang), rows)


def _covered(targets: pd.DataFrame, plans: dict[str, str], data: Dataset, lang: str) -> Html | None:
    """What each plan wants of each indicator: the data of the chart that only tells whether."""
    wanted = {(row.indicator, row.plan): target_text(row, lang) for row in targets.itertuples()}
    codes = targets["indicator"].value_counts(sort=False).sort_values(ascending=False, kind="stable").index
    rows = [
        {"indicator": indicator_name(data, code, lang)} | {plan: wanted.get((code, plan), "") for plan in plans}
        for code in codes
    ]
    return table(rows, lang, "chart_data", headers=plans)


def audit_counts(data: Dataset, lang: str) -> Html | None:
    """How many things of each kind remain, a row a plan."""
    counts = {kind: rows["plan"].value_counts() for kind, rows in open_questions(data).items()}
    rows = [
        {"plan": name} | {kind: str(count.get(plan, 0)) for kind, count in counts.items()}
        for plan, name in plan_names(data.plans.head(MOST_ROWS), data.regions, lang).items()
    ]
    note = part_note(len(rows), len(data.plans), "part_of_list", lang)
    return table(rows, lang, "audit", numbers=KINDS, note=note)


def audit_table(data: Dataset, kind: str, lang: str) -> Html:
    """What remains to be looked at of one kind, of very much the first; a sentence where there is nothing.

    Raises BadInput for a kind that is none of `ipstats.analysis.audit.KINDS`.
    """
    if kind not in KINDS:
        raise BadInput(f"unknown kind {kind!r}; known are {', '.join(KINDS)}")
    every = open_questions(data)[kind]
    found = every.head(MOST_ROWS)
    names = plan_names(data.plans[data.plans["plan"].isin(found["plan"])], data.regions, lang)
    statements = dict(list(data.statements.groupby("plan"))) if kind == CONFLICT else {}
    rows = [
        {
            "plan": stacked((names[plan], plan)),
            "indicator": indicator_text(row, data, lang),
            "detail": _detail(kind, row, statements, lang),
            "section": place_text(row.section),
            "offset": row.start,
        }
        for plan, row in zip(found["plan"], found.itertuples(), strict=True)
    ]
    note = part_note(len(found), len(every), "part_of_list", lang)
    return table(rows, lang, kind, whole=("offset",), note=note) or paragraph(message("nothing_remains", lang))


def _detail(kind: str, row: Any, statements: dict[Any, pd.DataFrame], lang: str) -> str:
    """A row in the words of a language: figures with their units, doubts, targets. statements: of a conflict's plan."""
    if kind == CONFLICT:
        return stacked(alternatives(row, statements[row.plan], lang))
    if kind == DOUBT:
        return message("pair", lang).format(row.printed, doubts_text(row.doubt, lang))
    if kind == UNREAD:
        return message("pair", lang).format(row.printed, message_or_code(row.reason, lang))
    return dated_target(row, lang) if kind == MISSING else row.printed
