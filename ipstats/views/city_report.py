"""The pieces of a city report, in the order of the page. Each takes the data of one region, as `Dataset.of` gives it,
and returns something Jupyter shows, or None where there is nothing to show."""

from collections.abc import Callable
from typing import Any

import pandas as pd
from markupsafe import Markup
from matplotlib.axes import Axes

from ipstats import charts
from ipstats.analysis import find_conflicts, list_goals, main_targets
from ipstats.data import Dataset, indicator_name, region_name
from ipstats.messages import (
    dated_level,
    dated_target,
    level_text,
    message,
    message_or_code,
    rate_text,
    target_text,
    year_in_header,
)
from ipstats.views.cell_text import change_cell, indicator_text, place_text, stacked, text_or_empty
from ipstats.views.html import Html, Picture, paragraph, picture, table

MOST_SHARED = 12  # rows of `other_plans`
FACTS = (
    *("title", "region", "issuer", "document_number", "issued", "period", "baseline_year", "stage"),
    *(FILE := ("document", "sha256")),
)


def about(data: Dataset, lang: str) -> Html | None:
    """What the plan is: a row for each thing known of it."""
    (facts,) = (_facts(plan, data, lang) for plan in data.plans.itertuples())
    return table([{"fact": message(key, lang), "is": fact} for key, fact in facts.items()], lang, "plan", headers={})


def _facts(plan: Any, data: Dataset, lang: str) -> dict[str, str]:
    facts = plan._asdict() | {
        "region": region_name(data, plan.region, lang),
        "period": f"{plan.period_start}–{plan.period_end}",
        "stage": plan.stage if pd.isna(plan.stage) else message(f"stage_{plan.stage}", lang),
        "document": stacked((place_text(plan.address), message_or_code(plan.checked, lang)))
        if pd.isna(plan.document)
        else plan.document,
        "sha256": plan.sha256 if pd.isna(plan.sha256) else Markup("<code>{}</code>").format(plan.sha256),
    }
    known = [
        key for key in FACTS if key not in FILE or (pd.notna(facts[key]) and facts[key])
    ]  # a plan may have no document
    return {key: message("not_printed", lang) if pd.isna(facts[key]) else facts[key] for key in known}


def summary(data: Dataset, lang: str) -> Html:
    """One sentence: how many indicators have targets, how many a baseline and a rate; or that there is no figure."""
    rows = main_targets(data.targets)
    if rows.empty:
        return paragraph(message("no_figure" if data.statements.empty else "no_target", lang), "verdict")
    counts = (len(rows), rows["baseline"].notna().sum(), rows["planned_growth"].notna().sum())
    return paragraph(message("counts", lang).format(*counts, len(find_conflicts(data.statements))), "verdict")


def without_figures(data: Dataset, lang: str) -> Html | None:
    """That a plan sets no target, and what this means; None for a plan that sets one."""
    if not data.targets.empty:
        return None
    sentence = summary(data, lang)
    return Html(sentence.html + paragraph(message("means_no_figure", lang)).html, sentence.text)


def other_plans(everything: Dataset, data: Dataset, lang: str) -> Html | None:
    """For a plan without targets: the indicators that most other plans set, and their targets; else None."""
    if not data.targets.empty:
        return None
    groups = sorted(main_targets(everything.targets).groupby("indicator", sort=False), key=lambda group: -len(group[1]))
    pair, names = message("pair", lang), charts.plan_names(everything.plans, data.regions, lang)
    rows = [
        {
            "indicator": indicator_name(data, str(code), lang),
            "plans": len(group),
            "their_targets": stacked(
                pair.format(names[str(row.plan)], dated_target(row, lang)) for row in group.head(5).itertuples()
            ),
        }
        for code, group in groups[:MOST_SHARED]
    ]
    return table(rows, lang, "elsewhere", numbers=("plans",))


def indicator_table(data: Dataset, lang: str, name: str = "indicators", leave_out: tuple[str, ...] = ()) -> Html | None:
    """The plan's targets as normalized, a row for each indicator. name: key of the caption; leave_out: of columns."""
    headers, dated = {}, {}
    for key in ("baseline", "target"):
        headers[key], dated[key] = year_in_header(key, data.targets[f"{key}_year"], lang)
    texts = [_indicator(row, dated, data, lang) for row in data.targets.itertuples()]
    rows = [{key: text for key, text in row.items() if key not in leave_out} for row in texts]
    numbers = ("baseline", "target", "change", "planned_growth", "stated_growth")
    return table(rows, lang, name, numbers, headers=headers)


def _indicator(row: Any, dated: dict[str, bool], data: Dataset, lang: str) -> dict[str, str]:
    """A target, its figures with their years unless the column's header gives it."""
    rates = ("planned_growth", "stated_growth")
    return {
        "indicator": indicator_text(row, data, lang),
        "baseline": (level_text if dated["baseline"] else dated_level)(row, "baseline", lang),
        "target": (target_text if dated["target"] else dated_target)(row, lang),
        "change": change_cell(row, data, lang),
        **{key: "" if pd.isna(getattr(row, key)) else rate_text(row, key, lang) for key in rates},
        "responsible": text_or_empty(row.responsible).replace(";", message("comma", lang)),
    }


def chart(
    draw: Callable[..., Axes], describe: Callable[..., str], data: Dataset, lang: str, **more: Any
) -> Picture | None:
    """A chart of the targets with its alternative text, both from functions of ipstats.charts, and with its data.

    None where there are no targets. more: what both of them take besides, as observations.
    """
    if data.targets.empty:
        return None
    source = message("comma", lang).join(data.plans["title"])
    axes = draw(data.targets, data.indicators, lang=lang, source=source, **more)
    alt = describe(data.targets, data.indicators, lang=lang, **more)
    return picture(axes, alt, indicator_table(data, lang, "chart_data", leave_out=("change", "responsible")))


def not_computed(data: Dataset, lang: str) -> Html | None:
    """Why targets have no planned growth: a row for each reason, with the indicators it holds for."""
    if data.targets.empty and data.statements.empty:
        return None
    reasons = [
        (message(str(note), lang), [indicator_name(data, code, lang) for code in codes])
        for note, codes in data.targets.groupby("growth_note", sort=False)["indicator"]
    ]
    unknown = data.statements[data.statements["indicator"].isna() & (data.statements["status"] == "target")]
    if len(unknown):
        reasons.append((message("no_code", lang), list(unknown["name"].drop_duplicates())))
    rows = [
        {"reason": reason, "count": len(names), "indicators": message("comma", lang).join(names)}
        for reason, names in reasons
    ]
    return table(rows, lang, "not_computed", numbers=("count",)) or paragraph(message("all_computed", lang))


def responsibilities(data: Dataset, lang: str) -> Picture | Html | None:
    """Departments and indicators as a chart; None where the plan names no department."""
    if not data.targets["responsible"].notna().any():
        return None
    return chart(charts.responsibilities, charts.describe_responsibilities, data, lang)


def goals_in_words(data: Dataset, lang: str) -> Html | None:
    """What the plan wants without saying how much, with its place: words in tables, and clauses of its goals."""
    found = list_goals(data).rename(columns={"start": "offset"})
    found = found.assign(section=found["section"].str.split(" > ").str[-1])
    rows: Any = found[["subject", "direction", "year", "section", "offset"]].to_dict("records")
    return table(rows, lang, "goals_in_words", whole=("offset", "year"))
