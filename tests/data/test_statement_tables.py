"""Statements in tables that people and programs keep: told apart from documents, read, or refused with every reason."""

import json

import pandas as pd
import pytest

from ipstats.data.statement_tables import read_statements
from ipstats.data.table_files import as_csv, as_jsonl
from ipstats.data.workbooks import write_workbook
from ipstats.errors import BadInput

ROWS = pd.DataFrame(
    {
        "printed": ["3.44万件", "-5%", "明显\u2028提高"], "value": [34400, -5, None], "unit": ["件", "%", None],
        "year": pd.array([2025, None, 2025], "Int64"), "start": pd.array([0, 9, 20], "Int64"), "name": ["=甲", "乙", "丙"],
        "note": ["a", "b", "c"],
    }
)  # fmt: skip


@pytest.fixture
def write(tmp_path):
    def write_file(text, name="mine.csv"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return write_file


@pytest.fixture(params=["csv", "jsonl", "xlsx"])
def table(request, tmp_path, write):
    if request.param == "xlsx":
        write_workbook(tmp_path / "a.xlsx", {"未读": ROWS[["printed"]], "statements": ROWS})
        return tmp_path / "a.xlsx"
    return write({"csv": as_csv, "jsonl": as_jsonl}[request.param](ROWS), f"a.{request.param}")


def test_a_table_is_read_alike_from_every_kind_of_file(table):
    rows = read_statements(table)
    assert rows.drop(columns="printed").astype(object).where(rows.notna(), None).to_dict("list") == {
        "name": ["=甲", "乙", "丙"],
        "value": [34400, -5, None],
        "unit": ["件", "%", None],
        "year": [2025, None, 2025],
        "start": [0, 9, 20],
        "optional": [False] * 3,
    }
    assert rows["printed"].str.replace(r"\s", "", regex=True).tolist() == ["3.44万件", "-5%", "明显提高"]
    assert {name: str(dtype) for name, dtype in rows.dtypes.items()} == {
        **dict.fromkeys(["name", "unit", "printed"], "string"),
        **dict.fromkeys(["year", "start"], "Int64"),
        "value": "float64",
        "optional": "bool",
    }


# a line of a table with printed, value, unit, year, optional; value, year, optional as read
CELLS = [
    ("5,5,件,2025,", 5, 2025, False),
    ("5,5,件,2025.0,1", 5, 2025, True),  # as a program writes whole numbers among missing ones
    ("3.44万件,3.44万,件,2025年,true", 34400, 2025, True),
    ("85%,85%,%,2025,False", 85, 2025, False),
    ('"1,200","1,200",,2025,0', 1200, 2025, False),
    ("'-5,'-5,,2025,no", -5, 2025, False),
]


@pytest.mark.parametrize(("line", "value", "year", "optional"), CELLS)
def test_cells_as_people_write_them(write, line, value, year, optional):
    (row,) = read_statements(write(f"printed,value,unit,year,optional\n{line}\n")).to_dict("records")
    assert (row["value"], row["year"], row["optional"]) == (value, year, optional)


def test_jsonl_may_lack_keys_and_have_others(write):
    lines = [
        {"printed": "5件", "value": 5, "more": [1]},
        {"printed": "六", "value": "6", "year": "2025", "optional": True},
    ]
    rows = read_statements(write("\n".join(map(json.dumps, lines)) + "\n\n", "a.jsonl"))
    assert rows["value"].tolist() == [5, 6]
    assert rows["year"].tolist() == [pd.NA, 2025]
    assert rows["optional"].tolist() == [False, True]


@pytest.mark.parametrize(("name", "text"), [("a.csv", "printed,value\n"), ("a.jsonl", "\n")])
def test_a_table_may_have_no_rows(write, name, text):
    assert read_statements(write(text, name)).empty


# name and text of a file that is a document
DOCUMENTS = [
    ("plan.txt", "到2025年，有效注册商标量达到3.44万件。"),
    ("table.csv", "指标,2025年\n有效注册商标量,34400\n"),
    ("empty.csv", ""),
]


@pytest.mark.parametrize(("name", "text"), DOCUMENTS)
def test_a_document_is_no_table_of_statements(write, name, text):
    assert read_statements(write(text, name)) is None


# name and text of a file, what is told of it
BAD = [
    ("a.csv", "printed,name\n5,甲\n", "a.csv: no column value; columns are printed, name"),
    ("a.csv", "value,value,printed\n5,5,5\n", "columns are value, value, printed"),
    ("a.csv", "printed,value\n5,many\n6,6\n7,no\n", "row 2: value is 'many'; expected a number"),
    ("a.csv", "printed,value\n5,many\n6,6\n7,no\n", "row 4: value is 'no'; expected a number"),
    ("a.csv", "printed,value,year\n5,5,2025.5\n", "row 2: year is '2025.5'; expected a number of four digits"),
    ("a.csv", "printed,value,start\n5,5,here\n", "row 2: start is 'here'; expected integer"),
    ("a.jsonl", '{"printed": "5", "value": 5}\nfive\n', "line 2: 'five' is no JSON object"),
    ("a.jsonl", "[5]\n", "line 1: '[5]' is no JSON object"),
    ("a.jsonl", '{"printed": "5"}\n', "no column value; columns are printed"),
    ("a.jsonl", '{"printed": "5", "value": "many"}\n', "line 1: value is 'many'; expected a number"),
]


@pytest.mark.parametrize(("name", "text", "told"), BAD)
def test_what_is_wrong_is_told(write, name, text, told):
    with pytest.raises(BadInput) as error:
        read_statements(write(text, name))
    assert told in str(error.value)
    assert str(error.value).startswith(str(write(text, name)))


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(BadInput, match="absent"):
        read_statements(tmp_path / "absent.jsonl")
