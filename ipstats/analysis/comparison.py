"""One indicator across plans, made comparable: per 10,000 people where one plan counts and another states a rate."""

import numpy as np
import pandas as pd

from ipstats.analysis.growth import RATE_ONLY, STEP_ONLY, WORDS_ONLY
from ipstats.analysis.targets import TARGET_COLUMNS
from ipstats.data import Dataset
from ipstats.errors import UnknownName

NATION = "china"
PER_HEAD = "_per_10k"
# Why a plan cannot be compared.
NO_FIGURE, NOT_IN_PLAN, NO_POPULATION = "plan sets no figure", "not among the plan's targets", "population unknown"
LEVELS = ["baseline", "target", "change"]


def compare(data: Dataset, indicator: str, regions: list[str] | None = None) -> pd.DataFrame:
    """What each plan wants of one indicator, a row a plan, in one unit; the national plan's target first where known.

    Columns: plan (empty for the national plan), region, indicator (as the plan has it), unit, baseline_year, baseline,
    target_year, target, comparator, qualitative, change, stated_growth, planned_growth, converted (whether the levels
    were computed from a count), reason (why there is no level to compare, or missing). Where some plans state a rate per
    10,000 people and others the count, and for all counts and sums, levels are divided by the residents of 2020
    (regions.csv) and have four significant figures. Raises UnknownName for an unknown indicator or region.
    """
    _check(data, indicator, regions)
    mine = data.plans if regions is None else data.plans[data.plans["region"].isin(regions)]
    stated, counted = _codes(data, indicator)
    found = data.targets[data.targets["indicator"].isin(common_codes(data, indicator))]
    found = found.sort_values("indicator", key=lambda code: code != stated, kind="stable").drop_duplicates("plan")
    rows = mine[["plan", "region"]].merge(found.drop(columns=["region", "unit"]), on="plan", how="left")
    rows = _per_head(rows.assign(unit=common_unit(data, indicator)), data, counted)
    rows = rows.assign(reason=_reasons(rows, data)).reindex(columns=list(COLUMNS)).astype(COLUMNS)
    return pd.concat([_national(data, stated), rows], ignore_index=True).astype(COLUMNS)


COLUMNS = {
    **dict.fromkeys(["plan", "region", "indicator"], "string"),
    **{name: kind for name, kind in TARGET_COLUMNS.items() if name != "responsible"},
    "planned_growth": "float64",
    "converted": "bool",
    "reason": "string",
}


def compare_observations(data: Dataset, indicator: str, regions: list[str] | None = None) -> pd.DataFrame:
    """The observations of one indicator, in the unit of `compare`: of the regions, and of the nation beside them.

    Columns: those of the observations, and converted. Rows whose population is unknown are left out.
    """
    _check(data, indicator, regions)
    counted = _codes(data, indicator)[1]
    rows = data.observations[data.observations["indicator"].isin(common_codes(data, indicator))]
    if regions is not None:
        rows = rows[rows["region"].isin([NATION, *regions])]
    rows = rows.assign(converted=rows["indicator"].isin([counted]))
    heads = rows["region"].map(data.regions.set_index("region")["population_2020"]).astype("float64")
    factor = (_people(data, counted) / heads).where(rows["converted"], 1.0)
    values = [
        _short(value) if each != 1.0 else value for value, each in zip(rows["value"] * factor, factor, strict=True)
    ]
    rows = rows.assign(value=values, unit=common_unit(data, indicator))
    return rows[rows["value"].notna()].reset_index(drop=True)


def common_unit(data: Dataset, indicator: str) -> str:
    """The unit in which plans are compared: per 10,000 people (sums of money: per person) for whatever is counted.

    Shares, scores and rates stay as they are.
    """
    stated, counted = _codes(data, indicator)
    units = data.indicators.set_index("code")["unit"]
    if stated:
        return units[stated]
    return "元/人" if units[counted] == "元" else f"{units[counted]}/万人"


