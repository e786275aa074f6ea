"""What Word shows of a paragraph: its text, and the boxes and pictures that hang on it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ipstats.documents.symbols import PRIVATE_SIGNS, lowered, raised, symbol_sign
from ipstats.documents.word.drawings import boxes, is_picture
from ipstats.documents.word.fields import is_contents
from ipstats.documents.word.math import equation
from ipstats.documents.word.package import Element, child, tag
from ipstats.documents.word.sight import height, is_seen, points
from ipstats.documents.word.styles import Look, Styles

PICTOGRAM = "•"  # for the signs of a font of pictures, none of which is part of a number or a word

_PARAGRAPH, _RUN, _TEXT, _SYMBOL, _EQUATION = map(tag, ("w:p", "w:r", "w:t", "w:sym", "m:oMath"))
_SIGNS = {tag("w:tab"): " ", tag("w:ptab"): " ", tag("w:br"): "\n", tag("w:cr"): "\n", tag("w:noBreakHyphen"): "-"}
_SILENT = {tag(f"w:{name}") for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "rt")}
_CHOICES, _CHOICE = tag("mc:AlternateContent"), tag("mc:Choice")
_FIELD, _CODE = tag("w:fldSimple"), tag("w:instr")
_NOTES, _OWN_MARK = {tag("w:footnoteReference"), tag("w:endnoteReference")}, tag("w:customMarkFollows")
_FLOATING = {tag("w:drawing"), tag("w:pict"), tag("w:object")}
_PROPERTIES, _OF_PARAGRAPH = tag("w:rPr"), tag("w:pPr")
_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
_ODD = re.compile("[\t\n\r\uf020-\uf0ff]")  # looked for, because nearly all texts have none
_ORDINARY = PRIVATE_SIGNS | str.maketrans("\t\n\r", "   ")


@dataclass
class Shown:
    """What decides whether and how a run is shown, and the notes that the text has referred to so far.

    marked: references within the table that is being read, each with its mark; None outside of tables.
    """

    styles: Styles
    unseen: dict[Element, str]
    marked: list[tuple[str, Element]] | None = None
    references: int = 0
    left_out: int = 0
    sizes: dict[Element, float] = field(default_factory=dict)

    def mark(self, reference: Element) -> str:
        """The number of a note, raised, within a table; nothing where a sign of its own follows, or outside of tables."""
        self.references += 1
        if self.marked is None:
            self.left_out += 1
            return ""
        mark = "" if reference.get(_OWN_MARK) in {"1", "true", "on"} else raised(str(self.references))
        self.marked.append((mark, reference))
        return mark

    def largest(self, run: Element) -> float:
        """The size in points of the largest letters in a run's paragraph."""
        paragraph = next(run.iterancestors(_PARAGRAPH))
        if paragraph not in self.sizes:
            style = self.styles.of(child(paragraph, _OF_PARAGRAPH))
            looks = (self.styles.look_of(child(one, _PROPERTIES), style) for one in paragraph.iter(_RUN))
            self.sizes[paragraph] = max(map(points, looks))
        return self.sizes[paragraph]


@dataclass
class Seen:
    """The text of a paragraph, the boxes of text that hang on it, and the pictures that may be tables."""

    text: str = ""
    boxes: list[Element] = field(default_factory=list)
    pictures: int = 0


def see(paragraph: Element, style: str, shown: Shown) -> Seen:
    """What Word shows of a paragraph in a style."""
    seen, texts = Seen(), []
    for piece in _pieces(paragraph, style, shown):
        if isinstance(piece, str):
            texts.append(piece)
        else:
            seen.boxes += boxes(piece)
            seen.pictures += is_picture(piece)
    seen.text = "".join(texts)
    return seen


def _pieces(node: Element, style: str, shown: Shown) -> Iterator[str | Element]:
    """Texts and drawings of a paragraph or of a part of it, whatever is wrapped around them."""
    for one in node.iterchildren():
        if one.tag == _RUN:
            yield from _run(one, style, shown)
        elif one.tag == _EQUATION:
            yield equation(one)
        elif one.tag == _CHOICES:
            yield from _pieces(_choice(one), style, shown)
        elif not (one.tag in _SILENT or (one.tag == _FIELD and is_contents(one.get(_CODE, "")))):
            yield from _pieces(one, style, shown)


def _run(run: Element, style: str, shown: Shown) -> Iterator[str | Element]:
    if run in shown.unseen:
        yield shown.unseen[run]
        return
    look = shown.styles.look_of(child(run, _PROPERTIES), style)
    if is_seen(look, run, shown.styles):
        yield from _contents(run, run, look, style, shown)


def _contents(node: Element, run: Element, look: Look, style: str, shown: Shown) -> Iterator[str | Element]:
    """Texts and drawings of a run that is seen."""
    for one in node.iterchildren():
        if one.tag == _TEXT:
            text = (one.text or "") if one.get(_PRESERVE) else (one.text or "").strip(" \t\n\r")
            yield _placed(_in_font(text, str(look.get("font", ""))), look, run, shown)
        elif one.tag == _SYMBOL:
            sign = _sign(int(one.get(tag("w:char"), "20"), 16), one.get(tag("w:font"), ""))
            yield _placed(sign, look, run, shown)
        elif one.tag in _SIGNS:
            yield _SIGNS[one.tag]
        elif one.tag in _FLOATING:
            yield one
        elif one.tag in _NOTES:
            yield shown.mark(one)
        elif one.tag == _CHOICES:
            yield from _contents(_choice(one), run, look, style, shown)
        elif one.tag not in _SILENT:
            yield from _pieces(one, style, shown)  # signs with their reading above them hold runs of their own


def _choice(alternatives: Element) -> Element:
    """The first of several forms of the same, which is the one for newer readers."""
    choice = alternatives.find(_CHOICE)
    return next(alternatives.iterchildren()) if choice is None else choice


def _in_font(text: str, font: str) -> str:
    """A text as its font shows it; the code of a letter is that of another sign in a font of symbols."""
    if font:
        text = "".join(_sign(ord(letter), font) if _is_symbol(letter) else letter for letter in text)
    return text.translate(_ORDINARY) if _ODD.search(text) else text


def _is_symbol(letter: str) -> bool:
    """Whether a font of symbols has a letter, which other scripts and blanks it has not."""
    return "!" <= letter <= "~" or "\xa1" <= letter <= "\xff" or "\uf020" <= letter <= "\uf0ff"


def _sign(code: int, font: str) -> str:
    """The sign that a font shows for a code.

    >>> _sign(0xF0B3, "Symbol"), _sign(0xF081, "Wingdings"), _sign(0xF04A, "Wingdings"), _sign(0x2265, "SimSun")
    ('≥', '①', '•', '≥')
    """
    kind = font.lower()
    if kind.startswith(("wingdings", "webdings")):
        return PRIVATE_SIGNS.get(0xF000 | code, PICTOGRAM) if kind == "wingdings" else PICTOGRAM
    return symbol_sign(code) if kind == "symbol" else chr(code).translate(PRIVATE_SIGNS)


def _placed(text: str, look: Look, run: Element, shown: Shown) -> str:
    """A text with its digits as raised or lowered signs, where it stands so on the line."""
    kind = look.get("vertAlign")
    if kind == "superscript" or kind == "subscript":
        return raised(text) if kind == "superscript" else lowered(text)
    if "position" in look and (place := height(look)) and points(look) < shown.largest(run):
        return raised(text) if place > 0 else lowered(text)
    return text
