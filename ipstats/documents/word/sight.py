"""Whether a run of text is seen on the page, how large it is and how high it stands."""

import re
from functools import lru_cache
from itertools import islice

from ipstats.documents.word.package import Element, child, tag, value_of
from ipstats.documents.word.styles import Look, Styles, shades

SMALLEST = 2.0  # points: nobody reads letters of that size
COVER = 10  # paragraphs: in so many before a title there may be the picture on which it is printed white

_GROUNDS = {tag(f"w:{name}"): f"w:{name}Pr" for name in ("p", "tc", "tbl")}
_PARAGRAPH, _BOX, _ANCHOR = map(tag, ("w:p", "w:txbxContent", "wp:anchor"))
_DOCUMENT, _BACKGROUND = map(tag, ("w:document", "w:background"))
_STYLE, _TABLE_STYLE, _SHADE = map(tag, ("w:pStyle", "w:tblStyle", "w:shd"))


def is_seen(look: Look, run: Element, styles: Styles) -> bool:
    """Whether a reader of the page sees a run: not hidden, not struck, not too small, not white on white."""
    hidden = look.get("vanish") or look.get("webHidden") or look.get("strike") or look.get("dstrike")
    if hidden or 0 < points(look) <= SMALLEST:
        return False
    return look.get("color") not in {"FFFFFF", "ffffff"} or _on_colour(look, run, styles)


def points(look: Look) -> float:
    """The size of a run in points, 0 where nothing tells it; most files give half points, strict ones may name the unit."""
    size = str(look.get("sz", ""))
    return _length(size) if size.endswith("pt") else _length(size) / 2


def height(look: Look) -> float:
    """How far a run is raised, in points or half points; less than 0 where it is lowered."""
    return _length(str(look.get("position", "")))


@lru_cache
def _length(text: str) -> float:
    found = re.match(r"-?\d+(?:\.\d+)?", text)
    return float(found[0]) if found else 0


def _on_colour(look: Look, run: Element, styles: Styles) -> bool:
    """Whether something lies under a run that may be of another colour than the paper."""
    if look.get("shaded") or look.get("highlight", "none") not in {"none", "white"}:
        return True
    return any(_is_coloured(node, styles) for node in run.iterancestors())


def _is_coloured(node: Element, styles: Styles) -> bool:
    """Whether a paragraph, cell, table, box or document may lie on a colour or a picture."""
    if node.tag in _GROUNDS:
        properties = child(node, tag(_GROUNDS[node.tag]))
        style = value_of(child(properties, _STYLE)) or value_of(child(properties, _TABLE_STYLE))
        if styles.is_shaded(style) or shades(child(properties, _SHADE)):
            return True
    if node.tag == _PARAGRAPH:
        near = (node, *islice(node.itersiblings(preceding=True), COVER))
        return any(next(one.iter(_ANCHOR), None) is not None for one in near)
    return node.tag == _BOX or (node.tag == _DOCUMENT and child(node, _BACKGROUND) is not None)
