"""Web pages that a browser saved as one file (MHTML), read as their main page."""

from email import message_from_binary_file
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from ipstats.documents.content import Content
from ipstats.documents.decoding import decode
from ipstats.documents.web.reader import declared_charset, page_content
from ipstats.errors import UnreadableDocument

_PAGES = ("text/html", "application/xhtml+xml")


def read_mhtml(path: Path) -> Content:
    """The paragraphs and tables of the page that was saved; frames in it and pictures are left out.

    Raises UnreadableDocument where the file holds no page, or none in a known encoding.
    """
    with path.open("rb") as file:
        message = message_from_binary_file(file, policy=default)
    pages = [part for part in message.walk() if part.get_content_type() in _PAGES]
    if not pages:
        raise UnreadableDocument(f"{path}: there is no web page in it")
    start = message.get_param("start")
    page = next((part for part in pages if start and part["Content-ID"] == start), pages[0])
    data = _content(page)
    found = decode(data, page.get_content_charset() or declared_charset(data))
    if found is None:
        raise UnreadableDocument(f"{path}: its page is not text in UTF-8, UTF-16, GB18030 or Big5")
    return page_content(*found)


def _content(part: EmailMessage) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""
