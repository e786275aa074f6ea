"""Word documents: body text, tables and pictures in the order of the document, as Word shows them."""

import re
from collections.abc import Iterator
from pathlib import Path

from ipstats.documents.content import Content, Part, Picture
from ipstats.documents.docx_fields import unseen_runs
from ipstats.documents.docx_numbering import Numbering
from ipstats.documents.docx_package import NAMESPACES, Element, read_package, tag
from ipstats.documents.docx_styles import Styles, own_look
from ipstats.documents.docx_tables import inside, table_parts
from ipstats.documents.docx_text import Shown, see

_PARAGRAPH, _TABLE = tag("w:p"), tag("w:tbl")
_CONTENTS = re.compile(r"toc \d|table of figures")
_MARK = "w:pPr/w:rPr"
_TAKEN_AWAY = (f"{_MARK}/w:del", f"{_MARK}/w:moveFrom")
_FOREIGN = ("altChunk", "subDoc")


def read_docx(path: Path) -> Content:
    """The paragraphs, tables and pictures of a document's body; headers, footers and notes are left out.

    Raises what zipfile and lxml raise for damaged files, and KeyError or ValueError where there is no document in it.
    """
    package = read_package(path)
    body = package.document.find("w:body", NAMESPACES)
    styles = Styles(package.styles)
    reader = _Reader(Shown(styles, unseen_runs(body)), Numbering(package.numbering, styles))
    parts = list(reader.parts(body))
    foreign = sum(1 for _ in body.iter(*(tag(f"w:{name}") for name in _FOREIGN)))
    told = {"embedded document": foreign, "footnote or endnote": reader.shown.notes}
    return Content(parts, [f"{count} × {what}: not read" for what, count in told.items() if count])


class _Reader:
    """Reads a body, a cell or a box; what was read before decides on numbers of lists and on where a picture stands."""

    def __init__(self, shown: Shown, numbering: Numbering) -> None:
        self.shown = shown
        self._numbering = numbering
        self._last = ""

    def parts(self, container: Element) -> Iterator[Part]:
        """The paragraphs, each a text, and the tables, pictures and boxes behind the paragraph that they hang on."""
        begun: str | None = None  # paragraphs whose end is deleted or hidden go on in the next one
        for child in inside(container, {_PARAGRAPH, _TABLE}):
            if child.tag == _TABLE:
                yield from [] if begun is None else [begun]
                begun = None
                yield from table_parts(child, self.parts)
                continue
            if _CONTENTS.fullmatch(self.shown.styles.name(self.shown.styles.of(child))):
                continue
            seen, ends = see(child, self.shown), self._ends(child)
            if seen.text or ends:
                begun = (self._numbering.label(child) if begun is None else begun) + seen.text
            if ends:
                yield begun or ""
                self._last, begun = (begun or "").strip() or self._last, None
            yield from (Picture(f"below “{self._last[:20]}”") for _ in range(seen.pictures))
            for box in seen.boxes:
                yield from self.parts(box)
        yield from [] if begun is None else [begun]

    def _ends(self, paragraph: Element) -> bool:
        """Whether a paragraph's end is shown."""
        if any(paragraph.find(path, NAMESPACES) is not None for path in _TAKEN_AWAY):
            return False
        style = self.shown.styles.look(self.shown.styles.of(paragraph), "")
        return not (style | own_look(paragraph.find(_MARK, NAMESPACES))).get("vanish")
