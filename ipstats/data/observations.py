"""Observations: values measured later, each with its own source; whatever lies in data/observations/ is read."""

import json
from functools import cache
from pathlib import Path

import pandas as pd

from ipstats.errors import UnknownName
from ipstats.paths import HOME, observation_files

SCHEMA = "observation.schema.json"
TYPES = {"string": "string", "year": "Int64", "number": "float64"}
KEY = ["region", "indicator", "year"]


def read_observations(folder: Path, regions: pd.DataFrame, indicators: pd.DataFrame, problems: list[str]):
    """Every row of the .csv and .xlsx files in `folder`/observations, in the order of the files' names.

    Columns: region, indicator, year, value (in unit), unit (the indicator's own), source, checked (how the value was
    compared with its source). Adds to problems: a file that cannot be read or lacks a column, and for each row an
    unknown region or indicator (with the nearest known name), another unit than the indicator's, a year or value that
    is no number, a missing source, and a second value for the same region, indicator and year.
    """
    frames = [frame for path in observation_files(folder) if (frame := _read(path, problems)) is not None]
    if not frames:
        return empty_observations()
    rows = pd.concat(frames, ignore_index=True)
    _check(rows, folder, regions, indicators, problems)
    return rows[list(columns())].astype(columns())


def empty_observations() -> pd.DataFrame:
    """A table of observations without rows."""
    return pd.DataFrame({name: pd.Series(dtype=dtype) for name, dtype in columns().items()})


@cache
def columns() -> dict[str, str]:
    """Column → pandas dtype, as observation.schema.json describes them."""
    fields = json.loads((HOME / "data" / SCHEMA).read_text(encoding="utf-8"))["fields"]
    return {field["name"]: TYPES[field["type"]] for field in fields}


def _read(path: Path, problems: list[str]) -> pd.DataFrame | None:
    """The rows as text, with the place of each for messages."""
    try:
        if path.suffix == ".csv":
            rows = pd.read_csv(path, dtype="string", keep_default_na=False, na_values=[""], encoding="utf-8-sig")
        else:
            rows = pd.read_excel(path, dtype="string", keep_default_na=False, na_values=[""])
    except Exception as error:  # a damaged workbook raises whatever the zip and XML readers raise
        problems.append(f"{path}: cannot be read ({error})")
        return None
    if missing := [name for name in columns() if name not in rows]:
        problems.append(f"{path}: no column {', '.join(missing)}; expected {', '.join(columns())}")
        return None
    rows = rows[list(columns())].apply(lambda column: column.str.strip())
    return rows.assign(place=[f"{path}: row {number}" for number in range(2, len(rows) + 2)]).dropna(
        how="all", subset=list(columns())
    )


def _check(rows: pd.DataFrame, folder: Path, regions: pd.DataFrame, indicators: pd.DataFrame, problems: list[str]):
    """Tell of every row that does not fit; numbers are put in place of their texts."""
    units = dict(zip(indicators["code"], indicators["unit"], strict=True))
    for row in rows.itertuples():
        told = [
            *_unknown("region", row.region, regions["region"], folder / "regions.csv"),
            *_unknown("indicator", row.indicator, indicators["code"], folder / "indicators.csv"),
        ]
        if (unit := units.get(row.indicator)) and (pd.isna(row.unit) or row.unit != unit):
            told.append(f"unit is {_said(row.unit)}; {row.indicator} is in {unit}")
        told += [f"no {name}" for name in ("source", "checked") if pd.isna(getattr(row, name))]
        problems.extend(f"{row.place}: {problem}" for problem in told)
    for name, whole in (("year", True), ("value", False)):
        number = pd.to_numeric(rows[name], errors="coerce").astype("float64")
        wrong = number.isna() | (number.abs() == float("inf")) | (whole & (number % 1 != 0))
        problems += [
            f"{rows['place'][at]}: {name} is {_said(rows[name][at])}; expected a number" for at in rows[wrong].index
        ]
        rows[name] = number.where(~wrong)
    for _, same in rows.groupby(KEY, sort=False):
        problems += [
            f"{again}: same region, indicator and year as {same['place'].iloc[0]}" for again in same["place"][1:]
        ]


def _unknown(kind: str, name, known: pd.Series, where: Path) -> list[str]:
    if pd.isna(name):
        return [f"no {kind}"]
    return [] if name in set(known) else [str(UnknownName(kind, name, known, f"see {where}"))]


def _said(value) -> str:
    return "missing" if pd.isna(value) else repr(value)
