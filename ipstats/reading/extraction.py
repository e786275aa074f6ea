"""A document → its statements."""

from dataclasses import replace
from pathlib import Path

import pandas as pd

from ipstats.data import Statement, as_frame, load_table
from ipstats.documents import Document, Paragraph, Picture, read_document
from ipstats.reading.doubts import review
from ipstats.reading.indicator_names import Matcher
from ipstats.reading.profile import find_horizon
from ipstats.reading.prose import read_prose
from ipstats.reading.tables import read_table

SENTENCE = 12  # signs: a cell that is longer can say something


def extract(path: str | Path, plan: str | None = None) -> pd.DataFrame:
    """Every figure that a document prints for an indicator, one a row, in the order of the document.

    Columns as in `data/statement.schema.json`; no row where the document prints none. The document need not be
    known to the data package; its id is its file name unless given. Raises UnreadableDocument.
    """
    return extract_statements(read_document(path, plan))


def extract_statements(document: Document) -> pd.DataFrame:
    """The same for a document that has been read."""
    matcher = Matcher(load_table("indicators"))
    horizon = find_horizon(document)
    statements, paragraphs = [], []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            paragraphs.append(block)
        elif isinstance(block, Picture):
            continue
        elif found := read_table(block, document.plan, horizon, matcher):
            statements += found
        else:  # no indicator table, such as tasks beside those who do them: its cells may hold sentences
            cells = dict.fromkeys(cell for row in block.rows for cell in row if len(cell.text) > SENTENCE)
            paragraphs += [Paragraph(cell.normalized, cell.start, block.section) for cell in cells]
    statements += read_prose(paragraphs, document, horizon, matcher)
    return as_frame([_in_text(statement, document) for statement in review(statements, matcher)])


def _in_text(statement: Statement, document: Document) -> Statement:
    """The statement with the offsets of its figure in the text, invisible letters and all."""
    start, end = document.span(statement.start or 0, statement.end or 0)
    return replace(statement, start=start, end=end, printed=document.text[start:end])
