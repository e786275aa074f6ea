"""The plan of a city that does not exist, written as a file of each kind; tests compare what is read from them."""

import csv
import html
from itertools import groupby
from pathlib import Path

import mplfonts
from docx import Document
from docx.shared import Pt
from fpdf import FPDF
from openpyxl import Workbook

FONT = Path(mplfonts.__file__).parent / "fonts" / "SimHei.ttf"

TITLE = "云溪市知识产权“十四五”规划"
ABOVE = [
    "一、发展基础",
    "“十三五”期间，云溪市深入实施知识产权战略，创造质量、运用效益、保护水平和服务能力明显提升，知识产权工作体系逐步健全，"
    "全社会尊重和保护知识产权的意识不断增强。截至2020年底，全市地理标志商标达到12件，为产业发展提供了有力支撑。",
    "二、发展目标",
    "到2025年，全市知识产权综合实力明显增强，知识产权服务机构达到30家，知识产权对高质量发展的支撑作用更加突出。",
    "表1 云溪市“十四五”知识产权发展主要指标",
]
BELOW = ["三、组织实施", "各县（区）、各部门要结合实际，制定工作方案，明确责任分工，抓好任务落实。"]

HEADER = [
    [("类别", 1, 2), ("指标\n名称", 1, 2), ("单位", 1, 2), ("指标值", 2, 1), ("属性", 1, 2)],
    [("2020年", 1, 1), ("2025\n年", 1, 1)],
]
ROWS = [
    ("创造", "每万人口高价值发明专利拥有量", "件", 3.2, 6.5, "预期性"),
    ("创造", "发明专利授权量", "件", 410, 800, "预期性"),
    ("创造", "有效注册商标量", "件", 9600, 15000, "预期性"),
    ("创造", "著作权登记量", "件", 350, 1200, "预期性"),
    ("运用", "知识产权质押融资登记金额", "亿元", 1.5, 3.2, "预期性"),
    ("运用", "专利密集型产业增加值占GDP比重", "%", 6, 8.5, "预期性"),
    ("保护", "知识产权保护社会满意度", "分", 78.5, 82, "预期性"),
    ("保护", "行政执法案件年结案率", "%", 90, "≥95", "约束性"),
]
GRID = [
    ["类别", "指标名称", "单位", "指标值", "指标值", "属性"],
    ["类别", "指标名称", "单位", "2020年", "2025年", "属性"],
    *([f"{value}" for value in row] for row in ROWS),
]


def cells() -> list[list[tuple]]:
    """The rows of the table as (text, columns covered, rows covered); a category is one cell beside its indicators."""
    body = []
    for category, group in groupby(ROWS, lambda row: row[0]):
        rows = [list(row) for row in group]
        body += [[(category, 1, len(rows))] * (row is rows[0]) + [(v, 1, 1) for v in row[1:]] for row in rows]
    return HEADER + body


def write_txt(path: Path, encoding: str = "utf-8") -> None:
    """Paragraphs and rows with tabs, one a line."""
    table = ["\t".join(row) for row in GRID]
    path.write_bytes("\n".join([TITLE, *ABOVE, *table, "", *BELOW, ""]).encode(encoding))


def write_md(path: Path) -> None:
    """A table with bars and a separator row, headings with #."""
    rows = [f"| {' | '.join(row)} |" for row in GRID]
    table = [rows[0], "|---|:---|:-:|---:|---:|---|", *rows[1:]]
    above = [f"## {line}" if "、" in line[:2] else line for line in ABOVE]
    path.write_text("\n\n".join([f"# {TITLE}", *above, "\n".join(table), *BELOW]), encoding="utf-8")


def write_csv(path: Path, delimiter: str = ",", encoding: str = "utf-8-sig") -> None:
    """A paragraph is a row of one cell, as a spreadsheet saves it."""
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerows([[line] + [""] * 5 for line in [TITLE, *ABOVE]] + GRID + [[line] for line in BELOW])


def write_html(path: Path, encoding: str = "utf-8", declared: str = "utf-8") -> None:
    """A page with navigation and a script to be left out, entities, and cells over several rows and columns."""

    def cell(text: object, across: int, down: int) -> str:
        return f"<td colspan={across} rowspan='{down}'><p>{html.escape(str(text)).replace(chr(10), '<br>')}</p></td>"

    rows = "\n".join(f"<tr>{''.join(cell(*one) for one in row)}</tr>" for row in cells())
    above, below = ("".join(f"<p>&nbsp;&nbsp;{line}\n</p>" for line in lines) for lines in (ABOVE, BELOW))
    path.write_bytes(
        f"<!DOCTYPE html><html><head><meta charset='{declared}'><script>var a='专利100件';</script></head>"
        f"<body><nav>专利授权量9999件</nav><h1>{TITLE}</h1><div>{above}</div><table border=1>{rows}</table>{below}"
        "<!-- 商标1件 --></body></html>".replace("≥", "&ge;").encode(encoding)
    )


