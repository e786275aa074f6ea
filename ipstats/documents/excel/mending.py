"""What is left of the parts of a workbook for openpyxl, which checks each of their elements, to read."""

import math
import re

from lxml.etree import QName, SubElement
from lxml.etree import _Element as Element
from openpyxl.worksheet.cell_range import CellRange

from ipstats.documents.content import MOST_CELLS

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
NO_VALUE = "no value"  # given to a formula that nothing has calculated

_CHINESE_FORMATS = {  # that a file names by number only, as Excel shows them in China, a year always with four digits
    **dict.fromkeys((14, 15, 30), "yyyy/m/d"),
    **dict.fromkeys((16, 28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
    **dict.fromkeys((17, 27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    22: "yyyy/m/d h:mm",
    31: 'yyyy"年"m"月"d"日"',
}


def mend_sheet(sheet: Element, uncalculated: bool) -> None:
    """Leave of a sheet what is read, its merged cells few enough to be spread out, and mark formulas without a value.

    uncalculated: whether a formula's zero is only what a program wrote that does not calculate.
    """
    _keep(sheet, {"cols", "sheetData", "mergeCells"})
    for merged in list(sheet.iter(_tag("mergeCell"))):
        if not re.fullmatch(r"[A-Z]{1,3}[1-9]\d*:[A-Z]{1,3}[1-9]\d*", merged.get("ref", "")):
            merged.getparent().remove(merged)
    areas = [CellRange(merged.get("ref")).size for merged in sheet.iter(_tag("mergeCell"))]
    if sum(math.prod(area.values()) for area in areas) > MOST_CELLS:
        raise ValueError(f"merged over more than {MOST_CELLS} cells")
    for element in sheet.iter(_tag("row"), _tag("col")):
        _mend_size(element)
    for formula in list(sheet.iter(_tag("f"))):
        cell = formula.getparent()
        value = cell.findtext(_tag("v")) or ""
        if (not value and cell.get("t") != "str") or (uncalculated and value == "0"):
            _set(cell, "e", NO_VALUE)
    for text in list(sheet.iter(_tag("is"))):
        if text.find(_tag("r")) is None:  # read far faster so
            _set(text.getparent(), "str", text.findtext(_tag("t")) or "")
    mend_texts(sheet)


def _tag(name: str) -> str:
    return f"{{{MAIN}}}{name}"


def _mend_size(element: Element) -> None:
    """Leave of a row or of columns their numbers, and whether they are hidden, as those without height or width are."""
    sizes = {element.get("ht"), element.get("width")} - {None}
    hidden = element.get("hidden") in {"1", "true"} or any(re.fullmatch(r"0*(?:\.0*)?", size) for size in sizes)
    for name in set(element.attrib) - {"r", "min", "max"}:
        del element.attrib[name]
    if hidden:
        element.set("hidden", "1")


def _set(cell: Element, kind: str, value: str) -> None:
    """Give a cell a value in place of all that it holds."""
    _keep(cell, set())
    cell.set("t", kind)
    SubElement(cell, _tag("v")).text = value


def mend_texts(tree: Element) -> None:
    """Leave of the texts under a tree their runs, and of these what raises, lowers, strikes or colours them."""
    for reading in list(tree.iter(_tag("rPh"), _tag("phoneticPr"))):
        reading.getparent().remove(reading)
    for run in list(tree.iter(_tag("rPr"))):
        _mend_font(run)
        if not len(run):
            run.getparent().remove(run)
    _mend_colours(tree)


def mend_styles(styles: Element) -> None:
    """Leave of the styles what formats, raises, strikes or colours a cell, and spell out the formats of Chinese Excel."""
    _keep(styles, {"numFmts", "fonts", "fills", "borders", "cellXfs"})
    for font in styles.iter(_tag("font")):
        _mend_font(font)
    for fill in styles.iter(_tag("fill")):
        pattern = next(fill.iter(_tag("patternFill")), None)
        of_one_colour = pattern is not None and pattern.find(_tag("fgColor")) is not None
        if not of_one_colour and len(fill) and (pattern is None or pattern.get("patternType") == "solid"):
            _keep(fill, set())
            SubElement(fill, _tag("patternFill"), patternType="gray125")  # not of one colour
        elif pattern is None:
            SubElement(fill, _tag("patternFill"))
    for element in styles.iter(_tag("border"), _tag("xf")):
        _keep(element, set())
    _mend_colours(styles)
    formats = next(styles.iter(_tag("numFmts")), None)
    if formats is None:
        formats = styles.makeelement(_tag("numFmts"))
        styles.insert(0, formats)
    given = {element.get("numFmtId") for element in formats}
    for number, code in _CHINESE_FORMATS.items():
        if str(number) not in given:
            SubElement(formats, _tag("numFmt"), numFmtId=str(number), formatCode=code)


def _mend_font(font: Element) -> None:
    """Leave of a font what raises, lowers, strikes or colours, and its name where its letters show other signs."""
    _keep(font, {"vertAlign", "strike", "color", "name", "rFont"})
    for name in [*font.findall(_tag("name")), *font.findall(_tag("rFont"))]:
        if name.get("val") != "Symbol":
            font.remove(name)


def _mend_colours(tree: Element) -> None:
    for colour in tree.iter(_tag("color"), _tag("fgColor"), _tag("bgColor")):
        if not re.fullmatch("(?:[0-9A-Fa-f]{2}){3,4}", colour.get("rgb", "000000")):
            del colour.attrib["rgb"]


def _keep(element: Element, names: set[str]) -> None:
    for child in list(element):
        if not isinstance(child.tag, str) or QName(child).localname not in names:
            element.remove(child)
