"""Plain text, and tables of separated values."""

import csv
import re
from pathlib import Path

from ipstats.documents.content import Content, Grid, GridCell, Part
from ipstats.documents.decoding import decoded

_TABLE = re.compile(r"(?is)(<table\b(?>[^<]|<(?!/?table\b))*+</table>)")


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
    """The text of a file, as it stands there; tables of a web page in it, as converters write into Markdown, are grids."""
    text, notices = decoded(path)
    if not _TABLE.search(text):
        return Content([], notices, text)
    from ipstats.documents.html import page_content  # its library is loaded only for such a text

    parts: list[Part] = []
    for piece in _TABLE.split(text):
        parts += page_content(piece, []).parts if _TABLE.match(piece) else [piece]
    return Content(parts, notices)
