"""Equations of Word documents on one line: a power is no number beside a number, a fraction no two numbers in a row."""

import re

from ipstats.documents.symbols import lowered, raised
from ipstats.documents.word.elements import NAMESPACES, Element, is_on, tag

_MATH = tag("m:oMath").removesuffix("oMath")
_VALUE, _TEXTS = tag("m:val"), {tag("m:t"), tag("w:t")}
_REMOVED = {tag("w:del"), tag("w:moveFrom")}
_HIDING = "w:rPr/*[self::w:vanish or self::w:strike or self::w:dstrike]"
_FEW = re.compile(r"[\d+\-−]+")  # what has signs of its own when raised or lowered
_WHOLE = re.compile(r"[\w.%⁺⁻]*|\([^()]*\)")  # what needs no brackets
_BETWEEN = {"m": "; ", "eqArr": "; ", "mr": ", ", "d": "|"}
_BASES = {"sSup", "sSub", "sSubSup", "rad"}


def equation(node: Element) -> str:
    """What an equation or a part of it says, in the order in which it is read out.

    >>> from lxml import etree
    >>> power = "<m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>"
    >>> equation(etree.fromstring(f"<m:oMath xmlns:m='{NAMESPACES['m']}'>{power}</m:oMath>"))
    '10²'
    """
    if node.tag in _TEXTS:
        return node.text or ""
    if node.tag in _REMOVED or any(map(is_on, node.xpath(_HIDING, namespaces=NAMESPACES))):
        return ""
    name = node.tag.removeprefix(_MATH)
    return _shaped(name, _BETWEEN.get(name, "").join(filter(None, map(equation, node))), node)


def _shaped(name: str, text: str, node: Element) -> str:
    """The text of a part of an equation, placed as the part stands to the others."""
    match name:
        case "sup" | "deg":
            return raised(text) if _FEW.fullmatch(text) else f"^{_whole(text)}" if text else ""
        case "sub" | "lim":
            return lowered(text) if _FEW.fullmatch(text) else f"_{_whole(text)}" if text else ""
        case "num":
            return _whole(text)
        case "den":
            return f"/{_whole(text)}"
        case "d":
            return f"{_sign(node, 'begChr', '(')}{text}{_sign(node, 'endChr', ')')}"
        case "nary":
            return _sign(node, "chr", "∫") + text
    above = node.getparent()
    base = "" if name != "e" or above is None else above.tag.removeprefix(_MATH)
    return "√" * (base == "rad") + (_whole(text) if base in _BASES else text)


def _sign(node: Element, name: str, otherwise: str) -> str:
    """A sign that a part of an equation chooses in its properties."""
    found = node.find(f"*/m:{name}", NAMESPACES)
    return otherwise if found is None else found.get(_VALUE, "")


def _whole(text: str) -> str:
    return text if _WHOLE.fullmatch(text) else f"({text})"
