"""Directions: what a plan wants without saying how much; the table's words, and sentences of the goals' section."""

import re
from collections.abc import Iterator

import pandas as pd

from ipstats.data import Dataset
from ipstats.documents import Document, Paragraph
from ipstats.reading.quotes import documents_at_hand
from ipstats.text import normalize

_END = re.compile(r"[。；;]")
_WISH = re.compile(
    r"(?:显著|明显|大幅|持续|不断|进一步|更加|更多|更|全面|有效|稳步|基本|高质|实质性|取得|迈上|逐步|日益)[^，。；,;]{0,12}"
    r"(?:提升|提高|增强|完善|优化|改善|增长|扩大|形成|建成|突破|深入|突出|活跃|进展|成效|涌现|严格|顺畅|台阶|发展|健全|改革|高效)"
)
_LEAD = re.compile(r"^(?:[—\-–*·\s]+|\d{1,2}\.(?!\d))+")


def find_goals(data: Dataset) -> tuple[pd.DataFrame, str]:
    """Goals without a figure of the plans of a dataset, and the worst state of the documents they were looked for in.

    Columns: plan, name (of the indicator, where a table has words for a number), wish, section, start (offset in the
    document, or missing). Sentences are taken from sections whose heading names goals (目标), where they promise an
    improvement and hold no figure that was read; without the document only the tables' words are there.
    """
    words = data.statements[data.statements["qualitative"].notna() & (data.statements["status"] == "target")]
    words = words.rename(columns={"qualitative": "wish"})[["plan", "name", "wish", "section", "start"]]
    documents, state = documents_at_hand(data)
    starts = data.statements.dropna(subset="start").groupby("plan")["start"]
    figures = {plan: rows.astype(int).tolist() for plan, rows in starts}
    found = [
        (plan, None, *sentence)
        for plan, document in documents.items()
        for sentence in _sentences(document, figures.get(plan, []))
    ]
    sentences = pd.DataFrame(found, columns=list(words.columns)).astype(words.dtypes.to_dict())
    return pd.concat([words, sentences], ignore_index=True), state


def _sentences(document: Document, figures: list[int]) -> Iterator[tuple[str, str, int]]:
    """Sentences that promise something, each with its section and offset. figures: offsets of those that were read."""
    text, open_since = document.visible, None
    for block in document.blocks:
        if not isinstance(block, Paragraph) or not _of_goals(block.section) or block.section.endswith(block.text):
            open_since = None  # a table, another section, or the heading itself
            continue
        open_since = block.start if open_since is None else open_since  # a page may end within a sentence
        line_end = end if (end := text.find("\n", block.start)) >= 0 else len(text)
        for mark in _END.finditer(text, block.start, line_end):
            sentence = _LEAD.sub("", normalize(re.sub(r"\s*\n\s*|\*\*", "", text[open_since : mark.end()])))
            start, end = document.span(open_since, mark.end())
            if _WISH.search(sentence) and not any(start <= figure < end for figure in figures):
                yield sentence, block.section, start
            open_since = mark.end()
        if not text[open_since:line_end].strip("* \u3000"):
            open_since = None


def _of_goals(section: str) -> bool:
    """Whether a heading below the first names goals; or the first, where there is none below."""
    first, *rest = section.split(" > ")
    return any("目标" in heading for heading in rest or [first])
