"""The columns of a table: what their headers say they hold, and where these are silent, what the cells below show."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import zip_longest

from ipstats.documents import FIGURE_ROLES, NOTHING, Cell, role_of
from ipstats.reading.doubts import HEADER, YEAR, join_doubts
from ipstats.text import Horizon, Quantity, as_quantity, find_periods

_ACTUAL = re.compile(r"基期|基准|现状|实际|完成|现值|基数|达到值")
_TARGET = re.compile(r"目标|预期|规划|计划")
_WHEN = re.compile(r"\s*(?:(?:19|20)\d\d\s?年?(?:底|末)?|(?:基期|基准|现状|实际|目标|预期|规划)(?:年|值|数|目标)?)\s*")
_INDICATORS = re.compile(r"指标|项目|内容|目标|任务")
_NUMBERS_ONLY = re.compile(r"[年期]末数|绝对[数值量]|数值|指标值|产值$|^[数值末底]$")
_MEASURE = re.compile(r"[量额数率值]$|比[重例]$|占比$|面积$|规模$|收入$|强度$|水平$|人数$")
# What a column measures named by its place alone: 全国, 农村, 蓝城市.
PLACE = re.compile(r"(?:全[国省市区县]|城[市镇乡]|农村|乡村|[一-龥]+[省市区县州盟])$")
_EITHER = re.compile(r"(?:19|20)\d\d\s?年?\s?[/、或]\s?(?:年均|累计)")
_GROWTH = re.compile(r"增|速|上年|涨跌|比")
_THIS_YEAR, _LAST_YEAR = (
    re.compile(rf"(?<![比较]){years}(?:同期)?") for years in ("[本当今][年期](?!价)", "[上去][年期]")
)
_BEFORE = re.compile(r"[上去]年|上期|年初|同[期比]")  # what a growth is measured against
_RATES = re.compile(r"^[^及和与、]*(?:涨跌|增长|增减)(?:幅度|速度|情况|率)")  # alone in a title, beside no levels
_FIRST_WORD = re.compile(r"^其中[：:，,]?")
_ASIDE = re.compile(r"[(\[〔][^()\[\]〔〕]*[)\]〕]")
MOST = 0.6  # of the filled cells of a column: what they are tells what the column holds


@dataclass(frozen=True)
class Column:
    """What a column holds; what follows the role matters only for columns of figures.

    label: what the column measures of each row, where that is not the same in all columns (比重, 金额); doubt: what is
    doubtful about all its figures; evidence: the rule that told its year.
    """

    role: str
    year: int | None = None
    status: str = "target"
    measure: str = "level"
    period_start: int | None = None
    unit: str | None = None
    base_year: int | None = None
    compared_to: str | None = None
    label: str = ""
    doubt: str | None = None
    evidence: str = "header"


def columns_of(heads: list[list[Cell]], body: list[list[Cell]], horizon: Horizon, title: str) -> list[Column]:
    """The columns below header rows, one of them with the names; title: that of the table, which may tell the year."""
    lengths = [len(row) for row in body if len(row) > 1]
    width = max(set(lengths), key=lambda length: (lengths.count(length), length), default=0)
    texts = _header_texts(heads, width)
    full = [row for row in body if len(row) == len(texts)]
    below = [[row[at] for row in full] for at in range(len(texts))]
    columns = [_column(text, cells, horizon, title) for text, cells in zip(texts, below, strict=True)]
    return _told_apart(_labelled(_with_name_column(columns), texts), texts)


def _header_texts(heads: list[list[Cell]], width: int) -> list[str]:
    """One text a column from header rows; a cell over several columns stands for each of those below it."""
    texts = [[cell.normalized for cell in row] for row in heads]
    if len(texts) > 1 and len(texts[0]) < width:
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
        if wide and not below % len(wide) and len(upper) - len(wide) + below == width:
            return [text for at, text in enumerate(upper) for _ in range(below // len(wide) if at in wide else 1)]
    return None


def _beside(upper: list[str], lower: list[str]) -> list[str]:
    """The lower header row put below the cells of the upper one that occur more than once."""
    below = iter(lower)
    repeated = {text for text in upper if upper.count(text) > 1}
    return [f"{text} {next(below, '')}".strip() if text in repeated else text for text in upper]


def _column(text: str, cells: list[Cell], horizon: Horizon, title: str) -> Column:
    """What a header text and the cells below make of a column; the year of the title counts where the header has none."""
    role = "value" if _EITHER.search(text) else role_of(text)
    filled = [cell.normalized for cell in cells if not NOTHING.fullmatch(cell.normalized.strip())]
    if role != "deadline" and _mostly(filled, _WHEN.fullmatch):
        return Column("when")
    figures = role not in {*FIGURE_ROLES, "number", "deadline"} and _mostly(filled, _figure)
    if role not in FIGURE_ROLES and not figures:
        return Column(role or "other")
    otherwise = "growth" if _RATES.search(title) else "value"
    column = _figures(otherwise if figures else role or "value", text, horizon, title)
    understood = not figures or column.unit or _MEASURE.search(text)
    return replace(column, doubt=join_doubts(None if understood else HEADER, column.doubt))


def _mostly(texts: list[str], test: Callable[[str], object]) -> bool:
    return len(texts) > 0 and sum(1 for text in texts if test(text)) >= MOST * len(texts)


def _figure(text: str) -> Quantity | None:
    return as_quantity(text.strip().removeprefix("-"))


def _figures(role: str, text: str, horizon: Horizon, title: str) -> Column:
    """A column of figures: their year, status, measure and unit from its header."""
    header = re.sub(r"\s", "", re.sub(r"((?:19|20)\d\d)(?!年|\d)", r"\1年", text))
    periods = list(find_periods(header)) or list(find_periods(f"“{header[:3]}”{header[3:]}"))
    years = {period.year for period in periods}
    last = max(years or [period.year for period in find_periods(title)][:1], default=None)
    relative = role != "growth" and not years and (_THIS_YEAR.search(header) or _LAST_YEAR.search(header))
    if relative:
        last = (last or horizon.baseline) - bool(_LAST_YEAR.search(header))
    early = last <= horizon.baseline if last else not horizon.plan or (role == "growth" and _BEFORE.search(text))
    past = early if len(years) > 1 else _ACTUAL.search(text) or (early and not _TARGET.search(text))
    year, status = last or (horizon.baseline if past else horizon.end), "actual" if past else "target"
    bracket = re.search(r"\(([^()\d]*)\)", text)
    rule = "header" if years or relative else "title" if last else "document"
    column = Column(role, year, status, unit=bracket and bracket[1], evidence=rule)
    step = role == "growth" and column.unit and not re.search("年均|[%‰]", header)  # 比上年增减（件）
    if role == "change" or step:
        return replace(column, role="change", measure="change")
    if role == "growth":
        before = str(year - 1) if _BEFORE.search(text) else None if past else str(horizon.baseline)
        unit = column.unit or ("%" if _GROWTH.search(text) or _RATES.search(title) else None)
        label = header if PLACE.fullmatch(header) else ""
        return replace(column, measure="annual_growth", unit=unit, compared_to=before, label=label)
    noun = _noun(header)
    told = years or relative or _TARGET.search(header) or _ACTUAL.search(header)
    summed = (periods[0].first_year if periods else None) if past else horizon.start
    return replace(
        column,
        period_start=summed if "累计" in text else None,
        base_year=min(years) if len(years) > 1 else None,
        label=noun if not told or _MEASURE.search(noun) or PLACE.fullmatch(noun) else "",
        doubt=None if told or last or not horizon.plan else YEAR,
    )


def _noun(header: str) -> str:
    """What a header says but for times, units and that there are numbers; nothing where that is all it says."""
    header = re.sub(r"\s", "", header)
    for time in reversed(list(find_periods(header))):
        header = header[: time.start] + header[time.end :]
    for said in (_ASIDE, _FIRST_WORD, _THIS_YEAR, _LAST_YEAR, _TARGET):
        header = said.sub("", header)
    return "" if len(_ACTUAL.sub("", header)) < 2 or _NUMBERS_ONLY.search(header) else header


def _with_name_column(columns: list[Column]) -> list[Column]:
    """Of several columns called indicator the last has the names; of none, the first column of words."""
    if names := [at for at, column in enumerate(columns) if column.role == "name"]:  # those before the last are groups
        return [Column("category") if at in names[:-1] else column for at, column in enumerate(columns)]
    words = [at for at, column in enumerate(columns) if column.role in {"other", "category"}]
    return [Column("name") if at in words[:1] else column for at, column in enumerate(columns)]


def _labelled(columns: list[Column], texts: list[str]) -> list[Column]:
    """The columns, labels left only where rows are no indicators by themselves, or columns measure different things.

    A column of growth has the label of the figures before it.
    """
    name = next((text for column, text in zip(columns, texts, strict=True) if column.role == "name"), "")
    labels = {column.label for column in columns if column.role == "value" or column.label}
    if len(labels) < 2 and (_INDICATORS.search(name) or labels == {"数量"}):
        return [replace(column, label="") for column in columns]
    label, labelled = "", []
    for column in columns:
        label = column.label if column.role == "value" else column.label or label
        labelled.append(replace(column, label=label) if column.role in FIGURE_ROLES else column)
    return labelled


def _told_apart(columns: list[Column], texts: list[str]) -> list[Column]:
    """The columns; those that would say the same of each row have all their words for labels, and a doubt for want of any."""
    pairs = list(zip(columns, texts, strict=True))
    named = [replace(c, label=c.label or _noun(text)) if columns.count(c) > 1 else c for c, text in pairs]
    twice = {c for c in named if c.role in FIGURE_ROLES and named.count(c) > 1}
    return [replace(c, doubt=join_doubts(HEADER, c.doubt)) if c in twice else c for c in named]
