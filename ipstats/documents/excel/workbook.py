"""The sheets of a workbook, read from its parts.

Not by openpyxl: it refuses a whole file for a fault in what nobody reads here, such as a margin, a named style or a
picture that is gone.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import product
from pathlib import Path

from lxml.etree import _Element as Element
from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from ipstats.documents.content import MOST_CELLS
from ipstats.documents.excel.cell_texts import MAIN, Style, runs_of, styles_of, text_of
from ipstats.documents.office_package import OfficePackage

_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ROW, _COLUMN, _CELL, _VALUE, _FORMULA, _INLINE = (MAIN + name for name in ("row", "col", "c", "v", "f", "is"))
_TRUE = {"1", "true"}

# Empty cells up to the end of their row, or to a cell that tells its own place.
_EMPTY = re.compile(rb'(?:<(?:\w+:)?c(?=[\s/])[^<>]*+(?<=/)>\s*+)++(</(?:\w+:)?row>|(?=<(?:\w+:)?c\s[^<>]*\br="))?')
MOST_COLUMNS = 16_384  # of a sheet

Place = tuple[int, int]  # row and column


@dataclass(frozen=True)
class Lost:
    """A cell that shows no text for no good reason: uncalculated, an error, or unseen on its background."""

    why: str
    cell: str


@dataclass(frozen=True)
class Sheet:
    """A worksheet: what each of its cells shows that has a value, and what lies over them."""

    name: str
    is_hidden: bool
    cells: dict[Place, str | Lost]
    merged: dict[Place, Place]  # first and last place of each merged area
    hidden_rows: list[int]
    hidden_columns: list[int]
    boxes: list[str]
    has_pictures: bool


def open_sheets(path: Path) -> list[Sheet]:
    """The worksheets of a workbook in their order. Raises whatever zip and XML readers raise where it is damaged."""
    with zipfile.ZipFile(path) as archive:
        package = OfficePackage(archive)
        main = package.main(r"xl/workbook\d*\.xml")
        book, related = package.tree(main), package.related(main)
        parts = {key: part for key, kind, part in related if kind == "worksheet"}
        listed = [(one, parts[one.get(_ID)]) for one in book.iter(f"{MAIN}sheet") if one.get(_ID) in parts]
        if not listed:
            raise ValueError("there is no sheet in it")
        linked = {kind: part for _, kind, part in related}
        styles, strings = (package.tree(linked.get(kind, "")) for kind in ("styles", "sharedStrings"))
        reader = _Reader(book, styles, strings)
        return [
            reader.sheet(one, package.tree(part, _without_empty), package.trees(part, "drawing"))
            for one, part in listed
        ]


class _Reader:
    """Reads sheets with what a workbook keeps for all of them."""

    def __init__(self, book: Element, styles: Element, strings: Element) -> None:
        self._styles = styles_of(styles)
        self._strings = [runs_of(one) for one in strings.iter(f"{MAIN}si")]
        self._epoch = CALENDAR_MAC_1904 if _says(book, "workbookPr", "date1904", _TRUE) else CALENDAR_WINDOWS_1900
        self._uncalculated = _says(book, "calcPr", "fullCalcOnLoad", _TRUE)  # zeros of programs that do not calculate

    def sheet(self, listed: Element, sheet: Element, drawings: list[Element]) -> Sheet:
        """A sheet as its book lists it."""
        placed = [(place, cell) for place, cell in _placed(sheet) if len(cell)]
        merged = _merged(sheet, [place for place, _ in placed])
        hides_zeros = _says(sheet, "sheetView", "showZeros", {"0", "false"})
        coloured = next(sheet.iter(f"{MAIN}conditionalFormatting", f"{MAIN}tablePart"), None) is not None
        covered = {
            place
            for (top, left), (bottom, right) in merged.items()
            for place in product(range(top, bottom + 1), range(left, right + 1))
        }
        cells = {
            place: shown
            for place, cell in placed
            if (place in merged or place not in covered)
            and (shown := self._shown(cell, place, hides_zeros, coloured)) is not None
        }
        return Sheet(
            listed.get("name", ""),
            listed.get("state", "visible") != "visible",
            cells,
            merged,
            hidden_rows=[number for number, row in _rows(sheet) if _is_hidden(row, "ht")],
            hidden_columns=sorted(set(_hidden_columns(sheet))),
            boxes=[text for drawing in drawings for box in drawing.iter("{*}txBody") if (text := _box(box))],
            has_pictures=any(next(drawing.iter("{*}pic"), None) is not None for drawing in drawings),
        )

    def _shown(self, cell: Element, place: Place, hides_zeros: bool, coloured: bool) -> str | Lost | None:
        """What a cell shows, None if it has no value."""
        style = self._styles[int(cell.get("s", 0))] if self._styles else Style()
        name = f"{get_column_letter(place[1])}{place[0]}"
        kind, value = cell.get("t", "n"), cell.findtext(_VALUE) or ""
        formula = cell.find(_FORMULA) is not None
        if formula and ((not value and kind != "str") or (self._uncalculated and value == "0")):
            return Lost("uncalculated", name)
        inline = cell.find(_INLINE)
        if not value and inline is None:
            return None
        found = self._value(kind, value, style) if inline is None else runs_of(inline)
        if kind == "e" or found is None:
            return Lost("error", f"{name} {value if kind == 'e' else '#VALUE!'}")
        if hides_zeros and found == 0 and not isinstance(found, bool):
            return ""
        text = text_of(found, style, coloured)
        return Lost("unseen", name) if text is None else text

    def _value(self, kind: str, value: str, style: Style) -> object:
        """A value, a text by its runs; None for a date out of the calendar."""
        match kind:
            case "s":
                return self._strings[int(value)]
            case "str" | "e":
                return [(value, None)]
            case "b":
                return value in _TRUE
            case "d":
                return datetime.fromisoformat(value)
        number = float(value) if re.search("[.eE]", value) else int(value)
        try:
            return from_excel(number, self._epoch) if is_date_format(style.form) else number
        except (OverflowError, ValueError):
            return None


def _says(tree: Element, name: str, attribute: str, values: set[str]) -> bool:
    return any(element.get(attribute) in values for element in tree.iter(MAIN + name))


def _without_empty(source: bytes) -> bytes:
    """The source of a sheet without cells that are empty, where the places of others do not hang on them."""
    return _EMPTY.sub(lambda found: found[0] if found[1] is None else found[1], source)


def _merged(sheet: Element, filled: list[Place]) -> dict[Place, Place]:
    """The first place of each merged area → its last one, as far as there are filled cells."""
    refs = [merged.get("ref", "") for merged in sheet.iter(f"{MAIN}mergeCell")]
    corners = [ref.split(":") for ref in refs if re.fullmatch(r"[A-Z]{1,3}[1-9]\d*:[A-Z]{1,3}[1-9]\d*", ref)]
    last_row, last_column = (max((place[at] for place in filled), default=0) for at in (0, 1))
    areas: dict[Place, Place] = {}
    for first, last in corners:
        (top, left), (bottom, right) = coordinate_to_tuple(first), coordinate_to_tuple(last)
        if top <= last_row and left <= last_column:
            areas[top, left] = min(bottom, last_row), min(right, last_column)
    if sum((bottom - top + 1) * (right - left + 1) for (top, left), (bottom, right) in areas.items()) > MOST_CELLS:
        raise ValueError(f"merged over more than {MOST_CELLS} cells")
    return areas


def _rows(sheet: Element) -> Iterator[tuple[int, Element]]:
    """The rows with their numbers, which may be left out where nothing is left out between."""
    number = 0
    for row in sheet.iter(_ROW):
        number = int(row.get("r", number + 1))
        yield number, row


def _placed(sheet: Element) -> Iterator[tuple[Place, Element]]:
    for number, row in _rows(sheet):
        column = 0
        for cell in row.iterchildren(_CELL):
            name = cell.get("r")
            column = coordinate_to_tuple(name)[1] if name else column + 1
            yield (number, column), cell


def _is_hidden(element: Element, size: str) -> bool:
    """Whether a row or columns are hidden, as those without height or width are."""
    return element.get("hidden") in _TRUE or not float(element.get(size) or 1)


def _hidden_columns(sheet: Element) -> Iterator[int]:
    for one in sheet.iter(_COLUMN):
        if _is_hidden(one, "width"):
            yield from range(int(one.get("min", 1)), min(int(one.get("max", 0)), MOST_COLUMNS) + 1)


def _box(box: Element) -> str:
    """The text of a box, a paragraph a line."""
    return "\n".join("".join(paragraph.itertext("{*}t")) for paragraph in box.iter("{*}p")).strip()
