"""Pages set in columns, as gazettes are: where the gutters are, and the lines of each column."""

from ipstats.documents.pdf.lines import Line
from ipstats.documents.pdf.objects import grouped

FEWEST = 8  # lines in a column
CROSSED = 0.3  # of the lines: as many may run over a gutter, as titles do
FULL = 0.5  # of the lines in a column: as many reach its edge, else it is a table
NARROWEST = 8  # sizes: the width of a column
STEP = 2.0  # points


def gutters_of(lines: list[Line]) -> list[float]:
    """Where the gutters between the columns of a page are; none on most pages."""
    if len(lines) < FEWEST:
        return []
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    best = min(_candidates(lines, left, right), default=None)
    if best is None:
        return []
    gutter = best[1]
    before, behind, over = parted(lines, [gutter])
    inner = [gutters_of(before), gutters_of(behind)]
    set_apart = all(found or _is_set(side) for found, side in zip(inner, (before, behind), strict=True))
    return [*inner[0], gutter, *inner[1]] if set_apart and len(over) <= CROSSED * len(lines) else []


def _candidates(lines: list[Line], left: float, right: float) -> list[tuple[int, float]]:
    """Places between the margins, each with how many lines run over it; of those alike the middle one."""
    width, size = right - left, max(line.size for line in lines)
    crossed: dict[float, int] = {}
    at = left + width / 4
    while at < right - width / 4:
        crossed[at] = sum(_crosses(line, at) for line in lines)
        at += STEP
    fewest = min(crossed.values(), default=0)
    best = [at for at, count in crossed.items() if count <= fewest]
    runs = grouped(best, lambda run, at: at - run[-1] < 1.5 * STEP)
    return [(fewest, (run[0] + run[-1]) / 2) for run in runs if run[-1] - run[0] > size / 2]


def _crosses(line: Line, at: float) -> bool:
    return any(word.left < at < word.right for word in line.words)


def parted(lines: list[Line], gutters: list[float]) -> list[list[Line]]:
    """The lines of each column, and last those that run over a gutter."""
    columns: list[list[Line]] = [[] for _ in range(len(gutters) + 2)]
    for line in lines:
        if any(_crosses(line, gutter) for gutter in gutters):
            columns[-1].append(line)
            continue
        edges = [float("-inf"), *gutters, float("inf")]
        for at in range(len(gutters) + 1):
            words = [word for word in line.words if edges[at] < (word.left + word.right) / 2 <= edges[at + 1]]
            if words:
                columns[at].append(Line(words, line.base, line.size))
    return columns


def _is_set(column: list[Line]) -> bool:
    """Whether lines are running text: most of them reach the right edge, in one piece."""
    if len(column) < FEWEST:
        return False
    size = sorted(line.size for line in column)[len(column) // 2]
    right = sorted(line.right for line in column)[-len(column) // 10 - 1]
    full = [line for line in column if line.right > right - 2 * size and len(line.segments()) == 1]
    wide = sum(line.right - line.left for line in full) > NARROWEST * size * len(full)
    return wide and len(full) >= FULL * len(column)
