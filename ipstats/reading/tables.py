"""Indicator tables → statements: one a figure, with its name, unit, year and doubts."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ipstats.data import Statement
from ipstats.documents import FIGURE_ROLES, NOTHING, Cell, Table
from ipstats.reading.cell_figures import SUM, Figure, figures_of
from ipstats.reading.columns import PLACE, Column
from ipstats.reading.context import Context, Opening
from ipstats.reading.doubts import CELLS, YEAR, join_doubts, with_doubts
from ipstats.reading.indicator_names import Matcher
from ipstats.reading.labels import base_unit, departments, split_unit, without_gaps
from ipstats.reading.prose import sentences_of, statement_of
from ipstats.reading.sentence_figures import read_sentence
from ipstats.reading.table_layout import Layout, Row
from ipstats.reading.vocabulary import ACTION
from ipstats.text import NOTE_MARKS, Horizon, Period, find_periods, normalize

_NATURE = re.compile(r"预期性|约束性")
_RATE = re.compile(r"(?:率|比重|比例|占比)(?:\(.*\))?$")
_GROWS = re.compile(r"(?:增长|增速|增长率|增幅)(?:\(.*\))?$")
_LEADING_YEAR = re.compile(r"(?:到|至)?((?:19|20)\d\d)年(?:底|末)?(?=[一-龥]{2})")
_PAST = re.compile(r"基期|基准|现状|实际")
_CAPTION_UNIT = re.compile(r"单位[：:]\s*(\S+?)[)）\s]*$")
_NUMBERING = re.compile(r"^\s*(?:\(?\d{1,2}\)|\d{1,2}(?:、|[.．](?!\d))|[①-⑳])\s*")
_NOTE = re.compile(rf"(?P<marks>{NOTE_MARKS.pattern})[^。；*＊①-⑨⁰¹²³⁴-⁹]*?(?P<year>(?:19|20)\d\d)\s?年")


def read_table(table: Table, layout: Layout, plan: str, horizon: Horizon, matcher: Matcher) -> list[Statement]:
    """The statements of a table, of which the layout gives the rows."""
    notes = {found["marks"]: int(found["year"]) for found in _NOTE.finditer(normalize(table.notes))}
    caption = normalize(table.caption)
    statements, parent = [], ""
    for row in layout.rows:
        label = "".join(cell.text for cell, _ in row.of("name"))
        printed, year = _without_number_and_year(label)
        if not printed:
            continue
        shared = _shared(row, printed, parent, caption, matcher)
        action = ACTION.search(re.sub(r"\(.*\)", "", normalize(shared.name)))
        if "其中" not in label:
            parent = action["action"] if action else ""
        marked = [notes[mark] for mark in NOTE_MARKS.findall(printed)[:1] if mark in notes]
        for cell, column in _figure_cells(row, notes, marked, year, horizon):
            found, of_column = figures_of(cell, column, horizon), _of_column(shared, column, matcher)
            statements += [_statement(figure, cell, of_column, matcher) for figure in found]
            if not found:
                statements += _clauses(cell, column, of_column, table.section, horizon, matcher)
    return [replace(statement, plan=plan, section=table.section) for statement in statements]


def _clauses(
    cell: Cell, column: Column, shared: Statement, section: str, horizon: Horizon, matcher: Matcher
) -> list[Statement]:
    """The statements of a cell that says more than a figure, read as the sentences of a paragraph about its row."""
    period = Period(column.year, column.period_start, 0, 0) if column.year else None
    context = Context(horizon, section, opening=Opening(period, column.status, "", section, "cell"))
    statements = []
    for sentence in sentences_of(cell.normalized, cell.start, context):
        original = cell.text[sentence.start - cell.start :][: len(sentence.text)]
        made = [statement_of(f, sentence, original, "") for f in read_sentence(sentence, context, matcher, shared.name)[0]]
        statements += [
            replace(s, source="table", responsible=shared.responsible, nature=shared.nature, doubt=join_doubts(s.doubt, shared.doubt))
            for s in made
        ]
    return statements


def _without_number_and_year(label: str) -> tuple[str, int | None]:
    """A name without its number in the table and without the year that stands before it, and that year.

    >>> _without_number_and_year("3、2030年生产总值"), _without_number_and_year("2035年")
    (('生产总值', 2030), ('2035年', None))
    """
    printed = without_gaps(re.sub(r"\s*\n\s*", "", label))
    if number := _NUMBERING.match(normalize(printed)):
        printed = printed[number.end() :]
    year = _LEADING_YEAR.match(printed.strip())
    return (printed.strip()[year.end() :], int(year[1])) if year else (printed.strip(), None)


def _of_column(shared: Statement, column: Column, matcher: Matcher) -> Statement:
    """What all figures of a row share, under the name that a column gives them, with the column's doubt."""
    shared = with_doubts(shared, column.doubt)
    if not column.label or column.label in shared.name:
        return shared
    before = PLACE.fullmatch(column.label)
    code, name = matcher.find(column.label + shared.name if before else shared.name + column.label)
    return replace(shared, name=name, indicator=code, unit=column.unit or shared.unit)


