"""A sheet of print → its blocks in reading order: lines of text, tables, pictures."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass

from ipstats.documents.pdf.aligned import aligned_tables
from ipstats.documents.pdf.cells import Column
from ipstats.documents.pdf.columns import gutters_of, parted
from ipstats.documents.pdf.lines import Line, lines_of
from ipstats.documents.pdf.objects import Box, Letter, grouped
from ipstats.documents.pdf.rules import Frame, frames_of, merged
from ipstats.documents.pdf.sheets import Sheet
from ipstats.documents.pdf.tables import Block, ruled_table

LARGE = 0.3  # of the width of a page: narrower pictures are emblems and ornaments
TALL = 40.0  # points: lower pictures are lines and banners
TEXT = 3  # letters: a picture with more of them over it is a ground


Placed = tuple[Box, list[Block]]


def layout_of(sheet: Sheet, known: list[Column]) -> tuple[list[Block], list[str]]:
    """The blocks of a sheet, and a line for each thing on it that was not read or guessed.

    known: the columns of the table that may go on from the sheet before.
    """
    level, upright = merged(sheet.rules)
    reader = _Reader(sheet, level, known, [])
    frames = sorted(frames_of(level, upright), key=lambda frame: frame.box.area)
    inside, outside = _by_frame(_not_struck(sheet.letters, level), frames)
    aside, _ = _by_frame(sheet.aside, frames)
    placed: list[Placed] = [(box, [box]) for box in _images(sheet)]
    for at, frame in enumerate(frames):
        if len(aside[at]) <= len(inside[at]):  # else it is read on the sheet that lies as its text does
            placed.append((frame.box, reader.frame(frame, inside[at], aside[at])))
    lines = lines_of(outside)
    gutters = gutters_of(lines)
    for column in parted(lines, gutters):
        placed += reader.column(column, 0 if gutters else sheet.width / 2)
    return _in_order(placed, gutters), reader.notices


@dataclass
class _Reader:
    """Reads the parts of a sheet, and notes what it does not read or guesses. level: its level rules."""

    sheet: Sheet
    level: list[Box]
    known: list[Column]
    notices: list[str]

    def frame(self, frame: Frame, letters: list[Letter], aside: list[Letter]) -> list[Block]:
        """The blocks in a frame: a table, or what stands in a box."""
        if frame.columns == 1:
            return _in_order(self.column(lines_of(letters), 0), [])
        if not letters:
            return []
        table = ruled_table(frame, letters, aside)
        self.notices += table.doubts
        return [table]

    def column(self, lines: list[Line], narrowest: float) -> list[Placed]:
        """The lines and the tables of a column. narrowest: how wide it is at least, however short its lines."""
        left, right = min((line.left for line in lines), default=0), max((line.right for line in lines), default=0)
        margins = left, max(right, left + narrowest)
        tables, told = aligned_tables(lines, self.level, self.sheet.shades, margins[1] - left, self.known)
        self.notices += told
        taken = {line for _, own in tables for line in own}
        placed: list[Placed] = [(table.box, [table]) for table, _ in tables]
        for line in lines:
            if line not in taken:
                line.margins, line.height = margins, line.top / self.sheet.height
                placed.append((Box(line.left, line.top, line.right, line.bottom), [line]))
        return placed


def _in_order(placed: list[Placed], gutters: list[float]) -> list[Block]:
    """Blocks from top to bottom; those beside a gutter column by column, between blocks that run over it."""
    blocks: list[Block] = []
    columns: list[list[Block]] = [[] for _ in range(len(gutters) + 1)]
    for box, own in sorted(placed, key=lambda pair: pair[0].top):
        first, last = bisect_left(gutters, box.left), bisect_left(gutters, box.right)
        if first != last:
            blocks += [block for column in columns for block in column] + own
            columns = [[] for _ in columns]
        else:
            columns[first] += own
    return blocks + [block for column in columns for block in column]


def _by_frame(letters: list[Letter], frames: list[Frame]) -> tuple[dict[int, list[Letter]], list[Letter]]:
    """The letters in each frame, the first of those given that they lie in, and those outside."""
    inside: dict[int, list[Letter]] = defaultdict(list)
    outside: list[Letter] = []
    boxes = [frame.box for frame in frames]
    for letter in letters:
        at = next((at for at, box in enumerate(boxes) if box.covers(*letter.center)), None)
        (outside if at is None else inside[at]).append(letter)
    return inside, outside


def _not_struck(letters: list[Letter], level: list[Box]) -> list[Letter]:
    """The letters that no rule strikes through; one that goes on beside them parts rows of a table."""
    order = sorted(letters, key=lambda letter: letter.base)
    bases = [letter.base for letter in order]
    struck: set[Letter] = set()
    for rule in level:
        near = order[bisect_left(bases, rule.top) : bisect_right(bases, rule.top + 100)]
        hit = [letter for letter in near if _strikes(rule, letter)]
        starts, ends = [letter.left - letter.size for letter in hit], [letter.right + letter.size for letter in hit]
        struck.update(hit if hit and min(starts) < rule.left and rule.right < max(ends) else [])
    return [letter for letter in letters if letter not in struck] if struck else letters


def _strikes(rule: Box, letter: Letter) -> bool:
    return 0.15 < (letter.base - rule.top) / letter.size < 0.5 and rule.left < letter.center[0] < rule.right


def _images(sheet: Sheet) -> list[Box]:
    """The pictures that are large, strips of one put together, and that have no text of the page over them."""
    boxes = sorted(sheet.pictures, key=lambda box: (box.left, box.top))
    strips = grouped(boxes, lambda above, box: _goes_on(above[-1], box))
    joined = [own[0]._replace(bottom=max(box.bottom for box in own)) for own in strips]
    return [
        box
        for box in joined
        if _is_large(box, sheet) and sum(box.covers(*letter.center) for letter in sheet.letters) <= TEXT
    ]


def _goes_on(strip: Box, box: Box) -> bool:
    return abs(box.left - strip.left) < 2 and abs(box.right - strip.right) < 2 and box.top < strip.bottom + 2


def _is_large(box: Box, sheet: Sheet) -> bool:
    return box.right - box.left > LARGE * sheet.width and box.bottom - box.top > TALL
