"""What a Table Schema demands of a cell, and what a person is told of one that does not fit."""

import subprocess
import sys

import pandas as pd
import pytest

from ipstats.data.validate import base_unit, find_problems, known


def problems(cells, field=None, rules=(), **schema):
    rows = pd.DataFrame({"x": cells}, dtype="string", index=[f"a.csv: row {n}" for n in range(2, len(cells) + 2)])
    fields = [{"name": "x", "type": "string"} | (field or {})]
    return find_problems(rows, {"fields": fields} | schema, list(rules))


# type, constraints, a text that fits, one that does not, what is told of it
DEMANDS = [
    ("year", {}, "2021", "2021.5", "x is '2021.5'; expected a number of four digits"),
    ("year", {}, "2020", "21", "x is '21'; expected a number of four digits"),
    ("integer", {}, "-3", "3.5", "x is '3.5'; expected integer"),
    ("number", {}, "1e3", "nan", "x is 'nan'; expected a number"),
    ("number", {}, "-0.5", "inf", "x is 'inf'; expected a number"),
    ("date", {}, "2021-12-31", "2021-12-32", "x is '2021-12-32'; expected a date, as 2021-12-31"),
    ("string", {"enum": ["a", "b"]}, "b", "c", "x is 'c'; expected one of 'a', 'b'"),
    ("string", {"pattern": "^[a-z]+$"}, "abc", "abc1", "x is 'abc1'; expected pattern ^[a-z]+$"),
    ("integer", {"minimum": 1}, "1", "0", "x is '0'; expected minimum 1"),
    ("number", {"maximum": 100}, "100", "100.5", "x is '100.5'; expected maximum 100"),
    ("string", {"required": True}, "a", None, "x is empty; expected a value"),
    ("number", {"required": True}, "1", None, "x is missing; expected a number"),
    ("string", {"unique": True}, "a", "b", "same x as a.csv: row 3 (b)"),
]


@pytest.mark.parametrize(("kind", "constraints", "good", "bad", "told"), DEMANDS)
def test_what_does_not_fit_is_told_with_its_row(kind, constraints, good, bad, told):
    cells = [good, bad, bad] if "unique" in constraints else [good, bad]
    lines = problems(cells, {"type": kind, "constraints": constraints})
    assert len(lines) == 1
    assert lines[0].startswith(f"a.csv: row {len(cells) + 1}: {told}")


def test_of_one_column_everything_is_told_at_once():
    lines = problems(["soon", "0", None, "2"], {"type": "integer", "constraints": {"required": True, "minimum": 1}})
    assert [line.split(": ")[1] for line in lines] == ["row 2", "row 3", "row 4"]


def test_keys_that_lack_a_part_are_not_the_same():
    assert problems([None, None, "a"], primaryKey="x") == []


def test_a_name_that_is_not_known_is_told_with_the_nearest(tmp_path):
    names = pd.Series(["hegang", "hebei"], dtype="string")
    (line,) = problems(["hegan", None, "hebei"], rules=[known("x", names, tmp_path / "regions.csv")])
    assert line.startswith("a.csv: row 2: unknown x 'hegan': did you mean 'hegang'?; ")
    assert str(tmp_path / "regions.csv") in line


@pytest.mark.parametrize(("unit", "base"), [("亿元", "元"), ("千米", "公里"), ("位", "人"), ("个百分点", "百分点")])
def test_a_unit_that_is_no_base_unit_is_told(unit, base):
    units = pd.DataFrame({"unit": [unit, base, "没有"]}, dtype="string", index=["a", "b", "c"])
    schema = {"fields": [{"name": "unit", "type": "string"}]}
    assert find_problems(units, schema, [base_unit()]) == [f"a: unit is {unit!r}; expected its base unit, {base!r}"]


def test_a_table_that_extraction_needs_does_not_load_the_checker():
    code = (
        "import sys; from ipstats.data import load_table; load_table('indicators'); sys.exit('pandera' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
