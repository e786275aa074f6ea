"""Workbooks: what Excel shows, and a line for what it does not."""

from datetime import datetime
from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.drawing.image import Image
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.table import Table, TableStyleInfo
from PIL import Image as Picture
from workbooks import changed, saved

from ipstats.documents.content import Grid
from ipstats.documents.excel.reader import read_xlsx, read_xlsx_rows
from ipstats.reading.extraction import extract

SHEET = "xl/worksheets/sheet1.xml"
PLAN = "lancheng-2021-2025"
HEAD = ("指标", "2020年", "2025年")
ROWS = [
    HEAD,
    ("有效注册商标量（件）", 5024, 9000),
    ("专利授权量（件）", 320, 450),
    ("每万人口发明专利拥有量（件）", 8.5, 14),
]


@pytest.fixture
def sheet():
    book = Workbook()
    for row in ROWS:
        book.active.append(row)
    yield book.active
    book.close()


def rows(path):
    """The tables of a workbook's sheets, a row a text."""
    found = []
    for part in read_xlsx(path).parts:
        if isinstance(part, Grid):
            lines = {}
            for cell in part.cells:
                lines.setdefault(cell.row, []).append(cell.text)
            found += [" ".join(line) for line in lines.values()]
    return found


def figures(path):
    found = extract(path, PLAN)
    return sorted((row.indicator, row.value, row.year, row.status) for row in found.itertuples(index=False))


GOOD = [
    ("invention_patents_per_10k", 8.5, 2020, "actual"),
    ("invention_patents_per_10k", 14, 2025, "target"),
    ("patents_granted", 320, 2020, "actual"),
    ("patents_granted", 450, 2025, "target"),
    ("valid_trademarks", 5024, 2020, "actual"),
    ("valid_trademarks", 9000, 2025, "target"),
]


def test_a_plain_workbook(sheet, tmp_path):
    assert figures(saved(sheet, tmp_path)) == GOOD
    assert read_xlsx(tmp_path / "a.xlsx").notices == []


# Formats

