"""Tables of a page that no upright rules part: columns told by gaps that run through lines, rows by figures and rules."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from ipstats.documents.content import GridCell
from ipstats.documents.pdf_lines import GAP, SPACE, Line, Word, joined
from ipstats.documents.pdf_objects import Box
from ipstats.documents.pdf_rows import group_rows
from ipstats.documents.pdf_rules import merged
from ipstats.documents.pdf_tables import Table

APART = 4.0  # sizes from line to line: further apart they are no table
PROSE = 0.6  # of the width: a longer piece of a line, no figure behind it, is running text

_MARKS = r"[①-⑳*＊¹²³⁴-⁹⁰]|[\[(（〔⁽][\d¹²³⁴-⁹⁰]{1,2}[\])）〕⁾]"
_FIGURE = re.compile(
    rf"[<>≤≥＜＞≦≧~～≈约达超近不低高少多于过至左]{{0,4}}[-−—–+]?\d[\d,，.]*(?:[—–\-~～/]\d[\d.,]*)?[%％‰]?"
    rf"[万亿千百]*[\u4e00-\u9fff/]{{0,3}}(?:[(（][^()（）]{{1,6}}[)）])?(?:{_MARKS})*|[-—–－]{{1,3}}|[〔\[]\d[\d.]*[〕\]]"
)
_YEAR = re.compile(r"(?:19|20)\d\d年?.{0,4}|\d{1,2}月.{0,4}")
_ENDS = re.compile(r"[。；;]$|[.…·]{5}|^\s*(?:注|备注|说明|资料来源|数据来源)\d?\s*[：:]")
_TITLE = re.compile(r"(?:附?表|专栏)\s?[\d一二三四五六七八九十]|续表|[(（]?(?:计量)?单位\s?[：:]")
_HEADING = re.compile(r"[(（]?[一二三四五六七八九十]{1,3}(?:、|[)）])|第[一二三四五六七八九十]{1,3}[章节]")


Column = tuple[float, float]  # where its words begin and end


def is_figure(text: str) -> bool:
    """Whether a word is a figure or the dash for none, and no year.

    >>> [is_figure(text) for text in ("5024", "≥8.5", "18件（预期性）", "—", "2025年", "专利", "9000[¹]")]
    [True, True, True, True, False, False, True]
    """
    return bool(_FIGURE.fullmatch(text)) and not _YEAR.fullmatch(text)


def aligned_tables(lines: list[Line], rules: list[Box], shades: list[Box]) -> list[tuple[Table, list[Line]]]:
    """The tables that lines hold, each with its lines. rules: level ones; shades: they may mark every other row."""
    width = max((line.right for line in lines), default=0) - min((line.left for line in lines), default=0)
    found = (_table(run, rules, shades) for run in _runs(lines, width))
    return [table for table in found if table]


def _runs(lines: list[Line], width: float) -> Iterator[list[Line]]:
    """Lines that follow one another and may be a table's: no running text, no title above, not far apart."""
    run: list[Line] = []
    for at, line in enumerate(lines):
        apart = run and line.base - run[-1].base > APART * max(line.size, run[-1].size)
        prose = _is_prose(line, width)
        if apart or prose or _is_title(lines, at):
            yield run
            run = []
        if not prose:
            run.append(line)
    yield run


def _is_prose(line: Line, width: float) -> bool:
    pieces = line.segments()
    if _ENDS.search(line.text) and not is_figure(line.words[-1].text):
        return True
    long = max(piece.right - piece.left for piece in pieces) > PROSE * width
    return long and not any(is_figure(word.text) for word in line.words[1:])


def _is_title(lines: list[Line], at: int) -> bool:
    """Whether a line stands above a table, and is no part of one: titled so, or a heading with a header below."""
    line = lines[at]
    heading = _HEADING.match(line.text)
    if len(line.segments()) > 1 or not (heading or _TITLE.match(line.text)):
        return False
    below = next((other for other in lines[at + 1 :] if len(other.segments()) > 1), None)
    return not (heading and below and _has_figure(below))


def _has_figure(line: Line) -> bool:
    return any(is_figure(word.text) for word in line.words[1:])


def _table(run: list[Line], rules: list[Box], shades: list[Box]) -> tuple[Table, list[Line]] | None:
    """The table that lines make, and those of them that it takes."""
    if len(run) < 2:
        return None
    edges = _edges_across(run, rules, shades)
    figured = [line for line in run if _has_figure(line)]
    if len(figured) < (1 if len(edges) > 2 else 2):
        return None
    columns = _columns(figured)
    firm = _firm(run, columns, figured)
    if len(columns) < 2 or not any(firm):
        return None
    start = next(at for at, line in enumerate(run) if len(line.segments()) > 1 or firm[at])
    full = [columns[0][1] - line.words[0].right < line.size for line in run]
    groups = group_rows(run[start:], firm[start:], edges, full[start:])
    cells: list[GridCell] = []
    for number, group in enumerate(groups):
        row = max((cell.row + 1 for cell in cells), default=0)
        is_header = number == 0 and not any(line in figured for line in group)
        cells += _header(group, columns, rules, row) if is_header else _row(group, columns, row)
    lines = [line for group in groups for line in group]
    box = Box(min(line.left for line in lines), lines[0].top, max(line.right for line in lines), lines[-1].bottom)
    return Table(cells, [left for left, _ in columns], box, []), lines


