"""What Word shows of a paragraph: its text, and the boxes and pictures that hang on it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ipstats.documents.symbols import PRIVATE_SIGNS, lowered, raised, symbol_sign
from ipstats.documents.word.elements import NAMESPACES, Element, child, tag
from ipstats.documents.word.equations import equation
from ipstats.documents.word.styles import Look, Styles, number_of

LEAST = 56  # points, 2 cm: what is smaller is a sign or a line, and no table
PICTOGRAM = "•"  # for the signs of a font of pictures, none of which is part of a number or a word

_RUN, _TEXT, _SYMBOL, _EQUATION, _RUN_PROPERTIES = map(tag, ("w:r", "w:t", "w:sym", "m:oMath", "w:rPr"))
_SIGNS = {tag("w:tab"): " ", tag("w:ptab"): " ", tag("w:br"): "\n", tag("w:cr"): "\n", tag("w:noBreakHyphen"): "-"}
_SILENT = {tag(f"w:{name}") for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "rt")}
_CHOICES, _CHOICE = tag("mc:AlternateContent"), tag("mc:Choice")
_NOTES, _OWN_MARK = {tag("w:footnoteReference"), tag("w:endnoteReference")}, tag("w:customMarkFollows")
_FLOATING = {tag("w:drawing"), tag("w:pict"), tag("w:object")}
_FIELD, _CODE, _FIELD_KIND = tag("w:fldChar"), tag("w:instrText"), tag("w:fldCharType")
_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
_SIDE = re.compile(r"(?:^|;)(?:width|height):([\d.]+)pt")
_ODD = re.compile("[\t\n\r\uf020-\uf0ff]")  # looked for, because nearly all texts have none
_ORDINARY = PRIVATE_SIGNS | str.maketrans("\t\n\r", "   ")
_LETTER_OF_SYMBOLS = re.compile("[!-~\xa1-\xff\uf020-\uf0ff]")  # other scripts and blanks a font of symbols has not
_BOXES = (  # but a watermark's, turned and behind the text; each is there twice, again for older readers
    "self::*[not(wp:anchor[@behindDoc='1'] and .//a:xfrm[@rot != '0'])]"
    "//w:txbxContent[not(ancestor::mc:Fallback) and count(ancestor::w:txbxContent) = $above]"
)
_DRAWN = ".//pic:pic | .//a:graphicData[contains(@uri, '/chart') or contains(@uri, '/diagram')]"
_EXTENT = "*[not(@behindDoc='1' or wp:docPr/@hidden='1')]/wp:extent"


@dataclass
class Shown:
    """What decides whether and how a run is shown, and the notes that the text has referred to so far.

    marked: references within the table that is being read, each with its mark; None outside of tables.
    """

    styles: Styles
    unseen: set[Element]
    marked: list[tuple[str, Element]] | None = None
    references: int = 0
    left_out: int = 0

    def mark(self, reference: Element) -> str:
        """The number of a note, raised, within a table; nothing where a sign of its own follows, or outside of tables."""
        self.references += 1
        if self.marked is None:
            self.left_out += 1
            return ""
        mark = "" if reference.get(_OWN_MARK) in {"1", "true", "on"} else raised(str(self.references))
        self.marked.append((mark, reference))
        return mark


def see(paragraph: Element, style: str, shown: Shown) -> tuple[str, list[Element], int]:
    """What Word shows of a paragraph in a style: its text, boxes of text, and the number of pictures that may be tables."""
    pieces = list(_pieces(paragraph, style, shown))
    drawings = [piece for piece in pieces if not isinstance(piece, str)]
    text = "".join(piece for piece in pieces if isinstance(piece, str))
    return text, [box for drawing in drawings for box in _boxes(drawing)], sum(map(_is_picture, drawings))


def unseen_runs(body: Element) -> set[Element]:
    """The runs of the codes of fields, and those of tables of contents with what they show.

    A field without an end hides nothing, lest it swallow the rest of a document.
    """
    runs: list[Element] = []
    open_fields: list[tuple[int, list[str], list[int]]] = []  # first run, code, where the result begins
    unseen: set[Element] = set()
    for node in body.iter(_RUN, _FIELD, _CODE) if next(body.iter(_FIELD), None) is not None else ():
        kind = node.get(_FIELD_KIND)
        if node.tag == _RUN:
            runs.append(node)
        elif kind == "begin":
            open_fields.append((len(runs), [], []))
        elif not open_fields:
            continue
        elif node.tag == _CODE:
            open_fields[-1][1].append(node.text or "")
        elif kind == "separate":
            open_fields[-1][2].append(len(runs))
        elif kind == "end":
            first, code, result = open_fields.pop()
            is_contents = re.match(r"\s*TOC\b", "".join(code))
            unseen.update(runs[first : len(runs) if is_contents or not result else result[0]])
    return unseen


def _pieces(node: Element, style: str, shown: Shown) -> Iterator[str | Element]:
    """Texts and drawings of a paragraph or of a part of it, whatever is wrapped around them."""
    for one in node.iterchildren():
        if one.tag == _RUN:
            look = shown.styles.look(child(one, _RUN_PROPERTIES), style)
            if one not in shown.unseen and shown.styles.is_seen(look, one):
                yield from _contents(one, look, style, shown)
        elif one.tag == _EQUATION:
            yield equation(one)
        elif one.tag == _CHOICES:
            yield from _pieces(_choice(one), style, shown)
        elif one.tag not in _SILENT:
            yield from _pieces(one, style, shown)


def _contents(node: Element, look: Look, style: str, shown: Shown) -> Iterator[str | Element]:
    """Texts and drawings of a run that is seen."""
    whole = shown.styles.look(None, style)
    for one in node.iterchildren():
        if one.tag == _TEXT:
            text = (one.text or "") if one.get(_PRESERVE) else (one.text or "").strip(" \t\n\r")
            yield _placed(_in_font(text, str(look.get("font", ""))), look, whole)
        elif one.tag == _SYMBOL:
            yield _placed(_sign(int(one.get(tag("w:char"), "20"), 16), one.get(tag("w:font"), "")), look, whole)
        elif one.tag in _SIGNS:
            yield _SIGNS[one.tag]
        elif one.tag in _FLOATING:
            yield one
        elif one.tag in _NOTES:
            yield shown.mark(one)
        elif one.tag == _CHOICES:
            yield from _contents(_choice(one), look, style, shown)
        elif one.tag not in _SILENT:
            yield from _pieces(one, style, shown)  # signs with their reading above them hold runs of their own


def _choice(alternatives: Element) -> Element:
    """The first of several forms of the same, which is the one for newer readers."""
    choice = child(alternatives, _CHOICE)
    return next(alternatives.iterchildren()) if choice is None else choice


def _in_font(text: str, font: str) -> str:
    """A text as its font shows it; the code of a letter is that of another sign in a font of symbols."""
    if font:
        text = _LETTER_OF_SYMBOLS.sub(lambda letter: _sign(ord(letter[0]), font), text)
    return text.translate(_ORDINARY) if _ODD.search(text) else text


def _sign(code: int, font: str) -> str:
    """The sign that a font shows for a code.

    >>> _sign(0xF0B3, "Symbol"), _sign(0xF081, "Wingdings"), _sign(0xF04A, "Wingdings"), _sign(0x2265, "SimSun")
    ('≥', '①', '•', '≥')
    """
    kind = font.lower()
    if kind.startswith(("wingdings", "webdings")):
        return PRIVATE_SIGNS.get(0xF000 | code, PICTOGRAM) if kind == "wingdings" else PICTOGRAM
    return symbol_sign(code) if kind == "symbol" else chr(code).translate(PRIVATE_SIGNS)


def _placed(text: str, look: Look, whole: Look) -> str:
    """A text with its digits as raised or lowered signs, where it stands so on the line of the whole paragraph.

    LibreOffice writes such a mark as letters that are moved and smaller.
    """
    kind, height = look.get("vertAlign"), number_of(look, "position")
    if height and number_of(look, "sz") < number_of(whole, "sz"):
        kind = "superscript" if height > 0 else "subscript"
    return raised(text) if kind == "superscript" else lowered(text) if kind == "subscript" else text


def _boxes(drawing: Element) -> list[Element]:
    """The boxes of text of a drawing, without those in one another."""
    above = sum(1 for _ in drawing.iterancestors(tag("w:txbxContent")))
    return drawing.xpath(_BOXES, namespaces=NAMESPACES, above=above)


def _is_picture(drawing: Element) -> bool:
    """Whether a drawing is a picture, chart or object in front of the paper and larger than a sign."""
    extents = drawing.xpath(_EXTENT, namespaces=NAMESPACES) if drawing.xpath(_DRAWN, namespaces=NAMESPACES) else []
    sizes = [(int(extent.get("cx", 0)) / 12_700, int(extent.get("cy", 0)) / 12_700) for extent in extents]
    styles = (image.getparent().get("style", "") for image in drawing.iter(tag("v:imagedata")))  # of older files
    sizes += [tuple(map(float, _SIDE.findall(style))) for style in styles]
    return any(len(size) == 2 and min(size) >= LEAST for size in sizes)
