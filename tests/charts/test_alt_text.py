"""Alternative text: the figures that the chart has, as sentences."""

import pandas as pd
import pytest
from chart_cases import CASES, INDICATORS, frame
from shipped import DATA, REGIONS

from ipstats.charts import describe_growth, describe_targets
from ipstats.messages import number_text, percent_text


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("region", REGIONS)
def test_alt_text_has_the_figures_that_the_chart_has(region, lang):
    targets = DATA.of(region).targets
    told = describe_targets(targets, DATA.indicators, lang)
    for row in targets.itertuples():
        for value in (row.baseline, row.target):
            if pd.notna(value) and value < 10_000:
                assert number_text(value, lang) in told
    told = describe_growth(targets, DATA.indicators, lang)
    for rate in targets[["planned_growth", "stated_growth"]].stack().dropna():
        assert percent_text(rate, lang) in told


def test_alt_text_reads_as_sentences():
    targets = frame([CASES[1], CASES[9]])
    assert describe_targets(targets[:1], INDICATORS, "en") == (
        "Baseline and target. Indicators: 1; with both: 1. IP pledge financing registered: "
        "CNY 55M (2020) → ≈CNY 320M (2025), the baseline being 17.2% of the target."
    )
    assert describe_growth(targets, INDICATORS, "zh") == (
        "增速图：共2项指标，其中1项有增速。每年：知识产权质押融资登记金额：≈42.2%（规划年均增速）、40%（文件所载增速）。"
        "无增速的原因：缺基期值（1项）。"
    )
