import json

import pandas as pd
import pytest

from ipstats.data.table_files import as_csv, as_jsonl

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
