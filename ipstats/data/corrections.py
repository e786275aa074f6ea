"""Repairs of single statements: data/corrections.csv."""

from pathlib import Path
from typing import Any

import pandas as pd

from ipstats.errors import BadInput


def apply_corrections(statements: pd.DataFrame, corrections: pd.DataFrame, path: Path) -> pd.DataFrame:
    """The statements with each repair applied. `place` is a statement's start, or its section where it has none.

    Raises BadInput where a repair points at no statement, at no column, or at one that no longer reads as expected.
    """
    fixed, problems = statements.copy(), []
    places = fixed["start"].astype("string").fillna(fixed["section"])
    fix: Any
    for row, fix in enumerate(corrections.itertuples(index=False), start=2):
        at = fixed.index[(fixed["plan"] == fix.plan) & (places == fix.place)]
        if problem := _misfit(fix, fixed.loc[at]):
            problems.append(f"{path}: row {row}: {problem}")
        else:
            fixed.loc[at, fix.field] = _parse(fix.value, fixed[fix.field].dtype)
    if problems:
        raise BadInput(*problems)
    return fixed


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
