import shutil

import pandas as pd
import pytest

import ipstats
from ipstats.analysis.targets import build_targets
from ipstats.build import check_targets
from ipstats.data.package import latest_first
from ipstats.data.table_files import as_csv
from ipstats.data.tables import read_package
from ipstats.errors import BadInput, UnknownName
from ipstats.paths import HOME


@pytest.fixture
def folder(tmp_path):
    """A copy of the data package, to be broken."""
    return shutil.copytree(HOME / "data", tmp_path / "data", ignore=shutil.ignore_patterns("documents"))


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_package_is_valid():
    read_package(HOME / "data")


def test_the_committed_targets_are_what_the_data_gives(data):
    check_targets(data)


def test_tables_are_frames_with_types(data):
    assert data.plans["period_end"].dtype == "Int64"
    assert data.statements["value"].dtype == "float64"
    assert set(data.statements["plan"]) <= set(data.plans["plan"])


def test_of_narrows_to_a_region(data):
    mine = data.of("hegang")
    assert set(mine.plans["region"]) == {"hegang"}
    assert set(mine.statements["plan"]) == set(mine.targets["plan"]) == {"hegang-2021-2025"}


def test_an_unknown_region_is_told_with_the_nearest(data):
    with pytest.raises(UnknownName, match="did you mean 'hegang'"):
        data.of("hegan")


def test_a_plan_of_another_region_is_told_with_the_regions_own(data):
    with pytest.raises(UnknownName, match=r"plan of hegang 'hegang-2021-205'.*did you mean 'hegang-2021-2025'"):
        data.of("hegang", "hegang-2021-205")
    assert data.of("hegang", "hegang-2021-2025").plans["plan"].tolist() == ["hegang-2021-2025"]


# period, stage and word in the id of a region's plans, in the order of plans.csv; their places, the latest first
IN_TIME = [
    ([(2021, 2025, "issued", ""), (2026, 2030, "issued", ""), (2016, 2020, None, "")], [1, 0, 2]),
    ([(2021, 2025, "issued", ""), (2021, 2025, "issued", "")], [1, 0]),
    ([(2021, 2025, None, ""), (2021, 2025, "issued", ""), (2021, 2025, None, "")], [2, 1, 0]),
    ([(2021, 2025, "issued", ""), (2021, 2025, "draft", "")], [0, 1]),
    ([(2021, 2025, "issued", ""), (2026, 2030, "draft", "")], [1, 0]),
    ([(2021, 2025, "draft", ""), (2021, 2025, None, ""), (2021, 2025, "draft", "")], [1, 2, 0]),
    ([(2026, 2030, None, ""), (2021, 2035, None, "outline-")], [0, 1]),  # an outline for long is not the latest
    ([(2026, 2030, None, ""), (2026, 2030, None, "economy-")], [0, 1]),
]


@pytest.mark.parametrize(("rows", "wanted"), IN_TIME)
def test_the_latest_plan_is_first_and_a_draft_behind_what_was_issued(rows, wanted):
    plans = [(f"lancheng-{word}{start}-{end}", start, end, stage) for start, end, stage, word in rows]
    table = pd.DataFrame(plans, columns=["plan", "period_start", "period_end", "stage"]).astype({"stage": "string"})
    assert latest_first(table).index.tolist() == wanted


# file, old text, new text, what the message must name
BROKEN = [
    ("plans.csv", "hegang-2021-2025,hegang,", "hegang-2021-2025,hegong,", ["plans.csv", "hegong"]),
    ("plans.csv", ",draft,", ",sketch,", ["plans.csv", "sketch"]),
    ("indicators.csv", ",stock,", ",heap,", ["indicators.csv", "heap"]),
    ("statements/hegang-2021-2025.csv", ",target,", ",wish,", ["hegang-2021-2025.csv", "wish"]),
    ("statements/hegang-2021-2025.csv", "商标申请量,trademark_applications", "商标申请量,tm", ["tm"]),
    (
        "regions.csv",
        ",prefecture,hebei,",
        ",prefecture,hebai,",
        ["parent is 'hebai'; this file has no such row: add one"],
    ),
    ("regions.csv", ",prefecture,hebei,", ",city,hebei,", ["level is 'city'; expected one of 'national', 'province'"]),
    ("regions.csv", "Hegang,prefecture", ",prefecture", ["row 71: name_en is empty; expected a value"]),
    ("regions.csv", "891271", "many", ["population_2020 is 'many'; expected integer"]),
    ("indicators.csv", ",元,", ",亿元,", ["unit is '亿元'; expected its base unit, '元'"]),
]


@pytest.mark.parametrize(("name", "old", "new", "told"), BROKEN)
def test_validation_names_file_and_text(folder, name, old, new, told):
    edit(folder / name, old, new)
    with pytest.raises(BadInput) as caught:
        ipstats.load(folder)
    assert all(word in str(caught.value) for word in told)


def test_rows_of_a_plan_that_is_in_no_list_are_told(folder):
    edit(folder / "targets.csv", "hegang-2021-2025,", "hegan-2021-2025,")
    with pytest.raises(BadInput, match=r"targets.csv: unknown plan 'hegan-2021-2025': did you mean 'hegang-2021-2025'"):
        ipstats.load(folder)


