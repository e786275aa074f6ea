"""The same text in plain signs: every rule reads this, every offset fits the original."""

import html
import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache

from opencc import OpenCC

_PUNCTUATION = str.maketrans({";": "；", ":": "：", "?": "？", "!": "！", "―": "—", "–": "—", "−": "-", "﹣": "-"})
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_SPACED = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?![\d.]*\d)")
CONTROLS = (
    "\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # and halves of signs, and none at all
)
_CONTROL = re.compile(f"[{CONTROLS}]")
_BREAKS = str.maketrans(dict.fromkeys("\v\f\x85", " "))
# Format characters and variation selectors: zero-width spaces, soft hyphens, byte order marks, directions of writing.
_INVISIBLE = re.compile(
    f"[{CONTROLS}\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_TONE = re.compile(f"[{_TONES}]")
_READING = re.compile(rf"(?<=[\u4e00-\u9fff])[(（][a-zü]*[{_TONES}][a-zü]*[)）]")  # 权(quán)
# Radicals that fonts draw with the glyph of a character, so that PDF printers write them in its place. NFKC knows
# those from U+2F00 on, but not these.
_RADICALS = {chr(sign): unicodedata.normalize("NFKC", chr(sign)) for sign in range(0x2F00, 0x2FD6)} | dict(
    zip(
        "⺂⺃⺅⺉⺎⺏⺐⺒⺓⺔⺕⺖⺘⺙⺛⺞⺟⺠⺡⺣⺤⺦⺨⺫⺭⺯⺰⺱⺲⺹⺺⺾⻁⻂⻃⻅⻆⻈⻉⻋⻌⻐⻑⻒⻓⻔⻖⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻮⻯⻰⻱⻲⻳",
        "乛乚亻刂兀尣尢巳幺彑彐忄扌攵旡歺母民氵灬爫丬犭罒礻糹纟罓罒耂肀艹虎衤覀见角讠贝车辶钅長镸长门阝青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐齿竜龙龜亀龟",
        strict=True,
    )
)
_LOOKALIKES = str.maketrans(_RADICALS)
_RADICAL = re.compile("[\u2e80-\u2fd5]")
_BLOCKS = [(0xA0, 0x3400), (0xF900, 0xFFFF), (0x1D400, 0x1D800), (0x1F100, 0x1F200), (0x2F800, 0x2FA20)]
_ENTITY = re.compile(r"&(?:gt|lt|ge|le|amp|nbsp|quot|ldquo|rdquo|mdash);")


def normalize(text: str) -> str:
    """The text in simplified characters and ordinary letters, digits and signs, sign for sign, so lengths agree.

    A comma left over is a thousands separator, also where a space separated them; every other comma becomes ，.
    Entities of web pages become the sign they stand for and spaces.

    >>> normalize("达到１，１００件,占９５％")
    '达到1，100件，占95%'
    >>> normalize("1,100万元;"), normalize("&ge;90"), normalize("專利授權量")
    ('1,100万元；', '≥   90', '专利授权量')
    """
    if "&" in text:
        text = _ENTITY.sub(lambda found: html.unescape(found[0]).ljust(len(found[0])), text)
    plain = text.translate(_plain_signs())
    if " " in plain:
        plain = _SPACED.sub(lambda found: found[0].replace(" ", ","), plain)
    return _THOUSANDS.sub("\0", plain).replace(",", "，").replace("\0", ",") if "," in plain else plain


def as_seen(text: str) -> str:
    """The text as the eye sees it: without invisible letters, and characters for the radicals that look like them; and
    without readings of characters in brackets, which web pages print for those who learn them.

    >>> as_seen("⺠⽣增⻓3\u200b0\xad家"), as_seen("授权(quán)量（PCT）")
    ('民生增长30家', '授权量（PCT）')
    """
    seen = _INVISIBLE.sub("", _READING.sub("", text) if _TONE.search(text) else text)
    seen = seen.translate(_BREAKS) if any(sign in seen for sign in "\v\f\x85") else seen
    return seen.translate(_LOOKALIKES) if _RADICAL.search(seen) else seen


def without_controls(text: str) -> str:
    r"""The text without signs that no file format takes: controls but tabs and line ends, halves of signs, non-signs.

    >>> without_controls("专\x1b利\ufffe3\ud800件\n")
    '专利3件\n'
    """
    return _CONTROL.sub("", text)


def find_invisible(text: str) -> list[int]:
    """The offsets of the letters that `as_seen` leaves out."""
    readings = _READING.finditer(text) if _TONE.search(text) else ()
    return sorted(at for found in (*_INVISIBLE.finditer(text), *readings) for at in range(*found.span()))


def as_printed(words: str, text: str, normalized: str) -> str:
    """Words put together from normalized text, in the signs in which the text around them is printed.

    >>> as_printed("专利(授权)", "專利總授權量（件）", "专利总授权量(件)")
    '專利（授權）'
    """
    return words.translate(_printed_signs(text, normalized)) if text != normalized else words


@lru_cache(maxsize=1)
def _printed_signs(text: str, normalized: str) -> dict[int, str]:
    """Each sign of a normalized text → another sign that it is printed with, where that is always the same."""
    pairs = set(zip(normalized, text, strict=True))
    others = [pair for pair in pairs if pair[0] != pair[1]]
    forms = Counter(sign for sign, _ in others)
    return {ord(sign): printed for sign, printed in others if forms[sign] == 1 and (sign, sign) not in pairs}


@cache
def _plain_signs() -> dict[int, str]:
    """Each sign that has a plainer one → that."""
    signs = [chr(code) for low, high in _BLOCKS for code in range(low, high)]
    narrow = {sign: form for sign in signs if (form := _narrow(sign)) != sign}
    simplified = _simplified()
    plain = {sign: (form.translate(_PUNCTUATION)).translate(simplified) for sign, form in narrow.items()}
    return simplified | _PUNCTUATION | str.maketrans(plain)


@cache
def _simplified() -> dict[int, str]:
    """Each traditional character → its simplified form, where that is one character."""
    han = [chr(code) for code in range(0x4E00, 0xA000)]
    forms = OpenCC("t2s").convert("\n".join(han)).split("\n")
    return {ord(sign): form for sign, form in zip(han, forms, strict=True) if sign != form and len(form) == 1}


def _narrow(sign: str) -> str:
    """The ordinary form of a sign that has one of its own length; ringed and raised digits stay."""
    if not unicodedata.decomposition(sign) or sign in "，；：？！" or unicodedata.category(sign) == "No":
        return sign
    form = unicodedata.normalize("NFKC", sign)
    return form if len(form) == 1 else sign