def _shared(row: Row, printed: str, parent: str, caption: str, matcher: Matcher) -> Statement:
    """What all figures of a row share, without a figure; its unit is as printed.

    caption: the lines above the table, which may give the unit and the nature of all rows; parent: what is done to the
    whole (申请, 授权) that the rows below it, with 其中, are part of.
    """
    name, unit = split_unit(NOTE_MARKS.sub("", printed).strip())
    bare = re.sub(r"^其中[：:，,]?\s*", "", name)
    within = bare != name and parent and not ACTION.search(bare)
    code, name = matcher.find(f"{bare}（{parent}）" if within else bare)
    own, titled = row.text("unit").strip(), _CAPTION_UNIT.search(caption)
    unit = (own if base_unit(own, "")[0] else None) or unit or (titled and titled[1])
    natures = {*_NATURE.findall(row.text("nature"))} or {*_NATURE.findall(caption.rsplit("\n", 1)[-1])}
    nature = natures.pop() if len(natures) == 1 else None
    duties, doubt = departments(row.text("responsible")), CELLS if row.doubtful else None
    return Statement(
        "", name, code, value=None, unit=unit, printed="", status="", source="table",
        responsible=duties, nature=nature, doubt=doubt,
    )  # fmt: skip


def _figure_cells(
    row: Row, notes: dict[str, int], marked: list[int], year: int | None, horizon: Horizon
) -> Iterator[tuple[Cell, Column]]:
    """The cells of a row that can hold figures, with what the row's own year, its deadline and notes make of their columns.

    notes: mark → the year that the note below the table gives for it; marked: that of the mark at the row's name;
    year: the one before the row's name.
    """
    when = row.text("when")
    deadline = next((period.year for period in find_periods(row.text("deadline"))), None)
    cells = row.of(*FIGURE_ROLES)
    alone = sum(not NOTHING.fullmatch(cell.normalized.strip()) for cell, _ in cells) == 1
    for cell, column in cells:
        if alone and column.role == "growth" and SUM.fullmatch(cell.normalized):
            column = replace(column, role="value", measure="level")
        if when or year:
            column = _at(column, when, year, horizon)
        noted = [*(notes[mark] for mark in NOTE_MARKS.findall(cell.text) if mark in notes), *marked]
        other = noted[0] if noted and column.status == "actual" else deadline
        yield cell, replace(column, year=other or column.year)


def _at(column: Column, when: str, year: int | None, horizon: Horizon) -> Column:
    """The column for a row that says when it is for: 2020年, 基期值, 目标值."""
    years = [period.year for period in find_periods(re.sub(r"((?:19|20)\d\d)(?!\s?年|\d)", r"\1年", when))]
    year = next(iter(years), year) or (horizon.baseline if _PAST.search(when) else horizon.end)
    doubt = (column.doubt or "").removesuffix(YEAR).removesuffix("; ") or None
    return replace(column, year=year, status="actual" if year <= horizon.baseline else "target", doubt=doubt)


def _statement(figure: Figure, cell: Cell, shared: Statement, matcher: Matcher) -> Statement:
    column, quantity, own = figure.column, figure.quantity, figure.name
    if own:  # the cell's own name; 其中 puts it below the row's
        code, name = matcher.find(f"{shared.name}（{own[2:]}）" if own.startswith("其中") else own)
        shared = replace(shared, name=name, indicator=code)
    name = normalize(shared.name)
    start, end = (quantity.start, quantity.end) if quantity else (0, len(cell.text))
    usual = matcher.units.get(shared.indicator or "") or ("%" if _RATE.search(name) else None)
    rate = column.measure == "annual_growth"
    printed_unit = (column.unit or shared.unit or "%") if rate else shared.unit or column.unit
    printed_unit = (quantity and quantity.printed_unit) or printed_unit
    unit, factor = base_unit(printed_unit, shared.name) if printed_unit else (usual, 1.0)
    value = quantity and (quantity.value if quantity.printed_unit else float(f"{quantity.value * factor:.15g}"))
    each_year = rate and unit not in {"%", "‰", None}  # 年均/累计 of a level
    grows = unit == "%" and quantity and (column.role, column.measure) == ("value", "level") and _GROWS.search(name)
    return replace(
        shared,
        value=value,
        unit="百分点" if column.measure == "change" and unit == "%" else unit,
        printed=cell.text[start:end],
        status=column.status,
        measure="annual_level" if each_year else "annual_growth" if grows else column.measure,
        year=column.year,
        period_start=column.period_start,
        compared_to=figure.compared_to or (column.compared_to if column.measure == "annual_growth" else None),
        nature=figure.nature or shared.nature,
        comparator=quantity.comparator if quantity else None,
        qualitative=None if quantity else cell.text,
        start=cell.start + start,
        end=cell.start + end,
    )
