"""A workbook's package, given to openpyxl as it takes it.

openpyxl refuses a whole file for a fault in what nobody reads here: a margin, a named style, a validation, a picture
that is gone, the names of the strict standard. So it gets a package of its own with nothing but what is read.
"""

import posixpath
import re
import warnings
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import quoteattr

from lxml.etree import XMLParser, fromstring, tostring
from lxml.etree import _Element as Element
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ipstats.documents.excel.mending import MAIN, mend_sheet, mend_styles, mend_texts

_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


@dataclass(frozen=True)
class Sheet:
    """A worksheet and what openpyxl does not tell of it.

    hides_zeros: a zero is shown as nothing; has_other_colours: of conditions or a table's style, over those of cells;
    boxes: texts in boxes that are drawn over the cells; has_pictures: whether pictures are.
    """

    cells: Worksheet
    is_hidden: bool
    hides_zeros: bool
    has_other_colours: bool
    boxes: list[str]
    has_pictures: bool


def open_sheets(path: Path) -> list[Sheet]:
    """The worksheets of a workbook in their order. Raises whatever zip and XML readers raise where it is damaged."""
    with zipfile.ZipFile(path) as archive:
        package = _Package(archive)
        book, related = package.tree(package.workbook), package.related(package.workbook)
        listed = _listed(book, {key: part for key, kind, part in related if kind == "worksheet"})
        trees = [package.tree(part) for _, part in listed]
        others = {kind: package.tree(part) for _, kind, part in related if kind in {"styles", "sharedStrings"}}
        hidden = [sheet.get("state", "visible") != "visible" for sheet, _ in listed]
        facts = [_facts(package, part, tree) for (_, part), tree in zip(listed, trees, strict=True)]
    _mend(trees, others, _says(book, "calcPr", "fullCalcOnLoad"))
    file = _packed([sheet.get("name", "") for sheet, _ in listed], trees, others, _says(book, "workbookPr", "date1904"))
    has_runs = any(next(tree.iter(f"{{{MAIN}}}rPr"), None) is not None for tree in [*trees, *others.values()])
    with warnings.catch_warnings(action="ignore", category=UserWarning):  # of what was left out
        sheets = load_workbook(file, data_only=True, rich_text=has_runs).worksheets
    return [Sheet(sheet, state, *fact) for sheet, state, fact in zip(sheets, hidden, facts, strict=True)]


def _listed(book: Element, parts: dict[str, str]) -> list[tuple[Element, str]]:
    """What a workbook says of each of its sheets, and the name of its part."""
    sheets = [(sheet, sheet.get(f"{{{_OFFICE}}}id", "")) for sheet in book.iter(f"{{{MAIN}}}sheet")]
    listed = [(sheet, parts[key]) for sheet, key in sheets if key in parts]
    if not listed:
        raise ValueError("there is no sheet in it")
    return listed


def _says(book: Element, name: str, attribute: str) -> bool:
    return any(element.get(attribute) in {"1", "true"} for element in book.iter(f"{{{MAIN}}}{name}"))


def _mend(sheets: list[Element], others: dict[str, Element], uncalculated: bool) -> None:
    for sheet in sheets:
        mend_sheet(sheet, uncalculated)
    if "styles" in others:
        mend_styles(others["styles"])
    if "sharedStrings" in others:
        mend_texts(others["sharedStrings"])


class _Package:
    """The parts of a file by their names, which programs write in any case and with any slash."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {_name(name): name for name in archive.namelist()}
        starts = (part for _, kind, part in self.related("") if kind == "officeDocument")
        self.workbook = next(starts, "xl/workbook.xml")

    def tree(self, part: str) -> Element:
        """The root of a part, the names of the strict standard turned into the ordinary ones."""
        data = _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/\2", self._archive.read(self._names[part]))
        return fromstring(data, XMLParser(huge_tree=True, resolve_entities=False))

    def related(self, part: str) -> list[tuple[str, str, str]]:
        """What a part refers to, as far as it is there: key, kind, name of the part."""
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels").lower()
        if relations not in self._names:
            return []
        found: list[tuple[str, str, str]] = []
        for relation in self.tree(relations).iter("{*}Relationship"):
            target = _name(posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))))
            if target in self._names:
                found.append((relation.get("Id", ""), posixpath.basename(relation.get("Type", "")), target))
        return found


def _name(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").lower()


def _facts(package: _Package, part: str, sheet: Element) -> tuple[bool, bool, list[str], bool]:
    """What `Sheet` says of a sheet beside its cells."""
    zeros = any(view.get("showZeros") in {"0", "false"} for view in sheet.iter(f"{{{MAIN}}}sheetView"))
    colours = next(sheet.iter(f"{{{MAIN}}}conditionalFormatting", f"{{{MAIN}}}tablePart"), None) is not None
    drawings = [package.tree(drawing) for _, kind, drawing in package.related(part) if kind == "drawing"]
    boxes = [box for drawing in drawings for box in drawing.iter("{*}txBody")]
    texts = ["\n".join("".join(paragraph.itertext("{*}t")) for paragraph in box.iter("{*}p")).strip() for box in boxes]
    pictures = any(next(drawing.iter("{*}pic"), None) is not None for drawing in drawings)
    return zeros, colours, [text for text in texts if text], pictures


def _packed(names: list[str], sheets: list[Element], others: dict[str, Element], date1904: bool) -> BytesIO:
    """A package of these parts, under the names that openpyxl looks for."""
    parts = {f"worksheets/sheet{number}.xml": ("worksheet", sheet) for number, sheet in enumerate(sheets, start=1)}
    parts |= {f"{kind}.xml": (kind, tree) for kind, tree in others.items()}
    types = "".join(
        f'<Override PartName="/xl/{name}" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, kind in [("workbook.xml", "sheet.main"), *((name, kind) for name, (kind, _) in parts.items())]
    )
    relations = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind}" Target="{name}"/>'
        for number, (name, (kind, _)) in enumerate(parts.items(), start=1)
    )
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="r{number}"/>'
        for number, name in enumerate(names, start=1)
    )
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{_PACKAGE}/content-types">{types}</Types>')
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}"><workbookPr date1904="{int(date1904)}"/><sheets>{listed}</sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'
        )
        for name, (_, tree) in parts.items():
            archive.writestr(f"xl/{name}", tostring(tree))
    return file
