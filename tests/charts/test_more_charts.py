"""Comparison, coverage, responsibilities and observed points: true, legible, in both languages and every format."""

import shutil
import subprocess

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from test_charts import marks, overlaps, texts, words

import ipstats
from ipstats import charts
from ipstats.analysis.comparison import common_unit, compare, compare_observations
from ipstats.charts import font
from ipstats.charts.matrix import TURNED
from ipstats.messages import number_text
from ipstats.messages.quantities import unit_name
from ipstats.messages.words import LANGUAGES

DATA = ipstats.load()
COMPARED = [
    "high_value_invention_patents_per_10k",
    "valid_trademarks",
    "ip_pledge_financing",
    "copyright_registrations",
    "patent_intensive_gdp_share",
    "suspects_arrested",
]


@pytest.fixture(autouse=True)
def _closed():
    yield
    plt.close("all")


def compared(indicator, lang, **more):
    frames = (compare(DATA, indicator), compare_observations(DATA, indicator), DATA.indicators, DATA.regions)
    return charts.compare_regions(*frames, indicator=indicator, lang=lang, **more), frames


def drawn(lang, **more):
    """One of each of the new charts."""
    qinhuangdao = DATA.of("qinhuangdao").targets
    return [
        compared(COMPARED[0], lang, **more)[0],
        charts.coverage(DATA.targets, DATA.indicators, DATA.plans, DATA.regions, lang=lang, **more),
        charts.responsibilities(qinhuangdao, DATA.indicators, lang=lang, **more),
        charts.target_vs_baseline(qinhuangdao, DATA.indicators, observations=seen(qinhuangdao), lang=lang, **more),
    ]


def seen(targets):
    """Made-up observations: two years of one indicator, the later half-way; one long past its target."""
    rows = [("valid_trademarks", 2022, 38000, "件"), ("valid_trademarks", 2023, 39000, "件"),
            ("invention_patents_per_10k", 2020, 11.3, "件/万人"), ("gbt29490_certified_orgs", 2024, 240, "家"),
            ("ip_service_brand_agencies", 2024, 2, "家")]  # fmt: skip
    return pd.DataFrame(rows, columns=["indicator", "year", "value", "unit"]).assign(region="qinhuangdao")


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


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_overlaps_and_every_sign_has_a_glyph(lang):
    for ax in drawn(lang, source="规划文本 2025"):
        assert overlaps(ax) == []
        assert not any(font.SUBSTITUTE in text for text in words(ax))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_mark_covers_words(lang):
    targets = DATA.of("qinhuangdao").targets
    ax = charts.target_vs_baseline(targets, DATA.indicators, observations=seen(targets), lang=lang)
    diamonds = ax.transData.transform(marks(ax, "D"))
    boxes = [text.get_window_extent() for text in texts(ax)]
    assert not [box for box in boxes for x, y in diamonds if box.x0 - 2 < x < box.x1 + 2 and box.y0 < y < box.y1]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("chart", [charts.target_vs_baseline, charts.growth_rates, charts.responsibilities])
def test_no_chart_of_a_plan_is_wider_than_a_page(chart, lang):
    for region in DATA.regions_with_plans():
        figure = chart(DATA.of(region).targets, DATA.indicators, lang=lang).figure
        assert figure.get_figwidth() * 25.4 <= 170.01, region


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_chart_of_several_plans_is_wider_than_a_page(lang):
    for ax in (*drawn(lang), *(compared(indicator, lang)[0] for indicator in COMPARED)):
        assert ax.figure.get_figwidth() * 25.4 <= 170.01, ax.get_title(loc="left")


@pytest.mark.parametrize("code", DATA.indicators["code"])
def test_an_english_comparison_has_an_english_unit(code):
    unit = unit_name(common_unit(DATA, code), "en")
    assert not any("\u4e00" <= letter <= "\u9fff" for letter in unit)


@pytest.mark.parametrize("region", DATA.regions_with_plans())
@pytest.mark.parametrize("lang", LANGUAGES)
def test_responsibilities_of_every_region(region, lang):
    targets = DATA.of(region).targets
    ax = charts.responsibilities(targets, DATA.indicators, lang=lang)
    assert overlaps(ax) == []
    named = set(targets["responsible"].dropna().str.split(";").explode())
    assert {name.translate(TURNED) for name in named} <= words(ax)
    told = charts.describe_responsibilities(targets, DATA.indicators, lang)
    assert all(name in told for name in named)


