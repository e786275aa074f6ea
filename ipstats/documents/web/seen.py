"""What the eye does not see of a web page is taken out; raised, lowered and symbol letters become what they show."""

import re
from dataclasses import dataclass, replace

from lxml import etree, html  # pyright: ignore[reportAttributeAccessIssue]

from ipstats.documents.symbols import PRIVATE, PRIVATE_SIGNS, lowered, raised, symbol_sign
from ipstats.documents.web.styles import Style, StyleSheet, color, declared

_UNSEEN = {
    *(
        "head",
        "title",
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "select",
        "datalist",
        "button",
        "svg",
        "textarea",
    ),
    *("object", "audio", "video", "canvas", "rt", "rp", "annotation", "annotation-xml", "noframes"),
}
# Elements that a page may hide until its script has run, where they hold what it is about.
_CONTAINERS = {"html", "body", "main", "article", "section", "div", "form"}
_CONTENT = re.compile(r"(?i)content|article|editor|zoom|detail|\bmain\b|正文")
_MOST = 0.5
_SIZE = re.compile(r"^.*?\d\S*\s+")  # what stands before the family of a font
_ZERO = re.compile(r"0*\.?0*(?:[a-z]+|%)?")
_MEANS = {"del", "s", "strike", "sup", "sub", "font", "math", "mml:math", "m:math"}  # tags that say how text shows
_RAISED, _LOWERED = {"sup", "super"}, {"sub"}


@dataclass(frozen=True)
class _Seen:
    """How the text of an element shows: what of it descends to the elements in it."""

    visible: bool = True
    struck: bool = False
    faint: bool = False  # of no size, or of the colour of its ground
    level: str = ""  # raised or lowered
    font: str = ""
    equation: bool = False

    @property
    def hidden(self) -> bool:
        return not self.visible or self.struck or self.faint

    def shown(self, text: str | None) -> str | None:
        """What the eye sees of a text."""
        if not text or self.hidden:
            return None
        if self.font == "symbol":
            text = "".join(map(symbol_sign, map(ord, text)))
        elif self.font:
            text = "".join(PRIVATE_SIGNS.get(PRIVATE | ord(sign), "") if sign > " " else sign for sign in text)
        text = text.translate(PRIVATE_SIGNS)
        return raised(text) if self.level == "raised" else lowered(text) if self.level == "lowered" else text


def leave_out_unseen(page: html.HtmlElement) -> None:
    """Take out of a page what is hidden, struck, or no text; write raised and lowered digits, symbols, list numbers."""
    etree.strip_elements(page, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    sheet = StyleSheet(page)
    stack = [_Seen()]
    gone: list[html.HtmlElement] = []
    numbered: list[html.HtmlElement] = []
    walk = etree.iterwalk(page, events=("start", "end"))
    for event, node in walk:
        if event == "end":
            stack.pop()
            node.tail = ("/" if stack[-1].equation and _is_over(node) else "") + (stack[-1].shown(node.tail) or "")
            continue
        style = sheet.style_of(node)
        kept = _keeps(page, node, style)
        if node.tag in _UNSEEN or (_is_away(node, style) and not kept):
            gone.append(node)
            walk.skip_subtree()
        stack.append(_seen(stack[-1], node, style, kept))
        node.text = stack[-1].shown(node.text)
        if node.tag == "ol" and not style.get("list-style-type", style.get("list-style", "")).startswith("none"):
            numbered.append(node)
    for node in gone:
        node.drop_tree()
    for node in numbered:
        _number(node)


def _is_away(node: html.HtmlElement, style: Style) -> bool:
    """Whether an element takes no place in the page."""
    unshown = node.get("hidden") is not None or (node.tag == "dialog" and node.get("open") is None)
    return style.get("display", "none" if unshown else "") == "none" or style.get("mso-hide") == "all"


def _keeps(page: html.HtmlElement, node: html.HtmlElement, style: Style) -> bool:
    """Whether a hidden element is what the page is about, so that its script will show it."""
    away, veiled = _is_away(node, style), _is_veiled(style)
    if node.tag not in _CONTAINERS or not (away or veiled):
        return False
    if node.tag in {"html", "body"} or (not away and _CONTENT.search(f"{node.get('id', '')} {node.get('class', '')}")):
        return True
    body = page.find("body")
    return _length(node) > _MOST * _length(page if body is None else body)


def _is_veiled(style: Style) -> bool:
    """Whether an element takes a place but is not seen there."""
    return style.get("visibility") in {"hidden", "collapse"} or bool(_ZERO.fullmatch(style.get("opacity", "1")))


def _length(node: html.HtmlElement) -> int:
    return sum(len(text.strip()) for text in node.itertext())


def _seen(around: _Seen, node: html.HtmlElement, style: Style, kept: bool) -> _Seen:
    """How the text of an element shows, from what is around it and its own style."""
    if not (style or around.equation or around.faint or node.tag in _MEANS):
        return around
    decoration = style.get("text-decoration", style.get("text-decoration-line"))
    struck = node.tag in {"del", "s", "strike"} if decoration is None else "line-through" in decoration
    visibility = style.get("visibility")
    transparent = bool(_ZERO.fullmatch(style.get("opacity", "1")))
    return replace(
        around,
        visible=kept or ((visibility == "visible" if visibility else around.visible) and not transparent),
        struck=around.struck or struck,
        faint=_is_faint(around, node, style),
        level=_level(around, node, style) or around.level,
        font=_font(node, style, around.font),
        equation=around.equation or node.tag.endswith("math"),
    )


def _is_faint(around: _Seen, node: html.HtmlElement, style: Style) -> bool:
    """Whether letters have no size, or the colour of their ground.

    Only the element's own attributes are asked for colours, and a class may give a size again: style sheets beside
    the page are not at hand.
    """
    own = declared(node.get("style", ""))
    ink = color(own.get("color", node.get("color")))
    ground = color(own.get("background-color", own.get("background", node.get("bgcolor"))))
    if "font-size" in style and _ZERO.fullmatch(style["font-size"]):
        return True
    return ink == ground if ink and ground else around.faint and not (ink or "font-size" in style or node.get("class"))


def _level(around: _Seen, node: html.HtmlElement, style: Style) -> str:
    """Whether an element is raised or lowered; in an equation that is told by its place."""
    parent = node.getparent() if around.equation else None
    power = parent.tag.rpartition(":")[2] if parent is not None else ""
    if parent is not None and power in {"msup", "msub", "msubsup"} and (place := parent.index(node)):
        return "raised" if power == "msup" or place == 2 else "lowered"
    align = style.get("vertical-align", "") if node.tag not in {"td", "th", "tr"} else ""
    told = align or node.tag
    return "raised" if told in _RAISED else "lowered" if told in _LOWERED else ""


def _font(node: html.HtmlElement, style: Style, around: str) -> str:
    """Whether letters stand for the signs of a symbol font: its name, or nothing."""
    told = style.get("font-family") or _SIZE.sub("", style.get("font", "")) or node.get("face", "").lower()
    first = told.split(",")[0].strip("\"' ")
    return around if not told else first if first == "symbol" or first.startswith(("wingdings", "webdings")) else ""


def _is_over(node: html.HtmlElement) -> bool:
    """Whether an element is the upper part of a fraction."""
    parent = node.getparent()
    return parent is not None and parent.tag.rpartition(":")[2] == "mfrac" and node.getnext() is not None


_OWN_NUMBER = re.compile(
    r"\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）、.．](?!\d)|[①-⑳]|第[一二三四五六七八九十百\d]+[章节条])"
)


def _number(items: html.HtmlElement) -> None:
    """Write the numbers of a list before its items, unless they have their own."""
    kind = items.get("type", "1")
    number = int(items.get("start", "1")) if items.get("start", "1").lstrip("-").isdigit() else 1
    for item in items.iterchildren("li"):
        number = int(item.get("value", "")) if item.get("value", "").isdigit() else number
        first = next(iter(item.xpath("(.//text()[normalize-space()])[1]")), None)
        if first is not None and not _OWN_NUMBER.match(first):
            sign = chr(ord(kind) + number - 1) if kind in {"a", "A"} and number <= 26 else str(number)
            setattr(first.getparent(), "text" if first.is_text else "tail", f"{sign}. {first.lstrip()}")
        number += 1