def common_codes(data: Dataset, indicator: str) -> set[str]:
    """The codes that are compared with an indicator: the count, the rate per 10,000 people, or the indicator alone."""
    return set(_codes(data, indicator)) - {None}


def shared_codes(data: Dataset) -> list[str]:
    """The indicators by which at least two plans can be compared, one code for those that are compared as one."""
    levels = data.targets[data.targets["target"].notna() & data.targets["indicator"].isin(data.indicators["code"])]
    codes = levels["indicator"].map({code: _stated_or_counted(data, code) for code in levels["indicator"].unique()})
    plans = levels.groupby(codes, sort=False)["plan"].nunique()
    return plans.index[plans >= 2].tolist()


def _stated_or_counted(data: Dataset, indicator: str) -> str:
    stated, counted = _codes(data, indicator)
    return stated or counted


def most_shared(counts: pd.Series, own: pd.DataFrame) -> tuple[int, int] | None:
    """Of one region's targets the one that most other plans set too: its place in `own`, and how many; None for none.

    counts: how many targets there are of each indicator, those in `own` among them.
    """
    others = counts.sub(own["indicator"].value_counts(), fill_value=0)
    shared = own.loc[own["target"].notna(), "indicator"].map(others).fillna(0).astype(int)
    return (own.index.get_loc(shared.idxmax()), int(shared.max())) if shared.any() else None


def known_of_nation(data: Dataset, indicator: str) -> bool:
    """Whether there is anything of the nation to put beside an indicator: a target of its plan, or an observation."""
    if indicator not in set(data.indicators["code"]):
        return False
    seen = data.observations.loc[data.observations["region"] == NATION, "indicator"]
    return not {*data.national_plan["indicator"], *seen}.isdisjoint(common_codes(data, indicator))


def _codes(data: Dataset, indicator: str) -> tuple[str | None, str | None]:
    """The code that is compared as stated, and the code whose levels are divided by the population; one may be None."""
    known = data.indicators.set_index("code")
    count = indicator.removesuffix(PER_HEAD)
    if count + PER_HEAD in known.index:
        return count + PER_HEAD, count if count in known.index else None
    return (None, indicator) if known["kind"][indicator] in {"stock", "flow"} else (indicator, None)


def _people(data: Dataset, counted: str | None) -> int:
    return 1 if counted and data.indicators.set_index("code")["unit"][counted] == "元" else 10_000


def _check(data: Dataset, indicator: str, regions: list[str] | None) -> None:
    if indicator not in set(data.indicators["code"]):
        raise UnknownName("indicator", indicator, data.indicators["code"], f"see {data.folder / 'indicators.csv'}")
    for region in regions or []:
        if region not in set(data.regions["region"]):
            raise UnknownName("region", region, data.regions["region"], f"see {data.folder / 'regions.csv'}")


def _per_head(rows: pd.DataFrame, data: Dataset, counted: str | None) -> pd.DataFrame:
    """The rows, levels that were counted divided by the region's people; without any where those are not known."""
    count = rows["indicator"].eq(counted).fillna(False) if counted else pd.Series(False, index=rows.index)
    heads = rows["region"].map(data.regions.set_index("region")["population_2020"]).astype("float64")
    levels = rows[LEVELS].mul(_people(data, counted) / heads, axis=0).map(_short)
    rows = rows.assign(converted=count & levels.notna().any(axis=1), nobody=count & heads.isna())
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
        WORDS_ONLY: rows["qualitative"].notna(),
        STEP_ONLY: rows["change"].notna(),
    }
    return pd.Series(np.select(list(reasons.values()), list(reasons), RATE_ONLY), index=rows.index, dtype="string")


def _national(data: Dataset, stated: str | None) -> pd.DataFrame:
    rows = data.national_plan[data.national_plan["indicator"] == stated]
    return rows.assign(plan="", region=NATION, converted=False).reindex(columns=list(COLUMNS)).astype(COLUMNS)


def _short(value: float) -> float:
    return float(f"{value:.4g}")  # of nan it gives nan
