"""A plan beside the one above it and the one before it: what it took over, raised, lowered, dropped and added."""

from typing import Any

import pandas as pd

from ipstats.analysis import LOWERED, RAISED, compare_plans, plan_above, plan_before
from ipstats.charts import plan_names
from ipstats.data import Dataset
from ipstats.messages import message, message_or_code, with_year
from ipstats.views.cell_text import indicator_text, stacked, statement_text
from ipstats.views.html import Html, paragraph, table


def against(everything: Dataset, data: Dataset, use: str, lang: str) -> pd.DataFrame | None:
    """What a plan made of the targets of another, as `ipstats.analysis.compare_plans` gives it; None where there is no
    other with targets. use: above, of the plan above it as plans.csv names it, or before, of the one its region had."""
    plan = data.plans["plan"].iloc[0]
    other = plan_above(data.plans, plan) if use == "above" else plan_before(everything.plans, plan)
    if not {plan, other} <= set(everything.targets["plan"]):
        return None
    names = plan_names(everything.plans[everything.plans["plan"].isin([plan, other])], everything.regions, lang)
    rows = compare_plans(everything, plan, str(other))
    return rows.assign(own_plan=names[plan], other_plan=names[str(other)])


def cascade_answer(everything: Dataset, data: Dataset, use: str, lang: str) -> Html | None:
    """In a sentence: how many targets were taken over, raised, lowered and so on, those raised and lowered by name."""
    rows = against(everything, data, use, lang)
    if rows is None:
        return None
    parts = []
    for relation, found in rows.groupby("relation", sort=False):
        part = message("relation_count", lang).format(_relation(str(relation), use, lang), len(found))
        names = message("comma", lang).join(indicator_text(_named(row), data, lang) for row in found.itertuples())
        parts.append(message("in_brackets", lang).format(part, names) if relation in {RAISED, LOWERED} else part)
    text = message("list_separator", lang).join(parts)
    return paragraph(message(f"against_{use}_answer", lang).format(rows["other_plan"].iloc[0], text), "verdict")


def cascade_table(everything: Dataset, data: Dataset, use: str, lang: str) -> Html | None:
    """A row for each indicator of either plan: both targets, and what became of the other's."""
    rows = against(everything, data, use, lang)
    if rows is None:
        return None
    headers = {"other_target": rows["other_plan"].iloc[0], "own_target": rows["own_plan"].iloc[0]}
    cells = [
        {
            "indicator": indicator_text(_named(row), data, lang),
            "other_target": other,
            "own_target": own,
            "relation": stacked((_relation(row.relation, use, lang), message_or_code(row.reason, lang))),
        }
        for row, other, own in zip(
            rows.itertuples(), *(_texts(rows, side, lang) for side in ("_other", "")), strict=True
        )
    ]
    return table(cells, lang, f"against_{use}", headers=headers, note=message(f"against_{use}_note", lang))


def _relation(relation: str, use: str, lang: str) -> str:
    return message(f"relation_{use}_{relation.replace(' ', '_')}", lang)


def _named(row: Any) -> Any:
    """The row with the name of whichever plan has the indicator."""
    return row._replace(name=row.name_other) if pd.isna(row.name) else row


def _texts(rows: pd.DataFrame, side: str, lang: str) -> list[str]:
    """What one of the two plans wants of each indicator, with its year."""
    columns = ["value", "unit", "comparator", "measure", "qualitative", "target_year"]
    one: Any = rows[[f"{column}{side}" for column in columns]].set_axis([*columns[:-1], "year"], axis=1)
    one = one.assign(compared_to=None)
    return [
        "" if pd.isna(row.measure) else with_year(statement_text(row, lang), row.year, lang) for row in one.itertuples()
    ]
