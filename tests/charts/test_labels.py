"""Footnotes: which way is better, stars, source; only of what is drawn."""

import pandas as pd
import pytest
from chart_cases import CASES, CHARTS, INDICATORS, frame, words

from ipstats.charts import describe_growth, describe_targets, growth_rates, target_vs_baseline


def test_a_contradicted_figure_is_starred():
    targets = frame([CASES[0], CASES[9]]).assign(conflicts=pd.array([None, "target 2025: 300 ≠ 320"], dtype="string"))
    for chart in CHARTS:
        shown = words(chart(targets, INDICATORS, lang="en"))
        assert INDICATORS["name_en"][5] + "*" in shown
        assert INDICATORS["name_en"][0] in shown
        assert any("* The plan prints another figure" in text for text in shown)


def test_title_source_and_note():
    for chart in CHARTS:
        ax = chart(frame(), INDICATORS, lang="en", title="Hegang $1", source="its plan")
        assert ax.get_title(loc="left") == "Hegang $1"
        assert any("Note: " in text and "Source: its plan" in text for text in words(ax))


# better of the first indicator and of the second, what stands beside the first name, what the chart says
DIRECTIONS = [
    ("higher", "higher", "", "Direction: more is better."),
    ("lower", "higher", " ↓", "Direction: more is better where there is no arrow; ↓ less is better."),
    ("lower", "lower", " ↓", "Direction: ↓ less is better."),
    ("none", "lower", " ↔", "Direction: ↓ less is better; ↔ neither more nor less is better."),
]


@pytest.mark.parametrize(("first", "second", "sign", "told"), DIRECTIONS)
def test_which_way_is_better_is_said(first, second, sign, told):
    targets = frame([CASES[0], CASES[5]])
    better = INDICATORS["code"].map({"ratio": first, "days": second})
    for chart, describe in zip(CHARTS, (describe_targets, describe_growth), strict=True):
        shown = words(chart(targets, INDICATORS.assign(better=better), lang="en"))
        assert INDICATORS["name_en"][0] + sign in shown
        assert any(told in text for text in shown)
        assert describe(targets, INDICATORS.assign(better=better), "en").endswith(told)
        assert not any("Direction" in text for text in words(chart(targets, INDICATORS, lang="en")))


def test_a_note_speaks_only_of_what_is_drawn():
    beyond, share = "An arrowhead stands", "Shares change in percentage points"
    for cases, chart, sentence, said in [
        ([CASES[6]], target_vs_baseline, beyond, True),
        ([CASES[0]], target_vs_baseline, beyond, False),
        ([CASES[0], CASES[3]], growth_rates, share, True),
        ([CASES[0]], growth_rates, share, False),
        ([CASES[11], CASES[0]], target_vs_baseline, "in the plan's own words", True),
        ([CASES[0]], target_vs_baseline, "in the plan's own words", False),
    ]:
        assert any(sentence in text for text in words(chart(frame(cases), INDICATORS, lang="en"))) is said
