import pytest

from ipstats.documents.document import parse_text
from ipstats.reading.dates import find_dates
from ipstats.reading.profile import find_profile, profile_line
from ipstats.reading.titles import find_title, kind_of
from ipstats.text.periods import Horizon

# first lines, the title
TITLES = [
    (["鹤岗市“十四五”知识产权保护和运用规划", "为推动治理，编制本规划。"], "鹤岗市“十四五”知识产权保护和运用规划"),
    (
        ["秦皇岛市“十四五”知识产权", "保护和运用规划", "(征求意见稿)"],
        "秦皇岛市“十四五”知识产权保护和运用规划(征求意见稿)",
    ),
    (["某市人民政府", "关于印发《某市知识产权规划》的通知"], "某市知识产权规划"),
    (["各市人民政府：", "为加快建设，提出如下意见："], None),
    (["首页", ">", "政务要闻", "2026年政府工作报告", "来源：某日报"], "2026年政府工作报告"),
    (["政务公开", "2026年政府工作报告", "澜城市知识产权规划(2021—2025年)"], "澜城市知识产权规划(2021—2025年)"),
    (["澜城市知识产权规划", "“十三五”工作回顾", "五年来专利增长。"], "澜城市知识产权规划"),
    (["2026年政府工作报告", "目标任务"], "2026年政府工作报告"),
    (["中华人民共和国", "2015年国民经济和社会发展统计公报[1]"], "中华人民共和国2015年国民经济和社会发展统计公报"),
    (["2015年国民经济和社会发展统计公报[¹]"], "2015年国民经济和社会发展统计公报"),
    (["森林保护利用“十五五”规划(林规发〔2026〕23号)"], "森林保护利用“十五五”规划"),
    (["某局关于印发", "“十四五”档案规划的通知", "某办发〔2021〕43号"], "“十四五”档案规划"),
    (["2021年12月24日革命文物“十四五”专项规划", "为贯彻精神，制定本规划。"], "革命文物“十四五”专项规划"),
    (["中共中央 国务院印发《乡村振兴规划(2024—2027年)》(2025年)"], "乡村振兴规划(2024—2027年)"),
    (["全市专利申请大幅增长，结构持续优化，企业成为创新的主力军。", "档案事业发展规划"], None),
]


@pytest.mark.parametrize(("lines", "title"), TITLES)
def test_find_title(lines, title):
    assert find_title(lines) == title


# title or file name, its kind
NAMED_KINDS = [
    ("澜城市2026年政府工作报告", "report"),
    ("关于2023年工作总结和2024年工作安排的报告", "report"),
    ("2025年国民经济和社会发展计划执行情况与2026年计划草案的报告", "report"),
    ("2024年统计公报", "bulletin"),
    ("2022年知识产权保护状况（白皮书）", "bulletin"),
    ("澜城市2023年知识产权工作总结", "bulletin"),
    ("“十四五”规划实施情况中期评估报告", "bulletin"),
    ("提前完成“十二五”目标", "bulletin"),
    ("“十五五”规划纲要要点", "plan"),
    ("关于实施文物保护工程的意见", "plan"),
    ("2025年工作要点", "plan"),
    ("如期完成目标任务攻坚行动方案", "plan"),
    ("澜城市-2026", None),
    ("报告", None),
]


@pytest.mark.parametrize(("title", "kind"), NAMED_KINDS)
def test_kind_of(title, kind):
    assert kind_of(title) == kind


# dates as printed, as read
DATES = [
    ("2022年9月30日", ["2022-09-30"]),
    ("二〇二六年一月二十七日", ["2026-01-27"]),
    ("二○二一年十二月三十一日", ["2021-12-31"]),
    ("2026-02-03 09：02", ["2026-02-03"]),
    ("2022/11/09", ["2022-11-09"]),
    ("二〇二三年四月", ["2023-04"]),
    ("2021-2025年", []),
    ("2021年13月", []),
    ("2025年专利授权5件", []),
]


