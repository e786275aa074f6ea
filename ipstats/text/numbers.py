"""Numbers with units as Chinese documents print them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from ipstats.text.normalization import normalize
from ipstats.text.units import known_units

AT_LEAST, MORE, AT_MOST, LESS, ABOUT, EQUAL = ">=", ">", "<=", "<", "~", "="
BEFORE = {
    **dict.fromkeys(("不少于", "不低于", "不小于", "不下于", "至少", "≥", "≧", ">=", "大于等于"), AT_LEAST),
    **dict.fromkeys(("超过", "突破", "大于", "高于", "多于", "超出", "超", "逾", ">"), MORE),
    **dict.fromkeys(("不超过", "不高于", "不多于", "不大于", "至多", "≤", "≦", "<=", "小于等于"), AT_MOST),
    **dict.fromkeys(("低于", "少于", "小于", "不足", "不到", "<"), LESS),
    **dict.fromkeys(("大约", "约为", "约", "接近", "将近", "近", "≈"), ABOUT),
}
AFTER = {
    **dict.fromkeys(("及以上", "或以上", "以上"), AT_LEAST),
    **dict.fromkeys(("及以内", "以内", "之内"), AT_MOST),
    **dict.fromkeys(("及以下", "以下"), LESS),
    **dict.fromkeys(("左右", "上下"), ABOUT),
}

DIGITS = {sign: number for number, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
POWER = r"(?:[十百万亿]|千(?![瓦克米卡伏赫]))"
ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
HAN = "〇零一二两三四五六七八九十百千"


@dataclass(frozen=True)
class Quantity:
    """A number in base units (unit is None where none is printed), how it binds, and where it stands in the text."""

    value: float
    unit: str | None
    comparator: str
    start: int
    end: int
    printed_unit: str | None = None

    def in_unit(self, printed_unit: str) -> "Quantity":
        """The same number in a unit that is printed elsewhere."""
        row = known_units()[printed_unit]
        value = float(f"{self.value * float(row['factor']):.15g}")
        return replace(self, value=value, unit=row["unit"], printed_unit=printed_unit)


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
    text = normalize(text)
    match = _pattern().fullmatch(text, len(text) - len(text.lstrip()), len(text.rstrip()))
    return _quantity(match) if match else None


def find_quantities(text: str) -> Iterator[Quantity]:
    """Every number with or without a unit in a normalized text, from left to right."""
    return map(_quantity, _pattern().finditer(text))


def numeral(digits: str) -> Decimal:
    """The number that digits, Chinese numerals or a mix of them stand for.

    >>> [float(numeral(digits)) for digits in ("1亿4千万", "3.4万亿", "六十五点五", "1,100万")]
    [140000000.0, 3400000000000.0, 65.5, 11000000.0]
    """
    whole, point, fraction = digits.partition("点")
    total = section = Decimal(0)
    digit, last = None, Decimal(0)
    for token in re.findall(rf"{ARABIC}|.", whole):
        power = POWERS.get(token)
        if power is None:
            digit = Decimal(DIGITS[token]) if token in DIGITS else Decimal(token.replace(",", ""))
        elif power < 10**4:
            section, digit = section + (1 if digit is None else digit) * power, None
        else:
            section += digit or 0
            total = (total + section) * power if power > last else total + section * power
            section, digit, last = Decimal(0), None, power
    value = total + section + (digit or 0)
    return value + Decimal("0." + "".join(str(DIGITS[d]) for d in fraction)) if point else value


@cache
def _pattern() -> re.Pattern[str]:
    def one_of(words: Iterable[str]) -> str:
        return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))

    number = rf"(?:{ARABIC})\s?{POWER}*(?:(?:{ARABIC}){POWER}+)*|[{HAN}][{HAN}万亿]*(?:点[{HAN[:12]}]+)?"
    return re.compile(
        rf"(?P<before>{one_of(BEFORE)})?\s{{0,4}}(?:翻(?P<doubled>[一两二三])?番|"
        rf"(?P<per>[百千]分之)?(?P<number>{number})(?P<so>[余多])?(?P<power>{POWER}*)"
        rf"\s?(?P<unit>{one_of(known_units())})?(?P<so2>[余多])?)(?P<after>{one_of(AFTER)})?"
    )


def _quantity(match: re.Match[str]) -> Quantity:
    part = match.groupdict()
    if part["number"] is None:
        value, printed_unit = Decimal(2) ** int(numeral(part["doubled"] or "一")), "倍"
    else:
        value = numeral(re.sub(r"\s", "", part["number"] + part["power"]))
        printed_unit = {"百分之": "%", "千分之": "‰"}.get(part["per"], part["unit"])
    row = known_units().get(printed_unit or "")
    unit, factor = (row["unit"], Decimal(row["factor"])) if row else (None, 1)
    or_more = AT_LEAST if part["so"] or part["so2"] else EQUAL
    comparator = BEFORE.get(part["before"]) or AFTER.get(part["after"]) or or_more
    return Quantity(float(value * factor), unit, comparator, *match.span(), printed_unit)
