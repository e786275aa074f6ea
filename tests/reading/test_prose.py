"""Sentences and what they state. Add a row for every form of words met in a new plan."""

import pandas as pd
import pytest

from ipstats.documents.document import parse_text
from ipstats.reading.extraction import extract_statements

# sentence, then one tuple a statement: name, value, unit, measure, status, year
CASES = [
    ("到2025年，有效注册商标量达到4.5万件。", [("有效注册商标量", 45000, "件", "level", "target", 2025)]),
    (
        "“十四五”末，每万人口发明专利拥有量达到17件。",
        [("每万人口发明专利拥有量", 17, "件/万人", "level", "target", 2025)],
    ),
    (
        "“十三五”期间，全市专利申请量和授权量分别为27439件、16683件，较“十二五”期间分别增长217.12%、210.09%。",
        [
            ("专利申请量", 27439, "件", "level", "actual", 2020),
            ("专利授权量", 16683, "件", "level", "actual", 2020),
            ("专利申请量", 217.12, "%", "total_growth", "actual", 2020),
            ("专利授权量", 210.09, "%", "total_growth", "actual", 2020),
        ],
    ),
    (
        "2019年和2020年，全市专利授权量分别为1200件、1500件，2021年为1800件。",
        [
            ("专利授权量", 1200, "件", "level", "actual", 2019),
            ("专利授权量", 1500, "件", "level", "actual", 2020),
            ("专利授权量", 1800, "件", "level", "target", 2021),
        ],
    ),
    (
        "全市专利授权量2018年、2019年、2020年分别达到1200件、1500件和1800件。",
        [
            ("专利授权量", value, "件", "level", "actual", year)
            for value, year in ((1200, 2018), (1500, 2019), (1800, 2020))
        ],
    ),
    (
        "“十三五”末，有效商标注册量为3.44万件，是“十二五”末的4.25倍。",
        [
            ("有效商标注册量", 34400, "件", "level", "actual", 2020),
            ("有效商标注册量", 4.25, "倍", "multiple", "actual", 2020),
        ],
    ),
    (
        "“十三五”期间，专利总授权量为963件，其中，发明专利38件，实用新型专利790件。",
        [
            ("专利总授权量", 963, "件", "level", "actual", 2020),
            ("发明专利（授权）", 38, "件", "level", "actual", 2020),
            ("实用新型专利（授权）", 790, "件", "level", "actual", 2020),
        ],
    ),
    (
        "“十三五”期间，法院共受理知识产权民事一审案件48件，审结48件，结案率100%。",
        [
            ("知识产权民事一审案件受理", 48, "件", "level", "actual", 2020),
            ("知识产权民事一审案件审结", 48, "件", "level", "actual", 2020),
            ("知识产权民事一审案件结案率", 100, "%", "level", "actual", 2020),
        ],
    ),
    ("到2025年，发明专利申请量年均增长15%以上。", [("发明专利申请量", 15, "%", "annual_growth", "target", 2025)]),
    ("选择500家企业推行知识产权管理国家标准。", [("推行知识产权管理国家标准企业", 500, "家", "level", "target", 2025)]),
    ("力争300家企业通过贯标认证。", [("通过贯标认证企业", 300, "家", "level", "target", 2025)]),
    ("打造20家省级知识产权运用标杆企业。", [("省级知识产权运用标杆企业", 20, "家", "level", "target", 2025)]),
    ("培育30家能够支撑发展的知识产权服务品牌机构。", [("知识产权服务品牌机构", 30, "家", "level", "target", 2025)]),
    ("力争新增100家企业通过贯标认证。", [("通过贯标认证企业（新增）", 100, "家", "change", "target", 2025)]),
    ("到2025年，覆盖率提高2.9个百分点。", [("覆盖率", 2.9, "百分点", "change", "target", 2025)]),
    # days, dates and their years
    ("截至2019年12月31日，全市知识产权服务机构达到18家。", [("知识产权服务机构", 18, "家", "level", "actual", 2019)]),
    ("力争2023年6月30日前，专利授权量达到400件。", [("专利授权量", 400, "件", "level", "target", 2023)]),
    # no unit: the indicator's, what the noun tells, or none
    (
        "到2025年，知识产权质押融资登记金额达到3.2亿。",
        [("知识产权质押融资登记金额", 3.2e8, "元", "level", "target", 2025)],
    ),
    ("到2025年，人才总量超71万。", [("人才总量", 710_000, "人", "level", "target", 2025)]),
    ("到2025年，灌溉水利用系数提高到0.6。", [("灌溉水利用系数", 0.6, None, "level", "target", 2025)]),
    (
        "到2025年，惠及困难群众3万户，经营主体达800户。",
        [
            ("困难群众", 30_000, "户", "level", "target", 2025),
            ("经营主体", 800, "家", "level", "target", 2025),
        ],
    ),
    ("到2025年，有效注册商标量增长五成。", [("有效注册商标量", 50, "%", "total_growth", "target", 2025)]),
    (
        "到2025年，知识产权使用费年进出口总额达到3亿美元（约合人民币21亿元）。",
        [("知识产权使用费年进出口总额", 3e8, "美元", "level", "target", 2025)],
    ),
    # lists: numbers first, one figure for all, a growth for each
    (
        "新建10家概念验证中心、30家标杆孵化器和12家中试平台。",
        [
            ("概念验证中心", 10, "家", "level", "target", 2025),
            ("标杆孵化器", 30, "家", "level", "target", 2025),
            ("中试平台", 12, "家", "level", "target", 2025),
        ],
    ),
    (
        "质押融资金额达到3亿元，融资项目达17项，同比增幅均为42%左右。",
        [
            ("质押融资金额", 3e8, "元", "level", "actual", 2020),
            ("融资项目", 17, "项", "level", "actual", 2020),
            ("质押融资金额", 42, "%", "annual_growth", "actual", 2020),
            ("融资项目", 42, "%", "annual_growth", "actual", 2020),
        ],
    ),
    (
        "城镇新增就业和转移劳动力各45万人。",
        [
            ("城镇新增就业", 450_000, "人", "level", "target", 2025),
            ("转移劳动力", 450_000, "人", "level", "target", 2025),
        ],
    ),
    (
        "甲业产值、乙业产值占比分别提升11.9个百分点、下降16.5个百分点。",
        [
            ("甲业产值", 11.9, "百分点", "change", "target", 2025),
            ("乙业产值占比", -16.5, "百分点", "change", "target", 2025),
        ],
    ),
    (
        "专利申请量和授权量分别为100件、80件，增长4.2%、5.3%。",
        [
            ("专利申请量", 100, "件", "level", "target", 2025),
            ("专利授权量", 80, "件", "level", "target", 2025),
            ("专利申请量", 4.2, "%", "total_growth", "target", 2025),
            ("专利授权量", 5.3, "%", "total_growth", "target", 2025),
        ],
    ),
    (
        "有效注册商标量为30件，规划提出的20件目标完成，约是全国平均的5.7倍。",
        [
            ("有效注册商标量", 30, "件", "level", "target", 2025),
            ("有效注册商标量", 20, "件", "level", "target", 2025),
            ("有效注册商标量", 5.7, "倍", "multiple", "target", 2025),
        ],
    ),
    (
        "经济总量跨过两个万亿元大关、超过6万亿元，生产总值迈上4个千亿元台阶、达1.4万亿元。",
        [
            ("经济总量", 6e12, "元", "level", "target", 2025),
            ("生产总值", 1.4e12, "元", "level", "target", 2025),
        ],
    ),
    ("完成玉河等7个湿地修复。", [("湿地修复", 7, "个", "level", "target", 2025)]),
    ("新建100万千瓦新型储能项目。", [("新型储能项目", 1_000_000, "千瓦", "level", "target", 2025)]),
    ("年产值10亿元以上的企业达到20家。", [("年产值10亿元以上的企业", 20, "家", "level", "target", 2025)]),
    ("打造一支不少于100人的涵盖法律、管理的专家服务团队。", [("专家服务团队", 100, "人", "level", "target", 2025)]),
]
# what is no indicator's figure
NOTHING = [
    "依据《知识产权强国建设纲要（2021—2035年）》（国发〔2015〕71号）编制。",
    "推广《企业知识产权管理规范》（GB/T29490-2013）。",
    "畅通12315投诉举报渠道。",
    "利用“4.26”知识产权宣传周开展宣传。",
    "2021年2月1日，开设受理窗口。",
    "围绕创造、运用、保护、管理、服务五大关键环节，实施10项重点任务。",
    "对成功融资企业，补贴其贷款利息的50%。",
    "按其作价额的10%给予经费扶持。",
    "位居全国第5位，进入前10名。",
    "形成一批高价值专利，建设一支队伍。",
    "这是十分重要的五年，是两个一百年奋斗目标的交汇期。",
]


