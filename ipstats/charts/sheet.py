"""What is to be printed, and how much room it takes: names at the left, a scale in the middle, figures at the right.

Everything is measured in points before anything is drawn, so that nothing overlaps and nothing is cut.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise

from ipstats.charts import font
from ipstats.charts.style import INK, LINE, SMALL, TEXT

GAP, ROW_GAP, AXIS, MARGIN, ASIDE = 14, 5, 30, 8, 8
NARROWEST = 300  # so that a title and a note still read as sentences
WIDEST = 170 / 25.4 * 72 - 2 * MARGIN  # the text of an A4 page: wider, and letters would shrink
WORD = 66  # points that a long word needs


@dataclass(frozen=True)
class Column:
    """One text a row, under a header. align: left, right or center; room: points before a text is wrapped, where the
    page is wide enough."""

    header: str
    cells: Sequence[str]
    align: str = "left"
    colour: str = INK
    room: float = 125

    def wrapped(self) -> list[tuple[str, ...]]:
        return [font.wrap(text, self.room, TEXT) for text in self.cells]

    def header_lines(self) -> tuple[str, ...]:
        longest = max((font.width(word, SMALL) for word in font.WORD.findall(font.drawable(self.header))), default=0)
        return font.wrap(self.header, max(self.room * 0.7, longest, self._cell_width()), SMALL)

    def width(self) -> float:
        return max(self._cell_width(), *(font.width(line, SMALL) for line in self.header_lines()))

    def _cell_width(self) -> float:
        return max((font.width(line, TEXT) for lines in self.wrapped() for line in lines), default=0)


@dataclass(frozen=True)
class Sheet:
    """What is to be printed, before any size is known.

    columns: the first holds the names. plot: width of the scale in points, 0 for a plain table; gap: between columns;
    both where the page is wide enough. listed: how many of the last rows stand below the scale, under the heading.
    """

    columns: Sequence[Column]
    title: str
    notes: Sequence[str]
    plot: float = 0
    gap: float = GAP
    listed: int = 0
    heading: str = ""
    aside: Sequence[str] = field(default_factory=tuple)  # words on the scale, one a row or empty
    aside_span: tuple[float, float] = (0, 1)  # the shares of the scale's width between which they stand

    @property
    def aside_room(self) -> float:
        first, last = self.aside_span
        return max(WORD / 2, self.plot * (last - first) - 2 * ASIDE)


def fitted(sheet: Sheet) -> Sheet:
    """The sheet, with its rooms, gaps and scale narrowed alike until it fits a page, or until words would break; what
    the columns then leave free is the scale's."""
    shares = [1 - n / 50 for n in range(26)]
    found = bisect_left(shares, True, key=lambda share: across(_narrowed(sheet, share))[2] <= WIDEST)
    narrowed = _narrowed(sheet, shares[min(found, len(shares) - 1)])
    return replace(narrowed, plot=min(sheet.plot, narrowed.plot + max(WIDEST - across(narrowed)[2], 0)))


def _narrowed(sheet: Sheet, share: float) -> Sheet:
    columns = [replace(column, room=max(column.room * share, min(column.room, WORD))) for column in sheet.columns]
    return replace(sheet, columns=columns, plot=sheet.plot * max(share, 0.7), gap=sheet.gap * share)


def _heights(sheet: Sheet) -> list[float]:
    """Height of the header and of each row."""
    columns = [column.wrapped() for column in sheet.columns]
    if sheet.aside:
        columns.append([font.wrap(text, sheet.aside_room, TEXT) for text in sheet.aside])
    header = max((len(column.header_lines()) for column in sheet.columns if column.header), default=0)
    rows = [max(map(len, row)) * TEXT * LINE + ROW_GAP for row in zip(*columns, strict=True)]
    return [header * SMALL * LINE + ROW_GAP if header else 0, *rows]


def down(sheet: Sheet) -> tuple[list[tuple[float, float]], float, float]:
    """Top and bottom of the header and of each row, where the scale ends, and where the last row ends."""
    heights = _heights(sheet)
    scaled = len(heights) - sheet.listed
    edges = [0, *accumulate(heights[:scaled])]
    below = edges[-1] + (AXIS if sheet.plot else 0) + (TEXT * LINE + ROW_GAP if sheet.listed else 0)
    listed = list(accumulate(heights[scaled:], initial=below))
    return [*pairwise(edges), *pairwise(listed)], edges[-1], listed[-1]


def across(sheet: Sheet) -> tuple[list[float], float, float]:
    """Left edge of each column, left edge of the scale (the sheet's, for a table), and the whole width."""
    first, *rest = [column.width() for column in sheet.columns]
    plot_left = first + sheet.gap
    after = plot_left + (sheet.plot + 1.5 * sheet.gap if sheet.plot else 0)
    edges = list(accumulate((width + sheet.gap for width in rest), initial=after))
    return [0, *edges[:-1]], plot_left if sheet.plot else 0, max(edges[-1] - sheet.gap, NARROWEST)
