"""A web page without what nobody sees → its parts: lines of text, and tables as grids."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from lxml import etree, html  # pyright: ignore[reportAttributeAccessIssue]

from ipstats.documents.content import MOST_CELLS, Grid, Part, place_cells
from ipstats.documents.grid import is_seamless, one_line
from ipstats.documents.web.markup import BLOCKS

WIDEST = 1000  # columns that a cell can cover, as in browsers
_GROUPS = {"thead": 0, "tbody": 1, "tfoot": 2}  # in the order in which they are shown
_SPACE = re.compile(r"[ \t\r\n\f]+")
_PARAGRAPHS, _MOST = 3, 0.8


@dataclass
class _Box:
    """What is collected of the page or of a cell: parts, and pieces of text that are none yet."""

    parts: list[Part] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    columns: int = 1
    rows: int = 1

    def close(self) -> list[Part]:
        """The parts, the last pieces of text among them."""
        lines = (line.strip(" \r\xa0\u3000") for line in "".join(self.pieces).split("\n"))
        text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
        self.parts += [text] if text else []
        self.pieces = []
        return self.parts

    def add(self, parts: list[Part]) -> None:
        self.close()
        self.parts += parts


@dataclass
class _Table:
    """The rows of a table, each with the group that it stands in."""

    rows: list[tuple[tuple[int, int], list[_Box]]] = field(default_factory=list)
    group: tuple[int, int] = (1, 0)

    def start(self, tag: str | None = None) -> None:
        """Begin a group of rows, or go on behind one."""
        self.group = (_GROUPS.get(tag or "tbody", 1), self.group[1] + 1)


def parts_of(page: html.HtmlElement) -> list[Part]:
    """The parts of a page: a block begins and ends a line, <br> ends one, white space of the source means nothing."""
    box = _Box()
    open_: list[tuple[html.HtmlElement | None, _Box | _Table]] = [(None, box)]
    verbatim = 0
    for event, node in etree.iterwalk(page, events=("start", "end")):
        starts = event == "start"
        opened = _opened(node, open_[-1][1]) if starts else None
        closed = open_.pop()[1] if not starts and open_[-1][0] is node else None
        open_ += [(node, opened)] if opened else []
        box = next(one for _, one in reversed(open_) if isinstance(one, _Box))
        if closed:
            _close(node, closed, box)
        elif not starts and node.tag in _GROUPS and isinstance(inner := open_[-1][1], _Table):
            inner.start()
        box.pieces += ["\n"] if node.tag in BLOCKS or (node.tag == "br" and starts) else []
        verbatim += (node.tag == "pre") * (1 if starts else -1)
        if text := node.text if starts else node.tail:
            box.pieces.append(text if verbatim else _SPACE.sub(_gap, text))
    return box.close()


def _gap(gap: re.Match[str]) -> str:
    return "" if "\n" in gap[0] and is_seamless(gap) else " "


def _opened(node: html.HtmlElement, inner: _Box | _Table) -> _Box | _Table | None:
    """A table or a cell that begins; a row and a group of rows are noted in their table."""
    if node.tag == "table":
        return _Table()
    if not isinstance(inner, _Table):
        return None
    if node.tag in _GROUPS:
        inner.start(node.tag)
    elif node.tag == "tr" or (node.tag in {"td", "th"} and not inner.rows):
        inner.rows.append((inner.group, []))
    if node.tag in {"td", "th"}:
        cell = _Box(columns=max(1, min(_span(node, "colspan"), WIDEST)), rows=_span(node, "rowspan") or MOST_CELLS)
        inner.rows[-1][1].append(cell)
        return cell
    return _Box() if node.tag == "caption" else None


def _span(cell: html.HtmlElement, name: str) -> int:
    """How many columns or rows a cell covers; 0 rows are all that follow in its group."""
    found = re.match(r"\s*(\d{1,4})", cell.get(name, "1"))
    return int(found[1]) if found else 1


def _close(node: html.HtmlElement, inner: _Box | _Table, around: _Box) -> None:
    """Hand on what a table or its caption came to; a cell waits for its table."""
    if isinstance(inner, _Table):
        around.add(list(_table_parts(inner)))
    elif node.tag == "caption":
        around.add([one_line(part) if isinstance(part, str) else part for part in inner.close()])


def _table_parts(table: _Table) -> Iterator[Part]:
    """Rows of cells are a grid; the cells of a row that lays out the page give their parts, one after another."""
    rows = sorted(table.rows, key=lambda row: row[0])
    signs = sum(len(part) for _, cells in rows for cell in cells for part in cell.close() if isinstance(part, str))
    for lays_out, chunk in groupby(rows, lambda row: _lays_out(row[1], signs)):
        if lays_out:
            yield from (part for _, cells in chunk for cell in cells for part in cell.parts)
        else:
            groups = [[cells for _, cells in group] for _, group in groupby(chunk, lambda row: row[0])]
            yield Grid(place_cells([row for group in groups for row in _cells(group)]))


def _lays_out(cells: list[_Box], signs: int) -> bool:
    """Whether a row holds inner tables, or paragraphs that are most of the table's text."""
    return any(
        not isinstance(part, str) or (len(part) >= _MOST * signs and sum(map(bool, part.split("\n"))) >= _PARAGRAPHS)
        for cell in cells
        for part in cell.parts
    )


def _cells(group: list[list[_Box]]) -> Iterator[list[tuple[str, int, int]]]:
    """The cells of a group of rows as (text, columns, rows covered); no cell reaches beyond its group."""
    for at, row in enumerate(group):
        yield [("\n".join(map(str, cell.parts)), cell.columns, min(cell.rows, len(group) - at)) for cell in row]
