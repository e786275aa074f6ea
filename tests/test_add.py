import filecmp
import shutil

import pytest

import ipstats
import ipstats.documents.document
from ipstats.add import add_document, unknown_name
from ipstats.analysis.targets import build_targets
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
    found = filecmp.dircmp(one, other)
    return not found.left_only and not found.right_only and not found.diff_files


def test_a_new_plan_becomes_data(folder, document):
    added = add_document(document, folder)
    data = ipstats.load(folder)
    assert added.plan["plan"] in set(data.plans["plan"])
    assert data.statements.query("plan == 'qinhuangdao-2026-2030'")["value"].tolist() == [60000, 5000]
    assert "qinhuangdao-2026-2030" in set(build_targets(data)["plan"])


def test_the_document_is_parsed_once(folder, document, monkeypatch):
    parsed = []
    parse = ipstats.documents.document.document_of
    monkeypatch.setattr("ipstats.documents.document.document_of", lambda *given: parsed.append(given) or parse(*given))
    add_document(document.rename(document.with_name("plan.txt")), folder)
    assert len(parsed) == 1
    assert (folder / "statements" / "qinhuangdao-2026-2030.csv").exists()


def test_what_to_look_at_is_told(folder, document):
    fields, where, unknown = add_document(document, folder).notices
    assert "not found in the text: document_number" in fields
    assert str(folder / "indicators.csv") in where
    assert unknown.startswith("unknown: 商标申请总件数 (件); nearest is 商标申请量")
    assert "trademark_applications" in unknown


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
    for name in data.plans["document"]:
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


@pytest.mark.parametrize(
    ("name", "unit", "told"),
    [
        ("有效注册商标总件数", "件", "nearest is 有效注册商标量"),
        ("空气质量优良天数", "天", "no indicator near it"),
        ("有效注册商标总件数", "%", "no indicator near it"),
    ],
)
def test_unknown_names_are_told_with_the_line_to_add(name, unit, told, data):
    assert told in unknown_name(name, unit, data.indicators)
