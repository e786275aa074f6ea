"""Where a plan stands: the figures that matter, the nation beside it, progress, who is responsible, what has no figure.
Like `ipstats.views`, each takes the data of one region and returns something Jupyter shows, or None for nothing."""

import pandas as pd
from markupsafe import Markup

from ipstats import charts
from ipstats.charts.figures import dated, exact, rate, rate_text, target_text
from ipstats.checks import find_conflicts
from ipstats.comparison import NATION, compare, compare_observations, known_of_nation, most_shared
from ipstats.dataset import Dataset
from ipstats.directions import directions as find_directions
from ipstats.labels import indicator_name, region_name
from ipstats.progress import RULES, assess_targets
from ipstats.quotes import AT_HAND
from ipstats.shown import Html, Picture, key_figures, paragraph, table
from ipstats.telling import lines, text, told_source
from ipstats.views import chart
from ipstats.wording import say


def overview(everything: Dataset, data: Dataset, lang: str) -> Html | None:
    """Three or four figures that matter; None for a plan without targets."""
    if data.targets.empty:
        return None
    told = (_size(data, lang), _steepest(data, lang), _common(everything, data, lang), _beside(everything, data, lang))
    return key_figures([pair for pair in told if pair], say("overview", lang))


def _size(data: Dataset, lang: str) -> tuple[str, str]:
    wanted = data.statements[data.statements["status"] == "target"]
    counts = {
        "overview_baselines": int(data.targets["baseline"].notna().sum()),
        "overview_unnamed": wanted.loc[wanted["indicator"].isna(), "name"].nunique(),
        "overview_conflicts": len(find_conflicts(data.statements)),
    }
    told = [say(key if count else f"{key}_none", lang).format(count) for key, count in counts.items()]
    return str(len(data.targets)), "".join((say("overview_size", lang), *told))


def _steepest(data: Dataset, lang: str) -> tuple[str, str] | None:
    """The indicator that has to grow fastest; by the stated rates where no rate could be computed."""
    for column in ("planned_growth", "stated_growth"):
        rows = data.targets[data.targets[column].notna()]
        if len(rows):
            row = rows.loc[rows[column].idxmax()]
            words = say(f"overview_{column}", lang).format(indicator_name(data, row["indicator"], lang))
            return rate_text(row, column, lang), words
    return None


def _common(everything: Dataset, data: Dataset, lang: str) -> tuple[str, str] | None:
    """The target that most other plans set too."""
    found = most_shared(everything.targets["indicator"].value_counts(), data.targets)
    if found is None:
        return None
    place, count = found
    row = data.targets.iloc[place]
    name = indicator_name(data, row["indicator"], lang)
    return target_text(row, lang), say("overview_common", lang).format(name, row["target_year"], count)


def _beside(everything: Dataset, data: Dataset, lang: str) -> tuple[str, str] | None:
    """The first target that the national plan has too, in one unit."""
    for code in (code for code in data.targets["indicator"] if known_of_nation(everything, code)):
        rows = compare(everything, code, list(data.plans["region"].unique()))
        own = rows[(rows["region"] != NATION) & rows["target"].notna()]
        nation = rows[(rows["region"] == NATION) & rows["target"].notna()]
        if len(own) and len(nation):
            name = indicator_name(data, code, lang)
            there = dated(target_text(nation.iloc[0], lang), nation.iloc[0]["target_year"], lang)
            words = say("overview_nation", lang).format(name, own.iloc[0]["target_year"], there)
            return ("≈" if own.iloc[0]["converted"] else "") + target_text(own.iloc[0], lang), words
    return None