@pytest.mark.parametrize(("text", "dates"), DATES)
def test_find_dates(text, dates):
    assert [str(date) for date in find_dates(text)] == dates


REPORT = "现在，我代表市人民政府，向大会报告工作，请予审议。\n"
# file name, text, kind, first and last year, baseline as read, year of writing
PROFILES = [
    ("qinhuangdao-2021-2025", "", "plan", (2021, 2025), 2020, None),
    ("plan", "某市“十四五”知识产权规划", "plan", (2021, 2025), 2020, None),
    ("方案", "工作方案(2022—2025年)", "plan", (2022, 2025), 2021, None),
    (
        "海洋强市规划（2024—2035年）",
        "海洋强市规划（2024—2035年）\n以“十四五”规划为基础。",
        "plan",
        (2024, 2035),
        2023,
        None,
    ),
    ("规划2024至2035年", "", "plan", (2024, 2035), 2023, None),
    ("2016-十三五规划纲要", "规划纲要", "plan", (2016, 2020), 2015, 2016),
    ("2001-十五计划纲要", "国民经济和社会发展第十个五年计划纲要", "plan", (2001, 2005), 2000, 2001),
    ("纲要", "第十四个五年规划和2035年远景目标纲要", "plan", (2021, 2025), 2020, None),
    ("plan", "贯彻《强国建设纲要（2021—2035年）》2024年度推进计划", "plan", (2024, 2024), 2023, None),
    (
        "行动方案（2023—2025年）",
        "关于印发方案的通知\n一、目标\n有效发明专利达到900件。",
        "plan",
        (2023, 2025),
        2022,
        None,
    ),
    ("plan", "关于实施工程（2018－2022年）的意见", "plan", (2018, 2022), 2017, None),
    ("plan", "2030年前碳达峰行动方案\n某发〔2021〕23号", "plan", (2021, 2030), 2020, 2021),
    ("2026四川省政府工作报告", REPORT, "report", (2026, 2026), 2025, 2026),
    ("2024年政府工作报告", REPORT + "一、2023年工作回顾\n二、2024年工作安排", "report", (2024, 2024), 2023, 2024),
    (
        "澜城市2026",
        "政府工作报告\n——2026年2月3日在澜城市第八届人民代表大会第六次会议上",
        "report",
        (2026, 2026),
        2025,
        2026,
    ),
    ("澜城市", f"政府工作报告\n——二〇二六年一月二十七日在大会上\n{REPORT}", "report", (2026, 2026), 2025, 2026),
    ("澜城县", "政府工作报告\n——2025年12月27日在县人民代表大会第六次会议上", "report", (2026, 2026), 2025, 2025),
    ("澜城-2022-2022", "政府工作报告\n一、2021年工作回顾\n“十四五”实现良好开局。", "report", (2022, 2022), 2021, 2022),
    ("澜城-2026-2026", "政府工作报告\n三、2026年重点工作\n确保“十五五”开好局。", "report", (2026, 2026), 2025, 2026),
    ("澜城-2023-2023", "某局关于2023年工作总结和2024年工作安排的报告", "report", (2024, 2024), 2023, 2024),
    ("澜城-2024-2025", f"政府工作报告\n——2025年1月12日在大会上\n{REPORT}", "report", (2025, 2025), 2024, 2025),
    ("2015年统计公报", "2015年统计公报\n国家统计局\n2016年2月29日", "bulletin", (2015, 2015), 2015, 2016),
    ("状况", "澜城法院司法保护状况（2021—2023年）", "bulletin", (2021, 2023), 2023, None),
    ("“十三五”规划《纲要》完成情况", "本报讯 五年来成绩显著。", "bulletin", (2016, 2020), 2020, None),
    ("发布会 2025年专利（某网 2026-01-23）", "本网1月23日讯", "bulletin", (2025, 2025), 2025, 2026),
    ("专利8.3件 再进一步", "记者获悉，2017年专利申请93527件，比上年增长3%。", "bulletin", (2017, 2017), 2017, None),
]


