"""Numerals in digits, in Chinese characters and in both: what they look like and what they are worth."""

import re
from decimal import Decimal

ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
HAN = "〇零一二两三四五六七八九十百千"
POWER = r"(?:[十百万亿]|千(?![瓦克米卡伏赫]))"
DIGITS = {sign: number for number, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}

_CAPITALS = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_CAPITAL = re.compile("(?:[壹贰叁肆伍陆柒捌玖][拾佰仟万亿]+零?)+[壹贰叁肆伍陆柒捌玖]?")
_CAPITAL_SIGN = re.compile("[拾佰仟壹贰叁肆伍陆柒捌玖]")
_FEW = HAN[:12]
_SIGN = rf"(?:[{_FEW}十百]|千(?![瓦克米卡伏赫]))"
_ENDS = r"(?![\d.,年])"
_REST = rf"[零〇]\d{{1,4}}{_ENDS}|(?<=[万亿])\d{{4}}{_ENDS}|(?<=千)\d{{3}}{_ENDS}|(?<=百)\d\d{_ENDS}"
NUMBER = (
    rf"(?:{ARABIC})(?:\s?{POWER}+(?:[零〇]?(?:{ARABIC}|[{_FEW[2:]}]){POWER}+)*(?:{_REST})?)?"
    rf"|{_SIGN}(?:{_SIGN}|[万亿])*(?:点[{_FEW}]+)?"
)
_TOKEN = re.compile(rf"{ARABIC}|.")
_NEIGHBOURS = re.compile(rf"(?<![{_FEW}])([{_FEW[2:]}])([{_FEW[2:]}])(?![{_FEW}])")
_DIGIT_BY_DIGIT = re.compile(rf"[{_FEW.replace('两', '')}]{{2,}}")
_SHORT = re.compile(rf"(?<=[百千万亿])[{_FEW[2:]}]$")


def without_capitals(text: str) -> str:
    """The text with the numerals of cheques in plain ones, as long as it.

    >>> without_capitals("伍仟元, 叁佰贰拾件, 大陆"), without_capitals("伍家岗区")
    ('五千元, 三百二十件, 大陆', '伍家岗区')
    """
    if _CAPITAL_SIGN.search(text):  # seldom, and faster to tell
        return _CAPITAL.sub(lambda found: found[0].translate(_CAPITALS), text)
    return text


def numerals(text: str) -> list[Decimal]:
    """The number that a numeral stands for, or the two that neighbouring digits bound.

    >>> [[int(bound) for bound in numerals(text)] for text in ("三四十", "十五六", "两三百", "十五")]
    [[30, 40], [15, 16], [200, 300], [15]]
    """
    if text.isascii():
        return [Decimal(text.replace(",", ""))]
    pair = _NEIGHBOURS.search(text)
    step = DIGITS[pair[2]] - DIGITS[pair[1]] if pair else 0
    if not pair or (step != 1 and pair[0] != "三五"):
        return [numeral(text)]
    return [numeral(text[: pair.start()] + digit + text[pair.end() :]) for digit in pair.groups()]


def numeral(digits: str) -> Decimal:
    """The number that digits, Chinese numerals or a mix of them stand for.

    >>> [float(numeral(digits)) for digits in ("1亿4千万", "3.4万亿", "六十五点五", "1,100万", "3万5千万")]
    [140000000.0, 3400000000000.0, 65.5, 11000000.0, 350000000.0]
    >>> [int(numeral(digits)) for digits in ("3万4000", "1千零20", "二〇二五", "一万二", "百亿亿", "万")]
    [34000, 1020, 2025, 12000, 1000000000000000000, 10000]
    """
    whole, point, fraction = digits.partition("点")
    if _DIGIT_BY_DIGIT.fullmatch(whole):
        return Decimal("".join(str(DIGITS[digit]) for digit in whole))
    if short := _SHORT.search(whole):  # 一万二 is 12000
        whole += {"百": "十", "千": "百", "万": "千", "亿": "千万"}[whole[short.start() - 1]]
    total = section = Decimal(0)
    digit, last, alone = None, Decimal(0), True
    for token in _TOKEN.findall(whole):
        power = POWERS.get(token)
        if power is None:
            digit = Decimal(DIGITS[token]) if token in DIGITS else Decimal(token.replace(",", ""))
        elif power < 10**4:
            section, digit = section + (1 if digit is None else digit) * power, None
        else:
            section += 1 if alone else digit or 0  # 万 with nothing before it is 10000
            total = (total + section) * power if power >= last else total + section * power
            section, digit, last = Decimal(0), None, power
        alone = False
    value = total + section + (digit or 0)
    return value + Decimal("0." + "".join(str(DIGITS[d]) for d in fraction)) if point else value
