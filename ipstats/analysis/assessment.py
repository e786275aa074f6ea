"""Assessment: what was reached of a plan's targets, in the terms of those who assess plans. Numbers in, numbers out.

Completion rate (完成率): what was observed over the target, in percent; only where more is better and the target is
above zero, for elsewhere it says nothing. Share of the way against share of the time (序时进度): from the baseline on,
both linear. Share of indicators reached (指标完成率): 25 of 28, as the National Development and Reform Commission
counted in its mid-term assessment of 2013. Words before the end are those of the National Intellectual Property
Administration's press conference of 2024-03-29 (提前实现, 快于预期, 符合预期, 滞后), at the end those of final
assessments (超额完成, 完成, 基本完成, 未完成). What is nearly reached is a matter of the margin: it has to be named.
"""

import math
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ipstats.analysis.growth import EACH_YEAR, NO_BASELINE, NO_YEARS, RATE_ONLY, STEP_ONLY, WORDS_ONLY
from ipstats.analysis.observed import breaks_between, counted_observations
from ipstats.analysis.progress import KEPT, NO_OBSERVATION, direction_of, meets

MARGIN = 5.0  # percent of the target, or of the pace: what is nearly reached, or as planned
EXCEEDED, REACHED, NEARLY, NOT_REACHED = "exceeded", "reached", "nearly reached", "not reached"
EARLY, AHEAD, AS_PLANNED, LATE = "reached early", "faster than planned", "as planned", "late"
DONE = {EXCEEDED, REACHED, EARLY}
AFTER_END = "observed after the target's year"
NO_LEVEL = {"annual_level": EACH_YEAR, "annual_change": EACH_YEAR, "change": STEP_ONLY}  # else only a rate is stated


@dataclass(frozen=True)
class Assessment:
    """What can be said of one target.

    verdict: one of the words above, or None; completion: percent of the target; gap: observed less target, in the
    indicator's unit; way, time: shares of the way and of the time, in percent; pace: what is needed a year from now on,
    in the indicator's unit; note: why there is no verdict, or what stands beside
    it, or None.
    """

    verdict: str | None = None
    completion: float | None = None
    gap: float | None = None
    way: float | None = None
    time: float | None = None
    pace: float | None = None
    note: str | None = None


def assess_target(
    baseline: float | None, baseline_year: int | None, target: float | None, target_year: int | None,
    observed: float | None, observed_year: int | None, *, comparator: str = "=", better: str = "higher",
    margin: float = MARGIN,
) -> Assessment:  # fmt: skip
    """What an observation says of a target; the arguments are as for progress, margin in percent.

    >>> assess_target(11.3, 2020, 17, 2025, 16.5, 2025).verdict, assess_target(11.3, 2020, 17, 2025, 18, 2025).verdict
    ('nearly reached', 'exceeded')
    >>> found = assess_target(10, 2020, 20, 2025, 14, 2023)
    >>> found.verdict, found.way, found.time, found.pace
    ('late', 40.0, 60.0, 3.0)
    """
    numbers = (baseline, baseline_year, target, target_year, observed, observed_year)
    start, start_year, goal, goal_year, level, year = (math.nan if pd.isna(n) else float(n) for n in numbers)
    if note := _why_nothing(goal, goal_year, level, year):
        return Assessment(note=note)
    direction = direction_of(start, goal, comparator, better)
    known = {"gap": level - goal, "completion": level / goal * 100 if direction > 0 and goal > 0 else None}
    met = meets(level, goal, comparator, direction)
    if year >= goal_year:
        note = AFTER_END if year > goal_year else None
        return Assessment(_at_the_end(level, goal, direction, met, margin), **known, note=note)
    if met:
        return Assessment(EARLY, **known)
    known["pace"] = (goal - level) / (goal_year - year)
    if math.isnan(start + start_year) or not start_year < year:
        return Assessment(**known, note=NO_BASELINE)
    if direction * (goal - start) <= 0:
        return Assessment(LATE, **known, note=KEPT)
    way, time = (level - start) / (goal - start) * 100, (year - start_year) / (goal_year - start_year) * 100
    return Assessment(_on_the_way(way, time, margin), **known, way=way, time=time)


def _why_nothing(target: float, target_year: float, observed: float, observed_year: float) -> str | None:
    reasons = (
        (WORDS_ONLY, math.isnan(target)),
        (NO_OBSERVATION, math.isnan(observed + observed_year)),
        (NO_YEARS, math.isnan(target_year)),
    )
    return next((reason for reason, holds in reasons if holds), None)


def _at_the_end(level: float, target: float, direction: int, met: bool, margin: float) -> str:
    if met:
        return EXCEEDED if direction > 0 and level > target else REACHED
    return NEARLY if abs(level - target) <= abs(target) * margin / 100 else NOT_REACHED


