"""A document as text: its paragraphs and tables in reading order, each under its headings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ipstats.cells import is_value, role_of
from ipstats.files import read_text
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
    """Rows of cells as they stand in the document, with the lines just above and the notes just below them."""

    rows: list[list[Cell]]
    section: str
    caption: str
    notes: str = ""


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
    return parse_text(read_text(path), plan or path.stem)


_DEBRIS = re.compile(r"\[bookmark: [^\]\n]*\]|^\s*#{1,6}\s|\*\*|\\(?=[.*_\-\[\]()#])")
_PAGE = re.compile(r"[-—–\s]*(?:第\s?)?\d{1,3}(?:\s?页)?[-—–\s]*")
_NOTE = re.compile(r"(?:注|备注|说明)\d?[：.]|[*＊①-⑨]")
_RULE = re.compile(r":?-+:?")
_YEAR = re.compile(r"(?:19|20)\d\d\s?年?")
_HAN = "一二三四五六七八九十"
_HEADINGS = [
    re.compile(rf"(?:[{_HAN}]{{1,3}}、|第[{_HAN}]{{1,3}}(?:章|部分)|\d{{1,2}}、)"),
    re.compile(rf"(?:\([{_HAN}]{{1,3}}\)|第[{_HAN}]{{1,3}}节|专栏\s?\d*)"),
    re.compile(r"(?:\d{1,2}\.(?!\d)|\(\d{1,2}\))"),
]


def parse_text(text: str, plan: str) -> Document:
    """The paragraphs and tables of a text. Tables: cells separated by tabs or |, or one cell a line."""
    blocks: list[Paragraph | Table] = []
    path: list[str] = []
    lines = list(_lines(text))
    at = 0
    while at < len(lines):
        rows, after = _table(lines, at)
        if any(len(row) > 1 for row in rows):
            _add_table(blocks, rows, path)
        else:
            cells = [cell for row in rows for cell in row] or [_trimmed(*lines[at])]
            for line in (line for cell in cells for line in _lines(cell.text, cell.start) if line[0].strip()):
                _add_paragraph(blocks, line, path)
        at = max(after, at + 1)
    return Document(plan, text, blocks)


def _add_table(blocks: list[Paragraph | Table], rows: list[list[Cell]], path: list[str]) -> None:
    """Append a table, or its rows to the table before where it only goes on behind a page break."""
    before = (
        blocks[:-1] if blocks and isinstance(blocks[-1], Paragraph) and _PAGE.fullmatch(blocks[-1].text) else blocks
    )
    if before and isinstance(last := before[-1], Table) and not last.notes and _goes_on(last.rows, rows):
        blocks[len(before) - 1 :] = [replace(last, rows=last.rows + rows)]
        return
    caption = " ".join(b.text for b in blocks[-2:] if isinstance(b, Paragraph) and len(b.text) < 60)
    blocks.append(Table(rows, " > ".join(filter(None, path)), caption))


def _goes_on(rows: list[list[Cell]], more: list[list[Cell]]) -> bool:
    """Whether rows continue a table: as wide as it, under the same header again or under none."""
    wide = max(map(len, rows)) == max(map(len, more))
    again = [cell.text for cell in more[0]] == [cell.text for cell in rows[0]]
    return wide and (again or not any(role_of(cell.text) for cell in more[0]))


def _add_paragraph(blocks: list[Paragraph | Table], line: tuple[str, int], path: list[str]) -> None:
    """Append a paragraph, or a note below a table to its table; a heading changes the path for what follows."""
    cell = _trimmed(*line)
    text = plain(cell.text)
    if blocks and isinstance(table := blocks[-1], Table) and _NOTE.match(text):
        blocks[-1] = replace(table, notes=f"{table.notes}\n{cell.text}")
        return
    level = next((level for level, pattern in enumerate(_HEADINGS) if pattern.match(text)), None)
    if level is not None:
        title = re.split(r"[。：]", text, maxsplit=1)[0]
        path[:] = [*path[:level], *[""] * (level - len(path)), title[:40]]
    blocks.append(Paragraph(text, cell.start, " > ".join(filter(None, path))))


def _lines(text: str, start: int = 0) -> Iterator[tuple[str, int]]:
    for line in text.split("\n"):
        yield line, start
        start += len(line) + 1


def _trimmed(line: str, start: int) -> Cell:
    body = _DEBRIS.sub(lambda found: " " * len(found.group()), line)
    inner = body.strip()
    start += len(body) - len(body.lstrip())
    return Cell(inner, start, start + len(inner))


def _table(lines: list[tuple[str, int]], at: int) -> tuple[list[list[Cell]], int]:
    """The rows of a table that begins at a line, and the line behind it; no rows where none begins there."""
    line = lines[at][0]
    if line.startswith("\t") or len(_cells(*lines[at])) > 1:
        return _marked_table(lines, at)
    if line.strip() and role_of(line) in {"name", "number", "category"}:
        return _bare_table(lines, at)
    return [], at


def _marked_table(lines: list[tuple[str, int]], at: int) -> tuple[list[list[Cell]], int]:
    """Rows whose cells tabs or bars tell apart, in one line or one cell a line with a blank line behind each row."""
    rows: list[list[Cell]] = [[]]
    while at < len(lines):
        line, start = lines[at]
        cells = _cells(line, start)
        if not line.strip():
            rows.append([])
        elif len(cells) > 1:
            rows += [] if all(_RULE.fullmatch(cell.text) for cell in cells) else [cells, []]
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
    bar = "|" if line.count("|") > 1 and "\t" not in line.strip() else "\t"
    body = line.strip().removeprefix("|").removesuffix("|") if bar == "|" else line.lstrip("\t").rstrip()
    start += line.index(body)
    cells = []
    for part in body.split(bar):
        cells.append(_trimmed(part, start))
        start += len(part) + 1
    return cells


def _bare_table(lines: list[tuple[str, int]], at: int) -> tuple[list[list[Cell]], int]:
    """Rows of a table copied from a page with one cell a line and nothing between its rows."""
    heads, next_line = _bare_header(lines, at)
    roles = [role_of(cell.text) for cell in heads]
    if len(heads) < 3 or "name" not in roles or not {"value", "growth"} & set(roles):
        return [], at
    rows, begin = [heads], next_line
    while row := _bare_row(lines, next_line, roles):
        cells, next_line = row
        rows += [cells] if len(cells) > 1 else []
    return (rows, next_line) if next_line > begin and len(rows) > 1 else ([], at)


def _bare_header(lines: list[tuple[str, int]], at: int) -> tuple[list[Cell], int]:
    heads: list[Cell] = []
    while at < len(lines):
        cell = _trimmed(*lines[at])
        role = role_of(cell.text) if cell.text else None
        if cell.text and (not role or len(cell.text) > 20 or "\t" in lines[at][0]):
            break
        if (
            role in {"value", "growth"}
            and heads
            and not _YEAR.search(cell.text)
            and _YEAR.fullmatch(plain(heads[-1].text))
        ):
            heads[-1] = _joined(heads[-1], cell)
        elif cell.text:
            heads.append(cell)
        at += 1
    return heads, at


def _bare_row(lines: list[tuple[str, int]], at: int, roles: list[str | None]) -> tuple[list[Cell], int] | None:
    """The next row: all cells, all but the merged one at its left, or a section's single line; None behind the table."""
    cells, places = _next_cells(lines, at, len(roles) + 2)
    for width, told in ((len(roles), roles), (len(roles) - 1, roles[1:]), (1, [])):
        rest = cells[width:]
        if width == 1 and not (_fits(rest[: len(roles)], roles) or _fits(rest[: len(roles) - 1], roles[1:])):
            return None
        if width == 1 or _fits(cells[:width], told):
            return cells[:width], places[width - 1] + 1
    return None


def _next_cells(lines: list[tuple[str, int]], at: int, most: int) -> tuple[list[Cell], list[int]]:
    cells, places = [], []
    while at < len(lines) and len(cells) < most and (not cells or at - places[-1] < 4):
        cell = _trimmed(*lines[at])
        if cell.text:
            cells.append(cell)
            places.append(at)
        at += 1
    return cells, places


def _fits(cells: list[Cell], roles: list[str | None]) -> bool:
    """Whether figures stand where the header promises them, and words where it promises a name."""
    if len(cells) != len(roles) or "name" not in roles or any(len(cell.text) > 60 for cell in cells):
        return False
    figures = [
        is_value(cell.text) for cell, role in zip(cells, roles, strict=True) if role in {"value", "growth", "number"}
    ]
    names = [is_value(cell.text) for cell, role in zip(cells, roles, strict=True) if role == "name"]
    return all(figures) and not any(names)


def _joined(cell: Cell, more: Cell) -> Cell:
    """Two lines of one cell; the text keeps the length it has in the document."""
    return Cell(cell.text + "\n" * (more.start - cell.end) + more.text, cell.start, more.end)
