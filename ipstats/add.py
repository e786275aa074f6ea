"""From a document to the data: its row in plans.csv, its statements, and what a person should look at."""

import hashlib
import json
import re
import shutil
from collections import Counter
from dataclasses import asdict, dataclass, field
from difflib import get_close_matches
from pathlib import Path

import pandas as pd

from ipstats.analysis import find_conflicts
from ipstats.data import as_csv, empty_statements, load_table, schemas
from ipstats.documents import read_document
from ipstats.errors import BadInput, UnknownName, write_errors
from ipstats.paths import documents_folder
from ipstats.reading import Profile, extract_statements, find_profile, normalized_name

STATEMENTS = {
    "type": "table",
    "scheme": "file",
    "format": "csv",
    "mediatype": "text/csv",
    "encoding": "utf-8",
    "schema": "statement.schema.json",
}
_ID = re.compile(r"[a-z]+-\d{4}-\d{4}")


@dataclass(frozen=True)
class Added:
    """What was found and done: the row of plans.csv, the statements, what changed, and what to look at."""

    plan: dict
    statements: pd.DataFrame
    gone: list[str]
    new: list[str]
    look_at: list[str] = field(default_factory=list)


def add_document(path: Path, folder: Path, region: str | None = None) -> Added:
    """Write a document's row into plans.csv and its statements into statements/<plan>.csv of a data package, and keep
    the document where reports look for the sentences that they quote.

    Where the plan is there already its row keeps what people have put into it, and only the checksum follows the
    document. Raises UnreadableDocument, and BadInput where no region is known for it.
    """
    document = read_document(path)
    imprint = find_profile(document, load_table("regions", folder))
    region = _region(region or imprint.region, path, folder)
    plan = document.plan if _ID.fullmatch(document.plan) else f"{region}-{imprint.period_start}-{imprint.period_end}"
    statements = extract_statements(read_document(path, plan))
    before = _statements_of(plan, folder)
    row = _row(plan, region, imprint, path, folder)
    gone, new = _differences(before, statements)
    _write(row, statements, folder)
    return Added(row, statements, gone, new, [*_keep(path, folder), *_look_at(row, statements, folder)])


def _keep(path: Path, folder: Path) -> list[str]:
    """Copy the document into the folder of documents, unless it is there; a line for a person where that fails."""
    there = documents_folder(folder) / path.name
    try:
        if not there.exists() or there.read_bytes() != path.read_bytes():
            there.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, there)
    except OSError as error:
        return [
            f"{there}: the document could not be put there ({error.strerror}); reports then quote no sentence of it"
        ]
    return []


def _region(region: str | None, path: Path, folder: Path) -> str:
    known = load_table("regions", folder)["region"]
    where = f"add a row to {folder / 'regions.csv'}: region,code,name_zh,name_en,level,parent,population_2020,source"
    if region is None:
        raise BadInput(f"{path}: no region of regions.csv is named in it; give --region, or {where}")
    if region not in set(known):
        raise UnknownName("region", region, known, where)
    return region


def _row(plan: str, region: str, imprint: Profile, path: Path, folder: Path) -> dict:
    checksum = hashlib.sha256(path.read_bytes()).hexdigest()
    plans = load_table("plans", folder)
    if plan in set(plans["plan"]):
        return plans[plans["plan"] == plan].iloc[0].to_dict() | {"document": path.name, "sha256": checksum}
    found = asdict(imprint) | {"region": region, "title": imprint.title or path.stem}
    return {"plan": plan, **found, "document": path.name, "sha256": checksum}


def _statements_of(plan: str, folder: Path) -> pd.DataFrame:
    named = f"statements-{plan}"
    return load_table(named, folder) if named in schemas(folder) else empty_statements()


def _differences(before: pd.DataFrame, after: pd.DataFrame) -> tuple[list[str], list[str]]:
    """Statements that were there before only, and that are there now only, each as a line."""
    old, now = Counter(map(_told, before.itertuples())), Counter(map(_told, after.itertuples()))
    return sorted((old - now).elements()), sorted((now - old).elements())


def _told(s) -> str:
    value = s.qualitative if pd.isna(s.value) else f"{s.value:.12g} {s.unit}"
    return f"{s.name}: {value} ({s.status} {s.year}, {s.measure}, printed {s.printed!r})"


def _write(row: dict, statements: pd.DataFrame, folder: Path) -> None:
    plans = load_table("plans", folder)
    if row["plan"] in set(plans["plan"]):
        plans.loc[plans["plan"] == row["plan"], ["document", "sha256"]] = [row["document"], row["sha256"]]
    else:
        plans = pd.concat([plans, pd.DataFrame([row]).astype(plans.dtypes.to_dict())]).sort_values("plan")
    with write_errors(folder):
        (folder / "plans.csv").write_text(as_csv(plans), encoding="utf-8")
        (folder / "statements").mkdir(exist_ok=True)
        (folder / "statements" / f"{row['plan']}.csv").write_text(as_csv(statements), encoding="utf-8")
        _describe(row["plan"], folder / "datapackage.json")
    schemas.cache_clear()


def _describe(plan: str, path: Path) -> None:
    """Name the statements of a plan in datapackage.json, where they are not yet."""
    package = json.loads(path.read_text(encoding="utf-8"))
    named = f"statements-{plan}"
    if named not in {resource["name"] for resource in package["resources"]}:
        package["resources"].append({"name": named, "path": f"statements/{plan}.csv"} | STATEMENTS)
        path.write_text(json.dumps(package, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _look_at(row: dict, statements: pd.DataFrame, folder: Path) -> list[str]:
    """Lines for a person: fields not found, conflicts, doubts, and names that are not in indicators.csv, of tables first."""
    empty = [name for name, value in row.items() if value is None or pd.isna(value)]
    lines = [f"{folder / 'plans.csv'}: {row['plan']}: not found in the text: {', '.join(empty)}"] if empty else []
    conflicts = find_conflicts(statements)
    lines += [f"conflict: {c.indicator}, {c.status} {c.year}: {c.figures}" for c in conflicts.itertuples()]
    lines += [f"doubt: {_told(s)} at {s.start}: {s.doubt}" for s in statements.itertuples() if pd.notna(s.doubt)]
    unknown = statements[statements["indicator"].isna()].drop_duplicates("name").sort_values("source", ascending=False)
    indicators = load_table("indicators", folder)
    told = [unknown_name(s.name, s.unit, indicators) for s in unknown.itertuples()]
    where = f"names that are not in {folder / 'indicators.csv'}; what another row means goes into its also_printed_as:"
    return [*lines, where, *told] if told else lines


def unknown_name(name: str, unit: str, indicators: pd.DataFrame) -> str:
    """A line that tells which indicator of the same unit an unknown name is nearest to, and what to put where if it is
    that one."""
    alike = indicators[indicators["unit"] == unit]
    forms = {normalized_name(row.name_zh): row for row in alike.itertuples()}
    close = get_close_matches(normalized_name(name), list(forms), n=1, cutoff=0.5)
    if not close:
        return f"unknown: {name} ({unit}); no indicator near it; add a row if it is worth one"
    row = forms[close[0]]
    return (
        f"unknown: {name} ({unit}); nearest is {row.name_zh}; if it is that, put ;{name} at the end of row {row.code}"
    )
