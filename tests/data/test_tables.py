"""Rows keep the number they have in their file, whatever stands between them."""

import pytest

from ipstats.data.tables import read_rows, with_types
from ipstats.errors import BadInput


@pytest.fixture
def read(tmp_path):
    def read(text):
        path = tmp_path / "a.csv"
        path.write_bytes(text.encode("utf-8"))
        problems = []
        rows = read_rows([path], ["name", "value"], problems)
        return rows, [problem.removeprefix(f"{tmp_path}/") for problem in problems]

    return read


def test_a_row_has_the_number_that_a_spreadsheet_shows(read):
    rows, _ = read('name,value\na,1\n\n,\n"b\nc",2\n')
    assert [label.rpartition("/")[2] for label in rows.index] == ["a.csv: row 2", "a.csv: row 5"]
    assert rows["name"].tolist() == ["a", "b\nc"]


def test_a_mark_that_excel_puts_before_utf8_is_no_text(read):
    assert list(read("\ufeffname,value\na,1\n")[0]) == ["name", "value"]


def test_cells_that_are_left_out_at_the_end_are_missing(read):
    rows, _ = read("name,value\na\n")
    assert rows["value"].isna().all()


def test_rows_that_are_too_long_are_told(read):
    assert read("name,value\na,1,2\nb,1\nc,1,,\n") == (
        None,
        ["a.csv: row 2: 3 cells; expected 2", "a.csv: row 4: 4 cells; expected 2"],
    )


@pytest.mark.parametrize("header", ["value,name", "name,value,note", "name,name,value", "name", ""])
def test_other_columns_are_told(read, header):
    columns = header.replace(",", ", ")
    assert read(f"{header}\n") == (None, [f"a.csv: columns are {columns}; expected name, value"])


def test_numbers_get_their_types(read):
    rows = with_types(read("name,value\na,1\nb,\n")[0], {"name": "string", "value": "Int64"})
    assert rows["value"].tolist()[0] == 1
    assert rows["value"].dtype == "Int64"
    assert rows.index.tolist() == [0, 1]


def test_some_files_that_cannot_be_read_leave_the_rows_of_the_others(tmp_path):
    (tmp_path / "a.csv").write_text("name,value\na,1\n")
    problems = []
    assert len(read_rows([tmp_path / "a.csv", tmp_path / "b.csv"], ["name", "value"], problems)) == 1
    assert "b.csv: cannot be read" in str(BadInput(*problems))
