"""What stands on a page of a PDF: its letters, rules, shades and pictures, in points from its upper left corner."""

import math
from collections.abc import Callable, Iterable, Iterator
from ctypes import addressof, c_double, c_float, c_int, c_uint
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar

import pypdfium2 as pdfium
import pypdfium2.raw as raw

THIN = 3  # points: what is filled and no wider is a rule
ASKEW = math.radians(10)  # a scan may lie a little askew; what is turned further is slanted
MOST_SEGMENTS = 2000  # of one path: more make a drawing or a map, no table
DEEPEST = 8  # forms within forms
MOST_LETTERS = 100_000  # of a page: an ordinary one has a thousand, the largest sheet twenty thousand

UNKNOWN = "\ufffd"  # a letter that its font draws and does not name

_HYPHENS = dict.fromkeys("\x02\ufffe", "-")  # how the library gives a hyphen at the end of a line
_INVISIBLE = {raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP}

Point = tuple[float, float]
T = TypeVar("T")


def grouped(items: Iterable[T], belongs: Callable[[list[T], T], bool]) -> list[list[T]]:
    """Items that follow one another in groups; belongs: whether an item goes into the group before it.

    >>> grouped([1, 2, 5, 6], lambda group, item: item - group[-1] < 2)
    [[1, 2], [5, 6]]
    """
    groups: list[list[T]] = []
    for item in items:
        if groups and belongs(groups[-1], item):
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


class Overfull(Exception):
    """A page has more letters than any that can be read."""


class Box(NamedTuple):
    """A rectangle; a rule is one without height or without width. light: 0 for black to 1 for white."""

    left: float
    top: float
    right: float
    bottom: float
    light: float = 0.0

    @property
    def is_flat(self) -> bool:
        """Whether it lies as a line of text does."""
        return self.right - self.left >= self.bottom - self.top

    @property
    def area(self) -> float:
        """How much it covers."""
        return (self.right - self.left) * (self.bottom - self.top)

    def covers(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


class Letter(NamedTuple):
    """A letter: its baseline and size; turns: in quarters against the clock, or None where it is slanted."""

    text: str
    left: float
    right: float
    base: float
    size: float
    turns: int | None = 0
    light: float = 0.0
    drawn: bool = True

    @property
    def center(self) -> Point:
        """The middle of an upright letter."""
        return (self.left + self.right) / 2, self.base - 0.35 * self.size


class Objects(NamedTuple):
    """What stands on a page, as the file gives it: y grows upwards."""

    letters: list[tuple[Letter, Box]]
    rules: list[Box]
    shades: list[Box]
    pictures: list[Box]


def read_objects(page: pdfium.PdfPage) -> Objects:
    """The objects of a page. A letter's box is its own; of the other boxes top is below bottom, as y grows upwards.

    Raises Overfull where it has more than MOST_LETTERS.
    """
    objects = Objects([], [], [], [])
    for at in range(raw.FPDFPage_CountObjects(page)):
        _add(raw.FPDFPage_GetObject(page, at), pdfium.PdfMatrix(), 0, objects)
    objects.letters.extend(_letters(page))
    return objects


def _add(item: Any, outer: pdfium.PdfMatrix, depth: int, objects: Objects) -> None:
    """Add an object, or those of the form that it is; outer: the matrix of the forms around."""
    own = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, own)
    matrix = pdfium.PdfMatrix.from_raw(own).multiply(outer)
    match raw.FPDFPageObj_GetType(item):
        case raw.FPDF_PAGEOBJ_FORM if depth < DEEPEST:
            for at in range(raw.FPDFFormObj_CountObjects(item)):
                _add(raw.FPDFFormObj_GetObject(item, at), matrix, depth + 1, objects)
        case raw.FPDF_PAGEOBJ_PATH:
            _add_path(item, matrix, objects)
        case raw.FPDF_PAGEOBJ_IMAGE:
            objects.pictures.append(Box(*matrix.on_rect(0, 0, 1, 1)))
        case raw.FPDF_PAGEOBJ_SHADING:
            objects.shades.append(Box(-math.inf, -math.inf, math.inf, math.inf, 0.5))


