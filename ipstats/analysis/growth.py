"""What a baseline and a target imply: change and planned growth. Numbers in, numbers out; no files."""

import math
import operator
from typing import Any

import pandas as pd

# Why a row has no planned growth, in the order in which the reasons are looked for.
WORDS_ONLY = "target in words"
RATE_ONLY = "only a growth rate is stated"
STEP_ONLY = "only a step is stated"
EACH_YEAR = "each year"
NO_BASELINE = "no baseline"
SHARE = "share: change in percentage points"
SCORE = "score: change in points"
ZERO = "baseline is zero"
NOT_POSITIVE = "level not above zero"
NO_YEARS = "no years between baseline and target"
ALLOWED = "baseline already meets the target"

IN_POINTS = {"share": SHARE, "score": SCORE}  # kinds whose change is no growth
BOUNDS = {">=": operator.ge, ">": operator.gt, "<=": operator.le, "<": operator.lt}  # of a target → when it is met
SAME_PERIOD = ["plan", "subject", "year", "period_start", "source"]  # what a level and its reported growth share


def annual_growth(baseline: float, target: float, years: int) -> float:
    """Compound annual growth rate in percent a year: ((target / baseline) ** (1 / years) - 1) * 100.

    >>> round(annual_growth(11.3, 17, 5), 2)
    8.51

    Raises ValueError unless both levels are above zero and years is at least one.
    """
    if not (baseline > 0 and target > 0 and years >= 1):
        raise ValueError(f"no compound growth from {baseline} to {target} in {years} years")
    return ((target / baseline) ** (1 / years) - 1) * 100


def why_no_rate(row: Any, kind: str) -> str | None:
    """The reason why a target row has no planned growth, or None where it has one.

    row: measure, baseline, target, change, baseline_year, target_year, comparator, qualitative, stated_growth.
    kind: of the indicator, as in indicators.csv.
    """
    if pd.isna(row.target):
        return WORDS_ONLY if pd.notna(row.qualitative) else STEP_ONLY if pd.notna(row.change) else RATE_ONLY
    if row.measure == "annual_level":
        return EACH_YEAR
    if pd.isna(row.baseline):
        return NO_BASELINE
    if kind in IN_POINTS:
        return IN_POINTS[kind]
    if row.baseline == 0:
        return ZERO
    if row.baseline < 0 or row.target <= 0:
        return NOT_POSITIVE
    if not row.target_year > row.baseline_year:
        return NO_YEARS
    if row.comparator in BOUNDS and BOUNDS[row.comparator](row.baseline, row.target):
        return ALLOWED
    return None


def add_growth(targets: pd.DataFrame, kinds: dict[str, str]) -> pd.DataFrame:
    """The targets with change, change_pct, planned_growth (percent a year) and growth_note filled in.

    kinds: indicator code → kind. A change the plan itself states is kept where there are no two levels.
    """
    rows = targets.copy()
    rows["change"] = (rows["target"] - rows["baseline"]).fillna(rows["change"])
    steps = rows["indicator"].map(kinds).isin([*IN_POINTS]) | (rows["measure"] == "annual_change")
    rows["change_pct"] = (rows["change"] / rows["baseline"].where((rows["baseline"] > 0) & ~steps)) * 100
    notes = [why_no_rate(row, kind) for row, kind in zip(rows.itertuples(), rows["indicator"].map(kinds), strict=True)]
    rows["growth_note"] = pd.array(notes, dtype="string")
    pairs: Any = zip(rows.itertuples(), notes, strict=True)
    rows["planned_growth"] = [
        annual_growth(row.baseline, row.target, int(row.target_year - row.baseline_year)) if note is None else math.nan
        for row, note in pairs
    ]
    return rows.round({"change": 10, "change_pct": 4, "planned_growth": 4})


def four_figures(value: float) -> float:
    """The value with four significant figures; nan of nan."""
    return float(f"{value:.4g}")


def implied_levels(statements: pd.DataFrame) -> pd.DataFrame:
    """The earlier level that each reported multiple or total growth implies, under the index of its statement.

    Columns: level (the one reported for the same indicator and period, the nearest before it in the document), implied
    (level divided by the multiple, or by 1 + growth; four significant figures), unit, compared_to. A statement without
    such a level, or that would divide by zero or less, has no row.
    """
    actual = statements[(statements["status"] == "actual") & statements["value"].notna()]
    actual = actual.assign(subject=actual["indicator"].fillna(actual["name"]))
    grown = actual[actual["measure"].isin(["multiple", "total_growth"])].reset_index(names="statement")
    levels = actual.loc[actual["measure"] == "level", [*SAME_PERIOD, "start", "value", "unit"]]
    pairs = grown.merge(levels, on=SAME_PERIOD, suffixes=("_grown", ""))
    pairs = pairs[pairs["start"] < pairs["start_grown"]].sort_values("start", kind="stable")
    pairs = pairs.drop_duplicates("statement", keep="last").set_index("statement").sort_index()
    divisor = pairs["value_grown"].where(pairs["measure"] == "multiple", 1 + pairs["value_grown"] / 100)
    pairs = pairs.assign(level=pairs["value"], implied=(pairs["value"] / divisor).map(four_figures))
    return pairs.loc[divisor > 0, ["level", "implied", "unit", "compared_to"]]
