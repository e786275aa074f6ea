"""The sentence around a figure, quoted from the plan's full text where that lies at hand and is the one we read."""

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from ipstats.data import Dataset
from ipstats.documents import Document, read_document
from ipstats.paths import documents_folder
from ipstats.text import as_seen

AT_HAND, NO_DOCUMENT, ABSENT, DIFFERS = "at hand", "no document", "document absent", "document differs"
SENTENCE_END = re.compile(r"[。；！？\n]")
BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
WIDEST = 70
FAR = 2000  # signs: no sentence is longer


@dataclass(frozen=True)
class Quote:
    """A figure as printed and the words of its sentence before and after it."""

    before: str
    figure: str
    after: str


def documents_at_hand(data: Dataset) -> tuple[dict[str, Document], str]:
    """Plan → its document, where that lies at hand and is the one we read; and the worst state of all documents."""
    found, states = {}, {AT_HAND}
    for plan, name, sha256 in data.plans[["plan", "document", "sha256"]].itertuples(index=False):
        if pd.isna(name):
            states.add(NO_DOCUMENT)
        elif not (path := documents_folder() / name).is_file():
            states.add(ABSENT)
        elif hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
            states.add(DIFFERS)
        else:
            found[plan] = _read(path, sha256)
    return found, max(states, key=[AT_HAND, NO_DOCUMENT, ABSENT, DIFFERS].index)


@lru_cache(maxsize=16)
def _read(path: Path, sha256: str) -> Document:
    """The document whose bytes have this checksum: quotes and goals of a region need its documents, parsed once."""
    return read_document(path)


def find_quotes(data: Dataset) -> tuple[list[Quote | None], str]:
    """One quote (or None) per statement of a dataset, and the worst state of the documents they come from."""
    documents, state = documents_at_hand(data)
    texts = [documents[plan].text if plan in documents else "" for plan in data.statements["plan"]]
    return [_quote(row, text) for row, text in zip(data.statements.itertuples(), texts, strict=True)], state


def with_sentences(statements: pd.DataFrame, text: str) -> pd.DataFrame:
    """The statements with a column sentence behind printed: the words around each figure, which stands in 【】."""
    quotes = [_quote(row, text) for row in statements.itertuples()]
    sentences = [f"{quote.before}【{quote.figure}】{quote.after}" if quote else None for quote in quotes]
    rows = statements.copy()
    rows.insert(list(rows).index("printed") + 1, "sentence", pd.Series(sentences, rows.index, dtype="string"))
    return rows


def _quote(row: Any, text: str) -> Quote | None:
    """None unless the text really has the printed figure at the statement's offsets."""
    if pd.isna(row.start) or pd.isna(row.end) or pd.isna(row.printed) or text[row.start : row.end] != row.printed:
        return None
    return sentence_around(text, int(row.start), int(row.end))


def sentence_around(text: str, start: int, end: int) -> Quote:
    """The sentence that holds text[start:end]; of a table flattened to one cell a line, its row with | between cells.

    >>> sentence_around("甲。融资达到3.2亿元，增长快。乙", 6, 11)
    Quote(before='融资达到', figure='3.2亿元', after='，增长快。')
    """
    left, ahead = _last_end(SENTENCE_END, text, start), SENTENCE_END.search(text, end)
    right = ahead.end() if ahead else len(text)
    if len(text[left:start].strip()) + len(text[end:right].strip()) < 2:  # a lone cell: its row is between blank lines
        left, ahead = _last_end(BLANK_LINE, text, start), BLANK_LINE.search(text, end)
        right = ahead.start() if ahead else len(text)
    return Quote(
        _one_line(text[left:start], tail=True), as_seen(text[start:end]), _one_line(text[end:right], tail=False)
    )


def _last_end(pattern: re.Pattern[str], text: str, before: int) -> int:
    """Where the last match before an offset ends; not farther away than a sentence is long."""
    least = max(0, before - FAR)
    return max((match.end() for match in pattern.finditer(text, least, before)), default=least)


def _one_line(text: str, tail: bool) -> str:
    cells = re.sub(r"\s*\n\s*|[^\S\n]*\t\s*", " | ", as_seen(text).strip(" \u2002\u3000"))
    line = re.sub(r"\s+", " ", cells)
    line = line.removeprefix(" | ") if tail else line.removesuffix(" | ")
    if len(line) <= WIDEST:
        return line
    return "…" + line[-WIDEST:] if tail else line[:WIDEST] + "…"
