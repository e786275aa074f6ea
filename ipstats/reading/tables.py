"""Indicator tables → statements: one a figure, with its name, unit, year and doubts."""

import re
from dataclasses import dataclass, replace

from ipstats.data import Statement
from ipstats.documents import FIGURE_ROLES, NOTHING, Cell, Table
from ipstats.reading.cell_figures import MARKS, SUM, Figure, figures_of
from ipstats.reading.doubts import CELLS
from ipstats.reading.indicator_names import Matcher
from ipstats.reading.labels import base_unit, departments, split_unit
from ipstats.reading.table_layout import Row, align_rows
from ipstats.reading.vocabulary import ACTION
from ipstats.text import Horizon, find_periods, normalize

_NATURE = re.compile(r"预期性|约束性")
_RATE = re.compile(r"(?:率|比重|比例|占比)(?:\(.*\))?$")
_GROWS = re.compile(r"(?:增长|增速|增长率|增幅)(?:\(.*\))?$")
_CAPTION_UNIT = re.compile(r"单位[：:]\s*(\S+?)[)）\s]*$")
_NUMBERING = re.compile(r"^\s*(?:\(?\d{1,2}\)|\d{1,2}[.、．](?!\d)|[①-⑳])\s*")
_NOTE = re.compile(r"(?P<marks>[*＊①-⑨]+)[^。；*＊①-⑨]*?(?P<year>(?:19|20)\d\d)\s?年")


@dataclass(frozen=True)
class _Label:
    """What all figures of a row share: name, code, the unit as printed, the mark that refers to a note."""

    name: str
    code: str | None
    unit: str | None
    mark: str


def read_table(table: Table, plan: str, horizon: Horizon, matcher: Matcher) -> list[Statement]:
    """The statements of a table that has a column of names and a column of figures; of any other table none."""
    notes = {found["marks"]: int(found["year"]) for found in _NOTE.finditer(normalize(table.notes))}
    caption = _CAPTION_UNIT.search(normalize(table.caption))
    statements, parent = [], ""
    for row in align_rows(table, horizon):
        if not row.of("name"):
            continue
        label = _label(row, parent, caption[1] if caption else None, matcher)
        action = ACTION.search(re.sub(r"\(.*\)", "", normalize(label.name)))
        if action and "其中" not in row.of("name")[0][0].text:
            parent = action["action"]
        nature = _NATURE.search(row.text("nature"))
        shared = Statement(
            plan,
            label.name,
            label.code,
            value=None,
            unit=None,
            printed="",
            status="",
            responsible=departments(row.text("responsible")),
            nature=nature and nature[0],
            source="table",
            section=table.section,
            doubt=CELLS if row.doubtful else None,
        )
        statements += _read_row(row, label, shared, notes, horizon, matcher)
    return statements


def _label(row: Row, parent: str, caption: str | None, matcher: Matcher) -> _Label:
    """parent: what is done to the whole (申请, 授权) that the rows below it, with 其中, are part of."""
    printed = re.sub(r"\s*\n\s*", "", row.of("name")[0][0].text)
    number = _NUMBERING.match(normalize(printed))
    printed = printed[number.end() if number else 0 :].strip()
    name, unit = split_unit(MARKS.sub("", printed).strip())
    bare = re.sub(r"^其中[：:，,]?\s*", "", name)
    within = bare != name and parent and not ACTION.search(bare)
    code, name = matcher.find(f"{bare}（{parent}）" if within else bare)
    own = row.text("unit").strip()
    unit = (own if base_unit(own, "")[0] else None) or unit or caption
    return _Label(name, code, unit, next(iter(MARKS.findall(printed)), ""))


def _read_row(
    row: Row, label: _Label, shared: Statement, notes: dict[str, int], horizon: Horizon, matcher: Matcher
) -> list[Statement]:
    """The statements of a row. notes: mark → the year that the note below the table gives for it."""
    statements = []
    deadline = next((period.year for period in find_periods(row.text("deadline"))), None)
    cells = row.of(*FIGURE_ROLES)
    alone = sum(not NOTHING.fullmatch(cell.normalized.strip()) for cell, _ in cells) == 1
    for cell, column in cells:
        if alone and column.role == "growth" and SUM.fullmatch(cell.normalized):
            column = replace(column, role="value", measure="level")
        column = replace(column, year=deadline) if deadline else column
        noted = [notes[mark] for mark in (*MARKS.findall(cell.text), label.mark) if mark in notes]
        if noted and column.status == "actual":
            column = replace(column, year=noted[0])
        statements += [_statement(figure, cell, label, shared, matcher) for figure in figures_of(cell, column, horizon)]
    return statements


def _statement(figure: Figure, cell: Cell, label: _Label, shared: Statement, matcher: Matcher) -> Statement:
    column, quantity, name = figure.column, figure.quantity, normalize(label.name)
    usual = matcher.units.get(label.code or "") or ("%" if _RATE.search(name) else None)
    printed_unit = "%" if column.measure == "annual_growth" else label.unit or column.unit
    printed_unit = (quantity and quantity.printed_unit) or printed_unit
    unit, factor = base_unit(printed_unit, label.name) if printed_unit else (usual, 1.0)
    value = None
    if quantity:
        value = quantity.value if quantity.printed_unit else float(f"{quantity.value * factor:.15g}")
    grows = unit == "%" and quantity and column.role == "value" and _GROWS.search(name)
    return replace(
        shared,
        value=value,
        unit="百分点" if column.measure == "change" and unit == "%" else unit,
        printed=cell.text[figure.start - cell.start : figure.end - cell.start],
        status=column.status,
        measure="annual_growth" if grows else column.measure,
        year=column.year,
        period_start=column.period_start,
        comparator=figure.comparator,
        qualitative=None if quantity else cell.text,
        start=figure.start,
        end=figure.end,
    )
