"""How a table is laid out: what each column holds, and which cell of a row belongs to which column."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from ipstats.documents import FIGURES, Cell, Table, fits_role, is_value, join_cells, regroup, role_of
from ipstats.text import Horizon, find_periods, normalize

_ACTUAL = re.compile(r"基期|基准|现状|实际|完成|现值|基数|达到值")
_TARGET = re.compile(r"目标|预期|规划|计划")
_PLACE = re.compile(r"地区|地市|市州|[县市]区|城市|省份|各市|市\(州\)|县\(市、?区\)")
_YEARS = re.compile(r"(?:19|20)\d\d年?")


@dataclass(frozen=True)
class Column:
    """What a column holds; what follows the role matters only for columns of figures."""

    role: str
    year: int | None = None
    status: str = "target"
    measure: str = "level"
    period_start: int | None = None
    unit: str | None = None
    base_year: int | None = None


@dataclass(frozen=True)
class Row:
    """The cells of a row with their columns; doubtful where cells and columns do not fit one another."""

    cells: list[tuple[Cell, Column]]
    doubtful: bool = False

    def of(self, *roles: str) -> list[tuple[Cell, Column]]:
        return [(cell, column) for cell, column in self.cells if column.role in roles]

    def text(self, role: str) -> str:
        return " ".join(normalize(cell.text) for cell, _ in self.of(role))


def align_rows(table: Table, horizon: Horizon) -> list[Row]:
    """The rows of an indicator table; none where no column holds names or none holds figures."""
    heads, body = _split(_upright(table.rows))
    told = next((period.year for period in find_periods(normalize(table.caption.rsplit("\n", 1)[-1]))), None)
    if len(heads) == 1:
        heads = [regroup(heads[0], {len(row) for row in body}, _misfits(body))]
    columns = [_column(text, horizon, told) for text in _spread(heads, _width(body))]
    columns = _with_name_column(columns, body)
    roles = {column.role for column in columns}
    if not roles & FIGURES and body and _PLACE.fullmatch(re.sub(r"\s", "", normalize(heads[0][0].text))):
        return _by_place(heads[0], body, told or horizon.baseline, horizon)
    if "name" not in roles or not roles & FIGURES:
        return []
    return [row for cells in body if not _is_header(cells) and (row := _align(cells, columns))]


def _by_place(heads: list[Cell], body: list[list[Cell]], year: int, horizon: Horizon) -> list[Row]:
    """The rows of a table that has places down its side and indicators across: one for each figure."""
    column = Column("value", year, "actual" if year <= horizon.baseline else "target")
    return [
        Row([(replace(cell, text=place.text + head.text.replace("其中：", "")), Column("name")), (cell, column)])
        for place, *cells in body
        for head, cell in zip(heads[1:], cells, strict=False)
        if is_value(cell.text)
    ]


def _upright(rows: list[list[Cell]]) -> list[list[Cell]]:
    """The rows with years across: a table that has its years down the side is turned."""
    first, *rest = rows
    down = rest and all(_is_year(row[0]) and len(row) == len(first) for row in rest)
    if down and not any(_is_year(cell) for cell in first[1:]):
        return [list(column) for column in zip(*rows, strict=True)]
    return rows


def _is_year(cell: Cell) -> bool:
    flat = normalize(cell.text).strip()
    return len(flat) < 15 and bool(re.match(r"(?:19|20)\d\d", flat) or next(find_periods(flat), None))


def _split(rows: list[list[Cell]]) -> tuple[list[list[Cell]], list[list[Cell]]]:
    """Header rows and the rows below them; what stands above the header is left out."""
    first = next((at for at, row in enumerate(rows) if _is_header(row)), 0)
    last = first + 1
    while last < len(rows) - 1 and _is_header(rows[last]):
        last += 1
    return rows[first:last], rows[last:]


def _is_header(row: list[Cell]) -> bool:
    roles = {role_of(cell.text) for cell in row}
    counted = any(re.search(r"\d", _YEARS.sub("", normalize(cell.text))) for cell in row)
    named = [cell for cell in row if role_of(cell.text)]
    return len(row) > 1 and not counted and len(named) > len(row) / 2 and bool(roles & (FIGURES | {"unit"}))


def _width(body: list[list[Cell]]) -> int:
    """How many cells most rows have."""
    lengths = [len(row) for row in body if len(row) > 1]
    return max(set(lengths), key=lambda length: (lengths.count(length), length), default=0)


def _misfits(body: list[list[Cell]]) -> Callable[[list[str]], int]:
    """How badly header texts suit the rows: cells of the wrong sort below them, and rows of another length."""
    return lambda texts: sum(_misfit(texts, row) for row in body if len(row) > 1)


def _misfit(texts: list[str], row: list[Cell]) -> int:
    if len(row) == len(texts) - 1 and role_of(texts[0]) in {"category", "number"}:
        texts = texts[1:]
    if len(row) != len(texts):
        return 2
    return 3 * sum(not fits_role(cell.text, role_of(text)) for cell, text in zip(row, texts, strict=True))


def _spread(heads: list[list[Cell]], width: int) -> list[str]:
    """One text a column from header rows; a cell over several columns stands for each of those below it."""
    texts = [[normalize(cell.text) for cell in row] for row in heads]
    if len(texts) > 1 and len(texts[0]) < width and len(texts[1]) <= width:
        texts[0] = _over(texts[0], len(texts[1]), width) or texts[0]
    full = [row for row in texts if len(row) >= width]
    if len(texts) > 1 and len(texts[0]) == width > len(texts[1]):
        full = [_beside(texts[0], texts[1])]
    parts = full or texts[:1]
    columns = max(len(row) for row in parts)
    told = [list(dict.fromkeys(row[at] for row in parts if at < len(row))) for at in range(columns)]
    return [" ".join(column) for column in told]


def _over(upper: list[str], below: int, width: int) -> list[str] | None:
    """The upper header row with its spanning cells repeated, where the lower row has cells only below those."""
    spans = [at for at, text in enumerate(upper) if role_of(text) in FIGURES]
    for wide in (spans, *([at] for at in reversed(spans))):
        each, rest = divmod(below, len(wide)) if wide else (0, 1)
        if not rest and len(upper) - len(wide) + below == width:
            return [text for at, text in enumerate(upper) for _ in range(each if at in wide else 1)]
    return None


def _beside(upper: list[str], lower: list[str]) -> list[str]:
    """The lower header row put below the cells of the upper one that occur more than once."""
    below = iter(lower)
    repeated = {text for text in upper if upper.count(text) > 1}
    return [f"{text} {next(below, '')}".strip() if text in repeated else text for text in upper]


def _column(text: str, horizon: Horizon, told: int | None = None) -> Column:
    """What a header text makes of its column; told: the year of the caption, where no header has one."""
    role = role_of(text)
    if role not in FIGURES:
        return Column(role or "other")
    bracket = re.search(r"\(([^()\d]*)\)", text)
    unit = bracket and bracket[1]
    flat = re.sub(r"\s", "", re.sub(r"((?:19|20)\d\d)(?!年|\d)", r"\1年", text))
    periods = list(find_periods(flat)) or list(find_periods(f"“{flat[:3]}”{flat[3:]}"))
    years = [period.year for period in periods]
    first, last = (min(years), max(years)) if years else (None, told)
    early = last and last <= horizon.baseline
    past = early if len(set(years)) > 1 else _ACTUAL.search(text) or (early and not _TARGET.search(text))
    year = last or (horizon.baseline if past else horizon.end)
    status = "actual" if past else "target"
    if role == "growth":
        late = horizon.baseline if re.search("上年", text) else year
        return Column("growth", late, "actual" if late <= horizon.baseline else "target", "annual_growth", unit=unit)
    if role == "change":
        return Column("change", year, status, "change", unit=unit)
    start = horizon.start if "累计" in text and not past else periods[0].start if periods and "累计" in text else None
    return Column("value", year, status, "level", start, unit, first if first != last else None)


def _with_name_column(columns: list[Column], body: list[list[Cell]]) -> list[Column]:
    """Where no header names the names, the first column of words has them."""
    if any(column.role == "name" for column in columns):
        return _one_name(columns)
    for at, column in enumerate(columns):
        words = [row[at] for row in body if at < len(row) and not is_value(row[at].text)]
        if column.role in {"other", "category"} and len(words) * 2 > len(body):
            return [*columns[:at], Column("name"), *columns[at + 1 :]]
    return columns


def _one_name(columns: list[Column]) -> list[Column]:
    """Of several columns called indicator the last has the names, those before it their groups."""
    last = max(at for at, column in enumerate(columns) if column.role == "name")
    return [Column("category") if column.role == "name" and at != last else column for at, column in enumerate(columns)]


def _align(cells: list[Cell], columns: list[Column]) -> Row | None:
    """A row's cells beside their columns. A row that is short lacks merged cells, usually at its left."""
    if len({cell.text for cell in cells}) == 1:
        return None
    if len(cells) > len(columns):
        cells = _gathered(cells, columns)
    missing = len(columns) - len(cells)
    if missing <= 0:
        return Row(list(zip(cells, columns, strict=False)), missing < 0)
    ways = [list(zip(cells, columns[skip : skip + len(cells)], strict=True)) for skip in range(missing, -1, -1)]
    best = max(ways, key=_fit)
    named = any(column.role == "name" for _, column in best)
    left_out = {column.role for column in columns[: columns.index(best[0][1])]}
    return Row(best, not left_out <= {"category", "number"}) if named else None


def _gathered(cells: list[Cell], columns: list[Column]) -> list[Cell]:
    """The cells of a row that has too many: a group's name before it is left out, a broken cell is put together."""
    if columns[0].role == "name" and len(cells[0].text) <= 5 and not is_value(cells[1].text):
        cells = cells[1:]
    gathered: list[Cell] = []
    at = 0
    for place, column in enumerate(columns):
        more = len(columns) - place - 1
        take = 1
        while (
            column.role not in FIGURES
            and len(cells) - at - take > more
            and not (more and is_value(cells[at + take].text))
        ):
            take += 1
        gathered.append(join_cells(cells[at : at + take]))
        at += take
    return gathered + cells[at:]


def _fit(cells: list[tuple[Cell, Column]]) -> int:
    return sum(fits_role(cell.text, column.role) for cell, column in cells)
