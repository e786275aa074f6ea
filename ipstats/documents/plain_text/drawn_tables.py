"""Tables in plain text that are drawn with lines of signs, or whose cells commas, semicolons or single blanks separate."""

import re
from collections.abc import Callable
from itertools import islice, takewhile

from ipstats.documents.cells import Cell, Line, cell_of, join_cells

_BARS = re.compile(r"[｜│┃║]")
_DRAWN = re.compile(r"[\s|+=:\u2500-\u257f-]*(?:\+[-=]|[-=]\+|[─━═]{2})[\s|+=:\u2500-\u257f-]*")
_SEPARATORS = ",;，；"
_LONGEST = 120  # signs: no row of a table is longer
_LONGEST_HEAD = 12
_COUNTED = re.compile(
    r"(?<!^表)(?<![\d.])(?!(?:19|20)\d\d(?!\d))\d"
)  # years and the number of a table stand in headers
_HEAD_LINES = 3
_GLANCE = 10  # rows that show whether a table begins
_SINGLE = re.compile(r"[\u4e00-\u9fff]")

Rows = list[list[Cell]]
Split = Callable[[Line], list[Cell]]


def bars_of(line: str) -> str:
    """A line with every kind of bar as the plain one.

    >>> bars_of("│ 指标 ┃ 2025年 │")
    '| 指标 | 2025年 |'
    """
    return _BARS.sub("|", line)


def is_drawn(line: str) -> bool:
    """Whether a line only draws a table: dashes with crosses, or a line of box drawing signs."""
    return bool(_DRAWN.fullmatch(line.strip()))


def drawn_table(lines: list[Line], at: int, split: Split) -> tuple[Rows, int]:
    """The rows of a table that begins with a drawn line, and the line behind it; no rows where none does.

    Between two drawn lines stands a row, over several lines where one of these lacks cells; else each is a row.
    """
    rows: Rows = []
    block: Rows = []
    while at < len(lines) and (is_drawn(lines[at][0]) or "|" in bars_of(lines[at][0])):
        if is_drawn(lines[at][0]):
            rows += _joined(block)
            block = []
        else:
            block.append(split(lines[at]))
        at += 1
    return rows + block, at


def _joined(block: Rows) -> Rows:
    even = len({len(row) for row in block}) == 1
    if len(block) < 2 or not even or all(cell.text for row in block for cell in row):
        return block
    return [[join_cells([cell for cell in column if cell.text] or [column[0]]) for column in zip(*block, strict=True)]]


def separated_table(lines: list[Line], at: int, is_header: Callable[[list[Cell]], bool]) -> tuple[Rows, int]:
    """The rows of a table that begins at a line with a header, and the line behind it; no rows where none does.

    Every row has as many cells as the header, and there are two of them: a list in prose has not.
    """
    line, below = lines[at][0], lines[at + 1][0] if at + 1 < len(lines) else ""
    if len(line) > _LONGEST or "。" in line:
        return [], at
    for sign in _SEPARATORS if below.strip() else "":
        if 1 < line.count(sign) <= below.count(sign) and is_header(heads := _separated(lines[at], sign)):
            below_it = (_separated(lines[row], sign) for row in range(at + 1, len(lines)))
            body = takewhile(lambda row, heads=heads: _fits(row, heads), below_it)
            glance = list(islice(body, _GLANCE))
            if len(glance) > 1 and any(cell.is_figure for row in glance for cell in row):
                rows = [heads, *glance, *body]
                return rows, at + len(rows)
    return _spaced_table(lines, at, is_header)


def _separated(line: Line, sign: str) -> list[Cell]:
    """The cells of a line between separators; a quoted cell may hold some."""
    text, start = line
    cell = rf'(?:^|{sign})[ \t]*(?:"(?P<quoted>[^"]*)"(?=[ \t]*(?:{sign}|$))|(?P<plain>[^{sign}]*))'
    found = re.finditer(cell, text if len(text) <= _LONGEST else "")
    return [cell_of(one[one.lastgroup or 0], start + one.start(one.lastgroup or 0)) for one in found]


def _fits(row: list[Cell], heads: list[Cell]) -> bool:
    return len(row) == len(heads) and any(cell.text and cell.is_value for cell in row[1:])


def _spaced_table(lines: list[Line], at: int, is_header: Callable[[list[Cell]], bool]) -> tuple[Rows, int]:
    """The same for cells with one blank between them: names may hold blanks, headers may be cut over lines, the title of
    the table may be all the header there is, and rows that became a list may have a blank line between them."""
    heads: list[Cell] = []
    for below in range(at, min(at + _HEAD_LINES, len(lines))):
        heads += _words(lines[below])
        named = heads and (heads[0].role in {"name", "category", "number"} or is_header(heads))
        if not named or len(heads[0].text) > _LONGEST_HEAD or any(_COUNTED.search(cell.normalized) for cell in heads):
            break
        rows, after = _spaced_rows(lines, below + 1, len(heads))
        if len(rows) > 1:
            return [heads, *rows], after
    return [], at


def _spaced_rows(lines: list[Line], at: int, width: int) -> tuple[Rows, int]:
    """The rows of some width from a line on, and the line behind them."""
    rows, after = list[list[Cell]](), at
    for at in range(at, len(lines)):
        if row := _spaced(lines[at], width):
            rows.append(row)
            after = at + 1
        elif lines[at][0].strip() or at > after:
            break
    return rows, after


def _words(line: Line) -> list[Cell]:
    """The words of a header; signs that stand alone are a word each two, as in 指 标."""
    text, start = line
    whole: list[Cell] = []
    for found in re.finditer(r"\S+", text[:_LONGEST]):
        word = cell_of(found[0], start + found.start())
        if whole and _SINGLE.fullmatch(whole[-1].text) and _SINGLE.fullmatch(word.text):
            word = join_cells([whole.pop(), word])
        whole.append(word)
    return whole


def _spaced(line: Line, width: int) -> list[Cell]:
    """The cells of a row of some width: all but the first are figures, units or the like; none where they are not."""
    text, start = line
    found = list(re.finditer(r"\S+", text)) if len(text) <= _LONGEST else []
    if width < 2 or len(found) < width:
        return []
    name = text[found[0].start() : found[-width].end()]
    cells = [cell_of(part[0], start + part.start()) for part in found[1 - width :]]
    plain = all(cell.is_figure or any(cell.fits(role) for role in ("value", "unit", "nature")) for cell in cells)
    row = [cell_of(name, start + found[0].start()), *cells]
    return row if plain and any(cell.is_figure for cell in cells) and not row[0].is_figure else []
