import pytest

from ipstats.reading.doubts import NAMES
from ipstats.reading.indicator_names import Matcher
from ipstats.reading.labels import split_name, split_names
from ipstats.reading.names import Memory, Mention
from ipstats.reading.sentences import Sentence, find_figures, mask
from ipstats.text.numbers import Quantity
from ipstats.text.periods import find_periods

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
]


@pytest.mark.parametrize(("text", "names"), LISTS)
def test_split_names(text, names):
    assert split_names(text) == names


def test_readings_of_different_indicators_are_doubted(data):
    sentence, quantity = Sentence("", "", 0, []), Quantity(5, "家", "=", 0, 0)
    mention = Mention(sentence, quantity, 0, "", "", "", Memory(), Matcher(data.indicators))
    assert mention.named("省级知识产权优势示范企业", "国家知识产权优势示范企业").doubt == NAMES
    assert mention.named("省级知识产权优势示范企业", "某某企业").doubt is None


# a sentence, and the numbers in it that can be an indicator's
FIGURES = [
    ("商标申请量5581件，注册量3656件", ["5581件", "3656件"]),
    ("培育企业20至30家", ["20", "30家"]),
    ("分别提高8.6、1.5和4.2个百分点", ["8.6", "1.5", "4.2个百分点"]),
    ("成立12个工作专班，由28个部门组成", []),
    ("位居全国第5位，进入前10名", []),
    ("按其作价额的10%给予扶持，最高100万元奖励", []),
    ("PM2.5浓度下降，5G基站10个", ["10个"]),
    ("2021年2月1日开设窗口", []),
    ("十余家机构，一批企业，三大工程", ["十余家"]),
    ("率先实现“三个100%”", []),
    ("发明专利审查周期压减至15个月", ["15个月"]),
    ("为期3年，24小时受理", []),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures_of_a_sentence(text, expected):
    sentence = Sentence(text, mask(text), 0, list(find_periods(mask(text))))
    assert [text[q.start : q.end] for q in find_figures(sentence)[0]] == expected
