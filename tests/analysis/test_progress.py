"""Progress: each rule by cases worked by hand, and no verdict without an observation."""

import math

import pandas as pd
import pytest

import ipstats
from ipstats.analysis.growth import NO_BASELINE, NO_YEARS, NOT_POSITIVE, SCORE, SHARE, WORDS_ONLY, ZERO
from ipstats.analysis.progress import (
    ACCELERATE,
    BEHIND,
    DETERIORATION,
    KEPT,
    LIMITED,
    MET,
    MISSED,
    NO_OBSERVATION,
    NO_WAY,
    NOT_LATER,
    ON_TRACK,
    RULES,
    assess,
    assess_targets,
)

# 100 → 200 in 10 years asks for 2^(1/10) - 1 = 7.17735 % a year. Worked by hand for two years on:
#   115    : sqrt(1.15) - 1     = 7.23805 %, over 7.17735 = 1.00846
#   112    : sqrt(1.12) - 1     = 5.83005 %,              = 0.81229
#   107.5  : sqrt(1.075) - 1    = 3.68221 %,              = 0.51303
#   105    : sqrt(1.05) - 1     = 2.46951 %,              = 0.34407
#   100    : 0
#    99    : sqrt(0.99) - 1     = -0.50126 %,             = -0.06984
#    98    : sqrt(0.98) - 1     = -1.00505 %,             = -0.14003
# The linear pace: 100 in 10 years is 10 a year; 115 is 7.5 a year, 0.75; 120 is 10 a year, 1; 99 is -0.5 a year, -0.05.
BY_HAND = [
    ("statcan", 115, 1.00846, ON_TRACK),
    ("statcan", 112, 0.81229, ACCELERATE),
    ("statcan", 107.5, 0.51303, LIMITED),
    ("statcan", 100, 0, LIMITED),
    ("statcan", 99, -0.06984, DETERIORATION),
    ("un", 115, 1.00846, ON_TRACK),
    ("un", 107.5, 0.51303, ACCELERATE),
    ("un", 105, 0.34407, LIMITED),
    ("un", 99, -0.06984, LIMITED),
    ("un", 98, -0.14003, DETERIORATION),
    ("linear", 120, 1, ON_TRACK),
    ("linear", 115, 0.75, BEHIND),
    ("linear", 100, 0, BEHIND),
    ("linear", 99, -0.05, DETERIORATION),
]


@pytest.mark.parametrize(("rule", "observed", "ratio", "verdict"), BY_HAND)
def test_cases_worked_by_hand(rule, observed, ratio, verdict):
    found = assess(100, 2020, 200, 2030, observed, 2022, rule=rule)
    assert found.ratio == pytest.approx(ratio, abs=1e-5)
    assert found.verdict == verdict


# 200 → 100 in 10 years asks for 0.5^(1/10) - 1 = -6.69670 % a year. Two years on, over 6.69670 and turned round:
#   174    : sqrt(0.87) - 1     = -6.72621 %, 1.00441
#   180    : sqrt(0.9) - 1      = -5.13167 %, 0.76630
#   185    : sqrt(0.925) - 1    = -3.82308 %, 0.57089
#   190    : sqrt(0.95) - 1     = -2.53206 %, 0.37811
#   201    : sqrt(1.005) - 1    =  0.24969 %, -0.03729
#   203    : sqrt(1.015) - 1    =  0.74721 %, -0.11158
# The linear pace: -100 in 10 years is -10 a year; 180 is -10 a year, 1; 190 is -5 a year, 0.5; 203 is 1.5 a year, -0.15.
LESS_BY_HAND = [
    ("statcan", 174, 1.00441, ON_TRACK),
    ("statcan", 180, 0.76630, ACCELERATE),
    ("statcan", 185, 0.57089, LIMITED),
    ("statcan", 201, -0.03729, DETERIORATION),
    ("un", 174, 1.00441, ON_TRACK),
    ("un", 185, 0.57089, ACCELERATE),
    ("un", 190, 0.37811, LIMITED),
    ("un", 201, -0.03729, LIMITED),
    ("un", 203, -0.11158, DETERIORATION),
    ("linear", 180, 1, ON_TRACK),
    ("linear", 190, 0.5, BEHIND),
    ("linear", 203, -0.15, DETERIORATION),
]


@pytest.mark.parametrize(("rule", "observed", "ratio", "verdict"), LESS_BY_HAND)
@pytest.mark.parametrize("wanted", [{"better": "lower"}, {"comparator": "<="}, {"better": "none"}])
def test_less_is_better(wanted, rule, observed, ratio, verdict):
    found = assess(200, 2020, 100, 2030, observed, 2022, rule=rule, **wanted)
    assert found.ratio == pytest.approx(ratio, abs=1e-5)
    assert found.verdict == verdict


