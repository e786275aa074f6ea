"""How far: a plan beside the nation, and its targets beside what was observed later."""

import pandas as pd
from markupsafe import Markup

from ipstats.analysis import NATION, RULES, assess_targets, compare, compare_observations, known_of_nation
from ipstats.data import Dataset, indicator_name, region_name
from ipstats.messages import language, message, percent_text, quantity_text, target_text, with_year
from ipstats.views.format import source_text, stacked
from ipstats.views.html import Html, paragraph, table


def against_nation(everything: Dataset, data: Dataset, lang: str) -> Html | None:
    """The plan beside the national plan and what was observed in the nation, for the indicators they share."""
    shared = [code for code in data.targets["indicator"] if known_of_nation(everything, code)]
    rows = [row for code in shared if (row := _beside_nation(code, everything, data, lang))]
    converted = any("≈" in row["here"] + row["observed_nation"] for row in rows)
    note = (message("nation_converted", lang) if converted else "") + message("nation_note", lang)
    whole = ("here", "national_plan", "observed_nation") if language(lang).unbroken_figures else ()  # as in `table`
    return table(rows, lang, "against_nation", whole=whole, note=note)


def _beside_nation(code: str, everything: Dataset, data: Dataset, lang: str) -> dict[str, str] | None:
    region = data.plans["region"].iloc[0]
    rows, seen = compare(everything, code, [region]), compare_observations(everything, code, [region])
    nation, own = rows[rows["region"] == NATION], rows[(rows["region"] == region) & rows["target"].notna()]
    seen = seen[seen["region"] == NATION]
    if own.empty or (nation.empty and seen.empty):
        return None
    wanted = nation.merge(everything.national_plan, on="indicator")["source"]
    sources = [
        *(message("pair", lang).format(message("national_plan", lang), source) for source in wanted),
        *(message("pair", lang).format(row.year, row.source) for row in seen.itertuples()),
    ]
    return {
        "indicator": indicator_name(data, code, lang),
        "here": stacked(baseline_to_target(row, lang) for row in own.itertuples()),
        "national_plan": stacked(baseline_to_target(row, lang) for row in nation.itertuples()),
        "observed_nation": stacked(
            ("≈" if row.converted else "") + with_year(quantity_text(row.value, row.unit, lang), row.year, lang)
            for row in seen.itertuples()
        ),
        "source": stacked(dict.fromkeys(sources)),
    }


def baseline_to_target(row, lang: str) -> Markup:
    """Baseline and, on a line of its own, target with their years; ≈ before levels that were computed per head."""
    about = "≈" if row.converted else ""
    parts = [
        (quantity_text(row.baseline, row.unit, lang), row.baseline_year),
        (target_text(row, lang), row.target_year),
    ]
    return Markup("<br>→ ").join(about + with_year(told, year, lang) for told, year in parts if told)


def observed_progress(data: Dataset, lang: str, rule: str = RULES[0]) -> Html | None:
    """How far each observed indicator has come; a sentence where none was observed, None for a plan without targets."""
    if data.targets.empty:
        return None
    rows = assess_targets(data.targets, data.observations, data.indicators, rule)
    return progress_table(rows, data, lang) or paragraph(message("not_observed", lang))


def progress_table(rows: pd.DataFrame, data: Dataset, lang: str, several: bool = False) -> Html | None:
    """Rows as `assess_targets` gives them, a line each; of several plans, by region and without sources."""
    alone = several and rows["indicator"].nunique() == 1
    told = [
        ({"region": region_name(data, row.region, lang)} if several else {})
        | {
            "indicator": "" if alone else indicator_name(data, row.indicator, lang),
            "observed": with_year(quantity_text(row.observed, row.unit, lang), row.observed_year, lang),
            "target": with_year(target_text(row, lang), row.target_year, lang),
            "required": _paced(row.required, row, lang),
            "achieved": _paced(row.achieved, row, lang),
            "ratio": "" if pd.isna(row.ratio) else f"{row.ratio:.2f}",
            "verdict": message(row.verdict or "no_verdict", lang),
            "rule": message(f"rule_{row.rule}", lang),
            "reason": "" if pd.isna(row.note) else message(row.note, lang),
            "source": "" if several else source_text(row, lang),
        }
        for row in rows.itertuples()
    ]
    numbers = ("observed", "target", "required", "achieved", "ratio")
    return table(told, lang, "progress", numbers, note=message("progress_note", lang))


def _paced(value, row, lang: str) -> str:
    if pd.isna(value):
        return ""
    return quantity_text(float(f"{value:.4g}"), row.unit, lang) if row.rule == "linear" else percent_text(value, lang)
