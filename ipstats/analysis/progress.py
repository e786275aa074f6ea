"""Progress: what was reached later, against what the target asked for until then. Numbers in, numbers out; no files.

Three rules, each by its name:

statcan   Statistics Canada's, as Open SDG uses it since version 2.4.0 ("Progress Measurement Methodology for the
          Sustainable Development Goals", 2025, open-sdg.readthedocs.io/en/latest/progress-methodology):
          R = d * CAGR observed / |CAGR required|, both from the baseline on, d = -1 where less is better; from 0.95 on
          track, from 0.60 progress made but acceleration needed, from 0 limited progress, below that deterioration. A
          latest value that meets the target is "target achieved", whatever came before.
un        The United Nations' of 2022 (Sustainable Development Goals Progress Chart 2022, Technical Note, UN DESA
          Statistics Division, unstats.un.org/sdgs/report/2022/Progress_Chart_Technical_Note_2022.pdf):
          CR = CAGR achieved / CAGR required; from 0.95 on track, from 0.5 fair progress but acceleration needed, from
          -0.1 limited or no progress, below that deterioration. The bounds are read from UNDP's software, which names
          the note as its method (github.com/UNDP-Data/SDG-Accelerator, src/utils/getStatus.tsx); the note's own table
          was not at hand. The note of 2023 has another method, which is not here: the share of the way that will be
          gone if growth goes on (as Eustat describes it, github.com/EUSTAT-DES/site, _pages/en/metodologia.md).
linear    The share of the way that was gone, over the share of the time that was used; 1 is on pace. No bands between:
          1 and more is on track, 0 to 1 behind, below 0 deterioration.

Where ipstats says less than these sources: a compound annual growth rate (CAGR) needs levels above zero, so a baseline
or target of 0 has no ratio (Open SDG puts 0.001 in its place), nor have negative levels (Open SDG turns the direction
round); shares and scores have none by a rule of this project (the sources grow them like levels). There only `linear` speaks.
Where it says more: from the target's year on, a target is met or missed. No rule can say anything of a target that the
baseline already met, but whether it was kept.
"""

import math
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ipstats.analysis.growth import NO_BASELINE, NO_YEARS, NOT_POSITIVE, POINTS, WORDS_ONLY, ZERO, annual_growth
from ipstats.analysis.observed import breaks_between, counted_observations

RULES = ("statcan", "un", "linear")
ON_TRACK, ACCELERATE, LIMITED, DETERIORATION = "on track", "acceleration needed", "limited progress", "deterioration"
BEHIND, MET, MISSED = "behind the linear pace", "target met", "target missed"
SEEN = ["region", "indicator", "unit"]
BANDS = {  # lower bound of the ratio → verdict, from above
    "statcan": ((0.95, ON_TRACK), (0.60, ACCELERATE), (0.0, LIMITED), (-math.inf, DETERIORATION)),
    "un": ((0.95, ON_TRACK), (0.50, ACCELERATE), (-0.10, LIMITED), (-math.inf, DETERIORATION)),
    "linear": ((1.0, ON_TRACK), (0.0, BEHIND), (-math.inf, DETERIORATION)),
}
# Why there is no ratio.
NO_OBSERVATION = "no observation"
NOT_LATER = "observation is not later than the baseline"
KEPT = "baseline already met the target"
NO_WAY = "any step beyond the baseline is enough"


@dataclass(frozen=True)
class Progress:
    """What a rule says of one target.

    verdict: one of the words above, or None; ratio: achieved over required, or None; required, achieved: yearly rates,
    in percent (statcan, un) or in the indicator's unit (linear), or None; note: why there is no ratio, or None.
    """

    rule: str
    verdict: str | None = None
    ratio: float | None = None
    required: float | None = None
    achieved: float | None = None
    note: str | None = None


def assess(
    baseline: float | None, baseline_year: int | None, target: float | None, target_year: int | None,
    observed: float | None, observed_year: int | None, *, comparator: str = "=", better: str = "higher",
    kind: str = "stock", rule: str = "statcan",
) -> Progress:  # fmt: skip
    """How far an observation has come on the way from a baseline to a target, by one rule of `RULES`.

    comparator is the target's; better and kind are the indicator's, as in indicators.csv. Levels are in one unit.
    What is missing may be None or NaN; without an observation, a target or a year there is never a verdict.

    >>> assess(11.3, 2020, 17, 2025, 14, 2023).verdict
    'acceleration needed'
    >>> assess(30, 2020, 20, 2025, 22, 2023, better="lower").verdict
    'on track'
    >>> assess(0, 2020, 3e7, 2025, 1e7, 2022).note, assess(0, 2020, 3e7, 2025, 1e7, 2022, rule="linear").verdict
    ('baseline is zero', 'behind the linear pace')
    >>> assess(11.3, 2020, 17, 2025, None, None)
    Progress(rule='statcan', verdict=None, ratio=None, required=None, achieved=None, note='no observation')

    Methods: see the top of `ipstats.analysis.progress`. Raises ValueError for a rule that is none of `RULES`.
    """
    if rule not in RULES:
        raise ValueError(f"no rule {rule!r}; known are {', '.join(RULES)}")
    numbers = (baseline, baseline_year, target, target_year, observed, observed_year)
    start, start_year, goal, goal_year, level, year = (math.nan if pd.isna(n) else float(n) for n in numbers)
    direction = direction_of(start, goal, comparator, better)
    note, settled = _no_ratio(start, start_year, goal, goal_year, level, year, kind, rule), None
    if not math.isnan(goal + goal_year + level + year):
        settled = MET if meets(level, goal, comparator, direction) else MISSED if year >= goal_year else None
    if not note and meets(start, goal, comparator, direction):
        note, settled = KEPT, settled or DETERIORATION
    if not note and start == goal:  # a strict bound, one step away: no pace is required
        note, settled = NO_WAY, settled or (DETERIORATION if direction * (level - start) < 0 else None)
    if note:
        return Progress(rule, settled, note=note)
    required = _pace(start, goal, int(goal_year - start_year), rule)
    achieved = _pace(start, level, int(year - start_year), rule)
    ratio = direction * achieved / abs(required)
    verdict = next(verdict for bound, verdict in BANDS[rule] if ratio >= bound)
    return Progress(rule, settled or verdict, ratio, required, achieved)


