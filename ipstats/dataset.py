"""The data package in `data/`, as DataFrames."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd

from ipstats.errors import BadInput, UnknownName
from ipstats.folders import data_folder
from ipstats.observations import read_observations

NOT_UTF8 = "not in UTF-8; in Excel save it as “CSV UTF-8”"
APOSTROPHE = r"^'(?=[=+\-@\t\r].)"  # `export.as_csv` puts it before what a spreadsheet would take for a formula
TABLES = ("plans", "regions", "indicators", "corrections", "targets", "national-plan")
DTYPES = {"string": "string", "date": "string", "year": "Int64", "integer": "Int64", "number": "float64"}


@dataclass(frozen=True)
class Dataset:
    """All tables of a data package; `data/datapackage.json` describes their columns.

    plans, regions, indicators: one row each; statements: one row a figure of a plan, corrections applied;
    targets: one row per plan and indicator, as `ipstats build` wrote it; observations: values measured later, see
    `ipstats.observations`; national_plan: targets of the national plan, to compare with.
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


def load(folder: str | Path | None = None) -> Dataset:
    """Read a data package: the one that ships with ipstats, `$IPSTATS_DATA`, or the folder given.

    Raises BadInput with every problem found: missing files and columns, values of the wrong kind, repairs in
    corrections.csv whose statement has changed, rows of a plan that plans.csv does not know, observations that do not fit.
    """
    folder = Path(folder) if folder else data_folder()
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


def apply_corrections(statements: pd.DataFrame, corrections: pd.DataFrame, path: Path) -> pd.DataFrame:
    """The statements with each repair applied. `place` is a statement's start, or its section where it has none.

    Raises BadInput where a repair points at no statement, at no column, or at one that no longer reads as expected.
    """
    fixed, problems = statements.copy(), []
    places = fixed["start"].astype("string").fillna(fixed["section"])
    for row, fix in enumerate(corrections.itertuples(index=False), start=2):
        at = fixed.index[(fixed["plan"] == fix.plan) & (places == fix.place)]
        if problem := _misfit(fix, fixed.loc[at]):
            problems.append(f"{path}: row {row}: {problem}")
        else:
            fixed[fix.field] = fixed[fix.field].where(fixed.index != at[0], _parse(fix.value, fixed[fix.field].dtype))
    if problems:
        raise BadInput(*problems)
    return fixed


def _misfit(fix, found: pd.DataFrame) -> str | None:
    """Why a repair does not fit the statements found at its place, or None where it does."""
    if fix.field not in found:
        return f"no column {fix.field!r}; known are {', '.join(found)}"
    if len(found) != 1:
        what = "give the place where it stands now (start, or section where there is none), or remove the row"
        return f"{len(found)} statements of {fix.plan} stand at {fix.place}; expected one; {what}"
    try:
        pd.array([_parse(fix.value, found[fix.field].dtype)], dtype=found[fix.field].dtype)
    except (ValueError, TypeError):
        return f"value is {fix.value!r}; expected {'a year' if found[fix.field].dtype == 'Int64' else 'a number'}"
    now, expected = _as_text(found[fix.field].iloc[0]), _as_text(fix.expect)
    if now != expected:
        return (
            f"{fix.field} is {now!r} now, the repair expects {expected!r}; "
            "remove the row if the reader is right, else mend it"
        )
    return None


def _as_text(value) -> str:
    return "" if pd.isna(value) else f"{value:.15g}" if isinstance(value, float) else str(value)


def _parse(value, dtype):
    return value if pd.isna(value) or dtype == "string" else pd.to_numeric(value)
