"""Plain text, and tables of separated values."""

import csv
from pathlib import Path

from ipstats.documents.content import Content, Grid, GridCell
from ipstats.documents.decoding import decode
from ipstats.errors import UnreadableDocument


def read_csv(path: Path) -> Content:
    """The rows of a file of values separated by commas, or by tabs or semicolons if its header has more of them."""
    text, notices = decoded(path)
    header = next((line for line in text.split("\n") if any(mark in line for mark in ",\t;")), "")
    delimiter = max(",\t;", key=header.count)
    rows = list(csv.reader(text.splitlines(keepends=True), delimiter=delimiter))
    return Content(
        [Grid([GridCell(text, at, column) for at, row in enumerate(rows) for column, text in enumerate(row)])],
        notices,
    )


def read_plain_text(path: Path) -> Content:
    """The text of a file, as it stands there."""
    text, notices = decoded(path)
    return Content([], notices, text)


def decoded(path: Path, declared: str | None = None) -> tuple[str, list[str]]:
    """The text of a file, and a notice of the bytes and signs in it that are none.

    It may be in UTF-8, UTF-16, GB18030, Big5 or the encoding it declares. Line ends become \\n; a byte order mark and
    control signs are left out. Raises UnreadableDocument.
    """
    found = decode(path.read_bytes(), declared)
    if found is None:
        raise UnreadableDocument(f"{path}: not text in UTF-8, UTF-16, GB18030 or Big5")
    return found
