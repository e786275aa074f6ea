"""Several plans at once: years apart, computed levels, progress by each rule; nothing as markup."""

from dataclasses import replace

from shipped import DATA, REGIONS

from ipstats.analysis.audit import MISSING
from ipstats.views import audit_plans, city_report, compare_regions, overview, progress


def html(shown):
    return getattr(shown, "html", "")


def test_the_nations_progress_by_each_rule():
    told = compare_regions.progress_by_rule(DATA, "high_value_invention_patents_per_10k", REGIONS, "en").html
    assert told.count("target met") == 3
    assert all(rule in told for rule in ("Statistics Canada", "United Nations", "linear pace"))
    share = compare_regions.progress_by_rule(DATA, "patent_intensive_gdp_share", REGIONS, "en").html
    assert share.count("target met") == 1
    assert "linear pace" in share


def test_years_apart_are_told_where_they_differ():
    told = html(compare_regions.years_apart(DATA, "invention_patents_per_10k", REGIONS, "en"))
    assert "Hebei (2020); Hegang, Qinhuangdao, Shijiazhuang (2025)" in told
    assert compare_regions.years_apart(DATA, "valid_trademarks", REGIONS, "en") is None


def test_comparison_has_all_that_its_chart_shows():
    told = compare_regions.comparison_table(DATA, "valid_trademarks", REGIONS, "en").html
    for figure in ("354.2 † (2025)", "56.37 † (2020)", "101 † (2025)", "the plan sets no figure"):
        assert figure in told
    assert "Stated as" not in told
    assert (
        "Stated as"
        in compare_regions.comparison_table(DATA, "high_value_invention_patents_per_10k", REGIONS, "en").html
    )


def test_a_target_of_each_year_is_told_with_its_reason_and_never_drawn():
    code = "gbt29490_adopting_firms"  # as if the yearly target were of that code, of which another plan sets a level
    same = {"indicator": {"gbt29490_firms_each_year": code}}
    data = replace(DATA, targets=DATA.targets.replace(same), statements=DATA.statements.replace(same))
    told = compare_regions.comparison_table(data, code, REGIONS, "zh").html
    assert "每年0.02677 †（2025年）" in told
    assert "每年的目标" in told
    assert "目标 2025（每年）" in compare_regions.sources(data, code, REGIONS, "zh").html
    chart = compare_regions.comparison_chart(data, code, REGIONS, "zh")
    assert "石家庄市（2022–2025） †：每年0.02677家/万人（2025年）、每年的目标" in chart.alt


def test_breaks_and_the_residents_of_which_year_are_told():
    told = compare_regions.comparison_table(DATA, "valid_trademarks", REGIONS, "zh").html
    assert "（此处为2020、2021、2022、2024年）" in told  # of baselines, Hebei, Qinhuangdao, the nation
    assert "序列中断" not in told
    assert (
        "（此处为2020、2021、2022、2024年）"
        in compare_regions.comparison_chart(DATA, "valid_trademarks", REGIONS, "zh").alt
    )
    share = compare_regions.comparison_table(DATA, "patent_intensive_gdp_share", REGIONS, "en").html
    assert "The series breaks in 2022: on the fifth economic census" in share


def test_a_figure_entered_by_hand_has_its_page_and_its_doubt():
    told = html(compare_regions.sources(DATA, "ip_pledge_financing", ["hegang"], "en"))
    assert "93dn.com 2021-11-10<br>not found on a page that retells the plan" in told


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
        plans=DATA.plans.assign(title=bad, checked=bad, address=bad),
    )
    mine, code = hostile.of("qinhuangdao"), "high_value_invention_patents_per_10k"
    for shown in (
        overview.key_figures(hostile, mine, "zh"),
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
