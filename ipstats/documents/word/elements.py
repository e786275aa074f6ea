"""Elements of Word documents: their names, and the values that they hold."""

from lxml.etree import _Element as Element

_OFFICE = "http://schemas.openxmlformats.org"
NAMESPACES = {
    "w": f"{_OFFICE}/wordprocessingml/2006/main",
    "m": f"{_OFFICE}/officeDocument/2006/math",
    "mc": f"{_OFFICE}/markup-compatibility/2006",
    "wp": f"{_OFFICE}/drawingml/2006/wordprocessingDrawing",
    "pic": f"{_OFFICE}/drawingml/2006/picture",
    "a": f"{_OFFICE}/drawingml/2006/main",
    "v": "urn:schemas-microsoft-com:vml",
}
_OFF = {"0", "false", "off", "none"}


def tag(name: str) -> str:
    """An element's or attribute's name as lxml writes it.

    >>> tag("w:p")
    '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p'
    """
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


_VALUE = tag("w:val")


def child(node: Element | None, name: str) -> Element | None:
    """The first child with a tag, None where there is none or no node."""
    return None if node is None else next(node.iterchildren(name), None)


def value_of(node: Element | None) -> str:
    """The value of an element; an empty text where there is none."""
    return "" if node is None else node.get(_VALUE, "")


def value_at(node: Element, path: str) -> str:
    """The value of the element at a path below a node; an empty text where there is none."""
    return value_of(node.find(path, NAMESPACES))


def number_in(text: str, otherwise: int = 0) -> int:
    """A whole number, or another one where the text is none."""
    return int(text) if text.isdecimal() else otherwise


def is_on(node: Element | None) -> bool:
    """Whether an element that switches something on is there and does not say off."""
    return node is not None and node.get(_VALUE, "on").lower() not in _OFF
