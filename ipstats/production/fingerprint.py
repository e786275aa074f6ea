"""What a report depends on, as short digests: a report whose fingerprint is unchanged need not be made again."""

import hashlib
import json
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from ipstats.paths import PACKAGE, font_path, observation_files
from ipstats.production.job import Subject

DRAWING = (  # what makes what a page shows: charts, figures, tables, quoted documents, the page itself
    *("ipstats", "matplotlib", "seaborn", "pandas", "numpy", "mplfonts", "uharfbuzz", "babel"),
    *("nbconvert", "papermill", "itables", "ipywidgets", "pypdfium2", "lxml"),
    *("jinja2", "mistune", "openpyxl", "python-docx", "ipython", "ipykernel"),
)
CODE = {".py", ".toml", ".j2", ".css", ".json", ".csv"}
NOTHING = "-"
CODE_LISTS = ("indicators", "units", "departments", "themes")


def package_versions() -> dict[str, str]:
    """Versions of the packages that draw."""
    return {name: version(name) for name in DRAWING}


@dataclass(frozen=True)
class CatalogEntry:
    """What has to be known of a report to tell whether it must be made: its labels by language, and the parts of its fingerprint that are its own."""

    subject: Subject
    labels: dict[str, str]
    parts: dict[str, str]


def shared_fingerprints(folder: Path, lang: str) -> dict[str, str]:
    """What all reports of a run depend on, whatever their notebook: name of each part → its digest."""
    return {
        "parameters": digest(lang),
        "code lists": files_digest([folder / f"{name}.csv" for name in CODE_LISTS]),
        "observations": files_digest(observation_files(folder)),
        "library": code_digest(),
        "versions": digest(repr(package_versions())),
        "font": files_digest([font_path()]),
    }


def combined(parts: dict[str, str]) -> str:
    """The fingerprint of a report from those of its parts."""
    return digest(repr(sorted(parts.items())))


def changed_parts(old: dict[str, str], new: dict[str, str]) -> list[str]:
    """Names of the parts that differ."""
    return [name for name in new if old.get(name) != new[name]]


def notebook_digest(notebook: Path) -> str:
    """A digest of what a notebook would do: its cells' kinds, sources, pictures and tags, and its kernel.

    Saved outputs, counts and the widths of somebody's window are none of it. Of what is no notebook every byte counts.
    """
    if not notebook.is_file():  # a pipe would be waited for
        return files_digest([notebook])
    try:
        book = json.loads(notebook.read_text(encoding="utf-8"))
        kernel = book["metadata"].get("kernelspec", {}).get("name")
        return digest(json.dumps([kernel, list(map(_what_runs, book["cells"]))], sort_keys=True))
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return files_digest([notebook])


def _what_runs(cell: dict) -> list:
    metadata = [cell["metadata"].get(name) or None for name in ("tags", "format", "raw_mimetype")]
    return [cell["cell_type"], "".join(cell["source"]), cell.get("attachments") or None, metadata]


def digest(text: object) -> str:
    """A short digest of what something looks like as text."""
    return hashlib.sha256(str(text).encode()).hexdigest()[:16]


def code_digest() -> str:
    """A short digest of ipstats itself."""
    return files_digest([path for path in sorted(PACKAGE.rglob("*")) if path.suffix in CODE])


def files_digest(paths: list[Path]) -> str:
    """A short digest of the contents of files; one that cannot be read counts as such, who needs it will say so."""
    together = hashlib.sha256()
    for path in paths:
        try:
            content = path.read_bytes() if path.is_file() else NOTHING.encode()
        except OSError as error:
            content = f"{NOTHING}{error.errno}".encode()
        together.update(hashlib.sha256(content).digest())
    return together.hexdigest()[:16]
