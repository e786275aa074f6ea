"""One plan's targets held against another's: the plan above it, its draft, or the plan before of the same region."""

from typing import Any

import pandas as pd

from ipstats.analysis.progress import direction_of
from ipstats.analysis.targets import main_targets
from ipstats.data import Dataset
from ipstats.errors import UnknownName
from ipstats.reading import normalized_name

TAKEN_OVER, RAISED, LOWERED, REWORDED = "taken over", "raised", "lowered", "reworded"
DROPPED, ADDED, NOT_COMPARABLE = "only in the other plan", "only in this plan", "not comparable"
# Why two targets for one indicator cannot be held against each other.
OTHER_MEASURE, OTHER_UNIT, OTHER_YEAR = "another measure", "another unit", "another target year"
OTHER_SPAN, PART_OF_WHOLE, NO_LEVEL = "a sum against a level", "a count of a part of the other's place", "in words"
VALUES = {"annual_growth": "stated_growth", "change": "change", "annual_change": "change"}  # else the target itself
SIDES = [
    *("name", "measure", "unit", "period_start", "target_year", "comparator", "value", "qualitative", "section"),
    "start",
]
COLUMNS = {
    "indicator": "string",
    **{f"{column}{side}": "object" for side in ("", "_other") for column in SIDES},
    "relation": "string",
    "reason": "string",
}


def compare_plans(data: Dataset, plan: str, other: str) -> pd.DataFrame:
    """What a plan made of the targets of another one: a row for each indicator that one of them has, the other's first.

    Columns: indicator; of each plan name (as printed), measure, unit, period_start, target_year, comparator, value (a
    level, a step or a yearly rate, as measure says), qualitative, section and start, the other's with _other behind;
    relation, one of the words above; reason, why two targets cannot be held against each other, or missing. Raised and
    lowered are meant in the direction that is better. Of two places only shares, rates, scores and what is per head can
    be compared: a count of a city says nothing of that of its province. Between plans of one region the target years
    differ. Targets whose indicator has no code are paired where their names are the same but for signs.

    Raises UnknownName for an id that is no plan's.
    """
    known = data.plans.set_index("plan")[["region", "period_end"]]
    for name in (plan, other):
        if name not in known.index:
            raise UnknownName("plan", name, known.index, f"see {data.folder / 'plans.csv'}")
    one_place, one_period = map(bool, known.loc[plan] == known.loc[other])
    mine, theirs = _targets(data, plan), _targets(data, other)
    pairs = theirs.merge(mine, on="key", how="outer", suffixes=("_other", ""), sort=False, indicator="side")
    order = {key: place for place, key in enumerate(dict.fromkeys([*theirs["key"], *mine["key"]]))}
    pairs = pairs.sort_values("key", key=lambda keys: keys.map(order), ignore_index=True)
    pairs = pairs.assign(indicator=pairs["indicator"].fillna(pairs["indicator_other"]))
    facts = data.indicators.set_index("code")
    found = [_relation(row, facts, one_place, one_period) for row in pairs.itertuples()]
    pairs[["relation", "reason"]] = pd.DataFrame(found, columns=["relation", "reason"], index=pairs.index)
    return pairs[list(COLUMNS)].astype(COLUMNS)


def _targets(data: Dataset, plan: str) -> pd.DataFrame:
    """The main targets of a plan, and those whose indicator has no code, each with a key to pair it by."""
    coded = main_targets(data.targets[data.targets["plan"] == plan])
    values = [getattr(row, VALUES.get(str(row.measure), "target")) for row in coded.itertuples()]
    coded = coded.assign(value=values, key=coded["indicator"])
    stated = data.statements[(data.statements["plan"] == plan) & (data.statements["status"] == "target")]
    bare = stated[stated["indicator"].isna()].rename(columns={"year": "target_year"})
    bare = bare.assign(key="name:" + bare["name"].map(normalized_name)).drop_duplicates("key")
    return pd.concat([coded, bare])[["key", "indicator", *SIDES]].astype({"value": "float64"})


def _relation(row: Any, indicators: pd.DataFrame, one_place: bool, one_period: bool) -> tuple[str, str | None]:
    if row.side != "both":
        return (ADDED if row.side == "right_only" else DROPPED), None
    kind, better = ("", "none") if pd.isna(row.indicator) else indicators.loc[row.indicator, ["kind", "better"]]
    if reason := _why_not(row, str(kind), one_place, one_period):
        return NOT_COMPARABLE, reason
    direction = direction_of(row.value_other, row.value, str(row.comparator), str(better))
    further = direction * (row.value - row.value_other)
    if further:
        return (RAISED if further > 0 else LOWERED), None
    return (TAKEN_OVER if normalized_name(row.name) == normalized_name(row.name_other) else REWORDED), None


def _why_not(row: Any, kind: str, one_place: bool, one_period: bool) -> str | None:
    reasons = (
        (NO_LEVEL, pd.isna(row.value) or pd.isna(row.value_other)),
        (OTHER_MEASURE, row.measure != row.measure_other),
        (OTHER_UNIT, row.unit != row.unit_other),
        (OTHER_SPAN, pd.isna(row.period_start) != pd.isna(row.period_start_other)),
        (
            PART_OF_WHOLE,
            not one_place and row.measure not in {"annual_growth"} and kind not in {"ratio", "share", "score"},
        ),
        (OTHER_YEAR, one_period and row.target_year != row.target_year_other),
    )
    return next((reason for reason, holds in reasons if holds), None)


def plan_before(plans: pd.DataFrame, plan: str) -> str | None:
    """The plan of the same region that a plan follows: the last that ended before it began, one without a word of its
    own in its id first; None where there is none."""
    own = plans.set_index("plan").loc[plan]
    earlier = plans[(plans["region"] == own["region"]) & (plans["period_end"] < own["period_start"])]
    order = earlier.assign(words=earlier["plan"].str.count("-")).sort_values(
        ["period_end", "words"], ascending=[False, True]
    )
    return None if order.empty else str(order["plan"].iloc[0])


def plan_above(plans: pd.DataFrame, plan: str) -> str | None:
    """The plan that stands above a plan, as plans.csv names it; None where it names none."""
    above = plans.loc[plans["plan"] == plan, "above"].dropna()
    return None if above.empty else str(above.iloc[0])