def test_comparison_stands_where_the_figures_say():
    ax, _ = compared(COMPARED[0], "zh")
    assert sorted(marks(ax, "D")[:, 0]) == pytest.approx([0.2581, 3.5, 12])
    assert marks(ax, "o")[:, 0] == pytest.approx([0.2244])
    assert sorted(marks(ax, "^")[:, 0]) == pytest.approx([6.3, 7.5, 11.8, 16])
    assert len(set(marks(ax, "^")[:, 1])) == 1
    told = charts.describe_comparison(*compared(COMPARED[0], "zh")[1], indicator=COMPARED[0])
    assert "12件/万人（2025年）、观测值6.3件/万人（2020年）、7.5件/万人（2021年）" in told


def test_coverage_has_a_sign_for_each_target():
    ax = charts.coverage(DATA.targets, DATA.indicators, DATA.plans, DATA.regions)
    signs = [text.get_text() for text in ax.texts if text.get_text() in set("●○△◇")]
    assert len(signs) == len(DATA.targets)
    assert signs.count("◇") == DATA.targets["qualitative"].notna().sum()
    assert signs.count("●") == (DATA.targets["baseline"].notna() & DATA.targets["target"].notna()).sum()
    told = charts.describe_coverage(DATA.targets, DATA.indicators, DATA.plans, DATA.regions, "en")
    assert "Jiyuan 2021–2025 sets 0" in told


def test_observed_points_are_the_latest_after_the_baseline():
    targets = DATA.of("qinhuangdao").targets
    ax = charts.target_vs_baseline(targets, DATA.indicators, observations=seen(targets))
    x = marks(ax, "^")[:, 0]
    assert x[~pd.isna(x)] == pytest.approx([39000 / 45000 * 100, 2 / 3 * 100])
    assert {"3.9万件（2023年）", "240家（2024年）", "2家（2024年）"} <= words(ax)
    assert "观测值" in words(ax)
    plain = charts.target_vs_baseline(targets, DATA.indicators, observations=seen(targets)[:0])
    assert "观测值" not in words(plain)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_to_show_is_said(lang):
    no = DATA.targets[:0]
    assert "suspects" not in str(words(compared("suspects_arrested", lang)[0]))
    for ax in (
        charts.coverage(no, DATA.indicators, DATA.plans, DATA.regions, lang=lang),
        charts.responsibilities(DATA.of("hegang").targets, DATA.indicators, lang=lang),
        compared("suspects_arrested", lang)[0],
    ):
        assert not ax.get_xticks().size
        assert overlaps(ax) == []


def test_a_given_axes_is_drawn_on():
    for number in range(4):
        figure, ax = plt.subplots(figsize=(14, 12))
        made = drawn_on(number, ax)
        assert made is ax
        plt.close(figure)


def drawn_on(number, ax):
    qinhuangdao = DATA.of("qinhuangdao").targets
    return [
        lambda: compared(COMPARED[0], "zh", ax=ax)[0],
        lambda: charts.coverage(DATA.targets, DATA.indicators, DATA.plans, DATA.regions, ax=ax),
        lambda: charts.responsibilities(qinhuangdao, DATA.indicators, ax=ax),
        lambda: charts.target_vs_baseline(qinhuangdao, DATA.indicators, observations=seen(qinhuangdao), ax=ax),
    ][number]()


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_every_format_can_be_written(kind, tmp_path):
    for number, ax in enumerate(drawn("zh")):
        path = tmp_path / f"{number}.{kind}"
        ax.figure.savefig(path)
        assert path.stat().st_size > 10_000


@pytest.mark.skipif(not shutil.which("pdffonts"), reason="pdffonts (poppler) is not installed")
def test_a_pdf_embeds_the_font(tmp_path):
    with charts.style():
        drawn("zh")[2].figure.savefig(tmp_path / "chart.pdf")
    listed = subprocess.run(["pdffonts", tmp_path / "chart.pdf"], capture_output=True, text=True, check=True).stdout
    fonts = listed.splitlines()[2:]
    assert fonts
    assert all("NotoSansCJK" in line and line.split()[-5] == "yes" for line in fonts), listed
