"""What a document consists of: paragraphs, tables and pictures, and their places in its text."""

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from ipstats.documents.cells import Cell
from ipstats.documents.content import Picture
from ipstats.text import as_seen, find_invisible, normalize


@dataclass(frozen=True)
class Paragraph:
    """One paragraph; its text is normalized (see `ipstats.text.normalize`), section is the path of its headings.

    flattened: it is a table run together, with no sign between its cells: which figure is whose cannot be told.
    """

    text: str
    start: int
    section: str
    flattened: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of cells as they stand in the document, with the lines just above and the notes just below them.

    A cell that covers several places stands in each of them. inferred: rows and cells were told from signs and line
    breaks of running text, so that a row may lack its merged cells; else they are those of the file.
    """

    rows: list[list[Cell]]
    section: str
    caption: str
    notes: str = ""
    inferred: bool = True


Block = Paragraph | Table | Picture


@dataclass(frozen=True)
class Document:
    """A document that was read: its id, its text, what it consists of, and what could not be read of it.

    Offsets of blocks are those of `visible`, the text without invisible letters; `span` gives those of the text.
    plain: the text with invisible letters in place of its markup, where it has some.
    """

    plan: str
    text: str
    blocks: list[Block]
    notices: list[str] = field(default_factory=list)
    plain: str | None = None

    @cached_property
    def visible(self) -> str:
        """The text as the eye sees it (see `ipstats.text.as_seen`)."""
        return as_seen(self.plain or self.text)

    @cached_property
    def is_seen_whole(self) -> bool:
        """Whether the eye sees the text as it is, sign for sign."""
        return self.visible == self.text

    @cached_property
    def normalized(self) -> str:
        """What is visible in plain signs, as long as that."""
        return normalize(self.visible)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the text of what stands between two offsets of what is visible.

        >>> Document("p", "\\ufeff3\\u200b0家", []).span(0, 3)
        (1, 5)
        """
        gaps = self._gaps
        return start + bisect_right(gaps, start), end + bisect_right(gaps, end - 1)

    @cached_property
    def _gaps(self) -> list[int]:
        """For each invisible letter the offset in what is visible before which it stands."""
        return [at - number for number, at in enumerate(find_invisible(self.plain or self.text))]
