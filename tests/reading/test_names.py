import pytest

from ipstats.documents.document import parse_text
from ipstats.reading.doubts import NAMES
from ipstats.reading.extraction import extract_statements
from ipstats.reading.indicator_names import Matcher
from ipstats.reading.mentions import Memory, Mention
from ipstats.reading.name_parts import split_name, split_names
from ipstats.reading.names import PATTERNS
from ipstats.reading.sentences import Sentence
from ipstats.text.numbers import Quantity

# words before a number: the name, what the number does, what leads up to the name
REGIONS = [
    ("到2025年每万人口发明专利拥有量达到", "每万人口发明专利拥有量", "达到", "到2025年"),
    ("力争培育知识产权示范企业", "知识产权示范企业", "", "力争培育"),
    ("全市发明专利申请量年均增长", "发明专利申请量", "年均增长", "全市"),
    ("专利密集型产业增加值占GDP比重由2015年的", "专利密集型产业增加值占GDP比重", "由2015年的", ""),
    ("(二)万人发明专利拥有量达到", "万人发明专利拥有量", "达到", "(二)"),
    ("地理标志专用标志用标企业新增", "地理标志专用标志用标企业", "新增", ""),
    ("有效注册商标量", "有效注册商标量", "", ""),
    ("覆盖率提高", "覆盖率", "提高", ""),
    ("较“十二五”末增长", "", "较“十二五”末增长", ""),
]


@pytest.mark.parametrize(("region", "name", "tail", "lead"), REGIONS)
def test_split_name(region, name, tail, lead):
    assert split_name(region) == (name, tail, lead)


# names that a list shares parts of
LISTS = [
    ("专利申请量和授权量", ["专利申请量", "专利授权量"]),
    ("发明专利、实用新型和外观设计授权量", ["发明专利授权量", "实用新型授权量", "外观设计授权量"]),
    ("城镇、农村居民人均可支配收入", ["城镇居民人均可支配收入", "农村居民人均可支配收入"]),
    ("固定宽带家庭普及率和移动宽带用户普及率", ["固定宽带家庭普及率", "移动宽带用户普及率"]),
    ("有效注册商标量", ["有效注册商标量"]),
    ("化学需氧量、氨氮、二氧化硫排放总量", ["化学需氧量排放总量", "氨氮排放总量", "二氧化硫排放总量"]),
    ("第一、二、三产业增加值占比", [f"第{n}产业增加值占比" for n in "一二三"]),
    ("战略性新兴产业、高技术产业产值占比", ["战略性新兴产业产值占比", "高技术产业产值占比"]),
    ("一、二、三季度利用率", ["一季度利用率", "二季度利用率", "三季度利用率"]),
    ("刑事、治安案件", ["刑事案件", "治安案件"]),
    ("财政收入、税收", ["财政收入", "税收"]),
    ("科技研发投资、房地产投资占比", ["科技研发投资占比", "房地产投资占比"]),
    ("文化、旅游及相关产业增加值", ["文化及相关产业增加值", "旅游及相关产业增加值"]),
    ("存贷款余额", ["存贷款余额"]),
]


@pytest.mark.parametrize(("text", "names"), LISTS)
def test_split_names(text, names):
    assert split_names(text) == names


@pytest.mark.parametrize(
    ("name", "count", "names"),
    [
        ("存贷款余额", 2, ["存款余额", "贷款余额"]),
        ("城乡居民人均收入", 2, ["城镇居民人均收入", "农村居民人均收入"]),
        ("城乡居民人均收入", 1, ["城乡居民人均收入"]),
    ],
)
def test_one_word_for_two_is_two_where_two_figures_are_told(name, count, names):
    assert split_names(name, count) == names


