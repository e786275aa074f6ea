"""Indicator tables → statements: one a figure, with its name, unit, year and doubts."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ipstats.data import Statement
from ipstats.documents import FIGURE_ROLES, NOTHING, Cell, Table
from ipstats.reading.cell_figures import SUM, Figure, figures_of
from ipstats.reading.columns import Column
from ipstats.reading.doubts import CELLS
from ipstats.reading.indicator_names import Matcher
from ipstats.reading.labels import base_unit, departments, split_unit
from ipstats.reading.table_layout import Row, align_rows
from ipstats.reading.vocabulary import ACTION
from ipstats.text import NOTE_MARKS, Horizon, find_periods, normalize

_NATURE = re.compile(r"预期性|约束性")
_RATE = re.compile(r"(?:率|比重|比例|占比)(?:\(.*\))?$")
_GROWS = re.compile(r"(?:增长|增速|增长率|增幅)(?:\(.*\))?$")
_CAPTION_UNIT = re.compile(r"单位[：:]\s*(\S+?)[)）\s]*$")
_NUMBERING = re.compile(r"^\s*(?:\(?\d{1,2}\)|\d{1,2}[.、．](?!\d)|[①-⑳])\s*")
_NOTE = re.compile(rf"(?P<marks>{NOTE_MARKS.pattern})[^。；*＊①-⑨⁰¹²³⁴-⁹]*?(?P<year>(?:19|20)\d\d)\s?年")


def read_table(table: Table, plan: str, horizon: Horizon, matcher: Matcher) -> list[Statement]:
    """The statements of a table that has a column of names and a column of figures; of any other table none."""
    notes = {found["marks"]: int(found["year"]) for found in _NOTE.finditer(normalize(table.notes))}
    caption = _CAPTION_UNIT.search(normalize(table.caption))
    statements, parent = [], ""
    for row in align_rows(table, horizon):
        label = row.of("name")[0][0].text
        printed = re.sub(r"\s*\n\s*", "", label)
        number = _NUMBERING.match(normalize(printed))
        printed = printed[number.end() if number else 0 :].strip()
        shared = _shared(row, printed, parent, caption and caption[1], matcher)
        action = ACTION.search(re.sub(r"\(.*\)", "", normalize(shared.name)))
        if action and "其中" not in label:
            parent = action["action"]
        years = [notes[mark] for mark in NOTE_MARKS.findall(printed)[:1] if mark in notes]
        for cell, column in _figure_cells(row, notes, years):
            statements += [_statement(figure, cell, shared, matcher) for figure in figures_of(cell, column, horizon)]
    return [replace(statement, plan=plan, section=table.section) for statement in statements]


def _shared(row: Row, printed: str, parent: str, caption: str | None, matcher: Matcher) -> Statement:
    """What all figures of a row share, without a figure; its unit is as printed.

    parent: what is done to the whole (申请, 授权) that the rows below it, with 其中, are part of.
    """
    name, unit = split_unit(NOTE_MARKS.sub("", printed).strip())
    bare = re.sub(r"^其中[：:，,]?\s*", "", name)
    within = bare != name and parent and not ACTION.search(bare)
    code, name = matcher.find(f"{bare}（{parent}）" if within else bare)
    own = row.text("unit").strip()
    unit = (own if base_unit(own, "")[0] else None) or unit or caption
    nature = _NATURE.search(row.text("nature"))
    shared = Statement("", name, code, value=None, unit=unit, printed="", status="", source="table")
    duties, doubt = departments(row.text("responsible")), CELLS if row.doubtful else None
    return replace(shared, responsible=duties, nature=nature and nature[0], doubt=doubt)


def _figure_cells(row: Row, notes: dict[str, int], years: list[int]) -> Iterator[tuple[Cell, Column]]:
    """The cells of a row that can hold figures, with what deadline and notes make of their columns.

    notes: mark → the year that the note below the table gives for it; years: that of the mark at the row's name.
    """
    deadline = next((period.year for period in find_periods(row.text("deadline"))), None)
    cells = row.of(*FIGURE_ROLES)
    alone = sum(not NOTHING.fullmatch(cell.normalized.strip()) for cell, _ in cells) == 1
    for cell, column in cells:
        if alone and column.role == "growth" and SUM.fullmatch(cell.normalized):
            column = replace(column, role="value", measure="level")
        noted = [*(notes[mark] for mark in NOTE_MARKS.findall(cell.text) if mark in notes), *years]
        year = noted[0] if noted and column.status == "actual" else deadline
        yield cell, replace(column, year=year) if year else column


def _statement(figure: Figure, cell: Cell, shared: Statement, matcher: Matcher) -> Statement:
    (column, quantity), name = figure, normalize(shared.name)
    start, end = (quantity.start, quantity.end) if quantity else (0, len(cell.text))
    usual = matcher.units.get(shared.indicator or "") or ("%" if _RATE.search(name) else None)
    printed_unit = "%" if column.measure == "annual_growth" else shared.unit or column.unit
    printed_unit = (quantity and quantity.printed_unit) or printed_unit
    unit, factor = base_unit(printed_unit, shared.name) if printed_unit else (usual, 1.0)
    value = quantity and (quantity.value if quantity.printed_unit else float(f"{quantity.value * factor:.15g}"))
    grows = unit == "%" and quantity and column.role == "value" and _GROWS.search(name)
    return replace(
        shared,
        value=value,
        unit="百分点" if column.measure == "change" and unit == "%" else unit,
        printed=cell.text[start:end],
        status=column.status,
        measure="annual_growth" if grows else column.measure,
        year=column.year,
        period_start=column.period_start,
        comparator=quantity.comparator if quantity else None,
        qualitative=None if quantity else cell.text,
        start=cell.start + start,
        end=cell.start + end,
    )
