"""The same text in plain signs: every rule reads this, every offset fits the original."""

import html
import re
import unicodedata
from functools import cache

_PUNCTUATION = str.maketrans({";": "；", ":": "：", "?": "？", "!": "！", "―": "—", "–": "—", "−": "-", "﹣": "-"})
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_ENTITY = re.compile(r"&(?:gt|lt|ge|le|amp|nbsp|quot|ldquo|rdquo|mdash);")


def plain(text: str) -> str:
    """The text with full-width letters, digits and signs in their ordinary form, sign for sign, so lengths agree.

    A comma left over is a thousands separator; every other comma becomes ，. Entities of web pages become the sign
    they stand for and spaces.

    >>> plain("达到１，１００件,占９５％")
    '达到1，100件，占95%'
    >>> plain("1,100万元;"), plain("&ge;90")
    ('1,100万元；', '≥   90')
    """
    signs = _ENTITY.sub(lambda found: html.unescape(found[0]).ljust(len(found[0])), text)
    narrow = "".join(map(_narrow, signs)).translate(_PUNCTUATION)
    return _THOUSANDS.sub("\0", narrow).replace(",", "，").replace("\0", ",")


@cache
def _narrow(sign: str) -> str:
    if sign in "，；：？！":
        return sign
    form = unicodedata.normalize("NFKC", sign)
    return form if len(form) == 1 else sign
