"""The text that a cell of a workbook shows: formatted, raised marks apart, nothing that is struck or cannot be seen."""

from dataclasses import dataclass

from lxml.etree import _Element as Element
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.escape import unescape

from ipstats.documents.excel.number_formats import shown
from ipstats.documents.symbols import lowered, raised, symbol_sign

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

_WHITE, _BLACK = "FFFFFF", "000000"
_NAMED = {
    **dict.fromkeys(("theme 0", "indexed 1", "indexed 9"), _WHITE),
    **dict.fromkeys(("theme 1", "indexed 0", "indexed 8", "indexed 64", "auto 1"), _BLACK),
}
_FORMATS = {  # that a file names by number only, as Excel shows them in China, a year always with four digits
    **BUILTIN_FORMATS,
    **dict.fromkeys((14, 15, 30), "yyyy/m/d"),
    **dict.fromkeys((16, 28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
    **dict.fromkeys((17, 27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    22: "yyyy/m/d h:mm",
    31: 'yyyy"年"m"月"d"日"',
}


@dataclass(frozen=True)
class Font:
    """What a font does to letters beside their shape."""

    is_struck: bool = False
    shift: str = ""
    colour: str = _BLACK
    is_symbol: bool = False


@dataclass(frozen=True)
class Style:
    """How a cell shows its value: its number format, its font, the colour of its ground (empty for a pattern)."""

    form: str = "General"
    font: Font = Font()
    ground: str = _WHITE


Runs = list[tuple[str, Font | None]]  # texts, each with its font, or that of its cell


def runs_of(text: Element) -> Runs:
    """The runs of a text, without the readings above its signs."""
    runs = text.findall(f"{MAIN}r")
    found = [(unescape(run.findtext(f"{MAIN}t") or ""), run.find(f"{MAIN}rPr")) for run in runs or [text]]
    return [(words, None if font is None else _font(font)) for words, font in found]


def styles_of(root: Element) -> list[Style]:
    """The styles of a workbook, by the numbers that cells name."""
    codes = {int(one.get("numFmtId", 0)): one.get("formatCode", "") for one in root.iter(f"{MAIN}numFmt")}
    fonts = [_font(font) for font in root.iterfind(f"{MAIN}fonts/{MAIN}font")]
    grounds = [_ground(fill) for fill in root.iterfind(f"{MAIN}fills/{MAIN}fill")]
    styles: list[Style] = []
    for one in root.iterfind(f"{MAIN}cellXfs/{MAIN}xf"):
        number, font, fill = (int(one.get(name, 0)) for name in ("numFmtId", "fontId", "fillId"))
        form = codes.get(number) or _FORMATS.get(number, "General")
        styles.append(Style(form, fonts[font] if fonts else Font(), grounds[fill] if grounds else _WHITE))
    return styles


def _font(font: Element) -> Font:
    values = {one.tag.removeprefix(MAIN): one.get("val", "1") for one in font}
    return Font(
        is_struck=values.get("strike", "0") not in {"0", "false"},
        shift=values.get("vertAlign", ""),
        colour=_shade(font.find(f"{MAIN}color"), _BLACK),
        is_symbol="Symbol" in (values.get("name"), values.get("rFont")),
    )


def _ground(fill: Element) -> str:
    pattern = fill.find(f"{MAIN}patternFill")
    kind = "none" if pattern is None else pattern.get("patternType", "none")
    if kind == "none":
        return _WHITE if pattern is not None or not len(fill) else ""
    return _shade(fill.find(f"*/{MAIN}fgColor"), "") if kind == "solid" else ""


def _shade(colour: Element | None, default: str) -> str:
    """A colour by its six hexadecimal digits, or by its number where it is of a theme or an index."""
    if colour is None:
        return default
    if rgb := colour.get("rgb"):
        return rgb[-6:].upper()
    shade = " ".join(f"{name} {value}" for name, value in colour.items() if name != "tint" or float(value))
    return _NAMED.get(shade, shade)


def text_of(value: object, style: Style, is_coloured_over: bool) -> str | None:
    """The text of a cell with a value, or runs of text; None if all of it is in the colour of its background."""
    runs: Runs = value if isinstance(value, list) else [("", None)]
    fonts = [(text, font or style.font) for text, font in runs]
    left = [(text, font) for text, font in fonts if not font.is_struck]
    seen = [(text, font) for text, font in left if is_coloured_over or font.colour != style.ground]
    if not seen:
        return None if left else ""
    return shown("".join(_marked(*run) for run in seen) if isinstance(value, list) else value, style.form)


def _marked(text: str, font: Font) -> str:
    """A text with its raised and lowered digits, and the signs that the font Symbol shows."""
    if font.is_symbol:
        text = "".join(symbol_sign(ord(letter)) for letter in text)
    shift = {"superscript": raised, "subscript": lowered}.get(font.shift)
    return shift(text) if shift else text
