"""The numbers that Word puts before headings and list items, and that stand nowhere in the text."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from ipstats.documents.word.elements import NAMESPACES, Element, child, is_on, number_in, tag, value_at, value_of
from ipstats.documents.word.styles import Styles

_NUMBER, _ID, _DEPTH = map(tag, ("w:numPr", "w:numId", "w:ilvl"))
_SHAPE_ID, _LIST_ID = tag("w:abstractNumId"), tag("w:numId")
_CLOSED = re.compile(r"[、）．。：]$")  # a label that ends so needs no blank behind it


@dataclass(frozen=True)
class List:
    """The levels of a list, where each starts and is yet to start anew, and the numbers reached, which lists of one
    shape share."""

    levels: dict[int, Element]
    first: dict[int, int]
    anew: set[int]
    reached: dict[int, int]


class Numbering:
    """The lists of a document, as far as its paragraphs have been counted."""

    def __init__(self, root: Element, styles: Styles) -> None:
        self._styles = styles
        shapes = root.findall("w:abstractNum", NAMESPACES)
        self._shapes = {shape.get(_SHAPE_ID): shape for shape in shapes}
        self._of_styles = {link: shape for shape in shapes if (link := value_at(shape, "w:styleLink"))}
        self._numbers = {one.get(_LIST_ID): one for one in root.iterfind("w:num", NAMESPACES)}
        self._reached: dict[str, dict[int, int]] = {}
        self._list = cache(self._find_list)
        self._place_of_style = cache(self._find_place_of_style)

    def label(self, properties: Element | None, style: str) -> str:
        """The number of a paragraph with properties and a style (一、, （二）, 3. ); asking counts it.

        An empty text where Word shows none.
        """
        number = child(properties, _NUMBER)
        list_id, depth = self._place_of_style(style)
        own = self._list(value_of(child(number, _ID)) or list_id)
        depth = number_in(value_of(child(number, _DEPTH)), depth)
        if own is None or depth not in own.levels:
            return ""
        _count(own, depth)
        return _label(own, depth)

    def _find_place_of_style(self, style: str) -> tuple[str, int]:
        """The list that paragraphs of a style belong to, and their depth: that of the level that names the style."""
        chain = list(self._styles.chain(style))
        depths = (value_at(one, "w:pPr/w:numPr/w:ilvl") for _, one in chain)
        ids = ((value_at(one, "w:pPr/w:numPr/w:numId"), name) for name, one in chain)
        list_id, named = next((found for found in ids if found[0]), ("", ""))
        own = self._list(list_id)
        linked = (at for at, level in own.levels.items() if value_at(level, "w:pStyle") == named) if own else ()
        return list_id, next(iter(linked), int(next(filter(str.isdecimal, depths), 0)))

    def _find_list(self, list_id: str) -> List | None:
        """A list by its id; None for the id 0, which takes a number away, and for one that is not there."""
        number = self._numbers.get(list_id)
        shape_id = "" if number is None else value_at(number, "w:abstractNumId")
        shape = self._shapes.get(shape_id)
        if number is None or shape is None or list_id == "0":
            return None
        shape = self._of_styles.get(value_at(shape, "w:numStyleLink"), shape)
        found = [*shape.iterfind("w:lvl", NAMESPACES), *number.iterfind("w:lvlOverride/w:lvl", NAMESPACES)]
        levels = {_depth(level): level for level in found}
        starts = {
            _depth(start.getparent()): start for start in number.iterfind("w:lvlOverride/w:startOverride", NAMESPACES)
        }
        first = {depth: value_at(level, "w:start") for depth, level in levels.items()}
        first |= {depth: value_of(start) for depth, start in starts.items()}
        numbers = {depth: number_in(text) for depth, text in first.items()}
        return List(levels, numbers, set(starts), self._reached.setdefault(shape_id, {}))


def _depth(element: Element) -> int:
    return number_in(element.get(_DEPTH, ""))


def _count(own: List, depth: int) -> None:
    """One more paragraph at a depth: levels above it that had none begin, those below it begin anew."""
    for above in range(depth):
        if above in own.levels:
            own.reached.setdefault(above, own.first[above])
    goes_on = depth in own.reached and depth not in own.anew
    own.reached[depth] = own.reached[depth] + 1 if goes_on else own.first[depth]
    own.anew.discard(depth)
    for below in [level for level in own.reached if level > depth]:
        if below not in own.levels or depth < number_in(value_at(own.levels[below], "w:lvlRestart"), below):
            del own.reached[below]


def _label(own: List, depth: int) -> str:
    level = own.levels[depth]
    if _form(level) == "bullet" or is_on(level.find("w:rPr/w:vanish", NAMESPACES)):
        return ""
    is_plain = is_on(level.find("w:isLgl", NAMESPACES))

    def number(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        if at not in own.levels:
            return ""
        return spelled(own.reached.get(at, own.first[at]), "decimal" if is_plain else _form(own.levels[at]))

    text = re.sub(r"%(\d)", number, value_at(level, "w:lvlText"))
    ends = text[-1:].isascii() or value_at(level, "w:suff") != "nothing"  # 1. before 5家 would become 1.5家
    return text + " " * (bool(text) and ends and not _CLOSED.search(text))


def _form(level: Element) -> str:
    return value_at(level, "w:numFmt") or "decimal"


def spelled(number: int, form: str) -> str:
    """A number in a form of Office Open XML (ST_NumberFormat); one that the form does not have in ordinary digits.

    >>> [spelled(12, form) for form in ("chineseCounting", "ideographDigital", "decimalFullWidth", "upperRoman")]
    ['十二', '一二', '１２', 'XII']
    """
    spell = _FORMS.get(form)
    return (spell(number) if spell and number > 0 else "") or ("" if form == "none" else str(number))


def _han(number: int, digits: str = "零一二三四五六七八九", tens: str = "十百千") -> str:
    """Up to 9999, with 零 for a place left out between others."""
    places = [(int(digit), at) for at, digit in enumerate(str(number)[::-1])][::-1]
    if len(places) > 4:
        return ""
    text = "".join(digits[digit] + ("", *tens)[at] if digit else "零" for digit, at in places)
    text = re.sub("零+", "零", text).rstrip("零")
    return text[1:] if tens[0] == "十" and 10 <= number < 20 else text


def _from(signs: Sequence[str]) -> Callable[[int], str]:
    """A sign for each number from 1 on."""
    return lambda number: "".join(signs[number - 1 : number])


def _in_digits(digits: str) -> Callable[[int], str]:
    return lambda number: str(number).translate(str.maketrans("0123456789", digits))


_ROMAN = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FORMS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCountingThousand"), _han
    ),
    "chineseLegalSimplified": lambda number: _han(number, "零壹贰叁肆伍陆柒捌玖", "拾佰仟"),
    **dict.fromkeys(("ideographDigital", "japaneseDigitalTenThousand"), _in_digits("〇一二三四五六七八九")),
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), _in_digits("０１２３４５６７８９")),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _from("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")),
    "decimalEnclosedParen": _from("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
    "decimalEnclosedFullstop": _from("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
    "ideographEnclosedCircle": _from("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
    "ideographTraditional": _from("甲乙丙丁戊己庚辛壬癸"),
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": _from(_ROMAN.split()),
    "lowerRoman": _from(_ROMAN.lower().split()),
    "upperLetter": _from(_LETTERS),
    "lowerLetter": _from(_LETTERS.lower()),
}
