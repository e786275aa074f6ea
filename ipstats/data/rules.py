"""What the cells of a table must be, and how a person is told of one that is not."""

import math
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from ipstats.errors import UnknownName
from ipstats.text import known_units


class Rule(NamedTuple):
    """One demand on a column of text.

    holds: the column's cells → a bool for each; message: the row's label and the text found → what is wrong;
    of_empty: whether cells that are empty are asked too.
    """

    column: str
    name: str
    holds: Callable[[pd.Series], pd.Series]
    message: Callable[[str, str], str]
    of_empty: bool = False


def numbers(cells: pd.Series) -> pd.Series:
    """Texts as float64; NaN where one is no number."""
    return pd.to_numeric(cells, errors="coerce").astype("float64")


TYPES: dict[str, tuple[Callable[[pd.Series], pd.Series], str]] = {
    "year": (lambda cells: cells.str.fullmatch("[0-9]{4}").astype(bool), "a number of four digits"),
    "integer": (lambda cells: numbers(cells) % 1 == 0, "integer"),
    "number": (lambda cells: numbers(cells).abs() < math.inf, "a number"),
    "date": (lambda cells: pd.to_datetime(cells, format="%Y-%m-%d", errors="coerce").notna(), "a date, as 2021-12-31"),
}


def constraints(field: dict[str, Any]) -> Iterator[Rule]:
    """The type and the constraints of a Table Schema's field; `required` and `unique` are none of the cell alone."""
    column, limits = field["name"], field.get("constraints", {})

    def rule(name: str, holds: Callable[[pd.Series], pd.Series], wanted: str) -> Rule:
        return Rule(column, name, holds, lambda row, text: f"{row}: {column} is {text!r}; expected {wanted}")

    if field["type"] in TYPES:
        yield rule("type", *TYPES[field["type"]])
    if allowed := limits.get("enum"):
        yield rule("enum", lambda cells: cells.isin(allowed), f"one of {', '.join(map(repr, allowed))}")
    if pattern := limits.get("pattern"):
        yield rule("pattern", lambda cells: cells.str.fullmatch(pattern).astype(bool), f"pattern {pattern}")
    if (least := limits.get("minimum")) is not None:
        yield rule("minimum", lambda cells: ~(numbers(cells) < least), f"minimum {least}")
    if (most := limits.get("maximum")) is not None:
        yield rule("maximum", lambda cells: ~(numbers(cells) > most), f"maximum {most}")


def unique(rows: pd.DataFrame, columns: list[str]) -> Rule:
    """No two rows have the same texts in these columns; rows that lack one are not compared."""
    *others, last = columns
    names = f"{', '.join(others)} and {last}" if others else last
    labels = rows.index.to_series()
    first = labels.groupby([rows[name] for name in columns]).transform("first")
    again = first.notna() & (first != labels)

    def message(row: str, text: str) -> str:
        return f"{row}: same {names} as {first[row]} ({', '.join(map(str, rows.loc[row, columns]))})"

    return Rule(last, f"unique {names}", lambda cells: ~again[cells.index], message)


def known(column: str, names: pd.Series, path: Path | None) -> Rule:
    """A foreign key: each cell is one of the names in another file, or, where path is None, in the same.

    A plan that is not known is told once, for it is the same in all rows of its statements.
    """

    @cache
    def nearest(text: str, where: str) -> str:
        return str(UnknownName(column, text, names.dropna(), where))

    def message(row: str, text: str) -> str:
        file, _, number = row.rpartition(": ")
        if column == "plan":
            return f"{file}: {nearest(text, f'add it to {path}, or mend {number} and those like it')}"
        here = f"{column} is {text!r}; this file has no such row: add one, or mend this"
        return f"{row}: {nearest(text, f'mend it, or add a row to {path}' if path else here)}"

    def holds(cells: pd.Series) -> pd.Series:
        return cells.isin(names) | (cells.duplicated() if column == "plan" else False)

    return Rule(column, "foreign key", holds, message)


def own_unit(observations: pd.DataFrame, indicators: pd.DataFrame) -> Rule:
    """An observation is in its indicator's own unit."""
    units = observations["indicator"].map(dict(zip(indicators["code"], indicators["unit"], strict=True)))

    def message(row: str, text: str) -> str:
        found = "missing" if pd.isna(text) else repr(text)
        return f"{row}: unit is {found}; {observations['indicator'][row]} is in {units[row]}"

    return Rule("unit", "own unit", lambda cells: units.isna() | cells.eq(units).fillna(False), message, of_empty=True)


def base_unit() -> Rule:
    """An indicator's unit is a base unit, or values would be off by their factor; units that no document prints pass."""

    def base(unit: str) -> str:
        row = known_units().get(unit) or known_units().get(unit.lstrip("十百千万亿"))
        return row["unit"] if row else unit

    def message(row: str, text: str) -> str:
        return f"{row}: unit is {text!r}; expected its base unit, {base(text)!r}"

    return Rule("unit", "base unit", lambda cells: cells.map(base) == cells, message)
