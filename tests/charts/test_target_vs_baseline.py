"""Target versus baseline: observed points, why a row has no place, no mark on words."""

import pandas as pd
import pytest
from chart_cases import INDICATORS, frame, marks, seen, texts, words
from shipped import DATA

from ipstats import charts
from ipstats.charts import target_vs_baseline
from ipstats.messages.words import LANGUAGES


def test_a_row_without_a_place_on_the_scale_says_why():
    assert {"目标值为零", "缺基期值", "目标为文字表述", "文件只给出增量", "文件只给出增速"} <= words(
        target_vs_baseline(frame(), INDICATORS)
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_mark_covers_words(lang):
    targets = DATA.of("qinhuangdao").targets
    ax = charts.target_vs_baseline(targets, DATA.indicators, observations=seen(targets), lang=lang)
    diamonds = ax.transData.transform(marks(ax, "D"))
    boxes = [text.get_window_extent() for text in texts(ax)]
    assert not [box for box in boxes for x, y in diamonds if box.x0 - 2 < x < box.x1 + 2 and box.y0 < y < box.y1]


def test_observed_points_are_the_latest_after_the_baseline():
    targets = DATA.of("qinhuangdao").targets
    ax = charts.target_vs_baseline(targets, DATA.indicators, observations=seen(targets))
    x = marks(ax, "^")[:, 0]
    assert x[~pd.isna(x)] == pytest.approx([39000 / 45000 * 100, 2 / 3 * 100])
    assert {"3.9万件（2023年）", "240家（2024年）", "2家（2024年）"} <= words(ax)
    assert "观测值" in words(ax)
    plain = charts.target_vs_baseline(targets, DATA.indicators, observations=seen(targets)[:0])
    assert "观测值" not in words(plain)
