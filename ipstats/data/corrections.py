"""Single statements repaired, as data/corrections.csv says."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from ipstats.errors import BadInput

RATE_UNITS = {
    "annual_growth": ("%", "‰"),
    "total_growth": ("%", "‰", "倍"),
    "multiple": ("倍",),
    "completion": ("%",),
}


def apply_corrections(
    statements: pd.DataFrame, corrections: pd.DataFrame, path: Path, problems_of: Callable[[pd.DataFrame], list[str]]
) -> pd.DataFrame:
    """The statements with each repair applied. `place` is a statement's start, or its section where it has none.

    path: of the corrections; problems_of: the lines that tell what is wrong with statements, given as text with a label
    each. Raises BadInput where a repair points at no statement, at no column, or at one that no longer reads as
    expected, and where a statement would not be one with it.
    """
    fixed, problems = statements.copy(), []
    places = fixed["start"].astype("string").fillna(fixed["section"])
    repaired: dict[Any, str] = {}
    fix: Any
    for row, fix in enumerate(corrections.itertuples(index=False), start=2):
        at = fixed.index[(fixed["plan"] == fix.plan) & (places == fix.place)]
        if problem := _misfit(fix, fixed.loc[at]):
            problems.append(f"{path}: row {row}: {problem}")
        else:
            fixed.loc[at, fix.field] = _parse(fix.value, fixed[fix.field].dtype)
            repaired[at[0]] = f"{path}: row {row}"
    rows = fixed.loc[list(repaired)].set_axis(list(repaired.values())).map(_as_text).replace("", None).astype("string")
    problems += [*problems_of(rows), *_rates_in_other_units(rows)] if repaired else []
    if problems:
        raise BadInput(*problems)
    return fixed


def _rates_in_other_units(rows: pd.DataFrame) -> Iterator[str]:
    """What no schema can say: a repair of the measure alone would leave a growth rate in the unit of a level."""
    for row, measure, unit in zip(rows.index, rows["measure"], rows["unit"], strict=True):
        if (units := RATE_UNITS.get(measure)) and (pd.isna(unit) or unit not in units):
            found = "missing" if pd.isna(unit) else repr(unit)
            expected = " or ".join(units)
            yield f"{row}: measure is {measure!r} where unit is {found}; expected {expected}; mend both, each in a row"


def _misfit(fix: Any, found: pd.DataFrame) -> str | None:
    """Why a repair does not fit the statements found at its place, or None where it does."""
    if fix.field not in found:
        return f"no column {fix.field!r}; known are {', '.join(map(str, found))}"
    if len(found) != 1:
        advice = "give the place where it stands now (start, or section where there is none), or remove the row"
        return f"{len(found)} statements of {fix.plan} stand at {fix.place}; expected one; {advice}"
    dtype = found[fix.field].dtype
    try:
        pd.array([_parse(fix.value, dtype)], dtype=dtype)
    except (ValueError, TypeError):
        return f"value is {fix.value!r}; expected {'a year' if dtype == 'Int64' else 'a number'}"
    now, expected = _as_text(found[fix.field].iloc[0]), _as_text(fix.expect)
    if now != expected:
        advice = "remove the row if the reader is right, else mend it"
        return f"{fix.field} is {now!r} now, the repair expects {expected!r}; {advice}"
    return None


def _as_text(value: Any) -> str:
    return "" if pd.isna(value) else f"{value:.15g}" if isinstance(value, float) else str(value)


def _parse(value: Any, dtype: Any) -> Any:
    return value if pd.isna(value) or dtype == "string" else pd.to_numeric(value)
