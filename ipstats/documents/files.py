"""A file of any kind → its content: lines of text and tables in reading order."""

import warnings
from pathlib import Path
from pkgutil import resolve_name

from ipstats.documents.content import Content
from ipstats.documents.sniff import check_zip, kind_of
from ipstats.errors import UnreadableDocument

LARGEST = 40_000_000  # bytes: the longest plans have less than a million, scans of them up to thirty

KINDS = {  # suffix → its reader, loaded with its library only for such a file, and what the file may be by its content
    **dict.fromkeys((".txt", ".md"), ("plain:read_plain_text", {"text"})),
    **dict.fromkeys((".html", ".htm"), ("html:read_html", {".html", "text"})),
    **{f".{name}": (f"{name}:read_{name}", {f".{name}"}) for name in ("docx", "pdf", "xlsx")},
    **dict.fromkeys((".csv", ".tsv"), ("plain:read_csv", {"text"})),
}

NOT_READ = {".doc", ".docm", ".dotx", ".wps", ".xls", ".xlsm", ".et", ".ofd", ".rtf", ".odt", ".ods", ".mht", ".mhtml"}


def read_content(path: Path) -> Content:
    """The text and the tables of a file, read by the reader of its kind.

    Raises UnreadableDocument, one line, where there are none to be had.
    """
    path = Path(path)
    try:
        _check(path)
        return _read(path)
    except OSError as error:
        raise UnreadableDocument(f"{path}: {error.strerror or error}") from error


def documents_in(folder: Path) -> list[Path]:
    """The documents of a folder by name, those of kinds that are not read among them; other files are left out.

    Raises UnreadableDocument where there is none.
    """
    files = sorted(path for path in folder.iterdir() if path.suffix.lower() in {*KINDS, *NOT_READ})
    files = [path for path in files if path.is_file() and not path.name.startswith((".", "~$"))]
    if not files:
        raise UnreadableDocument(f"{folder}: no document in this folder; known are {', '.join(KINDS)}")
    return files


def _check(path: Path) -> None:
    """Nothing, if the file may be opened by the reader of its suffix; no part of it is unpacked for that."""
    suffix = path.suffix.lower()
    if path.is_dir():
        raise UnreadableDocument(f"{path}: this is a folder; a file was expected")
    size = path.stat().st_size
    if suffix not in KINDS:
        raise UnreadableDocument(f"{path}: {suffix or 'no suffix'} is not read; known are {', '.join(KINDS)}")
    if not size:
        raise UnreadableDocument(f"{path}: the file is empty")
    if size > LARGEST:
        raise UnreadableDocument(f"{path}: {size / 1e6:.1f} MB; files of up to {LARGEST / 1e6:.0f} MB are read")
    kind, what = kind_of(path)
    if kind not in KINDS[suffix][1]:
        raise UnreadableDocument(f"{path}: named {suffix}, but this is {what}")
    if kind in {".docx", ".xlsx"}:
        check_zip(path)


def _read(path: Path) -> Content:
    """The content by the reader of the suffix; whatever a library stumbles over in a damaged file is one clear line."""
    suffix = path.suffix.lower()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # of parts that hold no text: styles, validation, fonts
            return resolve_name(f"ipstats.documents.{KINDS[suffix][0]}")(path)
    except UnreadableDocument:
        raise
    except Exception as error:  # the libraries promise no set of exceptions for damaged files
        reason = " ".join(f"{type(error).__name__} {error}".split())[:120]
        raise UnreadableDocument(f"{path}: damaged, or no {suffix[1:]} file ({reason})") from error
