"""A document as text: its paragraphs and tables in reading order, each under its headings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from charset_normalizer import from_bytes

from ipstats.errors import UnreadableDocument
from ipstats.text import plain


@dataclass(frozen=True)
class Cell:
    """Text of a table cell or of a paragraph, and its offsets in the document."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Paragraph:
    """One paragraph; text is plain (see `ipstats.text.plain`), section the path of the headings above it."""

    text: str
    start: int
    section: str


@dataclass(frozen=True)
class Table:
    """Rows of cells as they stand in the document, with the lines just above them."""

    rows: list[list[Cell]]
    section: str
    caption: str


@dataclass(frozen=True)
class Document:
    """A document that was read: its id, its text, and what it consists of."""

    plan: str
    text: str
    blocks: list[Paragraph | Table]


def read_document(path: str | Path, plan: str | None = None) -> Document:
    """Read a document; its id is the file's name unless given.

    Raises UnreadableDocument for a file that is missing, empty, of a kind not read, or not text.
    """
    path = Path(path)
    read = READERS.get(path.suffix.lower())
    if not read:
        raise UnreadableDocument(f"{path}: {path.suffix or 'no suffix'} is not read; known are {', '.join(READERS)}")
    try:
        text = read(path)
    except OSError as error:
        raise UnreadableDocument(f"{path}: {error.strerror or error}") from error
    if not text.strip():
        raise UnreadableDocument(f"{path}: there is no text in it")
    return parse_text(text, plan or path.stem)


def read_plain_text(path: Path) -> str:
    """The text of a file in UTF-8, UTF-16, GB18030 or Big5; line ends become \\n."""
    data = path.read_bytes()
    if not data:
        raise UnreadableDocument(f"{path}: the file is empty")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        best = from_bytes(data, cp_isolation=["utf_16", "gb18030", "big5"]).best()
        if best is None:
            raise UnreadableDocument(f"{path}: not text in UTF-8, UTF-16, GB18030 or Big5") from None
        text = str(best)
    if "\0" in text:
        raise UnreadableDocument(f"{path}: not text: it holds NUL bytes")
    return text.replace("\r\n", "\n").replace("\r", "\n")


READERS = {".txt": read_plain_text}

_DEBRIS = re.compile(r"\[bookmark: [^\]\n]*\]")
_HAN = "一二三四五六七八九十"
_HEADINGS = [
    re.compile(rf"(?:[{_HAN}]{{1,3}}、|第[{_HAN}]{{1,3}}(?:章|部分)|\d{{1,2}}、)"),
    re.compile(rf"(?:\([{_HAN}]{{1,3}}\)|第[{_HAN}]{{1,3}}节|专栏\s?\d*)"),
    re.compile(r"(?:\d{1,2}\.(?!\d)|\(\d{1,2}\))"),
]


def parse_text(text: str, plan: str) -> Document:
    """The paragraphs and tables of a text. Tables: one cell a line after a tab, or cells separated by tabs or |."""
    blocks: list[Paragraph | Table] = []
    path: list[str] = []
    lines = list(_lines(text))
    at = 0
    while at < len(lines):
        rows, after = _table(lines, at) if lines[at][0].strip() else ([], at)
        if any(len(row) > 1 for row in rows):
            caption = " ".join(b.text for b in blocks[-2:] if isinstance(b, Paragraph) and len(b.text) < 60)
            blocks.append(Table(rows, " > ".join(filter(None, path)), caption))
        else:
            cells = [cell for row in rows for cell in row] or [_trimmed(*lines[at])]
            parts = [line for cell in cells for line in _lines(cell.text, cell.start) if line[0].strip()]
            blocks += [_paragraph(part, path) for part in parts]
        at = after if rows else at + 1
    return Document(plan, text, blocks)


def _lines(text: str, start: int = 0) -> Iterator[tuple[str, int]]:
    for line in text.split("\n"):
        yield line, start
        start += len(line) + 1


def _trimmed(line: str, start: int) -> Cell:
    body = _DEBRIS.sub(lambda found: " " * len(found.group()), line)
    inner = body.strip()
    start += len(body) - len(body.lstrip())
    return Cell(inner, start, start + len(inner))


def _paragraph(line: tuple[str, int], path: list[str]) -> Paragraph:
    """The paragraph a line is; a heading among the lines changes the path for those that follow."""
    cell = _trimmed(*line)
    text = plain(cell.text)
    for level, pattern in enumerate(_HEADINGS):
        if pattern.match(text):
            title = re.split(r"[。：]", text, maxsplit=1)[0]
            path[level:] = [*path[level:0], *[""] * (level - len(path)), title[:40]]
            break
    return Paragraph(text, cell.start, " > ".join(filter(None, path)))


def _table(lines: list[tuple[str, int]], at: int) -> tuple[list[list[Cell]], int]:
    """The rows of a table that begins at a line, and the line behind it; no rows where none begins there."""
    rows: list[list[Cell]] = [[]]
    while at < len(lines):
        line, start = lines[at]
        cells = _cells(line, start)
        if not line.strip():
            rows.append([])
        elif len(cells) > 1:
            rows += [cells, []]
        elif line.startswith("\t"):
            rows[-1] += cells
        elif rows[-1] and lines[at - 1][0].strip():
            rows[-1][-1] = _joined(rows[-1][-1], _trimmed(line, start))
        else:
            break
        at += 1
    return [row for row in rows if row], at


def _cells(line: str, start: int) -> list[Cell]:
    """The cells that tabs or bars separate in one line; an empty cell counts where it stands between others."""
    bar = "|" if line.count("|") > 1 else "\t"
    body = line.strip("|" if bar == "|" else "") if bar == "|" else line.lstrip("\t").rstrip()
    start += line.index(body) if body else 0
    cells = []
    for part in body.split(bar):
        cells.append(_trimmed(part, start))
        start += len(part) + 1
    return cells


def _joined(cell: Cell, more: Cell) -> Cell:
    """Two lines of one cell; the text keeps the length it has in the document."""
    return Cell(cell.text + "\n" * (more.start - cell.end) + more.text, cell.start, more.end)
