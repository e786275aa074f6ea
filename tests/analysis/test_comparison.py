"""One indicator across plans: in one unit, with its reason where that cannot be."""

from dataclasses import replace

import pandas as pd
import pytest

from ipstats.analysis.comparison import (
    NO_FIGURE,
    NO_POPULATION,
    NOT_IN_PLAN,
    common_unit,
    compare,
    compare_observations,
    plans_beside,
    shared_codes,
)
from ipstats.analysis.growth import EACH_YEAR, RATE_ONLY, WORDS_ONLY
from ipstats.errors import UnknownName


def row(table, region):
    return table[table["region"] == region].iloc[0]


@pytest.mark.parametrize("asked", ["high_value_invention_patents", "high_value_invention_patents_per_10k"])
def test_a_count_and_a_rate_meet_per_10000_people(data, asked):
    table = compare(data, asked)
    hegang, qinhuangdao = row(table, "hegang"), row(table, "qinhuangdao")
    assert hegang["target"] == 0.2581  # 23 / 891271 * 10000
    assert hegang["baseline"] == 0.2244  # 20 / 891271 * 10000
    assert hegang["converted"]
    assert qinhuangdao["target"] == 3.5
    assert not qinhuangdao["converted"]
    assert set(table["unit"]) == {"件/万人"}
    assert row(table, "china")["target"] == 12


# indicator, unit, region, target worked by hand
PER_HEAD = [
    ("valid_trademarks", "件/万人", "hegang", 101.0),  # 9000 / 89.1271
    ("ip_pledge_financing", "元/人", "hebei", 39.52),  # 3e9 / 75919700, of 2019 as first published
    ("patent_intensive_gdp_share", "%", "qinhuangdao", 6),
    ("invention_patents_per_10k", "件/万人", "shijiazhuang", 15),
    ("ip_experts", "人/万人", "shijiazhuang", 0.08925),  # 100 / 1120.47, of 2021, the nearest to 2024
]


@pytest.mark.parametrize(("indicator", "unit", "region", "target"), PER_HEAD)
def test_units_and_levels(data, indicator, unit, region, target):
    assert common_unit(data, indicator) == unit
    assert row(compare(data, indicator), region)["target"] == target


REASONS = [
    ("valid_trademarks", "jiyuan", NO_FIGURE),
    ("valid_trademarks", "hebei", NOT_IN_PLAN),
    ("copyright_registrations", "hebei", RATE_ONLY),
    ("copyright_gdp_share", "qinhuangdao", WORDS_ONLY),
    ("ip_pledge_financing", "shijiazhuang", WORDS_ONLY),  # 逐年增加 stands beside a figure in its sentence
    ("pledge_loans_paid", "china", WORDS_ONLY),
    ("gbt29490_firms_each_year", "shijiazhuang", EACH_YEAR),
    ("gbt29490_adopting_firms", "shijiazhuang", NOT_IN_PLAN),
]


@pytest.mark.parametrize(("indicator", "region", "reason"), REASONS)
def test_what_cannot_be_compared_stays_with_its_reason(data, indicator, region, reason):
    assert row(compare(data, indicator), region)["reason"] == reason


def test_a_target_of_each_year_is_no_level_to_compare(data):
    table = compare(data, "gbt29490_firms_each_year")
    shijiazhuang = row(table, "shijiazhuang")
    assert shijiazhuang[["baseline", "target", "change", "planned_growth"]].isna().all()
    assert shijiazhuang["each_year"] == 0.02677  # 30 / 11204700 * 10000
    assert row(compare(data, "gbt29490_adopting_firms"), "hebei")["target"] == 0.06586  # 500 / 75919700 * 10000
    assert "gbt29490_firms_each_year" not in shared_codes(data)


def test_the_years_of_the_residents_are_told_where_a_level_was_computed(data):
    table = compare(data, "valid_trademarks")
    hegang, qinhuangdao = row(table, "hegang"), row(table, "qinhuangdao")
    assert [hegang["baseline_residents_year"], hegang["target_residents_year"]] == [2020, 2020]
    assert [qinhuangdao["baseline_residents_year"], qinhuangdao["target_residents_year"]] == [2020, 2022]
    assert row(compare(data, "patent_intensive_gdp_share"), "qinhuangdao")[["target_residents_year"]].isna().all()


def test_a_level_is_compared_before_a_target_of_each_year(data):
    found = data.targets["indicator"] == "valid_trademarks"
    each = data.targets[found].assign(measure="annual_level", target=7.0, unit="件")
    both = replace(data, targets=pd.concat([each, data.targets], ignore_index=True))
    assert row(compare(both, "valid_trademarks"), "hegang")["target"] == 101.0
    assert compare(both, "valid_trademarks")["each_year"].isna().all()
    assert shared_codes(both) == shared_codes(data)


