"""Word documents: body text, tables and pictures in the order of the document, as Word shows them."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from ipstats.documents.content import Content, Part, Picture
from ipstats.documents.office_package import OfficePackage
from ipstats.documents.word.elements import NAMESPACES, Element, child, tag
from ipstats.documents.word.numbering import Numbering
from ipstats.documents.word.styles import Styles
from ipstats.documents.word.tables import inside, table_parts
from ipstats.documents.word.text import Shown, see, unseen_runs

_PARTS = ("styles", "numbering", "footnotes", "endnotes")
_PARAGRAPH, _TABLE = tag("w:p"), tag("w:tbl")
_CONTENTS = re.compile(r"toc \d|table of figures")
_PROPERTIES, _MARK, _ID, *_TAKEN_AWAY = map(tag, ("w:pPr", "w:rPr", "w:id", "w:del", "w:moveFrom"))


def read_docx(path: Path) -> Content:
    """The paragraphs, tables and pictures of a document's body, and below a table the notes to it.

    Headers, footers and notes to running text are left out.

    Raises ValueError where there is no document in it, and what zipfile and lxml raise for damaged files.
    """
    with zipfile.ZipFile(path) as archive:
        package = OfficePackage(archive)
        main = package.main(r"word/document\d*\.xml")
        linked = {kind: part for _, kind, part in package.related(main)}
        document = package.tree(main)
        others = [package.tree(linked.get(kind, f"word/{kind}.xml")) for kind in _PARTS]
    body = document.find("w:body", NAMESPACES)
    if body is None:
        raise ValueError("there is no document in it")
    styles = Styles(others[0])
    notes = {(f"{note.tag}Reference", note.get(_ID)): note for root in others[2:] for note in root}
    reader = _Reader(Shown(styles, unseen_runs(body)), Numbering(others[1], styles), notes)
    parts = list(reader.parts(body))
    told = {
        "documents embedded in this one (open it in Word and save it)": sum(1 for _ in body.iter(tag("w:altChunk"))),
        "footnotes and endnotes of running text": reader.shown.left_out,
    }
    return Content(parts, [f"not read: {count} {what}" for what, count in told.items() if count])


class _Reader:
    """Reads a body, a cell or a box; what was read before decides on numbers of lists and on where a picture stands."""

    def __init__(self, shown: Shown, numbering: Numbering, notes: dict[tuple[str, str], Element]) -> None:
        self.shown = shown
        self._numbering = numbering
        self._notes = notes
        self._last = ""

    def parts(self, container: Element) -> Iterator[Part]:
        """The paragraphs, each a text, and the tables, pictures and boxes behind the paragraph that they hang on."""
        begun: str | None = None  # paragraphs whose end is deleted or hidden go on in the next one
        for one in inside(container, {_PARAGRAPH, _TABLE}):
            if one.tag == _TABLE:
                yield from [] if begun is None else [begun]
                begun = None
                yield from self._table(one)
                continue
            properties = child(one, _PROPERTIES)
            style = self.shown.styles.of(properties)
            if _CONTENTS.fullmatch(self.shown.styles.name(style)):
                continue
            (text, boxes, pictures), ends = see(one, style, self.shown), self._ends(properties, style)
            if text or ends:
                begun = (self._numbering.label(properties, style) if begun is None else begun) + text
            if ends:
                yield begun or ""
                self._last, begun = (begun or "").strip() or self._last, None
            yield from (Picture(f"below “{self._last[:20]}”") for _ in range(pictures))
            for box in boxes:
                yield from self.parts(box)
        yield from [] if begun is None else [begun]

    def _table(self, table: Element) -> Iterator[Part]:
        """The parts of a table, and the notes to it, a paragraph each."""
        outer, self.shown.marked = self.shown.marked, []
        yield from table_parts(table, self.parts)
        marked, self.shown.marked = self.shown.marked, outer
        for mark, reference in marked:
            note = self._notes.get((reference.tag, reference.get(_ID)))
            if note is not None:
                yield mark + " ".join(part for part in self.parts(note) if isinstance(part, str)).strip()

    def _ends(self, properties: Element | None, style: str) -> bool:
        """Whether the end of a paragraph with properties and a style is shown."""
        mark = child(properties, _MARK)
        taken_away = any(child(mark, name) is not None for name in _TAKEN_AWAY)
        return not taken_away and not self.shown.styles.look(mark, style).get("vanish")
