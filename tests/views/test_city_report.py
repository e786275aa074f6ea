"""Where a plan stands, and several at once: true figures, nothing where there is nothing, nothing as markup."""

from dataclasses import replace

import pandas as pd
import pytest

import ipstats
from ipstats.analysis.audit import CONFLICT, DOUBT, KINDS, MISSING, UNMATCHED, audit_dataset
from ipstats.analysis.growth import implied_levels
from ipstats.messages.words import LANGUAGES
from ipstats.reading.goals import find_goals
from ipstats.reading.quotes import ABSENT, AT_HAND
from ipstats.views import audit_plans, city_report, compare_regions, progress

DATA = ipstats.load()
REGIONS = DATA.regions_with_plans()


def html(shown):
    return getattr(shown, "html", "")


# indicator, implied, what it was compared with; worked by hand
IMPLIED = [
    ("valid_trademarks", 8094, "2015"),  # 34400 / 4.25 = 8094.1
    ("invention_patents_per_10k", 3.139, "2015"),  # 11.3 / 3.6 = 3.1389
    ("patent_applications", 8653, "2011-2015"),  # 27439 / (1 + 2.1712) = 8652.6
    ("patents_granted", 5380, "2011-2015"),  # 16683 / (1 + 2.1009) = 5380.1
]


@pytest.mark.parametrize(("indicator", "implied", "compared_to"), IMPLIED)
def test_what_a_reported_growth_implies(indicator, implied, compared_to):
    rows = DATA.of("qinhuangdao").statements
    found = implied_levels(rows).join(rows["indicator"]).set_index("indicator").loc[indicator]
    assert (found["implied"], found["compared_to"]) == (implied, compared_to)


@pytest.mark.parametrize(("measure", "value"), [("multiple", 0.0), ("total_growth", -100.0), ("annual_growth", 5.0)])
def test_nothing_is_implied_where_nothing_can_be(measure, value):
    rows = DATA.of("qinhuangdao").statements
    grown = rows["measure"] != "level"
    changed = rows.assign(measure=rows["measure"].mask(grown, measure), value=rows["value"].mask(grown, value))
    assert implied_levels(changed).empty


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("region", REGIONS)
def test_views_show_something_or_nothing(region, lang):
    data = DATA.of(region)
    empty = data.targets.empty
    assert (city_report.overview(DATA, data, lang) is None) == empty
    assert (progress.observed_progress(data, lang) is None) == empty
    assert (progress.against_nation(DATA, data, lang) is None) == empty
    assert (city_report.responsibilities(data, lang) is None) == (not data.targets["responsible"].notna().any())


def test_overview_has_the_figures_that_matter():
    told = city_report.overview(DATA, DATA.of("qinhuangdao"), "en").html
    for figure in ("<dt>13</dt>", "<dt>42.2%</dt>", "<dt>17 per 10,000 people</dt>", "<dt>3.5 per 10,000 people</dt>"):
        assert figure in told
    assert "the national plan wants 12 per 10,000 people" in told


def test_a_count_stands_beside_the_nation_per_head():
    told = progress.against_nation(DATA, DATA.of("hegang"), "zh").html
    assert "≈0.2581件/万人（2025年）" in told
    assert "12件/万人（2025年）" in told


def test_a_stated_rate_keeps_its_bound_and_nothing_is_counted_that_is_not_there():
    told = city_report.overview(DATA, DATA.of("hebei"), "zh").html
    assert "<dt>≥15%</dt>" in told  # 15%以上
    assert "<dd>项指标设定了目标，均无基期值</dd>" in told


def test_each_source_has_its_year():
    told = progress.against_nation(DATA, DATA.of("qinhuangdao"), "en").html
    assert "National plan: 国发〔2021〕20号" in told
    assert "≈213.7 per 10,000 people (2020)" in told
    assert "≈" not in progress.against_nation(DATA, DATA.of("hebei"), "en").html


def test_progress_is_told_once_there_is_an_observation():
    assert "no judgement" not in html(progress.observed_progress(DATA.of("hegang"), "en"))
    assert "nothing is judged" in html(progress.observed_progress(DATA.of("hegang"), "en"))
    seen = pd.DataFrame(
        [("hegang", "valid_trademarks", 2023, 7200.0, "件", "公报", "with the source")], columns=list(DATA.observations)
    ).astype(DATA.observations.dtypes.to_dict())
    told = progress.observed_progress(replace(DATA, observations=seen).of("hegang"), "en").html
    assert "on track" in told
    assert "Statistics Canada" in told
    assert "公报 (compared with the source)" in told


def test_the_nations_progress_by_each_rule():
    told = compare_regions.progress_by_rule(DATA, "high_value_invention_patents_per_10k", REGIONS, "en").html
    assert told.count("target met") == 3
    assert all(rule in told for rule in ("Statistics Canada", "United Nations", "linear pace"))
    share = compare_regions.progress_by_rule(DATA, "patent_intensive_gdp_share", REGIONS, "en").html
    assert share.count("target met") == 1
    assert "linear pace" in share


