"""Tables in plain text: rows of cells, whatever sign or line break keeps the cells apart."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ipstats.documents.cells import FIGURES, Cell, fits_role, is_value, join_cells, regroup, role_of
from ipstats.text import normalize

_DEBRIS = re.compile(r"\[bookmark: [^\]\n]*\]|^\s*#{1,6}\s|\*\*|\\(?=[.*_\-\[\]()#])")
_RULE = re.compile(r":?-+:?")
_FIRST = re.compile(
    r"序号|编号|(?:指标)?(?:类别|类型|分类|领域|维度)|(?:主要|具体|核心|发展)?指标(?:名称|内容)?(?:[(（]单位[)）])?|名称|项目(?:名称)?|目标(?:名称)?"
)
_GAP = re.compile(r"[ \u3000]{2,}")  # between the columns of a page
_STOP = re.compile(
    r"(?:注|备注|说明)\d?[：:]|第[一二三四五六七八九十]+[章节篇]|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）"
)
_SECTION = 24  # signs: a line between two rows that is no longer names a group of rows
_HEADER = re.compile(r"[(\[〔][^()\[\]〔〕]{1,8}[)\]〕][①-⑨]?")
_LONGEST = 60  # signs in a cell that stands alone on its line
_SAMPLE = 40  # cells below a header that show whether it fits
_GLANCE = 60  # cells that show whether a table begins here

Lines = list[tuple[str, int]]


def lines_of(text: str, start: int = 0) -> Iterator[tuple[str, int]]:
    """The lines of a text, each with the offset of its first sign."""
    for line in text.split("\n"):
        yield line, start
        start += len(line) + 1


def cell_of(line: str, start: int) -> Cell:
    """The text of a line or a part of it, without the blanks and the debris of word processors around it."""
    body = _DEBRIS.sub(lambda found: " " * len(found.group()), line)
    inner = body.strip()
    start += len(body) - len(body.lstrip())
    return Cell(inner, start, start + len(inner))


def table_at(lines: Lines, at: int) -> tuple[list[list[Cell]], int]:
    """The rows of a table that begins at a line, and the line behind it; no rows where none begins there."""
    line = lines[at][0]
    if line.startswith("\t") or len(_cells(*lines[at])) > 1:
        return _marked_table(lines, at)
    if _FIRST.fullmatch(re.sub(r"\s", "", line)):
        return _bare_table(lines, at)
    return [], at


def is_table(rows: list[list[Cell]]) -> bool:
    """Whether rows of cells are more than paragraphs that a tab indents: they have a header or figures."""
    wide = [row for row in rows if len(row) > 1]
    headed = any(sum(bool(role_of(cell.text)) for cell in row) > 1 for row in wide)
    return headed or any(is_value(cell.text) for row in wide for cell in row)


def _marked_table(lines: Lines, at: int) -> tuple[list[list[Cell]], int]:
    """Rows whose cells tabs or bars tell apart, in one line or one cell a line with a blank line behind each row."""
    rows: list[list[Cell]] = [[]]
    while at < len(lines):
        line, start = lines[at]
        cells = _cells(line, start)
        if not line.strip():
            rows.append([])
        elif len(cells) > 1:
            rows += [] if all(_RULE.fullmatch(cell.text) for cell in cells) else [cells, []]
        elif line.startswith("\t"):
            rows[-1] += cells
        elif rows[-1] and lines[at - 1][0].strip() and not (len(rows[-1]) > 2 and _ends_table(line)):
            rows[-1][-1] = join_cells([rows[-1][-1], cell_of(line, start)])
        elif _is_section(lines, at):
            rows += [cells, []]
        else:
            break
        at += 1
    return _whole_header(_cut(row for row in rows if row)), at


def _ends_table(line: str) -> bool:
    """Whether a line right below a row of cells is no more of its last cell: a note, a heading, a paragraph."""
    return len(line.strip()) > 30 or bool(_STOP.match(line.strip()))


def _is_section(lines: Lines, at: int) -> bool:
    """Whether a line without cells stands between two rows and names the group of those below it."""
    line, above, below = lines[at][0].strip(), lines[at - 1], lines[at + 1] if at + 1 < len(lines) else ("", 0)
    return 0 < len(line) <= _SECTION and len(_cells(*above)) > 1 and len(_cells(*below)) > 2 and "。" not in line


def _cells(line: str, start: int) -> list[Cell]:
    """The cells that tabs or bars separate in one line; an empty cell counts where it stands between others."""
    if len(spaced := _GAP.split(line.strip())) > 2 and not re.search(r"[\t|。]", line.strip()):
        return _spaced_cells(line, start, spaced)
    bar = "|" if line.count("|") > 1 and "\t" not in line.strip() else "\t"
    body = line.strip().removeprefix("|").removesuffix("|") if bar == "|" else line.lstrip("\t").rstrip()
    start += line.index(body)
    cells = []
    for part in body.split(bar):
        cells.append(cell_of(part, start))
        start += len(part) + 1
    return cells


def _spaced_cells(line: str, start: int, parts: list[str]) -> list[Cell]:
    """The cells that runs of blanks separate, as a page of a PDF gives them."""
    cells, at = [], 0
    for part in parts:
        at = line.index(part, at)
        cells.append(cell_of(part, start + at))
        at += len(part)
    return cells


def _cut(rows: Iterator[list[Cell]]) -> list[list[Cell]]:
    """The rows, with a row that runs through many because no blank line stood between them cut at its header's width."""
    cut: list[list[Cell]] = []
    for row in rows:
        table = _rows_of(row) if len(row) > 8 and any(is_value(cell.text) for cell in row) else []
        cut += table or [row]
    return cut


