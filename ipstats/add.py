"""From a document to the data: its row in plans.csv, its statements, and what a person should check."""

import hashlib
import json
import re
import shutil
from collections import Counter
from dataclasses import asdict, dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import pandas as pd

from ipstats.analysis import find_conflicts
from ipstats.data import as_csv, as_frame, csv_resource, load_table, schemas
from ipstats.documents import read_document
from ipstats.errors import BadInput, UnknownName, write_errors
from ipstats.paths import documents_folder
from ipstats.reading import Profile, extract_statements, find_profile, normalized_name

_ID = re.compile(r"[a-z]+-\d{4}-\d{4}")


@dataclass(frozen=True)
class Addition:
    """What came of a document: its row of plans.csv, its statements, those of them that were not in the data before and
    those that no longer are, each as a line, and lines that tell a person what to check."""

    plan: dict[str, Any]
    statements: pd.DataFrame
    removed: list[str]
    added: list[str]
    notices: list[str]


def add_document(path: Path, folder: Path, region: str | None = None) -> Addition:
    """Write a document's row into plans.csv and its statements into statements/<plan>.csv of a data package, and keep
    the document where reports look for the sentences that they quote.

    Where the plan is there already its row keeps what people have put into it, and only the checksum follows the
    document. Raises UnreadableDocument, and BadInput where no region is known for it.
    """
    document = read_document(path)
    regions = load_table("regions", folder)
    profile = find_profile(document, regions)
    region = _checked_region(region or profile.region, set(regions["region"]), path, folder)
    plan = document.plan if _ID.fullmatch(document.plan) else f"{region}-{profile.period_start}-{profile.period_end}"
    statements = extract_statements(replace(document, plan=plan))
    known = f"statements-{plan}" in schemas(folder)
    earlier = load_table(f"statements-{plan}", folder) if known else as_frame([])
    before, after = Counter(map(_line, earlier.itertuples())), Counter(map(_line, statements.itertuples()))
    plans = load_table("plans", folder)
    row = _row(plan, plans, region, profile, path)
    _write(row, plans, statements, folder)
    notices = [*_copy_document(path, folder), *_notices(row, statements, folder)]
    return Addition(row, statements, sorted((before - after).elements()), sorted((after - before).elements()), notices)


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


def _checked_region(region: str | None, known: set[str], path: Path, folder: Path) -> str:
    advice = f"add a row to {folder / 'regions.csv'}: region,code,name_zh,name_en,level,parent,population_2020,source"
    if region is None:
        raise BadInput(f"{path}: no region of regions.csv is named in it; give --region, or {advice}")
    if region not in known:
        raise UnknownName("region", region, known, advice)
    return region


def _row(plan: str, plans: pd.DataFrame, region: str, profile: Profile, path: Path) -> dict[str, Any]:
    file = {"document": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
    if plan in set(plans["plan"]):
        return {str(name): value for name, value in plans[plans["plan"] == plan].iloc[0].items()} | file
    return {"plan": plan, **asdict(profile), "region": region, "title": profile.title or path.stem, **file}


def _line(row: Any) -> str:
    value = row.qualitative if pd.isna(row.value) else f"{row.value:.12g} {row.unit}"
    return f"{row.name}: {value} ({row.status} {row.year}, {row.measure}, printed {row.printed!r})"


def _write(row: dict[str, Any], plans: pd.DataFrame, statements: pd.DataFrame, folder: Path) -> None:
    known = plans["plan"] == row["plan"]
    if known.any():
        plans.loc[known, ["document", "sha256"]] = [row["document"], row["sha256"]]
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
    resource = csv_resource(f"statements-{plan}", f"statements/{plan}.csv", "statement.schema.json")
    if resource["name"] not in {known["name"] for known in package["resources"]}:
        package["resources"].append(resource)
        path.write_text(json.dumps(package, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _notices(row: dict[str, Any], statements: pd.DataFrame, folder: Path) -> list[str]:
    """What to check: fields not found, conflicts, doubts, and names that are not in indicators.csv, of tables first."""
    empty = [name for name, value in row.items() if pd.isna(value)]
    lines = [f"{folder / 'plans.csv'}: {row['plan']}: not found in the text: {', '.join(empty)}"] if empty else []
    conflicts = find_conflicts(statements)
    lines += [f"conflict: {c.indicator}, {c.status} {c.year}: {c.figures}" for c in conflicts.itertuples()]
    doubtful: Any = statements[statements["doubt"].notna()].itertuples()
    lines += [f"doubt: {_line(s)} at {s.start}: {s.doubt}" for s in doubtful]
    unknown = statements[statements["indicator"].isna()].drop_duplicates("name").sort_values("source", ascending=False)
    if unknown.empty:
        return lines
    indicators = load_table("indicators", folder)
    file = folder / "indicators.csv"
    lines.append(f"names that are not in {file}; what another row means goes into its also_printed_as:")
    return lines + [unknown_name(*pair, indicators) for pair in zip(unknown["name"], unknown["unit"], strict=True)]


def unknown_name(name: str, unit: str, indicators: pd.DataFrame) -> str:
    """A line that tells which indicator of the same unit an unknown name is nearest to, and what to put where if it is
    that one."""
    alike = indicators[indicators["unit"] == unit]
    forms = {normalized_name(row[1]): row for row in zip(alike["code"], alike["name_zh"], strict=True)}
    close = get_close_matches(normalized_name(name), list(forms), n=1, cutoff=0.5)
    if not close:
        return f"unknown: {name} ({unit}); no indicator near it; add a row if it is worth one"
    code, nearest = forms[close[0]]
    return f"unknown: {name} ({unit}); nearest is {nearest}; if it is that, put ;{name} at the end of row {code}"
