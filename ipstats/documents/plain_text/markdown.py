"""Marks of Markdown in running text, sign for sign: each becomes what the eye sees of it."""

import html
import re
from collections.abc import Callable

from ipstats.documents.grid import is_seamless
from ipstats.documents.plain_text.tags import BREAK, HIDDEN, PICTURE, SEAM, hide
from ipstats.documents.symbols import lowered, raised
from ipstats.text import as_quantity

Found = re.Match[str]

_GAP = rf"[ \t\u3000\xa0{HIDDEN}]*"
# Escaped, such a sign is shown as one that looks like it and is no mark.
_READ_AS_MARKS = {sign: chr(ord(sign) + 0xFEE0) for sign in "*_~#>-+[]!<`=$"} | {"|": "∣"}
_URL = r"(?:https?:|ftp:|mailto:|www\.|#|/[A-Za-z]|\.{1,2}/|[!-'*-~]*\.(?i:s?html?|md|pdf|docx?|xlsx?|jpe?g|png|gif|svg|aspx?|php|jsp)\b)"
_TARGET = (
    rf"\((?=[ \t]*<?{_URL})[ \t]*[^\s()]*(?:\([^\s()]*\)[^\s()]*)*(?P<title>[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'))?[ \t]*\)"
)
_TEX_WORDS = "ge|geq|geqslant|le|leq|leqslant|gt|lt|sim|approx|times|cdot|pm|circ"
_TEX_SIGNS: dict[str, str] = dict(zip(_TEX_WORDS.split("|"), "≥≥≥≤≤≤><~~×·±°", strict=True))
_TEX = re.compile(r"\\(?P<name>[A-Za-z]+|[%#&,;! ])[ ]?|(?P<how>[\^_])\{?(?P<digits>\d+)\}?|[{}]")
_DIGITS_ONLY = r"[\d.,%<>=~\s+-]+"


def _only(group: str | int) -> Callable[[Found], str]:
    """Hides all of what was found but one group."""

    def shown(found: Found) -> str:
        start, end = (at - found.start() for at in found.span(group))
        return HIDDEN * start + found[group] + HIDDEN * (len(found[0]) - end)

    return shown


def _hidden(found: Found) -> str:
    return hide(found[0])


def _escaped(found: Found) -> str:
    sign = found[1]
    return HIDDEN + _READ_AS_MARKS.get(sign, sign)


def _picture(found: Found) -> str:
    """The sign of a picture alone on its line, with the words that are given for it; within a line nothing."""
    line = found.string.rfind("\n", max(0, found.start() - 99), found.start()) + 1 or max(0, found.start() - 99)
    if not _ALONE.fullmatch(found.string, line, found.start()) or not _ENDS.match(found.string, found.end()):
        return hide(found[0])
    shown = list(PICTURE + hide(found[0][1:]))
    for name in ("alt", "title"):
        start, words = found.start(name) - found.start(), re.sub(r"[\"']", HIDDEN, found[name] or "")
        shown[start : start + len(words)] = words
    return "".join(shown)


def _note(found: Found) -> str:
    """A raised number in brackets, so that it stands apart from the number before it; other names of notes are hidden."""
    if not found["number"].isdecimal():
        return hide(found[0])
    before = found.start("number") - found.start() - 1
    return f"[{HIDDEN * before}{raised(found['number'])}]".ljust(len(found[0]), HIDDEN)


def _formula(found: Found) -> str:
    return HIDDEN + _TEX.sub(_tex_sign, found[1]) + HIDDEN


def _tex_sign(tex: Found) -> str:
    if tex["digits"]:
        shifted = (raised if tex["how"] == "^" else lowered)(tex["digits"])
        return shifted.rjust(tex.end("digits") - tex.start(), HIDDEN).ljust(len(tex[0]), HIDDEN)
    sign = tex["name"] if tex["name"] in {"%", "#", "&"} else _TEX_SIGNS.get(tex["name"], HIDDEN)
    return sign.ljust(len(tex[0]), HIDDEN)


def _seam(found: Found) -> str:
    return (HIDDEN if is_seamless(found) else " ") + hide(found[0][1:])


def _entity(found: Found) -> str:
    sign = html.unescape(found[0])
    if len(sign) > 1:
        return found[0]
    return (sign if sign.strip() or sign == "\xa0" else " ").ljust(len(found[0]), HIDDEN)


