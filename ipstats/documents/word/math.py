"""Equations of Word documents on one line: a power is no number beside a number, a fraction no two numbers in a row."""

import re
from collections.abc import Callable

from ipstats.documents.symbols import lowered, raised
from ipstats.documents.word.package import NAMESPACES, Element, is_on, tag

_MATH = tag("m:oMath").removesuffix("oMath")
_TEXT, _VAL = tag("m:t"), tag("m:val")
_WORD_TEXT = tag("w:t")
_REMOVED = {tag("w:del"), tag("w:moveFrom")}
_GONE = "self::w:del | self::w:moveFrom | self::m:r/w:rPr/*[self::w:vanish or self::w:strike or self::w:dstrike]"
_FEW = re.compile(r"[\d+\-−]+")  # what has signs of its own when raised or lowered
_WHOLE = re.compile(r"[\w.%⁺⁻]*|\([^()]*\)")  # what needs no brackets


def equation(node: Element) -> str:
    """What an equation or a part of it says, in the order in which it is read out.

    >>> from lxml import etree
    >>> power = "<m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>"
    >>> equation(etree.fromstring(f"<m:oMath xmlns:m='{NAMESPACES['m']}'>{power}</m:oMath>"))
    '10²'
    """
    if node.tag in {_TEXT, _WORD_TEXT}:
        return node.text or ""
    if any(found.tag in _REMOVED or is_on(found) for found in node.xpath(_GONE, namespaces=NAMESPACES)):
        return ""
    shape = _SHAPES.get(node.tag.removeprefix(_MATH))
    return shape(node) if shape else "".join(map(equation, node))


def _part(node: Element, name: str) -> str:
    found = node.find(f"m:{name}", NAMESPACES)
    return "" if found is None else equation(found)


def _option(node: Element, name: str, otherwise: str) -> str:
    """A sign or a kind that a part of an equation chooses in its properties."""
    found = next(iter(node.iterfind(f"*/m:{name}", NAMESPACES)), None)
    return otherwise if found is None else found.get(_VAL, "")


def _whole(text: str) -> str:
    return text if _WHOLE.fullmatch(text) else f"({text})"


def _up(text: str) -> str:
    return raised(text) if _FEW.fullmatch(text) else f"^{_whole(text)}" if text else ""


def _down(text: str) -> str:
    return lowered(text) if _FEW.fullmatch(text) else f"_{_whole(text)}" if text else ""


def _fraction(node: Element) -> str:
    over, under = _part(node, "num"), _part(node, "den")
    return f"({over} {under})" if _option(node, "type", "bar") == "noBar" else f"{_whole(over)}/{_whole(under)}"


def _root(node: Element) -> str:
    degree = _part(node, "deg")
    return f"{_up(degree) if degree and not is_on(node.find('m:radPr/m:degHide', NAMESPACES)) else ''}√{_whole(_part(node, 'e'))}"


def _brackets(node: Element) -> str:
    between = _option(node, "sepChr", "|").join(map(equation, node.iterfind("m:e", NAMESPACES)))
    return f"{_option(node, 'begChr', '(')}{between}{_option(node, 'endChr', ')')}"


def _large(node: Element) -> str:
    """A sum, product or integral over its bounds."""
    return f"{_option(node, 'chr', '∫')}{_down(_part(node, 'sub'))}{_up(_part(node, 'sup'))}{_part(node, 'e')}"


def _scripts(node: Element) -> str:
    return f"{_whole(_part(node, 'e'))}{_down(_part(node, 'sub'))}{_up(_part(node, 'sup'))}"


def _before(node: Element) -> str:
    return f"{_down(_part(node, 'sub'))}{_up(_part(node, 'sup'))}{_part(node, 'e')}"


def _limit(node: Element) -> str:
    return f"{_part(node, 'e')}{_down(_part(node, 'lim'))}"


def _rows(node: Element) -> str:
    """Rows of a matrix or equations below one another."""
    rows = node.xpath("m:mr | m:e", namespaces=NAMESPACES)
    return "; ".join(", ".join(map(equation, row)) if row.tag == tag("m:mr") else equation(row) for row in rows)


_SHAPES: dict[str, Callable[[Element], str]] = {
    "f": _fraction,
    "rad": _root,
    "d": _brackets,
    "nary": _large,
    "sPre": _before,
    "m": _rows,
    "eqArr": _rows,
    **dict.fromkeys(("sSup", "sSub", "sSubSup"), _scripts),
    **dict.fromkeys(("limLow", "limUpp"), _limit),
}
