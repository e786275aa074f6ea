"""Lines that go on without a stop farther than any sentence does: cut where words end, or left out."""

import re
from collections.abc import Iterator

from ipstats.documents.cells import Cell, cell_of

LONGEST = 2000  # signs: no sentence is longer
LONGEST_ROW = 10_000  # signs: no row of a table in running text is longer
_STOPS = re.compile(r"[^。；！？\n]*+[。；！？\n]?")
_PAUSES = re.compile(r"[，、：,\s]")


def stretches(line: Cell) -> Iterator[Cell]:
    """A line as it is, or where a stretch of it has no stop for LONGEST signs, its parts, cut behind pauses.

    Each part but the last ends at a stop or a pause; what has neither for as long is no language: a Cell without text
    stands for it.

    >>> [len(part.text) for part in stretches(cell_of("专利达到5件，" * 300 + "。好。", 0))]
    [1995, 106, 2]
    """
    if len(line.text) <= LONGEST:
        yield line
        return
    begin = at = 0
    text = line.text
    for found in _STOPS.finditer(text):
        if found.end() - found.start() <= LONGEST:
            continue
        yield from _part(line, begin, found.start())
        at = found.start()
        while found.end() - at > LONGEST:
            cut = _last_pause(text, at, at + LONGEST)
            if not cut:
                ahead = _PAUSES.search(text, at + LONGEST, found.end())
                cut = ahead.end() if ahead else found.end()
                yield Cell("", line.start + at, line.start + cut)
            else:
                yield from _part(line, at, cut)
            at = cut
        yield from _part(line, at, found.end())
        begin = found.end()
    yield from _part(line, begin, len(text))


def _part(line: Cell, begin: int, end: int) -> Iterator[Cell]:
    part = cell_of(line.text[begin:end], line.start + begin)
    if part.text:
        yield part


def _last_pause(text: str, begin: int, end: int) -> int:
    """The offset behind the last pause between two offsets, 0 where there is none."""
    pauses = [found.end() for found in _PAUSES.finditer(text, begin, end)]
    return pauses[-1] if pauses else 0
