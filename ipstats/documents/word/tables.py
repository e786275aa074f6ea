"""Tables of Word documents: cells with the rows and columns that they cover."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from ipstats.documents.content import Grid, GridCell, Part, Picture
from ipstats.documents.word.elements import NAMESPACES, Element, is_on, number_in, tag, value_at

WIDEST = 1000

_WRAPPERS = {tag(f"w:{name}") for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")}
_WRAPPERS |= {tag("mc:AlternateContent"), tag("mc:Choice")}
_ROW, _CELL, _VALUE = map(tag, ("w:tr", "w:tc", "w:val"))


@dataclass
class _Cell:
    """A cell, what it holds, and the rows and columns from where to where it reaches."""

    parts: list[Part]
    row: int
    column: int
    columns: int
    rows: int = 1

    def in_grid(self, first: int, end: int) -> GridCell:
        """The cell in the grid of the rows of its table from the first one to before the end."""
        text = "\n".join(part for part in self.parts if isinstance(part, str))
        return GridCell(text, self.row - first, self.column, min(self.rows, end - self.row), self.columns)


def inside(container: Element, tags: set[str]) -> Iterator[Element]:
    """The children with one of the tags, also where a content control or a tracked change is wrapped around them."""
    for one in container.iterchildren():
        if one.tag in tags:
            yield one
        elif one.tag in _WRAPPERS:
            yield from inside(one, tags)


def table_parts(table: Element, parts_of: Callable[[Element], Iterator[Part]]) -> Iterator[Part]:
    """A table as a grid; where cells hold tables, what its cells hold one after another, and grids above and below."""
    cells = list(_cells(table, parts_of))
    holding = [cell for cell in cells if any(isinstance(part, Grid) for part in cell.parts)]
    apart = {row for cell in holding for row in range(cell.row, cell.row + cell.rows)}
    for is_apart, group in groupby(cells, lambda cell: cell.row in apart):
        some = list(group)
        if not is_apart:
            first = some[0].row
            end = min((row for row in apart if row > first), default=sum(cell.rows for cell in cells))
            yield Grid([cell.in_grid(first, end) for cell in some])
        yield from (part for cell in some for part in cell.parts if is_apart or isinstance(part, Picture))


def _cells(table: Element, parts_of: Callable[[Element], Iterator[Part]]) -> Iterator[_Cell]:
    """The cells of the rows that are seen; what a cell that goes on from above holds is not shown."""
    above: dict[int, _Cell] = {}
    shown = (row for row in inside(table, {_ROW}) if not _is_gone(row))
    for at, row in enumerate(shown):
        column = _columns(row, "w:trPr/w:gridBefore", 0)
        below: dict[int, _Cell] = {}
        for element in inside(row, {_CELL}):
            down = element.find("w:tcPr/w:vMerge", NAMESPACES)
            columns = _columns(element, "w:tcPr/w:gridSpan", 1)
            if down is not None and down.get(_VALUE, "continue") == "continue" and column in above:
                below[column] = above[column]
                below[column].rows = at - below[column].row + 1
            else:
                cell = _Cell(list(parts_of(element)), at, column, columns)
                yield cell
                if down is not None:
                    below[column] = cell
            column += columns
        above = below


def _is_gone(row: Element) -> bool:
    return row.find("w:trPr/w:del", NAMESPACES) is not None or is_on(row.find("w:trPr/w:hidden", NAMESPACES))


def _columns(element: Element, path: str, otherwise: int) -> int:
    """A number of columns, as far as a table may be wide."""
    return max(otherwise, min(number_in(value_at(element, path)), WIDEST))
