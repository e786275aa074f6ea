"""Word documents from the XML of their parts: whatever Word opens can be written here, also what no library writes."""

import zipfile
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": W,
        "r": OFFICE,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_LINKED = ("styles", "numbering", "footnotes")
_KINDS = "".join(
    f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"/>'
    for name in _LINKED
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{MAIN}"/>'
    f"{_KINDS}</Types>"
)


def parts(body: str, styles: str = "", numbering: str = "", footnotes: str = "") -> dict[str, str]:
    """The parts of a document by name: the XML given, in the frame that a part needs."""
    return {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": links(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": links(*((kind, kind, f"{kind}.xml") for kind in _LINKED)),
        "word/styles.xml": f"<w:styles {NAMESPACES}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {NAMESPACES}>{numbering}</w:numbering>",
        "word/footnotes.xml": f"<w:footnotes {NAMESPACES}>{footnotes}</w:footnotes>",
    }


def links(*targets: tuple[str, str, str]) -> str:
    """The relationships of a part, each an id, the last word of its type and its target."""
    rows = "".join(f'<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{to}"/>' for id, kind, to in targets)
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def write(path: Path, parts: dict[str, str]) -> Path:
    """Write the parts as one file, and give its path."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def p(content: str, properties: str = "") -> str:
    """A paragraph: runs as XML, or plain text as one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{content if content.startswith('<') else r(content)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of text with properties."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: list[str]) -> str:
    """A table of rows of cells, each text or the XML of a whole <w:tc>."""
    return "<w:tbl><w:tblPr/>" + "".join(f"<w:tr>{''.join(map(tc, row))}</w:tr>" for row in rows) + "</w:tbl>"


def tc(content: str, properties: str = "") -> str:
    """A cell: paragraphs or tables as XML, or plain text as one paragraph; a whole cell stays as it is."""
    if content.startswith("<w:tc>"):
        return content
    inner = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"
