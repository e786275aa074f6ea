"""Indicator tables → statements: one a figure, with its name, unit, year and doubts."""

import re
from dataclasses import dataclass, replace

from ipstats.data import Statement
from ipstats.documents import FIGURES, NOTHING, Cell, Table, is_value
from ipstats.reading import vocabulary as g
from ipstats.reading.doubts import CELLS, with_doubts
from ipstats.reading.indicator_names import Matcher
from ipstats.reading.table_layout import Column, Row, align_rows
from ipstats.text import AT_LEAST, AT_MOST, Horizon, Quantity, find_periods, find_quantities, normalize, parse_quantity

_NATURE = re.compile(r"预期性|约束性")
_UNIT = re.compile(r"[(\[]([^()\[\]]*)[)\]]\s*$")
_RATE = re.compile(r"(?:率|比重|比例|占比)(?:\(.*\))?$")
_GROWS = re.compile(r"(?:增长|增速|增长率|增幅)(?:\(.*\))?$")
_PER_HEAD = re.compile(r"每?(十万|百万|万|千|百)(?:名|人|常住人口)")
_MARKS = re.compile(r"[*＊①-⑨]+")
_SUM = re.compile(r"\s*[〔\[](?P<figure>[^〔〕\[\]]+)[〕\]]\s*")
_CAPTION_UNIT = re.compile(r"单位[：:]\s*(\S+?)[)）\s]*$")
_NUMBERING = re.compile(r"^\s*(?:\(?\d{1,2}\)|\d{1,2}[.、．](?!\d)|[①-⑳])\s*")
_NOTE = re.compile(r"(?P<marks>[*＊①-⑨]+)[^。；*＊①-⑨]*?(?P<year>(?:19|20)\d\d)\s?年")


@dataclass(frozen=True)
class Figure:
    """One figure of a cell: where it stands, when it is for, and what it is worth (None: only words)."""

    start: int
    end: int
    column: Column
    quantity: Quantity | None
    comparator: str | None


def read_table(table: Table, plan: str, horizon: Horizon, matcher: Matcher) -> list[Statement]:
    """The statements of a table that has a column of names and a column of figures; of any other table none."""
    marks = {found["marks"]: int(found["year"]) for found in _NOTE.finditer(normalize(table.notes))}
    caption = _CAPTION_UNIT.search(normalize(table.caption))
    found, parent = [], ""
    for row in align_rows(table, horizon):
        labels = row.of("name")
        if labels:
            common = _common(row, plan, table.section, parent, caption and caption[1], matcher)
            action = g.ACTION.search(re.sub(r"\(.*\)", "", normalize(common["name"])))
            parent = action["action"] if action and "其中" not in labels[0][0].text else parent
            found += _row(row, common, marks, horizon, matcher)
    return found


def _common(row: Row, plan: str, section: str, parent: str, caption: str | None, matcher: Matcher) -> dict:
    """What all figures of a row share; unit is as printed."""
    label = row.of("name")[0][0].text
    printed = _unnumbered(re.sub(r"\s*\n\s*", "", label))
    name, unit = split_unit(_MARKS.sub("", printed).strip())
    bare = re.sub(r"^其中[：:，,]?\s*", "", name)
    within = bare != name and parent and not g.ACTION.search(bare)
    code, name = matcher.find(f"{bare}（{parent}）" if within else bare)
    own = row.text("unit").strip()
    nature = _NATURE.search(row.text("nature"))
    return {
        "plan": plan,
        "name": name,
        "indicator": code,
        "unit": (own if base_unit(own, "")[0] else None) or unit or caption,
        "section": section,
        "responsible": departments(row.text("responsible")),
        "nature": nature and nature.group(),
        "mark": next(iter(_MARKS.findall(printed)), ""),
    }


def _unnumbered(label: str) -> str:
    number = _NUMBERING.match(normalize(label))
    return label[number.end() :].strip() if number else label.strip()


def _row(row: Row, common: dict, marks: dict[str, int], horizon: Horizon, matcher: Matcher) -> list[Statement]:
    mark, statements = common.pop("mark"), []
    deadline = next((period.year for period in find_periods(row.text("deadline"))), None)
    alone = sum(not NOTHING.fullmatch(normalize(cell.text).strip()) for cell, _ in row.of(*FIGURES)) == 1
    for cell, column in row.of(*FIGURES):
        if alone and column.role == "growth" and _SUM.fullmatch(normalize(cell.text)):
            column = replace(column, role="value", measure="level")
        column = replace(column, year=deadline) if deadline else column
        year = next(
            (marks[m] for m in (*_MARKS.findall(cell.text), mark) if m in marks and column.status == "actual"), None
        )
        for figure in figures_of(cell, replace(column, year=year) if year else column, horizon):
            statement = _statement(figure, cell, common, matcher)
            statements.append(with_doubts(statement, CELLS) if row.doubtful else statement)
    return statements


def figures_of(cell: Cell, column: Column, horizon: Horizon) -> list[Figure]:
    """The figures a cell prints: none, one, a range, or a baseline and a target together."""
    flat = normalize(cell.text)
    if NOTHING.fullmatch(flat.strip()):
        return []
    summed = _SUM.fullmatch(_MARKS.sub(lambda m: " " * len(m.group()), flat))
    if summed and column.role == "growth":
        column = replace(column, measure="change")
    elif summed and column.status == "target":
        column = replace(column, period_start=horizon.start)
    inner = (summed.start("figure"), summed.end("figure")) if summed else (0, len(flat))
    body = _MARKS.sub(lambda m: " " * len(m.group()), flat[inner[0] : inner[1]])
    start = inner[0] + len(body) - len(body.lstrip())
    below = column.role != "value" and re.match(r"\s*-\s?(?=\d)", body)
    try:
        found = parse_quantity(body.strip().removeprefix("-") if below else body.strip())
        found = replace(found, value=-found.value) if below else found
    except ValueError:
        return _several(flat, cell, column, horizon) or _words(cell, column)
    return [Figure(cell.start + start, cell.start + start + len(body.strip()), column, found, found.comparator)]


