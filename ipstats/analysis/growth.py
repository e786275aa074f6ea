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
OTHER_MEASURE = "baseline of another measure"
SHARE = "share: change in percentage points"
SCORE = "score: change in points"
ZERO = "baseline is zero"
NOT_POSITIVE = "level not above zero"
NO_YEARS = "no years between baseline and target"
ALLOWED = "baseline already meets the target"

BOUNDS = {">=": operator.ge, ">": operator.gt, "<=": operator.le, "<": operator.lt}  # of a target → when it is met
POINTS = {"share": SHARE, "score": SCORE}  # kinds of indicators that change in points, never in percent
PER_HEAD = "_per_10k"  # at the end of the code of a rate whose count has the code before it
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
    if kind in POINTS:
        return POINTS[kind]
    if row.baseline == 0:
        return ZERO
    if row.baseline < 0 or row.target <= 0:
        return NOT_POSITIVE
    if not row.target_year > row.baseline_year:
        return NO_YEARS
    if row.comparator in BOUNDS and BOUNDS[row.comparator](row.baseline, row.target):
        return ALLOWED
    return None


def add_growth(targets: pd.DataFrame, kinds: dict[str, str], otherwise: pd.Series | None = None) -> pd.DataFrame:
    """The targets with change, change_pct, planned_growth (percent a year) and growth_note filled in.

    kinds: indicator code → kind; otherwise: whether the plan prints each row's baseline for another measure only, as
    `printed_otherwise` finds it. A change the plan itself states is kept where there are no two levels.
    """
    rows = targets.copy()
    rows["change"] = (rows["target"] - rows["baseline"]).fillna(rows["change"])
    in_points = rows["indicator"].map(kinds).isin(POINTS) | (rows["measure"] == "annual_change")
    rows["change_pct"] = (rows["change"] / rows["baseline"].where((rows["baseline"] > 0) & ~in_points)) * 100
    notes = [why_no_rate(row, kind) for row, kind in zip(rows.itertuples(), rows["indicator"].map(kinds), strict=True)]
    rows["growth_note"] = pd.array(notes, dtype="string")
    if otherwise is not None:
        rows["growth_note"] = rows["growth_note"].mask((rows["growth_note"] == NO_BASELINE) & otherwise, OTHER_MEASURE)
    pairs: Any = zip(rows.itertuples(), notes, strict=True)
    rows["planned_growth"] = [
        annual_growth(row.baseline, row.target, int(row.target_year - row.baseline_year)) if note is None else math.nan
        for row, note in pairs
    ]
    return rows.round({"change": 10, "change_pct": 4, "planned_growth": 4})


def printed_otherwise(targets: pd.DataFrame, statements: pd.DataFrame) -> pd.Series:
    """Whether a plan prints, for each target without a baseline, an earlier figure of it in another measure only.

    That is: a sum over a period before a level of one year, a level before a sum, what is of each year before what is
    not, another unit, or a count before its rate per 10,000 people and the other way round. Reported rates of growth
    and multiples are no baselines.
    """
    reached = statements[(statements["status"] == "actual") & statements["value"].notna()]
    reached = _with_basis(reached[reached["measure"].isin(["level", "annual_level", "change", "annual_change"])])
    starts = _with_basis(targets[targets["baseline"].isna()]).reset_index(names="row")
    pairs = starts.merge(reached, on=["plan", "subject"], suffixes=("_target", ""))
    pairs = pairs[(pairs["year"] < pairs["target_year"]).fillna(False)]
    same = pairs["row"].isin(pairs.loc[pairs["basis"] == pairs["basis_target"], "row"])
    return targets.index.to_series().isin(pairs.loc[~same, "row"])


def _with_basis(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with their subject, what is counted whether by heads or not, and how: measure, unit, of a period or not."""
    basis = rows["measure"] + "|" + rows["unit"] + "|" + rows["period_start"].notna().astype("string")
    return rows.assign(subject=rows["indicator"].str.removesuffix(PER_HEAD), basis=basis)


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
