"""A file of any kind → its content: lines of text and tables in reading order."""

import warnings
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

from ipstats.documents.content import Content, SheetRows
from ipstats.documents.sniff import READ, SUFFIXES, ZIPPED, Kind, check_zip, kind_of
from ipstats.errors import UnreadableDocument

LARGEST = 40_000_000  # bytes: the longest plans have less than a million, scans of them up to thirty


def read_content(path: Path) -> Content:
    """The text and the tables of a file, read by the reader of its kind, which its content tells and not its name.

    Raises UnreadableDocument, one line, where there are none to be had.
    """
    kind = _kind(path)
    return _read(path, kind, kind.reader)


def read_rows(path: Path) -> list[SheetRows]:
    """The sheets of a table that data is kept in, rows that are hidden among the others.

    Raises UnreadableDocument, one line, where the file is no such table.
    """
    kind = _kind(path)
    if not kind.has_rows:
        raise UnreadableDocument(f"{path}: this is {kind.name}: a table was expected, as .csv or .xlsx")
    return _read(path, kind, f"{kind.reader}_rows")


def documents_in(folder: Path) -> list[Path]:
    """The documents of a folder by name, those of kinds that are not read among them; other files are left out.

    Raises UnreadableDocument where there is none.
    """
    files = sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES)
    files = [path for path in files if path.is_file() and not path.name.startswith((".", "~$"))]
    if not files:
        raise UnreadableDocument(f"{folder}: no document in this folder; {READ}")
    return files


def _kind(path: Path) -> Kind:
    """The kind of a file that may be opened by the reader of its kind; no part of it is unpacked for that."""
    try:
        if path.is_dir():
            raise UnreadableDocument(f"{path}: this is a folder; a file was expected")
        size = path.stat().st_size
        if not size:
            raise UnreadableDocument(f"{path}: the file is empty")
        if size > LARGEST:
            raise UnreadableDocument(f"{path}: {size / 1e6:.1f} MB; files of up to {LARGEST / 1e6:.0f} MB are read")
        kind = kind_of(path)
    except OSError as error:
        raise UnreadableDocument(f"{path}: {error.strerror or error}") from error
    if not kind.reader:
        raise UnreadableDocument(f"{path}: this is {kind.name}: {kind.advice}")
    if kind in ZIPPED:
        check_zip(path)
    return kind


def _read(path: Path, kind: Kind, reader: str) -> Any:
    """The content by the reader of its kind; whatever a library stumbles over in a damaged file is one clear line."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # of parts that hold no text: styles, validation, fonts
            return resolve_name(f"ipstats.documents.{reader}")(path)
    except UnreadableDocument:
        raise
    except Exception as error:  # the libraries promise no set of exceptions for damaged files
        reason = " ".join(f"{type(error).__name__} {error}".split())[:120]
        raise UnreadableDocument(f"{path}: damaged, or not {kind.name} ({reason})") from error
