"""The columns of a table: what their headers say they hold."""

import re
from dataclasses import dataclass
from itertools import zip_longest

from ipstats.documents import FIGURE_ROLES, Cell, role_of
from ipstats.text import Horizon, find_periods

_ACTUAL = re.compile(r"基期|基准|现状|实际|完成|现值|基数|达到值")
_TARGET = re.compile(r"目标|预期|规划|计划")


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


def columns_of(heads: list[list[Cell]], body: list[list[Cell]], horizon: Horizon, year: int | None) -> list[Column]:
    """The columns below header rows, one of them with the names; year: that of the caption."""
    lengths = [len(row) for row in body if len(row) > 1]
    width = max(set(lengths), key=lambda length: (lengths.count(length), length), default=0)
    return _with_name_column([_column(text, horizon, year) for text in _header_texts(heads, width)], body)


def _header_texts(heads: list[list[Cell]], width: int) -> list[str]:
    """One text a column from header rows; a cell over several columns stands for each of those below it."""
    texts = [[cell.normalized for cell in row] for row in heads]
    if len(texts) > 1 and len(texts[0]) < width and len(texts[1]) <= width:
        texts[0] = _over(texts[0], len(texts[1]), width) or texts[0]
    full = [row for row in texts if len(row) >= width]
    if len(texts) > 1 and len(texts[0]) == width > len(texts[1]):
        full = [_beside(texts[0], texts[1])]
    columns = zip_longest(*(full or texts[:1]))
    return [" ".join(dict.fromkeys(text for text in column if text is not None)) for column in columns]


def _over(upper: list[str], below: int, width: int) -> list[str] | None:
    """The upper header row with its spanning cells repeated, where the lower row has cells only below those."""
    spans = [at for at, text in enumerate(upper) if role_of(text) in FIGURE_ROLES]
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


def _column(text: str, horizon: Horizon, caption_year: int | None) -> Column:
    """What a header text makes of its column; the year of the caption counts where the header has none."""
    role = role_of(text)
    if role not in FIGURE_ROLES:
        return Column(role or "other")
    bracket = re.search(r"\(([^()\d]*)\)", text)
    unit = bracket and bracket[1]
    header = re.sub(r"\s", "", re.sub(r"((?:19|20)\d\d)(?!年|\d)", r"\1年", text))
    periods = list(find_periods(header)) or list(find_periods(f"“{header[:3]}”{header[3:]}"))
    years = [period.year for period in periods]
    first, last = (min(years), max(years)) if years else (None, caption_year)
    early = last and last <= horizon.baseline
    past = early if len(set(years)) > 1 else _ACTUAL.search(text) or (early and not _TARGET.search(text))
    year = last or (horizon.baseline if past else horizon.end)
    status = "actual" if past else "target"
    if role == "growth":
        year = horizon.baseline if "上年" in text else year
        return Column("growth", year, "actual" if year <= horizon.baseline else "target", "annual_growth", unit=unit)
    if role == "change":
        return Column("change", year, status, "change", unit=unit)
    summed = (periods[0].first_year if periods else None) if past else horizon.start
    base_year = first if first != last else None
    return Column("value", year, status, "level", summed if "累计" in text else None, unit, base_year)


def _with_name_column(columns: list[Column], body: list[list[Cell]]) -> list[Column]:
    """Of several columns called indicator the last has the names; of none, the first column of words."""
    if names := [at for at, column in enumerate(columns) if column.role == "name"]:  # those before the last are groups
        return [Column("category") if at in names[:-1] else column for at, column in enumerate(columns)]
    for at, column in enumerate(columns):
        words = [row[at] for row in body if at < len(row) and not row[at].is_value]
        if column.role in {"other", "category"} and len(words) * 2 > len(body):
            return [*columns[:at], Column("name"), *columns[at + 1 :]]
    return columns
