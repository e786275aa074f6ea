"""From a document to the data: its row in plans.csv, its statements, tasks and goals, and what a person should check."""

import hashlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from ipstats.analysis import find_conflicts
from ipstats.data import added_files, as_frame, change_files, check_own, data_lock, is_plan_id, load_table, schemas
from ipstats.documents import read_document
from ipstats.errors import BadInput, UnknownName, write_errors
from ipstats.files import encode, write_files
from ipstats.limits import DEFAULT, Limits, call_within
from ipstats.paths import PLAN_TABLES, documents_folder
from ipstats.reading import OPEN, Profile, find_directions, find_profile, find_tasks, nearest_indicator, read

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


@dataclass(frozen=True)
class _Read:
    """What is known of a document that was read: what it says of itself, its tables by their names in the data package,
    how it was read, and its checksum before that."""

    profile: Profile
    tables: dict[str, pd.DataFrame]
    lines: list[str]
    sha256: str


def add_document(
    path: Path,
    folder: Path,
    region: str | None = None,
    period: tuple[int, int] | None = None,
    kind: str | None = None,
    plan: str | None = None,
    replace: bool = False,
    limits: Limits = DEFAULT,
) -> Addition:
    """Write a document's row into plans.csv and its tables (statements/<plan>.csv and so on) of a data package, and keep
    the document where reports look for the sentences that they quote. region, period (first and last year), kind: what
    is known of it, which outranks what it says; plan: its id; limits: what reading it may take.

    Where the plan is there already its row keeps what people have put into it, and only the checksum follows the
    document; with `replace` another document takes its place, with all that it says of itself. Raises
    UnreadableDocument, and BadInput where no region is known for it, its plan or its name is another document's, or it
    changes while it is read.
    """
    check_own(folder)
    encode(path.name, Path(ascii(path.name)))
    regions = load_table("regions", folder, check=True)
    load_table("indicators", folder, check=True)
    advice = f"add a row to {folder / 'regions.csv'}: {','.join(regions.columns)}"
    if region is not None and region not in set(regions["region"]):
        raise UnknownName("region", region, set(regions["region"]), advice)
    if plan is not None and not is_plan_id(plan):
        raise BadInput(f"{plan!a} is no id of a plan; expected region-firstyear-lastyear, as guilin-draft-2021-2025")
    found = call_within(_read_one, path, limits, regions=regions, region=region, period=period, kind=kind)
    if found.profile.region is None:
        raise BadInput(f"{path}: no region of regions.csv is named in it; give --region, or {advice}")
    content = _unchanged(path, found.sha256)
    with data_lock(folder):
        plans = load_table("plans", folder, check=True)
        plan = plan or _id_of(path, found.profile, plans)
        if problems := _taken(path, plan, found, plans, replace):
            raise BadInput(*problems)
        table = f"statements-{plan}"
        earlier = load_table(table, folder) if table in schemas(folder) else as_frame([])
        row = _row(plan, plans, found, path, replace)
        tables = {name: rows.assign(plan=plan).astype(rows.dtypes) for name, rows in found.tables.items()}
        change_files(folder, f"add {plan}", added_files(folder, plan, _with_row(plans, row), tables))
        kept = _keep_document(path.name, content, folder)
    statements = tables["statements"]
    before, after = Counter(map(_line, earlier.itertuples())), Counter(map(_line, statements.itertuples()))
    sources = {
        name: found.profile.source(name) or "" for name in ("region", *_FIELDS) if plan not in set(plans["plan"])
    }
    removed, added = sorted((before - after).elements()), sorted((after - before).elements())
    return Addition(row, sources, statements, removed, added, [*kept, *_notices(row, found, folder)])


def _read_one(
    path: Path, regions: pd.DataFrame, region: str | None, period: tuple[int, int] | None, kind: str | None
) -> _Read:
    """A document as it is read in a process of its own; what is not needed further stays there."""
    sha256 = hashlib.sha256(_content(path)).hexdigest()
    document = read_document(path)
    profile = find_profile(document, regions, region, period, kind)
    reading = read(document, profile)
    tables = (reading.statements, reading.unread, find_tasks(reading), find_directions(reading))
    return _Read(profile, dict(zip(PLAN_TABLES, tables, strict=True)), reading.lines(), sha256)


def _content(path: Path) -> bytes:
    """The content of a file; none where there is nothing to be had, which its reader tells."""
    try:
        return path.read_bytes() if path.is_file() else b""
    except OSError:
        return b""


def _unchanged(path: Path, sha256: str) -> bytes:
    """The content of a document, the one that was read. Raises BadInput where it is another by now."""
    content = _content(path)
    if hashlib.sha256(content).hexdigest() != sha256 or not content:
        raise BadInput(f"{path}: changed while it was read; nothing was added, add it again")
    return content


def _id_of(path: Path, profile: Profile, plans: pd.DataFrame) -> str:
    """The plan's id: the one it has already, else the file's name where that is one, else region, first and last
    year."""
    known = plans[(plans["document"] == path.name) & (plans["region"] == profile.region)]
    known = known[(known["period_start"] == profile.period_start) & (known["period_end"] == profile.period_end)]
    if len(known):
        return known["plan"].iloc[0]  # whatever it was renamed to
    return path.stem if is_plan_id(path.stem) else f"{profile.region}-{profile.period_start}-{profile.period_end}"


