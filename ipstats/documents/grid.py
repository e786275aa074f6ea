"""A grid of a file → its text, a row a line with tabs between the cells, and its cells with their places in it."""

import re

from ipstats.documents.cells import Cell
from ipstats.documents.content import MOST_CELLS, Grid, GridCell
from ipstats.text import as_seen

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


def lay_out(grid: Grid, start: int) -> tuple[str, list[list[Cell]]]:
    """The lines of a grid that begins at an offset, and its rows; a cell stands in each place that it covers.

    Each cell is written once, where it begins, unless it stands in a running text already. Empty rows and columns are left out, and those that have no cell of
    their own: such are left where the edges of cells do not quite meet.

    >>> cells = [GridCell("指标", 0, 0), GridCell("2025\\n年", 0, 1, 1, 2), GridCell("专利", 1, 0), GridCell("5", 1, 2)]
    >>> text, rows = lay_out(Grid(cells), 0)
    >>> text, [[(cell.text, cell.start) for cell in row] for row in rows]
    ('指标\\t2025年\\n专利\\t5', [[('指标', 0), ('2025年', 3)], [('专利', 9), ('5', 12)]])
    """
    rows = _trimmed(_places(grid.cells))
    boxed = all(len(row) == 1 for row in rows) and not grid.wrapped  # a box of paragraphs keeps its lines
    last = {cell: (row, column) for row, places in enumerate(rows) for column, cell in enumerate(places)}
    written: dict[GridCell, Cell] = {}
    lines: list[str] = []
    at = start
    for row, places in enumerate(rows):
        texts = []
        for column, cell in enumerate(places):
            text = as_seen(cell.text.strip() if boxed else one_line(cell.text, grid.wrapped))
            if cell not in written:
                down, across = last[cell][0] - row + 1, last[cell][1] - column + 1
                begin = at if cell.start is None else cell.start
                written[cell] = Cell(text, begin, begin + len(text), row, column, down, across)
                texts.append(text)
            else:
                texts.append("")
            at += len(texts[-1]) + 1
        lines.append("\t".join(texts))
    return "\n".join(lines), [[written[cell] for cell in places] for places in rows]


def _places(cells: list[GridCell]) -> list[list[GridCell]]:
    """The cell that covers each place of the rectangle, an empty one where none does; of two the one that began first."""
    height = max((cell.row + cell.rows for cell in cells), default=0)
    width = max((cell.column + cell.columns for cell in cells), default=0)
    if height * width > MOST_CELLS:
        raise ValueError(f"a table of more than {MOST_CELLS} cells")
    rows = [[GridCell("", row, column) for column in range(width)] for row in range(height)]
    for cell in reversed(cells):
        for places in rows[cell.row : cell.row + cell.rows]:
            places[cell.column : cell.column + cell.columns] = [cell] * cell.columns
    return rows


def _trimmed(rows: list[list[GridCell]]) -> list[list[GridCell]]:
    """Rows and columns that have text, and a cell of their own that neither neighbour has too."""
    for _ in range(2):
        rows = [list(places) for places in zip(*_with_own_cells(rows), strict=True)]
    return rows


def _with_own_cells(rows: list[list[GridCell]]) -> list[list[GridCell]]:
    filled = [row for row in rows if any(cell.text.strip() for cell in row)]
    kept: list[list[GridCell]] = []
    for below, row in enumerate(filled, start=1):
        neighbours = kept[-1:] + filled[below : below + 1]
        pairs = zip(row, *neighbours, strict=True)
        if not neighbours or any(cell.text.strip() and cell not in beside for cell, *beside in pairs):
            kept.append(row)
    return kept
