"""Plain text."""

from pathlib import Path

from ipstats.documents.content import Content
from ipstats.documents.decoding import decoded


def read_plain_text(path: Path) -> Content:
    """The text of a file, as it stands there."""
    text, notices = decoded(path)
    return Content([], notices, text)
