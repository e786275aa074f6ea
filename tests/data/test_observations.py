"""Observations: figures that somebody else measured, taken in with their source or refused with every reason."""

import shutil
from datetime import date

import pandas as pd
import pytest
from openpyxl import Workbook

import ipstats
from ipstats.data.observations import number_shown
from ipstats.errors import BadInput
from ipstats.paths import HOME

HEAD = "region,indicator,year,value,unit,source,checked\n"
GOOD = "hegang,valid_trademarks,2023,7100,件,鹤岗市统计公报,with the source\n"


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(HOME / "data", tmp_path / "data", ignore=shutil.ignore_patterns("documents"))


def put(folder, rows, name="mine.csv"):
    (folder / "observations" / name).write_text(HEAD + rows, encoding="utf-8")
    return ipstats.load(folder).observations


def test_every_national_figure_has_its_source_and_says_how_it_was_checked(data):
    national = data.observations[data.observations["region"] == "china"]
    assert len(national) > 100
    assert national[["source", "checked"]].notna().all(axis=None)
    assert not national["checked"].str.contains("memory").any()


def test_types(data):
    assert data.observations.dtypes.astype(str).to_dict() == {
        **dict.fromkeys(["region", "indicator", "unit", "source", "checked"], "string"),
        **dict.fromkeys(["name", "scope", "vintage", "address"], "string"),
        "year": "Int64",
        "value": "float64",
    }


def test_a_file_of_ones_own_is_read_beside_the_others(folder, data):
    rows = put(folder, GOOD)
    assert len(rows) == len(data.observations) + 1
    assert ipstats.load(folder).of("hegang").observations["value"].tolist() == [7100]


def test_a_workbook_is_read_alike(folder):
    csv = put(folder, GOOD)
    (folder / "observations" / "mine.csv").unlink()
    own = csv[csv["region"] == "hegang"]
    own.to_excel(folder / "observations" / "mine.xlsx", index=False)
    pd.testing.assert_frame_equal(ipstats.load(folder).of("hegang").observations, own)


def test_no_folder_is_no_observation(folder):
    shutil.rmtree(folder / "observations")
    assert ipstats.load(folder).observations.empty


# a row, what is told of it
BAD = [
    ("hegan,valid_trademarks,2023,7100,件,a,b", "unknown region 'hegan': did you mean 'hegang'?"),
    (
        "hegang,valid_trademark,2023,7100,件,a,b",
        "unknown indicator 'valid_trademark': did you mean 'valid_trademarks'?",
    ),
    ("hegang,valid_trademarks,2023,7100,万件,a,b", "unit is '万件'; valid_trademarks is in 件"),
    ("hegang,valid_trademarks,2023,7100,,a,b", "unit is missing; valid_trademarks is in 件"),
    ("hegang,valid_trademarks,2023,many,件,a,b", "value is 'many'; expected a number"),
    ("hegang,valid_trademarks,2023,,件,a,b", "value is missing; expected a number"),
    ("hegang,valid_trademarks,2023,inf,件,a,b", "value is 'inf'; expected a number"),
    ("hegang,valid_trademarks,soon,7100,件,a,b", "year is 'soon'; expected a number"),
    ("hegang,valid_trademarks,2023.5,7100,件,a,b", "year is '2023.5'; expected a number"),
    ("hegang,valid_trademarks,2023,7100,件,,b", "no source"),
    ("hegang,valid_trademarks,2023,7100,件,a,", "no checked"),
    (",valid_trademarks,2023,7100,件,a,b", "no region"),
]


@pytest.mark.parametrize(("row", "told"), BAD, ids=[told for _, told in BAD])
def test_what_does_not_fit_is_told(folder, row, told):
    with pytest.raises(BadInput) as caught:
        put(folder, row + "\n")
    assert len(caught.value.problems) == 1
    assert "mine.csv: row 2: " in caught.value.problems[0]
    assert told in caught.value.problems[0]


def test_all_problems_are_told_at_once(folder):
    with pytest.raises(BadInput) as caught:
        put(folder, "".join(row + "\n" for row, _ in BAD))
    assert len(caught.value.problems) >= len(BAD)


def test_a_file_of_before_has_no_scope_vintage_name_and_address(folder):
    rows = put(folder, GOOD)
    assert rows[rows["region"] == "hegang"][["scope", "vintage", "name", "address"]].isna().all(axis=None)


def test_a_file_may_have_some_of_the_optional_columns(folder):
    text = f"{HEAD.strip()},vintage\n{GOOD.strip()},first published\n{GOOD.strip()},revised\n"
    (folder / "observations" / "mine.csv").write_text(text, encoding="utf-8")
    assert ipstats.load(folder).of("hegang").observations["vintage"].tolist() == ["first published", "revised"]


