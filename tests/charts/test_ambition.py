"""Ambition: points stand off the scale, what is not known has no mark, and the title counts what is faster."""

import pandas as pd
import pytest
from chart_cases import INDICATORS, marks, overlaps, words

from ipstats.charts import ambition, describe_ambition, pace_text
from ipstats.messages import LANGUAGES

FIELDS = ["indicator", "pace_unit", "required", "past", "earlier_year", "implied", "breaks", "nation"]


def paces(*rows):
    found = pd.DataFrame(list(rows), columns=FIELDS).assign(plan="x-2021-2025", baseline_year=2020)
    numbers = dict.fromkeys(["required", "past", "nation"], "float64")
    return found.astype(numbers | {"earlier_year": "Int64", "implied": "boolean", "breaks": "string"})


FAST = ("money", "%", 42.2, 8.0, 2015, False, None, 8.1)
SLOW = ("ratio", "%", 8.5, 29.2, 2015, True, "2017", None)
BESIDE = ("long", "%", 5.0, None, None, None, None, 1.8)
POINTS = ("share", "百分点", 1.25, 0.4, 2018, False, None, None)
FALL = ("days", "%", -7.8, -2.5, 2015, False, None, None)


def test_paces_in_points_are_listed_and_never_on_the_scale():
    ax = ambition(paces(POINTS, FAST), INDICATORS)
    assert len(marks(ax, "D")) == 1
    assert {"1.2百分点", "0.4百分点（2018–2020）", "以百分点或分计，每年"} <= words(ax)


def test_what_is_not_known_has_no_mark():
    ax = ambition(paces(FAST, SLOW, BESIDE), INDICATORS)
    assert [len(marks(ax, shape)) for shape in "Do^"] == [3, 2, 2]


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ([FAST, SLOW, BESIDE], "可与以往相比的2项目标中，1项要求更快"),
        ([FALL], "可与以往相比的1项目标中，1项要求更快"),  # a faster fall
        ([BESIDE], "可与全国相比的1项目标中，1项要求更快"),
    ],
)
def test_the_title_counts_what_is_faster(rows, title):
    assert ambition(paces(*rows), INDICATORS).get_title(loc="left") == title


def test_years_and_breaks_stand_with_the_past():
    row = next(paces(SLOW).itertuples())
    assert pace_text(row, "past", "zh") == "29.2%（2015–2020） ‡"
    assert pace_text(row, "nation", "zh") == "–"
    ax = ambition(paces(SLOW), INDICATORS)
    assert any("‡ 其间统计口径有变化" in text for text in words(ax))
    assert any("推算" in text for text in words(ax))
    assert not any("‡" in text for text in words(ambition(paces(FAST), INDICATORS)))


def test_nothing_to_hold_against_is_a_sentence():
    assert any("无从比较速度" in text for text in words(ambition(paces(), INDICATORS)))
    assert "无从比较速度" in describe_ambition(paces(), INDICATORS)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_overlaps_and_all_is_told(lang):
    rows = paces(FAST, SLOW, BESIDE, POINTS, FALL)
    assert overlaps(ambition(rows, INDICATORS, lang=lang, source="X")) == []
    told = describe_ambition(rows, INDICATORS, lang)
    assert all(figure in told for figure in ("42.2%", "29.2%", "1.8%", "-7.8%", "1.2", "0.4"))
