"""How fast PDF files are read, against pdfplumber's own text of all pages: real ones given by name, and one of 100 pages.

    python bench/pdf.py [FILE ...]

Ratios are taken within one run, because a machine's speed varies from run to run.
"""

import gc
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import mplfonts
import pdfplumber
from fpdf import FPDF

from ipstats.documents.pdf.reader import read_pdf

FONT = Path(mplfonts.__file__).parent / "fonts" / "SimHei.ttf"
PAGES = 100
MOST = 1.5  # times pdfplumber's own text


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """The best of several runs, in processor seconds."""
    best = []
    for _ in range(times):
        gc.collect()
        start = time.process_time()
        work()
        best.append(time.process_time() - start)
    return min(best)


def own_text(path: Path) -> list[str]:
    texts = []
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            texts.append(page.extract_text())
            page.close()
    return texts


def print_pages(path: Path) -> None:
    """Pages of running text, each with a ruled table."""
    pdf = FPDF(unit="pt", format="A4")
    pdf.add_font("hei", fname=str(FONT))
    for page in range(PAGES):
        pdf.add_page()
        pdf.set_font("hei", size=12)
        for line in range(25):
            pdf.text(72, 80 + 18 * line, f"全市知识产权创造质量运用效益保护水平明显提升，到2025年达到{line}件，")
        pdf.set_y(540)
        with pdf.table(line_height=18, first_row_as_headings=False) as table:
            for row in range(12):
                table.row([f"第{page}页第{row}项指标", "件", str(row), str(10 * row)])
    pdf.output(str(path))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / f"{PAGES} pages.pdf"
        print_pages(made)
        for path in [*map(Path, sys.argv[1:]), made]:
            read, text = seconds(lambda path=path: read_pdf(path)), seconds(lambda path=path: own_text(path))
            slow = "  MORE THAN ALLOWED" if read > MOST * text else ""
            print(f"{read:6.2f} s  {read / text:5.2f} of pdfplumber's {text:6.2f} s  {path.name[:40]}{slow}")


if __name__ == "__main__":
    main()
