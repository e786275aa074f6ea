"""How a run of text looks in Word: its own properties over those of its styles."""

import re
from collections.abc import Iterator
from functools import cache

from ipstats.documents.word.package import NAMESPACES, Element, child, is_on, tag, value_at, value_of

Look = dict[str, str | bool]  # name of a property of runs → its value, or whether it is on

DEEPEST = 20  # styles based on one another; a damaged file's may be based on itself

_TOGGLES = ("vanish", "strike")  # two styles that both hide show again
_SWITCHES = {*_TOGGLES, "webHidden", "dstrike"}
_VALUES = {"vertAlign", "position", "sz", "color", "highlight", "rStyle"}
_NAMES = {tag(f"w:{name}"): name for name in {*_SWITCHES, *_VALUES, "rFonts", "shd"}}
_ASCII, _OTHERS = tag("w:ascii"), tag("w:hAnsi")
_SHADE, _VAL, _STYLE = map(tag, ("w:shd", "w:val", "w:pStyle"))
_SYMBOL_FONT = re.compile(r"Symbol|Wingdings(?: [23])?|Webdings", re.IGNORECASE)


class Styles:
    """The styles of a document by their id."""

    def __init__(self, root: Element) -> None:
        self._styles = {style.get(tag("w:styleId")): style for style in root.iterfind("w:style", NAMESPACES)}
        defaults = [style for style in self._styles.values() if style.get(tag("w:default")) in {"1", "true", "on"}]
        self._defaults = {style.get(tag("w:type")): style.get(tag("w:styleId")) for style in defaults}
        self._plain = own_look(root.find("w:docDefaults/w:rPrDefault/w:rPr", NAMESPACES))
        self.look = cache(self._look)

    def of(self, properties: Element | None) -> str:
        """The style of a paragraph with properties, by default the document's; an empty text where there is none."""
        style = value_of(child(properties, _STYLE))
        return style if style in self._styles else self._defaults.get("paragraph", "")

    def chain(self, style: str) -> Iterator[tuple[str, Element]]:
        """A style, the one it is based on, and so on: id and element of each."""
        for _ in range(DEEPEST):
            if style not in self._styles:
                return
            yield style, self._styles[style]
            style = value_at(self._styles[style], "w:basedOn")

    def name(self, style: str) -> str:
        """The name of a style in small letters; Word gives its own styles English ones in every language."""
        return value_at(self._styles[style], "w:name").lower() if style in self._styles else ""

    def numbering(self) -> dict[str, str]:
        """Each style of lists → the list that shows it."""
        path = "w:pPr/w:numPr/w:numId"
        return {name: list_id for name, style in self._styles.items() if (list_id := value_at(style, path))}

    def look_of(self, properties: Element | None, style: str) -> Look:
        """How a run with properties, or none, looks in a paragraph of a style."""
        own = own_look(properties)
        styled = self.look(style, str(own.get("rStyle", "")))
        return styled | own if own else styled

    def _look(self, paragraph: str, run: str) -> Look:
        """What the style of a paragraph and one of signs make of a run together."""
        ground, over = self._own(paragraph), self._own(run)
        twice = {name: bool(ground.get(name)) != bool(over.get(name)) for name in _TOGGLES}
        always = {name: True for name in _TOGGLES if self._plain.get(name)}
        return self._plain | ground | over | twice | always

    def _own(self, style: str) -> Look:
        """What one style makes of a run, with the styles it is based on."""
        whole: Look = {}
        for _, element in reversed(list(self.chain(style))):
            whole |= own_look(element.find("w:rPr", NAMESPACES))
        return whole

    def is_shaded(self, style: str) -> bool:
        """Whether a style of paragraphs or tables colours the ground anywhere."""
        return any(map(shades, (shade for _, style in self.chain(style) for shade in style.iter(_SHADE))))


def own_look(properties: Element | None) -> Look:
    """What properties of a run say themselves."""
    look: Look = {}
    for one in () if properties is None else properties:
        name = _NAMES.get(one.tag)
        if name in _SWITCHES:
            look[name] = is_on(one)
        elif name == "rFonts":
            fonts = (one.get(_ASCII, ""), one.get(_OTHERS, ""))
            look["font"] = next((font for font in fonts if font[:1] in "SWsw" and _SYMBOL_FONT.fullmatch(font)), "")
        elif name == "shd":
            look["shaded"] = shades(one)
        elif name:
            look[name] = one.get(_VAL, "")
    return look


def shades(shade: Element | None) -> bool:
    """Whether a shading shows any colour but white."""
    if shade is None:
        return False
    plain = shade.get(_VAL, "clear") in {"clear", "nil"}
    return not plain or shade.get(tag("w:fill"), "auto").lower() not in {"auto", "ffffff"}
