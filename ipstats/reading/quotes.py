"""The sentence around a figure, quoted from the plan's full text where that lies at hand and is the one we read."""

import hashlib
import re
from dataclasses import dataclass

import pandas as pd

from ipstats.data import Dataset
from ipstats.documents import read_document
from ipstats.paths import documents_folder

AT_HAND, ABSENT, DIFFERS = "at hand", "document absent", "document differs"
SENTENCE_END = re.compile(r"[。；！？\n]")
WIDEST = 70
FAR = 2000  # signs: no sentence is longer


@dataclass(frozen=True)
class Quote:
    """A figure as printed and the words of its sentence before and after it."""

    before: str
    figure: str
    after: str


def document_text(plan) -> tuple[str, str]:
    """The text of a row of plans.csv and AT_HAND; or an empty text and ABSENT, or DIFFERS (not the bytes we read)."""
    if pd.isna(plan.document) or not (path := documents_folder() / plan.document).is_file():
        return "", ABSENT
    if hashlib.sha256(path.read_bytes()).hexdigest() != plan.sha256:
        return "", DIFFERS
    return read_document(path).text, AT_HAND


def find_quotes(data: Dataset) -> tuple[list[Quote | None], str]:
    """One quote (or None) per statement of a dataset, and the worst state of the documents they come from."""
    texts = {plan.plan: document_text(plan) for plan in data.plans.itertuples()}
    found = [_quote(row, texts[row.plan][0]) for row in data.statements.itertuples()]
    states = {state for _, state in texts.values()}
    return found, next(state for state in (DIFFERS, ABSENT, AT_HAND) if state in states or state == AT_HAND)


def with_sentences(statements: pd.DataFrame, text: str) -> pd.DataFrame:
    """The statements with a column sentence behind printed: the words around each figure, which stands in 【】."""
    told = [_quote(row, text) for row in statements.itertuples()]
    beside = statements.copy()
    sentences = [f"{q.before}【{q.figure}】{q.after}" if q else None for q in told]
    beside.insert(list(statements).index("printed") + 1, "sentence", pd.array(sentences, dtype="string"))
    return beside


def _quote(row, text: str) -> Quote | None:
    """None unless the text really has the printed figure at the statement's offsets."""
    if pd.isna(row.start) or pd.isna(row.end) or pd.isna(row.printed) or text[row.start : row.end] != row.printed:
        return None
    return sentence_around(text, int(row.start), int(row.end))


def sentence_around(text: str, start: int, end: int) -> Quote:
    """The sentence that holds text[start:end]; of a table flattened to one cell a line, its row with | between cells.

    >>> sentence_around("甲。融资达到3.2亿元，增长快。乙", 6, 11)
    Quote(before='融资达到', figure='3.2亿元', after='，增长快。')
    """
    left = max((m.end() for m in SENTENCE_END.finditer(text, max(0, start - FAR), start)), default=max(0, start - FAR))
    ahead = SENTENCE_END.search(text, end)
    right = ahead.end() if ahead else len(text)
    if len(text[left:start].strip()) + len(text[end:right].strip()) < 2:
        left, right = _row_around(text, start, end)
    return Quote(_one_line(text[left:start], tail=True), text[start:end], _one_line(text[end:right], tail=False))


def _row_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the lines around a lone cell begin and end: up to the blank lines before and after it."""
    blank = re.compile(r"\n[^\S\n]*\n")
    left = max((m.end() for m in blank.finditer(text, max(0, start - FAR), start)), default=max(0, start - FAR))
    after = blank.search(text, end)
    return left, after.start() if after else len(text)


def _one_line(text: str, tail: bool) -> str:
    cells = re.sub(r"\s*\n\s*|[^\S\n]*\t\s*", " | ", text.strip(" \u2002\u3000"))
    line = re.sub(r"\s+", " ", cells).removeprefix(" | ") if tail else re.sub(r"\s+", " ", cells).removesuffix(" | ")
    if len(line) <= WIDEST:
        return line
    return "…" + line[-WIDEST:] if tail else line[:WIDEST] + "…"
