"""Numbers with units as Chinese documents print them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache

from ipstats.text.normalization import normalize
from ipstats.text.numerals import HAN, NUMBER, POWER, numeral, numerals, without_capitals
from ipstats.text.periods import Period
from ipstats.text.units import base_of, known_units

LONGEST = 100  # signs of a number with its words and unit

AT_LEAST, MORE, AT_MOST, LESS, ABOUT, EQUAL = ">=", ">", "<=", "<", "~", "="
BEFORE = {
    **dict.fromkeys(("不少于", "不低于", "不小于", "不下于", "至少", "最少", "≥", "≧", ">=", "=>", "⩾"), AT_LEAST),
    **dict.fromkeys(("大于等于", "大于或等于", "大于或者等于", "等于或大于", "高于或等于", "达到或超过"), AT_LEAST),
    **dict.fromkeys(("超过", "突破", "大于", "高于", "多于", "超出", "超", "逾", ">"), MORE),
    **dict.fromkeys(("不超过", "不高于", "不多于", "不大于", "不突破", "至多", "最多", "≤", "≦", "<=", "⩽"), AT_MOST),
    **dict.fromkeys(("小于等于", "小于或等于", "小于或者等于", "等于或小于", "低于或等于"), AT_MOST),
    **dict.fromkeys(("低于", "少于", "小于", "不足", "不到", "<"), LESS),
    **dict.fromkeys(("大约", "约为", "约", "接近", "将近", "近", "大概", "≈"), ABOUT),
}
AFTER = {
    **dict.fromkeys(("及以上", "或以上", "含以上", "以上", "有余"), AT_LEAST),
    **dict.fromkeys(("及以内", "以内", "之内", "及以下", "或以下", "以下"), AT_MOST),
    **dict.fromkeys(("左右", "上下"), ABOUT),
}
_BEFORE_POWERS = {"上": AT_LEAST, "过": MORE, "破": MORE}
SIGNS = {"¥": "元", "US$": "美元", "€": "欧元", "£": "英镑"}
_PARTS = {100: "%", 1000: "‰"}
_MINUS = r"(?<=[为是达到至在长速幅率(：，、|])-|(?<=[为是达到至在长速幅率(：，、|]\s)-|(?<!减)负(?=\d)"
_NO_TENTHS = "员果为立就功效品长交套型熟都绩年本分"
_VAGUE = "(?<![人总件户次指参系倍岁头])数|几"
_BARE_POWER = "(?<=[上近超逾破过约数几])[万亿]+|[万亿](?=[余多])"
# Words that begin like a unit.
_NO_UNITS = (
    "台阶|台湾|台风|台州|对[外内口接应标照]|期[间末内货]|人才|人均|人工智能|部[门委分署]|条[例件]|种[植子]|名[录单牌]|位[居列于置]|单[位项]|"
    "支[持撑出付]|天[然津]|年[均度末初底产轻龄]|日[均本]|度[假汛]|分[别析布类局院行会级批公中配解]|场[所馆]|点[位]"
)
_RATIO = r"\s?[∶：]\s?1(?![\d∶：.])"
_POWERS_BEHIND = re.compile(r"(?<=[\d一二两三四五六七八九])\s?[百千万亿]+$")
_INCLUDED = r"\(含[^()]{0,8}\)"


@dataclass(frozen=True)
class Quantity:
    """A number in base units (unit is None where none is printed), how it binds, and where it stands in the text.

    scale: the 万 or 亿 behind its digits, which the number before it in a range or list may share;
    exact: whether the value is what is printed: three parts of seven are no exact percentage.
    """

    value: float
    unit: str | None
    comparator: str
    start: int
    end: int
    printed_unit: str | None = None
    scale: int = 1
    exact: bool = True

    def in_unit(self, printed_unit: str, scale: int = 1) -> "Quantity":
        """The same number in a unit, and with a 万 or 亿, that are printed elsewhere."""
        unit, factor = base_of(printed_unit)
        value = float(f"{self.value * scale * float(factor):.15g}")
        return replace(self, value=value, unit=unit, printed_unit=printed_unit, scale=self.scale * scale)


def parse_quantity(text: str) -> Quantity:
    """The quantity that a text consists of.

    >>> parse_quantity("230余万元").value, parse_quantity("230余万元").unit, parse_quantity("230余万元").comparator
    (2300000.0, '元', '>=')
    >>> parse_quantity("1亿4千万元").value, parse_quantity("3.4万亿元").value, parse_quantity("百分之六").value
    (140000000.0, 3400000000000.0, 6.0)
    >>> parse_quantity("翻一番").value, parse_quantity("翻两番").value, parse_quantity("翻一番").unit
    (2.0, 4.0, '倍')
    >>> parse_quantity("十余家").value, parse_quantity("0.7个百分点").unit, parse_quantity("不少于100人").comparator
    (10.0, '百分点', '>=')

    Raises ValueError where the text is not one quantity.
    """
    if quantity := as_quantity(text):
        return quantity
    raise ValueError(f"{text!r} is no number with a unit, such as 3.44万件, 15%以上 or 不少于100人")


def as_quantity(text: str) -> Quantity | None:
    """The same, or None where the text is not one quantity."""
    text = without_capitals(normalize(text))
    match = _pattern().fullmatch(text, len(text) - len(text.lstrip()), len(text.rstrip()))
    read = _quantities(match) if match else []
    return read[0] if len(read) == 1 else None


def find_quantities(text: str, periods: Sequence[Period] = ()) -> Iterator[Quantity]:
    """Every number with or without a unit in a normalized text, from left to right; 三四十家 is two, at one place.

    periods: the years and periods of the text; what is part of one is no quantity.
    """
    for match in _pattern().finditer(without_capitals(text)):
        start, end = match.span()
        if not any(p.start < end and start < p.end for p in periods):
            yield from _quantities(match)


def _one_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


@cache
def _pattern() -> re.Pattern[str]:
    units = _units()
    so = rf"[余多几]|\+(?=\s?(?:{units}|[，。；、)|]|\s|$))"
    starts = "".join(sorted({word[0] for word in BEFORE} | set(HAN) | set("万亿数几上过破翻负半")))
    return re.compile(
        rf"(?=[-\d{re.escape(starts)}¥U€£])(?:(?P<before>{_words_before()})\s{{0,4}})?(?:"
        rf"翻了?(?P<about>近|约|超)?(?:(?P<doubled>[一两二三四\d])?番|一?倍(?!增))(?P<so3>[余多])?|"
        rf"(?P<minus>{_MINUS})?(?P<sign>{_one_of(SIGNS)})?(?:"
        rf"(?P<parts>{NUMBER}|万)分之(?P<part>{NUMBER})|"
        rf"(?P<tenths>[{HAN[2:]}]{{1,2}}|\d)成(?P<half>半|[{HAN[2:]}])?(?![{HAN}{_NO_TENTHS}])|(?P<halves>一半|半数)|"
        rf"(?:(?P<vague>{_VAGUE})(?=[十百千万亿]))?(?P<number>{NUMBER}|{_BARE_POWER}))"
        rf"(?P<so>{so})?(?P<power>{POWER}*)(?:\s?(?P<unit>{units}|{_RATIO}))?(?:(?<=倍)(?P<plus>半)|(?P<so2>{so}))?"
        rf")(?:\s{{0,3}}(?:{_INCLUDED}\s?)?(?P<after>{_words_behind()})(?:{_INCLUDED})?)?"
    )


def _units() -> str:
    """Units as printed, each with what it may be counted per."""
    latin = {unit for unit in known_units() if unit[-1].isascii() and unit[-1].isalpha()}
    unit = rf"(?:(?:{_one_of(latin)})(?![A-Za-z])|{_one_of(known_units().keys() - latin)})"
    per = rf"(?:[十百千万亿]*(?:人口|人|户|名|{unit})|月|季)(?:·(?:月|{unit}))?"
    return rf"(?!{_NO_UNITS}){unit}(?:/{per}|每(?:立方米|平方米|平方公里|秒|升|小时))?(?:\([套件册个处类家项台部集卷幅次]\))?"


def _words_before() -> str:
    """The words that bind a number from before it; 签约30家 is no 约30家."""
    negated = r"不(?:会|得|应|能|可|宜|再)(?:低于|少于|小于|高于|多于|大于|超过|突破)"
    plain = _one_of(BEFORE.keys() - {"近", "约"})
    inside = (
        r"(?<![附最邻靠临])近|(?<![签契节履预合条违制解邀公])约|(?<!以)上(?=[百千万亿])|(?<![通经])[过破](?=[百千万亿])"
    )
    return rf"(?:{negated}|{plain}|{inside})(?:了|的)?"


def _words_behind() -> str:
    return _one_of(AFTER.keys() - {"上下"}) + "|上下(?![游级联班文])"


def _quantities(match: re.Match[str]) -> list[Quantity]:
    """The quantity of a match; two where neighbouring digits bound it (三四十家), none where no number is as long."""
    if len(match[0]) > LONGEST:
        return []
    return [
        Quantity(value, unit, bound, *match.span(), printed_unit, scale, exact)
        for value, unit, bound, printed_unit, scale, exact in _worth(match.groups())
    ]


@lru_cache(maxsize=4096)  # a document prints the same numbers again and again
def _worth(groups: tuple[str | None, ...]) -> list[tuple[float, str | None, str, str | None, int, bool]]:
    """What the groups of a match are worth: of each quantity its fields but where it stands."""
    part = dict(zip(_pattern().groupindex, groups, strict=True))
    values, printed_unit, exact = _values(part)
    unit, factor = base_of(printed_unit) if printed_unit and printed_unit[-1] != "1" else (None, "1")
    factor = Decimal(factor) * (-1 if part["minus"] else 1)
    scale = _scale(f"{part['number'] or ''}{part['power'] or ''}")
    bounds = [AT_LEAST, AT_MOST] if len(values) == 2 else [_comparator(part)]
    return [
        (float(value * factor), unit, bound, printed_unit, scale, exact)
        for value, bound in zip(values, bounds, strict=True)
    ]


def _values(part: dict[str, str | None]) -> tuple[list[Decimal], str | None, bool]:
    """The number or its two bounds, the unit as printed, and whether it is exact."""
    if part["number"]:
        digits = "".join((part["number"] + (part["power"] or "")).split())
        half = Decimal("0.5") if part["plus"] else 0
        return [value + half for value in numerals(digits)], part["unit"] or SIGNS.get(part["sign"] or ""), True
    if part["parts"] and part["part"]:
        whole, share = numeral(part["parts"]), numeral(part["part"])
        if whole in _PARTS:
            return [share], _PARTS[int(whole)], True
        return [share * 100 / whole if whole else share], "%", bool(whole) and not share * 1000 % whole
    if part["tenths"]:
        half = Decimal(5) if part["half"] == "半" else numeral(part["half"] or "零")
        return [tenth * 10 + half for tenth in numerals(part["tenths"])], "%", True
    if part["halves"]:
        return [Decimal(50)], "%", True
    return [Decimal(2) ** int(numeral(part["doubled"] or "一"))], "倍", True


def _scale(digits: str) -> int:
    """What the powers at the end of a numeral make of the digits before them: 万 of 2万, but 1 of 3万4000."""
    powers = _POWERS_BEHIND.search(digits) if digits and digits[-1] in "百千万亿" else None
    return int(numeral(powers[0].strip())) if powers else 1


def _comparator(part: dict[str, str | None]) -> str:
    word, behind = (part["before"] or part["about"] or "").rstrip("了的"), part["after"]
    before = BEFORE.get(word) or _BEFORE_POWERS.get(word) or BEFORE.get("不" + word[2:])
    more = AT_LEAST if part["vague"] or part["so"] or part["so2"] or part["so3"] else EQUAL
    if behind and before in {None, ABOUT}:
        return AFTER[behind]
    return before or more