def test_a_file_may_hold_several_scopes_of_a_year_but_none_twice(folder):
    head, row = f"{HEAD.strip()},scope\n", GOOD.strip()
    mine = folder / "observations" / "mine.csv"
    mine.write_text(f"{head}{row},domestic\n{row},all origins\n{row},\n", encoding="utf-8")
    assert len(ipstats.load(folder).of("hegang").observations) == 3
    mine.write_text(f"{head}{row},domestic\n{row},domestic\n{row},\n{row},\n{row},both\n", encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        ipstats.load(folder)
    told = [problem.partition("mine.csv: ")[2] for problem in caught.value.problems]
    assert len(told) == 3
    assert told[0].startswith("row 3: same region, indicator, year and scope as")
    assert told[1].startswith("row 5: same region, indicator and year as")
    assert told[2] == "row 6: scope is 'both'; expected one of 'domestic', 'all origins'"


def test_an_optional_column_twice_is_told(folder):
    (folder / "observations" / "mine.csv").write_text(f"{HEAD.strip()},scope,scope\n", encoding="utf-8")
    with pytest.raises(
        BadInput, match=r"mine\.csv: row 1: columns are .*, scope, scope; expected region, .*, if wanted,"
    ):
        ipstats.load(folder)


def test_a_workbook_without_and_with_the_optional_columns(folder):
    line = ["hegang", "valid_trademarks", 2023, 7100, "件", "公报", "with the source"]
    workbook(folder, [COLUMNS, line])
    assert own(folder)["scope"].isna().all()
    workbook(folder, [[*COLUMNS, "scope"], [*line, "domestic"]])
    assert own(folder)["scope"].tolist() == ["domestic"]


def test_the_same_thing_twice_is_told(folder):
    with pytest.raises(BadInput, match=r"row 3: same region, indicator and year as .*mine\.csv: row 2"):
        put(folder, GOOD + GOOD.replace("7100", "7200"))


@pytest.mark.parametrize("content", ["region,value\nhegang,1\n", "PK\x03\x04 damaged"])
def test_a_file_that_is_no_such_table_is_told(folder, content):
    for name in ("other.csv", "other.xlsx"):
        (folder / "observations" / name).write_text(content, encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        ipstats.load(folder)
    assert [p.count("other.") for p in caught.value.problems] == [1, 1]


# Files that people keep


def workbook(folder, rows, name="mine.xlsx", **sheets):
    book = Workbook()
    book.remove(book.active)
    for title, lines in {"Sheet1": rows, **sheets}.items():
        sheet = book.create_sheet(title)
        for at, line in enumerate(lines, start=1):
            for column, cell in enumerate(line, start=1):
                value, form = cell if isinstance(cell, tuple) else (cell, "General")
                sheet.cell(at, column, value).number_format = form
    book.save(folder / "observations" / name)
    return book


def own(folder):
    return ipstats.load(folder).of("hegang").observations.reset_index(drop=True)


COLUMNS = HEAD.strip().split(",")
RATE, STOCK = "gi_mark_usage_rate", "valid_trademarks"

# indicator, unit, value of the cell, its format, the value that is read
SHOWN = [
    (RATE, "%", 0.85, "0%", 85),
    (RATE, "%", 0.8525, "0.0%", 85.25),
    (RATE, "%", 0.85, "General", 0.85),
    (RATE, "%", 85, "General", 85),
    (RATE, "%", 85, '0"%"', 85),
    (RATE, "%", "85%", "@", 85),
    (STOCK, "件", 12000, '0!.0,"万"', 12000),
    (STOCK, "件", 12000, '0!.0000"万件"', 12000),
    (STOCK, "件", 12345, "#,##0", 12345),
    (STOCK, "件", 12345, '#,##0"件"', 12345),
    (STOCK, "件", 7100.0, "0.00", 7100),
    (STOCK, "件", "7100", "@", 7100),
]


def test_a_value_is_what_excel_shows(folder):
    rows = [
        ["hegang", name, 2001 + at, (value, form), unit, "公报", "x"]
        for at, (name, unit, value, form, _) in enumerate(SHOWN)
    ]
    workbook(folder, [COLUMNS, *rows])
    assert own(folder)["value"].tolist() == [read for *_, read in SHOWN]


def test_a_year_is_what_excel_shows(folder):
    years = [2018, "2019", "2020年", (2021, '0"年"'), (date(2022, 12, 31), 'yyyy"年"'), (date(2023, 1, 1), "yyyy")]
    workbook(folder, [COLUMNS, *(["hegang", STOCK, year, 7100, "件", "公报", "x"] for year in years)])
    assert own(folder)["year"].tolist() == list(range(2018, 2024))


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("85%", "件", "85%"),
        ("85", "件", "85"),
        ("−3.5%", "%", "-3.5"),
        ("≥95%", "%", "≥95%"),
        ("约95%", "%", "约95%"),
        ("1.2万", "件", "12000"),
        ("1.2万元", "件", "1.2万元"),
        ("7100件", "件", "7100"),
        ("7100", "", "7100"),
        ("", "件", ""),
        ("many", "件", "many"),
        ("-", "件", "-"),
    ],
)
def test_only_a_number_in_the_unit_of_its_row_is_one(text, unit, number):
    assert number_shown(text, unit) == number


