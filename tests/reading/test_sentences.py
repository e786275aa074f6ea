"""The numbers of a sentence: which can be an indicator's figure, how they are bound, and why the others are not read."""

import re
from pathlib import Path

import pytest

from ipstats.documents import Paragraph
from ipstats.documents.document import parse_text, read_document
from ipstats.reading.indicator_names import Matcher
from ipstats.reading.prose import read_prose, read_sentences
from ipstats.reading.sentences import Sentence, find_figures, mask
from ipstats.text import Horizon, find_periods, find_quantities, normalize

# a sentence, and the numbers in it that can be an indicator's
FIGURES = [
    ("商标申请量5581件，注册量3656件", ["5581件", "3656件"]),
    ("培育企业20至30家", ["20", "30家"]),
    ("分别提高8.6、1.5和4.2个百分点", ["8.6", "1.5", "4.2个百分点"]),
    ("成立12个工作专班，由28个部门组成", []),
    ("位居全国第5位，进入前10名", []),
    ("按其作价额的10%给予扶持，最高100万元奖励", []),
    ("PM2.5浓度下降，5G基站10个", ["10个"]),
    ("占GDP 45%左右，数字经济占 GDP 5.2%", ["45%左右", "5.2%"]),
    ("2021年2月1日开设窗口", []),
    ("十余家机构，一批企业，三大工程", ["十余家"]),
    ("率先实现“三个100%”", []),
    ("发明专利审查周期压减至15个月", ["15个月"]),
    ("为期3年，24小时受理", []),
    ("第三批10家企业，第2次会议", ["10家"]),
    ("城乡居民5万人，目前全市5家，提前3个月", ["5万人", "5家"]),
    # what has no unit is a figure where a verb or a 万 tells so, and its clause ends
    ("有效利用系数提高到0.6，居民收入比缩小至2.05", ["0.6", "2.05"]),
    ("金额达到3.2亿，注册量突破3.4万，质押金额4.12亿", ["3.2亿", "突破3.4万", "4.12亿"]),
    ("达到2025年水平，为3处，进入2.0时代，编号为12345热线", ["3处"]),
    ("惠及3700多万学生，551万农村贫困人口脱贫", ["3700多万", "551万"]),
    # A, B and so on: among them nothing is read, but what is done to them counts
    ("汉江、清江等4条河流水质改善", []),
    ("建成南湖、北湖等公园5个", ["5个"]),
    ("智能体、新型终端等应用普及率超过90%", ["超过90%"]),
    ("获一等奖1项", ["1项"]),
    # an aim is what is aimed at, not how many aims there are
    ("规划的12件目标提前达到，1600件的任务目标完成", ["12件", "1600件"]),
    ("完成12个目标，10项任务，主要指标共12项", []),
    ("突破20项关键技术，攻克难题", ["20项"]),
]


def figures(text):
    masked = mask(text)
    return find_figures(Sentence(text, masked, 0, list(find_periods(masked))))


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures_of_a_sentence(text, expected):
    assert [text[q.start : q.end] for q in figures(text)[0]] == expected


# a sentence, and value, unit and comparator of its figures
BOUND = [
    ("达1.5-2亿元", [(150_000_000, "元", ">="), (200_000_000, "元", "<=")]),
    ("达到2.5—3万件", [(25_000, "件", ">="), (30_000, "件", "<=")]),
    ("达5000万-1亿元", [(50_000_000, "元", ">="), (100_000_000, "元", "<=")]),
    ("达500-1万件", [(500, "件", ">="), (10_000, "件", "<=")]),
    ("三至五万件", [(30_000, "件", ">="), (50_000, "件", "<=")]),
    ("20%-30%左右", [(20, "%", ">="), (30, "%", "<=")]),
    ("培育三四十家", [(30, "家", ">="), (40, "家", "<=")]),
    ("分别为8000、2200万吨", [(80_000_000, "吨", "="), (22_000_000, "吨", "=")]),
    ("分别为5000、1.2万件", [(5000, "件", "="), (12_000, "件", "=")]),
    ("分别提高3个和4个百分点", [(3, "百分点", "="), (4, "百分点", "=")]),
    ("失业率控制在5.5%", [(5.5, "%", "<=")]),
    ("失业率控制在5.5%左右", [(5.5, "%", "~")]),
    ("产量迈上1400亿斤台阶", [(140_000_000_000, "斤", ">=")]),
    ("稳定在8000万吨", [(80_000_000, "吨", "=")]),
    ("自然增长率为-2.41‰", [(-2.41, "‰", "=")]),
    ("收入比降至2.3∶1左右", [(2.3, None, "~")]),
    ("突破20项关键技术", [(20, "项", "=")]),
    ("约是全国平均的5.7倍", [(5.7, "倍", "~")]),
    ("申请量突破20万件", [(200_000, "件", ">")]),
]


