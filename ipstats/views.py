"""The pieces of a city report, in the order of the page. Each takes the data of one region, as `Dataset.of` gives it,
and returns something Jupyter shows, or None where there is nothing to show."""

import pandas as pd
from markupsafe import Markup

from ipstats.charts.figures import dated, exact, rate_text, target_text, year_in_header
from ipstats.checks import find_conflicts
from ipstats.dataset import Dataset
from ipstats.labels import indicator_name, region_name
from ipstats.shown import Html, Picture, paragraph, picture, table
from ipstats.telling import lines, text, told_change
from ipstats.wording import say


def about(data: Dataset, lang: str) -> Html:
    """What the plan is: a row for each thing known of it, a column for each plan of the region."""
    facts = [_facts(plan, data, lang) for plan in data.plans.itertuples()]
    rows = [{"fact": say(key, lang)} | {str(n): fact[key] for n, fact in enumerate(facts)} for key in facts[0]]
    return table(rows, lang, "plan", headers={})


def _facts(plan, data: Dataset, lang: str) -> dict[str, str]:
    said = {
        "title": plan.title,
        "region": region_name(data, plan.region, lang),
        "issuer": plan.issuer,
        "document_number": plan.document_number,
        "issued": plan.issued,
        "period": f"{plan.period_start}–{plan.period_end}",
        "baseline_year": str(plan.baseline_year),
        "stage": say(f"stage_{plan.stage}", lang),
        "document": plan.document,
        "sha256": Markup("<code>{}</code>").format(plan.sha256),
    }
    return {key: say("not_printed", lang) if pd.isna(value) else value for key, value in said.items()}


def summary(data: Dataset, lang: str) -> Html:
    """One sentence: how many indicators have targets, how many a baseline and a rate; or that there is no figure."""
    rows = data.targets
    if rows.empty:
        return paragraph(say("no_figure" if data.statements.empty else "no_target", lang), "verdict")
    counts = (len(rows), rows["baseline"].notna().sum(), rows["planned_growth"].notna().sum())
    return paragraph(say("counts", lang).format(*counts, len(find_conflicts(data.statements))), "verdict")


def without_figures(data: Dataset, lang: str) -> Html | None:
    """That a plan sets no target, and what this means; None for a plan that sets one."""
    if not data.targets.empty:
        return None
    told = summary(data, lang)
    return Html(told.html + paragraph(say("means_no_figure", lang)).html, told.text)


def elsewhere(everything: Dataset, data: Dataset, lang: str, most: int = 12) -> Html | None:
    """For a plan without targets: the indicators that most other plans set, and their targets; else None."""
    groups = sorted(everything.targets.groupby("indicator", sort=False), key=lambda group: -len(group[1]))[:most]
    if not data.targets.empty or not groups:
        return None
    rows = [
        {
            "indicator": indicator_name(data, code, lang),
            "plans": str(len(group)),
            "their_targets": lines(
                say("pair", lang).format(
                    region_name(data, row.region, lang), dated(target_text(row, lang), row.target_year, lang)
                )
                for row in group.head(5).itertuples()
            ),
        }
        for code, group in groups
    ]
    return table(rows, lang, "elsewhere", numbers=("plans",))


def indicator_table(data: Dataset, lang: str) -> Html | None:
    """The plan's targets as normalized, a row for each indicator."""
    return _indicators(data, lang, "indicators")


def _indicators(data: Dataset, lang: str, name: str, leave_out: tuple = ()) -> Html | None:
    heads = {key: year_in_header(key, data.targets[f"{key}_year"], lang) for key in ("baseline", "target")}
    rows = [
        {
            "indicator": indicator_name(data, row.indicator, lang),
            "baseline": _in_year(exact(row.baseline, row.unit, lang), row.baseline_year, heads["baseline"], lang),
            "target": _in_year(target_text(row, lang), row.target_year, heads["target"], lang),
            "change": told_change(row, data, lang),
            "planned_growth": _rate(row, "planned_growth", lang),
            "stated_growth": _rate(row, "stated_growth", lang),
            "responsible": text(row.responsible).replace(";", say("comma", lang)),
        }
        for row in data.targets.itertuples()
    ]
    rows = [{key: value for key, value in row.items() if key not in leave_out} for row in rows]
    numbers = ("baseline", "target", "change", "planned_growth", "stated_growth")
    return table(rows, lang, name, numbers, headers={key: head for key, (head, _) in heads.items()})


def chart(draw, describe, data: Dataset, lang: str, **more) -> Picture | None:
    """A chart of the targets with its alternative text, both from functions of ipstats.charts, and with its data.

    None where there are no targets. more: what both of them take besides, as observations.
    """
    if data.targets.empty:
        return None
    axes = draw(data.targets, data.indicators, lang=lang, source=say("comma", lang).join(data.plans["title"]), **more)
    alt = describe(data.targets, data.indicators, lang=lang, **more)
    return picture(axes, alt, _indicators(data, lang, "chart_data", leave_out=("change", "responsible")))


def not_computed(data: Dataset, lang: str) -> Html | None:
    """Why targets have no planned growth: a row for each reason, with the indicators it holds for."""
    if data.targets.empty and data.statements.empty:
        return None
    noted = data.targets[data.targets["growth_note"].notna()]
    rows = [
        _reason(say(note, lang), [indicator_name(data, code, lang) for code in group["indicator"]], lang)
        for note, group in noted.groupby("growth_note", sort=False)
    ]
    unknown = data.statements[data.statements["indicator"].isna() & (data.statements["status"] == "target")]
    if len(unknown):
        rows.append(_reason(say("no_code", lang), list(unknown["name"].drop_duplicates()), lang))
    return table(rows, lang, "not_computed", numbers=("count",)) or paragraph(say("all_computed", lang))


def _reason(reason: str, names: list[str], lang: str) -> dict[str, str]:
    return {"reason": reason, "count": str(len(names)), "indicators": say("comma", lang).join(names)}


def _rate(row, column: str, lang: str) -> str:
    return "" if pd.isna(getattr(row, column)) else rate_text(row, column, lang)


def _in_year(told: str, year, head: tuple[str, bool], lang: str) -> str:
    """The text with its year, unless the column's header already gives it."""
    return told if head[1] else dated(told, year, lang)
