"""Views of several plans at once: one indicator compared."""

import math
from typing import Any

import numpy as np
import pandas as pd

from ipstats import charts
from ipstats.analysis import (
    RULES,
    assess_targets,
    common_unit,
    compare,
    compare_observations,
    plans_beside,
    residents_years,
)
from ipstats.charts import plan_names
from ipstats.data import NATION, Dataset, break_reasons, indicator_name, region_name
from ipstats.messages import (
    level_text,
    message,
    message_or_code,
    percent_text,
    period_label,
    quantity_text,
    unit_name,
    with_year,
)
from ipstats.views.cell_text import (
    doubts_text,
    listed_years,
    part_note,
    place_text,
    source_text,
    stacked,
    status_and_years,
)
from ipstats.views.html import Html, Picture, paragraph, picture, table
from ipstats.views.progress import progress_table

DAGGER = " †"  # after a level computed per head
MOST_ROWS = 40  # what the chart can hold and still be read; the table holds the rest


def select_regions(data: Dataset, regions: str) -> list[str]:
    """The ids in a text such as "hegang, qinhuangdao"; all regions with a plan for an empty one.

    Raises UnknownName for a region that has no plan.
    """
    known = data.regions_with_plans()
    ids = [name.strip() for name in regions.split(",") if name.strip()] or known
    for region in (name for name in ids if name not in set(known)):
        data.of(region)  # raises with the nearest name
    return ids


def indicator_and_unit(data: Dataset, indicator: str, lang: str) -> Html:
    """The indicator that is compared, and the unit it is compared in."""
    if indicator not in set(data.indicators["code"]):
        compare(data, indicator)  # raises with the nearest name
    unit = unit_name(common_unit(data, indicator), lang)
    return paragraph(message("compared_in", lang).format(indicator_name(data, indicator, lang), unit), "verdict")


def comparison_chart(data: Dataset, indicator: str, regions: list[str], lang: str) -> Picture:
    """The plans on one scale, with what was observed; of very many plans those with the highest targets."""
    found = compare(data, indicator, regions)
    highest = found["target"].where(found["region"] != NATION, np.inf).fillna(-np.inf).nlargest(MOST_ROWS).index
    rows = found.loc[sorted(highest)].reset_index(drop=True)
    drawn = regions if len(rows) == len(found) else rows["region"].drop_duplicates().tolist()
    facts = (rows, compare_observations(data, indicator, drawn), data.indicators, data.regions)
    source = message("compare_source", lang) + part_note(len(rows), len(found), "part_of_rows", lang)
    axes = charts.compare_regions(*facts, indicator=indicator, lang=lang, source=source)
    return picture(axes, charts.describe_comparison(*facts, indicator=indicator, lang=lang))


def comparison_table(data: Dataset, indicator: str, regions: list[str], lang: str) -> Html | None:
    """All that the chart shows, a row a plan, in the common unit: levels, rates, observations, why not comparable.

    How each plan states it is there where the plans differ in that.
    """
    found, seen = compare(data, indicator, regions), compare_observations(data, indicator, regions)
    if NATION in set(seen["region"]) - set(found["region"]):
        nation = pd.DataFrame({"plan": [""], "region": [NATION]}).reindex(columns=found.columns)
        found = pd.concat([nation.astype(found.dtypes.drop("converted")), found], ignore_index=True)
    stated = found.assign(target=found["target"].fillna(found["each_year"]))
    seen = seen.assign(plan=plans_beside(seen, found), unit=math.nan)
    seen = seen.rename(columns={"value": "observed", "year": "observed_year"})
    beside: dict[Any, pd.DataFrame] = dict(list(seen.groupby(["region", "plan"])))
    rows = [_compared(row, beside.get((row.region, row.plan), seen[:0]), data, lang) for row in stated.itertuples()]
    if found["indicator"].nunique() == 1:
        rows = [row | {"stated_as": ""} for row in rows]
    numbers = ("baseline", "target", "observed", "planned_growth", "stated_growth")
    unit = unit_name(common_unit(data, indicator), lang)
    in_unit = message("in_brackets", lang).format("", unit).strip()
    headers: dict[str, str] = {key: stacked((message(key, lang), in_unit)) for key in numbers[:3]}
    years = residents_years(found, seen)
    note = message("converted_note", lang).format(listed_years(years, lang)) if years else ""
    note += _breaks_note(data, found, seen, lang)
    return table(rows, lang, "comparison", numbers, whole=numbers[:3], headers=headers, note=note)