def _taken(path: Path, plan: str, read: _Read, plans: pd.DataFrame, replace: bool) -> list[str]:
    """Why a document cannot have a plan's place, or its own name, with what to do; nothing where it can.

    Another document is one of another name or stage, title or region; one that differs in nothing but its text is a
    new state of the same.
    """
    others = plans[(plans["document"] == path.name) & (plans["plan"] != plan)]
    problems = [
        f"{path}: {path.name} is the name of the document of {other.plan}, which would be lost; give the file another name"
        for other in others[others["sha256"] != read.sha256].itertuples()
    ]
    problems += [
        f"{path}: is in the data already, as {other.plan}; for another id: ipstats rename {other.plan} {plan}"
        for other in others[others["sha256"] == read.sha256].itertuples()
    ]
    rows = plans[plans["plan"] == plan]
    if replace or rows.empty or [*rows[["document", "sha256"]].iloc[0].fillna("")] == [path.name, read.sha256]:
        return problems
    row, own = rows.iloc[0], {"document": path.name, "region": read.profile.region}
    own |= {"stage": read.profile.stage, "title": read.profile.title or path.stem}
    differs = [f"{name} {row[name]}, here {value}" for name, value in own.items() if _differ(row[name], value)]
    if differs:
        word = "-".join([plan.split("-")[0], "word", *plan.split("-")[-2:]])
        problems.append(
            f"{path}: {plan} is the id of {row[['document', 'title']].dropna().iloc[0]}; this is another document ({'; '.join(differs)}): name it "
            f"{word}{path.suffix}, or give --id {word}, with a word of your own in it, to add it beside that one; or "
            "--replace to put it in its place"
        )
    return problems


def _differ(known: Any, found: str | None) -> bool:
    """Whether two values are both there and are not the same."""
    return pd.notna(known) and found is not None and known != found


def _keep_document(name: str, content: bytes, folder: Path) -> list[str]:
    """Put a document into the folder of documents, unless it is there; a line for a person where that fails."""
    copy = documents_folder(folder) / name
    try:
        with write_errors(copy, "the document could not be put there"):
            if not copy.exists() or copy.read_bytes() != content:
                copy.parent.mkdir(parents=True, exist_ok=True)
                write_files({copy: content})
    except BadInput as error:
        return [f"{error}; reports then quote no sentence of it"]
    return []


def _row(plan: str, plans: pd.DataFrame, read: _Read, path: Path, replace: bool) -> dict[str, Any]:
    """The plan's row: what people wrote into it outranks the document, unless that takes another's place."""
    file = {"document": path.name, "sha256": read.sha256, "checked": None}
    profile = read.profile
    fields = {name: getattr(profile, name) for name in _FIELDS} | {"title": profile.title or path.stem}
    found = {"plan": plan, "region": profile.region, **fields, **file}
    rows = plans[plans["plan"] == plan]
    if rows.empty:
        return found
    row = {str(name): value for name, value in rows.iloc[0].items()}
    another = replace and (pd.isna(row["sha256"]) or row["sha256"] != read.sha256)
    return row | file | ({name: value for name, value in found.items() if value is not None} if another else {})


def _line(row: Any) -> str:
    value = row.qualitative if pd.isna(row.value) else f"{row.value:.12g} {row.unit}"
    return f"{row.name}: {value} ({_when(row)}, {row.measure}, printed {row.printed!r})"


def _when(row: Any) -> str:
    """The status and the year of a figure or a conflict; the status alone where there is no year."""
    return row.status if pd.isna(row.year) else f"{row.status} {row.year}"


def _with_row(plans: pd.DataFrame, row: dict[str, Any]) -> pd.DataFrame:
    """The plans with a plan's row, in its place where it has one."""
    own = pd.DataFrame([row], columns=plans.columns).astype(plans.dtypes.to_dict())
    known = plans.index[plans["plan"] == row["plan"]]
    if len(known):
        return pd.concat([plans.drop(known), own.set_index(known)]).sort_index()
    return pd.concat([plans, own]).sort_values("plan")


def _notices(row: dict[str, Any], reading: _Read, folder: Path) -> list[str]:
    """What to check: how it was read, fields not found, conflicts, doubts, numbers that may be figures and
    became none, and names that are not in indicators.csv, of tables first."""
    empty = [name for name in _FIELDS if pd.isna(row[name])]
    lines = list(reading.lines)
    lines += [f"{folder / 'plans.csv'}: {row['plan']}: not found in the text: {', '.join(empty)}"] if empty else []
    statements, unread = reading.tables["statements"], reading.tables["unread"]
    conflicts = find_conflicts(statements)
    lines += [f"conflict: {c.indicator}, {_when(c)}: {c.figures}" for c in conflicts.itertuples()]
    doubtful: Any = statements.dropna(subset="doubt")
    missed: Any = unread[unread["reason"].isin(OPEN)]
    lines += [f"doubt: {_line(s)} at {s.start}: {s.doubt}" for s in doubtful.itertuples()]
    lines += [f"unread: {number.printed} at {number.start}: {number.reason}" for number in missed.itertuples()]
    return lines + _unknown_names(statements, folder)


def _unknown_names(statements: pd.DataFrame, folder: Path) -> list[str]:
    """The names that are not in indicators.csv, of tables first, each with what to do."""
    unknown = statements[statements["indicator"].isna()].drop_duplicates("name").sort_values("source", ascending=False)
    if unknown.empty:
        return []
    indicators, file = load_table("indicators", folder), folder / "indicators.csv"
    own = unknown["unit"].astype(object).where(unknown["measure"].isin(_IN_OWN_UNIT) & unknown["unit"].notna(), None)
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
    return f"unknown: {shown}; nearest is {nearest}; if it is that, put ;{name} into also_printed_as of row {code}"
