"""Lineed pages → paragraphs and tables: what page and line breaks have cut is put together again."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from statistics import median

from ipstats.documents.content import Grid, GridCell, Part, Picture
from ipstats.documents.grid import one_line
from ipstats.documents.pdf.cells import is_figure, pieces_of
from ipstats.documents.pdf.edges import footnotes_of, without_edges
from ipstats.documents.pdf.lines import Line
from ipstats.documents.pdf.objects import Box
from ipstats.documents.pdf.tables import Block, Table

_CONTINUED = re.compile(r"[(（]?\s*(?:续\s*表.{0,30}|表?.{0,30}[(（]续[)）])\s*[)）]?")
_NUMBER = re.compile(r"[(（]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.．)）]")
_CAPTION = re.compile(r"附?表\s?[\d一二三四五六七八九十]{1,3}(?:[-—.．]\d+)?(?:[\s：:].{0,40})?(?<![。；，…\d])")
_STOP = re.compile(r"[。；：！？;:!?]$")
_PRINTED = "".join(map(chr, range(0x21, 0x7F)))
ASIDE = 6  # sizes: a line that begins further right is set to the right or centered
TITLE = 1.15  # times the size of most text


class Paragraph(list[Line]):
    """The lines of a paragraph, of one page or of several."""


Joined = Paragraph | Table | Picture


def join_pages(pages: list[list[Block]]) -> Iterator[Part]:
    """The paragraphs, tables and pictures of all pages; page numbers and running titles left out.

    Footnotes stand behind the paragraph in which their page ends.
    """
    pages = without_edges(pages)
    lines = [block for page in pages for block in page if isinstance(block, Line)]
    _widen_margins(lines)
    sizes = Counter(round(line.size, 1) for line in lines for _ in line.text)
    size = max(sizes, key=lambda size: sizes[size], default=0.0)
    blocks: list[Joined] = []
    notes: dict[int, list[Joined]] = defaultdict(list)
    for number, page in enumerate(pages, start=1):
        body, below = footnotes_of(page, size)
        _add_page(blocks, body, f"page {number}", size)
        for line in below:
            _add_line(notes[len(blocks) - 1], line, size)
    for at, block in enumerate(blocks):
        yield from map(_part, [block, *notes[at]])


def missing_tables(parts: list[Part]) -> list[str]:
    """A line for each title of a table (表1 …) that neither a table nor a picture stands near."""
    near = [any(not isinstance(part, str) for part in parts[max(0, at - 1) : at + 4]) for at in range(len(parts))]
    titles = [isinstance(part, str) and bool(_CAPTION.fullmatch(part)) for part in parts]
    alone = [at for at, title in enumerate(titles) if title and not near[at] and not any(titles[at + 1 : at + 2])]
    return [f"no table was found below {parts[at]}" for at in alone]


def _widen_margins(lines: list[Line]) -> None:
    """Give the lines of pages that are not full the right margin of others that begin as far left."""
    rights: dict[int, list[float]] = defaultdict(list)
    for left, right in {line.margins for line in lines}:
        rights[round(left / 4)].append(right)
    for line in lines:
        left, right = line.margins
        line.margins = left, max(right, median(rights[round(left / 4)]))


def _part(block: Joined) -> Part:
    match block:
        case Paragraph():
            return one_line("\n".join(line.text for line in block), wrapped=True)
        case Table():
            return Grid(block.cells, wrapped=True)
    return block


def _add_page(blocks: list[Joined], page: list[Block], place: str, size: float) -> None:
    marked = bool(page) and isinstance(page[0], Line) and _CONTINUED.fullmatch(page[0].text)
    if marked and _begun(blocks, page[1:]):
        page = page[1:]
    for at, block in enumerate(page):
        match block:
            case Box():
                blocks.append(Picture(place))
            case Table() if at == 0 and (table := _begun(blocks, page)):
                blocks[-1] = _continued(table, block)
            case Table() if at == 0 and (header := _header_before(blocks, block)):
                rows = [replace(cell, row=cell.row + 1) for cell in block.cells]
                blocks[-1] = replace(block, cells=header + rows)
            case Table():
                blocks.append(block)
            case Line():
                _add_line(blocks, block, size)


def _begun(blocks: list[Joined], page: list[Block]) -> Table | None:
    """The table that the page before ends with, if the one that this page begins with has its columns."""
    table, more = blocks[-1] if blocks else None, page[0] if page else None
    if isinstance(table, Table) and isinstance(more, Table) and table.width == more.width:
        return table
    return None


def _header_before(blocks: list[Joined], table: Table) -> list[GridCell]:
    """The header of a table that begins a page with figures, where it stands alone at the end of the page before."""
    last = blocks[-1] if blocks else None
    figures = len(table.columns) > 2 and any(is_figure(cell.text) for cell in table.row(0))
    if not (figures and isinstance(last, Paragraph) and len(last) == 1):
        return []
    pieces = sorted(pieces_of(last[0], table.columns).items())
    return [GridCell(piece.text, 0, at) for at, piece in pieces if len(pieces) == table.width]


def _continued(table: Table, more: Table) -> Table:
    """A table and the rows that follow on the next page, without its header where that is printed again.

    A merged cell that the page cuts stands empty on the next one: it goes on.
    """
    height = table.rows
    again = next((row for row in range(more.rows) if table.row(row) != more.row(row)), more.rows)
    cells = [replace(cell, row=cell.row + height - again) for cell in more.cells if cell.row >= again]
    ends = {(cell.column, cell.columns): cell for cell in table.cells if cell.row + cell.rows == height and cell.text}
    top = [(cell, ends.get((cell.column, cell.columns))) for cell in cells if cell.row == height]
    if _is_cut(table, top):
        longer = {old: replace(old, text=f"{old.text}\n{cell.text}") for cell, old in top if old and cell.text}
        table = replace(table, cells=[longer.get(cell, cell) for cell in table.cells])
        return replace(
            table,
            cells=table.cells + [replace(cell, row=cell.row - 1) for cell in cells if cell.row > height],
            full=more.full,
        )
    leading = takewhile(lambda pair: not is_figure(pair[0].text), sorted(top, key=lambda pair: pair[0].column))
    gone = {cell: above for cell, above in leading if above and not cell.text}
    grown = {above: replace(above, rows=above.rows + cell.rows) for cell, above in gone.items()}
    kept = [grown.get(cell, cell) for cell in table.cells]
    return replace(table, cells=kept + [cell for cell in cells if cell not in gone], full=more.full)


def _is_cut(table: Table, top: list[tuple[GridCell, GridCell | None]]) -> bool:
    """Whether the page cuts through the last row of a table; top: the cells of the next row, each with that above it.

    It does if the next page begins with a row without figures, whose words all go on in a cell above, and one was full.
    """
    said = [(cell, above) for cell, above in top if cell.text]
    full = any(cell.column in table.full for cell, _ in said) and any(
        is_figure(cell.text) for cell in table.row(table.rows - 1)
    )
    return full and all(above and not is_figure(cell.text) and not _NUMBER.match(cell.text) for cell, above in said)


def _add_line(blocks: list[Joined], line: Line, size: float) -> None:
    last = blocks[-1] if blocks else None
    if isinstance(last, Paragraph) and (_goes_on(last, line) or _is_title(last[-1], line, size)):
        last.append(line)
    else:
        blocks.append(Paragraph([line]))


def _goes_on(paragraph: list[Line], line: Line) -> bool:
    """Whether a line belongs to the paragraph before it, which does not end with a date or a unit set to the right.

    It does if the last line had no room for its first word and did not end a sentence; if it did end one, the line must
    begin further left than the paragraph, whose first line then is indented.
    """
    first, last = paragraph[0], paragraph[-1]
    room = last.margins[1] - last.right
    word = 1 + 0.6 * (len(line.text) - len(line.text.lstrip(_PRINTED)))
    indented = line.left > line.margins[0] + last.size
    aside = last.left > last.margins[0] + ASIDE * last.size
    if room > word * last.size or indented or aside or abs(line.size - last.size) > 0.1 * last.size:
        return False
    return not _STOP.search(last.text) or first.left > line.left + last.size


def _is_title(above: Line, line: Line, size: float) -> bool:
    """Whether two lines are one title: large, alike and centered, one right below the other."""
    alike = abs(line.size - above.size) < 0.05 * size and 0 < line.base - above.base < 2.5 * line.size
    return alike and line.size > TITLE * size and all(_is_centered(one) for one in (above, line))


def _is_centered(line: Line) -> bool:
    left, right = line.left - line.margins[0], line.margins[1] - line.right
    return abs(left - right) < 2 * line.size and left > line.size
