import shutil

import pytest

import ipstats
from ipstats.errors import BadInput
from ipstats.paths import HOME

PLAN, PLACE = "hegang-2021-2025", "427"  # 5581件, a level of 2020


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(HOME / "data", tmp_path / "data", ignore=shutil.ignore_patterns("documents"))


def correct(folder, *repairs):
    rows = "".join(f"{PLAN},{PLACE},{field},{expect},{value},x\n" for field, expect, value in repairs)
    (folder / "corrections.csv").write_text("plan,place,field,expect,value,reason\n" + rows, encoding="utf-8")


# the repairs → what the line must say
FORBIDDEN = [
    ([("measure", "level", "annual_growth")], "row 2: measure is 'annual_growth' where unit is '件'; expected % or ‰"),
    ([("measure", "level", "multiple")], "row 2: measure is 'multiple' where unit is '件'; expected 倍"),
    ([("measure", "level", "total_growth"), ("unit", "件", "件/万人")], "row 3: .*; expected % or ‰ or 倍"),
    ([("measure", "level", "completion"), ("unit", "件", "")], "row 3: measure is 'completion' where unit is missing"),
    ([("measure", "level", "height")], "row 2: measure is 'height'; expected one of 'level'"),
    ([("status", "actual", "planned")], "row 2: status is 'planned'; expected one of 'actual', 'target'"),
    ([("status", "actual", "")], "row 2: status is empty; expected a value"),
    ([("year", "2020", "20")], "row 2: year is '20'; expected a number of four digits"),
    ([("indicator", "trademark_applications", "trademark_aplications")], "row 2: unknown indicator"),
    ([("plan", PLAN, "hegang-2021-2026")], "unknown plan"),
    ([("end", "432", "0")], "row 2: end is '0'; expected minimum 1"),
]


@pytest.mark.parametrize(("repairs", "told"), FORBIDDEN)
def test_a_repair_that_makes_no_statement_is_told(folder, repairs, told):
    correct(folder, *repairs)
    with pytest.raises(BadInput, match=rf"corrections\.csv: {told}"):
        ipstats.load(folder)


def test_a_rate_and_its_unit_are_mended_together(folder):
    correct(folder, ("measure", "level", "annual_growth"), ("unit", "件", "%"))
    row = ipstats.load(folder).statements.query("plan == @PLAN and start == 427").iloc[0]
    assert (row["measure"], row["unit"]) == ("annual_growth", "%")
