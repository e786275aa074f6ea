"""Whole documents as they are published: each is read, and every number of its tables is accounted for."""

import os
import re
from pathlib import Path

import pytest

from ipstats.documents import Table
from ipstats.reading import read_file

pytestmark = pytest.mark.slow

CORPUS = Path(os.environ.get("IPSTATS_CORPUS", "corpus")) / "real"
DOCUMENTS = sorted(path for path in CORPUS.iterdir() if path.is_file()) if CORPUS.is_dir() else []
NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


def test_the_documents_are_at_hand():
    if not DOCUMENTS and os.environ.get("CI"):
        pytest.fail(f"CI must have the documents of {CORPUS}")
    if not DOCUMENTS:
        pytest.skip("no published documents at hand; set IPSTATS_CORPUS to a folder with real/ in it")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_number_of_its_tables_is_a_figure_or_has_a_reason(path):
    reading = read_file(path)
    text = reading.document.text
    for rows in (reading.statements, reading.unread):
        assert all(text[row.start : row.end] == row.printed for row in rows.itertuples())
    assert (reading.statements["name"].str.strip() != "").all()
    assert (reading.unread["reason"].str.strip() != "").all()
    tables = [block for block in reading.document.blocks if isinstance(block, Table)]
    cells = [cell for table in tables for cell in dict.fromkeys(cell for row in table.rows for cell in row)]
    numbers = sum(len(NUMBER.findall(cell.normalized)) for cell in cells)
    spans = [reading.document.span(cell.start, cell.end) for cell in cells]
    unread = [row for row in reading.unread.itertuples() if any(start <= row.start < end for start, end in spans)]
    assert sum(reading.table_numbers) + sum(len(NUMBER.findall(row.printed)) for row in unread) == numbers
