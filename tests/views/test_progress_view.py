"""Where a plan stands: beside the nation, and beside what was observed."""

from dataclasses import replace

import pandas as pd
from shipped import DATA

from ipstats.views import progress


def html(shown):
    return getattr(shown, "html", "")


def test_a_count_stands_beside_the_nation_per_head():
    told = progress.against_nation(DATA, DATA.of("hegang"), "zh").html
    assert "≈0.2581件/万人（2025年）" in told
    assert "12件/万人（2025年）" in told


def test_each_source_has_its_year():
    told = progress.against_nation(DATA, DATA.of("qinhuangdao"), "en").html
    assert "“十四五”国家知识产权保护和运用规划 (second-hand)" in told
    assert "2023: 国家知识产权局 2024-03-29，光明日报" in told
    assert "≈354.2 per 10,000 people (2025)" in told
    assert "nearest year known (here 2015, 2018, 2020, 2021, 2022, 2023, 2024)" in told
    mine = DATA.of("qinhuangdao")
    shares = replace(mine, targets=mine.targets[mine.targets["indicator"] == "patent_intensive_gdp_share"])
    told = progress.against_nation(DATA, shares, "en").html
    assert "13.38" in told
    assert "≈" not in told


def test_a_plan_stands_beside_the_nations_of_its_time_alone():
    told = progress.against_nation(DATA, DATA.of("hebei"), "zh").html
    assert "12件/万人（2020年）" in told
    assert "十四五" not in told
    assert progress.against_nation(DATA, DATA.of("china"), "zh") is None


def test_progress_is_told_once_there_is_an_observation():
    assert "no judgement" not in html(progress.observed_progress(DATA.of("hegang"), "en"))
    assert "nothing is judged" in html(progress.observed_progress(DATA.of("hegang"), "en"))
    seen = pd.DataFrame(
        [("hegang", "valid_trademarks", 2023, 7200.0, "件", "公报", "with the source", None, None, None, None)],
        columns=list(DATA.observations),
    ).astype(DATA.observations.dtypes.to_dict())
    told = progress.observed_progress(replace(DATA, observations=seen).of("hegang"), "en").html
    assert "on track" in told
    assert "Statistics Canada" in told
    assert "公报 (compared with the source)" in told


def test_a_row_without_a_verdict_stands_beside_one_that_has_one():
    mine = DATA.targets["region"] == "qinhuangdao"
    rows = DATA.targets[mine & DATA.targets["target"].notna()]
    seen = rows.assign(
        year=rows["target_year"] - 2, value=rows["target"] * 0.9, source="公报", checked="with the source",
        scope=None, vintage=None, address=None,
    )  # fmt: skip
    seen = seen[list(DATA.observations)].astype(DATA.observations.dtypes.to_dict())
    told = html(progress.observed_progress(replace(DATA, observations=seen).of("qinhuangdao"), "en"))
    assert told.count(">none<") == rows["baseline"].isna().sum() > 0
