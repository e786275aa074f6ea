"""Lines of a table without upright rules → its cells: columns are told by gaps that run through lines, rows by figures."""

import math
import re
from collections import defaultdict
from itertools import pairwise

from ipstats.documents.content import GridCell
from ipstats.documents.pdf.lines import FINE, GAP, SPACE, Line, Word, joined
from ipstats.documents.pdf.objects import Box, grouped
from ipstats.documents.pdf.rows import EVEN, group_rows, is_crossed

SURE = 3  # lines: through as many even a narrow gap parts columns

_MARKS = r"[①-⑳*＊¹²³⁴-⁹⁰]|[\[(（〔⁽][\d¹²³⁴-⁹⁰]{1,2}[\])）〕⁾]"
_FIGURE = re.compile(
    rf"[<>≤≥＜＞≦≧~～≈约达超近不低高少多于过至左]{{0,4}}[-−—–+]?\d[\d,，.]*(?:[—–\-~～/]\d[\d.,]*)?[%％‰]?"
    rf"[万亿千百]*[\u4e00-\u9fff/]{{0,3}}(?:[(（][^()（）]{{1,6}}[)）])?(?:{_MARKS})*|[-—–－]{{1,3}}|[〔\[]\d[\d.]*[〕\]]"
)
_YEAR = re.compile(r"(?:19|20)\d\d年?.{0,4}|\d{1,2}月.{0,4}")

Column = tuple[float, float]  # where its words begin and end
Span = tuple[int, int]  # the first and the last of several columns


def is_figure(text: str) -> bool:
    """Whether a word is a figure or the dash for none, and no year.

    >>> [is_figure(text) for text in ("5024", "≥8.5", "18件（预期性）", "—", "2025年", "专利", "9000[¹]")]
    [True, True, True, True, False, False, True]
    """
    return bool(_FIGURE.fullmatch(text)) and not _YEAR.fullmatch(text)


def has_figure(line: Line) -> bool:
    """Whether a figure stands in a line behind its first word, a blank before it."""
    return any(is_figure(word.text) and word.spaced for word in line.words[1:])


def columns_of(figured: list[Line], heads: list[Line], known: list[Column]) -> list[Column]:
    """The columns of lines with figures: what gaps part that run through all of them.

    A gap counts that is wide in half of the lines, or that many lines have; a narrow one must part the header too.
    known: those of the table that may go on here, kept where they are more and the lines fit them.
    """
    spans = _spans([word for line in figured for word in line.words])
    columns = spans[:1]
    for span in spans[1:]:
        before = columns[-1]
        gaps = [gap for line in figured if (gap := _gap(line, before, span)) is not None]
        wide = 2 * sum(gap > GAP for gap in gaps)
        left = columns[-2][1] if len(columns) > 1 else -math.inf
        sure = span[0] - before[1] > SPACE * figured[0].size or any(_parts(head, left, before, span) for head in heads)
        if gaps and (wide >= len(gaps) or (len(gaps) >= SURE and sure)):
            columns.append(span)
        else:
            columns[-1] = before[0], span[1]
    return known if len(known) > len(columns) and fits(figured, known) else columns


def fits(lines: list[Line], columns: list[Column]) -> bool:
    """Whether no word of the lines runs from one column into the next."""
    middles = [(before[1] + behind[0]) / 2 for before, behind in pairwise(columns)]
    return not any(word.left < at < word.right for line in lines for word in line.words for at in middles)


def _spans(words: list[Word]) -> list[Column]:
    spans: list[Column] = []
    for word in sorted(words, key=lambda word: word.left):
        if spans and word.left - spans[-1][1] <= FINE * word.size:
            spans[-1] = spans[-1][0], max(spans[-1][1], word.right)
        else:
            spans.append((word.left, word.right))
    return spans


def _parts(head: Line, left: float, before: Column, behind: Column) -> bool:
    """Whether a line of a header has a word over each of two columns; left: where the column before them ends."""
    one = any(left < word.left and word.right < behind[0] for word in head.words)
    return one and any(before[1] < word.left < behind[1] and behind[0] < word.right for word in head.words)


def _gap(line: Line, before: Column, behind: Column) -> float | None:
    """How wide, in sizes, the gap is that a line has between two columns, if it has words in both."""
    ends = [word.right for word in line.words if before[0] <= word.left < before[1]]
    starts = [word.left for word in line.words if behind[0] <= word.left < behind[1]]
    return (min(starts) - max(ends)) / line.size if ends and starts else None


def pieces_of(line: Line, columns: list[Column]) -> dict[int, Word]:
    """The words of a line by the column in which they stand."""
    words: dict[int, list[Word]] = defaultdict(list)
    units = _units(line, columns)
    in_order = len(units) == len(columns) and not has_figure(line)  # a full header, wherever it stands over its column
    for number, word in enumerate(units):
        words[number if in_order else _column(word, columns)].append(word)
    return {at: joined(group) for at, group in words.items()}


def _units(line: Line, columns: list[Column]) -> list[Word]:
    """The words of a line, those without a blank between them as one, unless they stand in several columns."""
    units = [(group, joined(group)) for group in grouped(line.words, lambda _, word: not word.spaced)]
    return [word for group, unit in units for word in (group if _is_over_several(unit, columns) else [unit])]


def _is_over_several(word: Word, columns: list[Column]) -> bool:
    return sum(word.left < right and left < word.right for left, right in columns) > 1


