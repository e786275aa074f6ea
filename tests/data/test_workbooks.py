import openpyxl
import pandas as pd

from ipstats.data.workbooks import write_workbook

TABLE = pd.DataFrame(
    {"name": ["=HYPERLINK(1)", "商标"], "value": [34400.0, None], "year": pd.array([2020, None], "Int64")}
)


def test_workbook_opens_well(tmp_path):
    write_workbook(tmp_path / "a.xlsx", {"statements": TABLE})
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["statements"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:C3"
    assert sheet["A2"].data_type == "s"
    assert sheet["B2"].value == 34400
    pd.testing.assert_frame_equal(pd.read_excel(tmp_path / "a.xlsx", dtype={"year": "Int64"}), TABLE, check_dtype=False)
