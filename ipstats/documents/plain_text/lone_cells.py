"""Tables copied from a page with one cell a line and nothing between their rows; headers cut by line breaks."""

import re
from collections.abc import Callable
from itertools import combinations, pairwise

from ipstats.documents.cells import FIGURE_ROLES, Cell, Line, cell_of, join_cells, role_of

_HEADER = re.compile(r"[(\[〔][^()\[\]〔〕]{1,8}[)\]〕][①-⑨¹²³⁴-⁹]?")
_LONGEST = 60  # signs in a cell that stands alone on its line
_SAMPLE = 40  # cells below a header that show whether it fits
_GLANCE = 60  # cells that show whether a table begins here
SECTION = 24  # signs: a line between two rows that is no longer names a group of rows
_ASIDE = re.compile(r"[(\[〔].*[)\]〕]")
_YEARS = re.compile(r"(?:19|20)\d\d年?|十?[一二三四五六]五[”\"]?")
WIDEST = 12  # header cells; a wider header is taken as it stands


def lone_table(lines: list[Line], at: int) -> tuple[list[list[Cell]], int]:
    """The rows of a table whose header begins at a line, and the line behind it; no rows where none begins there."""
    if not rows_of(_lone_cells(lines, at, _GLANCE)):
        return [], at
    rows = rows_of(_lone_cells(lines, at, len(lines)))
    while cell_of(*lines[at]).end < rows[-1][-1].end:
        at += 1
    return rows, at + 1


def _lone_cells(lines: list[Line], at: int, most: int) -> list[Cell]:
    """The cells that stand alone on their lines from a line on, up to a long line or a wide gap."""
    cells: list[Cell] = []
    gap = 0
    while at < len(lines) and len(cells) < most and gap < 4:
        cell = cell_of(*lines[at])
        if "\t" in lines[at][0] or len(cell.text) > _LONGEST:
            break
        gap = 0 if cell.text else gap + 1
        cells += [cell] if cell.text else []
        at += 1
    return cells


def rows_of(cells: list[Cell]) -> list[list[Cell]]:
    """The rows that a run of cells makes: its header, then rows that fit it; none where there is no such header."""
    headers = [_header(cells, shy) for shy in (False, True)]
    heads, body = max(headers, key=lambda header: _fitting(header[1], [cell.role for cell in header[0]]))
    roles = [cell.role for cell in heads]
    if len(heads) < 3 or "name" not in roles or not FIGURE_ROLES & set(roles):
        return []
    rows, at = [heads], 0
    while width := _next_row(body, at, roles):
        rows += [body[at : at + width]] if width > 1 else []
        at += width
    return rows if len(rows) > 1 else []


def _header(cells: list[Cell], shy: bool) -> tuple[list[Cell], list[Cell]]:
    """The header that a run of cells begins with, broken cells put together, and the cells below it.

    shy: with pieces that have no role alone.
    """
    heads = _leading_heads(cells, shy)
    body = cells[len(heads) :]
    widths = set(range(3, len(heads)))
    return regroup(heads, widths, lambda texts: -6 * _fitting(body, [role_of(text) for text in texts])), body


def _leading_heads(cells: list[Cell], shy: bool) -> list[Cell]:
    """The cells at the beginning that can be a header's."""
    for at, cell in enumerate(cells):
        counted = re.search(r"\d", re.sub(r"(?:19|20)\d\d", "", cell.normalized))
        piece = cell.role or _HEADER.fullmatch(cell.normalized) or (shy and 1 < len(cell.text) < 4 and at > 1)
        if len(cell.text) > 20 or counted or not piece:
            return cells[:at]
    return cells


def _fitting(body: list[Cell], roles: list[str | None]) -> int:
    """How many of the first cells below a header of these roles fit it."""
    sample, at, rows = body[:_SAMPLE], 0, 0
    while "name" in roles and rows < 4 and (width := _next_row(sample, at, roles)):
        at, rows = at + width, rows + (width > 1)
    return rows * len(roles)


def _next_row(cells: list[Cell], at: int, roles: list[str | None]) -> int:
    """How many cells the next row has: all, all but the merged one at its left, or one that names a group; 0: no row."""
    layouts = [roles, roles[1:]] if roles[0] == "category" else [roles]
    for layout in layouts:
        end = at + len(layout)
        if _fits(cells[at:end], layout):
            return len(layout)
        broken = at + layout.index("name")
        if broken + 1 < len(cells) and _fits([*cells[at:broken], *cells[broken + 1 : end + 1]], layout):
            return len(layout) + 1 if cells[broken].fits("name") else 0
    follows = any(_fits(cells[at + 1 : at + 1 + len(layout)], layout) for layout in layouts)
    return 1 if follows and len(cells[at].text) <= SECTION else 0


def _fits(cells: list[Cell], roles: list[str | None]) -> bool:
    """Whether figures stand where the header promises them, and words where it promises a name."""
    if len(cells) != len(roles) or "name" not in roles or any(len(cell.text) > _LONGEST for cell in cells):
        return False
    return all(cell.fits(role) for cell, role in zip(cells, roles, strict=True))


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
