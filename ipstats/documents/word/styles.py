"""How a run of text looks in Word, its own properties over those of its styles, and whether it is seen."""

import re
from collections.abc import Iterator
from functools import cache

from ipstats.documents.word.elements import NAMESPACES, Element, child, is_on, tag, value_at, value_of

Look = dict[str, str | bool]  # name of a property of runs → its value, or whether it is on

DEEPEST = 20  # styles based on one another; a damaged file's may be based on itself
SMALLEST = 4  # half points: nobody reads letters of that size

_HIDING = ("vanish", "webHidden", "strike", "dstrike")
_NAMES = {
    tag(f"w:{name}"): name
    for name in (*_HIDING, "vertAlign", "position", "sz", "color", "highlight", "rStyle", "rFonts", "shd")
}
_ASCII, _OTHERS, _SHADE, _STYLE = map(tag, ("w:ascii", "w:hAnsi", "w:shd", "w:pStyle"))
_SYMBOL_FONT = re.compile(r"Symbol|Wingdings.*|Webdings", re.IGNORECASE)
_PROPERTIES = "ancestor::*/*[self::w:pPr or self::w:tcPr or self::w:tblPr]"
_PICTURES = (  # under the letters, such as the one on which a title is printed, up to ten paragraphs above it
    "ancestor::w:txbxContent | ancestor::w:document/w:background | ancestor::w:p//wp:anchor"
    " | ancestor::w:p/preceding-sibling::*[position() < 11]//wp:anchor"
)


class Styles:
    """The styles of a document by their id."""

    def __init__(self, root: Element) -> None:
        self._styles = {style.get(tag("w:styleId")): style for style in root.iterfind("w:style", NAMESPACES)}
        defaults = [style for style in self._styles.values() if style.get(tag("w:default")) in {"1", "true", "on"}]
        self._defaults = {style.get(tag("w:type")): style.get(tag("w:styleId")) for style in defaults}
        self._plain = _own_look(root.find("w:docDefaults/w:rPrDefault/w:rPr", NAMESPACES))
        self._look = cache(self._look_of_styles)

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

    def look(self, properties: Element | None, style: str) -> Look:
        """How a run with properties, or none, looks in a paragraph of a style."""
        own = _own_look(properties)
        styled = self._look(style, str(own.get("rStyle", "")))
        return styled | own if own else styled

    def _look_of_styles(self, paragraph: str, run: str) -> Look:
        look = self._plain
        for style in (paragraph, run):
            for _, element in reversed(list(self.chain(style))):
                look = look | _own_look(element.find("w:rPr", NAMESPACES))
        return look

    def is_seen(self, look: Look, run: Element) -> bool:
        """Whether a reader of the page sees a run: not hidden, not struck, not too small, not white on white."""
        if any(look.get(name) for name in _HIDING) or 0 < number_of(look, "sz") <= SMALLEST:
            return False
        return str(look.get("color", "")).upper() != "FFFFFF" or self._is_on_colour(look, run)

    def _is_on_colour(self, look: Look, run: Element) -> bool:
        """Whether something lies under a run that may be of another colour than the paper."""
        if look.get("shaded") or look.get("highlight", "none") not in {"none", "white"}:
            return True
        named = run.xpath(f"{_PROPERTIES}/*[self::w:pStyle or self::w:tblStyle]", namespaces=NAMESPACES)
        shades = run.xpath(f"{_PROPERTIES}/w:shd", namespaces=NAMESPACES)
        shades += [shade for one in named for _, style in self.chain(value_of(one)) for shade in style.iter(_SHADE)]
        return any(map(_is_coloured, shades)) or bool(run.xpath(_PICTURES, namespaces=NAMESPACES))


def number_of(look: Look, name: str) -> float:
    """A size or a height of a look in half points; 0 where it says none."""
    value = str(look.get(name, ""))
    return float(value) if re.fullmatch(r"-?[\d.]*\d", value) else 0


def _own_look(properties: Element | None) -> Look:
    """What properties of a run say themselves."""
    look: Look = {}
    for one in () if properties is None else properties:
        name = _NAMES.get(one.tag)
        if name in _HIDING:
            look[name] = is_on(one)
        elif name == "rFonts":
            fonts = (one.get(_ASCII, ""), one.get(_OTHERS, ""))
            look["font"] = next(filter(_SYMBOL_FONT.fullmatch, fonts), "")
        elif name == "shd":
            look["shaded"] = _is_coloured(one)
        elif name:
            look[name] = value_of(one)
    return look


def _is_coloured(shade: Element) -> bool:
    """Whether a shading shows any colour but white."""
    plain = (value_of(shade) or "clear") in {"clear", "nil"}
    return not plain or shade.get(tag("w:fill"), "auto").lower() not in {"auto", "ffffff"}
