"""A document → its statements, and the numbers in it that became none."""

from itertools import chain
from pathlib import Path

import pandas as pd

from ipstats.data import as_frame, unread_frame
from ipstats.documents import FRONT_MATTER, Document, Paragraph, Table, read_document
from ipstats.reading.account import Spans, account_for
from ipstats.reading.doubts import PARTLY, review, with_doubts
from ipstats.reading.indicator_names import known_indicators
from ipstats.reading.pictures import pictures_not_read
from ipstats.reading.profile import Profile, find_profile
from ipstats.reading.prose import read_prose, read_sentences
from ipstats.reading.result import Reading
from ipstats.reading.table_layout import lay_out_table
from ipstats.reading.tables import read_table

SENTENCE = 12  # signs: a cell that is longer can say something


def extract(path: str | Path, plan: str | None = None) -> pd.DataFrame:
    """Every figure that a document prints for an indicator, one a row, in the order of the document.

    Columns as in `data/statement.schema.json`; no row where the document prints none. The document need not be
    known to the data package; its id is its file name unless given. Raises UnreadableDocument.
    """
    return read_file(Path(path), plan).statements


def read_file(
    path: Path, plan: str | None = None, period: tuple[int, int] | None = None, kind: str | None = None
) -> Reading:
    """The same with all that is known of it. plan: its id; period and kind: what is known of the document, else what
    it says of itself. Raises UnreadableDocument.
    """
    document = read_document(path, plan)
    return read(document, find_profile(document, period=period, kind=kind))


def extract_statements(document: Document) -> pd.DataFrame:
    """The statements of a document that has been read."""
    return read(document).statements


def read(document: Document, profile: Profile | None = None) -> Reading:
    """The statements of a document, and what of it became none; profile: what it says of itself, else that is found."""
    matcher = known_indicators()
    profile = profile or find_profile(document)
    horizon = profile.horizon
    tables = [(block, lay_out_table(block, horizon)) for block in document.blocks if isinstance(block, Table)]
    tabled = [read_table(table, layout, document.plan, horizon, matcher) for table, layout in tables]
    wordy = [table for (table, _), found in zip(tables, tabled, strict=True) if not found]
    sentences = list(read_sentences(_paragraphs(document, wordy), horizon, matcher))
    prose, unread = read_prose(sentences, document)
    places = Spans([*chain(*tabled), *prose]), Spans(unread)
    accounts = [account_for(table, layout, document.plan, *places) for table, layout in tables]
    doubts = [PARTLY if account.is_partial else None for account in accounts]
    tabled = [[with_doubts(s, doubt) for s in found] for found, doubt in zip(tabled, doubts, strict=True)]
    statements = review([*chain(*tabled), *prose], matcher)
    numbers = [*chain(*(account.unread for account in accounts)), *unread]
    return Reading(
        document,
        profile,
        _in_text(as_frame(statements), document),
        _in_text(unread_frame(numbers), document),
        [*document.notices, *pictures_not_read(document), *filter(None, (account.notice() for account in accounts))],
        [account.read for account in accounts],
        sentences,
    )


def _paragraphs(document: Document, tables: list[Table]) -> list[Paragraph]:
    """The paragraphs of a document in their order, and the sentences in cells of tables that have no indicators."""
    paragraphs, wordy = [], {id(table) for table in tables}
    for block in document.blocks:
        if isinstance(block, Paragraph):
            paragraphs += [block] if block.section != FRONT_MATTER else []
        elif isinstance(block, Table) and id(block) in wordy:
            cells = dict.fromkeys(cell for row in block.rows for cell in row if len(cell.text) > SENTENCE)
            paragraphs += [Paragraph(cell.normalized, cell.start, block.section) for cell in cells]
    return paragraphs


def _in_text(figures: pd.DataFrame, document: Document) -> pd.DataFrame:
    """Statements, or numbers that became none, with their offsets in the text, invisible letters and all."""
    if document.is_seen_whole:
        return figures
    places = [document.span(*place) for place in zip(figures["start"], figures["end"], strict=True)]
    found = {"start": [start for start, _ in places], "end": [end for _, end in places]}
    found |= {"printed": [document.text[start:end] for start, end in places]}
    return figures.assign(**found).astype(figures.dtypes)
