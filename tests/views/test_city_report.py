"""The pieces of a region's page: true figures, both languages, nothing that a document says as markup."""

import re
from dataclasses import replace

import pytest
from shipped import DATA, REGIONS

from ipstats import charts
from ipstats.messages.quantities import quantity_text
from ipstats.messages.words import LANGUAGES, language
from ipstats.views import city_report, evidence, overview, progress

TABLES = [
    city_report.about, city_report.indicator_table, city_report.not_computed,
    evidence.conflicts, evidence.doubts, evidence.achievements, evidence.places,
]  # fmt: skip
CHARTS = [(charts.target_vs_baseline, charts.describe_targets), (charts.growth_rates, charts.describe_growth)]
HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("region", REGIONS)
def test_every_view_of_every_region_is_the_same_twice(region, lang):
    data = DATA.of(region)
    for view in [*TABLES, city_report.summary, city_report.without_figures]:
        assert view(data, lang) == view(data, lang)
    for pair in CHARTS:
        assert city_report.chart(*pair, data, lang) == city_report.chart(*pair, data, lang)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("region", REGIONS)
def test_indicator_table_has_a_row_and_the_true_figures_of_each_target(region, lang):
    data = DATA.of(region)
    html = getattr(city_report.indicator_table(data, lang), "html", "")
    assert html.count('scope="row"') == len(data.targets)
    for row in data.targets.itertuples():
        assert quantity_text(row.baseline, row.unit, lang) in html
        assert quantity_text(row.target, row.unit, lang) in html


@pytest.mark.parametrize("region", REGIONS)
def test_nothing_is_shown_where_there_is_nothing(region):
    data = DATA.of(region)
    empty = data.targets.empty
    assert (city_report.indicator_table(data, "zh") is None) == empty
    assert (city_report.without_figures(data, "zh") is None) != empty
    assert (city_report.other_plans(DATA, data, "zh") is None) != empty
    assert all((city_report.chart(*pair, data, "zh") is None) == empty for pair in CHARTS)


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
    for view in [*TABLES, city_report.summary]:
        html = view(hostile, "zh").html
        assert "<script" not in html
    assert "&lt;script&gt;" in evidence.places(hostile, "zh").html


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("region", REGIONS)
def test_views_show_something_or_nothing(region, lang):
    data = DATA.of(region)
    empty = data.targets.empty
    assert (overview.key_figures(DATA, data, lang) is None) == empty
    assert (progress.observed_progress(data, lang) is None) == empty
    assert (progress.against_nation(DATA, data, lang) is None) == (empty or region == "china")
    assert (city_report.responsibilities(data, lang) is None) == (not data.targets["responsible"].notna().any())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("region", "stage"), [("hegang", None), ("qinhuangdao", "stage_draft"), ("hebei", "stage_issued")]
)
def test_a_stage_that_the_document_does_not_tell_is_shown_as_that(region, stage, lang):
    shown, label = language(lang).words[stage or "not_printed"], language(lang).words["stage"]
    assert re.search(
        rf">{label}<.{{0,60}}>{shown}<", getattr(city_report.about(DATA.of(region), lang), "html", ""), re.S
    )
