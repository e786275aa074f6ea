"""Scales: true figures as text, marks at true positions in the row of their name."""

import pytest
from chart_cases import CASES, CHARTS, INDICATORS, frame, marks, row_of, words

from ipstats.charts import growth_rates, target_vs_baseline


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]} {case[2]} {case[3]}")
def test_true_figures_stand_as_text(case):
    shown = set()
    for chart in CHARTS:
        shown |= words(chart(frame([case]), INDICATORS))
    assert set(case[8]) <= shown


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]} {case[2]} {case[3]}")
def test_positions_are_true(case):
    targets = frame([case])
    circles = marks(target_vs_baseline(targets, INDICATORS), "o")[:, 0]
    assert circles == pytest.approx([] if case[9] is None else [case[9]], abs=1e-3)
    ax = growth_rates(targets, INDICATORS)
    assert [bar.get_width() for bar in ax.patches] == pytest.approx([] if case[10] is None else [case[10]], abs=1e-3)
    assert marks(ax, "D")[:, 0] == pytest.approx([] if case[6] is None else [case[6]])


def test_a_mark_stands_in_the_row_of_its_name():
    targets = frame([CASES[9], CASES[0], CASES[12], CASES[5], CASES[3]])
    ax = target_vs_baseline(targets, INDICATORS, lang="en")
    at = dict(marks(ax, "o"))
    for name, place in [("Cases closed within the year", 72.0721), ("Average days until examined", 150)]:
        nearest = min(at, key=lambda x: abs(x - place))
        assert nearest == pytest.approx(place, abs=1e-3)
        assert at[nearest] == pytest.approx(row_of(ax, name), abs=3)
    ax = growth_rates(targets, INDICATORS, lang="en")
    [days] = [bar for bar in ax.patches if bar.get_width() < 0]
    assert days.get_y() + days.get_height() / 2 == pytest.approx(row_of(ax, "Average days until examined"), abs=3)


def test_scales_begin_at_zero_and_hold_every_mark():
    for chart in CHARTS:
        ax = chart(frame(), INDICATORS)
        low, high = ax.get_xlim()
        assert low <= 0 < high
        xs = [*marks(ax, "o")[:, 0], *marks(ax, "D")[:, 0], *(bar.get_width() for bar in ax.patches)]
        assert low <= min(xs) <= max(xs) <= high


def test_without_a_single_pair_there_is_no_scale_to_pretend():
    targets = frame([CASES[9], CASES[11], CASES[10]])
    for chart in CHARTS:
        ax = chart(targets, INDICATORS)
        assert not ax.patches
        assert not [line for line in ax.lines if line.get_marker() != "None"]
        assert not ax.get_xticks().size
