"""Who does what: a task's departments by their code, and what it is about."""

import pandas as pd
import pytest

from ipstats.analysis import count_duties, find_themes, list_duties

DEPARTMENTS = pd.DataFrame(
    {
        "department": ["science", "industry", "ip_office"],
        "also_printed_as": ["科技局;科学技术局;科技厅", "工信局;工业和信息化局", "知识产权局"],
    }
)
THEMES = pd.DataFrame({"theme": ["talent", "protection", "use"], "words": ["人才", "保护;执法", "运用;融资"]})


def tasks(*rows):
    names = ["title", "section", "lead", "support"]
    given = pd.DataFrame(rows, columns=names, dtype="string")
    return given.assign(plan="lancheng-2021-2025", start=range(len(rows)))


CASES = [  # lead; support → role, department or else the printed name
    ("市科技局", "市工信局", [("lead", "science"), ("support", "industry")]),
    ("市科学技术局", None, [("lead", "science")]),
    ("省科技厅;省知识产权局", None, [("lead", "science"), ("lead", "ip_office")]),
    (None, "市工信局;市工业和信息化局", [("support", "industry")]),
    ("市科技局", "市科学技术局", [("lead", "science")]),
    (None, "市科技局(市知识产权局)", [("support", "science")]),
    (None, "市气象局;市气象局", [("support", "市气象局")]),
    (None, None, []),
]


@pytest.mark.parametrize(("lead", "support", "expected"), CASES)
def test_each_department_of_a_task_once(lead, support, expected):
    found = list_duties(tasks(("加强保护", "一、任务", lead, support)), DEPARTMENTS)
    of = found["department"].fillna(found["printed"])
    assert list(zip(found["role"], of, strict=True)) == expected


def test_tasks_keep_their_order_and_columns():
    found = list_duties(tasks(("甲", "", None, "市工信局"), ("乙", "", "市科技局", "市工信局")), DEPARTMENTS)
    assert found["title"].tolist() == ["甲", "乙", "乙"]
    assert found["printed"].tolist() == ["市工信局", "市科技局", "市工信局"]


THEME_CASES = [  # title, the headings above it → theme
    ("加强执法", "三、重点任务", "protection"),
    ("推进质押融资", "三、加强保护", "use"),  # the title weighs more
    ("完善机制", "三、加强保护", "protection"),
    ("保护人才", "三、其他", "talent"),  # of equals the first
    ("专项工程", "三、加强保护 > 专栏1 有关工程", "protection"),
    ("完善机制", "三、加强保护 > (二)促进运用", "use"),  # the nearest chapter
    ("完善机制", "三、其他", None),
]


@pytest.mark.parametrize(("title", "section", "theme"), THEME_CASES)
def test_the_theme_of_a_task(title, section, theme):
    found = find_themes(tasks((title, section, None, None)), THEMES)
    assert [None if pd.isna(one) else one for one in found] == [theme]


def test_duties_are_counted_by_department_and_theme():
    rows = tasks(
        ("加强保护", "", "市科技局", "市工信局"),
        ("促进运用", "", None, "市科学技术局"),
        ("强化执法", "", "市工信局", "市科技局"),
        ("其他", "", None, "市科技局"),
    )
    counts = count_duties(list_duties(rows.assign(theme=find_themes(rows, THEMES)), DEPARTMENTS)).fillna({"theme": ""})
    assert [tuple(row) for row in counts.itertuples(index=False)] == [
        ("science", "protection", 2, 1),
        ("science", "use", 1, 0),
        ("science", "", 1, 0),
        ("industry", "protection", 2, 1),
    ]
