"""What notebooks show: true figures, both languages, nothing that a document says as markup."""

import hashlib
import re
from dataclasses import replace

import pytest

import ipstats
from ipstats import charts
from ipstats.messages.quantities import quantity_text
from ipstats.messages.words import LANGUAGES, language, message
from ipstats.reading import doubts
from ipstats.reading.quotes import ABSENT, AT_HAND, DIFFERS, Quote, find_quotes, sentence_around
from ipstats.views import city_report as views
from ipstats.views import evidence

DATA = ipstats.load()
REGIONS = DATA.regions_with_plans()
TABLES = [
    views.about, views.indicator_table, views.not_computed,
    evidence.conflicts, evidence.doubts, evidence.achievements, evidence.places,
]  # fmt: skip
CHARTS = [(charts.target_vs_baseline, charts.describe_targets), (charts.growth_rates, charts.describe_growth)]
HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("region", REGIONS)
def test_every_view_of_every_region_is_the_same_twice(region, lang):
    data = DATA.of(region)
    for view in [*TABLES, views.summary, views.without_figures]:
        assert view(data, lang) == view(data, lang)
    for pair in CHARTS:
        assert views.chart(*pair, data, lang) == views.chart(*pair, data, lang)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("region", REGIONS)
def test_indicator_table_has_a_row_and_the_true_figures_of_each_target(region, lang):
    data = DATA.of(region)
    html = getattr(views.indicator_table(data, lang), "html", "")
    assert html.count('scope="row"') == len(data.targets)
    for row in data.targets.itertuples():
        assert quantity_text(row.baseline, row.unit, lang) in html
        assert quantity_text(row.target, row.unit, lang) in html


@pytest.mark.parametrize("region", REGIONS)
def test_every_statement_has_its_place(region):
    data = DATA.of(region)
    html = getattr(evidence.places(data, "zh"), "html", "")
    assert html.count('scope="row"') == len(data.statements)


@pytest.mark.parametrize("region", REGIONS)
def test_nothing_is_shown_where_there_is_nothing(region):
    data = DATA.of(region)
    empty = data.targets.empty
    assert (views.indicator_table(data, "zh") is None) == empty
    assert (views.without_figures(data, "zh") is None) != empty
    assert (views.other_plans(DATA, data, "zh") is None) != empty
    assert all((views.chart(*pair, data, "zh") is None) == empty for pair in CHARTS)


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


def test_every_doubt_has_words():
    known = [value for key, value in vars(doubts).items() if key.isupper() and isinstance(value, str)]
    assert len(known) >= 9
    assert set(known) <= set(language("en").words)


def test_english_headers_hold_no_chinese():
    heads = [
        head
        for region in REGIONS
        for view in TABLES
        for head in re.findall(r"<thead>.*</thead>", getattr(view(DATA.of(region), "en"), "html", ""))
    ]
    assert heads
    assert not [head for head in heads if HAN.search(head)]
    assert not [key for key, english in language("en").words.items() if HAN.search(english)]


def test_text_of_a_document_is_never_markup():
    data = DATA.of("qinhuangdao")
    bad = "<script>alert(1)</script>"
    hostile = replace(
        data,
        plans=data.plans.assign(title=bad, issuer=bad, document=bad, document_number=bad),
        statements=data.statements.assign(name=bad, printed=bad, section=bad, qualitative=bad, compared_to=bad),
        targets=data.targets.assign(responsible=bad, qualitative=bad),
        indicators=data.indicators.assign(name_zh=bad, name_en=bad),
    )
    for view in [*TABLES, views.summary]:
        html = view(hostile, "zh").html
        assert "<script" not in html
    assert "&lt;script&gt;" in evidence.places(hostile, "zh").html


@pytest.mark.parametrize(
    ("text", "figure", "before", "after"),
    [
        ("甲乙。质押融资达到3.2亿元。丙", "3.2亿元", "质押融资达到", "。"),
        ("目标；每万人17件，其中3件", "17件", "每万人", "，其中3件"),
        ("\n\n\t商标量（件）\n\t3400\n\t4500\n\t市局\n\n下一行\n", "4500", "商标量（件） | 3400 |", "| 市局"),
        ("3件", "3件", "", ""),
    ],
)
def test_sentence_around_a_figure(text, figure, before, after):
    start = text.index(figure)
    quote = sentence_around(text, start, start + len(figure))
    assert (quote.before.strip(), quote.figure, quote.after.strip()) == (before, figure, after)


def test_a_long_sentence_is_cut_on_both_sides():
    quote = sentence_around("长" * 500 + "3件" + "长" * 500, 500, 502)
    assert quote.before.startswith("…")
    assert quote.after.endswith("…")
    assert len(quote.before) + len(quote.after) < 200


@pytest.mark.parametrize(
    ("lies_there", "registered", "state"), [(True, True, AT_HAND), (True, False, DIFFERS), (False, True, ABSENT)]
)
def test_only_the_registered_document_is_quoted(tmp_path, monkeypatch, lies_there, registered, state):
    monkeypatch.setenv("IPSTATS_DOCUMENTS", str(tmp_path))
    data, text = DATA.of("hegang"), "到2025年，有效注册商标达到9000件。\n"
    if lies_there:
        (tmp_path / "plan.txt").write_text(text, encoding="utf-8", newline="")
    sha256 = hashlib.sha256(text.encode()).hexdigest() if registered else "0" * 64
    statement = data.statements.head(1).assign(printed="9000件", start=text.index("9000件"), end=text.index("。"))
    found, told = find_quotes(
        replace(data, plans=data.plans.assign(document="plan.txt", sha256=sha256), statements=statement)
    )
    assert told == state
    assert found == [Quote("到2025年，有效注册商标达到", "9000件", "。") if state == AT_HAND else None]
