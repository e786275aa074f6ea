"""Plain text in the encodings that Chinese documents come in, and tables of separated values."""

import codecs
import csv
import re
from functools import cache
from pathlib import Path

from ipstats.documents.content import Content, Grid, GridCell
from ipstats.errors import UnreadableDocument

ENCODINGS = ("gb18030", "cp950", "big5hkscs", "utf-16-le", "utf-16-be")
SAMPLE = 20_000
CERTAIN = 0.7
_CONTROL = re.compile(r"[\0-\x08\x0e-\x1f]")  # signs of another encoding, or of no text at all
_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def read_csv(path: Path) -> Content:
    """The rows of a file of values separated by commas, or by tabs or semicolons if its header has more of them."""
    text = decoded(path)
    header = next((line for line in text.split("\n") if any(mark in line for mark in ",\t;")), "")
    delimiter = max(",\t;", key=header.count)
    rows = list(csv.reader(text.splitlines(keepends=True), delimiter=delimiter))
    return Content(
        [Grid([GridCell(text, at, column) for at, row in enumerate(rows) for column, text in enumerate(row)])]
    )


def read_plain_text(path: Path) -> Content:
    """The text of a file, as it stands there."""
    return Content([], text=decoded(path))


def decoded(path: Path, declared: str | None = None) -> str:
    """The text of a file with every character it has but a byte order mark; line ends become \\n.

    It may be in UTF-8, UTF-16, GB18030, Big5 or the encoding it declares. Raises UnreadableDocument.
    """
    text = decode(path.read_bytes(), declared)
    if text is None:
        raise UnreadableDocument(f"{path}: not text in UTF-8, UTF-16, GB18030 or Big5")
    if "\0" in text:
        raise UnreadableDocument(f"{path}: not text: it holds NUL bytes")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def decode(data: bytes, declared: str | None = None) -> str | None:
    """The text that bytes spell, or None; of several strict readings the one with most common Chinese characters.

    >>> decode("增长15%".encode("gb18030")), decode("專利授權".encode("big5")), decode("专利".encode("utf-16-be"))
    ('增长15%', '專利授權', '专利')
    """
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    text = _strictly(data, "utf-8")
    if text is not None and not _CONTROL.search(text):
        return text
    readings = [text, *(_strictly(data, encoding) for encoding in (declared or "utf-8", *ENCODINGS))]
    best = max((reading for reading in readings if reading is not None), key=_likely, default=None)
    return best if best is not None and _likely(best) > CERTAIN else None


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _likely(text: str) -> float:
    """The share of common characters among all but printed ASCII: near 1 in the right encoding, far less in another.

    Counted here because charset-normalizer finds no UTF-16 without a mark, and errs on Chinese texts of a few words.
    """
    signs = [sign for sign in text[:SAMPLE] if sign > "\x7f" or _CONTROL.match(sign)]
    return sum(map(_is_common, signs)) / len(signs) if signs else 1.0


@cache
def _is_common(sign: str) -> bool:
    """Whether a sign is Chinese punctuation, full-width, or of the frequent halves of the two national standards."""
    if "\u3000" <= sign <= "\u301f" or "\uff01" <= sign <= "\uff5e" or sign in "—…“”‘’·×≥≤％①②③④⑤⑥⑦⑧⑨⑩":
        return True
    return any(low <= sign.encode(code, "ignore")[:1] <= high for code, low, high in _FREQUENT)


_FREQUENT = [("gb2312", b"\xb0", b"\xd7"), ("big5", b"\xa4", b"\xc6")]