_ALONE = re.compile(rf"[ \t\u3000{HIDDEN}>*_+\[-]*")
_ENDS = re.compile(rf"[ \t\u3000{HIDDEN}*_\]]*(?:\([!-'*-~]*\))?{_GAP}(?:\n|\Z)|{_GAP}!\[")
# Each is tried in this order on the whole text, if that has the sign before it at all. Patterns hold to one line, and in a table to one cell.
_Sign = tuple[str, re.Pattern[str], Callable[[Found], str]]
_SOURCE: list[_Sign] = [
    ("$", re.compile(rf"\$(?=[^$\n]*[\\^_]|{_DIGITS_ONLY}\$)([^$\n]{{1,80}})\$"), _formula),
    ("\\", re.compile(r"\\([!-/:-@\[-`{-~])"), _escaped),
]
_SIGNS: list[_Sign] = [
    ("![", re.compile(rf"!\[(?P<alt>[^\[\]\n]*)\]{_TARGET}"), _picture),
    ("[", re.compile(rf"\[[\[［{HIDDEN}]*(?P<number>\d{{1,3}})[\]］{HIDDEN}]*\]\(#[^()\s]*\)"), _note),
    ("[^", re.compile(r"\[\^(?P<number>[^\[\]\s]{1,20})\]"), _note),
    ("[", re.compile(rf"\[(?P<text>[^\[\]\n]*)\]{_TARGET}"), _only("text")),
    (
        "",
        re.compile(r"(?:https?://|www\.)[\w!#$%&*+./:=?@~-]+", re.ASCII),
        lambda found: re.sub(r"\d", HIDDEN, found[0]),
    ),
    ("", re.compile(r"(?m)^[ \t>]*(?:```|~~~)[^\n`~]*$|\[bookmark: [^\]\n]*\]|`+|\\$"), _hidden),
    ("~~", re.compile(r"(?<![~\d])~~(?=[^\s~])[^~|\n\t]*[^\s~|]~~(?!~)"), _hidden),
    ("**", re.compile(r"\*{2,3}([^*|\n\t]+)\*{2,3}"), _only(1)),
    # A note mark stands behind a word: there one star is emphasis only around a figure.
    ("*", re.compile(r"(?<![\w*＊])\*(?=[^\s*])([^*|\n\t]*[^\s*|])\*(?!\*)"), _only(1)),
    ("*", re.compile(r"(?<=[^\W\d])\*([^*|\s，。、；：]{0,20}\d[^*|\s，。、；：]{0,20})\*(?=\w)"), _only(1)),
    ("_", re.compile(r"(?<![\w＿])_{1,3}(?=[^\s_])([^_|\n\t]*[^\s_|])_{1,3}(?!\w)"), _only(1)),
    ("==", re.compile(r"==(?=[\w(（“])([^=|\n\t]*[^\s=|])=="), _only(1)),
    (SEAM, re.compile(rf"(?<![{SEAM} {HIDDEN}])[ {HIDDEN}]*{SEAM}[{SEAM} {HIDDEN}]*"), _seam),
    ("&", re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z]{2,8});"), _entity),
]
_BREAKS = re.compile(rf"(?<![{BREAK} {HIDDEN}])[ {HIDDEN}]*{BREAK}[{BREAK} {HIDDEN}]*")
_LEAD = re.compile(rf"{_GAP}(?:>[ \t]?|#{{1,6}}[ \t\u3000]|[-+][ \t\u3000](?:{_GAP}\[[ xX]\]\s)?)")
_STAR = re.compile(rf"{_GAP}\*[ \t]")
_RULE = re.compile(r"\s*(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={3,}\s*)")
_ALERT = re.compile(r"\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]")
_LITERAL = re.compile(r"[ \t]*\"((?:[^\"\\]|\\.)*)\"(,?)[ \t]*")
_DEFINED = re.compile(rf"(?m)^{_GAP}\[(\d{{1,2}})\](?!\()")
_REFERENCE = re.compile(rf"(?<=[^\s\[|{HIDDEN}])[ ]?\[(?P<number>\d{{1,2}})\](?!\()")


def unescaped(text: str) -> str:
    r"""A text of the same length, with what escapes signs taken away: quotes of a program, backslashes, formulas.

    >>> unescaped(r"1\. $\geq 90\%$").replace(HIDDEN, "")
    '1. ≥90%'
    """
    return _replaced(_without_literals(text), _SOURCE)


def unmarked(text: str) -> str:
    """A text of the same length, with marks of Markdown hidden, and what they leave out or set apart.

    A sign that may be part of a figure or a note mark stays: "> 300" alone on its line, * behind a word.

    >>> unmarked("- **专利**达到~~300~~350件[^1]").replace(HIDDEN, "")
    '专利达到350件[¹]'
    """
    text = _replaced(text, _SIGNS)
    defined = set(_DEFINED.findall(text))
    text = _REFERENCE.sub(lambda found: _note(found) if found["number"] in defined else found[0], text)
    lines = "\n".join(_broken(line) if BREAK in line else line for line in text.split("\n")).split("\n")
    return "\n".join(_line(*beside) for beside in zip(lines, ["", *lines], [*lines[1:], ""], strict=False))


def _replaced(text: str, signs: list[_Sign]) -> str:
    for sign, pattern, shown in signs:
        text = pattern.sub(shown, text) if sign in text else text
    return text


def _broken(line: str) -> str:
    """A line cut where it breaks, unless it is a row between bars: there a break stands inside a cell."""
    in_row = line.count("|") > 1
    return _BREAKS.sub(_seam, line).replace(PICTURE, HIDDEN) if in_row else line.replace(BREAK, "\n")


def _line(line: str, above: str, below: str) -> str:
    """A line without the signs of a heading, a quote, a list or a rule at its beginning."""
    if _RULE.fullmatch(line):
        return hide(line)
    listed = any(_STAR.match(beside) for beside in (above, below))
    at = 0
    while found := _LEAD.match(line, at) or (listed and _STAR.match(line, at)):
        at = found.end()
    rest = line[at:].replace(HIDDEN, "").strip()
    if not at or (len(rest) < 20 and as_quantity(rest)):  # a sign before a bare figure is its own
        return line
    return hide(line[:at]) + _ALERT.sub(_hidden, line[at:])


def _without_literals(text: str) -> str:
    """The text without the quotes and commas of a list of strings in a program or in JSON."""
    lines = text.split("\n")
    literals = [_LITERAL.fullmatch(line) for line in lines]
    for at, found in enumerate(literals):
        if found and any(beside and beside[2] for beside in literals[max(0, at - 1) : at + 2]):
            lines[at] = _only(1)(found)
    return "\n".join(lines)
