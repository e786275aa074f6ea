"""data/regions.csv holds what GB/T 2260 holds: provinces, prefectures, and the counties directly under a province."""

from collections import Counter

import pytest

PREFECTURES = {
    "hebei": 11, "shanxi": 11, "neimenggu": 12, "liaoning": 14, "jilin": 9, "heilongjiang": 13, "jiangsu": 13,
    "zhejiang": 11, "anhui": 16, "fujian": 9, "jiangxi": 11, "shandong": 16, "henan": 17, "hubei": 13, "hunan": 14,
    "guangdong": 21, "guangxi": 14, "hainan": 4, "sichuan": 21, "guizhou": 9, "yunnan": 16, "xizang": 7, "shaanxi": 10,
    "gansu": 14, "qinghai": 8, "ningxia": 5, "xinjiang": 14,
}  # fmt: skip
COUNTIES = {"henan": 1, "hubei": 4, "hainan": 15, "xinjiang": 12}  # directly under their province


@pytest.fixture(scope="module")
def regions(data):
    return data.regions


def test_each_province_has_its_prefectures_and_counties(regions):
    assert Counter(regions["level"]) == {"national": 1, "province": 34, "prefecture": 333, "county": 32}
    for level, counts in (("prefecture", PREFECTURES), ("county", COUNTIES)):
        assert regions[regions["level"] == level]["parent"].value_counts().to_dict() == counts


def test_ids_codes_and_names_are_those_of_one_region(regions):
    for column in ("region", "code", "name_zh", "name_en"):
        assert regions[column].is_unique
    assert regions["code"].is_monotonic_increasing


def test_codes_begin_with_that_of_the_parent(regions):
    codes = regions.set_index("region")["code"]
    for row in regions.itertuples():
        if row.level == "province":
            assert (row.parent, row.code[2:]) == ("china", "0000")
        elif row.level != "national":
            assert row.code[:2] == codes[row.parent][:2]
            assert row.code.endswith("00") == (row.level == "prefecture")
            assert (row.code[2:4] == "90") == (row.level == "county")


def test_aliases_are_those_of_one_region_and_no_name_of_another(regions):
    aliases = [alias for names in regions["aliases"].dropna() for alias in names.split(";")]
    assert len(set(aliases)) == len(aliases)
    assert not set(aliases) & set(regions["name_zh"])
    assert all(len(alias) > 1 for alias in aliases)


# region, code, name, level
KNOWN = [
    ("suzhou", "320500", "苏州市", "prefecture"),
    ("suzhou-anhui", "341300", "宿州市", "prefecture"),
    ("taizhou", "321200", "泰州市", "prefecture"),
    ("taizhou-zhejiang", "331000", "台州市", "prefecture"),
    ("yichun-jiangxi", "360900", "宜春市", "prefecture"),
    ("fuzhou-jiangxi", "361000", "抚州市", "prefecture"),
    ("yulin-shaanxi", "610800", "榆林市", "prefecture"),
    ("hainan-qinghai", "632500", "海南藏族自治州", "prefecture"),
    ("jilin-jilin", "220200", "吉林市", "prefecture"),
    ("shaanxi", "610000", "陕西省", "province"),
    ("shanxi", "140000", "山西省", "province"),
    ("luan", "341500", "六安市", "prefecture"),
    ("chongqing", "500000", "重庆市", "province"),
    ("xiantao", "429004", "仙桃市", "county"),
    ("shennongjia", "429021", "神农架林区", "county"),
    ("shihezi", "659001", "石河子市", "county"),
    ("danzhou", "460400", "儋州市", "prefecture"),
    ("enshi", "422800", "恩施土家族苗族自治州", "prefecture"),
]


@pytest.mark.parametrize(("region", "code", "name", "level"), KNOWN)
def test_a_region_is_what_it_is(region, code, name, level, regions):
    row = regions.set_index("region").loc[region]
    assert (row["code"], row["name_zh"], row["level"]) == (code, name, level)


def test_only_regions_with_a_plan_have_a_report(data):
    assert set(data.regions_with_plans()) == {plan.split("-")[0] for plan in data.plans["plan"]}
