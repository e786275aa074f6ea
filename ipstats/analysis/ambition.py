"""Ambition: the yearly pace that a target requires, beside the pace of the years before and that of the nation's plan.

A level's pace is the compound growth in percent a year; a share's, rate's or score's the change in points a year. The
pace of the years before runs from an earlier level of the same region to the target's own baseline; the required one of
the nation from the baseline of its plan. Counts of places of unlike size can be held against each other so: their growth.
"""

from typing import Any

import pandas as pd

from ipstats.analysis.assessment import reviewed_levels
from ipstats.analysis.growth import BOUNDS, POINTS, annual_growth, implied_levels
from ipstats.analysis.observed import breaks_between, counted_observations

ADDED = {
    "pace_unit": "string",
    "required": "float64",
    "earlier_year": "Int64",
    **dict.fromkeys(["earlier", "past"], "float64"),
    "earlier_source": "string",
    "implied": "boolean",
    "breaks": "string",
    "nation": "float64",
}
KEYS = ["region", "indicator", "unit"]


def yearly_pace(start: float, end: float, years: float, kind: str) -> float:
    """The pace from one level to another, in percent a year, or in points a year where the kind is share or score; nan
    where there is none.

    >>> round(yearly_pace(11.3, 17, 5, "ratio"), 4), round(yearly_pace(82.81, 85, 5, "score"), 4)
    (8.5111, 0.438)
    """
    if not years > 0:
        return float("nan")
    if kind in POINTS:
        return (end - start) / years
    return annual_growth(start, end, int(years)) if start > 0 and end > 0 else float("nan")


def compare_paces(
    targets: pd.DataFrame, nation: pd.DataFrame, observations: pd.DataFrame, statements: pd.DataFrame,
    plans: pd.DataFrame, indicators: pd.DataFrame,
) -> pd.DataFrame:  # fmt: skip
    """The targets of a plan that require a pace, with what there is to hold against it; a row that has nothing is left out.

    targets: of the plan; nation: of the nation's plans of its time, without rows for a plan of the nation itself;
    observations, statements: of the region; plans: rows of plans.csv for these statements.

    Columns: those of targets, then pace_unit (%, 百分点 or the score's unit, each a year), required; earlier_year, earlier
    (a level before the baseline, that which lies as many years before it as the target lies after it, or the nearest to
    that), past (the pace from there to the baseline; missing where no earlier level is known), earlier_source, implied
    (whether the earlier level follows from a multiple or growth that the plan prints), breaks (the years in between in
    which the series breaks, separated by ;, or missing); nation (what the nation's plan requires of the same indicator up to the same year).
    """
    kinds = dict(zip(indicators["code"], indicators["kind"], strict=True))
    rows = _required(targets, kinds).reset_index(drop=True)
    rows = rows.join(_earlier(rows, _known_levels(observations, statements, plans, indicators)))
    rows["breaks"] = breaks_between(rows, rows["earlier_year"], rows["baseline_year"], indicators)
    years = (rows["baseline_year"] - rows["earlier_year"]).astype("float64")
    levels: Any = zip(rows["earlier"], rows["baseline"], years, rows["indicator"].map(kinds), strict=True)
    rows["past"] = [yearly_pace(*row) for row in levels]
    beside = _required(nation, kinds).drop_duplicates(["indicator", "target_year"])
    beside = beside.set_index(["indicator", "target_year"])["required"].rename("nation")
    rows = rows.join(beside, on=["indicator", "target_year"])
    rows = rows[rows[["past", "nation"]].notna().any(axis=1)].reset_index(drop=True)
    return rows[[*targets.columns, *ADDED]].astype(ADDED)


def _required(targets: pd.DataFrame, kinds: dict[str, str]) -> pd.DataFrame:
    """The targets that require a pace, with it and its unit; a bound that the baseline holds already requires none."""
    levels = targets[(targets["measure"] == "level") & targets["period_start"].isna()]
    levels = levels[levels[["baseline", "target", "baseline_year", "target_year"]].notna().all(axis=1)]
    kind, years = levels["indicator"].map(kinds), (levels["target_year"] - levels["baseline_year"]).astype("float64")
    columns: Any = zip(levels["baseline"], levels["target"], years, kind, strict=True)
    bounds: Any = zip(levels["comparator"], levels["baseline"], levels["target"], strict=True)
    kept = pd.Series([b in BOUNDS and BOUNDS[b](start, end) for b, start, end in bounds], levels.index, dtype="bool")
    paces = pd.Series([yearly_pace(*row) for row in columns], levels.index, dtype="float64").mask(kept)
    units = kind.map({"share": "百分点"}).fillna(levels["unit"].where(kind == "score")).fillna("%")
    return levels.assign(required=paces, pace_unit=units)[paces.notna()]


def _known_levels(
    observations: pd.DataFrame, statements: pd.DataFrame, plans: pd.DataFrame, indicators: pd.DataFrame
) -> pd.DataFrame:
    """The levels of a year that were observed, or that plans report or imply; the surest first."""
    columns = [*KEYS, "earlier_year", "earlier", "earlier_source", "implied"]
    seen = counted_observations(observations, indicators).assign(implied=False)
    told = reviewed_levels(statements, plans).assign(implied=False)
    told = told[told["period_start"].isna()]
    found = implied_levels(statements).rename(columns={"implied": "value"}).join(statements[["plan", "indicator"]])
    found = found[found["compared_to"].str.fullmatch(r"\d{4}").fillna(False)]
    of_plan = plans.set_index("plan").loc[found["plan"], ["region", "title"]].reset_index(drop=True)
    found = found.reset_index(drop=True).assign(implied=True, region=of_plan["region"], source=of_plan["title"])
    found = found.assign(year=found["compared_to"].astype("Int64"))
    names = {"year": "earlier_year", "value": "earlier", "source": "earlier_source"}
    return pd.concat([part.rename(columns=names)[columns] for part in (seen, told, found)], ignore_index=True)


def _earlier(rows: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """For each row the level before its baseline from which the past is measured, where there is one."""
    pairs = rows.reset_index(names="row")[["row", *KEYS, "baseline_year", "target_year"]].merge(known, on=KEYS)
    pairs = pairs[(pairs["earlier_year"] < pairs["baseline_year"]).fillna(False)]
    wanted = 2 * pairs["baseline_year"] - pairs["target_year"]
    pairs = pairs.assign(off=(pairs["earlier_year"] - wanted).abs()).sort_values(["row", "off"], kind="stable")
    chosen = pairs.drop_duplicates("row").set_index("row")
    return chosen[["earlier_year", "earlier", "earlier_source", "implied"]]
