"""Pages in columns are read column by column, titles and tables across them in their place."""

import pytest
from printed import LEFT, cells, grids, paragraph, read, texts

SAID = "全市知识产权创造质量运用效益保护水平和服务能力明显提升，到2025年专利授权量达到{}00件，营商环境持续优化。"


def columns(pdf, edges, y=100, most=4, shift=0.0):
    """Print paragraphs in columns; their numbers in the order in which they are read."""
    number = 0
    for at, (left, right) in enumerate(edges):
        height = y + at * shift
        for _ in range(most):
            number += 1
            height = paragraph(pdf, SAID.format(number), height, left, right)
    return [SAID.format(n) for n in range(1, number + 1)]


@pytest.mark.parametrize("shift", [0.0, 3.0, 7.0], ids="shifted by {}".format)
@pytest.mark.parametrize(
    "edges",
    [[(72, 286), (310, 524)], [(72, 290), (302, 524)], [(50, 190), (210, 350), (370, 510)]],
    ids=["wide gutter", "narrow gutter", "three columns"],
)
def test_columns_one_after_the_other(tmp_path, edges, shift):
    expected = []
    content = read(tmp_path, lambda pdf: expected.extend(columns(pdf, edges, shift=shift)))
    assert texts(content) == expected


def test_a_title_and_a_table_across_both_columns(tmp_path):
    def page(pdf):
        pdf.set_font_size(18)
        pdf.text(150, 60, "云溪市人民政府关于知识产权保护")
        pdf.set_font_size(12)
        columns(pdf, [(72, 286), (310, 524)], y=100, most=2)
        for x in (72, 322, 422, 522):
            pdf.line(x, 330, x, 378)
        for y in (330, 354, 378):
            pdf.line(72, y, 522, y)
        cells(pdf, [("指标", "2020年", "2025年"), ("专利", "3", "5")], y=330)
        columns(pdf, [(72, 286), (310, 524)], y=420, most=2)

    content = read(tmp_path, page)
    assert grids(content) == [[["指标", "2020年", "2025年"], ["专利", "3", "5"]]]
    at = next(number for number, part in enumerate(content.parts) if not isinstance(part, str))
    said = [SAID.format(n) for n in range(1, 5)]
    assert content.parts[:at] == ["云溪市人民政府关于知识产权保护", *said]
    assert content.parts[at + 1 :] == said


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page(tmp_path):
    said = "".join(SAID.format(n).replace("。", "，") for n in range(1, 9)) + "完成。"
    lines = [said[at : at + 17] for at in range(0, len(said), 17)]

    def page(of):
        def draw(pdf):
            for at, line in enumerate(of):
                pdf.text((72, 310)[at >= 10], 100 + 20 * (at % 10), line)

        return draw

    first, second = lines[:20], [*lines[20:], *["知识产权保护运用知识产权保护运用"[:17]] * 0]
    assert "".join(texts(read(tmp_path, page(first), page(second)))) == said


def test_a_table_without_rules_is_no_page_in_columns(tmp_path):
    rows = [(f"第{n}项指标名称", str(n), str(10 * n)) for n in range(1, 21)]
    content = read(tmp_path, lambda pdf: cells(pdf, [("指标", "2020年", "2025年"), *rows], y=80))
    assert grids(content) == [[["指标", "2020年", "2025年"], *map(list, rows)]]


def test_short_lines_side_by_side_are_no_columns(tmp_path):
    def page(pdf):
        for at in range(10):
            pdf.text(LEFT, 100 + 20 * at, f"甲{at}")
            pdf.text(350, 100 + 20 * at, f"乙{at}")

    assert "".join(texts(read(tmp_path, page))).startswith("甲0 乙0")
