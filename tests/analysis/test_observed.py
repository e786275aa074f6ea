"""Which of several values of one year counts, and where a series breaks."""

import pandas as pd
import pytest

from ipstats.analysis.observed import breaks_between, counted_observations

INDICATORS = pd.DataFrame(
    {
        "code": ["valid_trademarks", "gi_products"],
        "scope": ["domestic", None],
        "breaks_en": [None, "2017: fees;2024: unified recognition"],
    }
)
# indicator, rows of one year (value, scope, vintage), the value that counts
COUNTS = [
    ("valid_trademarks", [(46, "all origins", None), (44, "domestic", None)], [44]),
    ("valid_trademarks", [(44, "domestic", None), (46, "all origins", "yearbook 2024")], [44]),
    ("valid_trademarks", [(46, "all origins", None)], []),
    ("valid_trademarks", [(45, None, "revised"), (44, "domestic", "preliminary")], [44]),
    ("valid_trademarks", [(45, None, None)], [45]),
    ("gi_products", [(46, "all origins", None), (44, "domestic", None)], [44]),
    ("gi_products", [(2, None, "first published"), (1, None, "preliminary")], [2]),
    ("gi_products", [(3, None, "revised on the fifth economic census"), (2, None, "first published")], [3]),
    ("gi_products", [(3, None, "yearbook 2022"), (4, None, "yearbook 2023")], [4]),
    ("gi_products", [(2, None, "first published"), (5, None, None)], [5]),
]


@pytest.mark.parametrize(("indicator", "rows", "counts"), COUNTS)
def test_one_value_of_a_year_counts(indicator, rows, counts):
    table = pd.DataFrame(rows, columns=["value", "scope", "vintage"])
    seen = table.assign(region="lancheng", indicator=indicator, year=2023)
    assert counted_observations(seen, INDICATORS)["value"].tolist() == counts
    later = pd.concat([seen, seen.assign(year=2024)], ignore_index=True)
    assert counted_observations(later, INDICATORS)["value"].tolist() == counts * 2


@pytest.mark.parametrize(
    ("indicator", "start", "end", "breaks"),
    [
        ("gi_products", 2016, 2025, "2017;2024"),
        ("gi_products", 2017, 2024, "2024"),
        ("gi_products", 2020, 2023, ""),
        ("gi_products", None, 2025, ""),
        ("gi_products", 2020, None, ""),
        ("valid_trademarks", 2016, 2025, ""),
    ],
)
def test_breaks_lie_after_the_start_and_not_after_the_end(indicator, start, end, breaks):
    years = pd.DataFrame({"start": [start], "end": [end]}, dtype="Int64")
    rows = pd.DataFrame({"indicator": [indicator]})
    assert breaks_between(rows, years["start"], years["end"], INDICATORS).fillna("").tolist() == [breaks]


def test_of_the_shipped_observations_no_year_counts_twice(data):
    seen = counted_observations(data.observations, data.indicators)
    assert not seen.duplicated(["region", "indicator", "year"]).any()
    assert len(seen) < len(data.observations)
    share = seen[seen["indicator"] == "patent_intensive_gdp_share"].set_index("year")["value"]
    assert share[2020] == 11.97
    assert share[2022] == 12.6  # 12.71 when first published
    assert set(seen.loc[seen["indicator"] == "valid_trademarks", "scope"]) == {"domestic"}
