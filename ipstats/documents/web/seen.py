"""What the eye does not see of a web page is taken out; raised, lowered and symbol letters become what they show."""

import re
from dataclasses import dataclass, replace

from lxml import etree, html  # pyright: ignore[reportAttributeAccessIssue]

from ipstats.documents.symbols import PRIVATE, PRIVATE_SIGNS, lowered, raised, symbol_sign
from ipstats.documents.web.styles import Style, StyleSheet, color, declared

_UNSEEN_TAGS = (
    "head|title|script|style|noscript|template|iframe|select|datalist|button|svg|textarea|object|audio|video|canvas|rt|rp|"
    "annotation|annotation-xml|noframes"
)
_UNSEEN = {*_UNSEEN_TAGS.split("|")}
# Elements that a page may hide until its script has run, where they hold what it is about.
_CONTAINERS = {"html", "body", "main", "article", "section", "div", "form"}
_CONTENT = re.compile(r"(?i)content|article|editor|zoom|detail|\bmain\b|正文")
_MOST = 0.5
_SIZE = re.compile(r"^.*?\d\S*\s+")  # what stands before the family of a font
_ZERO = re.compile(r"0*\.?0*(?:[a-z]+|%)?")
_STRUCK = {"del", "s", "strike"}
_LEVELS = {"sup": "raised", "super": "raised", "sub": "lowered"}
_POWERS = {"msup": {1: "raised"}, "msub": {1: "lowered"}, "msubsup": {1: "lowered", 2: "raised"}}  # by place


@dataclass(frozen=True)
class _Seen:
    """How the text of an element shows: what of it descends to the elements in it."""

    visible: bool = True
    struck: bool = False
    faint: bool = False  # of no size, or of the colour of its ground
    level: str = ""  # raised or lowered
    font: str = ""

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
            node.tail = ("/" if _is_over(node) else "") + (stack[-1].shown(node.tail) or "")
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
    away = _is_away(node, style)
    veiled = style.get("visibility") in {"hidden", "collapse"} or _is_transparent(style)
    if node.tag not in _CONTAINERS or not (away or veiled):
        return False
    if node.tag in {"html", "body"} or (not away and _CONTENT.search(f"{node.get('id', '')} {node.get('class', '')}")):
        return True
    body = page.find("body")
    return _length(node) > _MOST * _length(page if body is None else body)


def _is_transparent(style: Style) -> bool:
    return bool(_ZERO.fullmatch(style.get("opacity", "1")))


def _length(node: html.HtmlElement) -> int:
    return sum(len(text.strip()) for text in node.itertext())


def _seen(around: _Seen, node: html.HtmlElement, style: Style, kept: bool) -> _Seen:
    """How the text of an element shows, from what is around it and its own style."""
    level = _level(node, style)
    if not (style or level or around.faint or node.tag in _STRUCK or node.tag == "font"):
        return around
    decoration = style.get("text-decoration", style.get("text-decoration-line"))
    struck = node.tag in _STRUCK if decoration is None else "line-through" in decoration
    visibility = style.get("visibility")
    return replace(
        around,
        visible=kept or ((visibility == "visible" if visibility else around.visible) and not _is_transparent(style)),
        struck=around.struck or struck,
        faint=_is_faint(around, node, style),
        level=level or around.level,
        font=_font(node, style, around.font),
    )


def _is_faint(around: _Seen, node: html.HtmlElement, style: Style) -> bool:
    """Whether letters have no size, or the colour of their ground as their own style gives both.

    A class may give them another: style sheets beside the page are not at hand.
    """
    own = declared(node.get("style", ""))
    ink, ground = color(own.get("color")), color(own.get("background-color", own.get("background")))
    if _ZERO.fullmatch(style.get("font-size", "1")):
        return True
    return ink == ground if ink and ground else around.faint and not (ink or "font-size" in style or node.get("class"))


def _level(node: html.HtmlElement, style: Style) -> str:
    """Whether an element is raised or lowered; in an equation that is told by its place."""
    parent = node.getparent()
    if parent is not None and parent.tag in _POWERS:
        return _POWERS[parent.tag].get(parent.index(node), "")
    align = style.get("vertical-align", "") if node.tag not in {"td", "th", "tr"} else ""
    return _LEVELS.get(align or node.tag, "")


def _font(node: html.HtmlElement, style: Style, around: str) -> str:
    """Whether letters stand for the signs of a symbol font: its name, or nothing."""
    told = style.get("font-family") or _SIZE.sub("", style.get("font", "")) or node.get("face", "").lower()
    first = told.split(",")[0].strip("\"' ")
    return around if not told else first if first == "symbol" or first.startswith(("wingdings", "webdings")) else ""


def _is_over(node: html.HtmlElement) -> bool:
    """Whether an element is the upper part of a fraction."""
    parent = node.getparent()
    return parent is not None and parent.tag == "mfrac" and node.getnext() is not None


_OWN_NUMBER = re.compile(
    r"\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）、.．](?!\d)|[①-⑳]|第[一二三四五六七八九十百\d]+[章节条])"
)


def _number(items: html.HtmlElement) -> None:
    """Write the numbers of a list before its items, unless they have their own."""
    start = items.get("start", "1")
    for number, item in enumerate(items.iterchildren("li"), start=int(start) if start.isdigit() else 1):
        first = next(iter(item.xpath("(.//text()[normalize-space()])[1]")), None)
        if first is not None and not _OWN_NUMBER.match(first):
            setattr(first.getparent(), "text" if first.is_text else "tail", f"{number}. {first.lstrip()}")
