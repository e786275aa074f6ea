"""The data package in `data/` as DataFrames, single statements repaired by data/corrections.csv."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import lru_cache, partial
from pathlib import Path

import pandas as pd

from ipstats.data.changes import read_settled
from ipstats.data.corrections import apply_corrections
from ipstats.data.descriptor import dtypes_of, table_schemas
from ipstats.data.tables import missing_table, read_package, row_problems
from ipstats.errors import BadInput, UnknownName
from ipstats.paths import HOME, PLAN_TABLES, data_files, data_folder

NATION = "china"  # the region whose plans stand above all others
TABLES = (
    "plans",
    "regions",
    "population",
    "indicators",
    "departments",
    "themes",
    "corrections",
    "targets",
    "observations",
)


@dataclass(frozen=True)
class Dataset:
    """All tables of a data package; `data/datapackage.json` describes their columns.

    plans, regions, indicators, departments, themes: one row each; population: residents of regions by year;
    statements: one row a figure of a plan, corrections applied;
    unread: the numbers that a plan prints and that became no statement, with the reason; tasks: one row a numbered
    piece of work; goals: one row a goal in words;
    targets: one row per plan and indicator, as `ipstats build` wrote it; observations: values measured later, of every
    CSV file and workbook in observations/.
    """

    folder: Path
    plans: pd.DataFrame
    regions: pd.DataFrame
    population: pd.DataFrame
    indicators: pd.DataFrame
    departments: pd.DataFrame
    themes: pd.DataFrame
    statements: pd.DataFrame
    unread: pd.DataFrame
    tasks: pd.DataFrame
    goals: pd.DataFrame
    targets: pd.DataFrame
    observations: pd.DataFrame

    def _of_plans(self) -> dict[str, pd.DataFrame]:
        return {name: getattr(self, name) for name in (*PLAN_TABLES, "targets")}

    def regions_with_plans(self) -> list[str]:
        """Ids of the regions that have a plan, in the order of plans.csv."""
        return list(dict.fromkeys(self.plans["region"]))

    def of(self, region: str, plan: str = "") -> "Dataset":
        """The same tables, with only one plan of a region, what belongs to it, and the region's observations.

        plan: its id; the region's latest where it is empty, the first of `latest_first`. Raises UnknownName for a
        region that has no plan, and for a plan that is none of the region's.
        """
        listed = f"see {self.folder / 'plans.csv'}"
        if region not in set(self.plans["region"]):
            raise UnknownName("region", region, self.regions_with_plans(), listed)
        plans = latest_first(self.plans[self.plans["region"] == region])
        if plan and plan not in set(plans["plan"]):
            raise UnknownName(f"plan of {region}", plan, plans["plan"], listed)
        plans = plans[plans["plan"] == plan] if plan else plans.head(1)
        return replace(
            self,
            plans=plans,
            **{name: rows[rows["plan"].isin(plans["plan"])] for name, rows in self._of_plans().items()},
            observations=self.observations[self.observations["region"] == region],
        )


def latest_first(plans: pd.DataFrame) -> pd.DataFrame:
    """Plans by the first year of their period, the latest first; of one year that with the earlier end, a draft last,
    what has no word of its own in its id (china-2026-2030, china-economy-2026-2030) first, else the last row first."""
    order = plans[::-1].assign(draft=plans["stage"].eq("draft").fillna(False), words=plans["plan"].str.count("-"))
    keys = {"period_start": False, "period_end": True, "draft": True, "words": True}
    return plans.loc[order.sort_values([*keys], ascending=[*keys.values()], kind="stable").index]


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
    return read_settled(folder, lambda: _read(folder, targets))


def _read(folder: Path, targets: bool) -> Dataset:
    if problems := list(_lacking(folder)):
        raise BadInput(*problems)
    built = targets and (folder / "targets.csv").exists()
    tables = read_package(folder, leave_out=() if built else ("targets",))
    problems_of = partial(row_problems, "statements", tables=tables, folder=folder)
    corrected = apply_corrections(
        tables.pop("statements"), tables.pop("corrections"), folder / "corrections.csv", problems_of
    )
    others = {name.replace("-", "_"): tables[name] for name in (*TABLES, *PLAN_TABLES) if name in tables}
    return Dataset(folder, statements=corrected, **others)


def _lacking(folder: Path) -> Iterator[str]:
    """A line for each table, and each column of one, that ipstats works with and that a data package lacks."""
    there, shipped = table_schemas(folder), table_schemas(HOME / "data")
    for name in TABLES:
        if name not in there:
            yield missing_table(name, folder)
    for name in [name for name in shipped if name in there]:
        columns = dtypes_of(there[name])
        for column in dtypes_of(shipped[name]).keys() - columns:
            near = get_close_matches(column, columns, 1)
            advice = f"is {near[0]!r} meant to be it?" if near else "add it, as `ipstats init FOLDER` writes it"
            yield f"{folder / 'datapackage.json'}: table {name!r}: no field {column!r}; {advice}"


def _file_states(folder: Path) -> tuple:
    states = [(str(path), path.stat()) for path in data_files(folder)]
    return (folder, *((path, state.st_mtime_ns, state.st_size) for path, state in states))


def region_name(data: Dataset, region: str, lang: str) -> str:
    """A region's name in a language, or its id where regions.csv does not know it."""
    return _names(_Same(data.regions), "region", f"name_{lang}").get(region, region)


def indicator_name(data: Dataset, code: str, lang: str) -> str:
    """An indicator's name in a language, or its code where indicators.csv does not know it."""
    return _names(_Same(data.indicators), "code", f"name_{lang}").get(code, code)


def break_reasons(data: Dataset, code: str, lang: str) -> dict[int, str]:
    """The years in which an indicator's series breaks, each with the reason in a language; none where it does not."""
    found = _names(_Same(data.indicators), "code", f"breaks_{lang}").get(code)
    parts = [part.partition(": ") for part in found.split(";")] if isinstance(found, str) else []
    return {int(year): reason for year, _, reason in parts}


class _Same:
    """A table as the key of a cache: equal to itself alone."""

    def __init__(self, table: pd.DataFrame) -> None:
        self.table = table

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.table is other.table

    def __hash__(self) -> int:
        return id(self.table)


@lru_cache(maxsize=8)  # a page asks for one name after another
def _names(table: _Same, key: str, column: str) -> dict[str, str]:
    rows = table.table
    return dict(zip(rows[key], rows[column], strict=True))