def test_directions_are_sentences_without_figures(documents):
    for region in REGIONS:
        data = DATA.of(region)
        found, state = find_goals(data)
        assert state == AT_HAND
        assert len(found) >= 2
        figures = set(data.statements["printed"])
        prose = found[found["name"].isna()]["wish"]
        assert not [wish for wish in prose if any(figure in wish for figure in figures if len(figure) > 3)]
        assert prose.str.contains(r"[。；]$").all()
    jiyuan, _ = find_goals(DATA.of("jiyuan"))
    assert jiyuan["wish"].tolist()[1:3] == ["知识产权保护水平持续提高。", "知识产权保护环境明显优化。"]


def test_without_the_document_only_the_tables_words_are_there(tmp_path, monkeypatch):
    monkeypatch.setenv("IPSTATS_DOCUMENTS", str(tmp_path))
    found, state = find_goals(DATA.of("qinhuangdao"))
    assert state == ABSENT
    assert found["wish"].tolist() == ["稳步增长", "全省先进水平"]
    assert "not at hand" in html(city_report.goals_in_words(DATA.of("jiyuan"), "en"))


def test_audit_lists_every_kind():
    statements = DATA.statements.copy()
    statements["doubt"] = pd.array(["shifted row"] + [None] * (len(statements) - 1), dtype="string")
    statements.loc[1, "indicator"] = pd.NA
    found = audit_dataset(replace(DATA, statements=statements))
    counts = found["kind"].value_counts()
    assert counts[CONFLICT] == 2
    assert counts[DOUBT] == counts[UNMATCHED] == 1
    assert counts[MISSING] == (DATA.targets["growth_note"] == "no baseline").sum()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_audit_tables(lang):
    assert audit_dataset(DATA)["plan"].map(DATA.plans["plan"].tolist().index).is_monotonic_increasing
    for kind in KINDS:
        count = (audit_dataset(DATA)["kind"] == kind).sum()
        assert audit_plans.audit_table(DATA, kind, lang).html.count('scope="row"') == count
    assert audit_plans.audit_counts(DATA, lang).html.count('scope="row"') == len(DATA.plans)


def test_years_apart_are_told_where_they_differ():
    told = html(compare_regions.years_apart(DATA, "invention_patents_per_10k", REGIONS, "en"))
    assert "Hebei (2020); Hegang, Qinhuangdao, Shijiazhuang (2025)" in told
    assert compare_regions.years_apart(DATA, "valid_trademarks", REGIONS, "en") is None


def test_comparison_has_all_that_its_chart_shows():
    told = compare_regions.comparison_table(DATA, "valid_trademarks", REGIONS, "en").html
    for figure in ("213.7 † (2020)", "56.37 † (2020)", "101 † (2025)", "the plan sets no figure"):
        assert figure in told
    assert "Stated as" not in told
    assert (
        "Stated as"
        in compare_regions.comparison_table(DATA, "high_value_invention_patents_per_10k", REGIONS, "en").html
    )


def test_coverage_has_the_targets_beside_it():
    rows = audit_plans.coverage_chart(DATA, "en").rows.html
    assert rows.count('scope="row"') == DATA.targets["indicator"].nunique()
    assert "growth of ≥10% a year" in rows


def test_work_to_do_has_its_place_and_its_units():
    told = audit_plans.audit_table(DATA, MISSING, "en").html
    for words in ("≥CNY 3B (2020)", "hebei-2016-2020", ">554</td>"):
        assert words in told
    assert "character 740" in audit_plans.audit_table(DATA, CONFLICT, "en").html


def test_chosen_regions():
    assert compare_regions.select_regions(DATA, "") == REGIONS
    assert compare_regions.select_regions(DATA, " hegang, jiyuan,") == ["hegang", "jiyuan"]


def test_text_of_a_document_is_never_markup():
    bad = "<script>alert(1)</script>"
    hostile = replace(
        DATA,
        statements=DATA.statements.assign(name=bad, printed=bad, section=bad, qualitative=bad),
        targets=DATA.targets.assign(responsible=bad),
        indicators=DATA.indicators.assign(name_zh=bad, name_en=bad),
        regions=DATA.regions.assign(name_zh=bad, name_en=bad),
        observations=DATA.observations.assign(source=bad, checked=bad),
        national_plan=DATA.national_plan.assign(source=bad),
    )
    mine, code = hostile.of("qinhuangdao"), "high_value_invention_patents_per_10k"
    for shown in (
        city_report.overview(hostile, mine, "zh"),
        progress.against_nation(hostile, mine, "zh"),
        city_report.goals_in_words(mine, "zh"),
        compare_regions.indicator_and_unit(hostile, code, "zh"),
        compare_regions.comparison_table(hostile, code, REGIONS, "zh"),
        compare_regions.sources(hostile, code, REGIONS, "zh"),
        compare_regions.progress_by_rule(hostile, code, REGIONS, "zh"),
        compare_regions.years_apart(hostile, "invention_patents_per_10k", REGIONS, "zh"),
        audit_plans.audit_table(hostile, MISSING, "zh"),
    ):
        assert "<script" not in html(shown)
        assert "&lt;script&gt;" in html(shown)
