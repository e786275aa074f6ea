import filecmp
import shutil

import pandas as pd
import pytest
from click.testing import CliRunner

import ipstats
import ipstats.add
import ipstats.documents.document
from ipstats.add import add_document, unknown_name
from ipstats.analysis.targets import build_targets
from ipstats.cli import main
from ipstats.errors import BadInput, UnknownName
from ipstats.paths import HOME

PLAN = """秦皇岛市“十五五”知识产权规划
到2030年，有效注册商标量达到6万件，商标申请总件数达到5000件。
秦皇岛市人民政府
2026年3月1日
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("IPSTATS_DOCUMENTS", str(tmp_path / "documents"))
    return shutil.copytree(HOME / "data", tmp_path / "data", ignore=shutil.ignore_patterns("documents"))


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "qinhuangdao-2026-2030.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def same(one, other) -> bool:
    found = filecmp.dircmp(one, other, ignore=[".lock"])
    return not found.left_only and not found.right_only and not found.diff_files


def test_a_new_plan_becomes_data(folder, document):
    added = add_document(document, folder)
    data = ipstats.load(folder)
    assert added.plan["plan"] in set(data.plans["plan"])
    assert data.statements.query("plan == 'qinhuangdao-2026-2030'")["value"].tolist() == [60000, 5000]
    assert "qinhuangdao-2026-2030" in set(build_targets(data)["plan"])


def test_the_document_is_parsed_once(folder, document, tmp_path, monkeypatch):
    parsed, parse = tmp_path / "parsed", ipstats.documents.document.document_of

    def counted(*given):
        with parsed.open("a") as file:  # it is parsed in a process of its own
            file.write("once ")
        return parse(*given)

    monkeypatch.setattr("ipstats.documents.document.document_of", counted)
    add_document(document.rename(document.with_name("plan.txt")), folder)
    assert parsed.read_text() == "once "
    assert (folder / "statements" / "qinhuangdao-2026-2030.csv").exists()


def test_what_to_look_at_is_told(folder, document):
    profile, counts, fields, where, unknown = add_document(document, folder).notices
    assert profile == "plan: title; 2026–2030: file name; baseline 2025: assumed; written 2026: date line"
    assert counts.startswith("0 tables, 0 of 0 numbers; 2 figures in prose")
    assert "not found in the text: document_number, baseline_year" in fields
    assert str(folder / "indicators.csv") in where
    assert unknown.startswith("unknown: 商标申请总件数 (件); nearest is 商标申请量")
    assert "trademark_applications" in unknown


def test_numbers_that_may_be_figures_and_became_none_are_told_and_kept(folder, document):
    table = "指标\t2030年\t备注\n商标申请量（件）\t9\t见第3章\n专利授权量（件）\t7\t略\n"
    document.write_text(PLAN.replace("秦皇岛市人民政府", f"{table}\n秦皇岛市人民政府"), encoding="utf-8")
    added = add_document(document, folder)
    assert [line for line in added.notices if line.startswith("unread: ")] == ["unread: 3 at 77: column not understood"]
    rows = ipstats.load(folder).of("qinhuangdao").unread.query("plan == 'qinhuangdao-2026-2030'")
    assert ("3", "column not understood") in set(zip(rows["printed"], rows["reason"], strict=True))


def test_the_document_is_kept_where_reports_look_for_it(folder, document, tmp_path):
    add_document(document, folder)
    kept = tmp_path / "documents" / document.name
    assert kept.read_bytes() == document.read_bytes()
    document.write_text(PLAN.replace("6万件", "7万件"), encoding="utf-8")
    add_document(document, folder)
    assert kept.read_bytes() == document.read_bytes()


def test_a_document_that_cannot_be_kept_is_told(folder, document, tmp_path):
    (tmp_path / "documents").write_text("no folder")
    assert "reports then quote no sentence of it" in add_document(document, folder).notices[0]


def test_running_it_again_changes_nothing(folder, document, tmp_path):
    add_document(document, folder)
    before = shutil.copytree(folder, tmp_path / "before")
    again = add_document(document, folder)
    assert same(folder, before)
    assert (again.removed, again.added) == ([], [])


def test_a_changed_document_shows_what_changed_and_keeps_what_people_wrote(folder, document):
    add_document(document, folder)
    plans = folder / "plans.csv"
    plans.write_text(plans.read_text(encoding="utf-8").replace("秦皇岛市人民政府", "市政府"), encoding="utf-8")
    document.write_text(PLAN.replace("6万件", "7万件"), encoding="utf-8")
    again = add_document(document, folder)
    assert [line.split(" (")[0] for line in again.removed] == ["有效注册商标量: 60000 件"]
    assert [line.split(" (")[0] for line in again.added] == ["有效注册商标量: 70000 件"]
    assert again.plan["issuer"] == "市政府"


def test_the_real_plans_change_nothing(folder, documents, data, tmp_path):
    for name in data.plans["document"].dropna():
        add_document(documents / name, folder)
    untouched = shutil.copytree(HOME / "data", tmp_path / "u", ignore=shutil.ignore_patterns("documents"))
    assert same(folder, untouched)


def test_no_known_region_says_where_to_add_one(folder, tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text("蓝城市知识产权规划\n到2025年，商标申请量达到5件。", encoding="utf-8")
    with pytest.raises(BadInput, match=r"give --region, or add a row to .*regions\.csv"):
        add_document(path, folder)
    with pytest.raises(UnknownName, match="did you mean 'hegang'"):
        add_document(path, folder, "hegan")


WORK_REPORT = """下载
打印
2026年政府工作报告
——2026年1月28日在苏州市第十七届人民代表大会第五次会议上
市长　某某
各位代表：
现在，我代表市人民政府，向大会报告工作，请予审议。
一、2025年工作回顾
2025年，全市专利授权量达到5万件。
二、2026年工作安排
今年，专利授权量力争达到6万件。
"""
OUTLINE = """广西壮族自治区国民经济和社会发展第十五个五年规划纲要
（2026年2月1日广西壮族自治区第十四届人民代表大会第四次会议批准）
到2030年，专利授权量达到6万件。
"""
DISTRICT = """桂林市象山区人民政府办公室文件
象政办发〔2021〕12号
桂林市象山区“十四五”知识产权规划
到2025年，专利授权量达到600件。
桂林市象山区人民政府办公室
2021年9月30日
"""
# file, text, id, issuer, number, day, stage, what region, issuer and day were read from
DOCUMENTS = [
    ("报告.txt", WORK_REPORT, "suzhou-2026-2026", "苏州市人民政府", None, "2026-01-28", None, ["date line", "date line", "date line"]),
    ("纲要.txt", OUTLINE, "guangxi-2026-2030", None, None, "2026-02-01", "issued", ["title", "", "date line"]),
    ("规划.txt", DISTRICT, "guilin-2021-2025", "桂林市象山区人民政府办公室", "象政办发〔2021〕12号", "2021-09-30", "issued",
     ["title", "date line", "date line"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "plan", "issuer", "number", "issued", "stage", "sources"), DOCUMENTS)
def test_what_a_document_says_of_itself(name, text, plan, issuer, number, issued, stage, sources, folder, tmp_path):
    (tmp_path / name).write_text(text, encoding="utf-8")
    added = add_document(tmp_path / name, folder)
    fields = {key: None if pd.isna(value) else value for key, value in added.plan.items()}
    assert (fields["plan"], fields["issuer"], fields["document_number"]) == (plan, issuer, number)
    assert (fields["issued"], fields["stage"]) == (issued, stage)
    assert [added.sources[key] for key in ("region", "issuer", "issued")] == sources
    data = ipstats.load(folder)
    assert data.plans.set_index("plan").loc[plan, "document"] == name
    assert set(data.statements.query("plan == @plan")["indicator"]) == {"patents_granted"}


def test_figures_of_a_work_report_are_those_of_its_years(folder, tmp_path):
    (tmp_path / "报告.txt").write_text(WORK_REPORT, encoding="utf-8")
    statements = add_document(tmp_path / "报告.txt", folder).statements
    assert statements[["year", "status"]].values.tolist() == [[2025, "actual"], [2026, "target"]]


def test_what_is_known_outranks_what_the_document_says(folder, tmp_path):
    (tmp_path / "规划.txt").write_text(DISTRICT, encoding="utf-8")
    added = add_document(tmp_path / "规划.txt", folder, "guangxi", (2021, 2030), "plan")
    assert added.plan["plan"] == "guangxi-2021-2030"
    assert (added.sources["region"], added.sources["period_end"]) == ("option", "option")


def test_another_document_of_the_same_region_and_years_is_not_written_over(folder, tmp_path):
    (tmp_path / "规划.txt").write_text(DISTRICT, encoding="utf-8")
    (tmp_path / "other.txt").write_text(DISTRICT, encoding="utf-8")
    (tmp_path / "guilin-education-2021-2025.txt").write_text(DISTRICT, encoding="utf-8")
    add_document(tmp_path / "规划.txt", folder)
    with pytest.raises(BadInput, match=r"guilin-2021-2025 is the id of 规划.txt; .* guilin-word-2021-2025.txt"):
        add_document(tmp_path / "other.txt", folder)
    added = add_document(tmp_path / "guilin-education-2021-2025.txt", folder)
    assert (added.plan["plan"], added.plan["region"]) == ("guilin-education-2021-2025", "guilin")
    assert len(ipstats.load(folder).plans.query("region == 'guilin'")) == 2


TITLE = "秦皇岛市“十五五”知识产权规划"
ANOTHER = [  # file, text: another document of the same region and years
    ("qinhuangdao-2026-2030.md", PLAN),
    ("qinhuangdao-2026-2030.txt", PLAN.replace(TITLE, TITLE + "（征求意见稿）")),
    ("qinhuangdao-2026-2030.txt", PLAN.replace(TITLE, "秦皇岛市政府工作报告")),
]


@pytest.mark.parametrize(("name", "text"), ANOTHER)
def test_another_document_takes_a_place_only_when_told_to(name, text, folder, document, tmp_path):
    add_document(document, folder)
    before = shutil.copytree(folder, tmp_path / "before")
    kept = (tmp_path / "documents" / document.name).read_bytes()
    other = tmp_path / "other" / name
    other.parent.mkdir()
    other.write_text(text.replace("6万件", "7万件"), encoding="utf-8")
    with pytest.raises(BadInput, match=r"is the id of .*--id qinhuangdao-word-2026-2030.*--replace"):
        add_document(other, folder)
    assert same(folder, before)
    assert (tmp_path / "documents" / document.name).read_bytes() == kept
    added = add_document(other, folder, replace=True)
    row = ipstats.load(folder, targets=False).plans.set_index("plan").loc["qinhuangdao-2026-2030"]
    assert (row["document"], row["title"]) == (name, text.split("\n")[0])
    assert len(added.removed) == len(added.added) == 1


@pytest.mark.parametrize("replace", [False, True])
def test_a_document_takes_the_place_of_figures_entered_by_hand(replace, folder, document):
    add_document(document, folder)
    plans = pd.read_csv(folder / "plans.csv", dtype="str")
    mine = plans["plan"] == "qinhuangdao-2026-2030"
    plans.loc[mine, ["document", "sha256", "checked"]] = [None, None, "second-hand"]
    plans.to_csv(folder / "plans.csv", index=False)
    found = add_document(document, folder, replace=replace).plan
    assert found["document"] == document.name
    assert pd.isna(ipstats.load(folder).plans.set_index("plan").loc["qinhuangdao-2026-2030", "checked"])
    plans.loc[mine, ["document", "sha256", "title"]] = [None, None, "秦皇岛市另一规划"]
    plans.to_csv(folder / "plans.csv", index=False)
    with pytest.raises(BadInput, match="is the id of 秦皇岛市另一规划; this is another document"):
        add_document(document, folder)


def test_a_draft_and_the_plan_stand_side_by_side(folder, document, tmp_path):
    add_document(document, folder)
    draft = tmp_path / "draft.txt"
    draft.write_text(PLAN.replace(TITLE, TITLE + "（征求意见稿）"), encoding="utf-8")
    assert add_document(draft, folder, plan="qinhuangdao-draft-2026-2030").plan["stage"] == "draft"
    assert len(ipstats.load(folder, targets=False).statements.query("plan.str.startswith('qinhuangdao-')")) >= 4
    before = shutil.copytree(folder, tmp_path / "before")
    add_document(draft, folder)  # its name tells which of them it is
    assert same(folder, before)
    with pytest.raises(BadInput, match="ipstats rename qinhuangdao-draft-2026-2030 qinhuangdao-x-2026-2030"):
        add_document(draft, folder, plan="qinhuangdao-x-2026-2030")
    with pytest.raises(BadInput, match="is no id of a plan"):
        add_document(draft, folder, plan="../draft")


def test_documents_of_one_name_do_not_take_each_others_copy(folder, tmp_path):
    for number, text in enumerate((WORK_REPORT, OUTLINE)):
        (tmp_path / str(number)).mkdir()
        (tmp_path / str(number) / "规划.txt").write_text(text, encoding="utf-8")
    add_document(tmp_path / "0" / "规划.txt", folder)
    with pytest.raises(BadInput, match="is the name of the document of suzhou-2026-2026"):
        add_document(tmp_path / "1" / "规划.txt", folder)
    assert (tmp_path / "documents" / "规划.txt").read_text(encoding="utf-8") == WORK_REPORT


def test_a_document_that_changes_while_it_is_read_adds_nothing(folder, document, tmp_path, monkeypatch):
    before, read = shutil.copytree(folder, tmp_path / "before"), ipstats.add.read

    def disturbed(*given):
        document.write_text(PLAN.replace("6万件", "9万件"), encoding="utf-8")
        return read(*given)

    monkeypatch.setattr("ipstats.add.read", disturbed)
    with pytest.raises(BadInput, match="changed while it was read; nothing was added"):
        add_document(document, folder)
    assert same(folder, before)


def test_a_document_is_read_within_limits(folder, document, tmp_path):
    before = shutil.copytree(folder, tmp_path / "before")
    for option, amount in (("--seconds", "0.1"), ("--memory", "0.1")):
        document.write_text(PLAN * 2000, encoding="utf-8")
        result = CliRunner().invoke(main, ["add", str(document), "--data", str(folder), option, amount])
        assert (result.exit_code, option in result.output) == (2, True)
    assert same(folder, before)


def test_conflicts_without_a_year_are_told_without_one(folder, document):
    document.write_text(PLAN + "专利授权量已达到100件。\n专利授权量已达到7800件。\n", encoding="utf-8")
    notices = add_document(document, folder).notices
    assert [line for line in notices if line.startswith("conflict: ")]
    assert not [line for line in notices if "<NA>" in line]


@pytest.mark.parametrize(
    ("name", "unit", "told"),
    [
        ("有效注册商标总件数", "件", "nearest is 有效注册商标量"),
        ("空气质量优良天数", "天", "no indicator near it"),
        ("有效注册商标总件数", "%", "no indicator near it"),
        ("海外商标有效量", "件", "no indicator near it"),
        ("海外专利授权总量", "件", "no indicator near it"),
        ("商标授权量", "件", "no indicator near it"),
        ("境内专利授权", "件", "no indicator near it"),
        ("发明专利申请授权量", "件", "no indicator near it"),
        ("作品著作权登记总件数", "件", "nearest is 著作权登记量"),
        ("知识产权质押融资担保金额", "元", "no indicator near it"),
        ("专利授权量增速", None, "no indicator near it"),
        ("专利授权总件数", None, "nearest is 专利授权量"),
    ],
)
def test_unknown_names_are_told_with_the_line_to_add(name, unit, told, data):
    assert told in unknown_name(name, unit, data.indicators)
