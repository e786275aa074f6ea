"""What kind of figure a number is, and its sign: from the words that lead up to its name, the name, and what it does."""

import pytest

from ipstats.documents.document import parse_text
from ipstats.reading.extraction import extract_statements
from ipstats.reading.measures import Words, Years, named_measure, weigh_measure
from ipstats.text import parse_quantity

ONE_YEAR, SEVERAL, WANTED = Years(), Years(several=True, one=False), Years(ahead=True)

# a number, the words before it (lead, name, tail), the years it may run over, its measure and value, the rule
CASES = [
    ("30件", Words("", "授权量", "达到"), ONE_YEAR, "level", 30, "level"),
    ("30件", Words("新建", "驿站", ""), ONE_YEAR, "level", 30, "level"),
    ("95%", Words("", "结案率", "为"), ONE_YEAR, "level", 95, "level"),
    # what is added to a stock, or taken away
    ("30家", Words("新增", "企业", ""), ONE_YEAR, "change", 30, "adds"),
    ("30家", Words("净增", "企业", ""), ONE_YEAR, "change", 30, "adds"),
    ("30家", Words("新认定", "企业", ""), ONE_YEAR, "change", 30, "adds"),
    ("30家", Words("", "企业", "增加"), ONE_YEAR, "change", 30, "adds"),
    ("30家", Words("", "企业", "减少"), ONE_YEAR, "change", -30, "adds"),
    ("30家", Words("", "企业", "增加到"), ONE_YEAR, "level", 30, "level"),
    ("30万人", Words("", "城镇新增就业", ""), ONE_YEAR, "level", 300_000, "level"),
    # of each year
    ("30家", Words("每年组织", "企业", ""), SEVERAL, "annual_level", 30, "level"),
    ("30家", Words("年均培育", "企业", ""), SEVERAL, "annual_level", 30, "level"),
    ("30家", Words("", "企业", "年均增加"), SEVERAL, "annual_change", 30, "adds"),
    ("30家", Words("每年新增", "企业", ""), SEVERAL, "annual_change", 30, "adds"),
    # points are a step, never a percentage
    ("3个百分点", Words("", "覆盖率", "提高"), WANTED, "change", 3, "points"),
    ("3个百分点", Words("", "失业率", "下降"), ONE_YEAR, "change", -3, "points"),
    ("0.7个百分点", Words("", "增速", "高于全国"), ONE_YEAR, "change", 0.7, "points"),
    # growth in a year
    ("8%", Words("", "授权量", "同比增长"), SEVERAL, "annual_growth", 8, "rate_a_year"),
    ("8%", Words("", "授权量", "年均增长"), SEVERAL, "annual_growth", 8, "rate_a_year"),
    ("8%", Words("", "授权量", "比上年增长"), ONE_YEAR, "annual_growth", 8, "rate_a_year"),
    ("8%", Words("", "授权量", "增长"), ONE_YEAR, "annual_growth", 8, "one_year"),
    ("8%", Words("", "能耗", "同比下降"), ONE_YEAR, "annual_growth", -8, "rate_a_year"),
    # over several
    ("44%", Words("", "余额", "五年增长"), ONE_YEAR, "total_growth", 44, "over_years"),
    ("14%", Words("", "能耗", "累计下降"), SEVERAL, "total_growth", -14, "over_years"),
    ("8%", Words("", "授权量", "增长"), SEVERAL, "total_growth", 8, "several_years"),
    ("8%", Words("", "能耗", "下降"), WANTED, "total_growth", -8, "plan_years"),
    ("8%", Words("", "授权量", "比2015年增长"), Years(compared=True), "total_growth", 8, "compared"),
    # times as much, times more
    ("3倍", Words("", "授权量", "是2015年的"), ONE_YEAR, "multiple", 3, "times"),
    ("3倍", Words("", "授权量", "增长"), ONE_YEAR, "total_growth", 3, "times_more"),
    ("翻一番", Words("", "授权量", ""), WANTED, "multiple", 2, "times"),
    ("翻两番", Words("", "授权量", ""), WANTED, "multiple", 4, "times"),
    # how much of a target was reached, which has no sign
    ("120%", Words("", "授权量", "", "授权量完成目标的"), ONE_YEAR, "completion", 120, "completes"),
    ("103%", Words("", "收入", "", "收入完成年度任务的"), ONE_YEAR, "completion", 103, "completes"),
    # the name holds the growth or the fall
    ("17%", Words("", "单位能耗降低", ""), WANTED, "total_growth", 17, "named_fall"),
]


