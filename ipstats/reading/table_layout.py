"""How a table is laid out: its header, and which cell of a row belongs to which column."""

import re
from dataclasses import dataclass, replace
from itertools import takewhile

from ipstats.documents import FIGURE_ROLES, Cell, Table, join_cells, regroup, role_of
from ipstats.reading.columns import Column, columns_of
from ipstats.text import Horizon, find_periods, normalize

_REGION = re.compile(r"地区|地市|市州|[县市]区|城市|省份|各市|市\(州\)|县\(市、?区\)")
_YEARS = re.compile(r"(?:19|20)\d\d年?")


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


def align_rows(table: Table, horizon: Horizon) -> list[Row]:
    """The rows of an indicator table; none where no column holds names or none holds figures."""
    heads, body = _split(_upright(table.rows))
    year = next((period.year for period in find_periods(normalize(table.caption.rsplit("\n", 1)[-1]))), None)
    if len(heads) == 1 and table.inferred:
        heads = [regroup(heads[0], {len(row) for row in body}, lambda texts: _misfits(texts, body))]
    columns = columns_of(heads, body, horizon, year)
    roles = {column.role for column in columns}
    if not roles & FIGURE_ROLES and body and _REGION.fullmatch(re.sub(r"\s", "", heads[0][0].normalized)):
        return _by_region(heads[0], body, year or horizon.baseline, horizon)
    if "name" not in roles or not roles & FIGURE_ROLES:
        return []
    return [row for cells in body if not _is_header(cells) and (row := _align(cells, columns))]


def _by_region(heads: list[Cell], body: list[list[Cell]], year: int, horizon: Horizon) -> list[Row]:
    """The rows of a table that has regions down its side and indicators across: one for each figure."""
    column = Column("value", year, "actual" if year <= horizon.baseline else "target")
    return [
        Row([(replace(cell, text=region.text + head.text.replace("其中：", "")), Column("name")), (cell, column)])
        for region, *cells in body
        for head, cell in zip(heads[1:], cells, strict=False)
        if cell.is_value
    ]


def _upright(rows: list[list[Cell]]) -> list[list[Cell]]:
    """The rows with years across: a table that has its years down the side is turned."""
    first, *rest = rows
    down = rest and all(_is_year(row[0]) and len(row) == len(first) for row in rest)
    if down and not any(_is_year(cell) for cell in first[1:]):
        return [list(column) for column in zip(*rows, strict=True)]
    return rows


def _is_year(cell: Cell) -> bool:
    text = cell.normalized.strip()
    return len(text) < 15 and bool(re.match(r"(?:19|20)\d\d", text) or next(find_periods(text), None))


def _split(rows: list[list[Cell]]) -> tuple[list[list[Cell]], list[list[Cell]]]:
    """Header rows and the rows below them; what stands above the header is left out."""
    first = next((at for at, row in enumerate(rows) if _is_header(row)), 0)
    heads = [rows[first], *takewhile(_is_header, rows[first + 1 : -1])]
    return heads, rows[first + len(heads) :]


def _is_header(row: list[Cell]) -> bool:
    roles = [cell.role for cell in row if cell.role]
    counted = any(re.search(r"\d", _YEARS.sub("", cell.normalized)) for cell in row)
    return len(row) > 1 and not counted and len(roles) > len(row) / 2 and bool({*FIGURE_ROLES, "unit"} & set(roles))


def _misfits(texts: list[str], body: list[list[Cell]]) -> int:
    """How badly header texts suit the rows: cells of the wrong sort below them, and rows of another length."""
    roles, misfits = [role_of(text) for text in texts], 0
    for row in (row for row in body if len(row) > 1):
        merged = len(row) == len(roles) - 1 and roles[0] in {"category", "number"}
        pairs = list(zip(row, roles[merged:], strict=False))
        misfits += 3 * sum(not cell.fits(role) for cell, role in pairs) if len(row) == len(roles) - merged else 2
    return misfits


def _align(cells: list[Cell], columns: list[Column]) -> Row | None:
    """A row's cells beside their columns. A row that is short lacks merged cells, usually at its left."""
    if len({cell.text for cell in cells}) == 1:
        return None
    if len(cells) > len(columns):
        cells = _gathered(cells, columns)
    missing = len(columns) - len(cells)
    if missing <= 0:
        return Row(list(zip(cells, columns, strict=False)), missing < 0)
    skips = range(missing, -1, -1)
    alignments = [list(zip(cells, columns[skip : skip + len(cells)], strict=True)) for skip in skips]
    best = max(alignments, key=lambda pairs: sum(cell.fits(column.role) for cell, column in pairs))
    named = any(column.role == "name" for _, column in best)
    left_out = {column.role for column in columns[: columns.index(best[0][1])]}
    return Row(best, not left_out <= {"category", "number"}) if named else None


def _gathered(cells: list[Cell], columns: list[Column]) -> list[Cell]:
    """The cells of a row that has too many: a group's name before it is left out, a broken cell is put together."""
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
