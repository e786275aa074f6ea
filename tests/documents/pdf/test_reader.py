"""PDF files as wholes: statements, pictures, scans, fonts, and what is told of what could not be read."""

import re

import fictional
import pypdfium2
import pytest
from PIL import Image
from printed import LEFT, cells, grids, level, paragraph, pictures, read, texts, upright

from ipstats.documents.pdf.reader import read_pdf
from ipstats.errors import UnreadableDocument
from ipstats.reading.extraction import extract


def shown(rows):
    return {(row.name, row.value, row.unit, row.status, row.year) for row in rows.itertuples(index=False)}


@pytest.mark.parametrize("style", ["ruled", "three", "zebra", "bare"])
def test_each_style_gives_the_statements_of_plain_text(tmp_path, style):
    rows = [("指标名称", "单位", "2020年", "2025年"), *((n, u, str(a), str(b)) for _, n, u, a, b, _ in fictional.ROWS)]
    xs = (LEFT, LEFT + 230, LEFT + 300, LEFT + 370)

    def page(pdf):
        pdf.text(LEFT, 60, fictional.TITLE)
        bottom = 100 + 24 * len(rows)
        if style == "ruled":
            level(pdf, *range(100, bottom + 1, 24))
            upright(pdf, *xs, 522, bottom=bottom)
        if style == "three":
            level(pdf, 100, 124, bottom)
        if style == "zebra":
            pdf.set_fill_color(220)
            for y in range(124, bottom, 48):
                pdf.rect(LEFT, y, 450, 24, style="F")
        cells(pdf, rows, xs=xs)
        y = bottom + 40
        for text in fictional.BELOW:
            y = paragraph(pdf, text, y)

    read(tmp_path, page)
    plain = tmp_path / "plain.txt"
    plain.write_text("\n".join([fictional.TITLE, *map("\t".join, rows), "", *fictional.BELOW, ""]), encoding="utf-8")
    found = shown(extract(tmp_path / "printed.pdf", "yunxi-2021-2025"))
    assert found == shown(extract(plain, "yunxi-2021-2025"))
    assert len(found) >= 2 * (len(rows) - 1)


def picture(pdf, y=120.0, width=400.0, height=200.0):
    pdf.image(Image.new("RGB", (40, 20), "orange"), LEFT, y, width, height)


def test_a_picture_is_told_where_it_stands(tmp_path):
    def page(pdf):
        pdf.text(LEFT, 100, "表1 主要指标")
        picture(pdf)
        pdf.text(LEFT, 360, "三、重点任务")

    content = read(tmp_path, lambda pdf: pdf.text(LEFT, 100, "二、总体要求"), page)
    assert [part if isinstance(part, str) else part.place for part in content.parts] == [
        "二、总体要求", "表1 主要指标", "page 2", "三、重点任务"
    ]  # fmt: skip


def test_emblems_grounds_and_pictures_on_all_pages_are_not_told(tmp_path):
    def page(number):
        def draw(pdf):
            picture(pdf, 20, 60, 60)
            picture(pdf, 790, 450, 45)
            pdf.image(Image.new("RGB", (40, 20), "#eeeeee"), 0, 300, 595, 400)
            pdf.text(LEFT, 400, f"第{number}段，印在底图上面。")

        return draw

    content = read(tmp_path, *map(page, (1, 2, 3)))
    assert pictures(content) == []
    assert len(texts(content)) == 3


def test_strips_of_a_picture_are_one(tmp_path):
    def page(pdf):
        pdf.text(LEFT, 100, "表1 主要指标")
        for at in range(5):
            picture(pdf, 120 + 40 * at, 400, 40)

    assert pictures(read(tmp_path, page)) == ["page 1"]


def test_a_scan_among_pages_with_text_is_told(tmp_path):
    scan = lambda pdf: pdf.image(Image.new("RGB", (60, 80), "white"), 0, 0, 595, 842)  # noqa: E731
    content = read(tmp_path, lambda pdf: pdf.text(LEFT, 100, "正文。"), scan)
    assert content.notices == ["page 2: a scan, not read: it needs OCR"]
    assert texts(content) == ["正文。"]
    with pytest.raises(UnreadableDocument, match=r"2 scanned pages.*needs OCR"):
        read(tmp_path, scan, scan)


