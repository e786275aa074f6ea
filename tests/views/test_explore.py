"""Tables to search: whole while they are short, and of very long ones a part that says so."""

import pandas as pd
import pytest

from ipstats.views import explore


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("rows", "told"), [(0, False), (3, False), (500, False), (501, True), (60_000, True)])
def test_a_long_table_is_cut_and_says_so(rows, told, lang):
    shown = explore.searchable_table(pd.DataFrame({"plan": [f"p{n}" for n in range(rows)]}), lang)
    assert (str(rows) in shown.html.split("<table")[0]) == told
    assert len(shown.html) < 2_000_000


def test_the_first_rows_are_shown_and_as_many_as_asked_for():
    table = pd.DataFrame({"plan": ["first", "second", "third"]})
    assert "third" not in explore.searchable_table(table, "en", most=2).html
    assert "third" in explore.searchable_table(table, "en").html
