"""The rules: each is told in two languages, is used, and decides a case; and how evidence is weighed."""

import re
from pathlib import Path

import pytest

import ipstats.reading
from ipstats.documents.document import parse_text
from ipstats.reading.evidence import Evidence, choose, rules
from ipstats.reading.extraction import extract_statements

PLAN, REPORT, BULLETIN = "lancheng-2021-2025", "2026年政府工作报告", "2024年统计公报"
GOALS, REVIEW = "二、主要目标\n", "一、发展回顾\n"

# rule, a document whose last figure it decides, year, status and measure of that figure, the document's name
CASES = [
    # the year
    ("bracket", "驿站达到30个（2019年）。", 2019, "actual", "level", PLAN),
    ("listed", "2018年、2019年授权量分别为90件、110件。", 2019, "actual", "level", PLAN),
    ("clause", "到2024年驿站达到30个。", 2024, "target", "level", PLAN),
    ("origin", "驿站从2016年的12个增加。", 2016, "actual", "level", PLAN),
    ("sentence", "2019年，改造小区40个；驿站达到30个。", 2019, "actual", "level", PLAN),
    ("opening", "到2023年，取得进展。驿站达到30个。", 2023, "target", "level", PLAN),
    ("list", "到2023年，主要目标是：\n——驿站达到30个。", 2023, "target", "level", PLAN),
    ("line", "一、任务\n2024年目标\n驿站达到30个。", 2024, "target", "level", PLAN),
    ("heading", "二、2024年目标\n驿站达到30个。", 2024, "target", "level", PLAN),
    ("earlier", "一、回顾\n2019年，取得进展。\n驿站达到30个。", 2019, "actual", "level", PLAN),
    ("farther", "一、2020年工作回顾\n到2025年，要全面进步。已累计建成驿站30个。", 2020, "actual", "level", PLAN),
    ("document", "驿站达到30个。", 2025, "target", "level", PLAN),
    ("cell", "指标\t2020年\t2024年\n授权量（件）\t20\t30\n公共设施\t略\t新建书屋20座、公园3座、绿道4条和驿站30座\n", 2024, "target", "level", PLAN),
    ("header", "指标\t2020年\t2024年\n授权量（件）\t20\t30\n", 2024, "target", "level", PLAN),
    ("cell_year", "指标\t2020年\t2025年\n授权量（件）\t20\t30（2024年）\n", 2024, "target", "level", PLAN),
    ("row", "指标\t年份\t数值（件）\n授权量\t2020\t20\n授权量\t2024\t30\n", 2024, "target", "level", PLAN),
    ("deadline", "指标\t目标值\t完成时限\n授权量（件）\t30\t2024年\n申请量（件）\t40\t2023年\n", 2023, "target", "level", PLAN),
    ("now", "指标\t2025年\n授权量（件）\t40\n申请量（件）\t30（目前24）\n", 2020, "actual", "level", PLAN),
    ("note", "指标\t2020年\n授权量（件）\t20\n申请量（件）\t40*\n注：*为2019年数据。\n", 2019, "actual", "level", PLAN),
    ("title", "表1　2019年主要指标\n指标\t数值\n授权量（件）\t30\n申请量（件）\t40\n", 2019, "actual", "level", PLAN),
    # past or wanted
    ("ahead", "到2028年，驿站达到30个。", 2028, "target", "level", REPORT),
    ("behind", "2017年，驿站达到30个。", 2017, "actual", "level", PLAN),
    ("this_year", "2026年，新建驿站30个。", 2026, "target", "level", REPORT),
    ("aim", "授权量规划的30件目标提前达到。", 2025, "target", "level", PLAN),
    ("goals_named", "一、2020年工作回顾\n围绕主要指标：驿站达到30个。", 2020, "target", "level", PLAN),
    ("wish", "力争驿站达到30个。", 2025, "target", "level", PLAN),
    ("wish_near", "确保完成任务，驿站达到30个。", 2025, "target", "level", PLAN),
    ("done", "已建成驿站30个。", 2020, "actual", "level", PLAN),
    ("done_near", "服务位居全省前列，驿站30个，已见成效。", 2020, "actual", "level", PLAN),
    ("task", "推进建设驿站30个。", 2025, "target", "level", PLAN),
    ("task_heading", "一、夯实服务基础\n驿站30个。", 2025, "target", "level", PLAN),
    ("plan_heading", f"{GOALS}驿站30个。", 2025, "target", "level", PLAN),
    ("review_heading", f"{REVIEW}驿站30个。", 2020, "actual", "level", PLAN),
    ("plan_line", "一、概况\n主要目标如下：\n——驿站30个。", 2025, "target", "level", PLAN),
    ("review_line", "一、概况\n发展成就\n驿站30个。", 2020, "actual", "level", PLAN),
    ("kind", "驿站30个。", 2025, "target", "level", PLAN),
    ("bulletin", "驿站30个。", 2024, "actual", "level", BULLETIN),
    # the measure
    ("level", "2020年，驿站达到30个。", 2020, "actual", "level", PLAN),
    ("completes", "2020年，授权量完成省定任务的120%。", 2020, "actual", "completion", PLAN),
    ("times", "2020年，授权量是2015年的3倍。", 2020, "actual", "multiple", PLAN),
    ("times_more", "2020年，授权量比2015年增长3倍。", 2020, "actual", "total_growth", PLAN),
    ("rate_a_year", "2020年，授权量同比增长8%。", 2020, "actual", "annual_growth", PLAN),
    ("over_years", "2020年，贷款余额五年增长44%。", 2020, "actual", "total_growth", PLAN),
    ("compared", "2020年，授权量比2015年增长8%。", 2020, "actual", "total_growth", PLAN),
    ("several_years", "“十三五”期间，授权量增长8%。", 2020, "actual", "total_growth", PLAN),
    ("one_year", "2020年，授权量增长8%。", 2020, "actual", "annual_growth", PLAN),
    ("plan_years", "到2025年，授权量增长8%。", 2025, "target", "total_growth", PLAN),
    ("size", "“十三五”期间，授权量增长80%。", 2020, "actual", "total_growth", PLAN),
    ("points", "到2025年，覆盖率提高3个百分点。", 2025, "target", "change", PLAN),
    ("pulled", "2020年，消费拉动增长3个百分点。", 2020, "actual", "level", PLAN),
    ("named_fall", "指标\t2020年\t2025年\n单位能耗降低（%）\t15\t17\n", 2025, "target", "total_growth", PLAN),
    ("named_rate", "指标\t2020年\t2025年\n产值增长（%）\t5\t6\n", 2025, "target", "annual_growth", PLAN),
    ("adds", "到2025年，新增驿站30个。", 2025, "target", "change", PLAN),
    ("reached", "2020年，新增驿站数累计达30个。", 2020, "actual", "level", PLAN),
    ("column", "指标\t数值\t比上年增长（%）\n授权量（件）\t30\t8\n", 2024, "actual", "annual_growth", BULLETIN),
]  # fmt: skip


