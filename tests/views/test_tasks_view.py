"""Tasks as pages show them: of one plan, of all, and of one department."""

import re
from dataclasses import replace

import pytest
from shipped import DATA

from ipstats.errors import UnknownName
from ipstats.views import city_report, tasks


def rows_of(shown):
    """The cells of each row of a table's body."""
    body = shown.html.partition("<tbody>")[2]
    rows = re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)
    return [[re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r"<t[hd].*?</t[hd]>", row)] for row in rows]


def test_a_plan_lists_its_tasks_with_departments_figures_and_means():
    rows = rows_of(tasks.task_table(DATA.of("qinhuangdao"), "zh"))
    assert len(rows) == 50
    assert rows[2] == [
        "三 实施高价值专利培育工程", "创造", "市市场监管局", "市发改委、市科技局、市工信局、市财政局",
        "每万人口高价值发明专利拥有量 3.5件", "资助、奖励、考核", "4781",
    ]  # fmt: skip


def test_a_plan_without_departments_says_so_and_counts_none():
    jiyuan = DATA.of("jiyuan")
    assert "都没有写明由谁承担" in tasks.busiest(jiyuan, "zh").html
    assert len(rows_of(tasks.task_table(jiyuan, "zh"))) == 22
    assert tasks.duties_by_theme(jiyuan, "zh") is None


def test_the_counts_of_departments_are_those_of_the_lists():
    rows = rows_of(tasks.duties_by_theme(DATA, "en"))
    rows_of_all = tasks.duties(DATA)
    own = rows_of_all[rows_of_all["department"] == "market_regulation"]
    assert rows[0][:2] == ["Market regulation", f"{len(own)} ({(own['role'] == 'lead').sum()})"]
    assert f"{len(own)}" in tasks.busiest(DATA, "en").html


def test_one_department_over_all_plans_what_it_leads_first():
    shown = tasks.department_tasks(DATA, "court", "zh")
    rows = rows_of(shown)
    assert {row[0][:2] for row in rows} == {"秦皇", "河北", "石家"}
    roles = [row[1] for row in rows]
    assert roles == sorted(roles, key="牵头".__ne__)
    assert f"人民法院：{len(rows)}项任务" in shown.html


def test_an_unknown_department_is_told_with_its_nearest():
    with pytest.raises(UnknownName, match="market_regulation"):
        tasks.department_tasks(DATA, "market_regulations", "zh")


def test_without_tasks_nothing_is_shown():
    none = replace(DATA, tasks=DATA.tasks.head(0))
    assert [tasks.busiest(none, "zh"), tasks.task_table(none, "zh"), tasks.duties_by_theme(none, "zh")] == [None] * 3
    assert tasks.department_tasks(none, "", "zh") is None
    assert tasks.all_tasks(none, "zh").empty


def test_goals_in_words_are_those_of_tables_and_of_clauses():
    rows = rows_of(city_report.goals_in_words(DATA.of("shijiazhuang"), "zh"))
    assert ["知识产权质押融资额", "逐年增加", "2025"] in [row[:3] for row in rows]
    rows = rows_of(city_report.goals_in_words(DATA.of("qinhuangdao"), "zh"))
    assert [row[1] for row in rows[:2]] == ["稳步增长", "全省先进水平"]
    assert city_report.goals_in_words(replace(DATA, goals=DATA.goals.head(0)).of("jiyuan"), "zh") is None
