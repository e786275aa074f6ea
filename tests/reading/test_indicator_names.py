import pytest

from ipstats.reading.indicator_names import Matcher, normalized_name

# name as printed, code
MATCH = [
    ("每万人口发明专利拥有量", "invention_patents_per_10k"),
    ("全市每万人口高价值发明专利拥有量", "high_value_invention_patents_per_10k"),
    ("有效商标注册量", "valid_trademarks"),
    ("有效注册商标数", "valid_trademarks"),
    ("专利总授权量", "patents_granted"),
    ("发明专利（授权）", "invention_patents_granted"),
    ("著作权年登记量", "copyright_registrations"),
    ("专利密集型产业增加值占地区生产总值比重", "patent_intensive_gdp_share"),
    ("知识产权管理规范国家标准认证的单位（累计）", "gbt29490_certified_orgs"),
    ("优质知识产权服务品牌机构", "ip_service_brand_agencies"),
    ("专家服务团队", "ip_experts"),
    ("專利密集型產業".replace("專", "专").replace("產業", "产业") + "增加值占GDP比重", "patent_intensive_gdp_share"),
]
# names that look like an indicator's and are not
NO_MATCH = [
    "发明专利",
    "专利",
    "商标",
    "高价值发明专利",
    "知识产权示范企业",
    "市级知识产权优势企业",
    "知识产权优势示范企业",
    "每万人口专利拥有量",
    "每万人口发明专利授权量",
    "有效发明专利拥有量",
    "著作权",
    "知识产权民事案件结案率",
    "知识产权质押融资笔数",
    "地理标志",
    "GDP",
    "",
]


@pytest.fixture(scope="module")
def matcher(data):
    return Matcher(data.indicators)


@pytest.mark.parametrize(("name", "code"), MATCH)
def test_names_that_must_match(matcher, name, code):
    assert matcher.find(name) == (code, name)


@pytest.mark.parametrize("name", NO_MATCH)
def test_names_that_must_not_match(matcher, name):
    assert matcher.find(name) == (None, name)


def test_the_first_known_reading_is_taken(matcher):
    assert matcher.find("某某企业", "省级知识产权优势示范企业") == (
        "provincial_ip_advantage_firms",
        "省级知识产权优势示范企业",
    )


def test_no_two_indicators_share_a_name(data):
    owners: dict[str, set[str]] = {}
    for row in data.indicators.fillna("").itertuples():
        for name in filter(None, [row.name_zh, *row.also_printed_as.split(";")]):
            owners.setdefault(normalized_name(name), set()).add(row.code)
    assert {name: codes for name, codes in owners.items() if len(codes) > 1} == {}
