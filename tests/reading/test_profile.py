import pytest

from ipstats.documents.document import parse_text
from ipstats.reading.profile import find_horizon, find_profile, find_title

# first lines, the title
TITLES = [
    (["鹤岗市“十四五”知识产权保护和运用规划", "为推动治理，编制本规划。"], "鹤岗市“十四五”知识产权保护和运用规划"),
    (
        ["秦皇岛市“十四五”知识产权", "保护和运用规划", "(征求意见稿)"],
        "秦皇岛市“十四五”知识产权保护和运用规划(征求意见稿)",
    ),
    (["某市人民政府", "关于印发《某市知识产权规划》的通知"], "某市知识产权规划"),
    (["各市人民政府：", "为加快建设，提出如下意见："], None),
]


@pytest.mark.parametrize(("lines", "title"), TITLES)
def test_find_title(lines, title):
    assert find_title(lines) == title


PLAN = """蓝城市人民政府文件
蓝政发〔2021〕20号
秦皇岛市蓝城区“十四五”知识产权规划
（征求意见稿）
到2025年，商标申请量达到5件。
蓝城市人民政府
2021年9月30日
"""


def test_find_profile(data):
    found = find_profile(parse_text(PLAN, "plan"), data.regions)
    assert found.region == "qinhuangdao"
    assert found.title == "秦皇岛市蓝城区“十四五”知识产权规划（征求意见稿）"
    assert (found.issuer, found.document_number, found.issued) == ("蓝城市人民政府", "蓝政发〔2021〕20号", "2021-09-30")
    assert (found.period_start, found.period_end, found.baseline_year) == (2021, 2025, 2020)
    assert found.stage == "draft"


def test_what_is_not_in_the_text_is_none(data):
    found = find_profile(parse_text("到2025年，商标申请量达到5件。", "plan"), data.regions)
    assert (found.region, found.title, found.issuer, found.issued) == (None, None, None, None)


def test_the_plans_of_the_data_package_are_found_again(documents, data):
    """What people put into plans.csv is what the documents say, where they say it."""
    for row in data.plans.itertuples():
        found = find_profile(parse_text((documents / row.document).read_text(encoding="utf-8"), row.plan), data.regions)
        told = (found.region, found.period_start, found.period_end, found.baseline_year, found.stage)
        assert told == (row.region, row.period_start, row.period_end, row.baseline_year, row.stage)
        for name in ("issuer", "document_number", "issued"):
            assert getattr(found, name) == getattr(row, name) or getattr(found, name) is None


# plan id, beginning of the text, first year, last year, baseline year
HORIZONS = [
    ("qinhuangdao-2021-2025", "", 2021, 2025, 2020),
    ("plan", "某市“十四五”知识产权规划", 2021, 2025, 2020),
    ("方案", "工作方案(2022—2025年)", 2022, 2025, 2021),
]


@pytest.mark.parametrize(("plan", "text", "start", "end", "baseline"), HORIZONS)
def test_find_horizon(plan, text, start, end, baseline):
    horizon = find_horizon(parse_text(text, plan))
    assert (horizon.start, horizon.end, horizon.baseline) == (start, end, baseline)
