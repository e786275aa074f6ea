"""The numbers that Word puts before headings and list items, and that stand nowhere in the text."""

import re
from collections.abc import Callable
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import nsmap, qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

_HAN = "零一二三四五六七八九"
NAMESPACE = {"w": nsmap["w"]}

Level = tuple[str, str, int]  # the kind of number, the text around it, the first number


def numbering(document: Document) -> Callable[[Element], str]:
    """A function from a paragraph to its number (一、, （二）, 3.); paragraphs must be asked in their order."""
    levels = _levels(document)
    styles = {style.get(qn("w:styleId")): style for style in document.styles.element.findall("w:style", NAMESPACE)}
    counts: dict[str, dict[int, int]] = {}

    def number(paragraph: Element) -> str:
        list_id, depth = _list_level(paragraph, styles)
        own = levels.get(list_id, {})
        if depth not in own:
            return ""
        reached = counts.setdefault(list_id, {})
        reached[depth] = reached.get(depth, own[depth][2] - 1) + 1
        for deeper in [level for level in reached if level > depth]:
            del reached[deeper]
        return _label(own, reached, depth)

    return number


def _levels(document: Document) -> dict[str, dict[int, Level]]:
    """Of each list its levels."""
    links = document.part.rels.values()
    parts: list[Any] = [link.target_part for link in links if link.reltype == RELATIONSHIP_TYPE.NUMBERING]
    shapes = {
        shape.get(qn("w:abstractNumId")): dict(map(_level, shape.findall("w:lvl", NAMESPACE)))
        for part in parts
        for shape in part.element.findall("w:abstractNum", NAMESPACE)
    }
    lists = (one for part in parts for one in part.element.findall("w:num", NAMESPACE))
    return {one.get(qn("w:numId")): shapes.get(value_at(one, "w:abstractNumId"), {}) for one in lists}


def _level(level: Element) -> tuple[int, Level]:
    kind, text, first = (value_at(level, f"w:{name}") for name in ("numFmt", "lvlText", "start"))
    return int(level.get(qn("w:ilvl"))), (kind or "decimal", text, int(first or 1))


def value_at(node: Element, path: str) -> str:
    """The value of the element at a path below a node; an empty text where there is none."""
    found = node.find(path, NAMESPACE)
    return "" if found is None else found.get(qn("w:val"), "")


def _list_level(paragraph: Element, styles: dict[str, Element]) -> tuple[str, int]:
    """The list a paragraph belongs to, itself or by its style, and its depth there."""
    node, style, list_id, depth = paragraph, value_at(paragraph, "w:pPr/w:pStyle"), "", ""
    for _ in range(10):  # a style may be based on another one, a damaged file's on itself
        list_id, depth = (value_at(node, f"w:pPr/w:numPr/w:{name}") for name in ("numId", "ilvl"))
        if list_id or style not in styles:
            break
        node = styles[style]
        style = value_at(node, "w:basedOn")
    return list_id, int(depth or 0)


def _label(own: dict[int, Level], reached: dict[int, int], depth: int) -> str:
    kind, around, _ = own[depth]
    if kind in {"bullet", "none"}:
        return ""

    def spelled(found: re.Match[str]) -> str:
        level = int(found[1]) - 1
        kind, _, first = own.get(level, ("decimal", "", 1))
        return _spelled(reached.get(level, first), kind)

    label = re.sub(r"%(\d)", spelled, around)
    return label + " " * bool(re.search(r"[\x21-\x7e]$", label))  # lest 1. before 5家 become 1.5家


def _spelled(number: int, kind: str) -> str:
    """A number as Word writes it.

    >>> _spelled(12, "chineseCounting"), _spelled(20, "chineseCounting"), _spelled(3, ""), _spelled(2, "lowerLetter")
    ('十二', '二十', '3', 'b')
    """
    if re.match("chinese|japanese|ideographDigital|taiwanese", kind) and number < 100:
        tens, ones = divmod(number, 10)
        return f"{_HAN[tens] if tens > 1 else ''}{'十' if tens else ''}{_HAN[ones] if ones or not tens else ''}"
    if kind == "decimalEnclosedCircle" and 0 < number <= 20:
        return chr(ord("①") + number - 1)
    if kind in {"lowerLetter", "upperLetter"} and 0 < number <= 26:
        return chr(ord("a" if kind == "lowerLetter" else "A") + number - 1)
    return str(number)
