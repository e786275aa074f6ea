"""Tables of bars with a row of dashes below their header, as Markdown has them: each bar counts."""

import re
from itertools import takewhile

from ipstats.documents.cells import Cell, Line, cell_of
from ipstats.documents.content import Grid, GridCell

_DASHES = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
MOST_HEADS = 3  # rows that may stand above the dashes

Row = list[Cell]


def pipe_table(lines: list[Line], at: int) -> tuple[Grid, int] | None:
    """The table of bars that begins at a line, and the line behind it; None where none does, or its rows are uneven.

    A row may lack cells only where it is one cell, the name of a group; else nobody knows which cell it lacks.
    """
    heads = list(takewhile(lambda line: "|" in line[0] and not _is_dashes(line), lines[at : at + MOST_HEADS]))
    dashes = at + len(heads)
    if not heads or dashes >= len(lines) or not _is_dashes(lines[dashes]):
        return None
    after = dashes + 1
    while after < len(lines) and "|" in lines[after][0] and not any(map(_is_dashes, lines[after : after + 2])):
        after += 1
    rows = [_split(*line) for line in heads + lines[dashes + 1 : after]]
    width = max(len(_split(*lines[dashes])), len(_filled(rows[len(heads) - 1])))
    rows = [row + [Cell("", row[-1].end, row[-1].end)] * (width - len(row)) if len(row) == 1 else row for row in rows]
    if width < 2 or any(len(row) < width or len(_filled(row)) > width for row in rows):
        return None
    return Grid(_merged([row[:width] for row in rows])), after


def _is_dashes(line: Line) -> bool:
    return "|" in line[0] and bool(_DASHES.fullmatch(line[0].strip()))


def _split(line: str, start: int) -> Row:
    """The cells between the bars of a line, with their offsets; empty ones count."""
    body = line.strip()
    inner = body.removeprefix("|")
    at = start + line.index(body) + len(body) - len(inner)
    cells = []
    for text in inner.removesuffix("|").split("|"):
        cells.append(cell_of(text, at))
        at += len(text) + 1
    return cells


def _filled(row: Row) -> Row:
    """A row without the empty cells at its end."""
    return row[: max((at for at, cell in enumerate(row, start=1) if cell.text), default=0)]


def _merged(rows: list[Row]) -> list[GridCell]:
    """The cells with the spans that bars cannot write: an empty cell of a header belongs to the one beside or above it."""
    heads = list(takewhile(_is_head, rows))
    heads = heads if len(heads) < len(rows) and sum(map(_has_cells, heads)) <= MOST_HEADS else []
    owners = [list(row) for row in rows]
    for column in _drawn_apart(heads, rows[len(heads) :]):
        for row in owners:
            row[column] = row[column + 1] = row[column + 1] if row[column + 1].text else row[column]
    for at, row in enumerate(heads):
        above, below = heads[at - 1] if at else [], heads[at + 1] if at + 1 < len(heads) else []
        for column, cell in enumerate(row if _has_cells(row) else []):
            if not cell.text and column and below and below[column].text and below[column - 1].text:
                owners[at][column] = owners[at][column - 1]
            elif not cell.text and _has_cells(above):
                owners[at][column] = owners[at - 1][column]
    places: dict[int, list[tuple[Cell, int, int]]] = {}
    for at, row in enumerate(owners):
        for column, cell in enumerate(row):
            places.setdefault(id(cell), []).append((cell, at, column))
    return [
        GridCell(cell.text, row, column, last_row - row + 1, last_column - column + 1, cell.start)
        for (cell, row, column), *_, (_, last_row, last_column) in (covered * 2 for covered in places.values())
    ]


def _drawn_apart(heads: list[Row], body: list[Row]) -> list[int]:
    """The columns whose header stands over them while their figures stand in the next one."""
    full, named = ([any(cell.text for cell in column) for column in zip(*rows, strict=True)] for rows in (body, heads))
    return [
        at for at in range(len(full) - 1) if (full[at : at + 2], named[at : at + 2]) == ([False, True], [True, False])
    ]


def _has_cells(row: Row) -> bool:
    """Whether a row is more than a title."""
    return sum(bool(cell.text) for cell in row) > 1


def _is_head(row: Row) -> bool:
    return not any(cell.is_figure or (cell.text and cell.is_value and not cell.role) for cell in row)