@pytest.mark.parametrize(("name", "text", "kind", "period", "baseline", "written"), PROFILES)
def test_kind_and_years(name, text, kind, period, baseline, written):
    found = find_profile(parse_text(text, name))
    assert (found.kind, (found.period_start, found.period_end), found.written) == (kind, period, written)
    assert found.horizon.baseline == baseline


def test_the_horizon_of_a_bulletin_begins_after_it():
    assert find_profile(parse_text("2023年统计公报", "x")).horizon == Horizon(
        2024, 2024, 2023, "bulletin", written=2024
    )


# text of a plan 2021 to 2025, the baseline year that is printed
BASELINES = [
    ("到2025年，专利达到5件。", None),
    ("截至2020年底，专利5件。", None),
    ("本规划以2020年为基期，目标年为2025年。", 2020),
    ("本规划基期为 2019 年。", 2019),
    ("指标\t2020年\t2025年\n专利授权量（件）\t120\t300\n商标（件）\t5\t9", 2020),
    ("指标\t2019年\t2020年\t2025年\n专利授权量（件）\t90\t120\t300\n商标（件）\t4\t5\t9", 2020),
    ("指标\t2015年\t2020年\n专利授权量（件）\t90\t120\n商标（件）\t4\t5", None),
]


@pytest.mark.parametrize(("text", "year"), BASELINES)
def test_a_baseline_is_only_what_is_printed(text, year):
    assert find_profile(parse_text(text, "lancheng-2021-2025")).baseline_year == year


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
    assert (found.period_start, found.period_end, found.written) == (2021, 2025, 2021)
    assert found.stage == "draft"


def test_what_is_not_in_the_text_is_none(data):
    found = find_profile(parse_text("到2025年，商标申请量达到5件。", "plan"), data.regions)
    assert (found.region, found.title, found.issuer, found.issued) == (None, None, None, None)
    assert (found.stage, found.baseline_year, found.written) == (None, None, None)


# text, issuer, number, day of issue, stage
ISSUED = [
    ("澜城市规划\n为推进工作，依据《省规划》（黑政发〔2021〕15号），编制本规划。", None, None, None, None),
    ("澜城市规划\n（讨论稿）\n为推进工作，编制本规划。", None, None, None, "draft"),
    ("澜城市规划\n经省人大审议《澜城市纲要（草案）》后，编制本规划。", None, None, None, None),
    ("澜城市规划\n澜教发〔2021〕4号\n为推进工作，编制本规划。", None, "澜教发〔2021〕4号", None, "issued"),
    ("澜城市规划\n（2016年1月29日澜城市第十二届人民代表大会第四次会议批准）", None, None, "2016-01-29", "issued"),
    ("澜城市公报\n澜城市统计局 国家统计局澜城调查队\n2024年3月18日", "澜城市统计局、国家统计局澜城调查队", None, "2024-03-18", "issued"),
    ("国务院关于印发《某某规划》的通知\n国发〔2021〕20号", "国务院", "国发〔2021〕20号", None, "issued"),
    ("规划要点\n经批准,澜城市人民政府2026-07-16印发(澜政发〔2026〕8号),公开全文。", "澜城市人民政府", "澜政发〔2026〕8号", "2026-07-16", "issued"),
    ("规划要点\n转载市政府印发通知全文,澜政发〔2026〕1号)\n全文如下。", None, "澜政发〔2026〕1号", None, "issued"),
    ("规划要点\n全文如下。\n印发日期：2026-03-19（澜政发〔2026〕4 号，经人大批准）", None, "澜政发〔2026〕4号", "2026-03-19", "issued"),
    ("中共中央 国务院印发《乡村规划》\n新华社北京1月22日电", "中共中央、国务院", None, None, None),
    ("中共中央 国务院印发《乡村规划》\n2025年1月22日", "中共中央、国务院", None, "2025-01-22", "issued"),
    ("政府工作报告\n——2026年1月20日在澜城市人民代表大会第五次会议上\n澜城市市长　任某", "澜城市人民政府", None, "2026-01-20", None),
    ("澜城市规划\n发布时间：2021-12-30 16:42　来源：市发展改革委\n为推进工作，编制本规划。", None, None, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "issuer", "number", "issued", "stage"), ISSUED)
