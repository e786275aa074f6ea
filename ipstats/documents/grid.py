"""Tables of any kind of file → lines with tabs: merged cells spread over the places they cover, rows equally long."""

import re
from collections.abc import Iterable
from itertools import count, takewhile

MOST_CELLS = 1_000_000
EMPTY = "—"  # at the edge of a row, where a tab alone would be lost with the white space around the line

_CHINESE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—、。]")
_FIGURES = re.compile(r"[\d.,%]{2}")
_BREAK = re.compile(r"\s*\n\s*")


def one_line(text: str, wrapped: bool = False) -> str:
    """A text on one line: a line break beside a Chinese sign vanishes, any other becomes a space.

    Between two digits it vanishes only where lines are wrapped for want of room; else two numbers stand there.

    >>> one_line("基期值\\n2020\\n年"), one_line("in\\nforce"), one_line("8\\n14"), one_line("1.\\n5", wrapped=True)
    ('基期值2020年', 'in force', '8 14', '1.5')
    """
    return _BREAK.sub(lambda found: "" if is_seamless(found, wrapped) else " ", text.strip()).replace("\t", " ")


def is_seamless(gap: re.Match[str], wrapped: bool = False) -> bool:
    """Whether a line break, found between two signs of a text, stands for nothing; at an edge of the text it does not."""
    signs = gap.string[max(0, gap.start() - 1) : gap.start()] + gap.string[gap.end() : gap.end() + 1]
    return len(signs) == 2 and bool(_CHINESE.search(signs) or (wrapped and _FIGURES.fullmatch(signs)))


def table_lines(rows: Iterable[Iterable[str]], wrapped: bool = False) -> list[str]:
    """The lines of a table, empty lines around it; rows and columns without text are left out.

    A table of one column is no table but a box of paragraphs; a title above or a note below, in one cell or one merged
    over all columns, is a paragraph too.

    >>> table_lines([["表1", "表1"], ["指标", "2025\\n年"], ["专利", "5"], ["注：件", "注：件"]])
    ['表1', '', '指标\\t2025年', '专利\\t5', '', '注：件']
    """
    rows = _without_empty(rows)
    if rows and len(rows[0]) == 1:  # in a box wrapped lines are one paragraph
        lines = (line for [text] in rows for line in ([one_line(text, wrapped)] if wrapped else text.split("\n")))
        return ["", *map(str.strip, lines), ""]
    first = next((at for at, row in enumerate(rows) if not _has_one_text(row)), len(rows))
    notes = takewhile(lambda row: _has_one_text(row) and row[0], reversed(rows[first:]))
    last = len(rows) - len(list(notes))
    inner = ["", *(_row(row, wrapped) for row in rows[first:last]), ""] if first < last else []
    above, below = ([one_line(max(row), wrapped) for row in part] for part in (rows[:first], rows[last:]))
    return [*above, *inner, *below]


def _has_one_text(row: list[str]) -> bool:
    return len({text for text in row if text}) == 1


def _without_empty(rows: Iterable[Iterable[str]]) -> list[list[str]]:
    """Rows of one length, without empty rows and columns, and without columns that have no cell of their own.

    Such are left where the edges of cells do not quite meet from row to row: in each row a neighbour covers them.

    >>> _without_empty([["指标", "2020", "2020", "2025"], ["", "", "", ""], ["专利", "5", "7", "7"]])
    [['指标', '2020', '2025'], ['专利', '5', '7']]
    """
    rows = [texts for row in rows if any(texts := [text.strip() for text in row])]
    width = max(map(len, rows), default=0)
    if width * len(rows) > MOST_CELLS:
        raise ValueError(f"a table of more than {MOST_CELLS} cells")
    rows = [row + [""] * (width - len(row)) for row in rows]
    filled = [at for at in range(width) if any(row[at] for row in rows)]
    columns: list[int] = []
    for order, at in enumerate(filled, start=1):
        neighbours = columns[-1:] + filled[order : order + 1]
        if not neighbours or any(all(row[at] != row[other] for other in neighbours) for row in rows):
            columns.append(at)
    return [[row[at] for at in columns] for row in rows]


def _row(row: list[str], wrapped: bool) -> str:
    cells = [one_line(text, wrapped) for text in row]
    cells[0], cells[-1] = cells[0] or EMPTY, cells[-1] or EMPTY
    return "\t".join(cells)


def fill_spans(rows: list[list[tuple[str, int, int]]]) -> list[list[str]]:
    """Rows of cells (text, columns and rows covered) as a full grid.

    >>> fill_spans([[("指标", 1, 2), ("专利", 2, 1)], [("2020", 1, 1), ("2025", 1, 1)]])
    [['指标', '专利', '专利'], ['指标', '2020', '2025']]
    """
    grid: list[dict[int, str]] = [{} for _ in rows]
    for at, row in enumerate(rows):
        column = 0
        for text, across, down in row:
            column = next(free for free in count(column) if free not in grid[at])
            after = column + across
            if after * len(rows) > MOST_CELLS:
                raise ValueError(f"a table of more than {MOST_CELLS} cells")
            for line in grid[at : at + down]:
                line |= dict.fromkeys(range(column, after), text)
            column = after
    return [[line.get(at, "") for at in range(max(line, default=-1) + 1)] for line in grid]
