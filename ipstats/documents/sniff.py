"""What a file is by its content, whatever its name says, and which reader reads it."""

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from ipstats.documents.decoding import decode
from ipstats.documents.web.markup import is_page
from ipstats.errors import UnreadableDocument

UNPACKED = 100_000_000  # bytes: what all parts of an office file may take, and how many times the file itself
RATIO = 200
RATIO_MATTERS = 10_000_000
HEAD = 100_000  # bytes that are looked at


@dataclass(frozen=True)
class Kind:
    """A kind of file: its name in words, the suffixes by which such are looked for in a folder, and what to do with it.

    reader: that of its content (module:function), with _rows behind its name that of a table's bare rows, where it has
    rows. advice: where there is no reader, how it becomes a file that is read.
    """

    name: str
    suffixes: str = ""
    advice: str = ""
    reader: str = ""
    has_rows: bool = False


TEXT = Kind("text", ".txt .md .markdown", reader="plain_text.running_text:read_plain_text")
VALUES = Kind("a table of separated values", ".csv .tsv", reader="excel.csv_file:read_csv", has_rows=True)
PAGE = Kind("a web page", ".html .htm .xhtml .shtml", reader="web.reader:read_html")
SAVED_PAGE = Kind("a web page saved as one file", ".mhtml .mht", reader="web.reader:read_mhtml")
PDF = Kind("a PDF", ".pdf", reader="pdf.reader:read_pdf")
WORD = Kind("a Word document", ".docx .docm .dotx .dotm", reader="word.reader:read_docx")
EXCEL = Kind("an Excel workbook", ".xlsx .xlsm .xltx .xltm", reader="excel.reader:read_xlsx", has_rows=True)
ZIPPED = {WORD, EXCEL}  # in parts that are unpacked

READ = "read are text, Markdown, CSV, web pages, PDF, .docx and .xlsx"
_AS_WORD, _AS_EXCEL = "open it in Word or WPS and save it as .docx", "open it in Excel or WPS and save it as .xlsx"
_AS_PDF, _UNPACK = "print it to a PDF, or save its text as .txt", "unpack it first"
_UNKNOWN = Kind("a file of no known kind, and not text in UTF-8, UTF-16, GB18030 or Big5", advice=READ)
_ZIP = Kind("an archive without word/document.xml or xl/workbook.xml", advice=_UNPACK)
_DAMAGED = Kind("a damaged or cut off archive", advice="get the file again")
_OLD_OFFICE = Kind("an old Office or WPS file", advice="save it as .docx or .xlsx")

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What a file begins with, what an old Office file holds, a part of an archive, what an XML file says.
_SIGNATURES = {
    rb"(?s).{0,1000}?%PDF-\d": PDF,
    rb"\{\\rtf": Kind("an RTF document", ".rtf", _AS_WORD),
    rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*|(?s:BM.{4}\0{4}|RIFF.{4}WEBP)": Kind("a picture", "", "it needs OCR"),
    rb"\x1f\x8b|7z\xbc\xaf|Rar!\x1a": Kind("an archive", "", _UNPACK),
    rb"CAJ\0|HN\0\0|KDH ": Kind("a CAJ document of CNKI", ".caj .kdh .nh", f"open it in CAJViewer and {_AS_PDF}"),
    rb"Founder CEB|CEB": Kind("a CEB document of Founder", ".ceb", f"open it in Apabi Reader and {_AS_PDF}"),
    rb"bplist0\d": Kind("a web archive of Safari", ".webarchive", "save the page as HTML"),
    rb"MZ.|\x7fELF": Kind("a program", "", READ),
}
_OLE_STREAMS = {
    "EncryptedPackage": Kind("an encrypted Office file", "", "save it without a password"),
    "WordDocument": Kind("an old Word document (.doc) or a WPS document (.wps)", ".doc .dot .wps", _AS_WORD),
    "PowerPoint Document": Kind("an old PowerPoint or WPS presentation (.ppt, .dps)", ".ppt .dps", _AS_PDF),
    "Workbook": Kind("an old Excel workbook (.xls) or a WPS table (.et)", ".xls .xlt .et", _AS_EXCEL),
}
_PARTS = {
    r"(?i)word[/\\]document\d*\.xml": WORD,
    r"(?i)xl[/\\]workbook\d*\.xml": EXCEL,
    r"xl/workbook\.bin": Kind("a binary Excel workbook (.xlsb)", ".xlsb", _AS_EXCEL),
    r"ppt/presentation\.xml": Kind("a PowerPoint presentation", ".pptx", _AS_PDF),
    r"OFD\.xml": Kind("an OFD document", ".ofd", f"open it in an OFD reader and {_AS_PDF}"),
    r"META-INF/manifest\.xml": Kind("an OpenDocument file", ".odt .ods", _OLD_OFFICE.advice),
}
_XML = {
    "urn:schemas-microsoft-com:office:spreadsheet": Kind("an Excel 2003 XML table", advice=_AS_EXCEL),
    "schemas.microsoft.com/office/word/2003": Kind("Word XML", advice=_AS_WORD),
}
_KINDS = [TEXT, VALUES, PAGE, SAVED_PAGE, *_SIGNATURES.values(), *_PARTS.values(), *_OLE_STREAMS.values()]
SUFFIXES = {suffix for kind in _KINDS for suffix in kind.suffixes.split()}

_MAIL = re.compile(
    rb"(?i)(?=[\w-]+:[ \t])(?=(?s:.{0,4000}?)^MIME-Version:)(?=(?s:.{0,4000}?)^Content-Type:\s*(?:multipart/|text/html))",
    re.MULTILINE,
)


def kind_of(path: Path) -> Kind:
    """A file's kind by its content; its suffix counts only between the kinds of text."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    if head.startswith((b"PK\3\4", b"PK\5\6")):
        return _zip_kind(path)
    if head.startswith(_OLE):
        data = path.read_bytes()
        streams = (kind for name, kind in _OLE_STREAMS.items() if f"{name}\0".encode("utf-16-le") in data)
        return next(streams, _OLD_OFFICE)
    found = (kind for sign, kind in _SIGNATURES.items() if re.match(sign, head))
    return next(found, None) or (SAVED_PAGE if _MAIL.match(head) else _text_kind(head, path.suffix.lower()))


def _zip_kind(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):  # OSError: a place before the start
        return _DAMAGED
    found = (kind for part, kind in _PARTS.items() if any(re.fullmatch(part, name) for name in names))
    return next(found, _ZIP)


def _text_kind(head: bytes, suffix: str) -> Kind:
    decoded = decode(head)
    if decoded is None:
        return _UNKNOWN
    text = decoded[0] if len(head) < HEAD else decoded[0].rpartition("\n")[0] or decoded[0]
    if is_page(text, named_page=suffix in PAGE.suffixes.split()):
        return PAGE
    if text.lstrip().startswith("<?xml"):
        return next((kind for sign, kind in _XML.items() if sign in text[:2000]), TEXT)
    return VALUES if suffix in VALUES.suffixes.split() or _is_table_of_tabs(text) else TEXT


def _is_table_of_tabs(text: str) -> bool:
    """Whether every line has as many cells as the others, as a spreadsheet saves them."""
    tabs = [line.count("\t") for line in text.splitlines() if line.strip()]
    return len(tabs) > 1 and tabs[0] > 0 and len(set(tabs)) == 1


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
