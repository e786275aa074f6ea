"""The parts of an Office file, found as Word and Excel find them: also where other programs wrote it carelessly."""

import posixpath
import re
import zipfile
from collections.abc import Callable
from urllib.parse import unquote

from lxml.etree import XMLParser, fromstring
from lxml.etree import _Element as Element

_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")


class OfficePackage:
    """The parts of a file by their names, which programs write in any case and with any slash.

    Only those asked for are looked at, so that nothing is amiss where pictures, thumbnails or settings are missing.
    """

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {_plain(name): name for name in archive.namelist()}

    def main(self, usual: str) -> str:
        """The name of the main part: that which the file names, or the one that matches the usual name."""
        named = [part for _, kind, part in self.related("") if kind == "officeDocument"]
        found = next(iter([*named, *sorted(name for name in self._names if re.fullmatch(usual, name))]), None)
        if found is None:
            raise ValueError("there is no document in it")
        return found

    def related(self, part: str) -> list[tuple[str, str, str]]:
        """What a part refers to, as far as it is there: key, kind, name of the part."""
        folder, name = posixpath.split(part)
        relations = self.tree(posixpath.join(folder, "_rels", f"{name}.rels")).iter("{*}Relationship")
        found = [
            (one.get("Id", ""), posixpath.basename(one.get("Type", "")), _plain(one.get("Target", ""), folder))
            for one in relations
        ]
        return [relation for relation in found if relation[2] in self._names]

    def trees(self, part: str, kind: str) -> list[Element]:
        """The roots of the parts of a kind that a part refers to."""
        return [self.tree(other) for _, found, other in self.related(part) if found == kind]

    def tree(self, part: str, trimmed: Callable[[bytes], bytes] = bytes) -> Element:
        """The root of a part, the names of the strict standard turned into the ordinary ones; an empty one for none.

        trimmed: takes out of its source what nobody needs.
        """
        if part not in self._names:
            return fromstring("<none/>")
        data = self._archive.read(self._names[part])
        data = trimmed(_STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", data))
        root = fromstring(
            data, XMLParser(huge_tree=True, resolve_entities=False, remove_comments=True, remove_pis=True)
        )
        if root.getroottree().docinfo.doctype:
            raise ValueError("it declares a document type, which Office does not open")
        return root


def _plain(name: str, folder: str = "") -> str:
    """A part's name as it is compared: without capital letters and backslashes, and from the root on."""
    return posixpath.normpath(posixpath.join("/", folder, unquote(name).replace("\\", "/"))).lstrip("/").lower()