def direction_of(baseline: float, target: float, comparator: str, better: str) -> int:
    """+1 where more is wanted, -1 where less is: by the bound, the indicator, or the way from baseline to target."""
    if comparator in {">=", ">", "<=", "<"}:
        return 1 if comparator[0] == ">" else -1
    if better in {"higher", "lower"}:
        return 1 if better == "higher" else -1
    return -1 if target < baseline else 1


def meets(value: float, target: float, comparator: str, direction: int) -> bool:
    """Whether a value is at or beyond the target; a strict bound wants it beyond."""
    beyond = direction * (value - target)
    return beyond > 0 if comparator in {">", "<"} else beyond >= 0


def _no_ratio(
    baseline: float, baseline_year: float, target: float, target_year: float, observed: float, observed_year: float,
    kind: str, rule: str,
) -> str | None:  # fmt: skip
    reasons = (  # the first that holds
        (NO_OBSERVATION, math.isnan(observed + observed_year)),
        (WORDS_ONLY, math.isnan(target)),
        (NO_YEARS, math.isnan(target_year)),
        (NO_BASELINE, math.isnan(baseline + baseline_year)),
        (NO_YEARS, target_year <= baseline_year),
        (NOT_LATER, observed_year <= baseline_year),
        (POINTS.get(kind), rule != "linear" and kind in POINTS),
        (ZERO, rule != "linear" and baseline == 0),
        (NOT_POSITIVE, rule != "linear" and min(baseline, target, observed) <= 0),
    )
    return next((reason for reason, holds in reasons if holds), None)


def _pace(start: float, end: float, years: int, rule: str) -> float:
    return (end - start) / years if rule == "linear" else annual_growth(start, end, years)


def assess_targets(
    targets: pd.DataFrame, observations: pd.DataFrame, indicators: pd.DataFrame, rule: str = "statcan"
) -> pd.DataFrame:
    """The progress of every target that has an observation later than its baseline, by its latest one; of levels only,
    for an observation of one year says little of a target of each year.

    Columns: those of targets, then observed_year, observed, source, checked, rule, verdict, ratio, required, achieved,
    note, breaks (the years in which the series breaks between baseline and observation, separated by ;, or missing).
    Of several values of one year the one of `counted_observations` counts. A target whose rule has no ratio (a share,
    a score, a zero baseline) is judged by the linear pace instead; `rule` says so.
    """
    seen = counted_observations(observations, indicators)[[*SEEN, "year", "value", "source", "checked"]]
    seen = seen.rename(columns={"year": "observed_year", "value": "observed"})
    rows = targets[targets["measure"] == "level"].merge(seen, on=SEEN)
    later = rows["observed_year"] > rows["baseline_year"].fillna(rows["target_year"] - 1)
    rows = rows[later & rows["target"].notna()].sort_values("observed_year", kind="stable")
    rows = rows.drop_duplicates(["plan", "indicator"], keep="last").sort_index(ignore_index=True)
    facts = indicators.set_index("code")
    found = [vars(_by_rule(row, facts, rule)) for row in rows.itertuples()]
    judged = pd.DataFrame(found, columns=list(Progress.__dataclass_fields__), index=rows.index)
    start = rows["baseline_year"].fillna(rows["target_year"] - 1)
    return rows.join(judged).assign(breaks=breaks_between(rows, start, rows["observed_year"], indicators))


def _by_rule(row: Any, indicators: pd.DataFrame, rule: str) -> Progress:
    levels = (row.baseline, row.baseline_year, row.target, row.target_year, row.observed, row.observed_year)
    better, kind = indicators.loc[row.indicator, ["better", "kind"]]
    known = {"comparator": row.comparator, "better": better, "kind": kind}
    found = assess(*levels, **known, rule=rule)
    return assess(*levels, **known, rule="linear") if found.note in {*POINTS.values(), ZERO, NOT_POSITIVE} else found
