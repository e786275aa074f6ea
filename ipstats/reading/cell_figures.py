"""The figures that a cell of a table prints: none, one, a range, or a baseline and a target together."""

import re
from dataclasses import replace

from ipstats.documents import NOTHING, Cell
from ipstats.reading.columns import Column
from ipstats.reading.sentences import RANGE, with_shared_units, without_periods
from ipstats.reading.vocabulary import FROM_TO
from ipstats.text import NOTE_MARKS, POWER, Horizon, Period, Quantity, as_quantity, find_periods, find_quantities

SUM = re.compile(r"\s*[〔\[](?P<figure>[^〔〕\[\]]+)[〕\]]\s*")


Figure = tuple[Column, Quantity | None]  # when it is for and of what measure; its worth, None for a goal in words


def figures_of(cell: Cell, column: Column, horizon: Horizon) -> list[Figure]:
    """The figures a cell prints: none, one, a range, or a baseline and a target together; their offsets in it."""
    text = NOTE_MARKS.sub(lambda found: " " * len(found[0]), cell.normalized)
    if NOTHING.fullmatch(cell.normalized.strip()) or POWER.search(cell.normalized):
        return []
    if summed := SUM.fullmatch(text):
        text = " " * summed.start("figure") + summed["figure"]
        if column.role == "growth":
            column = replace(column, measure="change")
        elif column.status == "target":
            column = replace(column, period_start=horizon.start)
    body = text.strip()
    below_zero = column.role != "value" and re.match(r"-\s?(?=\d)", body)
    quantity = as_quantity(body.removeprefix("-") if below_zero else body)
    if not quantity:
        words: list[Figure] = [(column, None)] if column.role == "value" and cell.is_value else []
        return _several(cell.normalized, column, horizon) or words
    start, value = len(text) - len(text.lstrip()), -quantity.value if below_zero else quantity.value
    return [(column, replace(quantity, value=value, start=start, end=start + len(body)))]


def _several(text: str, column: Column, horizon: Horizon) -> list[Figure]:
    """More than a single figure in one cell: 8.5件→14件, 32件(2025年25.2件), 5-8."""
    periods = list(find_periods(text))
    match without_periods(find_quantities(text), periods):
        case [first, second] if re.search(FROM_TO, text):
            return [
                (replace(column, year=column.base_year or horizon.baseline, status="actual"), first),
                (column, second),
            ]
        case [first, second] as ends if not periods and RANGE.fullmatch(text[first.end : second.start]):
            return [(column, q) for q in with_shared_units(ends, text)]
        case [_] | [_, _] as quantities if periods:
            return [(_dated(column, q, periods, text, horizon), q) for q in quantities]
    return []


def _dated(column: Column, q: Quantity, periods: list[Period], text: str, horizon: Horizon) -> Column:
    """The column with a figure's own year: the one printed just before it, or behind it in brackets."""
    before = [p for p in periods if p.end <= q.start and not re.search(r"[，；)]", text[p.end : q.start])]
    behind = [p for p in periods if re.fullmatch(r"\s*\(", text[q.end : p.start]) and text[p.end : p.end + 1] == ")"]
    if not before and not behind:
        return column
    year = (before or behind)[-1].year
    return replace(column, year=year, status="actual" if year <= horizon.baseline else "target")
