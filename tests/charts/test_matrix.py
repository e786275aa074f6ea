"""Coverage and responsibilities: a sign for each target, every department named."""

import pytest
from chart_cases import overlaps, words
from shipped import DATA

from ipstats import charts
from ipstats.charts.matrix import TURNED
from ipstats.messages.words import LANGUAGES


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


def test_coverage_has_a_sign_for_each_target():
    ax = charts.coverage(DATA.targets, DATA.indicators, DATA.plans, DATA.regions)
    signs = [text.get_text() for text in ax.texts if text.get_text() in set("●○△◇")]
    assert len(signs) == len(DATA.targets)
    assert signs.count("◇") == DATA.targets["qualitative"].notna().sum()
    assert signs.count("●") == (DATA.targets["baseline"].notna() & DATA.targets["target"].notna()).sum()
    told = charts.describe_coverage(DATA.targets, DATA.indicators, DATA.plans, DATA.regions, "en")
    assert "Jiyuan 2021–2025 sets 0" in told
