"""One indicator across plans, made comparable: per 10,000 people where one plan counts and another states a rate."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from ipstats.analysis.growth import EACH_YEAR, RATE_ONLY, STEP_ONLY, WORDS_ONLY, four_figures
from ipstats.analysis.observed import counted_observations
from ipstats.analysis.residents import residents_for
from ipstats.analysis.targets import STATED, main_targets
from ipstats.data import Dataset
from ipstats.errors import UnknownName

NATION = "china"
PER_HEAD = "_per_10k"
# Why a plan cannot be compared.
NO_FIGURE, NOT_IN_PLAN, NO_POPULATION = "plan sets no figure", "not among the plan's targets", "population unknown"
LEVELS = ["baseline", "target", "change", "each_year"]
COLUMNS = {
    **dict.fromkeys(["plan", "region"], "string"),
    **{name: dtype for name, dtype in STATED.items() if name not in {"plan", "responsible"}},
    "planned_growth": "float64",
    "each_year": "float64",
    "converted": "bool",
    **dict.fromkeys(["baseline_residents_year", "target_residents_year"], "Int64"),
    "reason": "string",
}


def compare(data: Dataset, indicator: str, regions: list[str] | None = None) -> pd.DataFrame:
    """What each plan wants of one indicator, a row a plan, in one unit; the national plan's target first where known.

    Columns: plan (empty for the national plan), region, indicator (as the plan has it), measure, unit, baseline_year, baseline,
    target_year, target, comparator, qualitative, change, stated_growth, planned_growth, each_year (a target of each
    year, which is compared with none of a year or of a whole period: then there is no target), converted (whether the
    levels were computed from a count), baseline_residents_year, target_residents_year (of what year the residents are
    by which they were divided), reason (why there is no level to compare, or missing). Where some plans state a rate per
    10,000 people and others the count, and for all counts and sums, levels are divided by the residents of the year
    before (`residents_for`) and have four significant figures. Raises UnknownName for an unknown indicator or region.
    """
    _check(data, indicator, regions)
    mine = data.plans if regions is None else data.plans[data.plans["region"].isin(regions)]
    stated, counted = _codes(data, indicator)
    found = main_targets(data.targets[data.targets["indicator"].isin(common_codes(data, indicator))])
    found = found.sort_values("indicator", key=lambda code: code != stated, kind="stable").drop_duplicates("plan")
    found = _each_year_apart(found)
    rows = mine[["plan", "region"]].merge(found.drop(columns=["region", "unit"]), on="plan", how="left")
    rows = _per_head(rows.assign(unit=common_unit(data, indicator)), data, counted)
    rows = rows.assign(reason=_reasons(rows, data)).reindex(columns=list(COLUMNS)).astype(COLUMNS)
    national = data.national_plan[data.national_plan["indicator"] == stated].assign(plan="", region=NATION)
    national = national.assign(measure="level", converted=False).reindex(columns=list(COLUMNS)).astype(COLUMNS)
    return pd.concat([national, rows], ignore_index=True).astype(COLUMNS)


def compare_observations(data: Dataset, indicator: str, regions: list[str] | None = None) -> pd.DataFrame:
    """The observations of one indicator, in the unit of `compare`: of the regions, and of the nation beside them.

    Columns: those of the observations, converted, and residents_year (of what year the residents are by which it was
    divided). Of each region and year there is one row: the one of `counted_observations`, a stated rate before one that
    is computed from a count. Rows whose population is unknown are left out.
    """
    _check(data, indicator, regions)
    _, counted = _codes(data, indicator)
    seen = counted_observations(data.observations, data.indicators)
    rows = seen[seen["indicator"].isin(common_codes(data, indicator))]
    if regions is not None:
        rows = rows[rows["region"].isin([NATION, *regions])]
    rows = rows.assign(converted=rows["indicator"].isin([counted]), unit=common_unit(data, indicator))
    people = _people_per_head(rows["region"], rows["year"], data, counted)
    per_head = (rows["value"] * people["factor"]).map(four_figures)
    rows = rows.assign(value=rows["value"].where(~rows["converted"], per_head))
    rows = rows.assign(residents_year=people["residents_year"].where(rows["converted"]))[rows["value"].notna()]
    return rows.sort_values(["year", "converted"]).drop_duplicates(["region", "year"]).reset_index(drop=True)


def common_unit(data: Dataset, indicator: str) -> str:
    """The unit in which plans are compared: per 10,000 people (sums of money: per person) for whatever is counted.

    Shares, scores and rates stay as they are.
    """
    stated, counted = _codes(data, indicator)
    unit = data.indicators.set_index("code")["unit"][stated or counted or indicator]
    if stated:
        return unit
    return "元/人" if unit == "元" else f"{unit}/万人"


def common_codes(data: Dataset, indicator: str) -> set[str]:
    """The codes that are compared with an indicator: the count, the rate per 10,000 people, or the indicator alone."""
    return {code for code in _codes(data, indicator) if code}


def shared_codes(data: Dataset) -> list[str]:
    """The indicators by which at least two plans can be compared, one code for those that are compared as one."""
    levels = data.targets[data.targets["target"].notna() & (data.targets["measure"] == "level")]
    levels = levels[levels["indicator"].isin(data.indicators["code"])]
    codes = levels["indicator"].map(
        {code: next(filter(None, _codes(data, code))) for code in levels["indicator"].unique()}
    )
    plans = levels.groupby(codes, sort=False)["plan"].nunique()
    return plans.index[plans >= 2].tolist()


def most_shared(counts: Mapping[Any, int], own: pd.DataFrame) -> tuple[int, int] | None:
    """Of one region's targets the one that most other plans set too: its place in `own`, and how many; None for none.

    counts: how many targets there are of each indicator, those in `own` among them.
    """
    codes, mine = own["indicator"].tolist(), Counter(own["indicator"])
    known = zip(codes, own["target"].notna(), strict=True)
    others = [counts.get(code, 0) - mine[code] if has_target else 0 for code, has_target in known]
    most = max(others, default=0)
    return (others.index(most), most) if most else None


def known_of_nation(data: Dataset, indicator: str) -> bool:
    """Whether there is anything of the nation to put beside an indicator: a target of its plan, or an observation."""
    if indicator not in set(data.indicators["code"]):
        return False
    seen = data.observations.loc[data.observations["region"] == NATION, "indicator"]
    return not {*data.national_plan["indicator"], *seen}.isdisjoint(common_codes(data, indicator))


def _codes(data: Dataset, indicator: str) -> tuple[str | None, str | None]:
    """The code that is compared as stated, and the code whose levels are divided by the population; one may be None."""
    kinds = data.indicators.set_index("code")["kind"]
    count = indicator.removesuffix(PER_HEAD)
    if count + PER_HEAD in kinds:
        return count + PER_HEAD, count if count in kinds else None
    return (None, indicator) if kinds[indicator] in {"stock", "flow"} else (indicator, None)


def _each_year_apart(found: pd.DataFrame) -> pd.DataFrame:
    """The targets, what is wanted each year in a column of its own and not among the levels."""
    each_year = found["measure"] == "annual_level"
    found = found.assign(each_year=found["target"].where(each_year))
    levels = ["baseline", "target", "change"]
    found[levels] = found[levels].where(~each_year)
    return found


def _people_per_head(regions: pd.Series, years: pd.Series, data: Dataset, counted: str | None) -> pd.DataFrame:
    """By what a region's count of a year is multiplied (factor: people of the unit over residents), and residents_year."""
    found = residents_for(data.population, regions, years)
    money = counted is not None and data.indicators.set_index("code")["unit"][counted] == "元"
    return found.assign(factor=(1 if money else 10_000) / found["people"])


