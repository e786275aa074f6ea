"""Tables of Word documents: cells with the rows and columns that they cover."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from ipstats.documents.content import Grid, GridCell, Part, Picture
from ipstats.documents.word.package import NAMESPACES, Element, child, is_on, tag, value_of

WIDEST = 1000

_WRAPPERS = {tag(f"w:{name}") for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")}
_WRAPPERS |= {tag("mc:AlternateContent"), tag("mc:Choice")}
_ROW, _CELL, _VAL, _PROPERTIES = map(tag, ("w:tr", "w:tc", "w:val", "w:tcPr"))
_ACROSS, _DOWN, _BESIDE = map(tag, ("w:gridSpan", "w:vMerge", "w:hMerge"))


@dataclass
class _Cell:
    """A cell, what it holds, and the rows and columns from where to where it reaches."""

    parts: list[Part]
    row: int
    column: int
    rows: int = 1
    columns: int = 1

    @property
    def text(self) -> str:
        return "\n".join(
            part if isinstance(part, str) else _texts(part) for part in self.parts if not isinstance(part, Picture)
        )

    @property
    def holds_table(self) -> bool:
        return any(isinstance(part, Grid) and not _is_box(part) for part in self.parts)


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
    apart = {row for cell in cells if cell.holds_table for row in range(cell.row, cell.row + cell.rows)}
    for is_apart, group in groupby(_pieces(cells, apart), lambda piece: piece.row in apart):
        pieces = list(group)
        if not is_apart:
            first = pieces[0].row
            yield Grid([GridCell(one.text, one.row - first, one.column, one.rows, one.columns) for one in pieces])
        yield from (part for one in pieces for part in one.parts if is_apart or isinstance(part, Picture))


def _pieces(cells: list[_Cell], apart: set[int]) -> list[_Cell]:
    """The cells by row; one that reaches over a row apart is shown there once, and above and below as a cell each."""
    pieces: list[_Cell] = []
    for cell in cells:
        for is_apart, group in groupby(range(cell.row, cell.row + cell.rows), apart.__contains__):
            rows = list(group)
            if not is_apart or rows[0] == cell.row:
                pieces.append(replace(cell, row=rows[0], rows=len(rows)))
    return sorted(pieces, key=lambda piece: (piece.row, piece.column))


def _cells(table: Element, parts_of: Callable[[Element], Iterator[Part]]) -> Iterator[_Cell]:
    """The cells of the rows that are seen; what a cell that goes on from above holds is not shown."""
    above: dict[int, _Cell] = {}
    shown = (row for row in inside(table, {_ROW}) if not _is_gone(row))
    for at, row in enumerate(shown):
        column = _columns(row.find("w:trPr/w:gridBefore", NAMESPACES), 0)
        below: dict[int, _Cell] = {}
        last: _Cell | None = None
        for element in inside(row, {_CELL}):
            properties = child(element, _PROPERTIES)
            down = child(properties, _DOWN)
            columns = _columns(child(properties, _ACROSS), 1)
            if last and _goes_on(child(properties, _BESIDE)):
                last.columns += columns
            elif _goes_on(down) and column in above:
                last = below[column] = above[column]
                last.rows = at - last.row + 1
            else:
                last = _Cell(list(parts_of(element)), at, column, columns=columns)
                yield last
                if down is not None:
                    below[column] = last
            column += columns
        above = below


def _is_gone(row: Element) -> bool:
    properties = row.find("w:trPr", NAMESPACES)
    if properties is None:
        return False
    return properties.find("w:del", NAMESPACES) is not None or is_on(properties.find("w:hidden", NAMESPACES))


def _goes_on(merge: Element | None) -> bool:
    """Whether a cell is part of the one above it or before it, by what it says of how it is merged."""
    return merge is not None and merge.get(_VAL, "continue") == "continue"


def _columns(number: Element | None, otherwise: int) -> int:
    """A number of columns, as far as a table may be wide."""
    value = value_of(number)
    return max(otherwise, min(int(value), WIDEST)) if value.isdecimal() else otherwise


def _is_box(grid: Grid) -> bool:
    """Whether a grid has but one cell with text, so that it is a frame around it."""
    return sum(bool(cell.text.strip()) for cell in grid.cells) < 2


def _texts(grid: Grid) -> str:
    return "".join(cell.text for cell in grid.cells)
