"""From a document to the data: its row in plans.csv, its statements, and what a person should check."""

import hashlib
import json
import re
import shutil
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from ipstats.analysis import find_conflicts
from ipstats.data import as_csv, as_frame, csv_resource, load_table, schemas
from ipstats.documents import read_document
from ipstats.errors import BadInput, UnknownName, write_errors
from ipstats.paths import documents_folder
from ipstats.reading import OPEN, Profile, Reading, find_profile, nearest_indicator, read

_ID = re.compile(r"[a-z]+(?:-[a-z]+)?-\d{4}-\d{4}")
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
    document = read_document(path)
    regions, plans = load_table("regions", folder), load_table("plans", folder)
    advice = f"add a row to {folder / 'regions.csv'}: {','.join(regions.columns)}"
    if region is not None and region not in set(regions["region"]):
        raise UnknownName("region", region, set(regions["region"]), advice)
    profile = find_profile(document, regions, region, period, kind)
    if profile.region is None:
        raise BadInput(f"{path}: no region of regions.csv is named in it; give --region, or {advice}")
    plan = _id_of(path, profile, plans)
    reading = read(replace(document, plan=plan), profile)
    table = f"statements-{plan}"
    earlier = load_table(table, folder) if table in schemas(folder) else as_frame([])
    before, after = Counter(map(_line, earlier.itertuples())), Counter(map(_line, reading.statements.itertuples()))
    row = _row(plan, plans, profile, path)
    _write(row, plans, reading, folder)
    sources = {name: profile.source(name) or "" for name in ("region", *_FIELDS) if plan not in set(plans["plan"])}
    notices = [*_copy_document(path, folder), *_notices(row, reading, folder)]
    removed, added = sorted((before - after).elements()), sorted((after - before).elements())
    return Addition(row, sources, reading.statements, removed, added, notices)


def _id_of(path: Path, profile: Profile, plans: pd.DataFrame) -> str:
    """The plan's id: the file's name where that is one, else region, first and last year; one that no other has."""
    if _ID.fullmatch(path.stem):
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
        if not copy.exists() or copy.read_bytes() != path.read_bytes():
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, copy)
    except OSError as error:
        return [f"{copy}: the document could not be put there ({error.strerror}); reports then quote no sentence of it"]
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


def _write(row: dict[str, Any], plans: pd.DataFrame, reading: Reading, folder: Path) -> None:
    known = plans["plan"] == row["plan"]
    if known.any():
        plans.loc[known, ["document", "sha256"]] = [row["document"], row["sha256"]]
    else:
        plans = pd.concat([plans, pd.DataFrame([row]).astype(plans.dtypes.to_dict())]).sort_values("plan")
    with write_errors(folder):
        (folder / "plans.csv").write_text(as_csv(plans), encoding="utf-8")
        for name, rows in (("statements", reading.statements), ("unread", reading.unread)):
            (folder / name).mkdir(exist_ok=True)
            (folder / name / f"{row['plan']}.csv").write_text(as_csv(rows), encoding="utf-8")
        _describe(row["plan"], folder / "datapackage.json")
    schemas.cache_clear()


def _describe(plan: str, path: Path) -> None:
    """Name the tables of a plan in datapackage.json, where they are not yet."""
    package = json.loads(path.read_text(encoding="utf-8"))
    tables = {"statements": "statement.schema.json", "unread": "unread.schema.json"}
    own = [csv_resource(f"{name}-{plan}", f"{name}/{plan}.csv", schema) for name, schema in tables.items()]
    known = {resource["name"] for resource in package["resources"]}
    if new := [resource for resource in own if resource["name"] not in known]:
        package["resources"] += new
        path.write_text(json.dumps(package, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


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
