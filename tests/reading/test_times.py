"""When a figure is for, and whether it is past or wanted: what the words around it tell, what stands above, how sure it is."""

import pandas as pd
import pytest

from ipstats.documents.document import parse_text
from ipstats.reading import doubts
from ipstats.reading.context import Context
from ipstats.reading.extraction import extract_statements
from ipstats.reading.prose import sentences_of
from ipstats.reading.sentences import find_figures
from ipstats.reading.times import weigh_time
from ipstats.text import Horizon, normalize

PLAN = Horizon(2021, 2025, 2020)
LATER_PLAN = Horizon(2026, 2030, 2025)
REPORT = Horizon(2026, 2026, 2025, "report", 2026)
BULLETIN = Horizon(2024, 2024, 2024, "bulletin", 2025)
GOALS, REVIEW = "二、主要目标", "一、发展回顾"


def weigh(text, section="", horizon=PLAN):
    """The time of each figure of a sentence."""
    text, section = normalize(f"{text}。"), normalize(section)
    context = Context(horizon).enter(text, section)
    [sentence] = sentences_of(text, 0, context)
    figures, _ = find_figures(sentence)
    return [weigh_time(q, sentence, context, figures[:at]) for at, q in enumerate(figures)]


# a sentence, year, first year and status of its last figure, the rule that gives the year
OWN = [
    # in brackets behind the figure, before the year of the clause
    ("到2025年，驿站达到30个（2022年）", (2022, None), "target", "bracket"),
    ("专利授权量110件（2019年）", (2019, None), "actual", "bracket"),
    # a list of years beside one of figures
    ("2018年、2019年授权量分别为90件、110件", (2019, None), "actual", "listed"),
    ("2023年和2025年驿站分别达到20个、30个", (2025, None), "target", "listed"),
    # in its clause, before that of an earlier clause
    ("到2025年驿站达到30个", (2025, None), "target", "clause"),
    ("2019年驿站达到20个；2024年达到30个", (2024, None), "target", "clause"),
    ("“十三五”期间新建驿站20个", (2020, 2016), "actual", "clause"),
    ("力争2023年6月30日前建成驿站20个", (2023, None), "target", "clause"),
    ("规划期末驿站达到30个", (2025, None), "target", "clause"),
    ("去年驿站达到20个", (2020, None), "actual", "clause"),
    # in an earlier clause
    ("到2025年，驿站达到30个", (2025, None), "target", "sentence"),
    ("截至2019年12月31日，拥有驿站20个", (2019, None), "actual", "sentence"),
    ("五年来，新建驿站20个", (2020, 2016), "actual", "sentence"),
    ("2019年，改造老旧小区40个，驿站达到20个", (2019, None), "actual", "sentence"),
    ("2019年，改造老旧小区40个；驿站达到20个", (2019, None), "actual", "sentence"),
    # that from which something has risen
    ("驿站从2016年的20个增加", (2016, None), "actual", "origin"),
    # no year of the figure: what it is compared to, an aside, a slogan, a plan's name
    ("驿站较2018年增加20个", (2025, None), "target", "document"),
    ("认真落实“十四五”规划，新建驿站20个", (2025, None), "target", "document"),
    ("贯彻《驿站规划（2011—2030年）》，新建驿站20个", (2025, None), "target", "document"),
]


@pytest.mark.parametrize(("text", "years", "status", "rule"), OWN)
def test_the_years_of_a_sentence(text, years, status, rule):
    choice = weigh(text)[-1]
    assert (choice.value.year, choice.value.first_year) == years
    assert choice.value.status == status
    assert choice.evidence[0].rule == rule


