"""The data package in `data/`, as DataFrames."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd

from ipstats.data.corrections import apply_corrections
from ipstats.data.observations import read_observations
from ipstats.errors import BadInput, UnknownName
from ipstats.paths import data_files, data_folder

NOT_UTF8 = "not in UTF-8; in Excel save it as “CSV UTF-8”"
APOSTROPHE = r"^'(?=[=+\-@\t\r].)"  # `export.as_csv` puts it before what a spreadsheet would take for a formula
TABLES = ("plans", "regions", "indicators", "corrections", "targets", "national-plan")
DTYPES = {"string": "string", "date": "string", "year": "Int64", "integer": "Int64", "number": "float64"}


@dataclass(frozen=True)
class Dataset:
    """All tables of a data package; `data/datapackage.json` describes their columns.

    plans, regions, indicators: one row each; statements: one row a figure of a plan, corrections applied;
    targets: one row per plan and indicator, as `ipstats build` wrote it; observations: values measured later, see
    `ipstats.data.observations`; national_plan: targets of the national plan, to compare with.
    """

    folder: Path
    plans: pd.DataFrame
    regions: pd.DataFrame
    indicators: pd.DataFrame
    statements: pd.DataFrame
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
        mine = set(plans["plan"])
        return Dataset(
            self.folder,
            plans,
            self.regions,
            self.indicators,
            self.statements[self.statements["plan"].isin(mine)],
            self.targets[self.targets["plan"].isin(mine)],
            self.observations[self.observations["region"] == region],
            self.national_plan,
        )


_kept: dict[tuple, Dataset] = {}


def keep_for_next_load(data: Dataset) -> None:
    """Keep what was read of the data package in use for the next `load` here and in each process forked from here."""
    _kept[_state(data_folder())] = data


def load(folder: str | Path | None = None) -> Dataset:
    """Read a data package: the one that ships with ipstats, `$IPSTATS_DATA`, or the folder given.

    Raises BadInput with every problem found: missing files and columns, values of the wrong kind, repairs in
    corrections.csv whose statement has changed, rows of a plan that plans.csv does not know, observations that do not fit.
    """
    kept = _kept.pop(_state(Path(folder or data_folder())), None) if _kept else None  # given away once, never shared
    return kept or _load(Path(folder or data_folder()))


def _state(folder: Path) -> tuple:
    stats = [(str(path), path.stat()) for path in data_files(folder)]
    return (folder, *((path, stat.st_mtime_ns, stat.st_size) for path, stat in stats))


def _load(folder: Path) -> Dataset:
    problems = [
        f"{folder / 'datapackage.json'}: no resource {name!r}; expected one"
        for name in TABLES
        if name not in schemas(folder)
    ]
    if problems:
        raise BadInput(*problems)
    statements = [_read(folder, name, problems) for name in schemas(folder) if name.startswith("statements-")]
    table = {n: _read(folder, n, problems) for n in ("plans", "regions", "indicators", "corrections")}
    built = (folder / "targets.csv").exists()
    table["targets"] = _read(folder, "targets", problems) if built else _empty(columns(folder, "targets"))
    if not problems:
        table["observations"] = read_observations(folder, table["regions"], table["indicators"], problems)
    table["national_plan"] = _read(folder, "national-plan", problems)
    if problems:
        raise BadInput(*problems)
    statement = pd.concat(statements, ignore_index=True) if statements else empty_statements()
    _check_plans(folder, table["plans"], {"statements/": statement, "targets.csv": table["targets"]})
    corrected = apply_corrections(statement, table.pop("corrections"), folder / "corrections.csv")
    return Dataset(folder, statements=corrected, **table)


def _check_plans(folder: Path, plans: pd.DataFrame, tables: dict[str, pd.DataFrame]) -> None:
    """Raises BadInput with every plan that has rows but no row in plans.csv: they would be left out without a word."""
    known, where = set(plans["plan"]), f"see {folder / 'plans.csv'}"
    problems = [
        f"{folder / name}: {UnknownName('plan', plan, known, where)}"
        for name, table in tables.items()
        for plan in table["plan"].dropna().unique()
        if plan not in known
    ]
    if problems:
        raise BadInput(*problems)


def load_table(name: str, folder: Path | None = None) -> pd.DataFrame:
    """One table of a data package, the one in use unless given. Raises BadInput with every problem found in it."""
    problems: list[str] = []
    table = _read(folder or data_folder(), name, problems)
    if problems:
        raise BadInput(*problems)
    return table


@cache
def schemas(folder: Path) -> dict[str, dict]:
    """Name of each resource of the data package → its descriptor, with the schema read in.

    Raises BadInput where there is no readable datapackage.json.
    """
    try:
        resources = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["resources"]
        for resource in resources:
            if isinstance(resource["schema"], str):
                resource["schema"] = json.loads((folder / resource["schema"]).read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError) as error:
        raise BadInput(f"{folder}: no readable datapackage.json there ({error})") from error
    return {resource["name"]: resource for resource in resources}


def columns(folder: Path, resource: str) -> dict[str, str]:
    """Column → pandas dtype of one resource, in order."""
    return {f["name"]: DTYPES[f["type"]] for f in schemas(folder)[resource]["schema"]["fields"]}


def empty_statements() -> pd.DataFrame:
    """A statements table without rows."""
    fields = json.loads((data_folder() / "statement.schema.json").read_text(encoding="utf-8"))["fields"]
    return _empty({f["name"]: DTYPES[f["type"]] for f in fields})


def _empty(dtypes: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame({name: pd.Series(dtype=dtype) for name, dtype in dtypes.items()})


def _read(folder: Path, resource: str, problems: list[str]) -> pd.DataFrame | None:
    path = folder / schemas(folder)[resource]["path"]
    want = columns(folder, resource)
    try:
        raw = pd.read_csv(path, dtype="string", keep_default_na=False, na_values=[""], encoding="utf-8")
    except UnicodeDecodeError:
        problems.append(f"{path}: {NOT_UTF8}")
        return None
    except (OSError, ValueError) as error:
        problems.append(f"{path}: cannot be read ({error})")
        return None
    if list(raw.columns) != list(want):
        problems.append(f"{path}: columns are {', '.join(raw.columns)}; expected {', '.join(want)}")
        return None
    return pd.DataFrame({name: _typed(raw[name], dtype, path, problems) for name, dtype in want.items()})


def _typed(column: pd.Series, dtype: str, path: Path, problems: list[str]) -> pd.Series:
    if dtype == "string":
        return column.str.replace(APOSTROPHE, "", regex=True)
    number = pd.to_numeric(column, errors="coerce").astype("float64")
    wrong = number.isna() & column.notna()
    if dtype == "Int64":
        wrong |= number.notna() & (number % 1 != 0)
    for row in column.index[wrong]:
        problems.append(f"{path}: row {row + 2}: {column.name} is {column[row]!r}; expected a number")
    return number.where(~wrong).astype(dtype)


def region_name(data: Dataset, region: str, lang: str) -> str:
    """A region's name in a language, or its id where regions.csv does not know it."""
    return _found(data.regions, "region", region, f"name_{lang}")


def indicator_name(data: Dataset, code: str, lang: str) -> str:
    """An indicator's name in a language, or its code where indicators.csv does not know it."""
    return _found(data.indicators, "code", code, f"name_{lang}")


def _found(table: pd.DataFrame, key: str, value: str, column: str) -> str:
    """Looked for, not indexed: an index of all regions for one name would make a run over them quadratic."""
    return next(iter(table.loc[table[key] == value, column]), value)
