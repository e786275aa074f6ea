"""What is printed at the edges of pages and again and again: page numbers, running titles, watermarks, footnotes."""

import re
from collections import Counter
from collections.abc import Callable, Hashable
from itertools import dropwhile

from ipstats.documents.pdf.blocks import Block, Image, Print, Table

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
    pages = [[block for block in page if not _is_number(block)] for page in pages]
    pages = _without_repeated(pages, _running, RUNNING)
    return _without_repeated(pages, _place, max(RUNNING, len(pages) / 2))


def _is_number(block: Block) -> bool:
    if not isinstance(block, Print) or HEAD < block.height < FOOT:
        return False
    return bool(_PAGE_NUMBER.fullmatch(block.text))


def _without_repeated(
    pages: list[list[Block]], keys: Callable[[Block, int], set[Hashable]], fewest: float
) -> list[list[Block]]:
    """Pages without the blocks that have a key in common with blocks of that many pages."""
    own = [[keys(block, number) for block in page] for number, page in enumerate(pages)]
    counts = Counter(key for page in own for key in set().union(*page))
    repeated = {key for key, count in counts.items() if count >= fewest}
    return [
        [block for block, found in zip(page, found_keys, strict=True) if not found & repeated]
        for page, found_keys in zip(pages, own, strict=True)
    ]


def _running(block: Block, number: int) -> set[Hashable]:
    """The text and the place of a line at the upper or lower edge, a page number at one end of it left out."""
    if not isinstance(block, Print) or HEAD < block.height < FOOT or _UNIT.search(block.text):
        return set()
    ends = list(re.finditer(r"^\d+(?=\D{4})|(?<=\D{4})\d+$", block.text))
    without = {
        (block.text[: e.start()], int(e[0]) - number, block.text[e.end() :], round(block.base / 4)) for e in ends
    }
    return {(block.text, round(block.base / 4)), *without}


def _place(block: Block, number: int) -> set[Hashable]:
    """What a picture, or a line with its text, and its place on the page is."""
    match block:
        case Image():
            return {tuple(round(side / 4) for side in block.box)}
        case Print() if not _UNIT.search(block.text):
            return {(block.text, round(block.left / 4), round(block.base / 4))}
    return set()


def last_columns(page: list[Block]) -> list[tuple[float, float]]:
    """The columns of the table with which a page ends, if gaps told them; below it only a number or a title runs."""
    rest = dropwhile(lambda block: isinstance(block, Print) and block.height > FOOT, reversed(page))
    last = next(rest, None)
    return last.columns if isinstance(last, Table) else []


def footnotes_of(page: list[Block], size: float) -> tuple[list[Block], list[Print]]:
    """The blocks of a page, and the footnotes below them; size: that of most text."""
    at = len(page)
    while at and isinstance(line := page[at - 1], Print) and line.size < SMALLER * size:
        at -= 1
    notes = [block for block in page[at:] if isinstance(block, Print)]
    first = next((number for number, line in enumerate(notes) if _NOTE.match(line.text)), len(notes))
    at += first
    if not at or isinstance(page[at - 1], Table):
        return page, []  # notes of a table stay below it
    return page[:at], notes[first:]
