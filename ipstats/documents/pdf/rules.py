"""Rules of a page → frames: groups of rules that touch, and the areas of the cells that they part."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise, product

from ipstats.documents.pdf.objects import Box, grouped

NEAR = 3.0  # points: rules this near touch, or are one drawn twice
SHORTEST = 8.0  # points: shorter ones are dashes, ticks, strokes of drawn letters
MOST_PLACES = 20_000  # of a frame: more make squared paper
COVERED = 0.5  # of a cell's side: as much of it must be ruled

Place = tuple[int, int]  # row and column


@dataclass(frozen=True)
class Frame:
    """Rules that touch: the edges of its columns and rows, and the areas that they part, as sets of places.

    An area is a cell; one that is no rectangle is where rules do not meet.
    """

    xs: list[float]
    ys: list[float]
    areas: list[set[Place]]

    @property
    def box(self) -> Box:
        """Its outline."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    @property
    def columns(self) -> int:
        """In how many columns a cell begins."""
        return len({min(column for _, column in area) for area in self.areas})

    def place(self, x: float, y: float) -> Place:
        """The row and the column at a point."""
        row, column = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        return min(max(row, 0), len(self.ys) - 2), min(max(column, 0), len(self.xs) - 2)


def merged(rules: Iterable[Box]) -> tuple[list[Box], list[Box]]:
    """The level and the upright rules, pieces in one line put together."""
    rules = list(rules)
    upright = _lines(_flipped(rule) for rule in rules if not rule.is_flat)
    return _lines(rule for rule in rules if rule.is_flat), [_flipped(rule) for rule in upright]


def frames_of(level: list[Box], upright: list[Box]) -> list[Frame]:
    """The frames that rules make, where level and upright ones touch."""
    return [frame for group in _touching(level, upright) if (frame := _frame(*group))]


def _touching(level: list[Box], upright: list[Box]) -> Iterable[tuple[list[Box], list[Box]]]:
    """Groups of rules that touch one another."""
    group = list(range(len(level) + len(upright)))

    def root(at: int) -> int:
        while group[at] != at:
            at = group[at]
        return at

    for (at, flat), (other, tall) in product(enumerate(level), enumerate(upright, start=len(level))):
        if flat.left - NEAR <= tall.left <= flat.right + NEAR and tall.top - NEAR <= flat.top <= tall.bottom + NEAR:
            group[root(other)] = root(at)
    groups: dict[int, tuple[list[Box], list[Box]]] = defaultdict(lambda: ([], []))
    for at, rule in enumerate([*level, *upright]):
        groups[root(at)][at >= len(level)].append(rule)
    return [(flat, tall) for flat, tall in groups.values() if flat and tall]


def _frame(level: list[Box], upright: list[Box]) -> Frame | None:
    xs = _edges([x for rule in level for x in (rule.left, rule.right)], [rule.left for rule in upright])
    ys = _edges([y for rule in upright for y in (rule.top, rule.bottom)], [rule.top for rule in level])
    if len(xs) * len(ys) > MOST_PLACES or len(xs) < 2 or len(ys) < 2:
        return None
    below = _walls(xs, ys, level)
    beside = _walls(ys, xs, [_flipped(rule) for rule in upright])
    areas: dict[Place, set[Place]] = {}
    for row, column in product(range(len(ys) - 1), range(len(xs) - 1)):
        area = {(row, column)}
        if row and (column, row) not in below:
            area |= areas[row - 1, column]
        if column and (row, column) not in beside:
            area |= areas[row, column - 1]
        areas |= dict.fromkeys(area, area)
    return Frame(xs, ys, list({id(area): area for area in areas.values()}.values()))


def _edges(ends: list[float], lines: list[float]) -> list[float]:
    """Where rows or columns begin and end: at the lines between them, and at the ends of the lines across."""
    edges = sorted([*lines, min(ends), max(ends)])
    return [group[0] for group in grouped(edges, lambda group, edge: edge - group[0] <= NEAR)]


def _walls(along: list[float], across: list[float], rules: list[Box]) -> set[tuple[int, int]]:
    """The sides of places that are ruled: which stretch between two edges, and at which edge across."""
    ruled: dict[tuple[int, int], float] = defaultdict(float)
    for rule in rules:
        line = bisect_right(across, rule.top + 0.01) - 1
        for at, (start, end) in enumerate(pairwise(along)):
            ruled[at, line] += max(0, min(end, rule.right) - max(start, rule.left)) / (end - start)
    return {side for side, share in ruled.items() if share >= COVERED}


def _lines(level: Iterable[Box]) -> list[Box]:
    """Level rules at one height, those that touch put together."""
    lines: list[Box] = []
    for row in grouped(sorted(level, key=_height), lambda row, rule: _height(rule) - _height(row[-1]) <= NEAR):
        height = sum(map(_height, row)) / len(row)
        pieces: list[Box] = []
        for rule in sorted(row):
            if pieces and rule.left <= pieces[-1].right + NEAR:
                pieces[-1] = pieces[-1]._replace(right=max(pieces[-1].right, rule.right))
            else:
                pieces.append(Box(rule.left, height, rule.right, height))
        lines += [piece for piece in pieces if piece.right - piece.left >= SHORTEST]
    return lines


def _height(rule: Box) -> float:
    return (rule.top + rule.bottom) / 2


def _flipped(box: Box) -> Box:
    return Box(box.top, box.left, box.bottom, box.right)
