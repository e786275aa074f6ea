"""How far: a plan beside the nation, and its targets beside what was observed later."""

from typing import Any

import pandas as pd
from markupsafe import Markup

from ipstats.analysis import (
    RULES,
    assess_targets,
    compare,
    compare_observations,
    four_figures,
    known_of_nation,
    plans_of_nation,
    residents_years,
)
from ipstats.charts import plan_names
from ipstats.data import NATION, Dataset, indicator_name, region_name
from ipstats.messages import dated_level, dated_target, language, message, message_or_code, percent_text, quantity_text
from ipstats.views.cell_text import indicator_text, listed_years, source_text, stacked
from ipstats.views.html import Html, paragraph, table


def against_nation(everything: Dataset, data: Dataset, lang: str) -> Html | None:
    """The plan beside the nation's plans of its time and what was observed in the nation, for the indicators they share.

    None for a plan of the nation itself.
    """
    if data.plans["region"].iloc[0] == NATION:
        return None
    shared = [code for code in data.targets["indicator"] if known_of_nation(everything, code)]
    found = [pair for code in shared if (pair := _beside_nation(code, everything, data, lang))]
    rows, divided = [row for row, _ in found], sorted({year for _, years in found for year in years})
    converted = message("nation_converted", lang).format(listed_years(divided, lang)) if divided else ""
    note = converted + message("nation_note", lang)
    if any(row["national_plan"] for row in rows):
        plans = plans_of_nation(everything.plans, data.plans).rename(columns={"title": "source"}).itertuples()
        titles = message("list_separator", lang).join(source_text(plan, lang) for plan in plans)
        note = message("nation_plans", lang).format(titles) + note
    whole = ("here", "national_plan", "observed_nation") if language(lang).unbroken_figures else ()  # as in `table`
    return table(rows, lang, "against_nation", whole=whole, note=note)


def own_and_national(code: str, everything: Dataset, data: Dataset) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The targets of one region's plans for an indicator, and of the nation's plans of their time, as `compare` gives them.

    The nation has none beside its own.
    """
    region = data.plans["region"].iloc[0]
    rows = compare(everything, code, [region])
    own = rows["plan"].isin(data.plans["plan"])
    above = rows["plan"].isin(plans_of_nation(everything.plans, data.plans)["plan"]) & (region != NATION)
    return rows[own & rows["target"].notna()], rows[above]


def _beside_nation(code: str, everything: Dataset, data: Dataset, lang: str) -> tuple[dict[str, str], list[int]] | None:
    """A row, and of what years the residents are by which its levels were divided."""
    own, nation = own_and_national(code, everything, data)
    seen = compare_observations(everything, code, []).rename(columns={"value": "observed", "year": "observed_year"})
    if own.empty or (nation.empty and seen.empty):
        return None
    sources = zip(seen["observed_year"], seen["source"], strict=True)
    row = {
        "indicator": indicator_name(data, code, lang),
        "here": stacked(_levels(row, ["baseline", "target"], lang) for row in own.itertuples()),
        "national_plan": stacked(_levels(row, ["baseline", "target"], lang) for row in nation.itertuples()),
        "observed_nation": stacked(_levels(row, ["observed"], lang) for row in seen.itertuples()),
        "source": stacked(message("pair", lang).format(*pair) for pair in dict.fromkeys(sources)),
    }
    return row, residents_years(own, nation, seen)


def _levels(row: Any, columns: list[str], lang: str) -> Markup:
    """Levels with their years, each on a line of its own; ≈ before those that were computed per head."""
    texts = [text for column in columns if (text := dated_level(row, column, lang))]
    return Markup("<br>→ ").join(("≈" if row.converted else "") + text for text in texts)


def observed_progress(data: Dataset, lang: str, rule: str = RULES[0]) -> Html | None:
    """How far each observed indicator has come; a sentence where none was observed, None for a plan without targets."""
    if data.targets.empty:
        return None
    rows = assess_targets(data.targets, data.observations, data.indicators, rule)
    return progress_table(rows, data, lang) or paragraph(message("not_observed", lang))


def progress_table(rows: pd.DataFrame, data: Dataset, lang: str, several: bool = False) -> Html | None:
    """Rows as `assess_targets` gives them, a line each; of several plans, each named, and without sources."""
    cells = [_progress(row, data, lang) for row in rows.itertuples()]
    if several:
        named = {} if rows["indicator"].nunique() > 1 else {"indicator": ""}
        names = plan_names(data.plans, data.regions, lang)  # the nation's row is of no plan
        plans = [names.get(str(row.plan)) or region_name(data, str(row.region), lang) for row in rows.itertuples()]
        cells = [{"region": plan} | row | named | {"source": ""} for plan, row in zip(plans, cells, strict=True)]
    numbers = ("observed", "target", "required", "achieved", "ratio")
    return table(cells, lang, "progress", numbers, note=message("progress_note", lang))


def _progress(row: Any, data: Dataset, lang: str) -> dict[str, str]:
    verdict = "no_verdict" if pd.isna(row.verdict) else row.verdict
    return {
        "indicator": indicator_text(row, data, lang),
        "observed": dated_level(row, "observed", lang),
        "target": dated_target(row, lang),
        "required": _pace(row.required, row, lang),
        "achieved": _pace(row.achieved, row, lang),
        "ratio": "" if pd.isna(row.ratio) else f"{row.ratio:.2f}",
        "verdict": stacked(
            (message(verdict, lang), message(f"rule_{row.rule}", lang), message_or_code(row.note, lang))
        ),
        "source": source_text(row, lang),
    }


def _pace(value: float, row: Any, lang: str) -> str:
    if pd.isna(value):
        return ""
    return quantity_text(four_figures(value), row.unit, lang) if row.rule == "linear" else percent_text(value, lang)
