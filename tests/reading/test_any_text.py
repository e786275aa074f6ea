"""Whatever the text, the reader ends; whatever the quantity, it comes back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipstats.documents.document import parse_text
from ipstats.reading.extraction import extract_statements
from ipstats.text.numbers import AFTER, BEFORE, HAN, parse_quantity
from ipstats.text.units import known_units

UNITS = st.sampled_from(sorted(known_units()))
POWERS = {"": 1, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "万亿": 10**12}
NUMBERS = st.decimals(min_value=0, max_value=99999, places=2, allow_nan=False)


def han(number: int) -> str:
    """Chinese numerals for 1 to 9999, written by the rule taught in school."""
    digits, text, gap = "零一二三四五六七八九", "", False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, power)
        if digit:
            text += ("零" if gap else "") + digits[digit] + name
        gap = bool(text) and not digit and bool(number)
    return text


@given(NUMBERS, st.sampled_from(sorted(POWERS)), UNITS)
def test_a_number_with_power_and_unit_comes_back(number, power, unit):
    if power.endswith("千") and unit[0] in "瓦克米卡伏赫":
        return
    factor = float(known_units()[unit]["factor"])
    found = parse_quantity(f"{number}{power}{unit}")
    assert found.value == pytest.approx(float(number) * POWERS[power] * factor)
    assert found.unit == known_units()[unit]["unit"]


@given(st.integers(1, 9999))
def test_chinese_numerals_come_back(number):
    assert parse_quantity(f"{han(number)}家").value == number


@given(st.integers(1, 999), st.integers(1, 9), st.sampled_from(["千万", "百万", "万"]))
def test_mixed_numerals_come_back(hundred_millions, rest, power):
    factor = {"千万": 10**7, "百万": 10**6, "万": 10**4}[power]
    assert parse_quantity(f"{hundred_millions}亿{rest}{power}元").value == hundred_millions * 10**8 + rest * factor


@given(st.integers(1, 10**9))
def test_thousands_separators_come_back(number):
    assert parse_quantity(f"{number:,}件").value == number


@given(NUMBERS, st.sampled_from(sorted(BEFORE)), st.sampled_from(["", "余", "多"]))
def test_words_before_the_number_bind_it(number, word, so):
    assert parse_quantity(f"{word}{number}{so}件").comparator == BEFORE[word]


@given(NUMBERS, st.sampled_from(sorted(AFTER)))
def test_words_behind_the_unit_bind_it(number, word):
    assert parse_quantity(f"{number}%{word}").comparator == AFTER[word]


SIGNS = "0123456789.,%‰万亿（）()《》〔〕[]【】|\t\n，。；：、“”-—~≥>*①"
WORDS = st.sampled_from(
    [
        *(HAN + SIGNS),
        *(
            "2025年",
            "“十三五”期间",
            "较",
            "增长",
            "达到",
            "分别为",
            "商标申请量",
            "专利",
            "其中",
            "家",
            "件",
            "亿元",
            "个百分点",
        ),
        *("翻一番", "指标名称", "目标值", "单位", "责任单位", "均", "由", "的", "企业"),
    ]
)


@settings(max_examples=300)
@given(st.lists(WORDS, max_size=120))
def test_no_text_makes_the_reader_crash(words):
    text = "".join(words)
    for s in extract_statements(parse_text(text, "lancheng-2021-2025")).itertuples():
        assert text[s.start : s.end] == s.printed
        assert s.name


@settings(max_examples=100)
@given(st.text(max_size=300))
def test_nor_does_any_unicode(text):
    extract_statements(parse_text(text, "p"))
