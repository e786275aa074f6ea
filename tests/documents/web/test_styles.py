import pytest
from lxml import html

from ipstats.documents.web.styles import StyleSheet, color

# style elements, an element, its display
RULES = [
    ("<style>.a{display:none}</style>", "<p class='x a'>", "none"),
    ("<style>p{display:none}</style>", "<P>", "none"),
    ("<style>P.a#b{display:none}</style>", "<p id=b class=a>", "none"),
    ("<style>div.a{display:none}</style>", "<p class=a>", None),
    ("<style>.a.b{display:none}</style>", "<p class=a>", None),
    ("<style>.x .a, .y > .a, .a:hover, *{display:none}</style>", "<p class=a>", None),
    ("<style>.a{display:none}</style><style>.a{display:block}</style>", "<p class=a>", "block"),
    ("<style>#b{display:none}.a{display:block}p{display:inline}</style>", "<p id=b class=a>", "none"),
    ("<style>.a{display:none}</style>", "<p class=a style='display:inline'>", "inline"),
    ("<style>@import url(a.css); @font-face{font-family:x} .a{display:none}</style>", "<p class=a>", "none"),
    ("<style>@media print{.a{display:none}}.b{color:red}</style>", "<p class='a b'>", None),
    ("<style>@media screen{.a{display:none}}</style>", "<p class=a>", "none"),
    ("<style>@media (max-width:600px){.a{display:none} .b{display:none}}</style>", "<p class='a b'>", None),
    ("<style><!-- .a{display:none} --></style>", "<p class=a>", "none"),
    ("<style>.a{display:none</style>", "<p class=a>", None),
    ("", "<p class=a style='display'>", None),
]


@pytest.mark.parametrize(("sheets", "element", "display"), RULES)
def test_rules_of_a_page_for_an_element(sheets, element, display):
    page = html.document_fromstring(f"<html><head>{sheets}</head><body>{element}x</p></body></html>")
    assert StyleSheet(page).style_of(page.find("body/p")).get("display") == display


# colours in pairs: written, plain
COLORS = [
    ("#ffffff", "#ffffff"), ("#fff", "#ffffff"), ("white", "#ffffff"), ("rgb(255,255, 255)", "#ffffff"),
    ("rgba(0 0 0 / 50%)", "#000000"), ("#fff url(a.png)", None), ("inherit", None), (None, None),
]  # fmt: skip


@pytest.mark.parametrize(("written", "plain"), COLORS)
def test_colors_however_they_are_written(written, plain):
    assert color(written) == plain
