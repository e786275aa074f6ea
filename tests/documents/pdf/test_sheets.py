"""What the eye does not see is not read: watermarks, white on white, invisible and struck text, text off the page."""

import pytest
from fpdf.enums import TextMode
from PIL import Image
from printed import LEFT, ROWS, cells, grids, level, read, texts, upright

GRID = [[list(row) for row in ROWS]]


def table(pdf):
    level(pdf, *range(100, 197, 24))
    upright(pdf, 72, 322, 422, 522)
    cells(pdf)
    pdf.text(LEFT, 240, "到2025年达到30家。")


def mark(pdf, size=60, grey=220, angle=0, text="征求意见稿", x=90.0, y=190.0):
    pdf.set_font_size(size)
    pdf.set_text_color(grey)
    with pdf.rotation(angle, x, y):
        pdf.text(x, y, text)
    pdf.set_text_color(0)
    pdf.set_font_size(12)


WATERMARKS = [
    {"angle": 35}, {"angle": 35, "grey": 0}, {"angle": 45, "size": 14, "grey": 200}, {"angle": 0}, {"angle": 0, "grey": 120},
    {"angle": 90, "y": 400.0}, {"grey": 100, "text": "内部资料"}, {"grey": 0, "size": 40},
]  # fmt: skip


@pytest.mark.parametrize("first", [True, False], ids=["below", "above"])
@pytest.mark.parametrize("style", WATERMARKS, ids=str)
def test_watermarks_are_no_text(tmp_path, style, first):
    def page(pdf):
        if first:
            mark(pdf, **style)
        table(pdf)
        if not first:
            mark(pdf, **style)

    content = read(tmp_path, page)
    assert grids(content) == GRID
    assert texts(content) == ["到2025年达到30家。"]
    assert content.notices == []


def test_transparent_print_is_pale(tmp_path):
    def page(pdf):
        table(pdf)
        with pdf.local_context(fill_opacity=0.15):
            mark(pdf, grey=0)
        with pdf.local_context(fill_opacity=0.0):
            pdf.text(LEFT, 300, "透明的9件")

    content = read(tmp_path, page)
    assert grids(content) == GRID
    assert texts(content) == ["到2025年达到30家。"]


def test_a_title_that_is_large_is_no_watermark(tmp_path):
    def page(pdf):
        mark(pdf, size=40, grey=0, text="规划", y=90.0)
        pdf.text(LEFT, 240, "到2025年达到30家。" * 3)

    assert texts(read(tmp_path, page))[0] == "规划"


def test_white_print_is_seen_on_a_dark_ground_only(tmp_path):
    def page(pdf):
        pdf.set_fill_color(30, 60, 120)
        pdf.rect(LEFT, 80, 300, 30, style="F")
        pdf.image(Image.new("RGB", (60, 60), "navy"), LEFT, 200, 300, 30)
        pdf.set_text_color(255)
        pdf.text(LEFT + 10, 100, "白字在色块上")
        pdf.text(LEFT + 10, 150, "白字在白纸上9999件")
        pdf.text(LEFT + 10, 220, "白字在图片上")
        pdf.set_fill_color(255)
        pdf.rect(LEFT, 260, 300, 30, style="F")
        pdf.text(LEFT + 10, 280, "白字在白块上")
        pdf.set_text_color(0)
        pdf.text(LEFT + 10, 320, "黑字")

    assert texts(read(tmp_path, page)) == ["白字在色块上", "白字在图片上", "黑字"]


def test_invisible_print_is_text_over_a_scan_only(tmp_path):
    def page(pdf):
        pdf.image(Image.new("RGB", (60, 60), "white"), 0, 0, 595, 400)
        with pdf.local_context(text_mode=TextMode.INVISIBLE):
            pdf.text(LEFT, 100, "扫描件上的字")
            pdf.text(LEFT, 500, "藏起来的字9件")
        pdf.text(LEFT, 600, "印出来的字")

    assert texts(read(tmp_path, page)) == ["扫描件上的字", "印出来的字"]


def test_struck_print_and_underlined_print(tmp_path):
    def page(pdf):
        pdf.text(LEFT, 100, "原来77件现在5件")
        level(pdf, 96, left=LEFT, right=LEFT + 48)
        pdf.text(LEFT, 140, "有下划线的5件")
        level(pdf, 142, left=LEFT, right=LEFT + 80)

    assert texts(read(tmp_path, page)) == ["现在5件", "有下划线的5件"]


def test_what_lies_off_the_page(tmp_path):
    def page(pdf):
        pdf.text(LEFT, 100, "页上的字")
        pdf.text(900, 100, "页外的字")
        pdf.text(LEFT, 1200, "页外的字")

    assert texts(read(tmp_path, page)) == ["页上的字"]


def test_a_letter_printed_twice_is_one(tmp_path):
    def page(pdf):
        for x in (LEFT, LEFT + 0.4):
            pdf.text(x, 100, "知识产权11000件")

    assert texts(read(tmp_path, page)) == ["知识产权11000件"]


def test_print_too_small_to_be_seen(tmp_path):
    def page(pdf):
        pdf.text(LEFT, 100, "正文。")
        pdf.set_font_size(0.5)
        pdf.text(LEFT, 140, "看不见的9件")

    assert texts(read(tmp_path, page)) == ["正文。"]
