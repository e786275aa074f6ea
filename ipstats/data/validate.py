"""Tables of text against their Table Schema, by pandera: a line for every cell that does not fit."""

import math
from collections.abc import Callable, Collection, Iterator, Sequence
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
    holds: Callable[[pd.Series], pd.Series]
    message: Callable[[str, str], str]
    of_empty: bool = False


def find_problems(rows: pd.DataFrame, schema: dict[str, Any], more: Sequence[Rule] = ()) -> list[str]:
    """A line for each cell that is not what the schema or one more rule wants, in the order of the rows.

    rows: text, its index the file and row of each. The text is what is checked, not numbers made of it: pandera tells
    of a column that it cannot coerce only this and nothing else, and a line quotes what stands in the file.
    """
    import pandera.pandas as pa  # takes half a second, and only those who check tables need it

    rules = [
        *(rule for field in schema["fields"] for rule in constraints(field)),
        *(unique(rows, key, optional_columns(schema)) for key in keys_of(schema)),
        *more,
    ]
    checks: dict[str, list[pa.Check]] = {field["name"]: [] for field in schema["fields"]}
    for number, rule in enumerate(rules):
        checks[rule.column].append(pa.Check(rule.holds, error=str(number), ignore_na=not rule.of_empty))
    columns = {name: pa.Column(None, of_column, nullable=True) for name, of_column in checks.items() if of_column}
    try:
        pa.DataFrameSchema(columns).validate(rows, lazy=True)
    except pa.errors.SchemaErrors as error:
        # Of what is wrong with one cell the last is told: the more particular rules come later.
        cases = error.failure_cases.drop_duplicates(["column", "index"], keep="last").set_index("index")
        cases = cases.loc[rows.index.intersection(cases.index, sort=False)]
        texts = zip(cases["check"], cases.index, cases["failure_case"], strict=True)
        return [rules[int(number)].message(row, text) for number, row, text in texts]
    return []


def keys_of(schema: dict[str, Any]) -> list[list[str]]:
    """The columns of each key of a Table Schema: what is in no two rows."""
    primary = schema.get("primaryKey", ())
    keys = [(primary,) if isinstance(primary, str) else tuple(primary)]
    keys += [(field["name"],) for field in schema["fields"] if field.get("constraints", {}).get("unique")]
    return [list(key) for key in dict.fromkeys(keys) if key]


def optional_columns(schema: dict[str, Any]) -> list[str]:
    """The columns of a Table Schema in which a cell may be empty."""
    return [field["name"] for field in schema["fields"] if not field.get("constraints", {}).get("required")]


def numbers(cells: pd.Series) -> pd.Series:
    """Texts as float64; NaN where one is no number."""
    return pd.to_numeric(cells, errors="coerce").astype("float64")


TRUTHS = {"True": True, "TRUE": True, "true": True, "False": False, "FALSE": False, "false": False}
TYPES: dict[str, tuple[Callable[[pd.Series], pd.Series], str]] = {
    "year": (lambda cells: cells.str.fullmatch("[0-9]{4}").astype(bool), "a number of four digits"),
    "integer": (lambda cells: numbers(cells) % 1 == 0, "integer"),
    "number": (lambda cells: numbers(cells).abs() < math.inf, "a number"),
    "boolean": (lambda cells: cells.isin(list(TRUTHS)), "True or False"),
    "date": (lambda cells: pd.to_datetime(cells, format="%Y-%m-%d", errors="coerce").notna(), "a date, as 2021-12-31"),
}


def constraints(field: dict[str, Any]) -> Iterator[Rule]:
    """The type and the constraints of a Table Schema's field, but for `unique`, which is none of the cell alone."""
    column, limits = field["name"], field.get("constraints", {})
    demand = TYPES.get(field["type"])

    def rule(holds: Callable[[pd.Series], pd.Series], wanted: str) -> Rule:
        return Rule(column, holds, lambda row, text: f"{row}: {column} is {text!r}; expected {wanted}")

    if limits.get("required"):
        words = f"empty; expected a value: a row with no {column} is not taken"
        empty = f"{column} is {f'missing; expected {demand[1]}' if demand else words}"
        yield Rule(column, pd.Series.notna, lambda row, _: f"{row}: {empty}", of_empty=True)
    if demand:
        yield rule(*demand)
    if allowed := limits.get("enum"):
        yield rule(lambda cells: cells.isin(allowed), f"one of {', '.join(map(repr, allowed))}")
    if pattern := limits.get("pattern"):
        yield rule(lambda cells: cells.str.fullmatch(pattern).astype(bool), f"pattern {pattern}")
    if (least := limits.get("minimum")) is not None:
        yield rule(lambda cells: ~(numbers(cells) < least), f"minimum {least}")
    if (most := limits.get("maximum")) is not None:
        yield rule(lambda cells: ~(numbers(cells) > most), f"maximum {most}")


def unique(rows: pd.DataFrame, columns: list[str], optional: Collection[str] = ()) -> Rule:
    """No two rows have the same texts in these columns; rows that lack one are not compared, unless it is optional."""
    needed = [name for name in columns if name not in optional] or columns
    texts = rows[columns].fillna(dict.fromkeys(set(columns) - set(needed), ""))
    labels = rows.index.to_series()
    first = labels.groupby([texts[name] for name in columns]).transform("first")
    again = first.notna() & (first != labels)

    def message(row: str, text: str) -> str:
        *others, last = [name for name in columns if texts.loc[row, name]]
        names = f"{', '.join(others)} and {last}" if others else last
        return (
            f"{row}: same {names} as {first[row]} ({', '.join(str(cell) for cell in texts.loc[row, columns] if cell)})"
        )

    return Rule(needed[-1], lambda cells: ~again[cells.index], message)


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

    return Rule(column, holds, message)


def all_known(column: str, names: pd.Series) -> Rule:
    """Each of a cell's texts, which ; separates, is one of the names in the same file."""
    there = set(names.dropna())

    def message(row: str, text: str) -> str:
        unknown = next(part for part in text.split(";") if part not in there)
        return f"{row}: {UnknownName(column, unknown, there, 'mend it, or add its row')}"

    return Rule(column, lambda cells: cells.map(lambda text: set(text.split(";")) <= there).astype(bool), message)


def own_unit(observations: pd.DataFrame, indicators: pd.DataFrame) -> Rule:
    """An observation is in its indicator's own unit."""
    units = observations["indicator"].map(dict(zip(indicators["code"], indicators["unit"], strict=True)))

    def message(row: str, text: str) -> str:
        found = "missing" if pd.isna(text) else repr(text)
        return f"{row}: unit is {found}; {observations['indicator'][row]} is in {units[row]}"

    return Rule("unit", lambda cells: units.isna() | cells.eq(units).fillna(False), message, of_empty=True)


def base_unit() -> Rule:
    """An indicator's unit is a base unit, or values would be off by their factor; units that no document prints pass."""

    def base(unit: str) -> str:
        row = known_units().get(unit) or known_units().get(unit.lstrip("十百千万亿"))
        return row["unit"] if row else unit

    def message(row: str, text: str) -> str:
        return f"{row}: unit is {text!r}; expected its base unit, {base(text)!r}"

    return Rule("unit", lambda cells: cells.map(base) == cells, message)