def test_who_issued_it_and_when(text, issuer, number, issued, stage):
    found = find_profile(parse_text(text, "澜城"))
    assert (found.issuer, found.document_number, found.issued, found.stage) == (issuer, number, issued, stage)


def test_front_matter_tells_title_and_date():
    text = "---\ntitle: 澜城市政府工作报告\ndate: '2026-02-11'\n---\n\n各位代表：\n2025年工作扎实。\n"
    found = find_profile(parse_text(text, "澜城市-2026"))
    assert (found.title, found.kind, found.issued) == ("澜城市政府工作报告", "report", "2026-02-11")
    assert (found.source("title"), found.source("issued")) == ("front matter", "front matter")


def test_options_outrank_everything():
    document = parse_text("2023年统计公报", "lancheng-2023-2023")
    found = find_profile(document, period=(2021, 2025), kind="plan")
    assert (found.kind, found.period_start, found.period_end, found.doubts) == ("plan", 2021, 2025, ())
    assert profile_line(found) == "plan, 2021–2025: option; baseline 2020: assumed"


# file name, text, its line
LINES = [
    ("x", "澜城市“十四五”规划\n澜城市人民政府\n2021年9月30日", "plan, 2021–2025: title; baseline 2020: assumed; written 2021: date line"),
    ("x-2021-2025", "澜城市“十四五”规划", "plan: title; 2021–2025: file name; baseline 2020: assumed"),
    ("x", "2023年统计公报", "bulletin, 2023: title"),
    ("x", "2026年政府工作报告\n一、2025年工作回顾", "report, 2026: title; baseline 2025: heading; written 2026: title"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "line"), LINES)
def test_profile_line(name, text, line):
    assert profile_line(find_profile(parse_text(text, name))) == line


# file name, text, a part of each doubt
DOUBTS = [
    ("x-2021-2025", "澜城市“十四五”规划", []),
    ("x-2021-2025", "澜城市“十五五”规划", ["period is 2021–2025 by the file name, but 2026–2030 by the title"]),
    ("澜城规划", "2023年统计公报", ["kind is plan by the file name, but bulletin by the title", "one year"]),
    ("x", "2026年工作要点", ["a plan of one year (2026)"]),
    ("x", "加快专利转化实施方案\n力争到2025年达到5件。", ["only the body tells the period, 2021–2025"]),
    ("x", "专利。", ["nothing tells the kind", "nothing tells the period"]),
    (
        "x",
        "本报讯 2017年专利93527件，比上年增长3%。",
        ["only the body tells the kind", "only the body tells the period"],
    ),
    ("x-2023-2023", "某局关于2023年工作总结和2024年工作安排的报告", []),
]


@pytest.mark.parametrize(("name", "text", "doubts"), DOUBTS)
def test_doubts_are_told(name, text, doubts):
    found = find_profile(parse_text(text, name)).doubts
    assert len(found) == len(doubts)
    assert all(part in told for part, told in zip(doubts, found, strict=True))


def test_a_page_s_menu_and_footer_are_no_evidence():
    text = "首页\n您的位置：2026年要闻\n澜城市知识产权规划（2021—2025年）\n到2025年，商标申请量达到5件。\n相关链接：2024年度报告12件"
    found = find_profile(parse_text(text, "download"))
    assert (found.kind, found.period_start, found.period_end) == ("plan", 2021, 2025)


def test_the_plans_of_the_data_package_are_found_again(documents, data):
    """What people put into plans.csv is what the documents say, where they say it."""
    for row in data.plans.dropna(subset="document").itertuples():
        found = find_profile(parse_text((documents / row.document).read_text(encoding="utf-8"), row.plan), data.regions)
        assert (found.region, found.period_start, found.period_end) == (row.region, row.period_start, row.period_end)
        for name in ("issuer", "document_number", "issued"):
            assert getattr(found, name) == getattr(row, name) or getattr(found, name) is None
