"""Tags of HTML: which begin a line, and whether a text is the source of a page, or only has some as Markdown may."""

import re

LINE_TAGS = (
    "address|article|aside|blockquote|body|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h1|h2|h3|"
    "h4|h5|h6|header|hr|html|li|main|nav|ol|p|pre|section|summary|ul"
)
TABLE_TAGS = "caption|col|colgroup|table|tbody|td|tfoot|th|thead|tr"
BLOCKS = {*LINE_TAGS.split("|"), *TABLE_TAGS.split("|")}

_ROOT = re.compile(r"(?is)\s*+(?:(?><!--.*?-->)\s*+|<\?xml[^>]*>\s*+)*+<(?:!doctype\s+html|html|head|body)\b")
_TAG = re.compile(
    r"(?i)<(?P<closes>/?)(?P<tag>p|div|table|thead|tbody|tfoot|tr|t[dh]|h[1-6]|[uod]l|li|d[td]|section|article|main|"
    r"center|blockquote|pre|form|font|span|figure|br|title|style|script)\b[^<>]*>"
)
_MARKDOWN = re.compile(
    r"(?m)^ {0,3}#{1,6} +\S|^[ \t]*+\|?(?:[ \t]*+:?-{2,}+:?[ \t]*+\|)++(?:[ \t]*+:?-{2,}+:?[ \t]*+)?$|^```"
)
_MOSTLY = 0.8


def is_page(text: str, named_page: bool) -> bool:
    """Whether nearly all of a text stands in elements of a page; in a file named as one, some of it.

    >>> is_page("<h1>规划</h1><p>到2025年，达到30家。", False), is_page("# 规划\\n<p align=center>图1</p>", False)
    (True, False)
    """
    if _ROOT.match(text):
        return True
    if _MARKDOWN.search(text) or not _TAG.search(text):
        return False
    inside, outside = _signs_inside(text)
    return inside > 0 and (named_page or inside >= _MOSTLY * (inside + outside))


def _signs_inside(text: str) -> tuple[int, int]:
    """How many signs stand in elements or in lines that <br> ends, and how many do not."""
    counted = {True: 0, False: 0}
    depth = at = 0
    after_break = False
    for tag in _TAG.finditer(text):
        breaks = tag["tag"].lower() == "br"
        counted[depth > 0 or breaks or after_break] += len(text[at : tag.start()].strip())
        depth = depth if breaks else max(0, depth + (-1 if tag["closes"] else 1))
        after_break = breaks
        at = tag.end()
    counted[depth > 0 or after_break] += len(text[at:].strip())
    return counted[True], counted[False]
