"""Observations: figures that somebody else measured, taken in with their source or refused with every reason."""

import shutil

import pandas as pd
import pytest

import ipstats
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
    assert len(national) == 12
    assert national[["source", "checked"]].notna().all(axis=None)
    assert not national["checked"].str.contains("memory").any()
    assert data.national_plan["target"].tolist() == [12, 13]


def test_types(data):
    assert data.observations.dtypes.astype(str).to_dict() == {
        **dict.fromkeys(["region", "indicator", "unit", "source", "checked"], "string"),
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
