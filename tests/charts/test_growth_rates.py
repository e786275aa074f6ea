"""Growth rates: shares off the axis, and a title that names what is drawn."""

import pytest
from chart_cases import CASES, INDICATORS, frame, words

from ipstats.charts import growth_rates


def test_a_share_is_never_on_the_axis_of_rates():
    ax = growth_rates(frame([CASES[0], CASES[3]]), INDICATORS, lang="en")
    assert len(ax.patches) == 1
    assert "+15.5 percentage points" in words(ax)


@pytest.mark.parametrize(
    ("case", "title"),
    [
        (0, "Planned growth per year"),
        (12, "Growth per year that the plan states"),
        (1, "Growth per year, planned and stated"),
    ],
)
def test_the_title_of_growth_names_what_is_drawn(case, title):
    assert growth_rates(frame([CASES[case]]), INDICATORS, lang="en").get_title(loc="left") == title
