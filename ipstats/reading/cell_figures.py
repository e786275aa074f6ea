"""The figures that a cell of a table prints: none, one, a range, or a baseline and a target together."""

import re
from dataclasses import dataclass, replace

from ipstats.documents import NOTHING, Cell
from ipstats.reading.columns import Column
from ipstats.reading.sentences import without_periods
from ipstats.text import AT_LEAST, AT_MOST, Horizon, Period, Quantity, find_periods, find_quantities, parse_quantity

MARKS = re.compile(r"[*＊①-⑨]+")
SUM = re.compile(r"\s*[〔\[](?P<figure>[^〔〕\[\]]+)[〕\]]\s*")
_RANGE = re.compile(r"\s*[-—~至到]\s*")
_ARROW = re.compile(r"→|->|—>|提高到|提升到|增长到|增加到|降至|增至")


@dataclass(frozen=True)
class Figure:
    """One figure of a cell: where it stands, when it is for, and what it is worth (None: only words)."""

    start: int
    end: int
    column: Column
    quantity: Quantity | None


def figures_of(cell: Cell, column: Column, horizon: Horizon) -> list[Figure]:
    """The figures a cell prints: none, one, a range, or a baseline and a target together."""
    text = MARKS.sub(lambda found: " " * len(found[0]), cell.normalized)
    if NOTHING.fullmatch(cell.normalized.strip()):
        return []
    if summed := SUM.fullmatch(text):
        text = " " * summed.start("figure") + summed["figure"]
        if column.role == "growth":
            column = replace(column, measure="change")
        elif column.status == "target":
            column = replace(column, period_start=horizon.start)
    body = text.strip()
    below_zero = column.role != "value" and re.match(r"-\s?(?=\d)", body)
    try:
        quantity = parse_quantity(body.removeprefix("-") if below_zero else body)
    except ValueError:
        words = [Figure(cell.start, cell.end, column, None)] if column.role == "value" and cell.is_value else []
        return _several(cell, column, horizon) or words
    quantity = replace(quantity, value=-quantity.value) if below_zero else quantity
    start = cell.start + len(text) - len(text.lstrip())
    return [Figure(start, start + len(body), column, quantity)]


def _several(cell: Cell, column: Column, horizon: Horizon) -> list[Figure]:
    """More than a single figure in one cell: 8.5件→14件, 32件(2025年25.2件), 5-8."""

    def figure(q: Quantity, column: Column) -> Figure:
        return Figure(cell.start + q.start, cell.start + q.end, column, q)

    text = cell.normalized
    periods = list(find_periods(text))
    match without_periods(find_quantities(text), periods):
        case [first, second] if _ARROW.search(text):
            past = replace(column, year=column.base_year or horizon.baseline, status="actual")
            return [figure(first, past), figure(second, column)]
        case [first, second] if not periods and _RANGE.fullmatch(text[first.end : second.start]):
            if second.printed_unit and not first.printed_unit:
                first = first.in_unit(second.printed_unit)
            ends = replace(first, comparator=AT_LEAST), replace(second, comparator=AT_MOST)
            return [figure(q, column) for q in ends]
        case [_] | [_, _] as quantities if periods:
            return [figure(q, _dated(column, q, periods, text, horizon)) for q in quantities]
    return []


def _dated(column: Column, q: Quantity, periods: list[Period], text: str, horizon: Horizon) -> Column:
    """The column with a figure's own year: the one printed just before it, or behind it in brackets."""
    before = [p for p in periods if p.end <= q.start and not re.search(r"[，；)]", text[p.end : q.start])]
    behind = [p for p in periods if re.fullmatch(r"\s*\(", text[q.end : p.start]) and text[p.end : p.end + 1] == ")"]
    if not before and not behind:
        return column
    year = (before or behind)[-1].year
    return replace(column, year=year, status="actual" if year <= horizon.baseline else "target")
