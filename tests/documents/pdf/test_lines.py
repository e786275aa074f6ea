"""Letters as lines: raised and lowered marks, blanks, literal signs."""

import pytest
from fictional import FONT
from printed import LEFT, cells, grids, level, read, small, texts, upright


def printed(pdf, y, *pieces):
    """Print pieces of text one behind the other: (text, how far up in sizes, what share of the size)."""
    x = LEFT
    for text, up, share in ((piece, 0, 1) if isinstance(piece, str) else piece for piece in pieces):
        pdf.set_font_size(12 * share)
        pdf.text(x, y - 12 * up, text)
        x += pdf.get_string_width(text)
    pdf.set_font_size(12)


MARKS = [
    (["5024", ("2", 0.33, 0.65), "件"], "5024²件"),
    (["8.5", ("1", 0.35, 0.58)], "8.5¹"),
    (["9000", ("[2]", 0.33, 0.6)], "9000[²]"),
    (["9000", ("(12)", 0.33, 0.6)], "9000⁽¹²⁾"),
    (["9000", ("①", 0.33, 0.6), "件"], "9000①件"),
    (["9000", ("*", 0.33, 0.6)], "9000*"),
    (["CO", ("2", -0.15, 0.65), "排放"], "CO₂排放"),
    (["面积10m", ("2", 0.33, 0.83)], "面积10m²"),
    (["10", ("-3", 0.4, 0.6), "克"], "10⁻³克"),
    ([("1", 0.33, 0.6), "数据来自年报"], "¹数据来自年报"),
    (["专利", ("授权", 0.3, 0.6), "量"], "专利授权量"),
    (["大小", ("不同", 0, 0.7), "的字"], "大小不同的字"),
]


@pytest.mark.parametrize(("pieces", "expected"), MARKS, ids=[expected for _, expected in MARKS])
def test_marks_stand_apart_from_numbers(tmp_path, pieces, expected):
    assert texts(read(tmp_path, lambda pdf: printed(pdf, 100, *pieces))) == [expected]


def test_signs_that_the_file_has_are_kept(tmp_path):
    def page(pdf):
        pdf.add_font("noto", fname=str(small(FONT.with_name("NotoSansCJKsc-Regular.otf"))))
        pdf.set_font("noto", size=12)
        pdf.text(LEFT, 100, "5024²件，增⻓½，３０％，⺠⼈")

    assert texts(read(tmp_path, page)) == ["5024²件，增⻓½，３０％，⺠⼈"]


def test_marks_in_cells(tmp_path):
    def page(pdf):
        level(pdf, *range(100, 173, 24))
        upright(pdf, 72, 322, 422, 522, bottom=172)
        cells(pdf, [("指标", "2020年", "2025年"), ("商标", "", "7"), ("专利", "3", "4")])
        pdf.text(326, 140, "5024")
        pdf.set_font_size(7)
        pdf.text(326 + 25, 136, "2")
        pdf.set_font_size(12)

    assert grids(read(tmp_path, page))[0][1] == ["商标", "5024²", "7"]


def test_lines_one_below_the_other_are_no_marks(tmp_path):
    def page(pdf):
        pdf.text(LEFT, 100, "专利授权量达到5024。")
        pdf.set_font_size(7)
        pdf.text(LEFT, 112, "1。")

    assert texts(read(tmp_path, page)) == ["专利授权量达到5024。", "1。"]


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ([(0, "占"), (15, "GDP"), (36, "比重")], "占GDP比重"),
        ([(0, "目"), (30, "录")], "目 录"),
        ([(0, "in"), (18, "force")], "in force"),
        ([(0, "1"), (14, "专利")], "1 专利"),
    ],
)
def test_a_gap_that_is_wide_is_a_blank(tmp_path, pieces, expected):
    assert texts(read(tmp_path, lambda pdf: [pdf.text(LEFT + x, 100, text) for x, text in pieces])) == [expected]


def test_lines_of_a_scan_may_lie_askew(tmp_path):
    def page(pdf):
        for at, letter in enumerate("全市知识产权保护"):
            pdf.text(LEFT + 13 * at, 100 + 0.4 * at, letter)

    assert texts(read(tmp_path, page)) == ["全市知识产权保护"]


def test_lines_printed_over_one_another_keep_their_letters_together(tmp_path):
    def page(pdf):
        pdf.text(LEFT, 100, "知识产权")
        pdf.text(LEFT + 3, 103, "保护运用")

    assert texts(read(tmp_path, page)) in (["知识产权", "保护运用"], ["知识产权保护运用"])
