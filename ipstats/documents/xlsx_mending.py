"""What is left of the parts of a workbook for openpyxl, which checks each of their elements, to read."""

import math
import re

from lxml import etree
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


def mend_sheet(sheet: etree._Element, uncalculated: bool) -> None:
    """Leave of a sheet what is read, its merged cells few enough to be spread out, and mark formulas without a value.

    uncalculated: whether a formula's zero is only what a program wrote that does not calculate.
    """
    _keep(sheet, {"cols", "sheetData", "mergeCells"})
    for merged in list(sheet.iter("{*}mergeCell")):
        if not re.fullmatch(r"[A-Z]{1,3}[1-9]\d*:[A-Z]{1,3}[1-9]\d*", merged.get("ref", "")):
            merged.getparent().remove(merged)
    areas = [CellRange(merged.get("ref")).size for merged in sheet.iter("{*}mergeCell")]
    if sum(math.prod(area.values()) for area in areas) > MOST_CELLS:
        raise ValueError(f"merged over more than {MOST_CELLS} cells")
    for element in [*sheet.iter("{*}row"), *sheet.iter("{*}col")]:
        _keep_attributes(element, {"r", "hidden", "ht", "min", "max", "width"})
    for formula in list(sheet.iter("{*}f")):
        cell = formula.getparent()
        value = cell.findtext("{*}v") or ""
        if (not value and cell.get("t") != "str") or (uncalculated and value == "0"):
            cell.set("t", "e")
            for child in cell:
                cell.remove(child)
            etree.SubElement(cell, f"{{{MAIN}}}v").text = NO_VALUE
    mend_texts(sheet)


def mend_texts(tree: etree._Element) -> None:
    """Leave of the texts under a tree their runs, and of these what raises, lowers, strikes or colours them."""
    for reading in [*tree.iter("{*}rPh"), *tree.iter("{*}phoneticPr")]:
        reading.getparent().remove(reading)
    for run in tree.iter("{*}rPr"):
        _keep(run, {"vertAlign", "strike", "color"})
    _mend_colours(tree)


def mend_styles(styles: etree._Element) -> None:
    _keep(styles, {"numFmts", "fonts", "fills", "borders", "cellXfs"})
    for font in styles.iter("{*}font"):
        _keep(font, {"vertAlign", "strike", "color"})
    for fill in styles.iter("{*}fill"):
        if next(fill.iter("{*}patternFill"), None) is None:  # of several colours, or nothing at all
            kind = "solid" if len(fill) else "none"
            _keep(fill, set())
            etree.SubElement(fill, f"{{{MAIN}}}patternFill", patternType=kind)
    for element in [*styles.iter("{*}border"), *styles.iter("{*}xf")]:
        _keep(element, set())
    _mend_colours(styles)
    formats = next(styles.iter("{*}numFmts"), None)
    if formats is None:
        formats = etree.Element(f"{{{MAIN}}}numFmts")
        styles.insert(0, formats)
    given = {element.get("numFmtId") for element in formats}
    for number, code in _CHINESE_FORMATS.items():
        if str(number) not in given:
            etree.SubElement(formats, f"{{{MAIN}}}numFmt", numFmtId=str(number), formatCode=code)


def _mend_colours(tree: etree._Element) -> None:
    for colour in [*tree.iter("{*}color"), *tree.iter("{*}fgColor"), *tree.iter("{*}bgColor")]:
        if not re.fullmatch("(?:[0-9A-Fa-f]{2}){3,4}", colour.get("rgb", "000000")):
            del colour.attrib["rgb"]


def _keep(element: etree._Element, names: set[str]) -> None:
    for child in list(element):
        if not isinstance(child.tag, str) or etree.QName(child).localname not in names:
            element.remove(child)


def _keep_attributes(element: etree._Element, names: set[str]) -> None:
    for name in set(element.attrib) - names:
        del element.attrib[name]
