import pytest

from ipstats.reading.doubts import NAMES
from ipstats.reading.indicator_names import Matcher
from ipstats.reading.labels import split_name, split_names
from ipstats.reading.names import Memory, Mention
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
]


@pytest.mark.parametrize(("text", "names"), LISTS)
def test_split_names(text, names):
    assert split_names(text) == names


def test_readings_of_different_indicators_are_doubted(data):
    sentence, quantity = Sentence("", "", 0, []), Quantity(5, "家", "=", 0, 0)
    mention = Mention(sentence, quantity, 0, "", "", "", False, Memory(), Matcher(data.indicators))
    assert mention.named("省级知识产权优势示范企业", "国家知识产权优势示范企业").doubt == NAMES
    assert mention.named("省级知识产权优势示范企业", "某某企业").doubt is None
