"""Tables of values: whatever sign separates them, in whatever encoding."""

import csv

import pytest

from ipstats.documents.excel.csv_file import read_csv, read_csv_rows, separator_of

ROWS = [["指标", "单位", "2020年"], ["专利授权量", "件", "1,234"], ["商标，地标", "件", "5;6"]]


def texts(content):
    return [[cell.text for cell in grid.cells] for grid in content.parts]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("named", [False, True])
def test_any_sign_in_any_encoding(tmp_path, sign, encoding, named):
    with (tmp_path / "a.csv").open("w", encoding=encoding, newline="") as file:
        file.write(f"sep={sign}\r\n" * named)
        csv.writer(file, delimiter=sign).writerows(ROWS)
    assert texts(read_csv(tmp_path / "a.csv")) == [[text for row in ROWS for text in row]]


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("指标,值\n专利,5\n", ","),
        ("表1, 主要指标, 2025年\n指标;值\n专利;5,1\n商标;7\n", ";"),
        ("表1\n指标\t值\n专利, 商标\t5\n", "\t"),
        ("a;b,c,d\ne;f,g,h\n", ","),
        ("专利\n", ","),
        ("", ","),
    ],
)
def test_the_sign_that_separates(text, sign):
    assert separator_of(text) == sign


def test_tables_that_an_empty_row_parts_and_cells_of_several_lines(tmp_path):
    text = '指标,"2025\n年"\n专利,="007"\n,\n指标,2030年\n"商""标",7\n'
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    assert texts(read_csv(tmp_path / "a.csv")) == [
        ["指标", "2025\n年", "专利", "007"],
        ["指标", "2030年", '商"标', "7"],
    ]


def test_a_sign_that_ends_a_line_for_python_only_ends_none(tmp_path):
    (tmp_path / "a.csv").write_text("指标,说明\n专利,甲\u2028乙\n", encoding="utf-8")
    assert texts(read_csv(tmp_path / "a.csv")) == [["指标", "说明", "专利", "甲\u2028乙"]]


def test_bare_rows_keep_their_numbers_and_their_quotes_match(tmp_path):
    (tmp_path / "a.csv").write_text("a,b\n\n1,2\n", encoding="utf-8")
    [sheet] = read_csv_rows(tmp_path / "a.csv")
    assert (sheet.name, sheet.rows, sheet.notices) == ("", {1: ["a", "b"], 2: [], 3: ["1", "2"]}, [])
    (tmp_path / "a.csv").write_text('a,"b"c\n', encoding="utf-8")
    with pytest.raises(csv.Error):
        read_csv_rows(tmp_path / "a.csv")
