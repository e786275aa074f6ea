"""What Excel shows of a value under a number format, with every digit that the format would only round away.

Ours because no library does it that is kept: of those on PyPI one is a month old, and none knows the escape sign ! and
the word G/通用格式 of Chinese workbooks, nor how to leave digits unrounded.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from operator import eq, ge, gt, le, lt, ne

FORMATS_KNOWN = 512  # a workbook shows most of its cells by a few formats

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|[_*].|\[\$(?P<currency>[^\]-]*)[^\]]*\]'
    r"|\[(?P<condition>(?:<>|[<>]=?|=)-?[\d.]+)\]|\[(?P<elapsed>h+|m+|s+)\]|\[[^\]]*\]"
    r"|(?P<general>General|G/通用格式)|(?P<exponent>E[+-][0#?]+)|AM/PM|A/P|上午/下午"
    r"|(?P<date>y+|e+|m+|d+|h+|s+|a{3,4})|(?P<digit>[0#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<text>@)"
    r"|(?P<end>;)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_LITERAL = {"quoted", "escaped", "currency", "percent", "other"}
_COMPARED = {"<": lt, "<=": le, ">": gt, ">=": ge, "=": eq, "<>": ne}
_ARROWS = re.compile("[↑↓▲▼△▽]")  # say what a number's sign says
_FALL = re.compile("[降减少负跌落]")


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str

    @property
    def literal(self) -> str:
        return self.text if self.kind in _LITERAL else ""


_GENERAL = [[_Token("general", "General")]]


def shown(value: object, form: str = "General") -> str:
    """The text of a cell: its value scaled by its format, in the words of the format, and with every digit.

    What a format shortens stays whole: fractions and powers of ten are decimals, years have four digits. A negative
    number has its sign, where its format has brackets, a colour or an arrow for it too.

    >>> shown(50240, '0!.0,"万"'), shown(0.0655, "0%"), shown(-5, "0;(0)"), shown(1234.5, "[$¥-804]#,##0.00")
    ('5.024万', '6.55%', '-5', '¥1,234.50')
    >>> shown(datetime(2025, 12, 31), 'yyyy"年"m"月"'), shown("30", '@"家"'), shown(5, ";;;")
    ('2025年12月', '30家', '')
    """
    sections = _sections(form)
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case str():
            return _text(value, sections)
        case int() | float():
            return _number(Decimal(f"{value:.15g}"), sections)
        case datetime() | date() | time():
            return _moment(value, sections[0])
    return str(value)


@lru_cache(maxsize=FORMATS_KNOWN)
def _sections(form: str) -> list[list[_Token]]:
    """The parts of a format between semicolons: for numbers, negative numbers, zero and texts, or by condition."""
    sections: list[list[_Token]] = [[]]
    for found in _TOKEN.finditer(form):
        if found.lastgroup == "end":
            sections.append([])
        elif found.lastgroup:
            sections[-1].append(_Token(found.lastgroup, found[found.lastgroup]))
    return sections


def _text(value: str, sections: list[list[_Token]]) -> str:
    if len(sections) < 4 and not _has(sections[-1], "text"):
        return value.strip()
    return "".join(value if token.kind == "text" else token.literal for token in sections[-1]).strip()


def _has(section: list[_Token], kind: str) -> bool:
    return any(token.kind == kind for token in section)


def _number(value: Decimal, sections: list[list[_Token]]) -> str:
    if sections == _GENERAL:
        return f"{value:f}"
    section, of_negatives = _section_for(value, sections)
    before, numeral, after = _parts(abs(value), section)
    sign = "-" * (value < 0 and not (of_negatives and bool(_FALL.search(before + after))))
    if of_negatives and sign:
        bare = before.rstrip(" -(（")
        after = re.sub("[)）]", "", after, count=1) if re.search("[(（]", before[len(bare) :]) else after
        before = bare
    return _ARROWS.sub("", before + sign * bool(numeral) + numeral + after).strip()


def _section_for(value: Decimal, sections: list[list[_Token]]) -> tuple[list[_Token], bool]:
    """The section that a number is shown by, and whether that is one for negative numbers."""
    numeric = [part for part in sections[:3] if not _has(part, "text")] or sections[:1]
    conditions = [next((token.text for token in part if token.kind == "condition"), "") for part in numeric]
    if not any(conditions):
        at = 1 if value < 0 else 2 if value == 0 else 0
        return (numeric[at], at == 1) if at < len(numeric) else (numeric[0], False)
    for section, condition in zip(numeric, conditions, strict=True):
        sign = condition.rstrip("-.0123456789")
        if not condition or _COMPARED[sign](value, Decimal(condition[len(sign) :])):
            return section, value < 0 and sign.startswith("<")
    return _GENERAL[0], False


def _parts(value: Decimal, section: list[_Token]) -> tuple[str, str, str]:
    """What stands before a number in its section, its digits if they have a place there, and what stands behind."""
    places = [at for at, token in enumerate(section) if token.kind in {"digit", "general", "text"}]
    if not places:
        return "".join(token.literal for token in section), "", ""
    first, last = places[0], places[-1]
    before, after = ("".join(token.literal for token in part) for part in (section[:first], section[last + 1 :]))
    point = next((at for at in range(first, last) if section[at].kind == "point"), last + 1)
    commas = [at for at in range(first, len(section)) if section[at].kind == "comma"]
    grouping = [at for at in commas if at < max(at for at in places if at < point)]
    power = 2 * sum(token.kind == "percent" for token in section) - 3 * (len(commas) - len(grouping))
    number = f"{value.scaleb(power):f}"
    fraction = any(token == _Token("other", "/") for token in section[first : last + 2])
    if fraction or section[first].kind != "digit" or _has(section, "exponent"):
        return before, _without_zeros(number), re.sub(r"^/[\d\s]+", "", after) if fraction else after
    return before, _placed(number, section[first:point], section[point : last + 1], bool(grouping)), after


def _without_zeros(number: str) -> str:
    return number.rstrip("0").rstrip(".") if "." in number else number


def _placed(number: str, wholes: list[_Token], decimals: list[_Token], grouped: bool) -> str:
    """A number's digits in their places, with the words between them; those without a place follow the last one.

    A point among the words is the number's own: 0!.0 shows 50.24 as 5.0, which is 5.024 with every digit.
    """
    whole, _, rest = _without_zeros(number).partition(".")
    rest = rest.ljust(sum(token == _Token("digit", "0") for token in decimals), "0")
    places = [token for token in wholes if token.kind != "comma"]
    runs = [list(run) for _, run in groupby(places, lambda token: token.kind == "digit")]
    later = sum(len(run) for run in runs[2::2])
    whole = whole.lstrip("0").zfill(max(later, sum(token == _Token("digit", "0") for token in wholes)))
    text = ""
    for run in reversed(runs[1:]):
        if run[0].kind == "digit":
            whole, text = whole[: -len(run)], whole[-len(run) :] + text
        else:
            text = "".join(token.literal for token in run) + text
    text = (f"{int(whole):,}" if grouped and whole else whole or "0" * bool(text.startswith(".") or rest)) + text
    return text + "." * bool(rest and not any(token.literal == "." for token in wholes)) + rest


def _moment(value: date | time, section: list[_Token]) -> str:
    units = [token.text[0].lower() for token in section if token.kind == "date"]
    if not units:
        return value.isoformat().removesuffix("T00:00:00")
    text, at = "", 0
    for token in section:
        if token.kind == "date":
            beside = units[max(0, at - 1) : at + 2]
            text += _unit(value, token.text.lower(), is_minute=beside[0] == "h" or beside[-1] == "s")
            at += 1
        else:
            text += token.text if token.kind in {"point", "comma"} else token.literal
    return text.strip()


def _unit(value: date | time, text: str, is_minute: bool) -> str:
    """One unit of a date or a time; nothing where the value has none, and for the day of the week."""
    if text[0] == "a" or text.startswith("ddd"):
        return ""
    name = {"y": "year", "e": "year", "m": "month", "d": "day", "h": "hour", "s": "second"}[text[0]]
    number = getattr(value, "minute" if name == "month" and is_minute else name, None)
    return "" if number is None else f"{number:02}" if len(text) == 2 and name != "year" else str(number)
