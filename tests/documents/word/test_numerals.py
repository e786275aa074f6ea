"""Numbers of lists in words and signs, as ST_NumberFormat of ISO/IEC 29500 names them."""

import pytest

from ipstats.documents.word.numbering import spelled

# form, number, spelled
CASES = [
    ("decimal", 12, "12"), ("decimal", 0, "0"), ("unheardOf", 3, "3"), ("none", 3, ""),
    ("chineseCounting", 1, "一"), ("chineseCounting", 10, "十"), ("chineseCounting", 12, "十二"), ("chineseCounting", 20, "二十"),
    ("chineseCountingThousand", 99, "九十九"), ("chineseCountingThousand", 100, "一百"), ("chineseCountingThousand", 101, "一百零一"),
    ("chineseCountingThousand", 110, "一百一十"), ("chineseCountingThousand", 1001, "一千零一"), ("chineseCountingThousand", 12345, "12345"),
    ("chineseLegalSimplified", 11, "壹拾壹"), ("chineseLegalSimplified", 20, "贰拾"),
    ("japaneseCounting", 21, "二十一"), ("taiwaneseCountingThousand", 15, "十五"),
    ("ideographDigital", 9, "九"), ("ideographDigital", 10, "一〇"), ("ideographDigital", 12, "一二"),
    ("ideographTraditional", 2, "乙"), ("ideographTraditional", 11, "11"),
    ("decimalEnclosedCircle", 1, "①"), ("decimalEnclosedCircleChinese", 20, "⑳"), ("decimalEnclosedCircle", 21, "21"),
    ("decimalEnclosedCircle", 51, "51"), ("ideographEnclosedCircle", 2, "㊁"),
    ("decimalEnclosedParen", 3, "⑶"), ("decimalEnclosedFullstop", 4, "⒋"),
    ("decimalFullWidth", 10, "１０"), ("decimalZero", 7, "07"), ("decimalZero", 17, "17"),
    ("upperRoman", 4, "IV"), ("lowerRoman", 19, "xix"), ("upperRoman", 0, "0"),
    ("lowerLetter", 26, "z"), ("upperLetter", 27, "27"),
]  # fmt: skip


@pytest.mark.parametrize(("form", "number", "words"), CASES)
def test_numbers_are_spelled_as_word_spells_them(form, number, words):
    assert spelled(number, form) == words