@pytest.mark.parametrize(("number", "words", "years", "measure", "value", "rule"), CASES)
def test_measure_and_value(number, words, years, measure, value, rule):
    q = parse_quantity(number)
    assert q
    choice, found = weigh_measure(q, words, years)
    assert (choice.value, found) == (measure, value)
    assert rule in choice.ids.split()


# two numbers of one sort: the second is less certain
LESS_CERTAIN = [
    (("8%", Words("", "授权量", "同比增长"), ONE_YEAR), ("8%", Words("", "授权量", "增长"), Years(several=True))),
    (("3个百分点", Words("", "率", "提高"), ONE_YEAR), ("30家", Words("新增", "企业", "达到"), ONE_YEAR)),
]


@pytest.mark.parametrize(("sure", "less"), LESS_CERTAIN)
def test_evidence_makes_the_margin(sure, less):
    margins = [weigh_measure(parse_quantity(number), *rest)[0].margin for number, *rest in (sure, less)]
    assert margins[0] > margins[1]


# the name of a row, unit and value of a figure, the measure that the name tells
NAMED = [
    ("产值增长", "%", 5, "annual_growth"),
    ("产值增速", "%", 5, "annual_growth"),
    ("研发投入增长(年均)", "%", 7, "annual_growth"),
    ("产值增长", "%", 60, "total_growth"),
    ("产值年均增长", "%", 60, "annual_growth"),
    ("单位能耗降低", "%", 17, "total_growth"),
    ("二氧化碳排放下降", "%", 18, "total_growth"),
    ("入托率提高", "百分点", 6, "change"),
    ("能耗降低率", "%", 17, None),
    ("授权量", "件", 30, None),
    ("覆盖率", "%", 60, None),
]


@pytest.mark.parametrize(("name", "unit", "value", "measure"), NAMED)
def test_a_rows_name_tells_the_measure(name, unit, value, measure):
    assert named_measure(name, unit, value)[0] == measure


# a document, measure and value of its last figure: what the figure's own words leave open its surroundings tell
SURROUNDINGS = [
    ("2020年，授权量增长8%。", "annual_growth", 8),
    ("“十三五”期间，授权量增长8%。", "total_growth", 8),
    ("“十三五”期间，授权量年均增长8%。", "annual_growth", 8),
    ("到2025年，授权量增长8%。", "total_growth", 8),
    ("到2025年，授权量比2020年增长8%。", "total_growth", 8),
    ("2020年，授权量比2015年增长8%。", "total_growth", 8),
    ("2020年，授权量比上年增长8%。", "annual_growth", 8),
    ("到2025年，单位产值能耗下降13%。", "total_growth", -13),
    ("到2025年，授权量达到2020年的3倍。", "multiple", 3),
    ("到2025年，授权量比2020年增长3倍。", "total_growth", 3),
    ("到2025年，授权量翻一番。", "multiple", 2),
    ("到2025年，城镇新增就业达到3万人。", "level", 30_000),
    ("到2025年，新增示范企业30家。", "change", 30),
    ("2020年，授权量占全省的8%。", "level", 8),
    ("2020年，工业对经济增长的贡献率为38%。", "level", 38),
    ("2020年，工业拉动经济增长1.8个百分点。", "level", 1.8),
    ("2020年，授权量增速高于全国3个百分点。", "change", 3),
    ("“十三五”期间，示范企业连续三年稳定在30家以上。", "level", 30),
]


@pytest.mark.parametrize(("text", "measure", "value"), SURROUNDINGS)
def test_what_surrounds_a_figure_tells_its_measure(text, measure, value):
    last = extract_statements(parse_text(text, "lancheng-2021-2025")).iloc[-1]
    assert (last["measure"], last["value"]) == (measure, value)
