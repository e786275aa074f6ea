import pytest

from ipstats.documents.document import parse_text
from ipstats.reading.extraction import read
from ipstats.reading.tasks import find_tasks

PLAN = """兰城市知识产权规划（2021—2025年）
一、发展基础
（一）工作成效
创造能力持续提升。
二、总体要求
（一）指导思想
坚持新发展理念。
（二）发展目标
1.专利质量更高。到2025年发明专利达到300件。
三、重点任务
（一）提高创造质量
1.培育优势企业。培育知识产权优势企业20家。（市科技局牵头，市工信局、市财政局等按职责分工负责）
2.加强商标品牌培育。建设指导站5个。
（责任单位：市市场监管局，各县（市、区）；完成时限：2023年底）
（二）全链条提升转化成效。推广专利开放许可。（市教育局）
专栏1 转化项目
专利导航工程。开展专利导航10项。（市发改委、市工信局按职责分工负责）
强企行动：支持企业贯标。
四、保障措施
（一）加强组织领导。健全机制。
"""


def tasks_of(text):
    return find_tasks(read(parse_text(text, "lancheng-2021-2025")))


def test_the_lowest_numbered_headings_items_of_boxes_and_safeguards_are_tasks():
    tasks = tasks_of(PLAN).fillna({"number": ""})
    rows = [(row.number, row.title, row.section.split(" > ")[-1], bool(row.safeguard)) for row in tasks.itertuples()]
    assert rows == [
        ("1", "培育优势企业", "(一)提高创造质量", False),
        ("2", "加强商标品牌培育", "(一)提高创造质量", False),
        ("二", "全链条提升转化成效", "三、重点任务", False),
        ("", "专利导航工程", "专栏1 转化项目", False),
        ("", "强企行动", "专栏1 转化项目", False),
        ("一", "加强组织领导", "四、保障措施", True),
    ]


def test_a_task_has_its_departments_its_deadline_and_its_figures():
    tasks = tasks_of(PLAN).astype(object).where(lambda rows: rows.notna(), None)
    rows = [(row.lead, row.support, row.deadline) for row in tasks.itertuples()]
    assert rows == [
        ("市科技局", "市工信局;市财政局", None),
        (None, "市市场监管局;各县(市、区)", 2023),
        (None, "市教育局", None),
        (None, "市发改委;市工信局", None),
        (None, None, None),
        (None, None, None),
    ]
    figures = [
        [PLAN[int(at) : int(at) + 2] for at in (row.statements or "").split(";") if at] for row in tasks.itertuples()
    ]
    assert figures == [["20"], ["5个"], [], ["10"], [], []]


def test_a_task_stands_where_its_title_does():
    for task in tasks_of(PLAN).itertuples():
        assert PLAN[task.start : task.start + len(task.title)] == task.title
        assert task.end > task.start


@pytest.mark.parametrize(
    "heading",
    ["指导思想", "总体要求", "基本原则", "发展目标", "主要指标", "发展基础与机遇挑战", "面临形势", "“十三五”工作回顾"],
)
def test_aims_principles_and_reviews_are_none(heading):
    assert tasks_of(f"一、{heading}\n（一）专利质量。专利授权5件。\n（二）商标。").empty


@pytest.mark.parametrize("heading", ["夯实发展基础", "优化发展环境", "实施质量提升工程", "增强转化成效"])
def test_headings_with_a_verb_are_work(heading):
    assert tasks_of(f"一、{heading}\n做好工作。\n二、来源\n据公报。")["title"].tolist() == [heading]


def test_a_document_without_tasks_has_an_empty_table_with_all_columns():
    tasks = tasks_of("专利授权量达到5件。")
    assert tasks.empty


def test_a_task_has_its_instruments_with_their_rates():
    text = "一、重点任务\n（一）深化金融服务。推广专利保险。对质押融资企业，补贴其贷款利息的50%；按价值的1%予以奖励。\n（二）加强培训。"
    assert tasks_of(text)["instruments"].fillna("").tolist() == ["保险;质押融资;补贴 50%;奖励 1%", ""]
