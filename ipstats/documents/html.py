"""Web pages: what a reader of the page sees, block by block."""

import re
from pathlib import Path

from lxml import etree, html  # pyright: ignore[reportAttributeAccessIssue]

from ipstats.documents.content import MOST_CELLS, Content, Grid, place_cells
from ipstats.documents.grid import is_seamless, one_line
from ipstats.documents.plain import decoded

_UNSEEN = ("head", "script", "style", "nav", "noscript", "template", "iframe", "select", "button", "svg", "textarea")
_BLOCKS = {
    *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "fieldset"),
    *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol"),
    *("p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
}
_HERE = "\ufdd0"  # where a table stood
_SPACE = re.compile(r"[ \t\r\n\f]+")
_DECLARED = re.compile(rb"(?i)<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]+)")


def read_html(path: Path) -> Content:
    """The paragraphs and tables of a page; scripts, styles and navigation are left out."""
    with path.open("rb") as file:
        declared = _DECLARED.search(file.read(4096))
    text = decoded(path, declared and declared[1].decode("ascii"))
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    page = html.document_fromstring(text.encode(), parser=parser)
    if left_out := [error for error in parser.error_log if error.type_name == "ERR_RESOURCE_LIMIT"]:
        raise ValueError(left_out[0].message)
    etree.strip_elements(page, *_UNSEEN, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    grids = []
    for table in page.xpath("//table[not(.//table)]"):  # others lay out the page
        captions = [one_line(_text(caption)) for caption in table.iter("caption")]
        grids.append(
            Grid(place_cells([[_cell(cell) for cell in row.iterchildren("td", "th")] for row in table.iter("tr")]))
        )
        table.clear(keep_tail=True)
        table.text = "".join(f"{caption}\n" for caption in captions) + _HERE
    *texts, last = (text.strip() for text in _text(page).split(_HERE))
    return Content([part for pair in zip(texts, grids, strict=True) for part in pair] + [last])


def _cell(cell: html.HtmlElement) -> tuple[str, int, int]:
    """A cell's text, the columns and the rows it covers; 0 rows means all that follow."""
    spans = [re.match(r"\s*(\d{1,4})", cell.get(name, "1")) for name in ("colspan", "rowspan")]
    across, down = (int(span[1]) if span else 1 for span in spans)
    return _text(cell), max(1, min(across, 1000)), down or MOST_CELLS


def _text(element: html.HtmlElement) -> str:
    """The lines of an element: a block begins and ends one, <br> ends one, white space of the source means nothing."""
    parts: list[str] = []
    verbatim = 0
    for event, node in etree.iterwalk(element, events=("start", "end")):
        starts = event == "start"
        if node.tag in _BLOCKS or (node.tag == "br" and starts):
            parts.append("\n")
        verbatim += (node.tag == "pre") * (1 if starts else -1)
        text = node.text if starts else node.tail if node is not element else None
        if text:
            parts.append(
                text if verbatim else _SPACE.sub(lambda gap: "" if "\n" in gap[0] and is_seamless(gap) else " ", text)
            )
    lines = (line.strip(" \r\xa0\u3000") for line in "".join(parts).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
