"""What hangs on a paragraph of a Word document: boxes of text, and pictures large enough to be a table."""

import re
from collections.abc import Iterator

from ipstats.documents.word.package import NAMESPACES, Element, tag

LEAST = 720_000  # English metric units, 2 cm: what is smaller is a sign or a line, and no table

_BOX, _FALLBACK = tag("w:txbxContent"), tag("mc:Fallback")
_KINDS = re.compile(r"/(?:picture|chart|diagram)$")  # what is drawn; a group may hold pictures
_LENGTH = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]+)(pt|in|cm|mm|px|)")
_UNITS = {"pt": 12_700, "in": 914_400, "cm": 360_000, "mm": 36_000, "px": 9_525, "": 12_700}
_TURNED = re.compile(r"(?:^|;)\s*rotation\s*:\s*-?[1-9]")
_BEHIND = re.compile(r"(?:^|;)\s*z-index\s*:\s*-")


def boxes(drawing: Element) -> list[Element]:
    """The boxes of text of a drawing, but of one that is a watermark: hidden, or turned and behind the text."""
    return [] if _is_hidden(drawing) or (_is_turned(drawing) and _is_behind(drawing)) else list(_boxes(drawing))


def _boxes(node: Element) -> Iterator[Element]:
    """Each is there twice, the second time for older readers."""
    for child in node.iterchildren():
        if child.tag == _BOX:
            yield child
        elif child.tag != _FALLBACK:
            yield from _boxes(child)


def is_picture(drawing: Element) -> bool:
    """Whether a drawing is a picture, chart or object in front of the paper and larger than a sign."""
    if _is_hidden(drawing) or _is_behind(drawing):
        return False
    sizes = [
        (int(extent.get("cx", 0)), int(extent.get("cy", 0))) for extent in drawing.iterfind("*/wp:extent", NAMESPACES)
    ]
    kinds = [data.get("uri", "") for data in drawing.iter(tag("a:graphicData"))]
    drawn = any(map(_KINDS.search, kinds)) or next(drawing.iter(tag("pic:pic")), None) is not None
    if drawn and any(min(size) >= LEAST for size in sizes):
        return True
    shapes = (image.getparent() for image in drawing.iter(tag("v:imagedata")))
    return any(_least(shape.get("style", "")) >= LEAST for shape in shapes)


def _least(style: str) -> float:
    """The smaller side of a shape by its style."""
    sides = {side: float(length) * _UNITS[unit] for side, length, unit in _LENGTH.findall(style)}
    return min(sides.values()) if len(sides) == 2 else 0


def _is_hidden(drawing: Element) -> bool:
    return any(one.get("hidden") in {"1", "true"} for one in drawing.iterfind("*/wp:docPr", NAMESPACES))


def _is_behind(drawing: Element) -> bool:
    anchored = any(one.get("behindDoc") in {"1", "true"} for one in drawing.iterfind("wp:anchor", NAMESPACES))
    return anchored or any(_BEHIND.search(style) for style in _styles(drawing))


def _is_turned(drawing: Element) -> bool:
    turned = any(one.get("rot", "0") != "0" for one in drawing.iter(tag("a:xfrm")))
    return turned or any(_TURNED.search(style) for style in _styles(drawing))


def _styles(drawing: Element) -> list[str]:
    """How the old kind of shapes are placed."""
    return [shape.get("style") for shape in drawing.iterchildren() if shape.get("style")]