# Baseline of 2020, target for 2030, observed, year of it, more, verdict (by statcan where no rule is named), note.
# Linear: 40 → 55 is 1.5 a year, and 45 after two years 2.5; 0 → 200 is 20 a year, and 30 after two years 15.
GUARDED = [
    (100, 200, 200, 2022, {}, MET, None),
    (100, 200, 200, 2022, {"comparator": ">"}, ON_TRACK, None),
    (100, 200, 150, 2030, {}, MISSED, None),
    (100, 200, 150, 2031, {}, MISSED, None),
    (200, 100, 120, 2030, {"better": "lower"}, MISSED, None),
    (0, 200, 50, 2022, {}, None, ZERO),
    (0, 200, 200, 2022, {}, MET, ZERO),
    (0, 200, 30, 2022, {"rule": "linear"}, BEHIND, None),
    (-5, 200, 50, 2022, {}, None, NOT_POSITIVE),
    (5, 0, 3, 2022, {"better": "lower"}, None, NOT_POSITIVE),
    (40, 55, 45, 2022, {"kind": "share"}, None, SHARE),
    (40, 55, 55, 2022, {"kind": "share"}, MET, SHARE),
    (80, 82, 81, 2022, {"kind": "score"}, None, SCORE),
    (40, 55, 45, 2022, {"kind": "share", "rule": "linear"}, ON_TRACK, None),
    (40, 55, 45, 2022, {"kind": "score"}, None, SCORE),
    (40, 55, 45, 2022, {"kind": "score", "rule": "un"}, None, SCORE),
    (40, 55, 45, 2022, {"kind": "score", "rule": "linear"}, ON_TRACK, None),
    (96, 95, 96.5, 2022, {"comparator": ">="}, MET, KEPT),
    (96, 95, 94, 2022, {"comparator": ">="}, DETERIORATION, KEPT),
    (95, 95, 95, 2022, {}, MET, KEPT),
    (95, 95, 94, 2030, {}, MISSED, KEPT),
    (4, 5, 4.5, 2022, {"comparator": "<="}, MET, KEPT),
    (4, 5, 5.5, 2022, {"comparator": "<="}, DETERIORATION, KEPT),
    (96, 95, 94, 2022, {"comparator": ">=", "rule": "un"}, DETERIORATION, KEPT),
    (95, 95, 96, 2022, {"comparator": ">"}, MET, NO_WAY),
    (95, 95, 95, 2022, {"comparator": ">"}, None, NO_WAY),
    (95, 95, 94, 2022, {"comparator": ">"}, DETERIORATION, NO_WAY),
    (95, 95, 95, 2030, {"comparator": ">"}, MISSED, NO_WAY),
    (5, 5, 6, 2022, {"comparator": "<", "rule": "linear"}, DETERIORATION, NO_WAY),
    (None, 200, 150, 2022, {}, None, NO_BASELINE),
    (None, 200, 210, 2022, {}, MET, NO_BASELINE),
    (math.nan, 200, 150, 2022, {}, None, NO_BASELINE),
    (100, None, 150, 2022, {}, None, WORDS_ONLY),
    (100, 200, None, None, {}, None, NO_OBSERVATION),
    (100, 200, math.nan, 2022, {}, None, NO_OBSERVATION),
    (100, 200, 110, 2020, {}, None, NOT_LATER),
    (100, 200, 110, 2019, {}, None, NOT_LATER),
]


@pytest.mark.parametrize(("baseline", "target", "observed", "year", "more", "verdict", "note"), GUARDED)
def test_what_cannot_be_divided_is_said(baseline, target, observed, year, more, verdict, note):
    found = assess(baseline, 2020, target, 2030, observed, year, **more)
    assert (found.verdict, found.note) == (verdict, note)
    assert (found.ratio is None) == (note is not None)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("kind", ["stock", "share", "score"])
@pytest.mark.parametrize("baseline", [None, 0, -1, 100])
@pytest.mark.parametrize("target", [None, 0, 100, 200])
def test_never_a_verdict_without_an_observation(rule, kind, baseline, target):
    found = assess(baseline, 2020, target, 2030, None, None, rule=rule, kind=kind)
    assert (found.verdict, found.ratio, found.note) == (None, None, NO_OBSERVATION)


@pytest.mark.parametrize("years", [(2020, 2020), (2020, None), (2025, 2020)])
def test_no_time_between(years):
    start, end = years
    assert assess(100, start, 200, end, 150, 2019).note == NO_YEARS


def test_an_unknown_rule_is_refused():
    with pytest.raises(ValueError, match="no rule 'eurostat'; known are statcan, un, linear"):
        assess(1, 2020, 2, 2025, 1, 2021, rule="eurostat")


def test_targets_are_judged_by_their_latest_observation(data):
    hegang = data.of("hegang")
    rows = [("valid_trademarks", 2022, 6300, "件"), ("valid_trademarks", 2023, 7200, "件"),
            ("ip_pledge_financing", 2022, 1.5e7, "元"), ("ip_advantage_firms", 2020, 25, "家")]  # fmt: skip
    seen = pd.DataFrame(rows, columns=["indicator", "year", "value", "unit"]).assign(
        region="hegang", source="a", checked="b", scope=None, vintage=None
    )
    found = assess_targets(hegang.targets, seen, data.indicators).set_index("indicator")
    assert found["observed"].to_dict() == {"valid_trademarks": 7200, "ip_pledge_financing": 1.5e7}
    assert found["rule"].to_dict() == {"valid_trademarks": "statcan", "ip_pledge_financing": "linear"}
    assert found["verdict"].tolist() == [ON_TRACK, ON_TRACK]  # 12.74 of 12.37 % a year; 7.5 of 6 million a year
    assert found["breaks"].fillna("").to_dict() == {"valid_trademarks": "", "ip_pledge_financing": ""}
    assert assess_targets(hegang.targets, hegang.observations, data.indicators).empty


@pytest.mark.parametrize("measure", ["annual_level", "annual_change", "change"])
def test_only_levels_are_judged_by_what_one_year_shows(data, measure):
    targets = data.of("hegang").targets
    seen = targets[["region", "indicator", "unit"]].assign(
        year=2023, value=7200.0, source="a", checked="b", scope=None, vintage=None
    )
    assert len(assess_targets(targets, seen, data.indicators)) == len(targets)
    assert assess_targets(targets.assign(measure=measure), seen, data.indicators).empty


def test_it_is_public():
    assert ipstats.analysis.progress.assess is assess
