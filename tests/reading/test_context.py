"""What carries over from sentence to sentence, and where it ends; what stands above tells."""

from dataclasses import FrozenInstanceError

import pytest

from ipstats.documents import Paragraph
from ipstats.reading.context import Context, is_task, status_of
from ipstats.reading.indicator_names import Matcher
from ipstats.reading.prose import read_sentences
from ipstats.text import Horizon, normalize

PLAN = Horizon(2021, 2025, 2020)
REPORT = Horizon(2026, 2026, 2025, "report", 2026)
A, B, BELOW = "二、目标任务", "三、其他任务", "二、目标任务 > （一）创造"


def context_of(paragraphs, data, horizon=PLAN):
    """The context of the last sentence of paragraphs with their headings."""
    blocks = [Paragraph(text, 0, section) for section, text in paragraphs]
    *_, last = read_sentences(blocks, horizon, Matcher(data.indicators))
    return last.context


# paragraphs with their headings, the year and first year that hold for the last sentence
SCOPES = {
    # a sentence that opens with a time holds for the rest of its paragraph
    "opening": ([(A, "到2023年，取得进展。驿站30个。")], (2023, None)),
    "opening of a period": ([(A, "“十三五”期间，取得进展。驿站30个。")], (2020, 2016)),
    "a later opening": ([(A, "到2023年，取得进展。到2024年，基本完成。驿站30个。")], (2024, None)),
    "a time in the middle opens nothing": ([(A, "到2023年，取得进展。书屋在2022年底建成。驿站30个。")], (2023, None)),
    "nor does what is compared with": ([(A, "较2018年，全面进步。驿站30个。")], None),
    "nor a slogan": ([(A, "“十四五”时期开局良好。驿站30个。")], None),
    "nor a plan's name": ([(A, "“十四五”规划全面实施。驿站30个。")], None),
    # another paragraph: only a list that the paragraph leads up to
    "next paragraph": ([(A, "到2023年，取得进展。"), (A, "驿站30个。")], None),
    "list": ([(A, "到2023年，主要目标是："), (A, "——驿站30个。")], (2023, None)),
    "list, second item": ([(A, "到2023年，主要目标是："), (A, "1.书屋20个。"), (A, "2.驿站30个。")], (2023, None)),
    "list with sections": ([(A, "到2023年，实现以下目标。"), (BELOW, "驿站30个。")], (2023, None)),
    "behind a list": ([(A, "到2023年，主要目标是："), (A, "——书屋20个。"), (A, "驿站30个。")], None),
    "an item's own time": ([(A, "到2023年，主要目标是："), (A, "——到2022年，扩面。驿站30个。")], (2022, None)),
    "an item's time ends with it": (
        [(A, "到2023年，主要目标是："), (A, "——到2022年，扩面。"), (A, "——驿站30个。")],
        (2023, None),
    ),
    # a line that stands alone, for its section and those below
    "line": ([(A, "2024年目标"), (A, "驿站30个。")], (2024, None)),
    "line and a section below": ([(A, "2024年目标"), (BELOW, "驿站30个。")], (2024, None)),
    "a new line": ([(A, "2024年目标"), (A, "2025年目标"), (A, "驿站30个。")], (2025, None)),
    "line of another section": ([(A, "2024年目标"), (B, "驿站30个。")], None),
    # headings, the nearest first
    "heading": ([("二、2023年安排", "驿站30个。")], (2023, None)),
    "heading above": ([("二、2023年安排 > （一）创造", "驿站30个。")], (2023, None)),
    "nearer heading": ([("“十四五”时期目标 > （一）2022年安排", "驿站30个。")], (2022, None)),
    "heading of two times": ([("“十四五”时期和2025年目标", "驿站30个。")], (2025, None)),
    "heading behind": ([("二、2023年安排", "书屋20个。"), (A, "驿站30个。")], None),
    "heading and opening": ([("二、2023年安排", "到2025年，全面完成。驿站30个。")], (2025, None)),
}


@pytest.mark.parametrize("case", SCOPES)
def test_a_time_holds_within_its_block(case, data):
    paragraphs, expected = SCOPES[case]
    period = context_of(paragraphs, data).period
    assert (period and (period.year, period.first_year)) == expected


# headings, a document, the year that words such as 去年 count from
NOW = [
    ("", PLAN, 2021),
    ("", REPORT, 2026),
    ("一、2025年工作回顾", REPORT, 2026),
    ("三、2026年工作安排", REPORT, 2026),
    ("一、2023年工作回顾 > （二）创造", PLAN, 2024),
    ("“十四五”时期成就", REPORT, 2026),
]


@pytest.mark.parametrize(("section", "horizon", "now"), NOW)
def test_the_year_that_is_called_this_one(section, horizon, now):
    assert Context(horizon, section).now == now


# a heading, of a plan and of another document: a review (actual), goals or tasks (target), or it does not say
HEADINGS = [
    ("一、发展回顾", "actual", "actual"),
    ("“十三五”发展成就", "actual", "actual"),
    ("2025年工作总结", "actual", "actual"),
    ("（一）取得的成效", "actual", "actual"),
    ("一、发展基础", "actual", "actual"),
    ("三、主要目标", "target", "target"),
    ("2026年工作安排", "target", "target"),
    ("夯实质量工作基础", None, None),
    ("巩固脱贫攻坚成果", None, None),
    ("回顾2025年工作和2026年主要目标", None, None),
    ("四、民生", None, None),
]


@pytest.mark.parametrize(("heading", "of_a_plan", "of_another"), HEADINGS)
def test_review_or_goals(heading, of_a_plan, of_another):
    assert (status_of(heading), status_of(heading, plan=False)) == (of_a_plan, of_another)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [("（一）夯实服务基础", True), ("2.推进成果转化", True), ("第三节 完善体系", True), ("（一）服务基础", False), ("成果丰硕", False)],
)  # fmt: skip
def test_headings_of_what_is_to_be_done(heading, expected):
    assert is_task(normalize(heading)) is expected


def test_a_context_gives_the_next_one_and_stays_as_it_is():
    before = Context(PLAN)
    after = before.enter("2024年目标", A)
    assert (before.line, before.section) == (None, "")
    assert (after.line and after.line.words, after.section) == ("2024年目标", A)
    with pytest.raises(FrozenInstanceError):
        after.section = B  # pyright: ignore[reportAttributeAccessIssue]