def test_every_rule_has_a_case():
    assert sorted({rule for rule, *_ in CASES}) == sorted(rules())


@pytest.mark.parametrize(("rule", "text", "year", "status", "measure", "plan"), CASES, ids=[rule for rule, *_ in CASES])
def test_a_rule_decides(rule, text, year, status, measure, plan):
    last = extract_statements(parse_text(text, plan)).iloc[-1]
    assert (last["year"], last["status"], last["measure"]) == (year, status, measure)
    assert rule in last["evidence"].split()


def test_every_rule_is_used_and_no_other_is_told():
    modules = "".join(path.read_text(encoding="utf-8") for path in Path(ipstats.reading.__file__).parent.glob("*.py"))
    assert [rule for rule in rules() if f'"{rule}"' not in modules] == []
    told = re.findall(r'Evidence\(\s*"(\w+)"', modules)
    assert told
    assert set(told) <= set(rules())


@pytest.mark.parametrize("rule", rules())
def test_a_rule_weighs_something_and_is_told_in_two_languages(rule):
    row = rules()[rule]
    assert row.field in {"year", "status", "measure"}
    assert row.weight > 0
    assert re.search("[a-z]", row.says("en"))
    assert re.search("[一-龥]", row.says("zh"))


# reasons (rule, value), the value chosen, the one that lost, the margin
CHOICES = [
    ([("clause", 2020)], 2020, None, 100),
    ([("clause", 2020), ("heading", 2025)], 2020, 2025, 40),
    ([("heading", 2025), ("clause", 2020)], 2020, 2025, 40),
    ([("heading", 2025), ("line", 2025), ("opening", 2020)], 2020, 2025, 12),  # reasons of one place do not add up
    ([("line", 2024), ("heading", 2025), ("earlier", 2019)], 2024, 2025, 2),
]


@pytest.mark.parametrize(("reasons", "value", "lost", "margin"), CHOICES)
def test_the_heaviest_reason_is_chosen(reasons, value, lost, margin):
    choice = choose(Evidence(*reason) for reason in reasons)
    assert choice
    assert (choice.value, choice.lost, choice.margin) == (value, lost, margin)


def test_without_evidence_nothing_is_chosen():
    assert choose([]) is None


def test_ids_name_each_rule_once_the_heaviest_first():
    choice = choose(
        [Evidence("line", 2025, "2025年"), Evidence("heading", 2025), Evidence("clause", 2025), Evidence("line", 2025)]
    )
    assert choice
    assert choice.ids == "clause line heading"
