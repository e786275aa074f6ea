import shutil

import pytest

import ipstats
from ipstats.analysis import build_targets
from ipstats.build import check_targets
from ipstats.data import as_csv
from ipstats.data.plan_files import remove_plan, rename_plan
from ipstats.errors import BadInput, UnknownName
from ipstats.paths import HOME

PLAN, NEW = "hegang-2021-2025", "hegang-patents-2021-2025"


@pytest.fixture
def folder(tmp_path):
    folder = shutil.copytree(HOME / "data", tmp_path / "data", ignore=shutil.ignore_patterns("documents"))
    with (folder / "corrections.csv").open("a", encoding="utf-8") as file:
        file.write(f"{PLAN},427,value,5581,5582,a slip\n")
    return folder


def test_a_plan_is_removed_from_all_tables(folder, data):
    changed = remove_plan(folder, PLAN)
    left = ipstats.load(folder)
    check_targets(left)
    assert set(left.plans["plan"]) == set(data.plans["plan"]) - {PLAN}
    assert list(folder.rglob(f"{PLAN}.csv")) == []
    assert PLAN not in (folder / "corrections.csv").read_text(encoding="utf-8")
    assert "plans.csv" in changed


def test_a_plan_is_renamed_in_all_tables(folder):
    before = ipstats.load(folder)
    rename_plan(folder, PLAN, NEW)
    after = ipstats.load(folder)
    check_targets(after)
    for table in ("plans", "statements", "unread", "targets"):
        assert as_csv(getattr(after, table)) == as_csv(getattr(before, table)).replace(f"{PLAN},", f"{NEW},")
    assert 5582 in set(after.statements.query("plan == @NEW")["value"])


def test_plans_below_another_follow_it(folder):
    below = ipstats.load(folder).plans.query("above == 'china-2021-2025'")["plan"]
    assert PLAN in set(below)
    rename_plan(folder, "china-2021-2025", "china-ip-2021-2025")
    assert set(ipstats.load(folder).plans.query("above == 'china-ip-2021-2025'")["plan"]) == set(below)
    remove_plan(folder, "china-ip-2021-2025")
    assert ipstats.load(folder).plans.set_index("plan").loc[below, "above"].isna().all()


def test_a_command_that_is_repeated_has_nothing_to_do(folder):
    rename_plan(folder, PLAN, NEW)
    assert rename_plan(folder, PLAN, NEW) == []
    remove_plan(folder, NEW)
    assert remove_plan(folder, NEW) == []


def test_targets_that_cannot_be_read_are_left_to_build(folder):
    (folder / "targets.csv").write_text("")
    remove_plan(folder, PLAN)
    assert PLAN not in set(build_targets(ipstats.load(folder, targets=False))["plan"])


@pytest.mark.parametrize(
    ("plan", "new", "told"),
    [
        ("hegang-2021-202", NEW, "did you mean 'hegang-2021-2025'"),
        (PLAN, "../hegang-2021-2025", "is no id of a plan"),
        (PLAN, "hegang", "is no id of a plan"),
        (PLAN, "jiyuan-2021-2025", "there is a plan jiyuan-2021-2025 already"),
    ],
)
def test_what_cannot_be_renamed_is_told(folder, plan, new, told):
    with pytest.raises(BadInput, match=told):
        rename_plan(folder, plan, new)


def test_an_unknown_plan_is_told_with_the_nearest(folder):
    with pytest.raises(UnknownName, match="did you mean 'hegang-2021-2025'"):
        remove_plan(folder, "hegang-2021-2026")
