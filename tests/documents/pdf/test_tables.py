"""The same table, ruled, shaded or bare, upright or turned, is the same rows."""

import pypdfium2
import pytest
from printed import END, LEFT, PITCH, ROWS, XS, cells, grids, level, paragraph, read, shade, spans, texts, upright

from ipstats.documents.pdf.reader import read_pdf

HEIGHTS = [100 + PITCH * at for at in range(5)]
EXPECTED = [list(row) for row in ROWS]


def full(pdf):
    level(pdf, *HEIGHTS)
    upright(pdf, *XS, END)


def open_at_sides(pdf):
    level(pdf, *HEIGHTS)
    upright(pdf, *XS[1:])


def rectangles(pdf):
    for y in HEIGHTS[:4]:
        for left, right in zip(XS, (*XS[1:], END), strict=True):
            pdf.rect(left, y, right - left, PITCH)


def thin_boxes(pdf):
    pdf.set_fill_color(0)
    for y in HEIGHTS:
        pdf.rect(LEFT, y, END - LEFT, 0.5, style="F")
    for x in (*XS, END):
        pdf.rect(x, 100, 0.5, 96, style="F")


def double(pdf):
    full(pdf)
    level(pdf, 98, 198)
    upright(pdf, LEFT - 2, END + 2, top=98, bottom=198)


def dashed(pdf):
    pdf.set_dash_pattern(2, 2)
    full(pdf)
    pdf.set_dash_pattern()


def columns_only(pdf):
    level(pdf, 100, 196)
    upright(pdf, *XS, END)


def columns_and_header(pdf):
    columns_only(pdf)
    level(pdf, HEIGHTS[1])


def rows_only(pdf):
    level(pdf, *HEIGHTS)


def three(pdf):
    level(pdf, 100, HEIGHTS[1], 196)


def outer(pdf):
    pdf.rect(LEFT, 100, END - LEFT, 96)


def outer_and_header(pdf):
    outer(pdf)
    level(pdf, HEIGHTS[1])


def zebra(pdf):
    shade(pdf, HEIGHTS[0], grey=150)
    shade(pdf, HEIGHTS[2])


def all_shaded(pdf):
    for at, y in enumerate(HEIGHTS[:4]):
        shade(pdf, y, grey=200 + 20 * (at % 2))


def white_rules(pdf):
    all_shaded(pdf)
    pdf.set_draw_color(255)
    full(pdf)
    pdf.set_draw_color(0)


def nothing(pdf):
    pass


STYLES = [
    full, open_at_sides, rectangles, thin_boxes, double, dashed, columns_only, columns_and_header, rows_only, three, outer,
    outer_and_header, zebra, all_shaded, white_rules, nothing,
]  # fmt: skip


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.__name__)
def test_each_style_gives_all_rows(tmp_path, style):
    def page(pdf):
        pdf.text(LEFT, 60, "三、发展目标")
        style(pdf)
        cells(pdf)
        paragraph(pdf, "到2025年，知识产权服务机构达到30家。", 260)

    content = read(tmp_path, page)
    assert grids(content) == [EXPECTED]
    assert texts(content) == ["三、发展目标", "到2025年，知识产权服务机构达到30家。"]
    assert content.notices == []


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.__name__)
@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_turned_table_is_read_as_it_lies(tmp_path, style, angle):
    def page(pdf):
        pdf.text(LEFT, 40, "三、发展目标")
        with pdf.rotation(angle, 300, 300):
            style(pdf)
            cells(pdf)

    content = read(tmp_path, page)
    assert grids(content) == [EXPECTED]
    assert texts(content) == ["三、发展目标"]


@pytest.mark.parametrize("turns", [90, 180, 270])
def test_a_page_with_a_turn_of_its_own(tmp_path, turns):
    def page(pdf):
        with pdf.rotation(turns, 300, 300):
            full(pdf)
            cells(pdf)
            pdf.text(LEFT, 80, "三、发展目标")

    read(tmp_path, page)
    document = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
    document[0].set_rotation(turns)
    document.save(tmp_path / "turned.pdf")
    document.close()
    content = read_pdf(tmp_path / "turned.pdf")
    assert grids(content) == [EXPECTED]
    assert texts(content) == ["三、发展目标"]


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.__name__)
def test_a_title_close_above_is_no_row(tmp_path, style):
    def page(pdf):
        pdf.text(LEFT + 120, 92, "表1 2025年 主要指标 增长  情况")
        style(pdf)
        cells(pdf)

    content = read(tmp_path, page)
    assert grids(content) == [EXPECTED]
    assert texts(content) == ["表1 2025年 主要指标 增长 情况"]