def _on_the_way(way: float, time: float, margin: float) -> str:
    if way > time * (1 + margin / 100):
        return AHEAD
    return AS_PLANNED if way >= time * (1 - margin / 100) else LATE


def reviewed_levels(statements: pd.DataFrame, plans: pd.DataFrame) -> pd.DataFrame:
    """What plans report of what was reached, as observations: levels of known indicators, of a year or summed.

    Columns: region, indicator, period_start (of a sum), year, value, unit, source (the title of the plan), review (its
    id), place (the section), checked. What a plan reports of its own baseline year is among them; it assesses only plans that began before.
    """
    reached = (statements["status"] == "actual") & (statements["measure"] == "level")
    rows = statements[reached & statements["indicator"].notna() & statements["value"].notna()]
    of_plan = plans.set_index("plan").loc[rows["plan"]].reset_index()
    rows = rows[["indicator", "period_start", "year", "value", "unit", "section"]].reset_index(drop=True)
    rows = rows.rename(columns={"section": "place"})
    return rows.assign(
        region=of_plan["region"], source=of_plan["title"], review=of_plan["plan"], checked="with the source"
    )


def assess_plans(
    targets: pd.DataFrame, plans: pd.DataFrame, observations: pd.DataFrame, statements: pd.DataFrame,
    indicators: pd.DataFrame, margin: float = MARGIN,
) -> pd.DataFrame:  # fmt: skip
    """The assessment of every target of the plans, by observations and by the reviews of later plans of the region.

    Columns: those of targets, then observed_year, observed, source, checked, review and place (of a later plan),
    verdict, completion, gap, way, time, pace, note, breaks (the years in which the series breaks between the baseline,
    or the year before the plan, and what was observed, separated by ;, or missing). Of several observations that of the
    target's year counts, else the last one before it, else the first one after it; an observation before a review of
    the same year, and of several of one year the one of `counted_observations`. A sum over a period is held against the
    same sum alone. A target that is no level, as a rate of growth, is not judged: its note says so.
    """
    rows = targets.reset_index(drop=True)
    began = rows["plan"].map(plans.set_index("plan")["period_start"]).astype("float64")
    counted = counted_observations(observations, indicators)
    levels = rows.assign(began=began)[rows["measure"] == "level"]
    found = _observed(levels, counted, reviewed_levels(statements, plans))
    rows = rows.join(found.set_index("row")[["observed_year", "observed", "source", "checked", "review", "place"]])
    facts = dict(zip(indicators["code"], indicators["better"], strict=True))
    judged = [vars(_judge(row, facts[str(row.indicator)], margin)) for row in rows.itertuples()]
    start = rows["baseline_year"].fillna(began - 1)
    breaks = breaks_between(rows, start, rows["observed_year"], indicators)
    return rows.join(pd.DataFrame(judged, columns=list(Assessment.__dataclass_fields__))).assign(breaks=breaks)


def _observed(rows: pd.DataFrame, observations: pd.DataFrame, reviews: pd.DataFrame) -> pd.DataFrame:
    """The observation that counts for each row of targets, which is named in the column row."""
    columns = ["region", "indicator", "year", "value", "unit", "source", "checked"]
    of_a_year = observations[columns].assign(period_start=pd.array([pd.NA] * len(observations), dtype="Int64"))
    seen = pd.concat([of_a_year.assign(review=None, rank=0), reviews.assign(rank=1)], ignore_index=True)
    seen = seen.rename(columns={"year": "observed_year", "value": "observed"})
    pairs = rows.reset_index(names="row").merge(seen, on=["region", "indicator", "unit", "period_start"])
    later = pairs["observed_year"] > pairs["baseline_year"].fillna(pairs["began"] - 1)
    pairs = pairs[later & (pairs["review"].isna() | (pairs["review"] != pairs["plan"]))]
    off = (pairs["observed_year"] - pairs["target_year"]).astype("float64")
    order = off.where(off > 0, -off / 1000)  # that year, the years before it from the last, the years after it
    return pairs.assign(order=order).sort_values(["row", "order", "rank"], kind="stable").drop_duplicates("row")


def _judge(row: Any, better: str, margin: float) -> Assessment:
    if row.measure != "level":
        return Assessment(note=NO_LEVEL.get(row.measure, RATE_ONLY))
    levels = (row.baseline, row.baseline_year, row.target, row.target_year, row.observed, row.observed_year)
    return assess_target(*levels, comparator=row.comparator, better=better, margin=margin)


def share_reached(rows: pd.DataFrame) -> tuple[int, int]:
    """How many targets of rows as `assess_plans` gives them were reached, and how many could be judged (25, 28).

    What is only nearly reached is not counted.
    """
    judged = rows["verdict"].dropna()
    return int(judged.isin(DONE).sum()), len(judged)
