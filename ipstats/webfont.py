"""The Chinese characters of a page as a small font inside it, for readers whose system has none."""

import io
from base64 import b64encode

from fontTools import subset

from ipstats.charts.font import font_path

FAMILY = "ipstats CJK"
PUNCTUATION, IDEOGRAPHS = 0x2000, 0x2E80  # quotes and dashes are Chinese ones in a Chinese page only
NOT_NEEDED = ["GPOS", "GSUB", "BASE", "VORG", "vhea", "vmtx", "DSIG"]


def font_face(page: str) -> str:
    """An @font-face rule with the Chinese characters of a page; the same bytes for the same characters."""
    first = PUNCTUATION if '<html lang="zh' in page else IDEOGRAPHS
    options = subset.Options(flavor="woff", hinting=False, layout_features=[], name_IDs=[], recalc_timestamp=False)
    options.drop_tables += NOT_NEEDED
    font = subset.load_font(str(font_path()), options, dontLoadGlyphNames=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=sorted({ord(letter) for letter in page if ord(letter) >= first}))
    subsetter.subset(font)
    file = io.BytesIO()
    subset.save_font(font, file, options)
    font.close()
    data = b64encode(file.getvalue()).decode()
    return f'@font-face {{ font-family: "{FAMILY}"; src: url(data:font/woff;base64,{data}) format("woff"); }}'


def with_font(page: str) -> str:
    """The page with its font in its first style sheet."""
    return page.replace("<style>", f"<style>\n{font_face(page)}\n", 1)