def _box(points: list[Point], light: float = 0.0) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys), light)


def _add_path(item: Any, matrix: pdfium.PdfMatrix, objects: Objects) -> None:
    """Add the rules and shades that a path draws."""
    count, fill, stroke = raw.FPDFPath_CountSegments(item), c_int(), c_int()
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    if not 1 < count <= MOST_SEGMENTS or not (fill.value or stroke.value):
        return
    lines = [line for line in _outlines(item, count, matrix) if len(line) > 1]
    boxes = [_box(line, _light(item)) for line in lines]
    for line, box in zip(lines, boxes, strict=True):
        if min(box.right - box.left, box.bottom - box.top) <= THIN:
            objects.rules.append(box)
        elif stroke.value:
            sides = (_box([a, b]) for a, b in pairwise(line))
            objects.rules.extend(side for side in sides if min(side.right - side.left, side.bottom - side.top) <= 1)
        else:
            objects.shades.append(box)


def _outlines(item: Any, count: int, matrix: pdfium.PdfMatrix) -> Iterator[list[Point]]:
    """The lines that a path consists of, point by point; none for one with a curve."""
    line: list[Point] = []
    x, y = c_float(), c_float()
    for at in range(count):
        segment = raw.FPDFPath_GetPathSegment(item, at)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_BEZIERTO:
            return
        if kind == raw.FPDF_SEGMENT_MOVETO:
            yield line
            line = []
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        line.append(matrix.on_point(x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            line.append(line[0])
    yield line


def _light(item: Any) -> float:
    """How light an object is on white paper."""
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    if not raw.FPDFPageObj_GetFillColor(item, red, green, blue, alpha):
        return 0.0
    dark = 1 - (0.3 * red.value + 0.59 * green.value + 0.11 * blue.value) / 255
    return 1 - dark * alpha.value / 255


def _letters(page: pdfium.PdfPage) -> Iterator[tuple[Letter, Box]]:
    """The letters that the file has, not those that the library adds between them."""
    text = page.get_textpage()
    x, y, box, matrix = c_double(), c_double(), raw.FS_RECTF(), raw.FS_MATRIX()
    styles: dict[int, tuple[float, bool]] = {}
    count = raw.FPDFText_CountChars(text)
    if count > MOST_LETTERS:
        raise Overfull(f"{count} letters, not read")
    for at in range(count):
        if raw.FPDFText_IsGenerated(text, at) == 1:
            continue
        raw.FPDFText_GetCharOrigin(text, at, x, y)
        raw.FPDFText_GetLooseCharBox(text, at, box)
        raw.FPDFText_GetMatrix(text, at, matrix)
        item = raw.FPDFText_GetTextObject(text, at)
        key = addressof(item.contents) if item else 0
        if key not in styles:
            styles[key] = _light(item), raw.FPDFTextObj_GetTextRenderMode(item) not in _INVISIBLE
        named = raw.FPDFText_HasUnicodeMapError(text, at) != 1
        sign = chr(raw.FPDFText_GetUnicode(text, at)) if named else UNKNOWN
        height = abs(raw.FPDFText_GetFontSize(text, at))
        size, square = height * math.hypot(matrix.c, matrix.d), 0.95 * height * math.hypot(matrix.a, matrix.b)
        right = x.value + (square if "\u2e80" <= sign <= "\u9fff" else 0)  # its box may be narrower than its place
        letter = Letter(_HYPHENS.get(sign, sign), x.value, right, y.value, size, _turns(matrix), *styles[key])
        yield letter, Box(box.left, box.bottom, box.right, box.top)


def _turns(matrix: raw.FS_MATRIX) -> int | None:
    """The quarters that a line of text is turned, or None."""
    angle = math.atan2(matrix.b, matrix.a)
    turns = round(angle / (math.pi / 2))
    return turns % 4 if abs(angle - turns * math.pi / 2) < ASKEW else None