# a sentence that names several times, year and status of each of its figures
SEVERAL = [
    ("驿站从2016年的12个增加到2019年的30个", [(2016, "actual"), (2019, "actual")]),
    ("“十三五”期间，驿站由12个增加到30个", [(2015, "actual"), (2020, "actual")]),
    ("到2025年，驿站由12个增加到30个", [(2020, "actual"), (2025, "target")]),
    ("驿站2020年达到12个，2025年达到30个", [(2020, "actual"), (2025, "target")]),
    ("到2023年，驿站达到20个，到2025年达到30个", [(2023, "target"), (2025, "target")]),
    ("到2025年，驿站达到30个，比2020年增加18个", [(2025, "target"), (2025, "target")]),
    ("2020年驿站达到12个，是2015年的3倍", [(2020, "actual"), (2020, "actual")]),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_each_figure_has_its_own_time(text, expected):
    assert [(choice.value.year, choice.value.status) for choice in weigh(text)] == expected


# a sentence, its heading, its document, year and status, the rule that gives the status
STATUS = [
    # years to come are planned, those gone by are past, whatever the document
    ("到2028年，驿站达到30个", "", REPORT, (2028, "target"), "ahead"),
    ("2017年，驿站达到30个", "", PLAN, (2017, "actual"), "behind"),
    ("2026年，新建驿站30个", "", REPORT, (2026, "target"), "this_year"),
    # tense and manner
    ("已建成驿站30个", "", PLAN, (2020, "actual"), "done"),
    ("累计建成驿站30个", "", PLAN, (2020, "actual"), "summed"),
    ("驿站位居全省前列，达到30个", "", PLAN, (2020, "actual"), "done_near"),
    ("力争驿站达到30个", "", PLAN, (2025, "target"), "wish"),
    ("驿站不低于30个", "", PLAN, (2025, "target"), "wish"),
    ("确保完成任务，驿站达到30个", "", PLAN, (2025, "target"), "wish_near"),
    ("推进建设驿站30个", "", PLAN, (2025, "target"), "task"),
    ("授权量规划的30件目标提前达到", "", PLAN, (2025, "target"), "aim"),
    # the kind of heading, of line, of document
    ("驿站30个", GOALS, PLAN, (2025, "target"), "plan_heading"),
    ("驿站30个", REVIEW, PLAN, (2020, "actual"), "review_heading"),
    ("驿站30个", "二、服务 > （一）完善驿站体系", PLAN, (2025, "target"), "task_heading"),
    ("驿站30个", "二、服务 > （一）夯实服务基础", PLAN, (2025, "target"), "task_heading"),
    ("驿站30个", "", PLAN, (2025, "target"), "kind"),
    ("驿站30个", "", BULLETIN, (2024, "actual"), "bulletin"),
    # words such as 去年 follow the nearest heading, then the document
    ("去年驿站达到30个", "一、2025年工作回顾", LATER_PLAN, (2025, "actual"), "review_heading"),
    ("今年建设驿站30个", "三、2026年工作安排", REPORT, (2026, "target"), "plan_heading"),
    ("去年驿站达到30个", "", REPORT, (2025, "actual"), "behind"),
]


@pytest.mark.parametrize(("text", "section", "horizon", "expected", "rule"), STATUS)
def test_past_or_wanted(text, section, horizon, expected, rule):
    [choice] = weigh(text, section, horizon)
    assert (choice.value.year, choice.value.status) == expected
    assert rule in choice.ids.split()


def test_the_reading_that_lost_is_kept_with_what_spoke_for_it():
    [choice] = weigh("到2025年，驿站达到30个", REVIEW)
    assert choice.value[::2] == (2025, "target")
    assert choice.lost is not None
    assert choice.lost.status == "actual"
    assert "review_heading" in {reason.rule for reason in choice.against}
    assert choice.margin > 0


# two sentences: the time of the first is more certain than that of the second
SURER = [
    ("到2025年，驿站达到30个", "驿站达到30个"),
    ("力争驿站达到30个", "驿站达到30个"),
    ("到2025年，驿站达到30个", "到2025年，已建成驿站30个"),
]


@pytest.mark.parametrize(("sure", "less"), SURER)
def test_evidence_makes_the_margin(sure, less):
    margins = [weigh(text)[0].margin for text in (sure, less)]
    assert margins[0] > margins[1]


# a document, the doubt of its last figure: the file name alone tells the time, or another time is nearly as likely
DOUBTED = [
    ("驿站达到30个。", doubts.YEAR),
    ("一、发展回顾\n驿站达到30个。", doubts.YEAR),
    ("二、重点任务\n力争各类驿站达到30个。", None),
    ("二、主要目标\n驿站达到30个。", None),
    ("到2025年，驿站达到30个。", None),
    ("一、发展回顾\n2019年，驿站达到30个。", None),
    ("一、发展回顾\n“十三五”期间，新建驿站30个。", None),
    ("驿站达到30个（2022年）。", None),
    ("二、主要目标\n已建成驿站30个。", doubts.TIME),
]


@pytest.mark.parametrize(("text", "doubt"), DOUBTED)
def test_thin_evidence_leaves_a_doubt(text, doubt):
    found = extract_statements(parse_text(text, "lancheng-2021-2025"))["doubt"].iloc[-1]
    assert (None if pd.isna(found) else found) == doubt
