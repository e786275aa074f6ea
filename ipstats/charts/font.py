"""The one font of all charts: it comes with mplfonts, is added by path, and is asked what it can draw."""

import os
import re
import unicodedata
from functools import cache

from matplotlib.font_manager import fontManager
from matplotlib.ft2font import FT2Font, LoadFlags

from ipstats.paths import font_path

FAMILY = "Noto Sans CJK SC"
SUBSTITUTE = "〓"  # the mark that Chinese typesetting puts where a character is missing
NOT_AT_LINE_START = "，。、；：！？）】》”’％%,.;:!?)]"
# One Chinese character is a word, with its bracket.
WORD = re.compile(r"[（“《【]*(?:[^\s（“《【⺀-鿿豈-﫿︰-￯]+|\S)|\s+")
# Letters are fitted to each other; a Chinese character or a blank stands for itself.
FITTED = re.compile(r"[^\s⺀-鿿豈-﫿︰-￯]+|.", re.DOTALL)
HINTING = 1.03  # letters fitted to the pixels of a screen can be this much wider than drawn


@cache
def register() -> str:
    """Make the font known to matplotlib and give its family name."""
    fontManager.addfont(font_path())
    return FAMILY


@cache
def glyphs() -> frozenset[int]:
    """Code points the font can draw."""
    return frozenset(_face().get_charmap())


@cache
def drawable(text: str) -> str:
    """The text on one line with nothing in it that the font has no glyph for: such a character becomes 〓.

    >>> drawable("发明\\t专利 \\U0001f600")
    '发明 专利 〓'
    """
    visible = "".join(c for c in text if c.isspace() or unicodedata.category(c) not in {"Cc", "Cf"})
    return "".join(c if ord(c) in glyphs() else SUBSTITUTE for c in " ".join(visible.split()))


@cache
def _face() -> FT2Font:
    return FT2Font(str(font_path()))


if hasattr(os, "register_at_fork"):  # an open file is shared by all forked, and its place in it
    os.register_at_fork(after_in_child=_face.cache_clear)


def width(text: str, size: float) -> float:
    """Width of one line of text in points.

    >>> round(width("专利", 9), 1)
    18.5
    """
    return sum(map(_thousandfold, FITTED.findall(text))) * size / 1000 * HINTING


@cache
def _thousandfold(letters: str) -> float:
    """Width at 1000 points, where what versions of FreeType round differently does not count."""
    face = _face()
    face.set_size(1000, 72)
    if len(letters) == 1:
        return face.load_char(ord(letters), flags=LoadFlags.NO_HINTING).linearHoriAdvance / 65536
    face.set_text(letters, 0, flags=LoadFlags.NO_HINTING)
    return face.get_width_height()[0] / 64


@cache
def wrap(text: str, room: float, size: float, *, even: bool = True) -> tuple[str, ...]:
    """Lines of the text, each no wider than room (points), about equally long if even, nothing cut off.

    >>> wrap("知识产权服务品牌机构", 50, 9)
    ('知识产权服', '务品牌机构')
    """
    text = drawable(text)
    if width(text, size) <= room:
        return (text,)
    fewest = len(_fill(text, room, size))
    longest = max(width(word, size) for word in WORD.findall(text))
    shares = (0.6, 0.7, 0.8, 0.9, 1) if even else (1,)
    attempts = (_fill(text, max(room * share, min(room, longest)), size) for share in shares)
    return next(tuple(lines) for lines in attempts if len(lines) == fewest)


def _fill(text: str, room: float, size: float) -> list[str]:
    lines = [""]
    for word in (part for token in WORD.findall(text) for part in _broken(token, room, size)):
        if width((lines[-1] + word).rstrip(), size) <= room or not lines[-1]:
            lines[-1] += word
        elif word in NOT_AT_LINE_START and len(lines[-1]) > 1:
            lines[-1], word = lines[-1][:-1], lines[-1][-1] + word
            lines.append(word)
        else:
            lines.append(word.lstrip())
    return [line.strip() for line in lines if line.strip()] or [""]


def _broken(word: str, room: float, size: float) -> list[str]:
    """A word, or its pieces where it alone is wider than the room."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, size) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces
