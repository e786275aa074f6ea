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


_Table = list[list[_Box]]  # rows of cells


def parts_of(page: html.HtmlElement) -> list[Part]:
    """The parts of a page: a block begins and ends a line, <br> ends one, white space of the source means nothing."""
    box = _Box()
    open_: list[tuple[html.HtmlElement | None, _Box | _Table]] = [(None, box)]
    verbatim = 0
    for event, node in etree.iterwalk(page, events=("start", "end")):
        starts = event == "start"
        opened = _opened(node, open_[-1][1]) if starts else None
        closed = open_.pop()[1] if not starts and open_[-1][0] is node else None
        open_ += [(node, opened)] if opened is not None else []
        box = next(one for _, one in reversed(open_) if isinstance(one, _Box))
        if closed is not None:
            _close(node, closed, box)
        box.pieces += ["\n"] if node.tag in BLOCKS or (node.tag == "br" and starts) else []
        verbatim += (node.tag == "pre") * (1 if starts else -1)
        if text := node.text if starts else node.tail:
            box.pieces.append(text if verbatim else _SPACE.sub(_gap, text))
    return box.close()


def _gap(gap: re.Match[str]) -> str:
    return "" if "\n" in gap[0] and is_seamless(gap) else " "


def _opened(node: html.HtmlElement, inner: _Box | _Table) -> _Box | _Table | None:
    """A table or a cell that begins; a row is noted in its table."""
    if node.tag == "table":
        return []
    if isinstance(inner, _Box):
        return None
    if node.tag == "tr" or (node.tag in {"td", "th"} and not inner):
        inner.append([])
    if node.tag in {"td", "th"}:
        cell = _Box(columns=max(1, min(_span(node, "colspan"), WIDEST)), rows=_span(node, "rowspan") or MOST_CELLS)
        inner[-1].append(cell)
        return cell
    return _Box() if node.tag == "caption" else None


def _span(cell: html.HtmlElement, name: str) -> int:
    """How many columns or rows a cell covers; 0 rows are all that follow."""
    found = re.match(r"\s*(\d{1,4})", cell.get(name, "1"))
    return int(found[1]) if found else 1


def _close(node: html.HtmlElement, inner: _Box | _Table, around: _Box) -> None:
    """Hand on what a table or its caption came to; a cell waits for its table."""
    if isinstance(inner, list):
        around.add(list(_table_parts(inner)))
    elif node.tag == "caption":
        around.add([one_line(part) if isinstance(part, str) else part for part in inner.close()])


def _table_parts(table: _Table) -> Iterator[Part]:
    """Rows of cells are a grid; the cells of a row that lays out the page give their parts, one after another."""
    signs = sum(len(part) for row in table for cell in row for part in cell.close() if isinstance(part, str))
    for lays_out, rows in groupby(table, lambda row: _lays_out(row, signs)):
        if lays_out:
            yield from (part for row in rows for cell in row for part in cell.parts)
        else:
            yield Grid(place_cells([[("\n".join(map(str, c.parts)), c.columns, c.rows) for c in row] for row in rows]))


def _lays_out(row: list[_Box], signs: int) -> bool:
    """Whether a row holds inner tables, or paragraphs that are most of the table's text."""
    return any(
        not isinstance(part, str) or (len(part) >= _MOST * signs and sum(map(bool, part.split("\n"))) >= _PARAGRAPHS)
        for cell in row
        for part in cell.parts
    )
