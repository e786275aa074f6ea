"""What the pages of a PDF are made of: lines of text, tables and pictures."""

from dataclasses import dataclass, field

from ipstats.documents.content import GridCell
from ipstats.documents.pdf.lines import Line
from ipstats.documents.pdf.objects import Box


@dataclass
class Print:
    """A line of text. margins: those of its column; height: how far down the page it stands, from 0 to 1."""

    line: Line
    margins: tuple[float, float]
    height: float

    def __post_init__(self) -> None:
        self.text = self.line.text

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.line.left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.line.right

    @property
    def base(self) -> float:
        """Its baseline."""
        return self.line.base

    @property
    def size(self) -> float:
        """The size of its largest letters."""
        return self.line.size


@dataclass
class Table:
    """A table. width: how many columns it has; doubts: a line for each thing that was guessed of it.

    columns: where the words of each begin and end, if gaps told them; full: the columns whose last cell is full to its
    right edge, so that its text may go on.
    """

    cells: list[GridCell]
    width: int
    box: Box
    doubts: list[str] = field(default_factory=list)
    columns: list[tuple[float, float]] = field(default_factory=list)
    full: frozenset[int] = frozenset()

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return max((cell.row + cell.rows for cell in self.cells), default=0)


@dataclass
class Image:
    """A picture that may be meant to be read."""

    box: Box


Block = Print | Table | Image