def _whole_header(rows: list[list[Cell]]) -> list[list[Cell]]:
    """The rows, with a header whose cells are broken over lines put together: as wide as the rows below it."""
    lengths = [len(row) for row in rows if len(row) > 1]
    width = max(set(lengths), key=lengths.count, default=0)
    first = next((at for at, row in enumerate(rows) if len(row) == width), 0)
    heads = [row for row in rows[:first] if len(row) > 1]
    beside = all(below[0].start - above[-1].end < 3 for above, below in pairwise(heads))
    if (
        not beside
        or len(heads) < 2
        or width < 3
        or sum(map(len, heads)) - (len(heads) - 1) != width
        or any(map(_holds_figure, heads))
    ):
        return rows
    whole = heads[0]
    for row in heads[1:]:
        whole = [*whole[:-1], join_cells([whole[-1], row[0]]), *row[1:]]
    return [whole, *rows[first:]]


def _holds_figure(row: list[Cell]) -> bool:
    """Whether a row holds a figure, so that it is no part of a header."""
    return any(is_value(cell.text) and not re.search(r"(?:19|20)\d\d", cell.text) for cell in row)


def _bare_table(lines: Lines, at: int) -> tuple[list[list[Cell]], int]:
    """A table copied from a page with one cell a line and nothing between its rows."""
    if not _rows_of(_lone_cells(lines, at, _GLANCE)):
        return [], at
    rows = _rows_of(_lone_cells(lines, at, len(lines)))
    last = rows[-1][-1]
    while cell_of(*lines[at]).end < last.end:
        at += 1
    return rows, at + 1


def _lone_cells(lines: Lines, at: int, most: int) -> list[Cell]:
    """The cells that stand alone on their lines from a line on, up to a long line or a wide gap."""
    cells: list[Cell] = []
    gap = 0
    while at < len(lines) and len(cells) < most and gap < 4:
        cell = cell_of(*lines[at])
        if "\t" in lines[at][0] or len(cell.text) > _LONGEST:
            break
        gap = 0 if cell.text else gap + 1
        cells += [cell] if cell.text else []
        at += 1
    return cells


def _rows_of(cells: list[Cell]) -> list[list[Cell]]:
    """The rows that a run of cells makes: its header, then rows that fit it; none where there is no such header."""
    heads = max((_heads(cells, shy) for shy in (False, True)), key=lambda heads: _fitting(*_below(cells, heads)))
    roles = [role_of(cell.text) for cell in heads]
    if len(heads) < 3 or "name" not in roles or not FIGURES & set(roles):
        return []
    rows, at = [heads], sum(cell.end <= heads[-1].end for cell in cells)
    while width := _next_row(cells, at, roles):
        rows += [cells[at : at + width]] if width > 1 else []
        at += width
    return rows if len(rows) > 1 else []


def _heads(cells: list[Cell], shy: bool) -> list[Cell]:
    """The header that a run of cells begins with, broken cells put together; shy: with pieces that have no role alone."""
    heads = _leading_heads(cells, shy)
    body = cells[len(heads) : len(heads) + _SAMPLE]
    return regroup(heads, set(range(3, len(heads))), lambda texts: -6 * _fitting(body, texts))


def _below(cells: list[Cell], heads: list[Cell]) -> tuple[list[Cell], list[str]]:
    """The first cells below a header, and its texts."""
    at = sum(cell.end <= heads[-1].end for cell in cells) if heads else 0
    return cells[at : at + _SAMPLE], [cell.text for cell in heads]


def _leading_heads(cells: list[Cell], shy: bool) -> list[Cell]:
    """The cells at the beginning that can be a header's."""
    for at, cell in enumerate(cells):
        counted = re.search(r"\d", re.sub(r"(?:19|20)\d\d", "", normalize(cell.text)))
        piece = (
            role_of(cell.text) or _HEADER.fullmatch(normalize(cell.text)) or (shy and 1 < len(cell.text) < 4 and at > 1)
        )
        if len(cell.text) > 20 or counted or not piece:
            return cells[:at]
    return cells


def _fitting(body: list[Cell], heads: list[str]) -> int:
    """How many of the first rows below a header fit it."""
    roles, at, rows = [role_of(text) for text in heads], 0, 0
    if "name" not in roles:
        return 0
    while rows < 4 and (width := _next_row(body, at, roles)):
        at, rows = at + width, rows + (width > 1)
    return rows * len(heads)


def _next_row(cells: list[Cell], at: int, roles: list[str | None]) -> int:
    """How many cells the next row has: all, all but the merged one at its left, or one that names a group; 0: no row."""
    full = len(roles)
    ways = [(full, roles), (full - 1, roles[1:])] if roles[0] == "category" else [(full, roles)]
    for width, told in ways:
        if _fits(cells[at : at + width], told):
            return width
        broken = at + told.index("name")
        if broken + 1 < len(cells) and _fits([*cells[at:broken], *cells[broken + 1 : at + width + 1]], told):
            return width + 1 if fits_role(cells[broken].text, "name") else 0
    follows = any(_fits(cells[at + 1 : at + 1 + width], told) for width, told in ways)
    return 1 if follows and len(cells[at].text) <= _SECTION else 0


def _fits(cells: list[Cell], roles: list[str | None]) -> bool:
    """Whether figures stand where the header promises them, and words where it promises a name."""
    if len(cells) != len(roles) or "name" not in roles or any(len(cell.text) > _LONGEST for cell in cells):
        return False
    pairs = list(zip(cells, roles, strict=True))
    return all(fits_role(cell.text, role) for cell, role in pairs)