def write_docx(path: Path) -> None:
    """Merged cells, two paragraphs in a header cell, a page number in the footer."""
    document = Document()
    document.sections[0].footer.paragraphs[0].text = "专利授权量7777件"
    for line in [TITLE, *ABOVE]:
        document.add_paragraph(line)
    table = document.add_table(len(GRID), len(GRID[0]))
    for row, column, (text, across, down) in places():
        cell = table.cell(row, column)
        if across * down > 1:
            cell = cell.merge(table.cell(row + down - 1, column + across - 1))
        first, *more = str(text).split("\n")
        cell.paragraphs[0].text = first
        for line in more:
            cell.add_paragraph(line)
    for line in BELOW:
        document.add_paragraph(line).paragraph_format.first_line_indent = Pt(24)
    document.save(str(path))


def write_xlsx(path: Path) -> None:
    """Merged cells, a share as 0.085 shown in per cent, a hidden sheet."""
    book = Workbook()
    sheet = book.active
    sheet.title = "主要指标"
    for line in [TITLE, *ABOVE]:
        sheet.append([line])
    top = sheet.max_row + 1
    for row, column, (text, across, down) in places():
        cell = sheet.cell(top + row, column + 1, text)
        if isinstance(text, float | int) and ROWS[row - 2][2] == "%":
            cell.value, cell.number_format = text / 100, "0%"
        if across * down > 1:
            sheet.merge_cells(None, top + row, column + 1, top + row + down - 1, column + across)
    for line in BELOW:
        sheet.append([line])
    hidden = book.create_sheet("草稿")
    hidden.append(["专利授权量8888件"])
    hidden.sheet_state = "hidden"
    book.save(path)
    book.close()


def places() -> list[tuple[int, int, tuple]]:
    """Row and column at which each cell begins."""
    taken: set[tuple[int, int]] = set()
    found = []
    for row, line in enumerate(cells()):
        for cell in line:
            column = next(at for at in range(99) if (row, at) not in taken)
            taken |= {(row + down, column + across) for down in range(cell[2]) for across in range(cell[1])}
            found.append((row, column, cell))
    return found


SIZE, LEFT, RIGHT = 12, 72, 516
WIDTHS = [48, 150, 48, 66, 66, 66]
HEIGHT = 40


def write_pdf(path: Path) -> None:
    """Indented paragraphs in lines of 37 characters; the table over two pages, its header on both; page numbers."""
    pdf = new_pdf()
    y = 80.0
    for line in [TITLE, *ABOVE]:
        y = _paragraph(pdf, line, y)
    split = next(at for at, row in enumerate(GRID) if row[0] == "运用")
    _ruled(pdf, 0, split, y)
    _page_number(pdf)
    pdf.add_page()
    _ruled(pdf, 0, 2, 60)
    y = _ruled(pdf, split, len(GRID), 60 + 2 * HEIGHT) + 20
    for line in BELOW:
        y = _paragraph(pdf, line, y)
    _page_number(pdf)
    pdf.output(str(path))


def new_pdf(**kwargs) -> FPDF:
    """An empty first page, Chinese font chosen."""
    pdf = FPDF(unit="pt", format="A4", **kwargs)
    pdf.set_auto_page_break(False)
    pdf.add_font("hei", fname=str(FONT))
    pdf.set_font("hei", size=SIZE)
    pdf.add_page()
    return pdf


def _paragraph(pdf: FPDF, text: str, y: float) -> float:
    """Write a paragraph at a height; the height below it."""
    x, line = LEFT + 2 * SIZE, ""
    for sign in text:
        if x + pdf.get_string_width(line + sign) > RIGHT:
            pdf.text(x, y, line)
            x, y, line = LEFT, y + 20, ""
        line += sign
    pdf.text(x, y, line)
    return y + 20


def _ruled(pdf: FPDF, first: int, end: int, y: float) -> float:
    """Draw rows of the table with a rectangle around each cell; the height below them."""
    for row, column, (text, across, down) in places():
        if first <= row < end:
            x, top = LEFT + sum(WIDTHS[:column]), y + (row - first) * HEIGHT
            pdf.rect(x, top, sum(WIDTHS[column : column + across]), down * HEIGHT)
            for at, line in enumerate(_wrapped(str(text), int(WIDTHS[column] / SIZE) - 1)):
                pdf.text(x + 5, top + 15 + at * 16, line)
    return y + (end - first) * HEIGHT


def _wrapped(text: str, most: int) -> list[str]:
    return [line[at : at + most] for line in text.split("\n") for at in range(0, len(line), most)]


def _page_number(pdf: FPDF) -> None:
    pdf.text(280, 810, f"— {pdf.page_no()} —")
