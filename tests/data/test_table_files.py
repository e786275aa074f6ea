import json

import openpyxl
import pandas as pd
import pytest

from ipstats.data.table_files import as_csv, as_jsonl, write_workbook

TABLE = pd.DataFrame(
    {"name": ["=HYPERLINK(1)", "商标"], "value": [34400.0, None], "year": pd.array([2020, None], "Int64")}
)


def test_csv_numbers_are_short_and_no_text_is_a_formula():
    assert as_csv(TABLE) == "name,value,year\n'=HYPERLINK(1),34400,2020\n商标,,\n"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_signs_that_start_a_formula_are_made_harmless(sign):
    assert as_csv(pd.DataFrame({"a": [f"{sign}1+1", sign]})) == f"a\n'{sign}1+1\n{sign}\n"


def test_jsonl_has_null_for_what_is_missing():
    rows = [json.loads(line) for line in as_jsonl(TABLE).splitlines()]
    assert rows[1] == {"name": "商标", "value": None, "year": None}
    assert rows[0]["year"] == 2020


def test_workbook_opens_well(tmp_path):
    write_workbook(tmp_path / "a.xlsx", {"statements": TABLE})
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["statements"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:C3"
    assert sheet["A2"].data_type == "s"
    assert sheet["B2"].value == 34400
    pd.testing.assert_frame_equal(pd.read_excel(tmp_path / "a.xlsx", dtype={"year": "Int64"}), TABLE, check_dtype=False)
