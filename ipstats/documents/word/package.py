"""The parts of a Word document's file, found as Word finds them: also where other programs wrote it carelessly."""

import posixpath
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from lxml.etree import XMLParser, fromstring, tostring
from lxml.etree import _Element as Element

_OFFICE = "http://schemas.openxmlformats.org"
NAMESPACES = {
    "w": f"{_OFFICE}/wordprocessingml/2006/main",
    "m": f"{_OFFICE}/officeDocument/2006/math",
    "mc": f"{_OFFICE}/markup-compatibility/2006",
    "wp": f"{_OFFICE}/drawingml/2006/wordprocessingDrawing",
    "a": f"{_OFFICE}/drawingml/2006/main",
    "pic": f"{_OFFICE}/drawingml/2006/picture",
    "v": "urn:schemas-microsoft-com:vml",
}
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_TARGET = "{*}Relationship[@Type][@Target]"
_OFF = {"0", "false", "off", "none"}


@dataclass(frozen=True)
class Package:
    """The roots of the parts that tell what is printed; an empty root for one that is not there."""

    document: Element
    styles: Element
    numbering: Element
    footnotes: Element
    endnotes: Element


def read_package(path: Path) -> Package:
    """The document, styles, lists and notes of a file, the strict names of elements turned into the ordinary ones.

    No other part is looked at, so that nothing is amiss where pictures, thumbnails or settings are missing or broken.
    Raises ValueError where there is no document, and what zipfile and lxml raise for damaged ones.
    """
    with zipfile.ZipFile(path) as archive:
        names = {_plain(name): name for name in archive.namelist()}

        def parse(name: str) -> Element:
            return _parse(archive.read(names[name])) if name in names else fromstring("<none/>")

        usual = sorted(name for name in names if re.fullmatch(r"word/document\d*\.xml", name))
        main = next(iter([*_linked("", "officeDocument", parse, names), *usual]), None)
        if main is None:
            raise ValueError("there is no document in it")
        kinds = ("styles", "numbering", "footnotes", "endnotes")
        others = [next(iter(_linked(main, kind, parse, names)), f"word/{kind}.xml") for kind in kinds]
        return Package(*map(parse, [main, *others]))


def _plain(name: str) -> str:
    """A part's name as it is compared: Word takes small and capital letters, and both slashes, as one."""
    return posixpath.normpath(unquote(name).replace("\\", "/")).lstrip("/").lower()


def _linked(part: str, kind: str, parse: Callable[[str], Element], names: dict[str, str]) -> list[str]:
    """The names of the parts of a kind that a part links to, as far as they are there."""
    folder, base = posixpath.split(part)
    links = parse(posixpath.join(folder, "_rels", f"{base}.rels")).findall(_TARGET)
    targets = (link.get("Target") for link in links if link.get("Type").rpartition("/")[2] == kind)
    found = (_plain(posixpath.join(folder, target.replace("\\", "/"))) for target in targets)
    return [name for name in found if name in names]


def _parse(data: bytes) -> Element:
    root = fromstring(data, XMLParser(resolve_entities=False, remove_comments=True, remove_pis=True))
    if root.getroottree().docinfo.doctype:
        raise ValueError("it declares a document type, which Word does not open")
    if "purl.oclc.org" in root.tag:
        root = fromstring(_STRICT.sub(rb"%s/\1/2006/" % _OFFICE.encode(), tostring(root)))
    return root


def tag(name: str) -> str:
    """An element's or attribute's name as lxml writes it.

    >>> tag("w:p")
    '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p'
    """
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


_VALUE, _MATH_VALUE = tag("w:val"), tag("m:val")


def child(node: Element | None, name: str) -> Element | None:
    """The first child with a tag, None where there is none or no node."""
    return None if node is None else next(node.iterchildren(name), None)


def value_of(node: Element | None) -> str:
    """The value of an element; an empty text where there is none."""
    return "" if node is None else node.get(_VALUE, "")


def value_at(node: Element, path: str) -> str:
    """The value of the element at a path below a node; an empty text where there is none."""
    return value_of(node.find(path, NAMESPACES))


def is_on(node: Element | None) -> bool:
    """Whether an element that switches something on is there and does not say off."""
    return node is not None and (node.get(_VALUE) or node.get(_MATH_VALUE) or "on").lower() not in _OFF


def number_at(node: Element, path: str, otherwise: int = 0) -> int:
    """The whole number at a path below a node, or another one where none is there."""
    value = value_at(node, path)
    return int(value) if re.fullmatch(r"-?\d{1,9}", value) else otherwise
