"""Letters of a page → lines of print: their words with the blanks between them, raised and lowered marks told apart."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from ipstats.documents.pdf.objects import Letter, grouped

SPACE = 0.35  # of a letter's size: wider than what Word sets between 占 and GDP, or adds to fill a line
BLANK = 0.15  # the same where the file has a blank
FINE = 0.12  # of a letter's size: what may keep narrow columns apart
GAP = 1.0  # of a letter's size: what keeps columns apart
TWICE = 0.15  # of a letter's size: bold print is often the same letter drawn twice

BESIDE = 0.35  # of a letter's size: how near a mark stands to what it marks
SMALLER = 0.9  # times the size of what it marks

_LEVEL, _SLOPE, _SHIFT = 0.12, 0.35, 0.65  # of the size: one baseline, one line of a scan, a mark and its line
_RAISED = str.maketrans("0123456789+-=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")


class Word(NamedTuple):
    """Letters that stand together. spaced: a blank belongs before them."""

    text: str
    left: float
    right: float
    base: float
    size: float
    spaced: bool = False

    @property
    def middle(self) -> float:
        """Half its height."""
        return self.base - 0.35 * self.size


@dataclass(eq=False)
class Line:
    """The words of one line, from left to right. margins: those of its column; height: how far down the page, 0 to 1."""

    words: list[Word]
    base: float
    size: float
    margins: tuple[float, float] = (0.0, 0.0)
    height: float = 0.0

    def __post_init__(self) -> None:
        self.text = joined(self.words).text
        self.left, self.right = self.words[0].left, self.words[-1].right
        self.top, self.bottom = self.base - 0.85 * self.size, self.base + 0.15 * self.size
        self.middle = self.base - 0.35 * self.size

    def segments(self) -> list[Word]:
        """The words put together but where a gap between columns may be."""
        parts = grouped(
            self.words, lambda part, word: word.left - part[-1].right <= GAP * min(part[-1].size, word.size)
        )
        return [joined(part) for part in parts]


def joined(words: list[Word]) -> Word:
    """Words as one."""
    first, size = words[0], max(word.size for word in words)
    text = first.text + "".join(" " * word.spaced + word.text for word in words[1:])
    return Word(text, first.left, words[-1].right, first.base, size, first.spaced)


def lines_of(letters: Iterable[Letter]) -> list[Line]:
    """The lines that letters make, from top to bottom; letters at one height are one line, however far apart.

    Raised and lowered digits are written as such: 5024² and CO₂, a raised [2] as [²].
    """
    rows = _rows(letters)
    settled = [letter for at in range(len(rows)) for letter in _settled(rows, at)]
    return [line for row in _level(settled) if (line := _line(row))]


def _level(letters: list[Letter]) -> list[list[Letter]]:
    """Rows, those put together that lie a little askew; not those that are printed over one another."""
    rows: list[list[Letter]] = []
    for row in _rows(letters):
        near = bool(rows) and row[0].base - rows[-1][0].base <= _SLOPE * max(row[0].size, rows[-1][0].size)
        both = sorted([*rows[-1], *row], key=lambda letter: letter.left) if near else []
        if both and all(b.left - a.left > 0.4 * min(a.size, b.size) for a, b in pairwise(both) if a.text != b.text):
            rows[-1] = both
        else:
            rows.append(row)
    return rows


def _rows(letters: Iterable[Letter]) -> list[list[Letter]]:
    """Letters at about the same height together, from left to right; the rows from top to bottom."""
    order = sorted(letters, key=lambda letter: letter.base)
    rows = grouped(order, lambda row, letter: letter.base - row[0].base <= _LEVEL * max(letter.size, row[0].size))
    return [sorted(row, key=lambda letter: letter.left) for row in rows]


def _settled(rows: list[list[Letter]], at: int) -> list[Letter]:
    """The letters of a row, raised and lowered ones brought to the baseline of those beside them."""
    row = rows[at]
    near = [
        other for other in rows[max(0, at - 2) : at + 3] if abs(other[0].base - row[0].base) < _SHIFT * other[0].size
    ]
    hosts = [host for other in near if other is not row for host in other if not host.text.isspace()]
    if not hosts:
        return row
    runs = grouped(row, lambda run, letter: letter.left - run[-1].right <= BESIDE * letter.size)
    return [letter for run in runs for letter in _marked(run, hosts)]


def _marked(run: list[Letter], hosts: list[Letter]) -> list[Letter]:
    """Letters as a mark, where a larger letter of another row stands just before or behind them."""
    first, last = run[0], run[-1]
    larger = [host for host in hosts if first.size < SMALLER * host.size]
    before = (host for host in larger if abs(first.left - host.right) < BESIDE * host.size)
    behind = (host for host in larger if abs(host.left - last.right) < BESIDE * host.size)
    host = next((host for beside in (before, behind) for host in beside), None)
    if host is None:
        return run
    signs = _RAISED if first.base < host.base else _LOWERED
    return [letter._replace(text=letter.text.translate(signs), base=host.base) for letter in run]


def _line(row: list[Letter]) -> Line | None:
    """The words of a row; a blank of the file counts where there is room for it."""
    words: list[list[Letter]] = []
    spaced: list[bool] = []
    blank = False
    for letter in row:
        if letter.text.isspace() or not letter.text.isprintable():
            blank = True
            continue
        last = words[-1][-1] if words else None
        gap = (letter.left - last.right) / min(letter.size, last.size) if last else GAP
        if last and letter.text == last.text and letter.left - last.left < TWICE * letter.size:
            continue
        if gap > FINE:
            words.append([])
            spaced.append(gap > (BLANK if blank else SPACE))
        words[-1].append(letter)
        blank = False
    if not words:
        return None
    largest = max((letter for word in words for letter in word), key=lambda letter: letter.size)
    return Line([_word(word, before) for word, before in zip(words, spaced, strict=True)], largest.base, largest.size)


def _word(letters: list[Letter], spaced: bool) -> Word:
    text, size = "".join(letter.text for letter in letters), max(letter.size for letter in letters)
    return Word(text, letters[0].left, letters[-1].right, letters[0].base, size, spaced)
