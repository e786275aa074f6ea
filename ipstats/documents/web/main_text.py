"""The furniture of a web page is taken out: menus, lists of links, footers, and what else stands around its text.

Libraries for the main text of pages lose titles, tables or whole documents (trafilatura, readability, resiliparse and
justext were tried), so a block goes only where its tag, its name or its links say that it is no text of the page;
never a table with figures, and a paragraph of prose only in a footer or beside links.
"""

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree, html  # pyright: ignore[reportAttributeAccessIssue]

from ipstats.documents.web.markup import BLOCKS

_NEVER_TEXT = {"nav", "menu"}
_ROLES = {"navigation", "menu", "menubar", "search", "banner", "contentinfo", "complementary", "toolbar"}
# Parts of class names and ids. The first name what is no text unless prose stands in it, the second the same outside
# the main text, the third only where there are links, for they name the head of an article as well.
_MENU = re.compile(r"nav|navi|navbar|navigation|menu\d*|submenu|bread|breadcrumbs?|crumbs?|mbx|dqwz")
_FURNITURE = re.compile(
    r"foot|footer|copyright|icp|friend|friendlinks?|yqlj|links|sidebar|side|aside|related|relate|xgyd|xglj|xgwz|recommend"
    r"|share|bdshare\w*|fenxiang|search|login|pager|pagination|paging|prenext|prev|qrcode|ewm|toolbar|fontsize|comments?"
    r"|advert|ads?|totop|skip|language"
)
_MAYBE = re.compile(
    r"top|topbar|head|header|banner|bottom|position|location|weizhi|wz|tools?|link|hot|left|right|print|list|tags?"
)
_FOOT = re.compile(r"foot|footer|copyright|icp")
_NAME = re.compile(r"[A-Z]?[a-z]+\d*|[A-Z]+|\d+")
_LINE = re.compile(
    r"(?:您|你)?(?:现在|当前|所在|的)*位置(?:是)?[：:>]|(?:上|下)一(?:篇|条)[：:]|相关(?:链接|阅读|文章|稿件|新闻|信息)[：:]?$|(?:延伸|扩展)阅读[：:]?$"
    r"|分享(?:到|至)|扫一扫|(?:打印|关闭|收藏)(?:本页|窗口|此页)|友情链接|.{0,80}(?:ICP备|公网安备|网站标识码|版权所有(?:[\s：:©\d]|$)|Copyright|©)"
)
_SHORT = 150  # signs of such a line
_FILE = re.compile(r"(?i)\.(?:docx?|xlsx?|pdf|wps|et|ofd|zip|rar|7z|pptx?|csv|txt|jpe?g|png|ceb)(?:[?#]|$)")
_FIGURE = re.compile(r"[^\d\s]{0,3}\d[\d,]*(?:\.\d+)?\s*[%％]?[^\d]{0,8}")
_INSIDE = {"article", "body", "center", "div", "form", "main", "section", "table", "tbody", "td", "tr"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_DOMINANT = 0.7  # share of the text: the part of a page with more is where its main text is
_LONG = 30  # signs: a line without links that has them is more than the name of a list of links, or its date

# What a block holds: signs of text and of links, links, long lines, sentences, prose (both), figures in tables, titles.
_Counts = Counter[str]


def leave_out_furniture(page: html.HtmlElement) -> None:
    """Take what is no text of its own out of a page; a page that is nothing else stays as it is."""
    for node in list(page.iter(*_NEVER_TEXT)):
        node.drop_tree()
    if not page.xpath("boolean(//a | //footer | //@class | //@id | //@role)"):
        return
    blocks = _measured(page)
    body = page.find("body")
    body = page if body is None else body
    gone = list(_furniture(body, blocks, list(_main(body, blocks))))
    lost = sum(blocks[node]["text"] for node in gone)
    signs = sum(blocks[node]["text"] + blocks[node]["linked"] for node in gone)
    if 2 * lost > blocks[body]["text"] or signs == blocks[body]["text"] + blocks[body]["linked"]:
        return
    for node in gone:
        if node.tag in {"td", "th"}:  # its place stays
            node[:] = []
            node.text = None
        else:
            node.drop_tree()


def _measured(page: html.HtmlElement) -> dict[html.HtmlElement, _Counts]:
    """Each block of a page, and what it holds."""
    blocks: dict[html.HtmlElement, _Counts] = {}
    stack = [_Counts()]
    line, link = "", 0
    for event, node in etree.iterwalk(page, events=("start", "end")):
        starts, is_block = event == "start", node.tag in BLOCKS
        if line and (is_block or node.tag == "br"):
            sentence, long = "。" in line or "；" in line, len(line) >= _LONG
            stack[-1].update(long=long, sentences=sentence, prose=sentence and long)
            line = ""
        if is_block and starts:
            stack.append(_Counts())
        elif is_block:
            block = blocks[node] = stack.pop()
            block.update(_figures_and_titles(node, block))
            stack[-1].update(block)
        if _is_link(node):
            link += 1 if starts else -1
            stack[-1]["links"] += starts and bool(_text(node))
        signs = "".join(((node.text if starts else node.tail) or "").split())
        stack[-1]["linked" if link else "text"] += len(signs)
        line += "" if link else signs
    return blocks


def _text(node: html.HtmlElement) -> str:
    return "".join(node.itertext()).strip()


def _figures_and_titles(node: html.HtmlElement, block: _Counts) -> dict[str, int]:
    """Whether a block is the figure of a table, or the title of the page."""
    unlinked = block["text"] > 0 and not block["linked"]
    is_cell = node.tag in {"td", "th"} and unlinked and block["text"] < 20
    return {"figures": is_cell and bool(_FIGURE.fullmatch(_text(node))), "titles": node.tag == "h1" and unlinked}


def _is_link(node: html.HtmlElement) -> bool:
    """Whether an element leads to another page; a place in the same page and an attached file belong to the text."""
    target = node.get("href", "")
    place = target.partition("#")[2]
    return node.tag == "a" and not _FILE.search(target) and (not place or place[0] in "/!")


def _main(body: html.HtmlElement, blocks: dict[html.HtmlElement, _Counts]) -> Iterator[html.HtmlElement]:
    """The elements around the main text of a page, from the outside in: each has most of what the one before has."""
    node: html.HtmlElement | None = body
    text = 0
    while node is not None and blocks[node]["text"] >= _DOMINANT * text:
        yield node
        text = blocks[node]["text"]
        node = max(node.iterchildren(*_INSIDE), key=lambda inner: blocks[inner]["text"], default=None)


def _furniture(
    body: html.HtmlElement, blocks: dict[html.HtmlElement, _Counts], around: list[html.HtmlElement]
) -> Iterator[html.HtmlElement]:
    """The outermost blocks that are no text of the page."""
    kept = set(around)
    waiting = [(body, body is around[-1])]
    while waiting:
        node, inside = waiting.pop()
        for inner in node.iterchildren():
            if inner in kept or inner not in blocks or not _is_furniture(inner, blocks[inner], inside):
                waiting.append((inner, inside or inner is around[-1]))
            else:
                yield inner


def _is_furniture(node: html.HtmlElement, block: _Counts, inside: bool) -> bool:
    """Whether a block is no text of the page, by its links, its name, or its words; inside: of the main text."""
    text, linked, links, prose, sentences = (block[what] for what in ("text", "linked", "links", "prose", "sentences"))
    if block["figures"] or block["titles"] or not text + linked:
        return False
    if links > 1 and linked >= text and not block["long"] and not sentences:
        return True
    if not prose and text + linked <= _SHORT and _LINE.match(_text(node)):
        return True
    names = [name.lower() for name in _NAME.findall(f"{node.get('id', '')} {node.get('class', '')}")]
    if not prose and any(map(_MENU.fullmatch, names)):
        return True
    named = node.tag in {"aside", "footer"} or node.get("role") in _ROLES or any(map(_FURNITURE.fullmatch, names))
    mostly_links = links > 0 and 2 * linked >= text
    if inside:
        return named and mostly_links
    if node.tag not in _HEADINGS and links and linked >= 4 * text and not sentences:
        return True
    if named:
        return not prose or links > 0 or node.tag == "footer" or any(map(_FOOT.fullmatch, names))
    return (node.tag == "header" or any(map(_MAYBE.fullmatch, names))) and not prose and mostly_links
