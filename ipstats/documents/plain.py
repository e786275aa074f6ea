"""Plain text, and tables of separated values."""

import csv
from pathlib import Path

from ipstats.documents.content import Content, Grid, GridCell
from ipstats.documents.decoding import decoded


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
