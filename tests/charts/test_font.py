"""The font: wrapped without loss, embedded, and mplfonts left alone."""

import shutil
import subprocess
import sys

import pytest
from chart_cases import (
    drawn,
)

from ipstats import charts
from ipstats.charts import font


def test_importing_leaves_mplfonts_alone():
    code = "import sys, ipstats.charts.font as f; f.register(); assert 'mplfonts' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


WRAPPED = [
    ("知识产权（管理）规范，国家标准", 50),
    ("Enterprises, universities and institutes", 60),
    ("averyveryverylongwordwithoutanyspace", 40),
    ("每万人 invention 专利 per 10,000 people", 45),
    ("Latest observation (2025)", 66),
]


@pytest.mark.parametrize(("text", "room"), WRAPPED)
def test_wrapping_cuts_nothing_and_fits(text, room):
    lines = font.wrap(text, room, 9)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(font.width(line, 9) <= room for line in lines)
    assert not any(line[0] in "，）" or line[-1] == "（" for line in lines)
    assert set(" ".join(lines).split()) >= {
        word for word in text.split() if word.isascii() and font.width(word, 9) <= room
    }


@pytest.mark.skipif(not shutil.which("pdffonts"), reason="pdffonts (poppler) is not installed")
def test_a_pdf_embeds_the_font(tmp_path):
    with charts.style():
        drawn("zh")[2].figure.savefig(tmp_path / "chart.pdf")
    listed = subprocess.run(["pdffonts", tmp_path / "chart.pdf"], capture_output=True, text=True, check=True).stdout
    fonts = listed.splitlines()[2:]
    assert fonts
    assert all("NotoSansCJK" in line and line.split()[-5] == "yes" for line in fonts), listed