def _edges_across(run: list[Line], rules: list[Box], shades: list[Box]) -> list[float]:
    """The heights of the rules and the edges of shades that run through, or around, most of the width of lines."""
    left, right = min(line.left for line in run), max(line.right for line in run)
    top, bottom = run[0].top - 2 * run[0].size, run[-1].bottom + 2 * run[-1].size
    level = [rule.top for rule in rules if min(right, rule.right) - max(left, rule.left) > 0.7 * (right - left)]
    bands = merged(Box(shade.left, y, shade.right, y) for shade in shades for y in (shade.top, shade.bottom))[0]
    level += [band.top for band in bands if min(right, band.right) - max(left, band.left) > 0.7 * (right - left)]
    return sorted(y for y in level if top < y < bottom)


def _columns(figured: list[Line]) -> list[Column]:
    """Where columns stand: what no gap runs through in all lines with figures, that is wide in half of them."""
    spans: list[Column] = []
    for word in sorted((word for line in figured for word in line.words), key=lambda word: word.left):
        if spans and word.left - spans[-1][1] <= SPACE * word.size:
            spans[-1] = spans[-1][0], max(spans[-1][1], word.right)
        else:
            spans.append((word.left, word.right))
    columns = spans[:1]
    for before, span in pairwise(spans):
        gaps = [gap for line in figured if (gap := _gap(line, before[1], span[0])) is not None]
        if gaps and 2 * sum(gap > GAP for gap in gaps) >= len(gaps):
            columns.append(span)
        else:
            columns[-1] = columns[-1][0], span[1]
    return columns


def _gap(line: Line, left: float, right: float) -> float | None:
    """How wide, in sizes, the gap is that a line has between two columns, if it has words at both sides."""
    before = [word.right for word in line.words if word.right <= left]
    behind = [word.left for word in line.words if word.left >= right]
    return (min(behind) - max(before)) / line.size if before and behind else None


def _firm(run: list[Line], columns: list[Column], figured: list[Line]) -> list[bool]:
    """Which lines hold a row: the last one of the header, and those with something where most figures stand."""
    texts: dict[int, list[str]] = defaultdict(list)
    for line in figured:
        for at, piece in _pieces(line, columns).items():
            texts[at].append(piece.text)
    figures = {at for at, group in texts.items() if at and 2 * sum(map(is_figure, group)) >= len(group)}
    first = run.index(figured[0])
    heads = [at for at in range(first) if len(run[at].segments()) > 1]
    rows = {at for at in range(first, len(run)) if figures & set(_pieces(run[at], columns))}
    return [at in rows or at == max(heads, default=-1) for at in range(len(run))] if figures else []


def _pieces(line: Line, columns: list[Column]) -> dict[int, Word]:
    """The words of a line by the column in which they stand."""
    words: dict[int, list[Word]] = {}
    for word in line.words:
        words.setdefault(_column(word, columns), []).append(word)
    return {at: joined(group) for at, group in words.items()}


def _column(word: Word, columns: list[Column]) -> int:
    """The column that a word covers most of, or is nearest to."""
    return max(range(len(columns)), key=lambda at: min(word.right, columns[at][1]) - max(word.left, columns[at][0]))


def _row(lines: list[Line], columns: list[Column], row: int) -> list[GridCell]:
    """The cells of a row."""
    texts: dict[int, list[str]] = defaultdict(list)
    for line in lines:
        for at, piece in _pieces(line, columns).items():
            texts[at].append(piece.text)
    return [GridCell("\n".join(texts[at]), row, at) for at in sorted(texts)]


def _header(lines: list[Line], columns: list[Column], rules: list[Box], row: int) -> list[GridCell]:
    """The cells of a header: one row, or a row a line where one of them stands over several columns."""
    spans = [[(piece, *_span(piece, columns, rules)) for piece in line.segments()] for line in lines]
    if all(first == last for line in spans for _, first, last in line):
        return _row(lines, columns, row)
    return [
        GridCell(piece.text, row + at, first, 1, last - first + 1)
        for at, line in enumerate(spans)
        for piece, first, last in line
    ]


def _span(piece: Word, columns: list[Column], rules: list[Box]) -> tuple[int, int]:
    """The first and the last column that a piece of a header stands over; a rule right below it tells."""
    below = (r for r in rules if 0 < r.top - piece.base < piece.size and r.left < piece.right and piece.left < r.right)
    rule = next((rule for rule in below if rule.right - rule.left < 0.7 * (columns[-1][1] - columns[0][0])), None)
    left, right = (rule.left, rule.right) if rule else (piece.left, piece.right)
    over = [at for at, (start, end) in enumerate(columns) if left <= (start + end) / 2 <= right]
    middle = (piece.left + piece.right) / 2
    beside = [at for at, (a, b) in enumerate(pairwise(columns)) if a[1] < middle < b[0]] if not over else []
    if beside and not any(start < piece.right and piece.left < end for start, end in columns):
        return beside[0], beside[0] + 1
    own = _column(piece, columns)
    return (over[0], over[-1]) if over else (own, own)
