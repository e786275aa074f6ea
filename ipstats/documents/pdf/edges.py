"""What is printed at the edges of pages and again and again: page numbers, running titles, watermarks, footnotes."""

import re
from collections import Counter
from collections.abc import Hashable
from itertools import dropwhile
from typing import TypeGuard

from ipstats.documents.pdf.lines import Line
from ipstats.documents.pdf.objects import Box
from ipstats.documents.pdf.tables import Block, Table

HEAD, FOOT = 0.12, 0.85  # of the height of a page: what stands above or below may be no text of it
RUNNING = 3  # pages that have the same line in the same place, at least, before it is a running title
SMALLER = 0.95  # times the size of most text: footnotes are

_PAGE_NUMBER = re.compile(
    r"[-—–－·•\s]*(?:第\s*)?(?:\d{1,4}|[ivxlIVXLⅰ-ⅻⅠ-Ⅻ]{1,6})\s*(?:页)?(?:\s*[/，,]?\s*共?\s*\d{1,4}\s*页?)?[-—–－·•\s]*"
)
_UNIT = re.compile(r"单位\s?[：:]")
_NOTE = re.compile(
    r"[①-⑳*＊※⁰¹²³⁴-⁹]|[\[(（〔⁽]\s?[\d¹²³⁴-⁹⁰]{1,2}\s?[\])）〕⁾]|注\d?\s?[：:]|\d{1,2}(?![\d.、．年月%])"
)


def without_edges(pages: list[list[Block]]) -> list[list[Block]]:
    """Pages without their numbers, running titles and what else stands in one place on most of them."""
    pages = [
        [block for block in page if not (_at_edge(block) and _PAGE_NUMBER.fullmatch(block.text))] for page in pages
    ]
    keys = [[_keys(block, number) for block in page] for number, page in enumerate(pages)]
    counts = Counter(key for page in keys for key in set().union(*page))
    few, most = RUNNING, max(RUNNING, len(pages) / 2)
    repeated = {key for key, count in counts.items() if count >= (few if key[0] else most)}
    return [
        [block for block, own in zip(page, found, strict=True) if not own & repeated]
        for page, found in zip(pages, keys, strict=True)
    ]


def _at_edge(block: Block) -> TypeGuard[Line]:
    return isinstance(block, Line) and not HEAD < block.height < FOOT


def _keys(block: Block, number: int) -> set[tuple[Hashable, ...]]:
    """What a block has in common with its like on other pages: the first says whether it is a line at an edge.

    A page number at one end of such a line is left out.
    """
    if isinstance(block, Box):
        return {(False, *(round(side / 4) for side in block[:4]))}
    if not isinstance(block, Line) or _UNIT.search(block.text):
        return set()
    keys: set[tuple[Hashable, ...]] = {(False, block.text, round(block.left / 4), round(block.base / 4))}
    if _at_edge(block):
        keys.add((True, block.text, round(block.base / 4)))
        for end in re.finditer(r"^\d+(?=\D{4})|(?<=\D{4})\d+$", block.text):
            keys.add((True, end.re.sub("", block.text), int(end[0]) - number, round(block.base / 4)))
    return keys


def last_columns(page: list[Block]) -> list[tuple[float, float]]:
    """The columns of the table with which a page ends, if gaps told them; below it only a number or a title runs."""
    rest = dropwhile(lambda block: isinstance(block, Line) and block.height > FOOT, reversed(page))
    last = next(rest, None)
    return last.columns if isinstance(last, Table) else []


def footnotes_of(page: list[Block], size: float) -> tuple[list[Block], list[Line]]:
    """The blocks of a page, and the footnotes below them; size: that of most text."""
    at = len(page)
    while at and isinstance(line := page[at - 1], Line) and line.size < SMALLER * size:
        at -= 1
    notes = [block for block in page[at:] if isinstance(block, Line)]
    first = next((number for number, line in enumerate(notes) if _NOTE.match(line.text)), len(notes))
    at += first
    if not at or isinstance(page[at - 1], Table):
        return page, []  # notes of a table stay below it
    return page[:at], notes[first:]
