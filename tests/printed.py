"""PDF files that tests print: text and tables in the styles that offices use."""

import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import fictional
from fontTools import subset
from fpdf import FPDF

from ipstats.documents.content import Content, Grid, Picture
from ipstats.documents.pdf.reader import read_pdf

PITCH = 24
LEFT = fictional.LEFT
ROWS = [
    ("指标", "2020年", "2025年"),
    ("有效注册商标量（件）", "5024", "9000"),
    ("专利授权量（件）", "320", "450"),
    ("每万人口发明专利拥有量（件）", "8.5", "14"),
]
XS = (LEFT, LEFT + 250, LEFT + 350)
END = LEFT + 450


def read(folder: Path, *pages: Callable[[FPDF], object], **settings: object) -> Content:
    """The content of a file whose pages are drawn one by one."""
    pdf = FPDF(unit="pt", format="A4", **settings)
    pdf.set_auto_page_break(False)
    pdf.add_font("hei", fname=str(small(fictional.FONT)))
    for draw in pages:
        pdf.add_page()
        pdf.set_font("hei", size=fictional.SIZE)
        draw(pdf)
    pdf.output(str(folder / "printed.pdf"))
    return read_pdf(folder / "printed.pdf")


@cache
def small(font: Path) -> Path:
    """A font with the letters that the tests print, and no others: it is read many times faster."""
    sources = [*Path(__file__).parent.glob("documents/pdf/test_*.py"), Path(__file__), Path(fictional.__file__)]
    letters = {letter for source in sources for letter in source.read_text(encoding="utf-8")}
    options = subset.Options(glyph_names=False, notdef_outline=True, drop_tables=["GPOS", "GSUB", "DSIG"])
    whole = subset.load_font(str(font), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=map(ord, letters))
    subsetter.subset(whole)
    path = Path(tempfile.mkdtemp(prefix="ipstats-font-")) / font.name
    subset.save_font(whole, str(path), options)
    whole.close()
    return path


def grids(content: Content) -> list[list[list[str]]]:
    """The texts of the grids, row by row, those of merged cells where they begin."""
    return [rows_of(part) for part in content.parts if isinstance(part, Grid)]


def rows_of(grid: Grid) -> list[list[str]]:
    height = max(cell.row + cell.rows for cell in grid.cells)
    width = max(cell.column + cell.columns for cell in grid.cells)
    rows = [[""] * width for _ in range(height)]
    for cell in grid.cells:
        rows[cell.row][cell.column] = cell.text
    return rows


def spans(content: Content) -> dict[str, tuple[int, int]]:
    """The cells of the only grid that cover several rows or columns."""
    [grid] = (part for part in content.parts if isinstance(part, Grid))
    return {cell.text: (cell.rows, cell.columns) for cell in grid.cells if (cell.rows, cell.columns) != (1, 1)}


def texts(content: Content) -> list[str]:
    return [part for part in content.parts if isinstance(part, str)]


def pictures(content: Content) -> list[str]:
    return [part.place for part in content.parts if isinstance(part, Picture)]


def paragraph(pdf: FPDF, text: str, y: float, left: float = LEFT, right: float = fictional.RIGHT) -> float:
    """Print a paragraph, indented, in lines that are full; the height below it."""
    x, line = left + 2 * pdf.font_size_pt, ""
    for sign in text:
        if x + pdf.get_string_width(line + sign) > right:
            pdf.text(x, y, line)
            x, y, line = left, y + 1.6 * pdf.font_size_pt, ""
        line += sign
    pdf.text(x, y, line)
    return y + 1.6 * pdf.font_size_pt


def cells(pdf: FPDF, rows: list[tuple[str, ...]] = ROWS, y: float = 100, xs: tuple[float, ...] = XS) -> float:
    """Print the words of a table, a line of a cell a line; the height below it."""
    for row in rows:
        lines = [text.split("\n") for text in row]
        high = max(map(len, lines))
        for x, cell in zip(xs, lines, strict=True):
            for at, line in enumerate(cell):
                pdf.text(x + 4, y + 16 + 14 * at + 7 * (high - len(cell)), line)
        y += PITCH + 14 * (high - 1)
    return y


def level(pdf: FPDF, *heights: float, left: float = LEFT, right: float = END) -> None:
    """Draw level rules."""
    for y in heights:
        pdf.line(left, y, right, y)


def upright(pdf: FPDF, *places: float, top: float = 100, bottom: float = 196) -> None:
    """Draw upright rules."""
    for x in places:
        pdf.line(x, top, x, bottom)


def shade(pdf: FPDF, top: float, height: float = PITCH, grey: int = 220) -> None:
    """Shade a band across a table."""
    pdf.set_fill_color(grey)
    pdf.rect(LEFT, top, END - LEFT, height, style="F")
