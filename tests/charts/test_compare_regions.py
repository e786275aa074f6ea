"""Comparisons: legible, in one unit, at true positions."""

import pytest
from chart_cases import COMPARED, compared, marks, overlaps, words
from shipped import DATA

from ipstats import charts
from ipstats.analysis.comparison import common_unit
from ipstats.messages import number_text
from ipstats.messages.quantities import unit_name
from ipstats.messages.words import LANGUAGES


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("indicator", COMPARED)
def test_comparisons_are_legible(indicator, lang):
    ax, frames = compared(indicator, lang, source="各规划文本")
    assert overlaps(ax) == []
    told = charts.describe_comparison(*frames, indicator=indicator, lang=lang)
    unit = unit_name(frames[0]["unit"].iloc[0], lang)
    shown = " ".join(words(ax)).replace(" ", "")
    for value in frames[0][["baseline", "target"]].stack().dropna():
        assert f"{number_text(value, lang)}" in told
        assert f"{number_text(value, lang)}" in shown
    assert unit in told or "。" in told or told.startswith("No plan")


@pytest.mark.parametrize("code", DATA.indicators["code"])
def test_an_english_comparison_has_an_english_unit(code):
    unit = unit_name(common_unit(DATA, code), "en")
    assert not any("\u4e00" <= letter <= "\u9fff" for letter in unit)


def test_comparison_stands_where_the_figures_say():
    ax, _ = compared(COMPARED[0], "zh")
    assert sorted(marks(ax, "D")[:, 0]) == pytest.approx([0.2581, 3.5, 12, 22])
    assert sorted(marks(ax, "o")[:, 0]) == pytest.approx([0.2244, 6.3, 16])
    assert sorted(marks(ax, "^")[:, 0]) == pytest.approx([6.3, 7.5, 9.3, 9.4, 11.8, 13.7, 14, 16])
    assert len(set(marks(ax, "^")[:, 1])) == 3  # the nation, Anhui, Sichuan
    told = charts.describe_comparison(*compared(COMPARED[0], "zh")[1], indicator=COMPARED[0])
    assert "12件/万人（2025年）、观测值6.3件/万人（2020年）、7.5件/万人（2021年）" in told
