import pytest

from ipstats.documents.document import parse_text
from ipstats.reading.profile import find_profile
from ipstats.reading.regions import Gazetteer


@pytest.fixture(scope="module")
def gazetteer(data):
    return Gazetteer(data.regions)


# words, the region they are about
NAMED = [
    ("秦皇岛市“十四五”规划", "qinhuangdao"),
    ("河北省秦皇岛市海港区规划", "qinhuangdao"),
    ("海港区规划", None),
    ("河北省“十四五”规划", "hebei"),
    ("吉林省规划", "jilin"),
    ("吉林“十五五”规划纲要", "jilin"),
    ("吉林市规划", "jilin-jilin"),
    ("吉林省吉林市规划", "jilin-jilin"),
    ("海南自由贸易港规划", "hainan"),
    ("青海省海南州规划", "hainan-qinghai"),
    ("海南藏族自治州规划", "hainan-qinghai"),
    ("内蒙古“十五五”规划", "neimenggu"),
    ("广西壮族自治区桂林市规划", "guilin"),
    ("桂林规划", "guilin"),
    ("安徽宿州规划", "suzhou-anhui"),
    ("江苏苏州规划", "suzhou"),
    ("张家口市规划", "zhangjiakou"),
    ("张家界规划", "zhangjiajie"),
    ("北京市朝阳区规划", "beijing"),
    ("朝阳产业发展规划", None),
    ("朝阳市规划", "chaoyang"),
    ("江西安福县规划", "jiangxi"),
    ("定西安定区规划", "dingxi"),
    ("济源产城融合示范区规划", "jiyuan"),
    ("苏州工业园区规划", "suzhou"),
    ("新疆石河子市规划", "shihezi"),
    ("白山岭市规划", None),
    ("海西市规划", None),
    ("北京大学知识产权规划", None),
    ("上海银行年报", None),
    ("来源：云南日报", None),
    ("国务院关于印发规划的通知", "china"),
    ("中国知识产权发展状况", "china"),
    ("国家文物局", "china"),
    ("全国“十四五”规划", "china"),
    ("福建省国家知识产权强省规划", "fujian"),
    ("贯彻强国建设纲要实施方案", None),
]


@pytest.mark.parametrize(("words", "region"), NAMED)
def test_the_region_that_words_are_about(words, region, gazetteer):
    assert gazetteer.of(words) == region


# file name, text, region, what it was read from, whether that is thin
READ_FROM = [
    ("x", "秦皇岛市“十四五”规划", "qinhuangdao", "title", False),
    ("shijiazhuang-2021-2025", "秦皇岛市“十四五”规划\n与石家庄市共同编制。", "qinhuangdao", "title", False),
    ("yulin-2021-2025", "榆林市“十四五”规划", "yulin-shaanxi", "title", False),
    ("苏州市-2026", "政府工作报告\n各位代表：", "suzhou", "file name", False),
    ("x", "政府工作报告\n——2026年1月20日在青岛市第十七届人民代表大会第五次会议上", "qingdao", "date line", False),
    ("x", "政府工作报告\n现在，我代表苏州市人民政府，向大会报告工作。", "suzhou", "issuer", False),
    ("x", "知识产权强省建设意见\n河北省人民政府\n2016年4月20日", "hebei", "issuer", False),
    ("x", "煤炭“十五五”规划\n国发〔2026〕22号", "china", "document number", False),
    ("qinhuangdao-2021-2025", "知识产权规划\n秦皇岛专利5件。", "qinhuangdao", "file name", False),
    ("hetian-2021-2025", "禾田县教育“十四五”规划", "hetian", "file name", True),
    ("x", "河北省平泉县“十四五”规划", "hebei", "title", True),
    ("x", "河北省人民政府文件\n蓝城县“十四五”规划\n为推进工作，制定本规划。", "hebei", "issuer", True),
    ("x", "工作方案\n我国专利居世界前列，全国增长5%，国家加大投入。", "china", "body", True),
    ("x", "贯彻《中国教育现代化2035》实施方案\n全市专利5件。", None, None, False),
]


@pytest.mark.parametrize(("name", "text", "region", "source", "weak"), READ_FROM)
def test_what_a_region_is_read_from(name, text, region, source, weak, data):
    found = find_profile(parse_text(text, name), data.regions)
    assert (found.region, found.source("region")) == (region, source)
    assert weak == any("tells the region" in doubt for doubt in found.doubts)


def test_a_work_report_speaks_for_the_government_of_its_region(data):
    text = "2026年政府工作报告\n——2026年1月28日在云南省第十四届人民代表大会第四次会议上\n现在，我代表省人民政府，向大会报告工作。"
    assert find_profile(parse_text(text, "x"), data.regions).issuer == "云南省人民政府"


def test_two_regions_are_told(data):
    text = "石家庄市“十四五”规划\n秦皇岛市专利5件。"
    doubts = find_profile(parse_text(text, "qinhuangdao-2021-2025"), data.regions).doubts
    assert (
        "region is shijiazhuang by the title, but qinhuangdao by the file name; give --region where that is wrong"
        in doubts
    )
