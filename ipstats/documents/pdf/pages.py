"""Printed pages → paragraphs and tables: what page and line breaks have cut is put together again."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from statistics import median

from ipstats.documents.content import Grid, GridCell, Part, Picture
from ipstats.documents.grid import one_line
from ipstats.documents.pdf.blocks import Block, Image, Print, Table
from ipstats.documents.pdf.cells import is_figure, pieces_of
from ipstats.documents.pdf.edges import footnotes_of, without_edges

_CONTINUED = re.compile(r"[(（]?\s*(?:续\s*表.{0,30}|表?.{0,30}[(（]续[)）])\s*[)）]?")
_NUMBER = re.compile(r"[(（]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.．)）]")
_CAPTION = re.compile(r"附?表\s?[\d一二三四五六七八九十]{1,3}(?:[-—.．]\d+)?(?:[\s：:].{0,40})?(?<![。；，…\d])")
_STOP = re.compile(r"[。；：！？;:!?]$")
_PRINTED = "".join(map(chr, range(0x21, 0x7F)))
ASIDE = 6  # sizes: a line that begins further right is set to the right or centered
TITLE = 1.15  # times the size of most text


class Paragraph(list[Print]):
    """The lines of a paragraph, of one page or of several."""


def join_pages(pages: list[list[Block]]) -> Iterator[Part]:
    """The paragraphs, tables and pictures of all pages; page numbers and running titles left out.

    Footnotes stand behind the paragraph in which their page ends.
    """
    pages = without_edges(pages)
    prints = [block for page in pages for block in page if isinstance(block, Print)]
    _widen_margins(prints)
    size = _usual(prints)
    blocks: list[Paragraph | Table | Picture] = []
    notes: dict[int, list[Paragraph]] = defaultdict(list)
    for number, page in enumerate(pages, start=1):
        body, below = footnotes_of(page, size)
        _add_page(blocks, body, f"page {number}", size)
        for line in below:
            _add_line(notes[len(blocks) - 1], line, size)
    for at, block in enumerate(blocks):
        yield _part(block)
        yield from map(_part, notes[at])


def missing_tables(parts: list[Part]) -> list[str]:
    """A line for each title of a table (表1 …) that neither a table nor a picture stands near."""
    near = [any(not isinstance(part, str) for part in parts[max(0, at - 1) : at + 4]) for at in range(len(parts))]
    titles = [isinstance(part, str) and bool(_CAPTION.fullmatch(part)) for part in parts]
    alone = [at for at, title in enumerate(titles) if title and not near[at] and not any(titles[at + 1 : at + 2])]
    return [f"no table was found below {parts[at]}" for at in alone]


def _usual(prints: list[Print]) -> float:
    """The size of most text."""
    sizes: Counter[float] = Counter()
    for line in prints:
        sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def _widen_margins(prints: list[Print]) -> None:
    """Give the lines of pages that are not full the right margin of others that begin as far left."""
    margins = {line.margins for line in prints}
    rights: dict[int, list[float]] = defaultdict(list)
    for left, right in margins:
        rights[round(left / 4)].append(right)
    for line in prints:
        left, right = line.margins
        line.margins = left, max(right, median(rights[round(left / 4)]))


def _part(block: Paragraph | Table | Picture) -> Part:
    match block:
        case Paragraph():
            return one_line("\n".join(line.text for line in block), wrapped=True)
        case Table():
            return Grid(block.cells, wrapped=True)
    return block


def _add_page(blocks: list[Paragraph | Table | Picture], page: list[Block], place: str, size: float) -> None:
    marked = bool(page) and isinstance(page[0], Print) and _CONTINUED.fullmatch(page[0].text)
    if marked and _begun(blocks, page[1:]):
        page = page[1:]
    for at, block in enumerate(page):
        match block:
            case Image():
                blocks.append(Picture(place))
            case Table() if at == 0 and (table := _begun(blocks, page)):
                blocks[-1] = _continued(table, block)
            case Table() if at == 0 and (header := _header_before(blocks, block)):
                rows = [replace(cell, row=cell.row + 1) for cell in block.cells]
                blocks[-1] = replace(block, cells=header + rows)
            case Table():
                blocks.append(block)
            case Print():
                _add_line(blocks, block, size)


def _begun(blocks: list[Paragraph | Table | Picture], page: list[Block]) -> Table | None:
    """The table that the page before ends with, if the one that this page begins with has its columns."""
    table, more = blocks[-1] if blocks else None, page[0] if page else None
    if isinstance(table, Table) and isinstance(more, Table) and table.width == more.width:
        return table
    return None


def _header_before(blocks: list[Paragraph | Table | Picture], table: Table) -> list[GridCell]:
    """The header of a table that begins a page with figures, where it stands alone at the end of the page before."""
    last = blocks[-1] if blocks else None
    figures = any(is_figure(cell.text) for cell in table.cells if cell.row == 0)
    if not (isinstance(last, Paragraph) and len(last) == 1 and figures and table.width > 2):
        return []
    texts = last[0].text.split()
    if table.columns:
        texts = [piece.text for _, piece in sorted(pieces_of(last[0].line, table.columns).items())]
    return [GridCell(text, 0, at) for at, text in enumerate(texts) if len(texts) == table.width]


def _continued(table: Table, more: Table) -> Table:
    """A table and the rows that follow on the next page, without its header where that is printed again.

    A merged cell that the page cuts stands empty on the next one: it goes on.
    """
    height, new = table.rows, _rows(more.cells, more.rows)
    again = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(_rows(table.cells, len(new)), new, strict=False))))
    cells = [replace(cell, row=cell.row + height - again) for cell in more.cells if cell.row >= again]
    if longer := _cut_row(table, [cell for cell in cells if cell.row == height]):
        table = replace(table, cells=[longer.get(cell, cell) for cell in table.cells])
        below = (replace(cell, rows=cell.rows - 1) if cell.row == height else cell for cell in cells)
        cells = [replace(cell, row=max(height, cell.row - 1)) for cell in below if cell.rows]
    top = sorted((cell for cell in cells if cell.row == height), key=lambda cell: cell.column)
    ends = _ends(table)
    leading = takewhile(lambda cell: not is_figure(cell.text), top)
    gone = {cell: above for cell in leading if not cell.text and (above := ends.get((cell.column, cell.columns)))}
    grown = {above: replace(above, rows=above.rows + cell.rows) for cell, above in gone.items()}
    kept = [grown.get(cell, cell) for cell in table.cells] if grown else table.cells
    return replace(table, cells=kept + [cell for cell in cells if cell not in gone], full=more.full)


def _ends(table: Table) -> dict[tuple[int, int], GridCell]:
    """The cells with text in which a table ends, by column and columns covered."""
    height = table.rows
    return {(cell.column, cell.columns): cell for cell in table.cells if cell.row + cell.rows == height and cell.text}


def _cut_row(table: Table, top: list[GridCell]) -> dict[GridCell, GridCell]:
    """The cells of a table's last row with the rest of their texts, where the page cuts through that row.

    It does if the next page begins with a row without figures, whose words all go on in a cell above, and one was full.
    """
    said, ends = [cell for cell in top if cell.text], _ends(table)
    above = {cell: old for cell in said if (old := ends.get((cell.column, cell.columns)))}
    full = any(cell.column in table.full for cell in said) and any(is_figure(cell.text) for cell in ends.values())
    if not full or len(above) < len(said) or any(is_figure(cell.text) or _NUMBER.match(cell.text) for cell in said):
        return {}
    return {old: replace(old, text=f"{old.text}\n{cell.text}") for cell, old in above.items()}


def _rows(cells: list[GridCell], most: int) -> list[set[tuple[str, int, int, int]]]:
    """What stands in the first rows."""
    rows: list[set[tuple[str, int, int, int]]] = [set() for _ in range(most)]
    for cell in cells:
        if cell.row < most:
            rows[cell.row].add((cell.text, cell.column, cell.rows, cell.columns))
    return rows


def _add_line(blocks: list[Paragraph] | list[Paragraph | Table | Picture], line: Print, size: float) -> None:
    last = blocks[-1] if blocks else None
    if isinstance(last, Paragraph) and (_goes_on(last, line) or _is_title(last[-1], line, size)):
        last.append(line)
    else:
        blocks.append(Paragraph([line]))


def _goes_on(paragraph: list[Print], line: Print) -> bool:
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


def _is_title(above: Print, line: Print, size: float) -> bool:
    """Whether two lines are one title: large, alike and centered, one right below the other."""
    alike = abs(line.size - above.size) < 0.05 * size and 0 < line.base - above.base < 2.5 * line.size
    return alike and line.size > TITLE * size and all(_is_centered(one) for one in (above, line))


def _is_centered(line: Print) -> bool:
    left, right = line.left - line.margins[0], line.margins[1] - line.right
    return abs(left - right) < 2 * line.size and left > line.size
