"""The text that a cell of a workbook shows: formatted, raised marks apart, nothing that is struck or cannot be seen."""

from typing import Any, NamedTuple

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles.cell_style import StyleArray
from openpyxl.styles.colors import Color
from openpyxl.styles.fills import PatternFill
from openpyxl.styles.fonts import Font
from openpyxl.utils.escape import unescape

from ipstats.documents.excel.number_formats import shown
from ipstats.documents.excel.package import Sheet
from ipstats.documents.symbols import lowered, raised, symbol_sign

_WHITE, _BLACK = "FFFFFF", "000000"
_NAMED = {
    **dict.fromkeys(("theme 0 0.0", "indexed 1 0.0", "indexed 9 0.0"), _WHITE),
    **dict.fromkeys(("theme 1 0.0", "indexed 0 0.0", "indexed 8 0.0", "indexed 64 0.0"), _BLACK),
}


class Style(NamedTuple):
    """How a cell shows its value: its number format, and what its font and colours do to it."""

    form: str
    font: Font
    fill: PatternFill
    is_struck: bool
    is_unseen: bool


def text_of(cell: Cell | MergedCell, sheet: Sheet, styles: dict[StyleArray, Style]) -> str | None:
    """The text of a cell of a sheet; None if all of it is in the colour of its background.

    styles: those of the cells before, kept because openpyxl makes a cell's anew each time one asks.
    """
    value = cell.value
    style = styles.get(cell._style) or styles.setdefault(cell._style, _style_of(cell, sheet.has_other_colours))
    if isinstance(value, CellRichText):
        return _text_of_runs(value, style, sheet.has_other_colours)
    if style.is_struck or (sheet.hides_zeros and value == 0 and not isinstance(value, bool)):
        return ""
    if style.is_unseen:
        return None
    return shown(_marked(unescape(value), style.font) if isinstance(value, str) else value, style.form)


def _style_of(cell: Cell | MergedCell, is_coloured_over: bool) -> Style:
    font: Any = cell.font
    fill: Any = cell.fill
    unseen = not is_coloured_over and _is_unseen(font, fill)
    return Style(cell.number_format or "General", font, fill, bool(font.strike), unseen)


def _text_of_runs(runs: CellRichText, style: Style, is_coloured_over: bool) -> str | None:
    parts = [(run.text, run.font) if isinstance(run, TextBlock) else (str(run), style.font) for run in runs]
    left = [(text, font) for text, font in parts if not font.strike]
    seen = [(text, font) for text, font in left if is_coloured_over or not _is_unseen(font, style.fill)]
    if left and not seen:
        return None
    return shown("".join(_marked(unescape(text), font) for text, font in seen), style.form)


def _marked(text: str, font: Font | InlineFont) -> str:
    """A text with its raised and lowered digits, and the signs that the font Symbol shows."""
    if "Symbol" in (getattr(font, "name", None), getattr(font, "rFont", None)):
        text = "".join(symbol_sign(ord(letter)) for letter in text)
    shift = {"superscript": raised, "subscript": lowered}.get(font.vertAlign or "")
    return shift(text) if shift else text


def _is_unseen(font: Font | InlineFont, fill: PatternFill) -> bool:
    if fill.fill_type not in {None, "none", "solid"}:
        return False
    return _shade(font.color, _BLACK) == (_shade(fill.fgColor, _WHITE) if fill.fill_type == "solid" else _WHITE)


def _shade(colour: Color | None, default: str) -> str:
    """A colour by its six hexadecimal digits, or by its number where it is of a theme or an index."""
    if colour is None:
        return default
    if colour.type == "rgb":
        return colour.rgb[-6:].upper()
    shade = f"{colour.type} {colour.value} {colour.tint}"
    return _NAMED.get(shade, shade)
