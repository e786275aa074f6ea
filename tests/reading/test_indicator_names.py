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
    ("有效发明专利拥有量", "invention_patents"),
    ("国内（不含港澳台）发明专利有效量", "invention_patents"),
    ("海外发明专利有效量", "overseas_invention_patents_in_force"),
    ("海外发明专利授权量", "overseas_invention_patents_granted"),
    ("知识产权质押融资累放金额", "pledge_loans_paid"),
    ("知识产权质押登记担保金额", "ip_pledge_guarantee"),
    ("知识产权质押融资登记金额", "ip_pledge_financing"),
    ("知识产权合规管理体系认证企业", "gbt29490_certified_orgs"),
    ("知识产权管理体系认证企业", "gbt29490_certified_orgs"),
    ("推行知识产权管理国家标准企业", "gbt29490_adopting_firms"),
    ("《企业知识产权管理规范》贯标认证企业（每年）", "gbt29490_firms_each_year"),
    ("地理标志证明商标", "gi_certification_marks"),
    ("作品登记量", "works_registrations"),
    ("计算机软件著作权登记量", "software_registrations"),
    ("PCT国际专利申请量", "pct_applications"),
    ("企业发明专利产业化率", "patent_commercialisation_rate"),
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
    "有效发明专利授权量",
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
        printed = [*row.also_printed_as.split(";"), *row.doubtfully_printed_as.split(";")]
        for name in filter(None, [row.name_zh, *printed]):
            owners.setdefault(normalized_name(name), set()).add(row.code)
    assert {name: codes for name, codes in owners.items() if len(codes) > 1} == {}


def test_a_name_that_does_not_tell_the_measure_has_a_code_and_is_doubtful(matcher):
    assert matcher.find("注册商标")[0] == "trademark_registrations"
    assert matcher.is_doubtful("全市注册商标")
    assert not matcher.is_doubtful("商标注册量")
    assert not matcher.is_doubtful("有效注册商标量")


def test_what_is_easily_taken_for_another_says_so_on_both_sides(data):
    others = data.indicators.set_index("code")["not_the_same_as"].dropna().str.split(";")
    assert {
        (code, other) for code, codes in others.items() for other in codes if code not in others.get(other, [])
    } == set()
    assert not any(code in codes for code, codes in others.items())


def test_breaks_are_told_in_both_languages(data):
    rows = data.indicators.fillna("").itertuples()
    years = [[[part[:4] for part in text.split(";")] for text in (row.breaks_zh, row.breaks_en)] for row in rows]
    assert all(zh == en for zh, en in years)
