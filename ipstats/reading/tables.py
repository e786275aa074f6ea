"""Indicator tables → statements: one a figure, with its name, unit, year and doubts."""

import re
from dataclasses import replace

from ipstats.data import Statement
from ipstats.documents import Cell, Table
from ipstats.reading.cell_figures import Figure, figures_of
from ipstats.reading.columns import Column
from ipstats.reading.context import Context, Opening
from ipstats.reading.doubts import NAME, NO_NAME, with_doubts
from ipstats.reading.indicator_names import Matcher
from ipstats.reading.labels import base_unit, scaled_unit
from ipstats.reading.measures import named_measure
from ipstats.reading.prose import sentences_of, statement_of
from ipstats.reading.sentence_figures import read_sentence
from ipstats.reading.table_layout import Layout
from ipstats.reading.table_rows import figure_cells, of_column, shared_by, without_number_and_year
from ipstats.reading.vocabulary import ACTION
from ipstats.text import NOTE_MARKS, Horizon, Period, Quantity, normalize

_RATE = re.compile(r"(?:率|比重|比例|占比)(?:\(.*\))?$")
_NOTE = re.compile(rf"(?P<marks>{NOTE_MARKS.pattern})[^。；*＊①-⑨⁰¹²³⁴-⁹]*?(?P<year>(?:19|20)\d\d)\s?年")


def read_table(table: Table, layout: Layout, plan: str, horizon: Horizon, matcher: Matcher) -> list[Statement]:
    """The statements of a table, of which the layout gives the rows."""
    notes = {found["marks"]: int(found["year"]) for found in _NOTE.finditer(normalize(table.notes))}
    caption, statements, parent = normalize(table.caption), [], ""
    for row in layout.rows:
        label = "".join(cell.text for cell, _ in row.of("name"))
        printed, year = without_number_and_year(label)
        if not printed:
            continue
        shared = replace(shared_by(row, printed, parent, caption, matcher), plan=plan, section=table.section)
        action = ACTION.search(re.sub(r"\(.*\)", "", normalize(shared.name)))
        if "其中" not in label:
            parent = action["action"] if action else ""
        marked = [notes[mark] for mark in NOTE_MARKS.findall(printed)[:1] if mark in notes]
        for cell, column in figure_cells(row, notes, marked, year, horizon):
            found, own = figures_of(cell, column, horizon), of_column(shared, column, matcher)
            wordy = not any(figure.quantity for figure in found)
            said = _clauses(cell, column, own, horizon, matcher) if wordy else []
            statements += said or [_statement(figure, cell, own, matcher) for figure in found]
    return statements


def _clauses(cell: Cell, column: Column, shared: Statement, horizon: Horizon, matcher: Matcher) -> list[Statement]:
    """The statements of a cell that says more than a figure, read as the sentences of a paragraph about its row."""
    period = Period(column.year, column.period_start, 0, 0) if column.year else None
    context = Context(horizon, shared.section, opening=Opening(period, column.status, "", shared.section, "cell"))
    row = {"source": "table", "section": shared.section, "responsible": shared.responsible, "nature": shared.nature}
    statements = []
    for sentence in sentences_of(cell.normalized, cell.start, context):
        original = cell.text[sentence.start - cell.start :][: len(sentence.text)]
        found, _ = read_sentence(sentence, context, matcher, shared.name)
        made = [statement_of(finding, sentence, original, shared.plan, row) for finding in found]
        statements += [with_doubts(s, shared.doubt) for s in made if _suits(s, shared)]
    return statements


def _suits(statement: Statement, shared: Statement) -> bool:
    """Whether a figure has a name, and if that is its row's can have the row's unit: 3类情形 is no 件."""
    if {NAME, NO_NAME} & {*(statement.doubt or "").split("; ")}:
        return False
    unit = base_unit(shared.unit, shared.name)[0] if shared.unit else None
    level = statement.measure in {"level", "annual_level", "change", "annual_change"}
    return not (level and unit and statement.name == shared.name and statement.unit not in {unit, "百分点"})


def _statement(figure: Figure, cell: Cell, shared: Statement, matcher: Matcher) -> Statement:
    column, quantity, own = figure.column, figure.quantity, figure.name
    if own:  # the cell's own name; 其中 puts it below the row's
        code, name = matcher.find(f"{shared.name}（{own[2:]}）" if own.startswith("其中") else own)
        shared = replace(shared, name=name, indicator=code)
    start, end = (quantity.start, quantity.end) if quantity else (0, len(cell.text))
    measure, rule = _measure(column, quantity, shared)
    unit, factor = _unit(column, quantity, shared, matcher)
    value = quantity and (quantity.value if quantity.printed_unit else float(f"{quantity.value * factor:.15g}"))
    return replace(
        shared, value=value, unit="百分点" if measure == "change" and unit == "%" else unit, printed=cell.text[start:end],
        status=column.status, measure=measure, year=column.year, period_start=column.period_start,
        compared_to=figure.compared_to or (column.compared_to if measure == "annual_growth" else None),
        nature=figure.nature or shared.nature, comparator=quantity.comparator if quantity else None,
        qualitative=figure.words, start=cell.start + start, end=cell.start + end, evidence=f"{column.evidence} {rule}",
    )  # fmt: skip


def _unit(column: Column, quantity: Quantity | None, shared: Statement, matcher: Matcher) -> tuple[str | None, float]:
    """The base unit of a figure, and how many of it one of its unit is."""
    usual = (column.unit or shared.unit or "%") if column.measure == "annual_growth" else shared.unit or column.unit
    printed = (quantity and quantity.printed_unit) or usual
    unit, factor = scaled_unit(printed, shared.name) if printed else (None, 1.0)
    rate = "%" if _RATE.search(normalize(shared.name)) else None
    return unit or matcher.units.get(shared.indicator or "") or rate, factor


def _measure(column: Column, quantity: Quantity | None, shared: Statement) -> tuple[str, str]:
    """The measure of a figure and the rule that tells it: the column's, unless the row's name or unit says otherwise."""
    unit = (quantity and quantity.printed_unit) or (column.unit if column.role == "growth" else None) or shared.unit
    if column.measure == "annual_growth" and unit not in {"%", "‰", None} and not column.unit:
        return "annual_level", "column"  # 年均/累计 of a count
    if quantity and quantity.unit == "倍" and column.measure == "level":
        return "multiple", "times"
    if column.measure in {"level", "change"} and column.role != "change":
        name = normalize(shared.name) if quantity else normalize(shared.name).partition("/")[0]
        named, rule = named_measure(name, unit if quantity else "%", quantity.value if quantity else 0)
        if named:
            return named, rule
    return column.measure, "level" if column.measure == "level" else "column"
