"""From a document to the data: its row in plans.csv, its statements, and what a person should check."""

import hashlib
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from ipstats.analysis import find_conflicts
from ipstats.data import added_files, as_frame, change_files, check_own, data_lock, is_plan_id, load_table, schemas
from ipstats.documents import read_document
from ipstats.errors import BadInput, UnknownName, write_errors
from ipstats.files import encode, write_files
from ipstats.paths import documents_folder
from ipstats.reading import OPEN, Profile, Reading, find_profile, nearest_indicator, read

_IN_OWN_UNIT = {"level", "annual_level", "change", "annual_change"}
_FIELDS = ("title", "issuer", "document_number", "issued", "period_start", "period_end", "baseline_year", "stage")


@dataclass(frozen=True)
class Addition:
    """What came of a document: its row of plans.csv, what each field of it was read from (none for what people wrote),
    its statements, those of them that were not in the data before and those that no longer are, each as a line, and
    lines that tell a person what to check."""

    plan: dict[str, Any]
    sources: dict[str, str]
    statements: pd.DataFrame
    removed: list[str]
    added: list[str]
    notices: list[str]


def add_document(
    path: Path,
    folder: Path,
    region: str | None = None,
    period: tuple[int, int] | None = None,
    kind: str | None = None,
) -> Addition:
    """Write a document's row into plans.csv and its statements into statements/<plan>.csv of a data package, and keep
    the document where reports look for the sentences that they quote. region, period (first and last year), kind: what
    is known of it, which outranks what it says.

    Where the plan is there already its row keeps what people have put into it, and only the checksum follows the
    document. Raises UnreadableDocument, and BadInput where no region is known for it, or its id is another document's.
    """
    check_own(folder)
    encode(path.name, Path(ascii(path.name)))
    document = read_document(path)
    regions = load_table("regions", folder, check=True)
    load_table("indicators", folder, check=True)
    advice = f"add a row to {folder / 'regions.csv'}: {','.join(regions.columns)}"
    if region is not None and region not in set(regions["region"]):
        raise UnknownName("region", region, set(regions["region"]), advice)
    profile = find_profile(document, regions, region, period, kind)
    if profile.region is None:
        raise BadInput(f"{path}: no region of regions.csv is named in it; give --region, or {advice}")
    with data_lock(folder):
        plans = load_table("plans", folder, check=True)
        plan = _id_of(path, profile, plans)
        reading = read(replace(document, plan=plan), profile)
        table = f"statements-{plan}"
        earlier = load_table(table, folder) if table in schemas(folder) else as_frame([])
        row = _row(plan, plans, profile, path)
        tables = {"statements": reading.statements, "unread": reading.unread}
        change_files(folder, f"add {plan}", added_files(folder, plan, _with_row(plans, row), tables))
    before, after = Counter(map(_line, earlier.itertuples())), Counter(map(_line, reading.statements.itertuples()))
    sources = {name: profile.source(name) or "" for name in ("region", *_FIELDS) if plan not in set(plans["plan"])}
    notices = [*_copy_document(path, folder), *_notices(row, reading, folder)]
    removed, added = sorted((before - after).elements()), sorted((after - before).elements())
    return Addition(row, sources, reading.statements, removed, added, notices)


def _id_of(path: Path, profile: Profile, plans: pd.DataFrame) -> str:
    """The plan's id: the one it has already, else the file's name where that is one, else region, first and last year;
    one that no other has."""
    known = plans[(plans["document"] == path.name) & (plans["region"] == profile.region)]
    known = known[(known["period_start"] == profile.period_start) & (known["period_end"] == profile.period_end)]
    if len(known):
        return known["plan"].iloc[0]  # whatever it was renamed to
    if is_plan_id(path.stem):
        return path.stem
    plan = f"{profile.region}-{profile.period_start}-{profile.period_end}"
    others = plans.loc[(plans["plan"] == plan) & (plans["document"] != path.name), "document"]
    if len(others):
        own = f"{profile.region}-word-{profile.period_start}-{profile.period_end}{path.suffix}"
        raise BadInput(
            f"{path}: {plan} is the id of {others.iloc[0]}; name the file like that to replace it, or {own}, with a word "
            "of your own in it, to add it"
        )
    return plan