def _check(data: Dataset, indicator: str, regions: list[str] | None) -> None:
    if indicator not in set(data.indicators["code"]):
        raise UnknownName("indicator", indicator, data.indicators["code"], f"see {data.folder / 'indicators.csv'}")
    if unknown := [*set(regions or ()) - {*data.regions["region"]}]:
        raise UnknownName("region", min(unknown), data.regions["region"], f"see {data.folder / 'regions.csv'}")


def _per_head(rows: pd.DataFrame, data: Dataset, counted: str | None) -> pd.DataFrame:
    """The rows, levels that were counted divided by the region's people; without any where those are not known."""
    count = rows["indicator"].eq(counted).fillna(False) if counted else pd.Series(False, index=rows.index)
    people = {name: _people_per_head(rows["region"], rows[f"{name}_year"], data, counted) for name in LEVELS[:2]}
    factors = pd.DataFrame({name: people.get(name, people["target"])["factor"] for name in LEVELS})
    levels = (rows[LEVELS] * factors).map(four_figures)
    needed = rows[LEVELS[1:]].notna().any(axis=1)
    rows = rows.assign(converted=count & levels.notna().any(axis=1), nobody=count & needed & factors["target"].isna())
    for name, found in people.items():
        used = rows["converted"] & levels[name].notna()
        rows[f"{name}_residents_year"] = found["residents_year"].where(used)
    rows[LEVELS] = rows[LEVELS].where(~count, levels)
    figures = [name for name in COLUMNS if name in data.targets and name not in {"plan", "region", "indicator", "unit"}]
    rows[figures] = rows[figures].where(~rows["nobody"])
    return rows


def _reasons(rows: pd.DataFrame, data: Dataset) -> pd.Series:
    """Why a row has no level to compare; missing where it has one."""
    reasons = {  # the first that holds
        None: rows["target"].notna(),
        NO_POPULATION: rows["nobody"],
        NO_FIGURE: ~rows["plan"].isin(data.targets["plan"]),
        NOT_IN_PLAN: rows["indicator"].isna(),
        EACH_YEAR: rows["each_year"].notna(),
        WORDS_ONLY: rows["qualitative"].notna(),
        STEP_ONLY: rows["change"].notna(),
    }
    return pd.Series(np.select(list(reasons.values()), list(reasons), RATE_ONLY), index=rows.index, dtype="string")
