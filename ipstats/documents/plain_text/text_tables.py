"""Tables in plain text: rows of cells, whatever sign or line break keeps the cells apart."""

import re
from itertools import pairwise

from ipstats.documents.cells import Cell, Line, cell_of, join_cells
from ipstats.documents.plain_text.drawn_tables import bars_of, drawn_table, is_drawn, separated_table
from ipstats.documents.plain_text.lone_cells import SECTION, lone_table, rows_of

_RULE = re.compile(r":?-+:?")
_FIRST = re.compile(
    r"序号|编号|(?:指标)?(?:类别|类型|分类|领域|维度)|(?:主要|具体|核心|发展)?指标(?:名称|内容)?(?:[(（]单位[)）])?|名称|项目(?:名称)?|目标(?:名称)?"
)
_GAP = re.compile(r"[ \u3000]{2,}")  # between the columns of a page
_GAPS = r"[\s()\[\]〔〕%]{0,4}"
_TIME = rf"(?:(?:19|20)\d\d年?(?:{_GAPS}(?:实际|基期|现状|目标|规划|预期|完成)[值数]?)?|(?:基期|现状|目标|规划|预期|完成|实际)[值数])"
_UNIT = r"\([^()，。\d]{1,12}\)"
_FLATTENED = re.compile(
    # a header: what is measured, and two years or more
    rf"(?:指\s?标|项\s?目|名\s?称|单\s?位|序\s?号|类\s?别){_GAPS}(?:名称|单\s?位|属\s?性)?{_GAPS}{_TIME}{_GAPS}{_TIME}"
    # a row: a unit, figures and a nature, or another unit with its figure; two decimals
    rf"|{_UNIT}\s?[<>≤≥~]?\d[^，。；：、一-龥]{{0,40}}(?:预期性|约束性|[一-龥“”]{{2,20}}{_UNIT}\s?[<>≤≥~]?\d)"
    r"|(?<![\d.])\d{1,6}\.\d{3,7}\.\d{1,4}(?![\d.])"
)
_STOP = re.compile(
    r"(?:注|备注|说明)\d?[：:]|第[一二三四五六七八九十]+[章节篇]|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）"
)


def table_at(lines: list[Line], at: int) -> tuple[list[list[Cell]], int]:
    """The rows of a table that begins at a line, and the line behind it; no rows where none begins there."""
    line = lines[at][0]
    if is_drawn(line):
        return drawn_table(lines, at, lambda line: _cells(*line))
    rows, after = separated_table(lines, at, is_header) if line.strip() else ([], at)
    if rows:
        return rows, after
    if line.startswith("\t") or len(_cells(*lines[at])) > 1:
        return _marked_table(lines, at)
    if _FIRST.fullmatch(re.sub(r"\s", "", line)):
        return lone_table(lines, at)
    return [], at


def is_flattened(text: str) -> bool:
    """Whether a normalized line is a table run together, with no sign between its cells, so that nobody can part them.

    >>> is_flattened("指标2015年2020年属性1.森林覆盖率(%)21.6623.04约束性2.耕地(亿亩)18.6518.65约束性")
    True
    >>> is_flattened("森林覆盖率(约束性指标)由2015年的21.66%提高到2020年的23.04%")
    False
    """
    return bool(_FLATTENED.search(text))


def is_table(rows: list[list[Cell]]) -> bool:
    """Whether rows of cells are more than paragraphs that a tab indents: they have a header or figures."""
    wide = [row for row in rows if len(row) > 1]
    headed = any(sum(bool(cell.role) for cell in row) > 1 for row in wide)
    return headed or any(cell.is_value for row in wide for cell in row)


def is_header(row: list[Cell]) -> bool:
    """Whether a row of words gives roles to its columns: most of them, or one beside a growth or a change."""
    cells = [cell for cell in dict.fromkeys(row) if cell.text]
    if len(cells) < 2 or any(cell.is_figure for cell in cells):
        return False
    roles = [cell.role for cell in cells if cell.role]
    return len(roles) > (not {"growth", "change"} & {*roles})


def _marked_table(lines: list[Line], at: int) -> tuple[list[list[Cell]], int]:
    """Rows whose cells tabs or bars tell apart, in one line or one cell a line with a blank line behind each row."""
    rows: list[list[Cell]] = [[]]
    while at < len(lines):
        line, start = lines[at]
        cells = _cells(line, start, max(map(len, rows[:2])))
        if not line.strip() or is_drawn(line):
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
    return _whole_header([part for row in rows if row for part in _cut(row)]), at


def _ends_table(line: str) -> bool:
    """Whether a line right below a row of cells is no more of its last cell: a note, a heading, a paragraph."""
    return len(line.strip()) > 30 or bool(_STOP.match(line.strip()))


def _is_section(lines: list[Line], at: int) -> bool:
    """Whether a line without cells stands between two rows and names the group of those below it."""
    line, above, below = lines[at][0].strip(), lines[at - 1], lines[at + 1] if at + 1 < len(lines) else ("", 0)
    return 0 < len(line) <= SECTION and len(_cells(*above)) > 1 and len(_cells(*below)) > 2 and "。" not in line


def _cells(line: str, start: int, width: int = 0) -> list[Cell]:
    """The cells that tabs, bars or runs of blanks separate in one line; an empty cell counts between others.

    width: that of the rows above; where the tabs of a line make as many cells, those at its edges count too.
    """
    line = bars_of(line)
    stripped, at, cells = line.strip(), 0, []
    parts = _GAP.split(stripped)
    if 2 < width == line.count("\t") + 1:
        parts = line.split("\t")
    elif len(parts) < 3 or re.search(r"[\t|。]", stripped):
        bar = "|" if line.count("|") > 1 and "\t" not in stripped else "\t"
        body = stripped.removeprefix("|").removesuffix("|") if bar == "|" else line.lstrip("\t").rstrip()
        at, parts = line.index(body), body.split(bar)
    for part in parts:
        at = line.index(part, at)
        cells.append(cell_of(part, start + at))
        at += len(part) + 1
    return cells


def _cut(row: list[Cell]) -> list[list[Cell]]:
    """A row, or the rows it runs through where no blank line stood between them."""
    table = rows_of(row) if len(row) > 8 and any(cell.is_value for cell in row) else []
    return table or [row]


def _whole_header(rows: list[list[Cell]]) -> list[list[Cell]]:
    """The rows, with a header whose cells are broken over lines put together: as wide as the rows below it."""
    lengths = [len(row) for row in rows if len(row) > 1]
    width = max(set(lengths), key=lengths.count, default=0)
    first = next((at for at, row in enumerate(rows) if len(row) == width), 0)
    heads = [row for row in rows[:first] if len(row) > 1]
    beside = all(below[0].start - above[-1].end < 3 for above, below in pairwise(heads))
    whole_width = sum(map(len, heads)) - (len(heads) - 1)
    if not beside or len(heads) < 2 or width < 3 or whole_width != width or any(map(_holds_figure, heads)):
        return rows
    whole = heads[0]
    for row in heads[1:]:
        whole = [*whole[:-1], join_cells([whole[-1], row[0]]), *row[1:]]
    return [whole, *rows[first:]]


def _holds_figure(row: list[Cell]) -> bool:
    """Whether a row holds a figure, so that it is no part of a header."""
    return any(cell.is_value and not re.search(r"(?:19|20)\d\d", cell.text) for cell in row)
