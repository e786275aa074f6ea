"""Word documents: body text, tables and pictures in the order of the document, as Word shows them."""

import re
from collections.abc import Iterator
from pathlib import Path

from ipstats.documents.content import Content, Part, Picture
from ipstats.documents.docx_fields import unseen_runs
from ipstats.documents.docx_numbering import Numbering
from ipstats.documents.docx_package import NAMESPACES, Element, child, read_package, tag
from ipstats.documents.docx_styles import Styles
from ipstats.documents.docx_tables import inside, table_parts
from ipstats.documents.docx_text import Shown, see

_PARAGRAPH, _TABLE = tag("w:p"), tag("w:tbl")
_CONTENTS = re.compile(r"toc \d|table of figures")
_PROPERTIES, _MARK, *_TAKEN_AWAY = map(tag, ("w:pPr", "w:rPr", "w:del", "w:moveFrom"))
_FOREIGN = ("altChunk", "subDoc")


def read_docx(path: Path) -> Content:
    """The paragraphs, tables and pictures of a document's body; headers, footers and notes are left out.

    Raises ValueError where there is no document in it, and what zipfile and lxml raise for damaged files.
    """
    package = read_package(path)
    body = package.document.find("w:body", NAMESPACES)
    if body is None:
        raise ValueError("there is no document in it")
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
        for one in inside(container, {_PARAGRAPH, _TABLE}):
            if one.tag == _TABLE:
                yield from [] if begun is None else [begun]
                begun = None
                yield from table_parts(one, self.parts)
                continue
            properties = child(one, _PROPERTIES)
            style = self.shown.styles.of(properties)
            if _CONTENTS.fullmatch(self.shown.styles.name(style)):
                continue
            seen, ends = see(one, style, self.shown), self._ends(child(properties, _MARK), style)
            if seen.text or ends:
                begun = (self._numbering.label(properties, style) if begun is None else begun) + seen.text
            if ends:
                yield begun or ""
                self._last, begun = (begun or "").strip() or self._last, None
            yield from (Picture(f"below “{self._last[:20]}”") for _ in range(seen.pictures))
            for box in seen.boxes:
                yield from self.parts(box)
        yield from [] if begun is None else [begun]

    def _ends(self, mark: Element | None, style: str) -> bool:
        """Whether the end of a paragraph with a mark and a style is shown."""
        if any(child(mark, name) is not None for name in _TAKEN_AWAY):
            return False
        return not self.shown.styles.look_of(mark, style).get("vanish")