def against_nation(everything: Dataset, data: Dataset, lang: str) -> Html | None:
    """The plan beside the national plan and what was observed in the nation, for the indicators they share."""
    shared = [code for code in data.targets["indicator"] if known_of_nation(everything, code)]
    rows = [row for code in shared if (row := _beside_nation(code, everything, data, lang))]
    converted = any("≈" in row["here"] + row["observed_nation"] for row in rows)
    note = (say("nation_converted", lang) if converted else "") + say("nation_note", lang)
    whole = ("here", "national_plan", "observed_nation") if lang == "zh" else ()  # as in `table`
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
        *(say("pair", lang).format(say("national_plan", lang), source) for source in wanted),
        *(say("pair", lang).format(row.year, row.source) for row in seen.itertuples()),
    ]
    return {
        "indicator": indicator_name(data, code, lang),
        "here": lines(told_way(row, lang) for row in own.itertuples()),
        "national_plan": lines(told_way(row, lang) for row in nation.itertuples()),
        "observed_nation": lines(
            ("≈" if row.converted else "") + dated(exact(row.value, row.unit, lang), row.year, lang)
            for row in seen.itertuples()
        ),
        "source": lines(dict.fromkeys(sources)),
    }


def told_way(row, lang: str) -> Markup:
    """Baseline and, on a line of its own, target with their years; ≈ before levels that were computed per head."""
    about = "≈" if row.converted else ""
    parts = [(exact(row.baseline, row.unit, lang), row.baseline_year), (target_text(row, lang), row.target_year)]
    return Markup("<br>→ ").join(about + dated(told, year, lang) for told, year in parts if told)


def progress(data: Dataset, lang: str, rule: str = RULES[0]) -> Html | None:
    """How far each observed indicator has come; a sentence where none was observed, None for a plan without targets."""
    if data.targets.empty:
        return None
    rows = assess_targets(data.targets, data.observations, data.indicators, rule)
    return progress_table(rows, data, lang) or paragraph(say("not_observed", lang))


def progress_table(rows: pd.DataFrame, data: Dataset, lang: str, several: bool = False) -> Html | None:
    """Rows as `assess_targets` gives them, a line each; of several plans, by region and without sources."""
    alone = several and rows["indicator"].nunique() == 1
    told = [
        ({"region": region_name(data, row.region, lang)} if several else {})
        | {
            "indicator": "" if alone else indicator_name(data, row.indicator, lang),
            "observed": dated(exact(row.observed, row.unit, lang), row.observed_year, lang),
            "target": dated(target_text(row, lang), row.target_year, lang),
            "required": _paced(row.required, row, lang),
            "achieved": _paced(row.achieved, row, lang),
            "ratio": "" if pd.isna(row.ratio) else f"{row.ratio:.2f}",
            "verdict": say(row.verdict or "no_verdict", lang),
            "rule": say(f"rule_{row.rule}", lang),
            "reason": "" if pd.isna(row.note) else say(row.note, lang),
            "source": "" if several else told_source(row, lang),
        }
        for row in rows.itertuples()
    ]
    numbers = ("observed", "target", "required", "achieved", "ratio")
    return table(told, lang, "progress", numbers, note=say("progress_note", lang))


def _paced(value, row, lang: str) -> str:
    if pd.isna(value):
        return ""
    return exact(float(f"{value:.4g}"), row.unit, lang) if row.rule == "linear" else rate(value, lang)


def responsibilities(data: Dataset, lang: str) -> Picture | Html | None:
    """Departments and indicators as a chart; None where the plan names no department."""
    if not data.targets["responsible"].notna().any():
        return None
    return chart(charts.responsibilities, charts.describe_responsibilities, data, lang)


def directions(data: Dataset, lang: str) -> Html | None:
    """What the plan wants without saying how much, with its place; a note where the document was not at hand."""
    found, state = find_directions(data)
    note = "" if state == AT_HAND else say("directions_absent", lang)
    rows = [
        {
            "wish": text(row.wish),
            "indicator": text(row.name),
            "section": text(row.section).split(" > ")[-1],
            "offset": text(row.start),
        }
        for row in found.itertuples()
    ]
    return table(rows, lang, "directions", whole=("offset",), note=note) or (paragraph(note) if note else None)
