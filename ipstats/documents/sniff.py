"""What a file is by its content, whatever its name says."""

import re
import zipfile
from pathlib import Path

from ipstats.errors import UnreadableDocument

UNPACKED = 100_000_000  # bytes: what all parts of an office file may take, and how many times the file itself
RATIO = 200
RATIO_MATTERS = 10_000_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = {
    "EncryptedPackage": "an encrypted Office file: save it without a password",
    "WordDocument": "an old Word document (.doc): save it as .docx",
    "Workbook": "an old Excel workbook (.xls): save it as .xlsx",
}
_PARTS = {
    r"(?i)word[/\\]document\d*\.xml": (".docx", "a Word document: name it .docx"),
    r"xl/workbook\.xml": (".xlsx", "an Excel workbook: name it .xlsx"),
}
_HTML = rb"(?i)(?:\xef\xbb\xbf)?\s*(?:<!--[^>]*-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype html|html)"
_SIGNATURES = [
    (rb"(?s).{0,1000}?%PDF-\d", ".pdf", "a PDF: name it .pdf"),
    (rb"\{\\rtf", "rtf", "an RTF document: save it as .docx"),
    (rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*", "picture", "a picture: it needs OCR"),
    (rb"\x1f\x8b|7z\xbc\xaf|Rar!\x1a", "archive", "an archive: unpack it first"),
    (_HTML, ".html", "a web page: name it .html"),
]


def kind_of(path: Path) -> tuple[str, str]:
    """A file's true kind (the suffix it should have, or a word) and the same in words, with what to do about it."""
    with path.open("rb") as file:
        head = file.read(2048)
    if head.startswith((b"PK\3\4", b"PK\5\6")):
        return _zip_kind(path)
    if head.startswith(_OLE):
        data = path.read_bytes()
        streams = (what for name, what in _OLE_STREAMS.items() if name.encode("utf-16-le") in data)
        return "ole", next(streams, "an old Office file: save it as .docx or .xlsx")
    found = ((kind, what) for sign, kind, what in _SIGNATURES if re.match(sign, head))
    return next(found, ("text", "plain text" if b"\0" not in head else "of no known kind"))


def _zip_kind(path: Path) -> tuple[str, str]:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):  # OSError: a place before the start
        return "damaged", "a damaged or cut off archive: get the file again"
    found = (kind for part, kind in _PARTS.items() if any(re.fullmatch(part, name) for name in names))
    return next(found, ("zip", "an archive without word/document.xml or xl/workbook.xml"))


def check_zip(path: Path) -> None:
    """Nothing, if the parts of an office file unpack to a size that can be read; told from its directory alone."""
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
    unpacked, packed = sum(part.file_size for part in parts), path.stat().st_size
    if unpacked > UNPACKED or (unpacked > RATIO_MATTERS and unpacked > RATIO * packed):
        size = f"unpacks to {unpacked / 1e6:.0f} MB, {unpacked // packed} times its size"
        raise UnreadableDocument(f"{path}: {size}; at most {UNPACKED / 1e6:.0f} MB and {RATIO} times are read")
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableDocument(f"{path}: its parts are encrypted: save it without a password")
