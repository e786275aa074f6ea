"""Indicator tables → statements: which column is what, then one statement a figure."""

import re
from dataclasses import dataclass

from ipstats.document import Cell, Table
from ipstats.matching import Matcher
from ipstats.period import Horizon, find_periods
from ipstats.quantity import Quantity, parse_quantity
from ipstats.statement import Statement
from ipstats.text import plain

_ROLES = [
    ("number", r"序号|编号|^#$"),
    ("unit", r"^(?:计量|指标)?单位$"),
    ("responsible", r"责任|牵头|负责|部门|单位$"),
    ("nature", r"属性|性质"),
    ("growth", r"年均|增速|增长率|增幅"),
    ("value", r"\d{4}年?|基期|基准|现状|目标|预期|规划|完成|实际|累计|期末|现值"),
    ("name", r"指标|名称|项目|内容"),
    ("category", r"类别|领域|分类|类型|维度|方面"),
]
_ACTUAL = re.compile(r"基期|基准|现状|实际|完成|现值|基数")
_TARGET = re.compile(r"目标|预期|规划|预计|计划")
_NOTHING = re.compile(r"[-—－/\\一无]*|[.…·]+")
_NATURE = re.compile(r"预期性|约束性")
_UNIT = re.compile(r"\(([^()]*)\)\s*$")
_RATE = re.compile(r"(?:率|比重|比例|占比)(?:\(.*\))?$")
_PER_HEAD = re.compile(r"每?(十万|百万|万|千|百)(?:名|人)")


@dataclass(frozen=True)
class Column:
    """What a column holds; year, status and measure only for columns of figures."""

    role: str
    year: int | None = None
    status: str = "target"
    measure: str = "level"
    period_start: int | None = None


def read_table(table: Table, plan: str, horizon: Horizon, matcher: Matcher) -> list[Statement]:
    """The statements of a table that has a column of names and a column of figures; of any other table none."""
    heads = _header(table.rows)
    columns = [_column(plain(cell.text), horizon) for cell in heads]
    roles = [column.role for column in columns]
    if "name" not in roles or not {"value", "growth"} & set(roles):
        return []
    rows = table.rows[table.rows.index(heads) + 1 :]
    return [s for row in rows for s in _row(_aligned(row, columns), plan, table.section, matcher)]


def _header(rows: list[list[Cell]]) -> list[Cell]:
    """The first row in which at least two cells name a role."""
    for row in rows:
        if sum(bool(_role(plain(cell.text))) for cell in row) > 1:
            return row
    return rows[0]


def _role(text: str) -> str | None:
    flat = re.sub(r"\s", "", text)
    return next((role for role, words in _ROLES if re.search(words, flat)), None) if len(flat) < 25 else None


def _column(text: str, horizon: Horizon) -> Column:
    role = _role(text)
    if role not in {"value", "growth"}:
        return Column(role or "other")
    period = next(find_periods(re.sub(r"\s", "", re.sub(r"(\d{4})(?!年|\d)", r"\1年", text))), None)
    if role == "growth":
        return Column("growth", horizon.end, "target", "annual_growth")
    past = _ACTUAL.search(text) or (period and period.year <= horizon.baseline and not _TARGET.search(text))
    year = period.year if period else horizon.baseline if past else horizon.end
    return Column("value", year, "actual" if past else "target", period_start=period.start if period else None)


def _aligned(row: list[Cell], columns: list[Column]) -> list[tuple[Cell, Column]]:
    """Cells beside their columns; a row that is short lacks the merged cells at its left."""
    return list(zip(row, columns[max(0, len(columns) - len(row)) :], strict=False))


def _row(cells: list[tuple[Cell, Column]], plan: str, section: str, matcher: Matcher) -> list[Statement]:
    told = {column.role: plain(cell.text) for cell, column in cells}
    label = next((cell for cell, column in cells if column.role == "name"), None)
    if label is None:
        return []
    name, unit = split_unit(re.sub(r"\s*\n\s*", "", label.text))
    code, name = matcher.find(name)
    unit = told.get("unit") or unit or matcher.units.get(code) or ("%" if _RATE.search(plain(name)) else None)
    nature = _NATURE.search(told.get("nature", ""))
    common = {
        "plan": plan,
        "name": name,
        "indicator": code,
        "source": "table",
        "section": section,
        "responsible": departments(told.get("responsible", "")),
        "nature": nature and nature.group(),
    }
    figures = [(cell, column) for cell, column in cells if column.role in {"value", "growth"}]
    return [s for cell, column in figures if (s := _figure(cell, column, unit, common))]


def _figure(cell: Cell, column: Column, unit: str | None, common: dict) -> Statement | None:
    flat = plain(cell.text)
    if _NOTHING.fullmatch(flat):
        return None
    place = {"printed": cell.text, "start": cell.start, "end": cell.end}
    when = {"status": column.status, "measure": column.measure, "year": column.year, "period_start": column.period_start}
    try:
        found = parse_quantity(flat)
    except ValueError:
        base = base_unit(unit, common["name"])[0]
        return Statement(value=None, unit=base, qualitative=cell.text, comparator=None, **common, **place, **when)
    printed = found.printed_unit or ("%" if column.role == "growth" else unit)
    base, factor = base_unit(printed, common["name"])
    value = found.value if found.printed_unit else _times(found, factor)
    return Statement(value=value, unit=base, comparator=found.comparator, **common, **place, **when)


def _times(found: Quantity, factor: float) -> float:
    return float(f"{found.value * factor:.15g}")


def split_unit(name: str) -> tuple[str, str | None]:
    """A name and the unit in brackets at its end.

    >>> split_unit("知识产权质押融资登记金额（亿元）"), split_unit("认证的单位（累计）（家）")
    (('知识产权质押融资登记金额', '亿元'), ('认证的单位（累计）', '家'))
    """
    flat = plain(name)
    found = _UNIT.search(flat)
    if found and base_unit(found[1], "")[0]:
        return name[: found.start()].strip(), found[1].strip()
    return name.strip(), None


def base_unit(printed: str | None, name: str) -> tuple[str | None, float]:
    """The base unit of a unit as printed, and how many of it one is; per-head units are told by the name.

    >>> base_unit("亿元", ""), base_unit("件", "每万人口发明专利拥有量"), base_unit("斗", "")
    (('元', 100000000.0), ('件/万人', 1.0), (None, 1.0))
    """
    try:
        one = parse_quantity(f"1{printed}")
    except ValueError:
        return None, 1.0
    heads = _PER_HEAD.match(plain(name))
    if heads and one.unit and "/" not in one.unit and one.unit not in {"%", "元"}:
        return f"{one.unit}/{heads[1]}人", one.value
    return one.unit, one.value


def departments(text: str) -> str | None:
    """The departments a text names, separated by ;.

    >>> departments("市市场监管局牵头，市发改委、市教育局等按照职责分工负责")
    '市市场监管局;市发改委;市教育局'
    """
    text = re.sub(r"(?:等(?:部门|单位)?)?(?:按照?(?:各自)?职责分工)?负责|(?:牵头|责任|配合)(?:单位|部门)[：:]|牵头", "", plain(text))
    return ";".join(part for part in split_list(text) if part) or None


def split_list(text: str) -> list[str]:
    """The members of a list; a list in brackets is part of its member.

    >>> split_list("市财政局，各县(市、区)等")
    ['市财政局', '各县(市、区)', '']
    """
    return [part.strip() for part in re.split(r"(?:[、，；\n]|等(?=$|[，；]))(?![^(]*\))", text)]


