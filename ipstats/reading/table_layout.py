"""How a table is laid out: its header, and which cell of a row belongs to which column."""

import re
from dataclasses import dataclass, field

from ipstats.documents import FIGURE_ROLES, Cell, Table, join_cells, regroup, role_of
from ipstats.reading.columns import Column, columns_of
from ipstats.text import Horizon, find_periods, normalize

_YEARS = re.compile(r"(?:19|20)\d\d年?")
_WORD_FOR_YEAR = re.compile(r"(?:底|末|年)?(?:基期|基准|现状|实际|目标|预期|规划)?[值数]?(?:目标)?")


@dataclass(frozen=True)
class Row:
    """The cells of a row with their columns; doubtful where cells and columns do not fit one another."""

    cells: list[tuple[Cell, Column]]
    doubtful: bool = False

    def of(self, *roles: str) -> list[tuple[Cell, Column]]:
        """The cells in columns of some roles, each with its column."""
        return [(cell, column) for cell, column in self.cells if column.role in roles]

    def text(self, role: str) -> str:
        """The normalized text in the columns of a role."""
        return " ".join(cell.normalized for cell, _ in self.of(role))


@dataclass(frozen=True)
class Layout:
    """The rows of a table; its cells above them, and the rows that say nothing of their own: groups, headers again."""

    rows: list[Row] = field(default_factory=list)
    heads: list[list[Cell]] = field(default_factory=list)
    groups: list[list[Cell]] = field(default_factory=list)


def lay_out_table(table: Table, horizon: Horizon) -> Layout:
    """The rows of an indicator table; none where no column holds names or none holds figures."""
    above, heads, body = _split(_upright(table.rows), table.inferred)
    title = "".join([line for line in normalize(table.caption).split("\n") if "单位" not in line][-1:])
    if len(heads) == 1 and table.inferred:
        heads = [regroup(heads[0], {len(row) for row in body}, lambda texts: _misfits(texts, body))]
    heads, body = _one_below_the_other(heads, body)
    columns = columns_of(heads, body, horizon, title)
    roles = {column.role for column in columns}
    if "name" not in roles or not roles & FIGURE_ROLES:
        return Layout()
    aligned = [(cells, None if _is_header(cells) else _align(cells, columns)) for cells in body]
    groups = [cells for cells, row in aligned if row is None]
    return Layout([row for _, row in aligned if row], [*above, *heads], groups)


def _upright(rows: list[list[Cell]]) -> list[list[Cell]]:
    """The rows with years across: a table that has its years down the side is turned."""
    first, *rest = rows
    down = rest and all(_is_year(row[0]) and len(row) == len(first) for row in rest)
    named = any(not cell.is_value for row in rest for cell in row[1:2])
    turned = down and not named and not any(map(_is_year, first[1:]))
    return [list(column) for column in zip(*rows, strict=True)] if turned else rows


def _is_year(cell: Cell) -> bool:
    """Whether a cell is a year or a period, with or without a word for it, and nothing that it is the year of."""
    text = re.sub(r"\s|\(.*\)", "", cell.normalized)
    period = next(find_periods(text), None)
    rest = text[: period.start] + text[period.end :] if period else _YEARS.sub("", text)
    return rest != text and bool(_WORD_FOR_YEAR.fullmatch(rest))


def _split(rows: list[list[Cell]], inferred: bool) -> tuple[list[list[Cell]], list[list[Cell]], list[list[Cell]]]:
    """What stands above the header, the header rows, and the rows below them.

    In a table of a file, a header has a second row only where cells of the first span columns or rows.
    """
    top = first = next((at for at, row in enumerate(rows) if _is_header(row)), 0)
    while top and _is_above(rows[top - 1], rows[top]):
        top -= 1
    end = first + 1
    while end < len(rows) - 1 and _is_header(rows[end]) and (inferred or _spans(rows[end - 1])):
        end += 1
    return rows[:top], rows[top:end], rows[end:]


def _is_above(row: list[Cell], below: list[Cell]) -> bool:
    """Whether a row is the upper one of a header: cells of it reach down into the row below, or cover several there."""
    return len(row) == len(below) and len(set(row)) > 1 and bool({*row} & {*below})


def _spans(row: list[Cell]) -> bool:
    """Whether cells of a row cover more than a place, or, as where a file has no spans, stand in several."""
    texts = [cell.text for cell in row]
    return len(set(texts)) < len(texts) or any(cell.rows > 1 for cell in row)


def _is_header(row: list[Cell]) -> bool:
    roles = [cell.role for cell in row if cell.role]
    counted = any(re.search(r"\d", _YEARS.sub("", cell.normalized)) for cell in row)
    return len(row) > 1 and not counted and len(roles) > len(row) / 2 and bool({*FIGURE_ROLES, "unit"} & set(roles))


def _one_below_the_other(heads: list[list[Cell]], body: list[list[Cell]]) -> tuple[list[list[Cell]], list[list[Cell]]]:
    """A table that was folded to save room, so that its header stands two or three times side by side, unfolded."""
    texts = [re.sub(r"\s", "", cell.normalized) for cell in heads[-1]]
    for width in range(2, len(texts) // 2 + 1):
        parts = range(0, len(texts), width)
        if len(texts) % width == 0 and texts == texts[:width] * len(parts) and any(map(role_of, texts)):
            rows = [row[at : at + width] for at in parts for row in body]
            return [row[:width] for row in heads], [row for row in rows if any(cell.text for cell in row)]
    return heads, body


def _misfits(texts: list[str], body: list[list[Cell]]) -> int:
    """How badly header texts suit the rows: cells of the wrong sort below them, and rows of another length."""
    roles, misfits = [role_of(text) for text in texts], 0
    for row in (row for row in body if len(row) > 1):
        merged = len(row) == len(roles) - 1 and roles[0] in {"category", "number"}
        pairs = list(zip(row, roles[merged:], strict=False))
        misfits += 3 * sum(not cell.fits(role) for cell, role in pairs) if len(row) == len(roles) - merged else 2
    return misfits


def _align(cells: list[Cell], columns: list[Column]) -> Row | None:
    """A row's cells beside their columns; None for one cell, which names a group.

    A row that is short lacks merged cells, usually at its left.
    """
    if len({cell.text for cell in cells}) == 1:
        return None
    cells = _gathered(cells, columns)
    missing = max(0, len(columns) - len(cells))
    skips = range(missing, -1, -1)
    alignments = [list(zip(cells, columns[skip:], strict=False)) for skip in skips]
    best = max(alignments, key=lambda pairs: sum(cell.fits(column.role) for cell, column in pairs))
    left_out = {column.role for column in columns[: columns.index(best[0][1])]} if missing else set[str]()
    return Row(best, len(cells) > len(columns) or not left_out <= {"category", "number"})


def _gathered(cells: list[Cell], columns: list[Column]) -> list[Cell]:
    """The cells of a row that has too many: a group's name before it is left out, a broken cell is put together."""
    if len(cells) <= len(columns):
        return cells
    if columns[0].role == "name" and len(cells[0].text) <= 5 and not cells[1].is_value:
        cells = cells[1:]
    gathered: list[Cell] = []
    at = 0
    for more, column in zip(range(len(columns) - 1, -1, -1), columns, strict=True):
        end = at + 1
        if column.role not in FIGURE_ROLES:
            while len(cells) - end > more and not (more and cells[end].is_value):
                end += 1
        gathered.append(join_cells(cells[at:end]))
        at = end
    return gathered + cells[at:]