def _breaks_note(data: Dataset, found: pd.DataFrame, seen: pd.DataFrame, lang: str) -> str:
    """Between which of the years shown the series breaks, and why; nothing where it does not."""
    years = pd.concat([found["baseline_year"], found["target_year"], seen["observed_year"]]).dropna()
    codes = pd.concat([found["indicator"], seen["indicator"]]).dropna().unique()
    reasons = {year: why for code in codes for year, why in break_reasons(data, code, lang).items()}
    shown = [(year, why) for year, why in sorted(reasons.items()) if years.min() < year <= years.max()]
    return "".join(message("series_break", lang).format(year, why) for year, why in shown)


def _compared(row: Any, seen: pd.DataFrame, data: Dataset, lang: str) -> dict[str, str]:
    """One row, its figures without the unit, which the headers give."""
    row, stated = row._replace(unit=pd.NA), pd.notna(row.indicator)
    return {
        "region": stacked((region_name(data, row.region, lang), period_label(row.plan, row.region, lang))),
        "stated_as": indicator_name(data, row.indicator, lang) if stated else "",
        "baseline": _level(row, "baseline", lang),
        "target": _level(row, "target", lang),
        "observed": stacked(_level(each, "observed", lang) for each in seen.itertuples()),
        "planned_growth": "" if pd.isna(row.planned_growth) else percent_text(row.planned_growth, lang),
        "stated_growth": "" if pd.isna(row.stated_growth) else percent_text(row.stated_growth, lang),
        "not_comparable_why": message_or_code(row.reason, lang),
    }


def _level(row: Any, column: str, lang: str) -> str:
    """A level with its year, marked where it was computed; nothing where there is none."""
    text = level_text(row, column, lang)
    return with_year(text + DAGGER if text and row.converted else text, getattr(row, f"{column}_year"), lang)


def years_apart(data: Dataset, indicator: str, regions: list[str], lang: str) -> Html | None:
    """In which years the compared targets and baselines lie, where they are not all the same; else None."""
    rows = compare(data, indicator, regions)
    rows = rows[rows["target"].notna()]
    years = {"baseline_year": rows["baseline_year"].where(rows["baseline"].notna()), "target_year": rows["target_year"]}
    texts, comma = [], message("comma", lang)
    for key, groups in ((key, rows.groupby(known)["region"]) for key, known in years.items()):
        if groups.ngroups > 1:
            places = groups.agg(lambda regions: comma.join(region_name(data, region, lang) for region in regions))
            names = [message("of_year", lang).format(text, year) for year, text in places.items()]
            texts.append(message(f"apart_{key}", lang).format(message("list_separator", lang).join(names)))
    return paragraph(" ".join(texts)) if texts else None


def sources(data: Dataset, indicator: str, regions: list[str], lang: str) -> Html | None:
    """Where each figure that was compared stands: of the plans by section and offset, of observations by their source."""
    found = compare(data, indicator, regions)
    codes, mine = set(found["indicator"].dropna()), data.statements["plan"].isin(found["plan"])
    names = plan_names(data.plans, data.regions, lang)
    stated = data.statements[mine & data.statements["indicator"].isin(codes)]
    observed = compare_observations(data, indicator, regions)
    rows = [
        (names[str(row.plan)], row.printed, status_and_years(row, lang), _place(row, lang), row.start)
        for row in stated.itertuples()
    ]
    rows += [_observed(row, data, lang) for row in observed.itertuples()]
    keys = ("plan", "printed", "figure_for", "place", "offset")
    return table([dict(zip(keys, row, strict=True)) for row in rows], lang, "places", whole=("printed", "figure_for"))


def _place(row: Any, lang: str) -> str:
    """Where a statement's figure stands, and below it what is doubted of it."""
    return stacked((place_text(row.section), doubts_text(row.doubt, lang)))


def _observed(row: Any, data: Dataset, lang: str) -> tuple[Any, ...]:
    figure = quantity_text(row.value, row.unit, lang)
    what = f"{message('status_observed', lang)} {row.year}"
    return region_name(data, row.region, lang), figure, what, source_text(row, lang), ""


def progress_by_rule(data: Dataset, indicator: str, regions: list[str], lang: str) -> Html:
    """What became of the targets compared, by each rule; or that nothing was observed."""
    found = compare(data, indicator, regions)
    targets = data.targets[data.targets["plan"].isin(found["plan"])]
    targets = targets[targets["indicator"].isin(found["indicator"].dropna())]
    rows = [assess_targets(targets, data.observations, data.indicators, rule) for rule in RULES]
    whole = pd.concat(rows).drop_duplicates(["plan", "region", "indicator", "rule"])
    return progress_table(whole, data, lang, several=True) or paragraph(message("not_observed", lang))