def _column(word: Word, columns: list[Column]) -> int:
    """The column that a word covers most of, or is nearest to."""
    return max(range(len(columns)), key=lambda at: min(word.right, columns[at][1]) - max(word.left, columns[at][0]))


def cells_of(
    lines: list[Line], columns: list[Column], edges: list[float], rules: list[Box]
) -> tuple[list[GridCell], list[Line], list[Column]]:
    """The cells of a table that begins with the first line, the lines that it takes, and all its columns.

    No cells where it is no table.

    columns: those of its lines with figures; edges: heights at which something runs across; rules: level ones.
    """
    last = max(at for at, line in enumerate(lines) if has_figure(line))
    first = next(at for at, line in enumerate(lines) if has_figure(line))
    columns = _with_others(columns, lines[first : last + 1])
    figured = [at for at, line in enumerate(lines) if _figures(line, columns)]
    if not figured:
        return [], [], columns
    where = [at for number in figured for at in _figures(lines[number], columns)]
    main = {at for at in where if 2 * where.count(at) > len(figured)}
    firm = [number >= figured[0] and bool(main & set(pieces_of(line, columns))) for number, line in enumerate(lines)]
    head = _header_end(lines[: figured[0] + 1], columns, edges)
    if head is not None:
        firm[head] = True
    joins = [_joins(pieces_of(a, columns), pieces_of(b, columns), columns) for a, b in pairwise(lines)]
    groups = group_rows(lines, firm, edges, joins) if main else []
    cells: list[GridCell] = []
    for number, group in enumerate(groups):
        row = max((cell.row + 1 for cell in cells), default=0)
        header = number == 0 and head is not None
        cells += _header(group, columns, rules, row) if header else _row(group, columns, row)
    return cells, [line for group in groups for line in group], columns


def _header_end(lines: list[Line], columns: list[Column], edges: list[float]) -> int | None:
    """The last line of a header, if lines above the first with figures, the last one given, make one."""
    broad = [at for at, line in enumerate(lines[:-1]) if len(pieces_of(line, columns)) > 1]
    if not broad:
        return None
    gaps = {at: lines[at + 1].base - lines[at].base for at in range(broad[0], len(lines) - 1)}
    crossed = [at for at in gaps if is_crossed(lines[at], lines[at + 1], edges)]
    wide = [at for at, gap in gaps.items() if gap >= EVEN * max(gaps.values())]
    end = max(crossed or [at for at in wide if at in broad] or wide[:1])
    return end if gaps[end] > lines[0].size else None


def _joins(above: dict[int, Word], below: dict[int, Word], columns: list[Column]) -> bool:
    """Whether a line may be more of the row above it: of a cell that was full, or in another column."""
    same = set(above) & set(below)
    return not same or any(columns[at][1] - above[at].right < above[at].size for at in same)


def _figures(line: Line, columns: list[Column]) -> set[int]:
    return {at for at, piece in pieces_of(line, columns).items() if at and is_figure(piece.text)}


def _with_others(columns: list[Column], lines: list[Line]) -> list[Column]:
    """The columns, and those in which no line with figures has a word: groups of rows, named between the lines."""
    pieces = [piece for line in lines for piece in line.segments()]
    beside = [piece for piece in pieces if all(piece.right < left or right < piece.left for left, right in columns)]
    return sorted([*columns, *_spans(beside)])


def _row(lines: list[Line], columns: list[Column], row: int) -> list[GridCell]:
    """The cells of a row."""
    texts: dict[int, list[str]] = defaultdict(list)
    for line in lines:
        for at, piece in pieces_of(line, columns).items():
            texts[at].append(piece.text)
    return [GridCell("\n".join(texts[at]), row, at) for at in sorted(texts)]


def _header(lines: list[Line], columns: list[Column], rules: list[Box], row: int) -> list[GridCell]:
    """The cells of a header: one row, or a row a line where a word stands over several columns."""
    units = [_units(line, columns) for line in lines]
    placed = [[_span(word, line, columns, rules) for word in line] for line in units]
    spans = [*placed[:-1], [(_column(word, columns),) * 2 for word in units[-1]]]
    if all(first == last for line in spans for first, last in line):
        return _row(lines, columns, row)
    cells: list[GridCell] = []
    for at, (line, own) in enumerate(zip(units, spans, strict=True), start=row):
        words: dict[Span, list[Word]] = defaultdict(list)
        for word, span in zip(line, own, strict=True):
            words[span].append(word)
        cells += [GridCell(joined(group).text, at, a, 1, b - a + 1) for (a, b), group in words.items()]
    return cells


def _span(word: Word, line: list[Word], columns: list[Column], rules: list[Box]) -> Span:
    """The first and the last column that a word of a header stands over: those of a rule below it alone, or beside."""
    below = [r for r in rules if 0 < r.top - word.base < word.size and r.left < word.right and word.left < r.right]
    alone = (r for r in below if sum(r.left < other.right and other.left < r.right for other in line) == 1)
    rule = next(alone, None)
    left, right = (rule.left, rule.right) if rule else (word.left, word.right)
    over = [at for at, (start, end) in enumerate(columns) if left <= (start + end) / 2 <= right]
    if over:
        return over[0], over[-1]
    own = _column(word, columns)
    taken = {_column(other, columns) for other in line if other is not word}
    between = (at for at, (a, b) in enumerate(pairwise(columns)) if a[1] < word.left and word.right < b[0])
    beside = next((at for at in between if not {at, at + 1} & taken), None)
    return (own, own) if beside is None else (beside, beside + 1)
