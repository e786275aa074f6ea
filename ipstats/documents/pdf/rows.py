"""Lines of a table without upright rules → its rows: a cell may take several lines, above or below its figure."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from ipstats.documents.pdf.lines import Line

EVEN = 0.9  # of the widest distance between lines: as wide
CLOSE = 1.7  # sizes from line to line: within a cell, where all lines of a table are evenly spaced


def group_rows(lines: list[Line], firm: list[bool], edges: list[float], joins: list[bool]) -> list[list[Line]]:
    """The lines of each row, up to the last one that belongs to the table.

    firm: which lines hold a row of their own; the first of them closes the header. edges: heights of rules and edges
    of shades that run across; where they part most rows they part all. joins: which lines may be followed by more of their row.
    """
    at = [number for number, is_firm in enumerate(firm) if is_firm]
    crossed = [is_crossed(a, b, edges) for a, b in pairwise(lines)]
    pairs = list(pairwise(at))
    ruled = 2 * sum(any(crossed[a:b]) for a, b in pairs) > len(pairs)
    cuts = {cut for a, b in pairs for cut in _cuts(lines, a, b, crossed, ruled, joins)}
    usual = min((lines[b].base - lines[a].base for a, b in pairs), default=0)
    last = at[-1]
    while last + 1 < len(lines) and not crossed[last] and (ruled or _distance(lines, last) < EVEN * usual):
        last += 1
    bounds = [0, *sorted(cut + 1 for cut in cuts), last + 1]
    return [lines[a:b] for a, b in pairwise(bounds)]


def is_crossed(above: Line, below: Line, edges: Iterable[float]) -> bool:
    """Whether something runs across between two lines."""
    top, bottom = above.base - 0.3 * above.size, below.base - 0.3 * below.size
    return any(top < edge < bottom for edge in edges)


def _distance(lines: list[Line], at: int) -> float:
    return lines[at + 1].base - lines[at].base


def _cuts(
    lines: list[Line], first: int, last: int, crossed: list[bool], ruled: bool, joins: list[bool]
) -> Iterator[int]:
    """The lines between two rows behind which a row ends: where a rule runs, else where the distance is widest."""
    between = range(first, last)
    if ruled or any(crossed[first:last]):
        yield from (at for at in between if crossed[at])
        return
    widest = max(_distance(lines, at) for at in between)
    wide = [at for at in between if _distance(lines, at) >= EVEN * widest]
    even = len(wide) == last - first and widest < CLOSE * lines[first].size
    yield from (at for at in wide if not (even and joins[at] and at + 1 < last))