LONG = [
    ("指标", "单位", "2020年", "2025年"),
    ("每万人口高价值发明专\n利拥有量以及海外发明\n专利授权量", "件", "8.5", "14"),
    ("专利授权量", "件", "320", "450"),
    ("知识产权质押融资登记\n金额占比", "%", "—", "3.2"),
    ("商标", "件", "5024", "≥9000"),
]
LONG_XS = (LEFT, LEFT + 140, LEFT + 190, LEFT + 260)


@pytest.mark.parametrize("rules", ["none", "three", "rows", "zebra"])
def test_cells_of_several_lines_beside_figures_of_one(tmp_path, rules):
    tops = [100, 124, 176, 200, 238, 262]

    def page(pdf):
        level(pdf, *{"none": [], "three": [100, 124, 262], "rows": tops, "zebra": []}[rules])
        if rules == "zebra":
            shade(pdf, 124, 52)
            shade(pdf, 200, 38)
        cells(pdf, LONG, xs=LONG_XS)

    assert grids(read(tmp_path, page)) == [[list(row) for row in LONG]]


def test_a_figure_that_stands_at_the_first_line_of_its_row(tmp_path):
    def page(pdf):
        y = 100
        for name, *figures in (
            ("指标", "2020年", "2025年"),
            ("每万人口高价值\n发明专利拥有量", "8.5", "14"),
            ("商标", "3", "4"),
        ):
            for at, line in enumerate(name.split("\n")):
                pdf.text(LEFT, y + 14 * at, line)
            for x, figure in zip(XS[1:], figures, strict=True):
                pdf.text(x, y, figure)
            y += 24 + 14 * name.count("\n")

    assert grids(read(tmp_path, page)) == [
        [["指标", "2020年", "2025年"], ["每万人口高价值\n发明专利拥有量", "8.5", "14"], ["商标", "3", "4"]]
    ]


def test_merged_cells_cover_what_their_rules_go_around(tmp_path):
    def page(pdf):
        for x, y, width, height, text in [
            (72, 100, 60, 48, "类别"), (132, 100, 150, 48, "指标"), (282, 100, 140, 24, "目标"), (282, 124, 70, 24, "2020年"),
            (352, 124, 70, 24, "2025年"), (72, 148, 60, 48, "创造"), (132, 148, 150, 24, "专利"), (132, 172, 150, 24, "商标"),
            (282, 148, 70, 24, "5"), (352, 148, 70, 24, "7"), (282, 172, 70, 24, "50"), (352, 172, 70, 24, "70"),
        ]:  # fmt: skip
            pdf.rect(x, y, width, height)
            pdf.text(x + 4, y + 16, text)

    content = read(tmp_path, page)
    assert spans(content) == {"类别": (2, 1), "指标": (2, 1), "目标": (1, 2), "创造": (2, 1)}
    assert grids(content)[0][2:] == [["创造", "专利", "5", "7"], ["", "商标", "50", "70"]]


def test_rules_that_do_not_meet_are_told_and_lose_nothing(tmp_path):
    def page(pdf):
        full(pdf)
        cells(pdf)
        pdf.set_fill_color(255)

    def broken(pdf):
        level(pdf, 100, 196)
        level(pdf, HEIGHTS[1], HEIGHTS[2], HEIGHTS[3], right=XS[1])
        upright(pdf, *XS[:2], END)
        pdf.line(XS[2], 124, XS[2], 196)
        level(pdf, HEIGHTS[2], left=XS[2])
        cells(pdf)

    assert read(tmp_path, page).notices == []
    content = read(tmp_path, broken)
    said = [text for row in grids(content)[0] for text in row]
    assert {text for row in ROWS for text in row} <= {part for text in said for part in text.split("\n")}


def test_a_turned_word_in_an_upright_table(tmp_path):
    def page(pdf):
        level(pdf, *HEIGHTS)
        upright(pdf, LEFT - 30, *XS, END)
        level(pdf, 100, 196, left=LEFT - 30)
        cells(pdf)
        with pdf.rotation(90, LEFT - 10, 170):
            pdf.text(LEFT - 10, 170, "创造")

    assert grids(read(tmp_path, page)) == [[["创造" if at == 0 else "", *row] for at, row in enumerate(ROWS)]]
