"""One indicator across plans, made comparable: per 10,000 people where one plan counts and another states a rate."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from ipstats.analysis.growth import EACH_YEAR, PER_HEAD, RATE_ONLY, STEP_ONLY, WORDS_ONLY, four_figures
from ipstats.analysis.observed import counted_observations
from ipstats.analysis.residents import residents_for
from ipstats.analysis.targets import STATED, main_targets
from ipstats.data import NATION, Dataset
from ipstats.errors import UnknownName

# Why a plan cannot be compared.
NO_FIGURE, NOT_IN_PLAN, NO_POPULATION = "plan sets no figure", "not among the plan's targets", "population unknown"
SAME_TARGET = ["measure", "target_year", "target", "comparator"]
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
    """What each plan wants of one indicator, a row a plan, in one unit; the nation's plans first.

    Of the nation there are only plans that set the indicator: all where regions name it (or are None), else those whose
    period overlaps that of a plan of the regions. Where several of them want the same level of the same year, the one
    that has a baseline stands for all, of equals the one that runs shortest.

    Columns: plan, region, indicator (as the plan has it), measure, unit, baseline_year, baseline,
    target_year, target, comparator, qualitative, change, stated_growth, planned_growth, each_year (a target of each
    year, which is compared with none of a year or of a whole period: then there is no target; a goal in words that has the
    indicator's code stands in qualitative where the plan sets no target), converted (whether the
    levels were computed from a count), baseline_residents_year, target_residents_year (of what year the residents are
    by which they were divided), reason (why there is no level to compare, or missing). Where some plans state a rate per
    10,000 people and others the count, and for all counts and sums, levels are divided by the residents of the year
    before (`residents_for`) and have four significant figures. Raises UnknownName for an unknown indicator or region.
    """
    _check(data, indicator, regions)
    stated, counted = _codes(data, indicator)
    found = main_targets(data.targets[data.targets["indicator"].isin(common_codes(data, indicator))])
    found = found.sort_values("indicator", key=lambda code: code != stated, kind="stable").drop_duplicates("plan")
    goals = data.goals[data.goals["indicator"].isin(common_codes(data, indicator))].drop_duplicates("plan")
    goals = goals[~goals["plan"].isin(found["plan"])].rename(
        columns={"direction": "qualitative", "year": "target_year"}
    )
    found = pd.concat([found, goals.reindex(columns=found.columns).astype(found.dtypes)])
    mine = _compared_plans(data, found, regions)
    found = _each_year_apart(found)
    rows = mine[["plan", "region"]].merge(found.drop(columns=["region", "unit"]), on="plan", how="left")
    rows = _per_head(rows.assign(unit=common_unit(data, indicator)), data, counted)
    return rows.assign(reason=_reasons(rows, data)).reindex(columns=list(COLUMNS)).astype(COLUMNS)


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


def plans_beside(observations: pd.DataFrame, comparison: pd.DataFrame) -> pd.Series:
    """The plan that each observation is shown beside, of its region in rows as `compare` gives them; empty for none.

    It is the one that had begun last in that year, or the first to begin where none had.
    """
    pairs = observations[["region", "year"]].reset_index().merge(comparison[["region", "plan"]], on="region")
    wait = pairs["plan"].str.extract(r"(\d{4})-\d{4}$", expand=False).astype("Int64") - pairs["year"]
    nearest = pairs.assign(later=wait > 0, far=wait.abs()).sort_values(["later", "far"], kind="stable")
    found = nearest.drop_duplicates("index").set_index("index")["plan"]
    return found.reindex(observations.index).fillna("").astype("string")


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
    """The indicators by which plans of at least two regions can be compared, one code for those compared as one."""
    levels = data.targets[data.targets["target"].notna() & (data.targets["measure"] == "level")]
    levels = levels[levels["indicator"].isin(data.indicators["code"])]
    codes = levels["indicator"].map(
        {code: next(filter(None, _codes(data, code))) for code in levels["indicator"].unique()}
    )
    regions = levels.groupby(codes, sort=False)["region"].nunique()
    return regions.index[regions >= 2].tolist()


def count_places(targets: pd.DataFrame) -> dict[str, int]:
    """How many regions, the nation left out, have a target of each indicator."""
    places = targets.loc[targets["region"] != NATION, ["region", "indicator"]].drop_duplicates()
    return {str(code): int(count) for code, count in places["indicator"].value_counts().items()}


def most_shared(counts: Mapping[Any, int], own: pd.DataFrame) -> tuple[int, int] | None:
    """Of one region's targets the one that most other regions set too: its place in `own`, and how many; None for none.

    counts: as `count_places` gives them of the targets of all regions, that of `own` among them.
    """
    known = zip(own["indicator"], own["target"].notna(), own["region"] != NATION, strict=True)
    others = [counts.get(code, 0) - counted if has_target else 0 for code, has_target, counted in known]
    most = max(others, default=0)
    return (others.index(most), most) if most else None


def known_of_nation(data: Dataset, indicator: str) -> bool:
    """Whether there is anything of the nation to put beside an indicator: a target of its plans, or an observation."""
    if indicator not in set(data.indicators["code"]):
        return False
    wanted, seen = (table.loc[table["region"] == NATION, "indicator"] for table in (data.targets, data.observations))
    return not {*wanted, *seen}.isdisjoint(common_codes(data, indicator))


def plans_of_nation(plans: pd.DataFrame, others: pd.DataFrame) -> pd.DataFrame:
    """The nation's rows of `plans` whose period overlaps that of a plan of `others`; both in the columns of plans.csv."""
    nation, spans = plans[plans["region"] == NATION], others[["period_start", "period_end"]].drop_duplicates()
    pairs = nation.merge(spans, how="cross", suffixes=("", "_other"))
    meets = (pairs["period_start"] <= pairs["period_end_other"]) & (pairs["period_end"] >= pairs["period_start_other"])
    return nation[nation["plan"].isin(pairs.loc[meets, "plan"])]


def _compared_plans(data: Dataset, found: pd.DataFrame, regions: list[str] | None) -> pd.DataFrame:
    """The plans to compare, those of the nation first, as `compare` says. found: the targets of the indicator."""
    mine = data.plans if regions is None else data.plans[data.plans["region"].isin(regions)]
    named = regions is None or NATION in regions
    nation = plans_of_nation(data.plans, data.plans if named else mine)
    wanted = nation.merge(found[["plan", "baseline", *SAME_TARGET]], on="plan")
    order = {"bare": wanted["baseline"].isna(), "span": wanted["period_end"] - wanted["period_start"]}
    wanted = wanted.assign(**order).sort_values([*order], kind="stable")
    repeated = wanted["target"].notna() & wanted.duplicated(SAME_TARGET)
    return pd.concat([nation[nation["plan"].isin(wanted.loc[~repeated, "plan"])], mine[mine["region"] != NATION]])


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
        WORDS_ONLY: rows["qualitative"].notna(),
        NO_FIGURE: ~rows["plan"].isin(data.targets["plan"]),
        NOT_IN_PLAN: rows["indicator"].isna(),
        EACH_YEAR: rows["each_year"].notna(),
        STEP_ONLY: rows["change"].notna(),
    }
    return pd.Series(np.select(list(reasons.values()), list(reasons), RATE_ONLY), index=rows.index, dtype="string")
