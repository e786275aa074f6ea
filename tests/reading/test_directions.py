import pytest

from ipstats.documents.document import parse_text
from ipstats.reading.directions import find_directions
from ipstats.reading.extraction import read


def directions(text):
    found = find_directions(read(parse_text(f"一、总体要求\n（一）发展目标\n{text}\n", "lancheng-2021-2025")))
    return list(found[["subject", "direction", "year"]].itertuples(index=False, name=None))


CASES = [  # a sentence of the goals, its subjects and directions
    ("质押融资额逐年增加，交易额逐年提高。", [("质押融资额", "逐年增加"), ("交易额", "逐年提高")]),
    ("专利授权量达到300件，质押融资额逐年增加。", [("质押融资额", "逐年增加")]),
    ("密集型产业增加值占GDP比重进一步扩大。", [("密集型产业增加值占GDP比重", "进一步扩大")]),
    ("到2025年，保护体系更加完善。", [("保护体系", "更加完善")]),
    ("——保护环境明显优化。建设保护中心。", [("保护环境", "明显优化")]),
    ("知识产权保护迈上新台阶。", [("知识产权保护", "迈上新台阶")]),
    ("满意度达到全省先进水平；违法行为得到有效遏制。", [("满意度", "达到全省先进水平"), ("违法行为", "得到有效遏制")]),
    ("侵权案件持续下降。", [("侵权案件", "持续下降")]),
    ("显著提升。", []),
    ("培育优势企业20家。", []),
    ("推广专利导航。", []),
    ("专利授权量增长15%。", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_clauses_that_say_where_something_is_to_go(text, expected):
    assert [(subject, direction) for subject, direction, _ in directions(text)] == expected


def test_the_year_is_that_of_the_opening_or_the_last_of_the_plan():
    assert directions("到2023年，保护体系基本形成。") == [("保护体系", "基本形成", 2023)]
    assert directions("保护体系基本形成。") == [("保护体系", "基本形成", 2025)]


@pytest.mark.parametrize("heading", ["一、发展基础", "三、重点任务"])
def test_only_sections_that_name_goals_have_them(heading):
    found = find_directions(read(parse_text(f"{heading}\n保护体系更加完善。", "lancheng-2021-2025")))
    assert found.empty


def test_a_subject_that_is_an_indicator_has_its_code():
    found = find_directions(
        read(parse_text("一、发展目标\n知识产权质押融资额逐年增加，交易额逐年提高。", "lancheng-2021-2025"))
    )
    assert found["indicator"].fillna("").tolist() == ["ip_pledge_financing", ""]


def test_a_direction_stands_where_its_clause_does():
    text = "一、发展目标\n质押融资额逐年增加，交易额逐年提高。"
    found = find_directions(read(parse_text(text, "lancheng-2021-2025")))
    assert [text[start:end] for start, end in zip(found["start"], found["end"], strict=True)] == [
        "质押融资额逐年增加",
        "交易额逐年提高",
    ]
