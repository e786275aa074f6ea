"""Numbers as word processors spell them in lists."""

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖", "拾佰仟"
_FORMAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖", "拾佰仟"
_ORDINARY = "零一二三四五六七八九", "十百千"
_ROMAN = {1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc", 50: "l", 40: "xl", 10: "x"}
_ROMAN |= {9: "ix", 5: "v", 4: "iv", 1: "i"}


def spelled(number: int, form: str) -> str:
    """A number in a form of Office Open XML (ST_NumberFormat); one that the form does not have in ordinary digits.

    >>> [spelled(12, form) for form in ("chineseCounting", "ideographDigital", "decimalFullWidth", "upperRoman")]
    ['十二', '一二', '１２', 'XII']
    >>> spelled(28, "lowerLetter"), spelled(105, "chineseCountingThousand"), spelled(99, "decimalEnclosedCircle")
    ('bb', '一百零五', '99')
    """
    spell = _FORMS.get(form)
    return (spell(number) if spell and number > 0 else "") or ("" if form == "none" else str(number))


def _han(number: int, digits: str, tens: str) -> str:
    """Up to 9999, with 零 for a place left out between others."""
    places = [(int(digit), at) for at, digit in enumerate(str(number)[::-1])][::-1]
    if len(places) > 4:
        return ""
    text = ""
    for digit, at in places:
        text += digits[digit] + tens[at - 1 : at] if digit else digits[0] * (text[-1:] != digits[0])
    text = text.rstrip(digits[0])
    return text[1:] if tens[0] == "十" and 10 <= number < 20 else text


def _from(table: str) -> Callable[[int], str]:
    """A sign for each number from 1 on."""
    return lambda number: table[number - 1 : number]


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN.items():
        text += letters * (number // value)
        number %= value
    return text if len(text) < 20 else ""


def _letter(number: int) -> str:
    """a to z, then aa, bb …"""
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (times + 1) if times < 30 else ""


def _signs(first: str, last: str) -> str:
    return "".join(map(chr, range(ord(first), ord(last) + 1)))


_CIRCLED = _signs("①", "⑳") + _signs("㉑", "㉟") + _signs("㊱", "㊿")
_BY_DIGIT = str.maketrans("0123456789", _DIGITS)
_WIDE = str.maketrans("0123456789", _signs("０", "９"))
_COUNTING = "chineseCounting chineseCountingThousand japaneseCounting taiwaneseCounting taiwaneseCountingThousand"
_FORMS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(_COUNTING.split(), lambda number: _han(number, *_ORDINARY)),
    "chineseLegalSimplified": lambda number: _han(number, *_FORMAL),
    "ideographLegalTraditional": lambda number: _han(number, *_FORMAL_TRADITIONAL),
    **dict.fromkeys(
        ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"),
        lambda number: str(number).translate(_BY_DIGIT),
    ),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _from(_CIRCLED)),
    "decimalEnclosedParen": _from(_signs("⑴", "⒇")),
    "decimalEnclosedFullstop": _from(_signs("⒈", "⒛")),
    "ideographEnclosedCircle": _from(_signs("㊀", "㊉")),
    "ideographTraditional": _from("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _from("子丑寅卯辰巳午未申酉戌亥"),
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), lambda number: str(number).translate(_WIDE)),
    "decimalZero": lambda number: f"{number:02}",
    "numberInDash": lambda number: f"- {number} -",
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
}
