"""The data package in `data/` as DataFrames, single statements repaired by data/corrections.csv."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from ipstats.data.descriptor import as_frame, table_schemas, unread_frame
from ipstats.data.tables import read_package
from ipstats.errors import BadInput, UnknownName
from ipstats.paths import data_files, data_folder

TABLES = ("plans", "regions", "indicators", "corrections", "targets", "observations", "national-plan")


@dataclass(frozen=True)
class Dataset:
    """All tables of a data package; `data/datapackage.json` describes their columns.

    plans, regions, indicators: one row each; statements: one row a figure of a plan, corrections applied;
    unread: the numbers that a plan prints and that became no statement, with the reason;
    targets: one row per plan and indicator, as `ipstats build` wrote it; observations: values measured later, of every
    CSV file and workbook in observations/; national_plan: targets of the national plan, to compare with.
    """

    folder: Path
    plans: pd.DataFrame
    regions: pd.DataFrame
    indicators: pd.DataFrame
    statements: pd.DataFrame
    unread: pd.DataFrame
    targets: pd.DataFrame
    observations: pd.DataFrame
    national_plan: pd.DataFrame

    def regions_with_plans(self) -> list[str]:
        """Ids of the regions that have a plan, in the order of plans.csv."""
        return list(dict.fromkeys(self.plans["region"]))

    def of(self, region: str) -> "Dataset":
        """The same tables, with only the plans, statements, targets and observations of one region.

        Raises UnknownName for a region that has no plan.
        """
        if region not in set(self.plans["region"]):
            raise UnknownName("region", region, self.regions_with_plans(), f"see {self.folder / 'plans.csv'}")
        plans = self.plans[self.plans["region"] == region]
        return replace(
            self,
            plans=plans,
            statements=self.statements[self.statements["plan"].isin(plans["plan"])],
            unread=self.unread[self.unread["plan"].isin(plans["plan"])],
            targets=self.targets[self.targets["plan"].isin(plans["plan"])],
            observations=self.observations[self.observations["region"] == region],
        )


_read_ahead: dict[tuple, Dataset] = {}


def keep_for_next_load(data: Dataset) -> None:
    """Keep what was read of the data package in use for the next `load` here and in each process forked from here."""
    _read_ahead[_file_states(data_folder())] = data


def load(folder: str | Path | None = None, *, targets: bool = True) -> Dataset:
    """Read and check a data package: the one that ships with ipstats, `$IPSTATS_DATA`, or the folder given.

    targets: whether to read targets.csv, too; without it that table has no rows, as where the file is not there yet.
    Raises BadInput with every problem found: missing files and columns, cells that are not what datapackage.json says
    of their column, units that are not the indicator's own, repairs in corrections.csv whose statement has changed.
    """
    folder = Path(folder or data_folder())
    if _read_ahead and targets and (data := _read_ahead.pop(_file_states(folder), None)):
        return data  # given away once, never shared
    if missing := [name for name in TABLES if name not in table_schemas(folder)]:
        raise BadInput(*(f"{folder / 'datapackage.json'}: no resource {name!r}; expected one" for name in missing))
    built = targets and (folder / "targets.csv").exists()
    tables = read_package(folder, leave_out=() if built else ("targets",))
    statements = tables.pop("statements", as_frame([]))
    corrected = apply_corrections(statements, tables.pop("corrections"), folder / "corrections.csv")
    unread = tables.pop("unread", unread_frame([]))
    others = {name.replace("-", "_"): tables[name] for name in TABLES if name in tables}
    return Dataset(folder, statements=corrected, unread=unread, **others)


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


def _file_states(folder: Path) -> tuple:
    states = [(str(path), path.stat()) for path in data_files(folder)]
    return (folder, *((path, state.st_mtime_ns, state.st_size) for path, state in states))


def region_name(data: Dataset, region: str, lang: str) -> str:
    """A region's name in a language, or its id where regions.csv does not know it."""
    return _lookup(data.regions, "region", region, f"name_{lang}")


def indicator_name(data: Dataset, code: str, lang: str) -> str:
    """An indicator's name in a language, or its code where indicators.csv does not know it."""
    return _lookup(data.indicators, "code", code, f"name_{lang}")


def _lookup(table: pd.DataFrame, key: str, value: str, column: str) -> str:
    """Compared row by row: an index of all regions for one name would make a run over them quadratic."""
    return next(iter(table.loc[table[key] == value, column]), value)
