"""Tables of a page that no upright rules part: where they are among the lines, told by figures that stand in columns."""

import re
from collections.abc import Iterator

from ipstats.documents.pdf.cells import Column, cells_of, columns_of, fits, has_figure, is_figure, pieces_of
from ipstats.documents.pdf.lines import Line
from ipstats.documents.pdf.objects import Box
from ipstats.documents.pdf.rules import merged
from ipstats.documents.pdf.tables import Table

APART = 4.0  # sizes from line to line: further apart they are no table
PROSE = 0.8  # of the width: a longer piece of a line, no figure behind it, is running text
CLOSE, BESIDE = 1.6, 1.3  # sizes from a line up to the middle of another one of its cell, or of a cell beside it
ACROSS = 0.7  # of the width of a table: what is as long runs across it

_ENDS = re.compile(r"[。；;]$|[.…·]{5}|^\s*(?:注|备注|说明|资料来源|数据来源)\d?\s*[：:]")
_TITLE = re.compile(r"(?:附?表|专栏)\s?[\d一二三四五六七八九十]|续表|[(（]?(?:计量)?单位\s?[：:]")
_HEADING = re.compile(r"[(（]?[一二三四五六七八九十]{1,3}(?:、|[)）])|第[一二三四五六七八九十]{1,3}[章节]")


Found = tuple[Table, list[Line]]  # a table, and the lines that it takes


def aligned_tables(
    lines: list[Line], rules: list[Box], shades: list[Box], width: float, known: list[Column]
) -> tuple[list[Found], list[str]]:
    """The tables that lines hold, and a line for each that seems to be there and was not read.

    rules: level ones; shades: they may mark every other row; width: that of running text; known: the columns of the
    table that may go on here.
    """
    tables: list[Found] = []
    notices: list[str] = []
    for run in _runs(lines, width):
        edges = _across(run, rules, shades) if run else []
        found = _table(run, edges, rules, [] if tables else known)
        tables += [found] if found else []
        if not found and len(edges) > 2 and sum(map(has_figure, run)) > 1:
            notices.append("a table between rules was not read as one: its columns were not found")
    return tables, notices


def _runs(lines: list[Line], width: float) -> Iterator[list[Line]]:
    """Lines that follow one another and may be a table's: no running text, no title above, not far apart."""
    run: list[Line] = []
    for at, line in enumerate(lines):
        apart = run and line.base - run[-1].base > APART * max(line.size, run[-1].size)
        none = _is_prose(line, width) or _is_title(lines, at)
        if apart or none:
            yield run
            run = []
        if not none:
            run.append(line)
    yield run


def _is_prose(line: Line, width: float) -> bool:
    if _ENDS.search(line.text) and not is_figure(line.words[-1].text):
        return True
    long = max(piece.right - piece.left for piece in line.segments()) > PROSE * width
    return long and not (line.words[-1].spaced and is_figure(line.words[-1].text))


def _is_title(lines: list[Line], at: int) -> bool:
    """Whether a line stands above a table, and is no part of one: titled so, or a heading with a header below."""
    line = lines[at]
    if _TITLE.match(line.text):
        return True
    if len(line.segments()) > 1 or not _HEADING.match(line.text):
        return False
    below = next((other for other in lines[at + 1 :] if len(other.segments()) > 1), None)
    return not (below and has_figure(below))


def _table(run: list[Line], edges: list[float], rules: list[Box], known: list[Column]) -> Found | None:
    """The table that lines make; edges: heights of what runs across them; known: columns that may go on here."""
    figured = [line for line in run if has_figure(line)]
    if not figured:
        return None
    first = run.index(figured[0])
    known = [] if any(len(line.segments()) > 1 for line in run[:first]) else known
    columns = columns_of([line for line in figured if len(line.segments()) > 1] or figured, run[:first], known)
    goes_on = len(columns) == len(known) and fits(figured, known)
    sure = len(edges) > 1 or goes_on or len(figured) > 1 or _alike(run[max(0, first - 1)], figured[0])
    if len(columns) < 2 or not sure:
        return None
    start = _start(run, first, columns, edges)
    cells, lines, columns = cells_of(run[start:], columns, edges, rules)
    if not cells:
        return None
    box = Box(min(line.left for line in lines), lines[0].top, max(line.right for line in lines), lines[-1].bottom)
    return Table(cells, max(cell.column + cell.columns for cell in cells), box, [], columns), lines


def _alike(head: Line, line: Line) -> bool:
    """Whether two lines have as many pieces, three at least, one above the other: a header and the only row below it."""
    above, below = head.segments(), line.segments()
    beside = all(a.left < b.right and b.left < a.right for a, b in zip(above, below, strict=False))
    return head is not line and len(above) == len(below) > 2 and beside


def _across(run: list[Line], rules: list[Box], shades: list[Box]) -> list[float]:
    """The heights of the rules and the edges of shades that run across lines, or close above or below."""
    left, right = min(line.left for line in run), max(line.right for line in run)
    top, bottom = run[0].top - 2 * run[0].size, run[-1].bottom + 2 * run[-1].size
    sides = merged(Box(shade.left, y, shade.right, y) for shade in shades for y in (shade.top, shade.bottom))[0]
    long = [
        edge.top
        for edge in [*rules, *sides]
        if min(right, edge.right) - max(left, edge.left) > ACROSS * (right - left) and top < edge.top < bottom
    ]
    return sorted(long)


def _start(run: list[Line], first: int, columns: list[Column], edges: list[float]) -> int:
    """The line with which a table begins: the first of its header, above the first line with figures.

    Lines above belong to it that stand below the rule on top, or so close that they are of the same cell.
    """
    head = next((at for at in range(first) if len(pieces_of(run[at], columns)) > 1), None)
    start = first if head is None else head
    rule = max((edge for edge in edges if edge < run[start].middle), default=None)
    close = CLOSE if head is None else BESIDE
    while start and run[start - 1].middle > (rule or run[start].base - close * run[start].size):
        start -= 1
    return start
