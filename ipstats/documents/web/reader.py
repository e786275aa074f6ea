"""Web pages: what a reader of the page sees, block by block."""

import re
import sys
from email import message_from_binary_file
from email.policy import default
from pathlib import Path

from lxml import html  # pyright: ignore[reportAttributeAccessIssue]

from ipstats.documents.content import Content
from ipstats.documents.decoding import decode, decoded
from ipstats.documents.web.blocks import parts_of
from ipstats.documents.web.main_text import leave_out_furniture
from ipstats.documents.web.seen import leave_out_unseen
from ipstats.errors import UnreadableDocument
from ipstats.text import without_controls

_DECLARED = re.compile(rb"(?i)<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]+)")
_REFERENCE = re.compile(r"&#(?:0*(\d{1,7})|[xX]0*([0-9a-fA-F]{1,6}))(?!\w);?")


def _without_control(reference: re.Match[str]) -> str:
    """What a sign's number in a page stands for where that is a control, which lxml would refuse to write again."""
    code = int(reference[1]) if reference[1] else int(reference[2], 16)
    if code in {0x0B, 0x0C}:
        return "\n"
    return reference[0] if code <= sys.maxunicode and without_controls(chr(code)) else ""


def read_html(path: Path) -> Content:
    """The paragraphs and tables of a page; menus, footers, lists of links, scripts and hidden text are left out."""
    text, notices = decoded(path, _declared_charset(path.read_bytes()))
    return page_content(text, notices)


def read_mhtml(path: Path) -> Content:
    """The paragraphs and tables of the page that was saved; frames in it and pictures are left out.

    Raises UnreadableDocument where the file holds no page, or none in a known encoding.
    """
    with path.open("rb") as file:
        message = message_from_binary_file(file, policy=default)
    pages = [part for part in message.walk() if part.get_content_type() in {"text/html", "application/xhtml+xml"}]
    if not pages:
        raise UnreadableDocument(f"{path}: there is no web page in it")
    start = message.get_param("start")
    page = next((part for part in pages if start and part["Content-ID"] == start), pages[0])
    data = bytes(page.get_payload(decode=True) or b"")
    found = decode(data, page.get_content_charset() or _declared_charset(data))
    if found is None:
        raise UnreadableDocument(f"{path}: its page is not text in UTF-8, UTF-16, GB18030 or Big5")
    return page_content(*found)


def _declared_charset(data: bytes) -> str | None:
    """The encoding that a page says it is in."""
    found = _DECLARED.search(data[:4096])
    return found[1].decode("ascii") if found else None


def page_content(text: str, notices: list[str]) -> Content:
    """The content of a page given as its source, with the notices of how that was read before its own."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    page = html.document_fromstring(_REFERENCE.sub(_without_control, text).encode(), parser=parser)
    if left_out := [error for error in parser.error_log if error.type_name == "ERR_RESOURCE_LIMIT"]:
        raise ValueError(left_out[0].message)
    framed = page.find(".//frameset") is not None
    leave_out_unseen(page)
    leave_out_furniture(page)
    more = ["a page of frames: save the frame that holds the text as a page of its own"] if framed else []
    return Content(parts_of(page), notices + more)