@pytest.mark.parametrize(
    ("name", "encoding", "sign"),
    [
        ("LOUD.CSV", "utf-8", ","),
        ("gbk.csv", "gb18030", ","),
        ("数据.csv", "utf-8-sig", ";"),
        ("mine.TSV", "utf-16", "\t"),
        ("mine.txt", "gb18030", "\t"),
    ],
)
def test_a_table_of_values_is_read_as_a_document_is(folder, name, encoding, sign):
    (folder / "observations" / name).write_bytes((HEAD + GOOD).replace(",", sign).encode(encoding))
    assert own(folder)["value"].tolist() == [7100]


@pytest.mark.parametrize("name", ["mine.XLSX", "mine.xlsm", "mine.xltx"])
def test_a_workbook_of_any_suffix_is_read(folder, name):
    workbook(folder, [COLUMNS, ["hegang", STOCK, 2023, 7100, "件", "公报", "x"]], "a.xlsx")
    (folder / "observations" / "a.xlsx").rename(folder / "observations" / name)
    assert own(folder)["value"].tolist() == [7100]


def test_other_columns_titles_and_blanks_are_passed_over(folder):
    rows = [["各市数据"], [], ["note", *COLUMNS], [], ["x", " hegang ", STOCK, 2023, 7100, "件", "公报", "x"]]
    workbook(folder, rows[2:])
    assert own(folder)["value"].tolist() == [7100]
    workbook(folder, rows)
    with pytest.raises(BadInput, match=r"mine\.xlsx: row 1: columns are 各市数据; expected region, indicator"):
        ipstats.load(folder)


def test_every_visible_sheet_is_read(folder):
    row = ["hegang", STOCK, 2023, 7100, "件", "公报", "x"]
    workbook(folder, [COLUMNS, row], 二〇二四=[COLUMNS, ["hegang", STOCK, 2024, 7200, "件", "公报", "x"]])
    assert own(folder)["value"].tolist() == [7100, 7200]
    workbook(folder, [COLUMNS, row], 说明=[["请看第一张表"]], 坏=[COLUMNS, [*row[:3], "many", *row[4:]]])
    with pytest.raises(BadInput) as caught:
        ipstats.load(folder)
    assert ["sheet 说明: row 1: columns are 请看第一张表" in problem for problem in caught.value.problems] == [True]


def test_hidden_rows_are_read_and_hidden_sheets_are_not(folder):
    book = workbook(folder, [COLUMNS, ["hegang", STOCK, 2023, 7100, "件", "公报", "x"]], 说明=[["请看第一张表"]])
    book["Sheet1"].row_dimensions[2].hidden = True
    book["说明"].sheet_state = "hidden"
    book.save(folder / "observations" / "mine.xlsx")
    assert own(folder)["value"].tolist() == [7100]


def test_formulas_without_a_value_and_errors_are_told(folder):
    book = workbook(folder, [COLUMNS, ["hegang", STOCK, 2023, "=1+1", "件", "公报", "x"]])
    book["Sheet1"].append(["hegang", STOCK, 2024, "#REF!", "件", "公报", "x"])
    book.save(folder / "observations" / "mine.xlsx")
    with pytest.raises(BadInput) as caught:
        ipstats.load(folder)
    assert [problem.rpartition("mine.xlsx: ")[2] for problem in caught.value.problems] == [
        "1 formula without a value (D2): open it in Excel or WPS and save it",
        "1 cell with an error (D3 #REF!): nothing was read there",
    ]


# name, content, what is told
STRANGE = [
    ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook\0".encode("utf-16-le"), "save it as .xlsx"),
    ("README.md", "说明".encode(), "this is text: a table was expected, as .csv or .xlsx"),
    ("scan.pdf", b"%PDF-1.7", "this is a PDF: a table was expected"),
    ("page.html", b"<html><table><tr><td>region</table>", "this is a web page: a table was expected"),
    ("x.parquet", b"PAR1\0\0\0", "a file of no known kind"),
    ("empty.csv", b"", "the file is empty"),
    ("quotes.csv", (HEAD + 'hegang,"a"b,').encode(), "expected after"),
    ("cut.csv", (HEAD + GOOD).encode() + b"\xff", "one sign at byte"),
]


@pytest.mark.parametrize(("name", "content", "told"), STRANGE, ids=[name for name, _, _ in STRANGE])
def test_nothing_in_the_folder_is_ignored_in_silence(folder, name, content, told):
    (folder / "observations" / name).write_bytes(content)
    with pytest.raises(BadInput) as caught:
        ipstats.load(folder)
    [problem] = caught.value.problems
    assert name in problem
    assert told in problem


def test_files_that_a_system_or_spreadsheet_leaves_are_none(folder):
    for name in (".DS_Store", "~$mine.xlsx", ".~lock.mine.xlsx#"):
        (folder / "observations" / name).write_bytes(b"x")
    assert len(ipstats.load(folder).observations) == len(ipstats.load().observations)
