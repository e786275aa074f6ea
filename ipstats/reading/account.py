"""An account of the numbers of a table: each is in a statement, or unread with the reason."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ipstats.data import Statement, Unread
from ipstats.documents import FIGURE_ROLES, Cell, Table
from ipstats.reading import reasons
from ipstats.reading.table_layout import Layout
from ipstats.text import POWER, find_periods

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_REASONS = dict.fromkeys(["name", "category", "nature", "responsible"], reasons.PART_OF_NAME) | {
    "number": reasons.ROW_NUMBER, "when": reasons.DATE, "deadline": reasons.DATE, "unit": reasons.UNIT,
    "other": reasons.COLUMN,
}  # fmt: skip


@dataclass(frozen=True)
class Account:
    """Of one table: its title, how many of its numbers are in statements, and those that are in none."""

    title: str
    read: int
    unread: list[Unread]

    @property
    def open(self) -> list[Unread]:
        """The numbers that may be figures, for all that is known, and are in no statement."""
        return [number for number in self.unread if number.reason in reasons.OPEN]

    @property
    def is_partial(self) -> bool:
        """Whether less than half of what may be a figure was read."""
        return 0 < self.read < len(self.open)

    def notice(self) -> str | None:
        """A line for a table of which less than half was read; None for any other."""
        if self.read >= len(self.open):
            return None
        total = self.read + len(self.open)
        why = Counter(number.reason for number in self.open).most_common(1)[0][0]
        return f"table {self.title!r}: {self.read} of {total} numbers read: {why}"


class Spans:
    """Where figures stand in a text; they overlap one another little. Asked whether they overlap other places."""

    def __init__(self, figures: Iterable[Statement | Unread]) -> None:
        self.spans = sorted((figure.start or 0, figure.end or 0) for figure in figures)
        self.starts = [start for start, _ in self.spans]

    def overlap(self, start: int, end: int) -> bool:
        """Whether one of the last spans that begin before an end reaches behind a start."""
        at = bisect_right(self.starts, end - 1)
        return any(stop > start for _, stop in self.spans[max(0, at - 3) : at])


def account_for(table: Table, layout: Layout, plan: str, stated: Spans, told: Spans) -> Account:
    """The account of a table.

    stated: where the statements of the document stand; told: where the numbers stand that were read as prose and
    became no statement.
    """
    roles = _roles(layout)
    read, unread = 0, []
    for cell, start, end in _numbers(table):
        if stated.overlap(start, end):
            read += 1
        elif not told.overlap(start, end):
            reason = _reason(cell, start, roles)
            printed = cell.text[start - cell.start : end - cell.start]
            unread.append(Unread(plan, printed, reason, "table", table.section, start, end))
    title = table.caption.rsplit("\n", 1)[-1] or " ".join(cell.text for cell in table.rows[0])
    return Account(title[:40], read, unread)


def _numbers(table: Table) -> Iterator[tuple[Cell, int, int]]:
    """Every number of a table once: its cell and its offsets in the document."""
    for cell in dict.fromkeys(cell for row in table.rows for cell in row):
        for found in _NUMBER.finditer(cell.normalized):
            yield cell, cell.start + found.start(), cell.start + found.end()


def _roles(layout: Layout) -> list[tuple[int, str]]:
    """The offset of each cell of a layout with its role, or with the reason why its numbers are no figures."""
    roles = {cell.start: reasons.HEADER for row in layout.heads for cell in row}
    roles |= {cell.start: reasons.GROUP for row in layout.groups for cell in row}
    for row in layout.rows:
        unnamed = not row.text("name").strip()
        for cell, column in row.cells:
            figure = column.role in FIGURE_ROLES
            roles[cell.start] = reasons.NO_ROW_NAME if unnamed and figure else column.role
    return sorted(roles.items())


def _reason(cell: Cell, start: int, roles: list[tuple[int, str]]) -> str:
    """Why a number of a cell, at an offset of the document, is in no statement."""
    if not roles:
        return reasons.TABLE
    role = roles[max(0, bisect_right(roles, start, key=lambda place: place[0]) - 1)][1]
    if role not in FIGURE_ROLES:
        return _REASONS.get(role, role)
    at = start - cell.start
    if any(period.start <= at < period.end for period in find_periods(cell.normalized)):
        return reasons.DATE
    return reasons.EQUATION if POWER.search(cell.normalized) else reasons.CELL
