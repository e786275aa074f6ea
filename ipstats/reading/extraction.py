"""A document → its statements, and the numbers in it that became none."""

from dataclasses import replace
from pathlib import Path

import pandas as pd

from ipstats.data import Statement, as_frame, load_table
from ipstats.documents import FRONT_MATTER, Document, Paragraph, Table, read_document
from ipstats.reading.account import account_for
from ipstats.reading.doubts import PARTLY, review, with_doubts
from ipstats.reading.indicator_names import Matcher
from ipstats.reading.pictures import pictures_for_tables
from ipstats.reading.profile import find_horizon
from ipstats.reading.prose import read_prose
from ipstats.reading.result import Reading, unread_frame
from ipstats.reading.table_layout import lay_out_table
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
    return read(document).statements


def read(document: Document) -> Reading:
    """The statements of a document, and what of it became none."""
    matcher = Matcher(load_table("indicators"))
    horizon = find_horizon(document)
    tables = [(block, lay_out_table(block, horizon)) for block in document.blocks if isinstance(block, Table)]
    tabled = [read_table(table, layout, document.plan, horizon, matcher) for table, layout in tables]
    wordy = [table for (table, _), found in zip(tables, tabled, strict=True) if not found]
    prose, unread = read_prose(_paragraphs(document, wordy), document, horizon, matcher)
    stated = [*(statement for found in tabled for statement in found), *prose]
    accounts = [account_for(table, layout, stated, unread) for table, layout in tables]
    doubts = [PARTLY if account.is_partial else None for account in accounts]
    tabled = [[with_doubts(s, doubt) for s in found] for found, doubt in zip(tabled, doubts, strict=True)]
    statements = review([*(statement for found in tabled for statement in found), *prose], matcher)
    unread += [number for account in accounts for number in account.unread]
    lines = [*document.notices, *pictures_for_tables(document), *filter(None, (a.notice() for a in accounts))]
    frames = as_frame([_in_text(s, document) for s in statements]), unread_frame(unread, document)
    return Reading(*frames, lines, [account.read for account in accounts])


def _paragraphs(document: Document, tables: list[Table]) -> list[Paragraph]:
    """The paragraphs of a document in their order, and the sentences in cells of tables that have no indicators."""
    paragraphs = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            paragraphs += [block] if block.section != FRONT_MATTER else []
        elif isinstance(block, Table) and any(block is table for table in tables):
            cells = dict.fromkeys(cell for row in block.rows for cell in row if len(cell.text) > SENTENCE)
            paragraphs += [Paragraph(cell.normalized, cell.start, block.section) for cell in cells]
    return paragraphs


def _in_text(statement: Statement, document: Document) -> Statement:
    """The statement with the offsets of its figure in the text, invisible letters and all."""
    start, end = document.span(statement.start or 0, statement.end or 0)
    return replace(statement, start=start, end=end, printed=document.text[start:end])