def read(text):
    return list(extract_statements(parse_text(text, "lancheng-2021-2025")).itertuples())


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_sentences(sentence, expected):
    made = [(s.name, s.value, None if pd.isna(s.unit) else s.unit, s.measure, s.status, s.year) for s in read(sentence)]
    assert made == expected


@pytest.mark.parametrize("sentence", NOTHING)
def test_what_is_no_indicator(sentence):
    assert read(sentence) == []


def test_printed_is_what_stands_at_its_offsets():
    text = "一、目标\n到2025年，行政执法案件年结案率达到９５％以上，保额超过230万元。"
    for s in read(text):
        assert text[s.start : s.end] == s.printed
    assert [s.printed for s in read(text)] == ["９５％以上", "超过230万元"]


# paragraphs, the status and year of their last figure: time is carried over, until a heading ends it
CARRIED = [
    ("（一）发展成就。\n“十三五”期间，成效明显。\n商标申请量5581件。", "actual", 2020),
    ("（二）工作目标\n到2024年，全面发展。\n1.创造。商标申请量达到5件。\n2.保护。结案率达到95%。", "target", 2024),
    ("一、发展基础\n商标申请量5581件。", "actual", 2020),
    ("一、主要目标\n商标申请量5581件。", "target", 2025),
]


@pytest.mark.parametrize(("text", "status", "year"), CARRIED)
def test_time_is_carried_over(text, status, year):
    last = read(text)[-1]
    assert (last.status, last.year) == (status, year)


def test_departments_at_the_end_of_a_paragraph_are_responsible():
    (only,) = read("到2025年，有效注册商标量达到5件。（市市场监管局牵头，市商务局等按职责分工负责）")
    assert only.responsible == "市市场监管局;市商务局"


def test_traditional_characters_are_read_and_names_stay_as_printed():
    (first, second) = read("到2025年，每萬人口發明專利擁有量達到17件；專利（發明）授權量達到５００件。")
    assert (first.name, first.indicator, first.value) == ("每萬人口發明專利擁有量", "invention_patents_per_10k", 17)
    assert (second.name, second.value, second.printed) == ("專利（發明）授權量", 500, "５００件")


def test_sentences_in_the_cells_of_a_table_of_tasks_are_read():
    (only,) = read("工作任务\t具体内容\t责任单位\n培育企业\t到2025年，培育知识产权示范企业50家。\t市市场监管局\n")
    assert (only.name, only.value, only.year) == ("知识产权示范企业", 50, 2025)


def test_a_share_that_no_percentage_gives_is_left_in_words():
    (only,) = read("到2025年，覆盖率达到三分之二。")
    assert pd.isna(only.value)
    assert (only.printed, only.qualitative) == ("三分之二", "三分之二")
