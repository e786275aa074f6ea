"""Printed pages → paragraphs and tables: what page and line breaks have cut is put together again."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, takewhile

from ipstats.documents.content import Grid, GridCell, Part
from ipstats.documents.grid import one_line

_PAGE_NUMBER = re.compile(r"[-—–－·\s]*(?:第\s*)?\d{1,4}\s*(?:页)?(?:\s*[/，,]?\s*共?\s*\d{1,4}\s*页?)?[-—–－·\s]*")
_CONTINUED = re.compile(r"[(（]?\s*(?:续\s*表.{0,30}|表?.{0,30}[(（]续[)）])\s*[)）]?")
_STOP = re.compile(r"[。；：！？;:!?]$")
_PRINTED = "".join(map(chr, range(0x21, 0x7F)))
_RUNNING = 3  # pages that begin or end with the same line, at least, before it is a running title


@dataclass
class Line:
    """A line of print: where it stands, from 0 to 1 down the page in `height`, and the margins of its page."""

    text: str
    left: float
    right: float
    height: float
    size: float
    margins: tuple[float, float] = (0, 0)


class Paragraph(list[Line]):
    """The lines of a paragraph, of one page or of several."""


Rows = list[list[str]]
Block = Line | Rows


def join_pages(pages: list[list[Block]]) -> Iterator[Part]:
    """The lines and tables of all pages, one paragraph or row a line; page numbers and running titles left out."""
    blocks: list[Paragraph | Rows] = []
    for page in _without_running_titles([_without_number(page) for page in pages]):
        _set_margins([block for block in page if isinstance(block, Line)])
        marked = bool(page) and isinstance(page[0], Line) and _CONTINUED.fullmatch(page[0].text)
        if marked and _continues(blocks, page[1:]):
            page = page[1:]
        for at, block in enumerate(page):
            last = blocks[-1] if blocks else None
            if not isinstance(block, Line):
                if at == 0 and isinstance(last, list) and _continues(blocks, page):
                    repeated = takewhile(lambda rows: rows[0] == rows[1], zip(last, block, strict=False))
                    last += block[len(list(repeated)) :]
                else:
                    blocks.append(block)
            elif isinstance(last, Paragraph) and _goes_on(last, block):
                last.append(block)
            else:
                blocks.append(Paragraph([block]))
    for block in blocks:
        if isinstance(block, Paragraph):
            yield one_line("\n".join(line.text for line in block), wrapped=True)
        else:
            yield Grid(_merged(block), wrapped=True)


def _merged(rows: Rows) -> list[GridCell]:
    cells: list[GridCell] = []
    for at, row in enumerate(rows):
        column = 0
        for text, group in groupby(row):
            across = len(list(group))
            cells += [GridCell(text, at, column, columns=across)] if text else []
            column += across
    return cells


def _without_number(page: list[Block]) -> list[Block]:
    """A page without the number at its upper or lower edge."""

    def is_number(block: Block) -> bool:
        if not isinstance(block, Line) or 0.12 < block.height < 0.85:
            return False
        return bool(_PAGE_NUMBER.fullmatch(block.text))

    first, last = (bool(page) and is_number(page[at]) for at in (0, -1))
    return page[first : len(page) - last]


def _without_running_titles(pages: list[list[Block]]) -> list[list[Block]]:
    """Pages without the line that most of them begin or end with."""
    for edge in (0, -1):
        lines = [(page, block) for page in pages for block in page[edge:][:1] if isinstance(block, Line)]
        counts = Counter(line.text for _, line in lines)
        for page, line in lines:
            if counts[line.text] >= max(_RUNNING, len(pages) / 2):
                del page[edge]
    return pages


def _set_margins(lines: list[Line]) -> None:
    margins = min((line.left for line in lines), default=0), max((line.right for line in lines), default=0)
    for line in lines:
        line.margins = margins


def _continues(blocks: list[Paragraph | Rows], page: list[Block]) -> bool:
    """Whether a page begins with a table as wide as the one that the page before ends with."""
    table, more = blocks[-1] if blocks else None, page[0] if page else None
    if isinstance(table, Paragraph | None) or not isinstance(more, list):
        return False
    return len(table[0]) == len(more[0])


def _goes_on(paragraph: list[Line], line: Line) -> bool:
    """Whether a line belongs to the paragraph before it.

    It does if the last line had no room for its first word and did not end a sentence; if it did end one, the line must
    begin further left than the paragraph, whose first line then is indented.
    """
    first, last = paragraph[0], paragraph[-1]
    room = last.margins[1] - last.right
    word = 1 + 0.6 * (len(line.text) - len(line.text.lstrip(_PRINTED)))
    indented = line.left > line.margins[0] + last.size
    if room > word * last.size or indented or abs(line.size - last.size) > 0.1 * last.size:
        return False
    return not _STOP.search(last.text) or first.left > line.left + last.size
