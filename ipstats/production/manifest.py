"""What is known of each report's last run, and whether the files that it left are still what it wrote."""

import hashlib
import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, get_origin, get_type_hints

from ipstats.files import write_files

MANIFEST = "manifest.json"
STATUSES = ("fresh", "unchanged", "stale", "failed")


@dataclass(frozen=True)
class Outcome:
    """How one report stands after a run.

    status: fresh, unchanged, stale (failed, the last good page is kept) or failed; reason: why it ran or did not;
    error: the first line of what stopped it; notebook: the one that was run; when and seconds: of the run that made it,
    indicators and conflicts: what it counted; parts: what its fingerprint is made of; files: what was published, see
    `file_record`.
    """

    name: str
    lang: str
    status: str
    reason: str
    error: str
    notebook: str
    when: str
    seconds: float
    indicators: int
    conflicts: int
    key: str
    parts: dict[str, str]
    versions: dict[str, str]
    files: dict[str, dict] = field(default_factory=dict)


def file_record(path: Path) -> dict[str, Any]:
    """A file as it is now: its digest, and what the file system says of it. Raises OSError where it cannot be read."""
    return {"stat": _stat(path), "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}


def checked_record(path: Path, record: dict) -> dict[str, Any] | None:
    """The record of a file that is still what was written, as of now; None where it is missing, cut or changed.

    Its content is read only where the file system says anything else than then. No write goes unseen: one that leaves
    size and time of change as they were, or sets them back, moves the time of the inode, which nobody can set.
    """
    try:
        if not path.is_file():  # a pipe would be waited for
            return None
        if record.get("stat") == _stat(path):
            return record
        now = file_record(path)
    except OSError:
        return None
    return now if now["sha256"] == record.get("sha256") else None


def _stat(path: Path) -> list[int]:
    status = os.stat(path)
    return [status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino]


def read_manifest(out: Path) -> dict[str, Outcome]:
    """What is known of each report's last run; nothing where there was none. What is not ours is left out."""
    manifest = read_json(out / MANIFEST)
    outcomes = {name: _outcome(name, entry) for name, entry in manifest.items()}
    return {name: outcome for name, outcome in outcomes.items() if outcome}


def read_json(path: Path) -> dict[str, Any]:
    """What a file of ours holds; nothing where it is missing or none of ours."""
    try:
        content = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    except (OSError, ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def _outcome(name: str, entry: Any) -> Outcome | None:
    try:
        outcome = Outcome(**entry)
    except TypeError:
        return None
    typed = all(_is_a(getattr(outcome, field), hint) for field, hint in get_type_hints(Outcome).items())
    return outcome if typed and outcome.name == name and outcome.status in STATUSES else None


def _is_a(value: object, hint: Any) -> bool:
    """Whether a value of JSON is of a type: a whole number is a float too, a dict's values are looked at as well."""
    if get_origin(hint) is dict:
        inner = hint.__args__[1]
        return isinstance(value, dict) and all(_is_a(item, inner) for item in value.values())
    return isinstance(value, (int, float) if hint is float else hint) and not isinstance(value, bool)


def write_manifest(out: Path, manifest: dict[str, Outcome]) -> None:
    """Remember what is known of each report's last run."""
    content = {name: asdict(outcome) for name, outcome in manifest.items()}
    write_files({out / MANIFEST: json.dumps(content, ensure_ascii=False, indent=1) + "\n"})
