"""The Chinese characters of a page as a small font inside it, for readers whose system has none."""

import io
from base64 import b64encode

from fontTools import subset
from fontTools.ttLib import TTFont

from ipstats.folders import font_path

FAMILY = "ipstats CJK"
PUNCTUATION, IDEOGRAPHS = 0x2000, 0x2E80  # quotes and dashes are Chinese ones in a Chinese page only
NOT_NEEDED = ["GPOS", "GSUB", "BASE", "VORG", "vhea", "vmtx", "DSIG"]
OPTIONS = {"flavor": "woff", "hinting": False, "layout_features": [], "name_IDs": [], "recalc_timestamp": False}

_kept: list[TTFont] = []


def keep_ready() -> None:
    """Read the whole font, for the first page of each process forked from this one."""
    font = _whole_font()
    font["cmap"], font["CFF "], font["hmtx"]
    _kept.append(font)


def font_face(page: str) -> str:
    """An @font-face rule with the Chinese characters of a page; the same bytes for the same characters."""
    first = PUNCTUATION if '<html lang="zh' in page else IDEOGRAPHS
    subsetter, file = subset.Subsetter(_options()), io.BytesIO()
    subsetter.populate(unicodes=sorted({ord(letter) for letter in page if ord(letter) >= first}))
    with _kept.pop() if _kept else _whole_font() as font:  # what is left out is gone from it, so each page has its own
        subsetter.subset(font)
        subset.save_font(font, file, _options())
    data = b64encode(file.getvalue()).decode()
    return f'@font-face {{ font-family: "{FAMILY}"; src: url(data:font/woff;base64,{data}) format("woff"); }}'


def _options() -> subset.Options:
    options = subset.Options(**OPTIONS)
    options.drop_tables += NOT_NEEDED
    return options


def _whole_font() -> TTFont:
    content = io.BytesIO(font_path().read_bytes())  # an open file would be shared by all forked, and its place in it
    font = subset.load_font(content, _options(), dontLoadGlyphNames=True)
    for table in NOT_NEEDED:
        if table in font:
            del font[table]
    return font


def with_font(page: str) -> str:
    """The page with its font in its first style sheet."""
    return page.replace("<style>", f"<style>\n{font_face(page)}\n", 1)
