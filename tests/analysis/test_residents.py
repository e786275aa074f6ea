"""By which residents a count is divided."""

import pandas as pd
import pytest

from ipstats.analysis.residents import residents_for

POPULATION = pd.DataFrame(
    [
        ("lancheng", 2015, 70, "first published"),
        ("lancheng", 2018, 64, "revised on the census of 2020"),
        ("lancheng", 2018, 68, "first published"),
        ("lancheng", 2020, 60, "end of year, on the census of 2020"),
        ("lancheng", 2020, 61, "census of 2020"),
        ("lancheng", 2022, 59, None),
        ("beicheng", 2020, 90, "census of 2020"),
    ],
    columns=["region", "year", "people", "vintage"],
)
# region, year of the figure, people, their year
YEARS = [
    ("lancheng", 2021, 61, 2020),  # the year before, by the census
    ("lancheng", 2019, 68, 2018),  # as first published
    ("lancheng", 2020, 68, 2018),  # 2018 and 2020 are as near to 2019: the earlier
    ("lancheng", 2025, 59, 2022),  # the latest known
    ("lancheng", 2010, 70, 2015),
    ("lancheng", 2005, None, None),  # eleven years off
    ("beicheng", 2030, 90, 2020),
    ("beicheng", 2032, None, None),
    ("beicheng", None, None, None),
    ("nowhere", 2021, None, None),
]


@pytest.mark.parametrize(("region", "year", "people", "of"), YEARS)
def test_the_year_before_or_the_nearest_to_it(region, year, people, of):
    found = residents_for(POPULATION, pd.Series([region], index=[7]), pd.Series([year], index=[7], dtype="Int64"))
    assert found.loc[7].fillna(-1).tolist() == [people or -1, of or -1]


# Rates that offices printed, and the counts beside them: the residents of the year before give the same.
PRINTED = [("hebei", 2022, 51946, 6.97), ("heilongjiang", 2019, 24526, 6.5)]


@pytest.mark.parametrize(("region", "year", "patents", "rate"), PRINTED)
def test_offices_divide_by_the_residents_of_the_year_before(data, region, year, patents, rate):
    found = residents_for(data.population, pd.Series([region]), pd.Series([year]))
    assert found["residents_year"].tolist() == [year - 1]
    assert patents / found["people"].iloc[0] * 10_000 == pytest.approx(rate, abs=0.006)