def test_problems_of_many_files_are_told_at_once_each_with_its_row(folder):
    edit(folder / "targets.csv", ",>=,", ",≥,")
    edit(folder / "statements" / "hegang-2021-2025.csv", ",target,", ",wish,")
    edit(folder / "statements" / "qinhuangdao-2021-2025.csv", ",target,", ",hope,")
    edit(folder / "observations" / "national.csv", "china,", "chin,")
    with pytest.raises(BadInput) as caught:
        ipstats.load(folder)
    lines = [problem.removeprefix(f"{folder}/").split(": ")[:2] for problem in caught.value.problems]
    assert [name for name, _ in lines] == [
        "observations/national.csv", "statements/hegang-2021-2025.csv", "statements/qinhuangdao-2021-2025.csv",
        "targets.csv",
    ]  # fmt: skip
    assert all(row.startswith("row ") for _, row in lines)


def test_targets_that_are_to_be_built_may_be_wrong(folder, data):
    (folder / "targets.csv").write_text("nonsense", encoding="utf-8")
    pd.testing.assert_frame_equal(build_targets(ipstats.load(folder, targets=False)), data.targets)


def repaired(folder, *cells):
    header = "plan,place,field,expect,value,reason\n"
    (folder / "corrections.csv").write_text(header + ",".join(cells) + "\n", encoding="utf-8")


@pytest.mark.parametrize(("field", "value", "told"), [("value", "3.2亿", "a number"), ("year", "2024.5", "a year")])
def test_a_repair_that_is_no_number_is_told(folder, data, field, value, told):
    first = data.of("hegang").statements.iloc[0]
    repaired(folder, first["plan"], str(first["start"]), field, str(first[field]), value, "x")
    with pytest.raises(BadInput, match=rf"corrections\.csv: row 2: value is '{value}'; expected {told}"):
        ipstats.load(folder)


def test_the_apostrophe_that_spreadsheets_need_is_not_read(folder, data):
    path = folder / "statements" / "hegang-2021-2025.csv"
    printed = data.of("hegang").statements["printed"].iloc[0]
    edit(path, f",{printed},", ",'-3.2%,")
    assert ipstats.load(folder).of("hegang").statements["printed"].iloc[0] == "-3.2%"


def test_a_package_that_lacks_a_table_is_told(folder):
    edit(folder / "datapackage.json", '"name": "corrections"', '"name": "corrected"')
    with pytest.raises(BadInput, match="no resource 'corrections'"):
        ipstats.load(folder)


def test_a_file_that_excel_saved_in_gbk_is_told_once(folder):
    path = folder / "plans.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode("gbk"))
    for read in (ipstats.load, read_package):
        with pytest.raises(BadInput, match=r"plans\.csv: not in UTF-8; in Excel save it as “CSV UTF-8”$") as caught:
            read(folder)
        assert len(caught.value.problems) == 1


def test_all_problems_are_told_at_once(folder):
    edit(folder / "plans.csv", ",,,,2021,2025,2020,", ",,,,soon,2025,2020,")
    edit(folder / "regions.csv", "891271", "many")
    with pytest.raises(BadInput) as caught:
        ipstats.load(folder)
    assert len(caught.value.problems) == 2
    assert "row 9: period_start is 'soon'; expected a number" in caught.value.problems[0]


def test_a_missing_file_is_told(folder):
    (folder / "statements" / "hegang-2021-2025.csv").unlink()
    with pytest.raises(BadInput, match=r"hegang-2021-2025\.csv: cannot be read"):
        ipstats.load(folder)


def test_no_package_is_told(tmp_path):
    with pytest.raises(BadInput, match=r"no readable datapackage\.json"):
        ipstats.load(tmp_path)


def correct(folder, *cells):
    with (folder / "corrections.csv").open("a", encoding="utf-8") as file:
        file.write(",".join(cells) + "\n")


def test_a_correction_repairs_one_field(folder, data):
    first = data.of("hegang").statements.iloc[0]
    correct(folder, first["plan"], str(first["start"]), "value", f"{first['value']:.15g}", "77", "typing error")
    repaired = ipstats.load(folder).of("hegang").statements
    assert repaired.iloc[0]["value"] == 77
    pd.testing.assert_frame_equal(repaired.iloc[1:], data.of("hegang").statements.iloc[1:])


# place, field, expect → what the message must name
BAD_CORRECTIONS = [
    ("427", "value", "1", "the repair expects '1'"),
    ("999999", "value", "1", "0 statements of hegang-2021-2025 stand at 999999"),
    ("427", "colour", "red", "no column 'colour'"),
]


@pytest.mark.parametrize(("place", "field", "expect", "told"), BAD_CORRECTIONS)
def test_a_correction_that_no_longer_fits_fails(folder, place, field, expect, told):
    correct(folder, "hegang-2021-2025", place, field, expect, "2", "reason")
    with pytest.raises(BadInput, match=told):
        ipstats.load(folder)


def test_check_fails_where_targets_differ(folder):
    edit(folder / "targets.csv", ",9000,", ",9001,")
    with pytest.raises(BadInput, match="run `ipstats build`"):
        check_targets(ipstats.load(folder))


def test_targets_read_back_equal(folder, data):
    built = build_targets(data)
    (folder / "targets.csv").write_text(as_csv(built), encoding="utf-8")
    pd.testing.assert_frame_equal(ipstats.load(folder).targets, built)
