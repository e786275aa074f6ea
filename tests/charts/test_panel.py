"""Panels: no box, no overlap, no wider than a page, on a given Axes too, in every format."""

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from chart_cases import CHARTS, COMPARED, INDICATORS, compared, drawn, frame, overlaps, seen, texts, words
from shipped import DATA, REGIONS

from ipstats import charts
from ipstats.charts import describe_growth, describe_targets, font
from ipstats.messages.words import LANGUAGES


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("chart", CHARTS)
def test_real_plans_draw_without_overlap_or_missing_glyph(chart, region, lang):
    mine = DATA.of(region)
    ax = chart(mine.targets, DATA.indicators, lang=lang, source=mine.plans["title"].iloc[0])
    assert not overlaps(ax)
    assert {ord(c) for text in texts(ax) for c in text.get_text()} - font.glyphs() <= {ord("\n")}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("rows", [1, 13, 39])
@pytest.mark.parametrize("chart", CHARTS)
def test_hard_frames_draw_without_overlap(chart, rows, lang):
    targets = pd.concat([frame()] * 3, ignore_index=True)[:rows]
    targets["plan"] = [f"x-{2001 + 5 * (row // 13)}" for row in range(rows)]
    targets["target_year"] += pd.Series(range(rows), dtype="Int64") // 5
    assert not overlaps(chart(targets, INDICATORS, lang=lang, source="某市 $5 & <plan> " * 12))


@pytest.mark.parametrize("chart", CHARTS)
def test_a_given_ax_is_used_in_its_place(chart):
    fig, (left, _) = plt.subplots(1, 2, figsize=(16, 6))
    place, size = left.get_position(), fig.get_size_inches().tolist()
    assert chart(frame(), INDICATORS, lang="en", source="x", ax=left) is left
    assert fig.get_size_inches().tolist() == size
    assert plt.get_fignums() == [fig.number]
    assert not overlaps(left)
    room = place.transformed(fig.transFigure)
    edges = [text.get_window_extent() for text in texts(left)]
    assert min(box.x0 for box in edges) > room.x0 - 2
    assert max(box.x1 for box in edges) < room.x1 + 2


@pytest.mark.parametrize(
    ("lang", "sentence"), [("zh", "该规划未设定任何量化目标。"), ("en", "The plan sets no figure as a target.")]
)
def test_no_targets_is_said_plainly(lang, sentence):
    empty = frame()[:0]
    for chart in CHARTS:
        ax = chart(empty, INDICATORS, lang=lang)
        assert sentence in words(ax)
        assert not ax.get_xticks().size
    assert describe_targets(empty, INDICATORS, lang) == describe_growth(empty, INDICATORS, lang) == sentence


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_every_format_can_be_written(chart, kind, tmp_path):
    path = tmp_path / f"chart.{kind}"
    chart(frame(), INDICATORS).figure.savefig(path, dpi=100)
    assert path.stat().st_size > 10_000


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_overlaps_and_every_sign_has_a_glyph(lang):
    for ax in drawn(lang, source="规划文本 2025"):
        assert overlaps(ax) == []
        assert not any(font.SUBSTITUTE in text for text in words(ax))


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
def test_every_other_chart_can_be_written_in_every_format(kind, tmp_path):
    for number, ax in enumerate(drawn("zh")):
        path = tmp_path / f"{number}.{kind}"
        ax.figure.savefig(path)
        assert path.stat().st_size > 10_000
