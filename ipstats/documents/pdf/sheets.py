"""A page of a PDF as it is read: what the eye sees of it, once for each way in which its text is turned."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from ipstats.documents.pdf.objects import Box, Letter, Objects, Point

PAPER = 0.93  # as light as this, text on white paper is not seen
PALE = 0.55
TINY = 1.0  # points: nobody reads what is smaller
HUGE = 2.2  # times the usual size


@dataclass(frozen=True)
class Sheet:
    """What stands on a page, turned so that its text lies level and y grows downwards.

    aside: the letters that are turned another way.
    """

    letters: list[Letter]
    aside: list[Letter]
    rules: list[Box]
    shades: list[Box]
    pictures: list[Box]
    width: float
    height: float


def sheets_of(objects: Objects, page: Box, turns: int = 0) -> list[Sheet]:
    """A sheet for each way in which text is turned, the upright one first, then that of most letters.

    page: its edges as the file gives them; turns: the quarters against the clock that make text upright.
    """
    size = median([letter.size for letter, _ in objects.letters] or [1.0])
    over = {_style(pair) for pair in objects.letters if pair[0].size > HUGE * size and _lies_over(pair, objects)}
    seen = [pair for pair in objects.letters if _style(pair) not in over and _is_seen(pair, objects, size)]
    seen = [pair for pair in seen if page.covers(*_middle(pair[1]))]
    counts = Counter(letter.turns for letter, _ in seen)
    ways = [way for way, _ in counts.most_common() if way is not None]
    return [_sheet(objects, seen, page, way) for way in sorted(ways, key=lambda way: way != turns) or [turns]]


def _style(pair: tuple[Letter, Box]) -> tuple[float, float, int | None]:
    """What letters of one line have in common."""
    letter = pair[0]
    return letter.size, letter.light, letter.turns


def _is_seen(pair: tuple[Letter, Box], objects: Objects, size: float) -> bool:
    """Whether a letter is one to be read: not invisible but over a scan, not white on white, no watermark."""
    letter, box = pair
    at = _middle(box)
    if letter.size < TINY:
        return False
    if letter.drawn and letter.light <= PAPER:
        return letter.size < HUGE * size or letter.light < PALE
    below = [shade.light for shade in objects.shades if letter.drawn and shade.covers(*at)]
    dark = any(letter.light - light > 0.1 for light in below[-1:])
    return dark or any(picture.covers(*at) for picture in objects.pictures)


def _lies_over(pair: tuple[Letter, Box], objects: Objects) -> bool:
    """Whether a letter is printed over others that are smaller."""
    letter, box = pair
    inner = Box(*(side + (mid - side) * 0.3 for side, mid in zip(box[:4], _middle(box) * 2, strict=True)))
    return any(
        other.size < letter.size / 2 and other.drawn and inner.covers(*_middle(place))
        for other, place in objects.letters
        if not other.text.isspace()
    )


def _middle(box: Box) -> Point:
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


_LEVEL: list[Callable[[float, float], Point]] = [
    lambda x, y: (x, -y),
    lambda x, y: (y, x),
    lambda x, y: (-x, y),
    lambda x, y: (-y, -x),
]


def _sheet(objects: Objects, seen: list[tuple[Letter, Box]], page: Box, turns: int) -> Sheet:
    edges = _turned(page, turns)
    letters = [_leveled(letter, box, turns, edges) for letter, box in seen if letter.turns is not None]
    own, aside = ([letter for letter in letters if (letter.turns == turns) is level] for level in (True, False))
    rules, shades, pictures = ([_turned(box, turns, edges) for box in kind] for kind in objects[1:])
    return Sheet(own, aside, rules, shades, pictures, edges.right - edges.left, edges.bottom - edges.top)


def _turned(box: Box, turns: int, page: Box | None = None) -> Box:
    """A box as it lies on the turned page, whose edges are given."""
    corners = _LEVEL[turns](box.left, box.top), _LEVEL[turns](box.right, box.bottom)
    (left, right), (top, bottom) = map(sorted, zip(*corners, strict=True))
    x, y = (page.left, page.top) if page else (0, 0)
    return Box(left - x, top - y, right - x, bottom - y, box.light)


def _leveled(letter: Letter, box: Box, turns: int, page: Box) -> Letter:
    """A letter as it stands on the turned page; one that is turned another way, as if it stood upright in its place."""
    place = _turned(box, turns, page)
    if letter.turns != turns:
        return letter._replace(left=place.left, right=place.right, base=_middle(place)[1] + 0.35 * letter.size)
    base = _LEVEL[turns](letter.left, letter.base)[1] - page.top
    right = max(place.right, place.left + letter.right - letter.left)
    return letter._replace(left=place.left, right=right, base=base)
