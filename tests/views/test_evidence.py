"""What a plan says in so many words: once, with its place, doubts in words."""

import re
from dataclasses import replace

import pytest
from shipped import DATA, REGIONS

from ipstats.messages.words import language, message
from ipstats.reading import doubts
from ipstats.views import evidence


@pytest.mark.parametrize("region", REGIONS)
def test_every_statement_has_its_place(region):
    data = DATA.of(region)
    html = getattr(evidence.places(data, "zh"), "html", "")
    assert html.count('scope="row"') == len(data.statements)


def test_what_was_reached_is_told_once_and_growth_beside_its_level():
    told = evidence.achievements(DATA.of("qinhuangdao"), "en").html
    assert told.count("11.3 per 10,000 people") == 1  # printed in the table and in the text
    names = re.findall(r'scope="row"[^>]*>([^<]+)', told)
    assert all(abs(i - names.index(name)) < names.count(name) for i, name in enumerate(names))
    assert "≈8,094 items" in told


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", "年份系推断；比率不在0与100%之间"), ("en", "year inferred; a share")]
)
def test_doubts_are_told_in_words(lang, words):
    data = DATA.of("hegang")
    doubted = data.statements.assign(doubt=f"{doubts.YEAR}; {doubts.SHARE}")
    assert words in evidence.doubts(replace(data, statements=doubted), lang).html
    assert message("no_doubt", lang) in evidence.doubts(data, lang).html


# measure → how a figure of 30 家 is told, zh and en
TOLD = [
    ("level", "30家", "30 organisations"),
    ("annual_level", "每年30家", "30 organisations a year"),
    ("annual_change", "每年增加30家", "30 organisations more a year"),
    ("completion", "完成目标的30家", "30 organisations of what was aimed at"),
]


@pytest.mark.parametrize(("measure", "zh", "en"), TOLD)
def test_what_a_figure_measures_is_told(measure, zh, en):
    data = DATA.of("shijiazhuang")
    rows = data.statements[data.statements["printed"] == "30家"].assign(status="actual", measure=measure)
    for lang, text in (("zh", zh), ("en", en)):
        assert f">{text}<" in evidence.achievements(replace(data, statements=rows), lang).html
        places = evidence.places(replace(data, statements=rows), lang).html
        assert (message("of_each_year", lang).format("2025") in places) == measure.startswith("annual_")


def test_every_doubt_has_words():
    known = [value for key, value in vars(doubts).items() if key.isupper() and isinstance(value, str)]
    assert len(known) >= 9
    assert set(known) <= set(language("en").words)
