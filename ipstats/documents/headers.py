"""Header cells that a line break has cut in two, put together again."""

import re
from collections.abc import Callable
from itertools import combinations, pairwise

from ipstats.documents.cells import Cell, join_cells, role_of

_ASIDE = re.compile(r"[(\[〔].*[)\]〕]")
_YEARS = re.compile(r"(?:19|20)\d\d年?|十?[一二三四五六]五[”\"]?")
WIDEST = 12  # header cells; a wider header is taken as it stands


def regroup(heads: list[Cell], widths: set[int], misfits: Callable[[list[str]], int]) -> list[Cell]:
    """Header cells with those that a line break has cut in two put together again, where that fits better.

    widths: how many columns there may be; misfits: how badly header texts suit the cells below them. A cell begins
    with its year, and has one role.
    """
    if len(heads) < 2:
        return heads
    counts = {width for width in widths if 1 < width < len(heads)} if len(heads) <= WIDEST else set()
    cuts = [tuple(range(1, len(heads)))] + [cut for n in counts for cut in combinations(range(1, len(heads)), n - 1)]
    groupings = [[heads[a:b] for a, b in pairwise((0, *cut, len(heads)))] for cut in cuts]
    best = max(groupings, key=lambda groups: _coherence(groups) - misfits(_texts(groups)))
    return [join_cells(group) for group in best]


def _texts(groups: list[list[Cell]]) -> list[str]:
    return ["".join(cell.text for cell in group) for group in groups]


def _coherence(groups: list[list[Cell]]) -> int:
    """How much sense put-together header cells make."""
    score = sum(bool(role_of(text)) for text in _texts(groups))
    for first, *more in groups:
        roles = {None if _ASIDE.fullmatch(cell.normalized) else cell.role for cell in more}
        score -= max(0, len({first.role, *roles} - {None}) - 1)
        score += bool(more and _YEARS.search(first.text) and roles <= {"value", None})
        score -= 2 * any(_YEARS.search(cell.text) for cell in more)
    return score
