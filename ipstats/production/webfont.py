"""The Chinese characters of a page as a small font inside it, for readers whose system has none."""

# uharfbuzz hides its names from type checkers.
# pyright: reportAttributeAccessIssue=false

import io
from base64 import b64encode

import uharfbuzz as hb
from fontTools.ttLib import TTFont

from ipstats.paths import font_path

FAMILY = "ipstats CJK"
PUNCTUATION, IDEOGRAPHS = 0x2000, 0x2E80  # quotes and dashes are Chinese ones in a Chinese page only
NOT_NEEDED = {b"GPOS", b"GSUB", b"BASE", b"VORG", b"vhea", b"vmtx", b"DSIG"}  # for vertical text and variants of glyphs


def font_face(page: str) -> str:
    """An @font-face rule with the Chinese characters of a page; the same bytes for the same characters."""
    first = PUNCTUATION if '<html lang="zh' in page else IDEOGRAPHS
    letters = {ord(letter) for letter in set(page) if ord(letter) >= first}
    data = b64encode(_compressed(_part_of_font(letters))).decode()
    return f'@font-face {{ font-family: "{FAMILY}"; src: url(data:font/woff;base64,{data}) format("woff"); }}'


def _part_of_font(letters: set[int]) -> bytes:
    wanted = hb.SubsetInput()
    wanted.unicode_set.set(letters)
    wanted.drop_table_tag_set.update({int.from_bytes(tag) for tag in NOT_NEEDED})
    wanted.flags = hb.SubsetFlags.NO_HINTING
    face = hb.Face(hb.Blob.from_file_path(str(font_path())))
    return hb.subset(face, wanted).blob.data


def _compressed(font: bytes) -> bytes:
    file = io.BytesIO()
    with TTFont(io.BytesIO(font), recalcTimestamp=False) as whole:
        whole.flavor = "woff"
        whole.save(file)
    return file.getvalue()


def with_font(page: str) -> str:
    """The page with its font in its first style sheet."""
    return page.replace("<style>", f"<style>\n{font_face(page)}\n", 1)