SCALED = [  # value, format, value as a figure in its base unit
    (50240, '0!.0,"万"', 50240),
    (90000, '0!.0,"万"', 90000),
    (50246, r'0\.0,"万件"', 50246),
    (12000, '[>=10000]0!.0,"万";0', 12000),
    (9500, '[>=10000]0!.0,"万";0', 9500),
    (5000000, '#,##0,"千"', 5000000),
    (123456789, '0!.00,,"亿"', 123456789),
    (1234.5, "#,##0.0", 1234.5),
    (9000, '"≥"0"件"', 9000),
    (9000, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', 9000),
    (9000, 'G/通用格式"件"', 9000),
]


@pytest.mark.parametrize(("value", "form", "read"), SCALED, ids=[form for _, form, _ in SCALED])
def test_a_scaled_figure_is_read_in_its_base_unit(sheet, tmp_path, value, form, read):
    sheet["C2"].value, sheet["C2"].number_format = value, form
    assert ("valid_trademarks", read, 2025, "target") in figures(saved(sheet, tmp_path))


@pytest.mark.parametrize(
    ("value", "form"), [(2.3e8, '#,##0.0,,"百万元"'), (2.3e8, '0!.0,"万元"'), (2.3e8, '0!.00,,"亿元"')]
)
def test_a_scaled_sum_is_read_in_its_base_unit(sheet, tmp_path, value, form):
    sheet.append(("知识产权质押融资登记金额", value, value))
    sheet["B5"].number_format = sheet["C5"].number_format = form
    found = figures(saved(sheet, tmp_path))
    assert [row[1] for row in found if row[0] == "ip_pledge_financing"] == [value, value]


def test_shares_are_read_as_they_are_shown(sheet, tmp_path):
    sheet.append(("专利密集型产业增加值占GDP比重", 0.06, 0.085))
    sheet["B5"].number_format = sheet["C5"].number_format = "0%"
    assert rows(saved(sheet, tmp_path))[-1] == "专利密集型产业增加值占GDP比重 6% 8.5%"


def test_dates_as_headers(sheet, tmp_path):
    sheet["B1"].value, sheet["B1"].number_format = datetime(2020, 12, 31), 'yyyy"年"'
    sheet["C1"].value, sheet["C1"].number_format = datetime(2025, 12, 31), '[$-804]yyyy"年"m"月"'
    assert figures(saved(sheet, tmp_path)) == GOOD


# number of a format that Excel knows by itself, what it shows in China
KNOWN = [
    (14, "2025/3/9"),
    (22, "2025/3/9 0:00"),
    (31, "2025年3月9日"),
    (57, "2025年3月"),
    (58, "3月9日"),
    (17, "2025年3月"),
    (9, "4572500%"),
]


@pytest.mark.parametrize(("number", "text"), KNOWN)
def test_formats_that_only_have_a_number(sheet, tmp_path, number, text):
    sheet["A1"].value, sheet["A1"].number_format = 45725, "0.000"
    path = changed(saved(sheet, tmp_path), {"xl/styles.xml": (r'numFmtId="164"(?= fontId)', f'numFmtId="{number}"')})
    assert rows(path)[0] == f"{text} 2020年 2025年"


def test_zeros_that_a_sheet_hides(sheet, tmp_path):
    sheet["B2"] = 0
    assert rows(saved(sheet, tmp_path))[1] == "有效注册商标量（件） 0 9000"
    sheet.sheet_view.showZeros = False
    assert rows(saved(sheet, tmp_path))[1] == "有效注册商标量（件） 9000"


# What shows nothing


def test_formulas_without_a_value_are_told(sheet, tmp_path):
    sheet["C2"], sheet["C3"] = "=B2*1.8", "=B3+130"
    assert rows(saved(sheet, tmp_path))[1:3] == ["有效注册商标量（件） 5024", "专利授权量（件） 320"]
    assert read_xlsx(tmp_path / "a.xlsx").notices == [
        "sheet Sheet: 2 formulas without a value (C2, C3): open it in Excel or WPS and save it"
    ]


# how a formula cell is written, its value or the notice
FORMULAS = [
    ('<c r="C2"><f>B2*1.8</f><v>9000</v></c>', "9000"),
    ('<c r="C2"><f>B2*1.8</f><v></v></c>', None),
    ('<c r="C2"><f>B2*1.8</f><v/></c>', None),
    ('<c r="C2"><f>B2*1.8</f></c>', None),
    ('<c r="C2"><f t="shared" si="0"/></c>', None),
    ('<c r="C2"><f t="array" ref="C2">B2*1.8</f><v>9000</v></c>', "9000"),
    ('<c r="C2" t="str"><f>B2&amp;""</f><v>9000</v></c>', "9000"),
    ('<c r="C2" t="str"><f>""</f><v></v></c>', ""),
    ('<c r="C2"><f>B2*1.8</f><v>0</v></c>', None),  # by a program that does not calculate, and says so
]


@pytest.mark.parametrize(("cell", "text"), FORMULAS)
def test_formulas(sheet, tmp_path, cell, text):
    path = changed(saved(sheet, tmp_path), {SHEET: (r'<c r="C2".*?</c>', cell)})
    assert rows(path)[1] == f"有效注册商标量（件） 5024 {text or ''}".strip()
    assert [line[:33] for line in read_xlsx(path).notices] == ["sheet Sheet: 1 formula without a v"[:33]] * (
        text is None
    )


def test_a_calculated_zero_is_a_value(sheet, tmp_path):
    zero = ('<c r="C2".*?</c>', '<c r="C2"><f>B2-B2</f><v>0</v></c>')
    path = changed(saved(sheet, tmp_path), {SHEET: zero, "xl/workbook.xml": (' fullCalcOnLoad="1"', "")})
    assert rows(path)[1] == "有效注册商标量（件） 5024 0"


def test_errors_are_no_figures_and_are_told(sheet, tmp_path):
    for cell, error in zip(
        ("B2", "C2", "B3", "C3", "B4", "C4"), ("#REF!", "#N/A", "#DIV/0!", "#NAME?", "#VALUE!", "#NUM!"), strict=True
    ):
        sheet[cell] = error
    assert figures(saved(sheet, tmp_path)) == []
    assert read_xlsx(tmp_path / "a.xlsx").notices == [
        "sheet Sheet: 6 cells with an error (B2 #REF!, C2 #N/A, B3 #DIV/0!, C3 #NAME?, B4 #VALUE!, …): nothing was read there"
    ]


# Hidden

COLS = '<cols><col min="3" max="9" {}/></cols><sheetData>'
HIDDEN = {  # what hides the second row, and the columns from the third on
    "hidden": ('<row r="2" hidden="1"', COLS.format('hidden="1"')),
    "true": ('<row r="2" hidden="true"', COLS.format('hidden="true"')),
    "of no size": ('<row r="2" ht="0" customHeight="1"', COLS.format('width="0.0" customWidth="1"')),
    "grouped": ('<row r="2" outlineLevel="1" hidden="1"', COLS.format('outlineLevel="1" hidden="1" width="9"')),
}


@pytest.mark.parametrize("row_and_columns", HIDDEN.values(), ids=HIDDEN)
def test_hidden_rows_and_columns_are_left_out_and_told(sheet, tmp_path, row_and_columns):
    row, columns = row_and_columns
    path = changed(saved(sheet, tmp_path), {SHEET: ("<sheetData>", columns)}).rename(tmp_path / "c.xlsx")
    path = changed(path, {SHEET: ('<row r="2"', row)})
    assert figures(path) == [row for row in GOOD if row[2] == 2020 and row[0] != "valid_trademarks"]
    assert read_xlsx(path).notices == ["sheet Sheet: 1 hidden row and 1 hidden column left out"]


def test_rows_and_columns_of_a_size_are_seen(sheet, tmp_path):
    sheet.row_dimensions[2].height, sheet.column_dimensions["C"].width = 0.5, 0.5
    assert figures(saved(sheet, tmp_path)) == GOOD


def test_hidden_rows_without_text_are_not_worth_a_line(sheet, tmp_path):
    sheet.row_dimensions[9].hidden = sheet.column_dimensions["F"].hidden = True
    assert read_xlsx(saved(sheet, tmp_path)).notices == []


def test_a_merged_cell_shows_in_what_is_visible_of_it(sheet, tmp_path):
    sheet.insert_rows(1)
    sheet["A1"] = "指标"
    sheet["B1"] = "指标值"
    sheet.merge_cells("B1:C1")
    sheet.merge_cells("A1:A2")
    sheet.column_dimensions["B"].hidden = sheet.row_dimensions[1].hidden = True
    [_, grid] = read_xlsx(saved(sheet, tmp_path)).parts
    assert [(c.text, c.row, c.column, c.rows, c.columns) for c in grid.cells][:3] == [
        ("指标", 0, 0, 1, 1),
        ("2025年", 0, 1, 1, 1),
        ("有效注册商标量（件）", 1, 0, 1, 1),
    ]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_sheets_are_left_out_and_told(sheet, tmp_path, state):
    for title in ("草稿", "空"):
        sheet.parent.create_sheet(title).sheet_state = state
    sheet.parent["草稿"].append(HEAD)
    content = read_xlsx(saved(sheet, tmp_path))
    assert len(content.parts) == 2
    assert content.notices == ["sheet 草稿: it is hidden, and was left out"]


WHITE, DARK = Font(color="FFFFFFFF"), PatternFill("solid", fgColor="FF1F4E78")


def test_words_in_the_colour_of_their_background_are_left_out_and_told(sheet, tmp_path):
    for column in "ABC":  # a header on a dark ground is seen
        sheet[f"{column}1"].font, sheet[f"{column}1"].fill = WHITE, DARK
    sheet["B2"].font = WHITE
    sheet["B3"].font, sheet["B3"].fill = Font(color="FF1F4E78"), DARK
    assert rows(saved(sheet, tmp_path))[:3] == [
        "指标 2020年 2025年",
        "有效注册商标量（件） 9000",
        "专利授权量（件） 450",
    ]
    assert read_xlsx(tmp_path / "a.xlsx").notices == [
        "sheet Sheet: 2 cells in the colour of the background (B2, B3): left out"
    ]


def test_where_other_colours_lie_over_the_cells_none_is_unseen(sheet, tmp_path):
    sheet.add_table(Table(displayName="a", ref="A1:C4", tableStyleInfo=TableStyleInfo("TableStyleMedium2")))
    for column in "ABC":
        sheet[f"{column}1"].font = WHITE
    assert figures(saved(sheet, tmp_path)) == GOOD


# Marks

UP, DOWN, STRUCK = InlineFont(vertAlign="superscript"), InlineFont(vertAlign="subscript"), InlineFont(strike=True)
RUNS = [
    (["9000", TextBlock(UP, "1")], "9000¹"),
    (["9000", TextBlock(UP, "[2]")], "9000[²]"),
    ([TextBlock(InlineFont(rFont="宋体", sz=11), "9000"), TextBlock(UP, "①")], "9000①"),
    (["CO", TextBlock(DOWN, "2")], "CO₂"),
    ([TextBlock(STRUCK, "8000"), "9000"], "9000"),
    (["90", TextBlock(InlineFont(color="FFFFFFFF"), "77"), "00"], "9000"),
    ([TextBlock(InlineFont(rFont="Symbol"), "³"), "9000"], "≥9000"),
    (["90", TextBlock(InlineFont(b=True), "00")], "9000"),
]


@pytest.mark.parametrize(("runs", "text"), RUNS, ids=[text for _, text in RUNS])
def test_runs_of_a_text(sheet, tmp_path, runs, text):
    sheet["C2"] = CellRichText(*runs)
    assert rows(saved(sheet, tmp_path))[1] == f"有效注册商标量（件） 5024 {text}"


def test_a_raised_mark_leaves_its_number_alone(sheet, tmp_path):
    sheet["C2"], sheet["B4"] = CellRichText("9000", TextBlock(UP, "1")), CellRichText("8.5", TextBlock(UP, "[2]"))
    sheet["A3"] = CellRichText("专利授权量（件）", TextBlock(UP, "3"))
    assert figures(saved(sheet, tmp_path)) == GOOD


def test_struck_cells_are_left_out(sheet, tmp_path):
    sheet["B2"].font = sheet["A4"].font = Font(strike=True)
    assert rows(saved(sheet, tmp_path))[1:] == ["有效注册商标量（件） 9000", "专利授权量（件） 320 450", "8.5 14"]


def test_invisible_letters_and_escaped_signs(sheet, tmp_path):
    sheet["C2"], sheet["A3"] = "90\u200b00", "专利_x000D_\n授权量（件）"
    assert figures(saved(sheet, tmp_path)) == GOOD


# More than one table, and what lies over the cells


def test_tables_side_by_side_and_below(sheet, tmp_path):
    for row, values in enumerate([("指标", "2025年"), ("知识产权服务机构（家）", 30)], start=1):
        for column, value in enumerate(values, start=5):
            sheet.cell(row, column, value)
    for row, values in enumerate([("指标", "2025年"), ("商标申请量（件）", 600)], start=7):
        for column, value in enumerate(values, start=1):
            sheet.cell(row, column, value)
    assert len([part for part in read_xlsx(saved(sheet, tmp_path)).parts if isinstance(part, Grid)]) == 3
    found = {(row.name, row.value) for row in extract(tmp_path / "a.xlsx", PLAN).itertuples(index=False)}
    assert {("知识产权服务机构", 30), ("商标申请量", 600), ("有效注册商标量", 9000)} <= found


def test_boxes_and_pictures_over_the_cells(sheet, tmp_path):
    Picture.new("RGB", (9, 9)).save(picture := BytesIO(), "png")
    sheet.add_image(Image(picture), "E5")
    box = "<xdr:sp><xdr:txBody><a:p><a:r><a:t>注：2020年</a:t></a:r><a:r><a:t>为实际值</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
    names = 'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    box = box.replace("<xdr:sp>", f"<xdr:sp {names}>")
    path = changed(saved(sheet, tmp_path), {"xl/drawings/drawing1.xml": ("(?=<(?:xdr:)?pic)", box)})
    [title, _, text, picture] = read_xlsx(path).parts
    assert (title, text, picture.place) == ("Sheet", "注：2020年为实际值", "sheet Sheet")


def test_a_cell_in_the_far_corner_costs_nothing(sheet, tmp_path):
    sheet["XFD1048576"] = "注"
    assert rows(saved(sheet, tmp_path))[-1] == "注"
    assert figures(tmp_path / "a.xlsx") == GOOD
    assert list(read_xlsx_rows(tmp_path / "a.xlsx")[0].rows) == [1, 2, 3, 4, 1048576]


def test_a_sheet_that_claims_to_be_large_costs_nothing(sheet, tmp_path):
    path = changed(saved(sheet, tmp_path), {SHEET: ('<dimension ref="[^"]*"', '<dimension ref="A1:XFD1048576"')})
    assert figures(path) == GOOD


def test_a_merge_ends_where_the_filled_cells_end(sheet, tmp_path):
    sheet.merge_cells("C9:D9")
    whole = saved(sheet, tmp_path)
    path = changed(whole, {SHEET: ("C9:D9", "C9:XFC9999")})
    assert read_xlsx(path).parts == read_xlsx(whole).parts


def test_cells_merged_over_too_many_places(sheet, tmp_path):
    sheet.merge_cells("C9:D9")
    sheet["XFD9999"] = 1
    path = changed(saved(sheet, tmp_path), {SHEET: ("C9:D9", "C9:XFC9999")})
    with pytest.raises(ValueError, match="merged over more than"):
        read_xlsx(path)