def test_without_a_population_nothing_is_computed(data):
    nobody = replace(data, population=data.population[:0])
    assert row(compare(nobody, "valid_trademarks"), "hegang")["reason"] == NO_POPULATION
    assert compare_observations(nobody, "valid_trademarks").empty


# indicator, regions, the nation's plans that stand above theirs
OF_NATION = [
    ("high_value_invention_patents", ["hegang"], ["china-2021-2025"]),  # the outlines want the same 12 of 2025
    ("invention_patents_per_10k", ["hegang"], []),  # the nation set it until 2020
    ("invention_patents_per_10k", ["hebei", "hegang"], ["china-2016-2020"]),
    ("ip_pledge_financing", ["hebei", "hegang"], ["china-2016-2020", "china-2021-2025"]),
    ("high_value_invention_patents", ["china", "hegang"], ["china-2021-2025", "china-economy-2026-2030"]),
    ("high_value_invention_patents", None, ["china-2021-2025", "china-economy-2026-2030"]),
    ("patent_intensive_gdp_share", [], []),
]


@pytest.mark.parametrize(("indicator", "regions", "nation"), OF_NATION)
def test_plans_of_the_nation_are_those_of_the_time(data, indicator, regions, nation):
    table = compare(data, indicator, regions)
    assert table["plan"].tolist()[: len(nation)] == nation
    assert "china" not in set(table["region"][len(nation) :])
    assert set(table["region"]) - {"china"} == set(data.regions_with_plans() if regions is None else regions) - {
        "china"
    }


def test_sums_of_the_nation_are_per_head_too(data):
    nation = compare(data, "ip_pledge_financing", ["hegang"]).iloc[0]
    assert (nation["target"], nation["unit"]) == (227.2, "元/人")  # 3.2e11 / 1408280000, of 2024
    assert nation["converted"]


def test_unlike_targets_of_one_year_all_stay(data):
    outline = data.targets["plan"] == "china-outline-2021-2035"
    higher = replace(data, targets=data.targets.assign(target=data.targets["target"].mask(outline, 14)))
    rows = compare(higher, "high_value_invention_patents_per_10k", ["qinhuangdao"])
    assert rows["plan"].tolist() == ["china-outline-2021-2035", "china-2021-2025", "qinhuangdao-2021-2025"]


# periods of a region's plans, year of an observation, the plan it is shown beside
BESIDE = [
    (["2021-2025", "2026-2030"], 2020, "2021-2025"),
    (["2021-2025", "2026-2030"], 2025, "2021-2025"),
    (["2021-2025", "2026-2030"], 2026, "2026-2030"),
    (["2016-2020", "2021-2025"], 2020, "2016-2020"),
    (["2016-2020"], 2023, "2016-2020"),
    ([], 2023, None),
]


@pytest.mark.parametrize(("periods", "year", "period"), BESIDE)
def test_an_observation_stands_beside_one_plan(periods, year, period):
    plans = [("hegang", f"hegang-{each}") for each in periods] + [("china", "china-2021-2025")]
    seen = pd.DataFrame({"region": ["hegang"], "year": [year]}, index=[7]).astype({"year": "Int64"})
    found = plans_beside(seen, pd.DataFrame(plans, columns=["region", "plan"]).astype("string"))
    assert found.to_dict() == {7: f"hegang-{period}" if period else ""}


def test_observations_are_converted_alike(data):
    nation = compare_observations(data, "valid_trademarks", [])
    assert nation["value"].tolist() == [354.2]  # 49877000 / 140828, of 2024; of all origins there are 2022 and 2023
    assert nation["residents_year"].tolist() == [2024]


def test_a_stated_rate_stands_before_a_computed_one_and_no_year_twice(data):
    seen = compare_observations(data, "high_value_invention_patents", [])
    assert seen["value"].tolist() == [6.3, 7.5, 9.4, 11.8, 14, 16]
    assert seen["residents_year"].isna().all()
    every = compare_observations(data, "invention_patents")
    assert not every.duplicated(["region", "year"]).any()
    assert row(every[every["year"] == 2021], "china")["value"] == 19.15  # 2704000 / 141177.8724


@pytest.mark.slow
def test_every_indicator_can_be_compared(data):
    for code in data.indicators["code"]:
        assert set(compare(data, code)["region"]) >= set(data.regions_with_plans()) - {"china"}


@pytest.mark.parametrize(("indicator", "regions", "told"), [
    ("valid_trademark", None, "did you mean 'valid_trademarks'"), ("valid_trademarks", ["hegan"], "did you mean 'hegang'"),
])  # fmt: skip
def test_unknown_names_are_refused(data, indicator, regions, told):
    with pytest.raises(UnknownName, match=told):
        compare(data, indicator, regions)
