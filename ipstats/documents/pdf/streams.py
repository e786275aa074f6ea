"""Streams of a PDF that unfold into more than any page has: the library would unpack them whole."""

import re
import zlib
from pathlib import Path

from ipstats.errors import UnreadableDocument

MOST = 200_000_000  # bytes of one stream: a page scanned at 600 dpi in colour has a hundred million
_FOLDED = 1032  # times, at most, that Flate can fold
_PIECE = 1_000_000
_STREAM = re.compile(rb"stream\r?\n(?=[\x08\x18\x28\x38\x48\x58\x68\x78])")  # what Flate begins with


def check_streams(path: Path) -> None:
    """Nothing, if no stream unfolds to more than MOST bytes. Raises UnreadableDocument where one does."""
    data = path.read_bytes()
    for found in _STREAM.finditer(data):
        end = data.find(b"endstream", found.end())
        packed = data[found.end() : end if end > 0 else len(data)]
        if len(packed) > MOST // _FOLDED and _unfolds(packed):
            raise UnreadableDocument(f"{path}: a stream in it unpacks to more than {MOST / 1e6:.0f} MB")


def _unfolds(packed: bytes) -> bool:
    """Whether a stream unfolds to more than MOST bytes; one that is damaged is left to the reader."""
    unpacker, size = zlib.decompressobj(), 0
    try:
        while packed and size <= MOST:
            size += len(unpacker.decompress(packed, _PIECE))
            packed = unpacker.unconsumed_tail
    except zlib.error:
        return False
    return size > MOST