@pytest.mark.parametrize(("text", "expected"), BOUND)
def test_what_binds_a_figure(text, expected):
    assert [(q.value, q.unit, q.comparator) for q in figures(text)[0]] == expected


# a sentence, and what of it is not read, with the reason
REFUSED = [
    ("2021年2月1日开设窗口", [("2021年", "date"), ("1日", "date")]),
    ("位居全国第5位", [("5位", "rank")]),
    ("按作价额的10%给予扶持", [("10%", "subsidy")]),
    ("一批企业，三个方面", [("三个", "count of measures")]),
    ("一个平台", [("一个", "number word")]),
    ("为期3年", [("3年", "duration")]),
    ("《质量强国（100个）》实施", [("100个", "title")]),
    ("出口3亿美元（约合人民币21亿元）", [("21亿元", "same sum again")]),
    ("出口3亿美元（21亿元人民币）", [("21亿元人民币", "same sum again")]),
    ("汉江、清江等4条河流水质改善", [("4条", "list of what exists")]),
    ("省委十一届九次全会召开", [("九次", "meeting")]),
    ("建成40万吨级装置", [("40万吨", "part of a name")]),
    ("跨过4个千亿元台阶", [("4个", "count of measures"), ("千亿元", "part of a name")]),
    ("全文共18篇64个专栏", [("18篇", "count of measures"), ("64个", "count of measures")]),
    ("惠及60岁以上老年人", [("60岁以上", "part of a name")]),
]


@pytest.mark.parametrize(("text", "expected"), REFUSED)
def test_why_a_quantity_is_refused(text, expected):
    text = normalize(text)
    assert [(text[q.start : q.end], reason) for q, reason in figures(text)[1]] == [
        (normalize(printed), reason) for printed, reason in expected
    ]


NO_QUANTITY = re.compile(r"(?:19|20)\d\d\s?年")  # a year; nor is what follows a letter: IPv6
HORIZON = Horizon(2021, 2025, 2020)
LABELLED = sorted((Path(__file__).parent.parent / "labelled").glob("*.txt"))
MADE_UP = """建成《示范（10家）》企业20家，1+2个平台，每100人拥有5张床位，年产值10亿元以上的企业达到20家。
到2025年，居民收入3万元（市发展改革委等3个部门负责）
3个方面、第四次会议、一等奖1项，A、B分别增长5%、6%，同比分别增长3%、4%，总量达到30件，其中30%以上，的20个
"""


@pytest.mark.slow
@pytest.mark.parametrize("document", [*map(read_document, LABELLED), parse_text(MADE_UP, "p")], ids=lambda d: d.plan)
def test_a_quantity_is_stated_or_unread(document, data):
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph)]
    statements, unread = read_prose(read_sentences(paragraphs, HORIZON, Matcher(data.indicators)), document)
    known = {sign for s in (*statements, *unread) for sign in range(s.start or 0, s.end or 0)}
    assert len(known) > 3
    lost = []
    for paragraph in paragraphs:
        text, periods = paragraph.text, list(find_periods(paragraph.text, HORIZON))
        for q in find_quantities(text):
            within = any(p.start < q.end and q.start < p.end for p in periods)
            no_quantity = re.search(r"[A-Za-z]$", text[: q.start]) or NO_QUANTITY.fullmatch(text, q.start, q.end)
            if q.printed_unit and not within and not no_quantity and paragraph.start + q.start not in known:
                lost.append(text[max(0, q.start - 9) : q.end + 9])
    assert lost == []


def test_unread_stands_where_it_says(data):
    document = parse_text("一、目标\n出口3亿美元（約合人民幣21億元），位居全國第5位。", "lancheng-2021-2025")
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph)]
    _, unread = read_prose(read_sentences(paragraphs, HORIZON, Matcher(data.indicators)), document)
    assert [(u.printed, u.reason, u.section, u.source) for u in unread] == [
        ("21億元", "same sum again", "一、目标", "prose"),
        ("5位", "rank", "一、目标", "prose"),
    ]
    assert all(document.text[u.start : u.end] == u.printed for u in unread)
