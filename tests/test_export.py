"""What is handed on: it validates, opens, reads back equal, and no text in it is a formula."""

import shutil
import subprocess
from dataclasses import replace

import openpyxl
import pandas as pd
import pytest
from click.testing import CliRunner
from frictionless import Package

import ipstats
from ipstats.cli import main
from ipstats.data.descriptor import dtypes_of, table_schemas
from ipstats.errors import BadInput
from ipstats.export import TABLES, WORKBOOK, write_bundle

pytestmark = pytest.mark.slow

HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x","y")', "<b>"]


def read_bundle(out) -> dict[str, pd.DataFrame]:
    """The tables of the workbook by name, with the types that the data package beside it gives them."""
    return {
        name: pd.read_excel(
            out / WORKBOOK, sheet_name=name, keep_default_na=False, na_values=[""], dtype="object"
        ).astype(dtypes_of(table_schemas(out)[name]))
        for name in TABLES
    }


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bundle") / "deep" / "tables"
    write_bundle(ipstats.load(), folder, "en")
    return folder


@pytest.fixture(scope="module")
def book(out):
    return openpyxl.load_workbook(out / WORKBOOK)


def test_the_package_validates(out):
    report = Package(str(out / "datapackage.json")).validate()
    assert report.valid, report.flatten(["message"])
    assert {resource.name for resource in Package(str(out / "datapackage.json")).resources} == set(TABLES)


def test_the_workbook_reads_back_equal(out, data):
    for name, table in read_bundle(out).items():
        pd.testing.assert_frame_equal(table, getattr(data, name).reset_index(drop=True))


def test_the_csv_files_read_back_equal(out, data):
    for name in TABLES:
        want = getattr(data, name)
        have = pd.read_csv(out / f"{name}.csv", dtype=want.dtypes.to_dict(), keep_default_na=False, na_values=[""])
        pd.testing.assert_frame_equal(have, want.reset_index(drop=True))


def test_every_sheet_is_ready_to_use(book, data):
    assert book.sheetnames == [*TABLES, "columns", "charts"]
    for name in (*TABLES, "columns"):
        sheet = book[name]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions


def test_every_column_is_explained(book, data):
    rows = {(row[0], row[1]): row[3] for row in book["columns"].iter_rows(min_row=2, values_only=True)}
    assert set(rows) == {(name, column) for name in TABLES for column in getattr(data, name).columns}
    assert all(rows.values())


@pytest.mark.parametrize(
    ("column", "value", "form"),
    [("target_year", 2025, "0"), ("baseline", 5024, "#,##0"), ("baseline", 0.56, "#,##0.0###"), ("planned_growth", 12.3669, '0.00"%"')],
)  # fmt: skip
def test_number_formats(book, column, value, form):
    heads = [cell.value for cell in book["targets"][1]]
    cells = [
        cell
        for (cell,) in book["targets"].iter_rows(2, min_col=heads.index(column) + 1, max_col=heads.index(column) + 1)
    ]
    assert {cell.number_format for cell in cells if cell.value == value} == {form}


def test_each_plan_with_pairs_has_a_native_chart(book, data):
    pairs = data.targets[data.targets["baseline"].notna() & (data.targets["target"].fillna(0) != 0)]
    assert len(book["charts"]._charts) == pairs["plan"].nunique() == 5
    shares = [row[3].value for row in book["charts"].iter_rows() if isinstance(row[3].value, float | int)]
    assert shares == pytest.approx((pairs["baseline"] / pairs["target"] * 100).tolist())


def test_no_text_becomes_a_formula(tmp_path, data):
    few = data.statements.head(len(HOSTILE)).assign(printed=HOSTILE, qualitative=HOSTILE)
    write_bundle(replace(data, statements=few), tmp_path, "zh")
    sheet = openpyxl.load_workbook(tmp_path / WORKBOOK)["statements"]
    texts = [cell for row in sheet.iter_rows() for cell in row if cell.value in HOSTILE]
    assert len(texts) == 2 * len(HOSTILE)
    assert {cell.data_type for cell in texts} == {"s"}
    assert read_bundle(tmp_path)["statements"]["printed"].tolist() == HOSTILE
    assert "'=1+1" in (tmp_path / "statements.csv").read_text(encoding="utf-8")


def test_the_command_says_what_it_wrote(tmp_path):
    done = CliRunner().invoke(main, ["export", "--out", str(tmp_path / "tables")])
    assert done.exit_code == 0
    assert set(done.output.split()) == {str(path) for path in (tmp_path / "tables").iterdir()}


def test_a_folder_that_cannot_be_is_bad_input(tmp_path, data):
    (tmp_path / "file").touch()
    with pytest.raises(BadInput, match="cannot write there"):
        write_bundle(data, tmp_path / "file")


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_it_and_keeps_every_row(out, tmp_path, data):
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to"]
    subprocess.run(
        [*command, "xlsx:Calc MS Excel 2007 XML", "--outdir", tmp_path, out / WORKBOOK],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    again = openpyxl.load_workbook(tmp_path / WORKBOOK)
    assert again["targets"].max_row == len(data.targets) + 1
    assert len(again["charts"]._charts) == 5