def _words(cell: Cell, column: Column) -> list[Figure]:
    return [Figure(cell.start, cell.end, column, None, None)] if column.role == "value" and is_value(cell.text) else []


def _several(flat: str, cell: Cell, column: Column, horizon: Horizon) -> list[Figure]:
    """More than a single figure in one cell: 8.5件→14件, 32件(2025年25.2件), 5-8."""
    periods = list(find_periods(flat))
    numbers = [q for q in find_quantities(flat) if not any(p.begin < q.end and q.start < p.end for p in periods)]
    arrow = re.search(r"→|->|—>|提高到|提升到|增长到|增加到|降至|增至", flat)
    if not numbers or len(numbers) > 2:
        return []
    place = [(cell.start + q.start, cell.start + q.end) for q in numbers]
    if len(numbers) == 2 and arrow:
        then = replace(column, year=column.base_year or horizon.baseline, status="actual")
        return [
            Figure(*place[0], then, numbers[0], numbers[0].comparator),
            Figure(*place[1], column, numbers[1], numbers[1].comparator),
        ]
    if (
        len(numbers) == 2
        and not periods
        and re.fullmatch(r"\s*(?:-|—|~|至|到)\s*", flat[numbers[0].end : numbers[1].start])
    ):
        first = replace_unit(numbers[0], numbers[1])
        return [Figure(*place[0], column, first, AT_LEAST), Figure(*place[1], column, numbers[1], AT_MOST)]
    if not periods:
        return []
    return [
        Figure(*spot, _dated(column, q, periods, flat, horizon), q, q.comparator)
        for spot, q in zip(place, numbers, strict=True)
    ]


def _dated(column: Column, q: Quantity, periods, flat: str, horizon: Horizon) -> Column:
    """A figure's own year: the one printed just before it, or behind it in brackets."""
    own = [p for p in periods if p.end <= q.start and not re.search(r"[，；)]", flat[p.end : q.start])]
    after = [p for p in periods if re.fullmatch(r"\s*\(", flat[q.end : p.begin]) and flat[p.end : p.end + 1] == ")"]
    if not own and not after:
        return column
    year = (own or after)[-1].year
    return replace(column, year=year, status="actual" if year <= horizon.baseline else "target")


def replace_unit(first: Quantity, second: Quantity) -> Quantity:
    """The first number of a range in the unit that only the second prints."""
    if first.printed_unit or not second.printed_unit:
        return first
    return replace(
        first,
        value=first.value * base_unit(second.printed_unit, "")[1],
        unit=second.unit,
        printed_unit=second.printed_unit,
    )


def _statement(figure: Figure, cell: Cell, common: dict, matcher: Matcher) -> Statement:
    column, quantity = figure.column, figure.quantity
    usual = matcher.units.get(common["indicator"]) or ("%" if _RATE.search(normalize(common["name"])) else None)
    told = (quantity.printed_unit if quantity else None) or (
        "%" if column.measure == "annual_growth" else common["unit"] or column.unit
    )
    base, factor = base_unit(told, common["name"]) if told else (usual, 1.0)
    value = None
    if quantity:
        value = quantity.value if quantity.printed_unit else float(f"{quantity.value * factor:.15g}")
    grows = base == "%" and quantity and column.role == "value" and _GROWS.search(normalize(common["name"]))
    if column.measure == "change" and base == "%":
        base = "百分点"
    shared = {key: common[key] for key in ("plan", "name", "indicator", "section", "responsible", "nature")}
    return Statement(
        **shared,
        value=value,
        unit=base,
        printed=cell.text[figure.start - cell.start : figure.end - cell.start],
        status=column.status,
        measure="annual_growth" if grows else column.measure,
        year=column.year,
        period_start=column.period_start,
        comparator=figure.comparator,
        qualitative=None if quantity else cell.text,
        source="table",
        start=figure.start,
        end=figure.end,
    )


def split_unit(name: str) -> tuple[str, str | None]:
    """A name and the unit in brackets at its end.

    >>> split_unit("知识产权质押融资登记金额（亿元）"), split_unit("认证的单位（累计）（家）")
    (('知识产权质押融资登记金额', '亿元'), ('认证的单位（累计）', '家'))
    """
    flat = normalize(name)
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
    heads = _PER_HEAD.match(normalize(name))
    if heads and one.unit and "/" not in one.unit and one.unit not in {"%", "元"}:
        return f"{one.unit}/{heads[1]}人", one.value
    return one.unit, one.value


def departments(text: str) -> str | None:
    """The departments a text names, separated by ;.

    >>> departments("市市场监管局牵头，市发改委、市教育局等按照职责分工负责")
    '市市场监管局;市发改委;市教育局'
    """
    text = re.sub(
        r"(?:等(?:部门|单位)?)?(?:按照?(?:各自)?职责分工)?负责|(?:牵头|责任|配合)(?:单位|部门)[：:]|牵头",
        "",
        normalize(text),
    )
    return ";".join(part for part in split_list(text) if part) or None


def split_list(text: str) -> list[str]:
    """The members of a list; a list in brackets is part of its member.

    >>> split_list("市财政局，各县(市、区)等")
    ['市财政局', '各县(市、区)', '']
    """
    return [part.strip() for part in re.split(r"(?:[、，；\n]|等(?=$|[，；]))(?![^(]*\))", text)]