def test_a_table_between_rules_whose_columns_are_not_found_is_told(tmp_path):
    def page(pdf):
        level(pdf, 100, 124, 172)
        pdf.text(LEFT, 116, "指标 2020年 2025年")
        pdf.text(LEFT, 140, "专利授权量 320 450")
        pdf.text(LEFT, 164, "商标申请量与注册量 5024 9000 家")

    content = read(tmp_path, page)
    assert grids(content) == []
    assert content.notices == ["page 1: a table between rules was not read as one: its columns were not found"]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["表1 主要指标", "专利授权量等指标详见有关文件。"], ["no table was found below 表1 主要指标"]),
        (["表1 主要指标", "表2 重点工程", "见表3。"], ["no table was found below 表2 重点工程"]),
        (["表1所列指标为预期性指标。"], []),
        (["表1 主要指标……12", "全文完。"], []),
    ],
)
def test_a_title_of_a_table_without_one_is_told(tmp_path, lines, told):
    content = read(tmp_path, lambda pdf: [pdf.text(LEFT, 100 + 30 * at, line) for at, line in enumerate(lines)])
    assert content.notices == told


def test_fonts_that_do_not_tell_their_letters(tmp_path):
    """Without ToUnicode there are only numbers of glyphs."""
    read(tmp_path, lambda pdf: pdf.text(LEFT, 100, "专利授权量达到五件"))
    data = (tmp_path / "printed.pdf").read_bytes()
    (tmp_path / "mute.pdf").write_bytes(re.sub(rb"/ToUnicode \d+ 0 R", lambda found: b" " * len(found[0]), data))
    with pytest.raises(UnreadableDocument, match="fonts do not tell which characters"):
        read_pdf(tmp_path / "mute.pdf")


def test_a_page_that_is_damaged_is_told(tmp_path):
    read(tmp_path, *[lambda pdf, n=n: pdf.text(LEFT, 100, f"第{n}段。") for n in (1, 2, 3)])
    data = (tmp_path / "printed.pdf").read_bytes()
    kids = re.search(rb"/Kids \[(\d+) 0 R\s+(\d+) 0 R", data)
    broken = data[: kids.start(2)] + b"9" * len(kids[2]) + data[kids.end(2) :]
    (tmp_path / "broken.pdf").write_bytes(broken)
    content = read_pdf(tmp_path / "broken.pdf")
    assert content.notices == ["page 2: damaged, not read"]
    assert texts(content) == ["第1段。", "第3段。"]


def test_a_file_without_pages(tmp_path):
    document = pypdfium2.PdfDocument.new()
    document.save(tmp_path / "empty.pdf")
    document.close()
    with pytest.raises(UnreadableDocument, match="no page"):
        read_pdf(tmp_path / "empty.pdf")


def test_letters_and_tables_in_forms(tmp_path):
    """A page that was put into another file as one object, as programs that arrange sheets do."""

    def page(pdf):
        level(pdf, 100, 124, 148)
        upright(pdf, 72, 322, 422, 522, bottom=148)
        cells(pdf, [("指标", "2020年", "2025年"), ("专利", "3", "5")])

    read(tmp_path, page)
    source, target = pypdfium2.PdfDocument(tmp_path / "printed.pdf"), pypdfium2.PdfDocument.new()
    form = source.page_as_xobject(0, target)
    sheet = target.new_page(842, 595)
    item = form.as_pageobject()
    item.set_matrix(pypdfium2.PdfMatrix().scale(0.7, 0.7).rotate(-90).translate(600, 100))
    sheet.insert_obj(item)
    sheet.gen_content()
    target.save(tmp_path / "form.pdf")
    for one in (sheet, form, target, source):
        one.close()
    content = read_pdf(tmp_path / "form.pdf")
    assert grids(content) == [[["指标", "2020年", "2025年"], ["专利", "3", "5"]]]
