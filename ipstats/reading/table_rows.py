"""A row of a table: what all its figures share, and which of its cells can hold them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ipstats.data import Statement
from ipstats.documents import FIGURE_ROLES, NOTHING, Cell
from ipstats.reading.cell_figures import SUM
from ipstats.reading.columns import PLACE, Column
from ipstats.reading.doubts import CELLS, YEAR, with_doubts
from ipstats.reading.indicator_names import Matcher
from ipstats.reading.labels import departments, is_unit, split_unit, without_gaps
from ipstats.reading.table_layout import Row
from ipstats.reading.vocabulary import ACTION
from ipstats.text import NOTE_MARKS, Horizon, find_periods, normalize

_NATURE = re.compile(r"预期性|约束性")
_LEADING_YEAR = re.compile(r"(?:到|至)?((?:19|20)\d\d)年(?:底|末)?(?=[一-龥]{2})")
_PAST = re.compile(r"基期|基准|现状|实际")
_CAPTION_UNIT = re.compile(r"单位[：:]\s*(\S+?)[)）\s]*$")
_NUMBERING = re.compile(r"^\s*(?:\(?\d{1,2}\)|\d{1,2}(?:、|[.．](?!\d))|[①-⑳])\s*")


def without_number_and_year(label: str) -> tuple[str, int | None]:
    """A name without its number in the table and without the year that stands before it, and that year.

    >>> without_number_and_year("3、2030年生产总值"), without_number_and_year("2035年")
    (('生产总值', 2030), ('2035年', None))
    """
    printed = without_gaps(re.sub(r"\s*\n\s*", "", label))
    if number := _NUMBERING.match(normalize(printed)):
        printed = printed[number.end() :]
    year = _LEADING_YEAR.match(printed.strip())
    return (printed.strip()[year.end() :], int(year[1])) if year else (printed.strip(), None)


def of_column(shared: Statement, column: Column, matcher: Matcher) -> Statement:
    """What all figures of a row share, under the name that a column gives them, with the column's doubt."""
    shared = with_doubts(shared, column.doubt)
    if not column.label or column.label in shared.name:
        return shared
    before = PLACE.fullmatch(column.label)
    code, name = matcher.find(column.label + shared.name if before else shared.name + column.label)
    return replace(shared, name=name, indicator=code, unit=column.unit or shared.unit)


def shared_by(row: Row, printed: str, parent: str, caption: str, matcher: Matcher) -> Statement:
    """What all figures of a row share, without a figure; its unit is as printed.

    caption: the lines above the table, which may give the unit and the nature of all rows; parent: what is done to the
    whole (申请, 授权) that the rows below it, with 其中, are part of.
    """
    name, unit = split_unit(NOTE_MARKS.sub("", printed).strip())
    bare = re.sub(r"^其中[：:，,]?\s*", "", name)
    within = bare != name and parent and not ACTION.search(bare)
    code, name = matcher.find(f"{bare}（{parent}）" if within else bare)
    own, titled = row.text("unit").strip(), _CAPTION_UNIT.search(caption)
    unit = (own if is_unit(own) else None) or unit or (titled and titled[1])
    natures = {*_NATURE.findall(row.text("nature"))} or {*_NATURE.findall(caption.rsplit("\n", 1)[-1])}
    nature = natures.pop() if len(natures) == 1 else None
    duties, doubt = departments(row.text("responsible")), CELLS if row.doubtful else None
    return Statement(
        "", name, code, value=None, unit=unit, printed="", status="", source="table",
        responsible=duties, nature=nature, doubt=doubt,
    )  # fmt: skip


def figure_cells(
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
        if noted and column.status == "actual":
            column = replace(column, year=noted[0], evidence="note")
        elif deadline:
            column = replace(column, year=deadline, evidence="deadline")
        yield cell, column


def _at(column: Column, when: str, year: int | None, horizon: Horizon) -> Column:
    """The column for a row that says when it is for: 2020年, 基期值, 目标值."""
    years = [period.year for period in find_periods(re.sub(r"((?:19|20)\d\d)(?!\s?年|\d)", r"\1年", when))]
    year = next(iter(years), year) or (horizon.baseline if _PAST.search(when) else horizon.end)
    doubt = (column.doubt or "").removesuffix(YEAR).removesuffix("; ") or None
    status = "actual" if year <= horizon.baseline else "target"
    return replace(column, year=year, status=status, doubt=doubt, evidence="row")