# a sentence, and the names of its figures in their order; ？ where a figure has none
SENTENCES = [
    # verb, quantity, subject
    ("新建10家概念验证中心、30家标杆孵化器和12家中试平台。", "概念验证中心 标杆孵化器 中试平台"),
    ("培育6个世界级、7个国家级、9个区域级产业集群。", "世界级产业集群 国家级产业集群 区域级产业集群"),
    ("50个危险废物、273个医疗废物集中处置设施基本建成。", "危险废物集中处置设施 医疗废物集中处置设施"),
    ("自贸试验区推出259项制度创新成果，其中56项为全国首创。", "制度创新成果 全国首创制度创新成果"),
    ("70个大中城市价格上涨的城市个数为60个。", "70个大中城市价格上涨的城市个数"),
    ("203个断面水质优良率达100%，培育20家企业产值达5亿元。", "203个断面水质优良率 企业产值 企业产值"),
    ("当年1600件的目标提前完成。", ""),
    ("形成光伏、风电、光热3条完整产业链。", "完整产业链"),
    ("年产100万吨绿氢、300万吨绿色液体燃料。", "绿氢 绿色液体燃料"),
    ("选派2000名科技特派员，继续办好10场对接活动。", "科技特派员 对接活动"),
    ("建成3000多个和美乡村及820个特色田园乡村。", "和美乡村 特色田园乡村"),
    ("组织4500家企业参加境内外展会300余场。", "参加境内外展会企业 企业参加境内外展会"),
    ("为3.5万名劳动者追回工资2.4亿元。", "劳动者追回工资 劳动者追回工资"),
    # subject, verb, quantity
    ("长沙研发中心新增研发机构800家。", "长沙研发中心研发机构（新增）"),
    ("煤矿建成投产、新增产能300吨，高校新增和调整专业50个。", "产能（新增） 高校新增和调整专业"),
    ("创新设计大赛举办10场，更新设施农业5万亩，去年新设立企业20家。", "创新设计大赛举办 设施农业 企业（新增）"),
    ("新设立外资企业26家，增长11.8%，达到145家。", "外资企业（新增） 外资企业（新增） 外资企业"),
    ("城镇新增就业12万人。", "城镇新增就业"),
    ("“新三样”出口规模达8536亿元，打造“辽宁优品”27个。", "“新三样”出口规模 “辽宁优品”"),
    ("新建和改造农村公路120公里，改造老旧小区30个。", "农村公路 改造老旧小区"),
    ("基本医保参保率稳定在98%以上，合格率连续3年保持100%。", "基本医保参保率 合格率"),
    ("公民具备科学素质的比例超过18%。", "公民具备科学素质的比例"),
    ("在深投资的世界500强企业超340家，在学研究生2万人。", "在深投资的世界500强企业 在学研究生"),
    ("34款创新药械获批上市，项目完成投资超年度计划28%。", "创新药械 项目完成投资超年度计划"),
    (
        "学生营养改善惠及3700多万人，工业投资、房地产投资占比分别较2020年提升12个、下降17个百分点。",
        "学生营养改善 工业投资占比 房地产投资占比",
    ),
    # lists
    ("制造业、普惠小微贷款余额分别增长10.7%、13.3%。", "制造业贷款余额 普惠小微贷款余额"),
    ("一般贸易、民营企业进出口占比分别提高4个、13.3个百分点。", "一般贸易进出口占比 民营企业进出口占比"),
    ("氮氧化物、挥发性有机物排放量分别下降8%以上。", "氮氧化物排放量 挥发性有机物排放量"),
    ("城镇新增就业和转移劳动力各45万人。", "城镇新增就业 转移劳动力"),
    (
        "城乡居民人均可支配收入分别达6.9万元、3.4万元，增长4.2%、5.3%。",
        "城镇居民人均可支配收入 农村居民人均可支配收入 " * 2,
    ),
    ("争取中央投资186亿元、超长期国债128亿元，分别增长20%、85%。", "中央投资 超长期国债 中央投资 超长期国债"),
    # a subject kept, totals, comparisons
    ("服务业增加值增长5%，占地区生产总值比重达到60%。", "服务业增加值 服务业增加值占地区生产总值比重"),
    ("转移支付增加1.5万亿元、规模9.8万亿元。", "转移支付 转移支付规模"),
    ("数字经济增长5%，商标注册量居全国首位，规模8亿元。", "数字经济 规模"),
    ("五年净增规上企业41家、总数达145家。", "规上企业（新增） 规上企业总数"),
    ("开通运营里程30公里、总里程达909公里。", "运营里程 运营总里程"),
    (
        "民间投资增速高于全国3.7个百分点，农村居民收入增长5%、快于城镇1个百分点。",
        "民间投资增速高于全国 农村居民收入 农村居民收入快于城镇",
    ),
    ("工业投资占比提高2个百分点，比率比上年降低1个百分点。", "工业投资占比 比率"),
    ("对东盟出口增长5%，全市进出口总额创新高，达到537亿元。", "东盟出口 进出口总额"),
    # what only tells which, and what no words name
    ("年产值超百亿元企业2家、超十亿元企业30家。", "年产值超百亿元企业 超十亿元企业"),
    ("设立100亿元的母基金。", "母基金"),
    ("主要指标（共22项）。", ""),
    ("规划纲要共18篇58章。", ""),
]


@pytest.mark.parametrize(("text", "names"), SENTENCES)
def test_names_of_a_sentence(text, names):
    statements = extract_statements(parse_text(text, "lancheng-2021-2025"))
    assert list(statements["name"]) == names.split()


@pytest.mark.parametrize("at", range(len(PATTERNS)), ids=lambda at: f"{PATTERNS[at][0]} {PATTERNS[at][-1]}")
def test_an_example_is_read_by_its_pattern(at, monkeypatch):
    read = []
    traced = [
        (shape, lambda mention, at=at, reading=reading: (read.append(at), reading(mention))[1], begins, example)
        for at, (shape, reading, begins, example) in enumerate(PATTERNS)
    ]
    monkeypatch.setattr("ipstats.reading.names.PATTERNS", traced)
    extract_statements(parse_text(PATTERNS[at][-1] + "。", "lancheng-2021-2025"))
    assert at in read


def test_readings_of_different_indicators_are_doubted(data):
    sentence, quantity = Sentence("", "", 0, []), Quantity(5, "家", "=", 0, 0)
    mention = Mention(sentence, quantity, 0, "", "", "", False, Memory(), Matcher(data.indicators))
    assert mention.named("省级知识产权优势示范企业", "国家知识产权优势示范企业").doubt == NAMES
    assert mention.named("省级知识产权优势示范企业", "某某企业").doubt is None