def _copy_document(path: Path, folder: Path) -> list[str]:
    """Copy the document into the folder of documents, unless it is there; a line for a person where that fails."""
    copy = documents_folder(folder) / path.name
    try:
        with write_errors(copy, "the document could not be put there"):
            content = path.read_bytes()
            if not copy.exists() or copy.read_bytes() != content:
                copy.parent.mkdir(parents=True, exist_ok=True)
                write_files({copy: content})
    except BadInput as error:
        return [f"{error}; reports then quote no sentence of it"]
    return []


def _row(plan: str, plans: pd.DataFrame, profile: Profile, path: Path) -> dict[str, Any]:
    file = {"document": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
    if plan in set(plans["plan"]):
        return {str(name): value for name, value in plans[plans["plan"] == plan].iloc[0].items()} | file
    fields = {name: getattr(profile, name) for name in _FIELDS}
    return {"plan": plan, "region": profile.region, **fields, "title": profile.title or path.stem, **file}


def _line(row: Any) -> str:
    value = row.qualitative if pd.isna(row.value) else f"{row.value:.12g} {row.unit}"
    return f"{row.name}: {value} ({row.status} {row.year}, {row.measure}, printed {row.printed!r})"


def _with_row(plans: pd.DataFrame, row: dict[str, Any]) -> pd.DataFrame:
    """The plans with a plan's row, or with its document's name and checksum where it has one."""
    known = plans["plan"] == row["plan"]
    if known.any():
        plans = plans.copy()
        plans.loc[known, ["document", "sha256"]] = [row["document"], row["sha256"]]
        return plans
    return pd.concat([plans, pd.DataFrame([row]).astype(plans.dtypes.to_dict())]).sort_values("plan")


def _notices(row: dict[str, Any], reading: Reading, folder: Path) -> list[str]:
    """What to check: how it was read, fields not found, conflicts, doubts, numbers that may be figures and
    became none, and names that are not in indicators.csv, of tables first."""
    empty = [name for name, value in row.items() if pd.isna(value)]
    lines = reading.lines()
    lines += [f"{folder / 'plans.csv'}: {row['plan']}: not found in the text: {', '.join(empty)}"] if empty else []
    conflicts = find_conflicts(reading.statements)
    lines += [f"conflict: {c.indicator}, {c.status} {c.year}: {c.figures}" for c in conflicts.itertuples()]
    doubtful: Any = reading.statements.dropna(subset="doubt")
    missed: Any = reading.unread[reading.unread["reason"].isin(OPEN)]
    lines += [f"doubt: {_line(s)} at {s.start}: {s.doubt}" for s in doubtful.itertuples()]
    lines += [f"unread: {number.printed} at {number.start}: {number.reason}" for number in missed.itertuples()]
    return lines + _unknown_names(reading.statements, folder)


def _unknown_names(statements: pd.DataFrame, folder: Path) -> list[str]:
    """The names that are not in indicators.csv, of tables first, each with what to do."""
    unknown = statements[statements["indicator"].isna()].drop_duplicates("name").sort_values("source", ascending=False)
    if unknown.empty:
        return []
    indicators, file = load_table("indicators", folder), folder / "indicators.csv"
    own = unknown["unit"].where(unknown["measure"].isin(_IN_OWN_UNIT) & unknown["unit"].notna(), None)
    heading = f"names that are not in {file}; what another row means goes into its also_printed_as:"
    return [heading, *(unknown_name(*row, indicators) for row in zip(unknown["name"], own, strict=True))]


def unknown_name(name: str, unit: str | None, indicators: pd.DataFrame) -> str:
    """A line that tells which indicator of the same measure and unit an unknown name is nearest to, and what to put
    where if it is that one. unit: None where it is not the indicator's own, as that of a growth rate."""
    shown = f"{name} ({unit})" if unit else name
    code = nearest_indicator(name, indicators if unit is None else indicators[indicators["unit"] == unit])
    if code is None:
        return f"unknown: {shown}; no indicator near it; add a row if it is worth one"
    nearest = indicators.set_index("code").at[code, "name_zh"]
    return f"unknown: {shown}; nearest is {nearest}; if it is that, put ;{name} at the end of row {code}"
