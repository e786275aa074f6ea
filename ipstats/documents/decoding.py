"""Bytes → text, in the encodings that Chinese documents come in; a byte that does not belong costs one sign."""

import codecs
import re
from functools import cache
from pathlib import Path

from ipstats.errors import UnreadableDocument
from ipstats.text import CONTROLS

ENCODINGS = ("gb18030", "cp950", "utf-16-le", "utf-16-be")
SAMPLE = 20_000
CERTAIN = 0.7
MOST_BAD = 0.2  # of the signs of a file: with more it is no text
FEW_CONTROLS = 0.05  # of the signs of a file: with more it is in another encoding
MENDED = 30  # bad signs whose lines are looked at closely
REACH = 100  # bytes before the place where decoding fails in which a byte too many may stand

BAD = "\ufffd"
_CONTROL = re.compile(f"[{CONTROLS}]")
_LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x85]")
_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_NAMES = {"utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "cp950": "Big5"}

Reading = tuple[str, int, int]  # a text, how many � it has for bytes that are none, and the offset of the first


def decoded(path: Path, declared: str | None = None) -> tuple[str, list[str]]:
    """The text of a file and notices, as `decode` gives them. Raises UnreadableDocument where it is no text."""
    if found := decode(path.read_bytes(), declared):
        return found
    raise UnreadableDocument(f"{path}: not text in UTF-8, UTF-16, GB18030 or Big5")


def decode(data: bytes, declared: str | None = None) -> tuple[str, list[str]] | None:
    """The text that bytes spell and notices of those that are none, or None where they spell no text.

    Of the encodings, and the one that is declared, that which gives most common Chinese characters. Line ends become
    \\n; a byte order mark and control signs are left out.

    >>> decode("增长15%".encode("gb18030")), decode("專利授權".encode("big5")), decode("专利".encode("utf-16-be"))
    (('增长15%', []), ('專利授權', []), ('专利', []))
    >>> decode("达到5件".encode() + b"\\xff")
    ('达到5件�', ['one sign at byte 10 is no UTF-8: replaced by �'])
    """
    mark = next((mark for mark in _MARKS if data.startswith(mark)), b"")
    encoding = _MARKS.get(mark) or _encoding(data, declared)
    if encoding is None:
        return None
    text, bad, first = _replaced(data[len(mark) :], encoding)
    controls = len(_CONTROL.findall(text))
    if bad + controls > MOST_BAD * len(text):
        return None
    notices = [_told(bad, len(mark) + first, encoding)] if bad else []
    notices += [f"control signs left out: {controls}"] if controls else []
    return _LINE_END.sub("\n", _CONTROL.sub("", text)), notices


def _told(bad: int, first: int, encoding: str) -> str:
    name = _NAMES.get(encoding, encoding.upper())
    if bad == 1:
        return f"one sign at byte {first} is no {name}: replaced by {BAD}"
    return f"{bad} signs are no {name}, the first at byte {first}: replaced by {BAD}"


def _encoding(data: bytes, declared: str | None) -> str | None:
    """The encoding in which bytes are most likely text: one that fits them all before one that has bad bytes."""
    if (text := _strictly(data, "utf-8")) is not None and len(_CONTROL.findall(text)) <= FEW_CONTROLS * len(text):
        return "utf-8"
    encodings = ["utf-8", *([declared] if declared and _is_encoding(declared) else []), *ENCODINGS]
    strict = {name: reading for name in encodings if (reading := _strictly(data, name)) is not None}
    found = re.search(rb"[^\t-\r -~]", data)
    start = found.start() // 2 * 2 if found else 0  # what is before says nothing, and UTF-16 goes by twos
    lenient = {name: data[start : start + SAMPLE].decode(name, "replace") for name in encodings}
    for readings in (strict, lenient):
        best = max(readings, key=lambda name: _likely(readings[name]), default=None)
        if best and _likely(readings[best]) > CERTAIN:
            return best
    wide = [sign for sign in lenient["utf-8"] if sign > "\x7f"]  # other bytes hardly ever make signs of UTF-8
    return "utf-8" if wide.count(BAD) <= MOST_BAD * len(wide) else None


def _is_encoding(name: str) -> bool:
    """Whether there is an encoding of this name that turns bytes into text."""
    try:
        return isinstance(b" ".decode(name, "replace"), str)
    except (LookupError, UnicodeError):
        return False


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _replaced(data: bytes, encoding: str) -> Reading:
    """The text with � for bytes that are none; where signs are pairs of bytes, line by line."""
    pairs = not encoding.startswith("utf") and _strictly(data, encoding) is None
    texts, bad, first, at = [], 0, 0, 0
    for line in data.split(b"\n") if pairs else [data]:
        text, more, place = (_mended if pairs and bad < MENDED else _by_codec)(line, encoding)
        first = first if bad else at + place
        texts.append(text)
        bad += more
        at += len(line) + 1
    return "\n".join(texts), bad, first


def _by_codec(data: bytes, encoding: str) -> Reading:
    try:
        return data.decode(encoding), 0, 0
    except UnicodeDecodeError as error:
        text = data.decode(encoding, "replace")
        return text, text.count(BAD) - data.decode(encoding, "ignore").count(BAD), error.start


def _mended(line: bytes, encoding: str) -> Reading:
    """The same where a byte too many, or half a sign, shifts the pairs of bytes behind it up to where they fail.

    Of one to three bytes left out at or before that place, those that leave the fewest uncommon signs around it.
    """
    best = text, _, fails = _by_codec(line, encoding)
    around = max(0, len(line[:fails].decode(encoding)) - REACH)
    least = _uncommon(text[around : around + 2 * REACH]), 0
    for at in range(max(0, fails - REACH), fails + 1) if best[1] else []:
        if (before := _strictly(line[:at], encoding)) is None:
            continue
        for cost in (1, 2, 3):
            text, more, _ = _by_codec(line[at + cost :], encoding)
            loss = _uncommon(before[-REACH:] + BAD + text[:REACH]), cost
            if loss <= least:
                best, least = (before + BAD + text, 1 + more, at), loss
    return best


def _uncommon(text: str) -> int:
    return sum(sign > "\x7f" and not _is_common(sign) for sign in text)


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
    frequent = [("gb2312", b"\xb0", b"\xd7"), ("big5", b"\xa4", b"\xc6")]
    return any(low <= sign.encode(code, "ignore")[:1] <= high for code, low, high in frequent)
