"""The numbers that Word puts before headings and list items, and that stand nowhere in the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from ipstats.documents.word.numerals import spelled
from ipstats.documents.word.package import NAMESPACES, Element, child, is_on, number_at, tag, value_at, value_of
from ipstats.documents.word.styles import Styles

_FORMAT = "w:numFmt | mc:AlternateContent/mc:Fallback/w:numFmt"
_NUMBER, _ID, _DEPTH = map(tag, ("w:numPr", "w:numId", "w:ilvl"))
_CLOSED = re.compile(r"[、）．。：]$")  # a label that ends so needs no blank behind it


@dataclass(frozen=True)
class Level:
    """A level of lists: how its number is spelled and where it starts, the text around it, when it starts anew."""

    form: str
    text: str
    first: int
    restart: int
    plain: bool
    space: bool
    style: str


@dataclass
class List:
    """The levels of a list and the numbers reached, which lists of one shape share; where it is yet to start anew."""

    levels: dict[int, Level]
    reached: dict[int, int]
    anew: set[int]


class Numbering:
    """The lists of a document, as far as its paragraphs have been counted."""

    def __init__(self, root: Element, styles: Styles) -> None:
        self._styles = styles
        self._shapes = {
            shape.get(tag("w:abstractNumId")): shape for shape in root.iterfind("w:abstractNum", NAMESPACES)
        }
        self._numbers = {one.get(tag("w:numId")): one for one in root.iterfind("w:num", NAMESPACES)}
        self._reached: dict[str, dict[int, int]] = {}
        self._lists: dict[str, List] = {}
        self._place_of_style = cache(self._find_place_of_style)

    def label(self, properties: Element | None, style: str) -> str:
        """The number of a paragraph with properties and a style (一、, （二）, 3. ); asking counts it.

        An empty text where Word shows none.
        """
        list_id, depth = self._place(child(properties, _NUMBER), style)
        own = self._list(list_id)
        if own is None or depth not in own.levels:
            return ""
        _count(own, depth)
        return _label(own, depth)

    def _place(self, own: Element | None, style: str) -> tuple[str, int]:
        """The list a paragraph belongs to, itself or by its style, and its depth there."""
        list_id, depth = self._place_of_style(style)
        own_id, own_depth = value_of(child(own, _ID)), value_of(child(own, _DEPTH))
        return own_id or list_id, int(own_depth) if own_depth.isdecimal() else depth

    def _find_place_of_style(self, style: str) -> tuple[str, int]:
        """The list that paragraphs of a style belong to, and their depth: that of the level that names the style."""
        chain = list(self._styles.chain(style))
        depths = (value_at(one, "w:pPr/w:numPr/w:ilvl") for _, one in chain)
        ids = ((value_at(one, "w:pPr/w:numPr/w:numId"), name) for name, one in chain)
        list_id, named = next((found for found in ids if found[0]), ("", ""))
        own = self._list(list_id)
        linked = (at for at, level in own.levels.items() if level.style == named) if own else ()
        return list_id, next(iter(linked), int(next(filter(str.isdecimal, depths), 0)))

    def _list(self, list_id: str) -> List | None:
        """A list by its id; None for the id 0, which takes a number away, and for one that is not there."""
        number = self._numbers.get(list_id)
        if number is None or list_id == "0":
            return None
        if list_id not in self._lists:
            shape_id = value_at(number, "w:abstractNumId")
            own = List(dict(self._levels(shape_id)), self._reached.setdefault(shape_id, {}), set())
            for change in number.iterfind("w:lvlOverride", NAMESPACES):
                _override(own, change)
            self._lists[list_id] = own
        return self._lists[list_id]

    def _levels(self, shape_id: str) -> Iterator[tuple[int, Level]]:
        """The levels of a shape of lists, its own or those of the style of lists that it names."""
        shape = self._shapes.get(shape_id)
        style = "" if shape is None else value_at(shape, "w:numStyleLink")
        if style:
            list_id = self._styles.numbering().get(style, "")
            shape_id = value_at(self._numbers[list_id], "w:abstractNumId") if list_id in self._numbers else ""
            shape = self._shapes.get(shape_id)
        return map(_level, () if shape is None else shape.iterfind("w:lvl", NAMESPACES))


def _level(level: Element) -> tuple[int, Level]:
    forms = level.xpath(_FORMAT, namespaces=NAMESPACES)
    hidden = is_on(level.find("w:rPr/w:vanish", NAMESPACES))
    return int(level.get(tag("w:ilvl"), 0)), Level(
        form="bullet" if hidden else forms[0].get(tag("w:val"), "decimal") if forms else "decimal",
        text=value_at(level, "w:lvlText"),
        first=number_at(level, "w:start"),
        restart=number_at(level, "w:lvlRestart", 9),
        plain=is_on(level.find("w:isLgl", NAMESPACES)),
        space=value_at(level, "w:suff") != "nothing",
        style=value_at(level, "w:pStyle"),
    )


def _override(own: List, change: Element) -> None:
    """Change a level of a list as it says: the whole level, or where it starts."""
    depth = int(change.get(tag("w:ilvl"), 0))
    own.levels |= dict(map(_level, change.iterfind("w:lvl", NAMESPACES)))
    if depth in own.levels and value_at(change, "w:startOverride"):
        own.levels[depth] = replace(own.levels[depth], first=number_at(change, "w:startOverride"))
        own.anew.add(depth)


def _count(own: List, depth: int) -> None:
    """One more paragraph at a depth: levels above it that had none begin, those below it begin anew."""
    for above in range(depth):
        if above not in own.reached and above in own.levels:
            own.reached[above] = own.levels[above].first
    goes_on = depth in own.reached and depth not in own.anew
    own.reached[depth] = own.reached[depth] + 1 if goes_on else own.levels[depth].first
    own.anew.discard(depth)
    for below in [level for level in own.reached if level > depth]:
        if below not in own.levels or depth < own.levels[below].restart:
            del own.reached[below]


def _label(own: List, depth: int) -> str:
    level = own.levels[depth]
    if level.form == "bullet":
        return ""

    def number(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        if at not in own.levels:
            return ""
        form = "decimal" if level.plain else own.levels[at].form
        return spelled(own.reached.get(at, own.levels[at].first), form)

    text = re.sub(r"%(\d)", number, level.text)
    ends = text[-1:].isascii() or level.space  # without a blank 1. before 5家 would become 1.5家
    return text + " " * (bool(text) and ends and not _CLOSED.search(text))
