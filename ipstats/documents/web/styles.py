"""The styles of a web page, as far as they decide what the eye sees of its text."""

import re
from functools import lru_cache
from itertools import chain

from lxml import html  # pyright: ignore[reportAttributeAccessIssue]

Style = dict[str, str]  # property → value, both in small letters

_COMMENT = re.compile(r"(?s)/\*.*?\*/|<!--|-->")
# Rules for paper or for some screens only; those for any screen are read.
_AT_RULE = re.compile(r"@(?!media\s+(?:all|screen)\s*\{)[^{};]*+(?:;|\{(?:[^{}]*+\{[^{}]*+\})*+[^{}]*+\})")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?((?:[.#][\w-]+)*)", re.IGNORECASE)
_DECIDES = re.compile(
    r"(?i)display|visibility|opacity|mso-hide|font|text-decoration|vertical-align|color|background|list-style"
)
_HEX = re.compile(r"#(?:[0-9a-f]{3}){1,2}")
_RGB = re.compile(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)[^)]*\)")
_NAMED = {"white": "#ffffff", "black": "#000000"}


class StyleSheet:
    """The rules of a page's own style elements whose selectors are a tag, classes and ids without relations."""

    def __init__(self, page: html.HtmlElement) -> None:
        """Read the rules of a page."""
        self._rules: dict[str, list[tuple[tuple[int, ...], set[str], Style]]] = {}
        text = "".join(
            sheet.text or "" for sheet in page.iter("style") if sheet.get("media", "all") in {"all", "screen"}
        )
        rules = _RULE.finditer(_AT_RULE.sub("", _COMMENT.sub("", text)))
        for order, rule in enumerate(rule for rule in rules if _DECIDES.search(rule[2])):
            for selector in rule[1].split(","):
                self._add(selector.strip(), order, declared(rule[2]))

    def _add(self, selector: str, order: int, style: Style) -> None:
        found = _SELECTOR.fullmatch(selector)
        if not found or not selector:
            return
        names = re.findall(r"[.#][\w-]+", found[2])
        parts = {*names, *([found[1].lower()] if found[1] else [])}
        ids = sum(name[0] == "#" for name in names)
        weight = (ids, len(names) - ids, len(parts) - len(names), order)
        self._rules.setdefault((names or [selector.lower()])[-1], []).append((weight, parts, style))

    def style_of(self, element: html.HtmlElement) -> Style:
        """What the rules and the element's own style say of it; what it inherits is not in it."""
        own = element.get("style")
        style = self._by_rules(element) if self._rules else {}
        return style | declared(own) if own else style

    def _by_rules(self, element: html.HtmlElement) -> Style:
        names = {element.tag, *(f".{name}" for name in (element.get("class") or "").split()), f"#{element.get('id')}"}
        found = chain.from_iterable(self._rules.get(name, ()) for name in names)
        fitting = sorted((rule for rule in found if rule[1] <= names), key=lambda rule: rule[0])
        return dict(chain.from_iterable(style.items() for _, _, style in fitting))


@lru_cache(maxsize=4096)
def declared(text: str) -> Style:
    """The declarations of a style attribute or rule.

    >>> declared("Display:none; COLOR : #FFF !important")
    {'display': 'none', 'color': '#fff'}
    """
    pairs = (part.partition(":") for part in text.lower().split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, colon, value in pairs if colon}


def color(value: str | None) -> str | None:
    """A colour, however it is written, as #rrggbb; None for none, or for a picture beside it.

    >>> color("#fff"), color("white"), color("rgb(255, 255, 255)"), color("white url(a.png)")
    ('#ffffff', '#ffffff', '#ffffff', None)
    """
    value = value or ""
    if rgb := _RGB.fullmatch(value):
        return "#" + "".join(f"{int(part):02x}" for part in rgb.groups())
    if _HEX.fullmatch(value):
        return value if len(value) == 7 else "#" + "".join(digit * 2 for digit in value[1:])
    return _NAMED.get(value)
