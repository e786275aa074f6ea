"""What page breaks have cut is put together; numbers, running titles and footnotes stand apart."""

import pytest
from printed import LEFT, cells, grids, level, paragraph, read, rows_of, spans, texts, upright

from ipstats.documents.content import Grid

LINE = "全市知识产权创造质量运用效益保护水平和服务能力明显提升工作体系逐步健全，"


def page(*lines, number="", title=""):
    """A page of full lines, the first one at the margin."""

    def draw(pdf):
        pdf.text(200, 40, title)
        pdf.text(290, 810, number)
        for at, line in enumerate(lines):
            pdf.text(LEFT + 24 * line.startswith("　"), 80 + 20 * at, line.strip())

    return draw


@pytest.mark.parametrize("number", ["- {} -", "{}", "第{}页", "第 {} 页 共 3 页", "— {} —", "{}/3", "·{}·", "i"])
def test_a_paragraph_over_two_pages_and_their_numbers(tmp_path, number):
    first = page("　" + LINE, LINE[:-1] + "1", number=number.format(1))
    second = page("200件。", "　到2025年达到30家。", number=number.format(2))
    content = read(tmp_path, first, second, page(number=number.format(3)))
    assert texts(content) == [LINE + LINE[:-1] + "1200件。", "到2025年达到30家。"]


@pytest.mark.parametrize("titles", ["ABABAB", "AAAAAA", "AAABBB"], ids=["odd and even", "one", "a chapter each"])
def test_running_titles(tmp_path, titles):
    names = {"A": "云溪市人民政府公报 {}", "B": "知识产权保护规划"}
    pages = [page(f"　第{n}段。", title=names[t].format(n), number=str(n)) for n, t in enumerate(titles, start=1)]
    assert texts(read(tmp_path, *pages)) == [f"第{n}段。" for n in range(1, 7)]


def test_what_stands_in_one_place_of_all_pages_is_no_text(tmp_path):
    def draw(number):
        def one(pdf):
            page(f"　第{number}段。")(pdf)
            pdf.text(420, 400, "内部资料")
            pdf.text(400, 300, "单位：万元")

        return one

    assert texts(read(tmp_path, *map(draw, (1, 2, 3)))) == [
        "第1段。",
        "单位：万元",
        "第2段。",
        "单位：万元",
        "第3段。",
        "单位：万元",
    ]


def test_footnotes_stand_behind_the_paragraph_that_goes_on(tmp_path):
    def first(pdf):
        page("　" + LINE, LINE[:-1] + "1", number="1")(pdf)
        pdf.set_font_size(9)
        level(pdf, 735, right=LEFT + 140)
        pdf.text(LEFT, 750, "① 数据来自2020年年报。")
        pdf.text(LEFT, 764, "② 含下辖各县，")
        pdf.set_font_size(12)

    content = read(tmp_path, first, page("200件。", "　到2025年达到30家。"))
    assert texts(content) == [
        LINE + LINE[:-1] + "1200件。", "① 数据来自2020年年报。", "② 含下辖各县，", "到2025年达到30家。"
    ]  # fmt: skip


def test_notes_below_a_table_stay_below_it(tmp_path):
    def first(pdf):
        page("　" + LINE, LINE)(pdf)
        level(pdf, 600, 624, 648)
        upright(pdf, 72, 322, 422, 522, top=600, bottom=648)
        cells(pdf, [("指标", "2020年", "2025年"), ("专利①", "3", "5")], y=600)
        pdf.set_font_size(9)
        pdf.text(LEFT, 662, "① 含外观设计。")

    content = read(tmp_path, first, page("　到2025年达到30家。"))
    assert isinstance(content.parts[-3], Grid)
    assert content.parts[-2:] == ["① 含外观设计。", "到2025年达到30家。"]


TITLE = ["关于印发规划的通知", "知识产权保护规划"]


@pytest.mark.parametrize(
    ("sizes", "expected"), [((18, 18), ["".join(TITLE)]), ((18, 12), TITLE), ((12, 12), TITLE)], ids=str
)
def test_a_title_in_two_lines(tmp_path, sizes, expected):
    def draw(pdf):
        for y, size, text in zip((100, 130), sizes, TITLE, strict=True):
            pdf.set_font_size(size)
            pdf.text((72 + 516 - pdf.get_string_width(text)) / 2, y, text)
        pdf.set_font_size(12)
        paragraph(pdf, LINE * 6 + "完成。", 200)

    assert texts(read(tmp_path, draw)) == [*expected, LINE * 6 + "完成。"]


def test_short_lines_are_paragraphs_of_their_own(tmp_path):
    assert texts(read(tmp_path, page("一、总则", "（一）指导思想", "（二）原则"))) == [
        "一、总则",
        "（一）指导思想",
        "（二）原则",
    ]


def table(rows, ruled=True, top=100, marked=""):
    def draw(pdf):
        pdf.text(LEFT, top - 10, marked)
        if ruled:
            level(pdf, *(top + 24 * at for at in range(len(rows) + 1)))
            upright(pdf, 72, 322, 422, 522, top=top, bottom=top + 24 * len(rows))
        cells(pdf, rows, y=top)
        pdf.text(290, 810, "1")

    return draw


HEAD = ("指标", "2020年", "2025年")
MORE = [(f"第{n}项", str(n), str(10 * n)) for n in range(1, 13)]


@pytest.mark.parametrize("ruled", [True, False], ids=["ruled", "bare"])
@pytest.mark.parametrize("again", [True, False], ids=["header again", "no header"])
@pytest.mark.parametrize("mark", ["", "续表1", "（续表）", "表1 主要指标（续）"])
def test_a_table_over_three_pages_is_one(tmp_path, ruled, again, mark):
    parts = [MORE[:4], MORE[4:8], MORE[8:]]
    pages = [
        table([HEAD, *parts[0]], ruled),
        *(table([HEAD, *part] if again else part, ruled, marked=mark) for part in parts[1:]),
    ]
    content = read(tmp_path, *pages)
    assert grids(content) == [[list(HEAD), *map(list, MORE)]]
    assert texts(content) == []


@pytest.mark.parametrize("ruled", [True, False], ids=["ruled", "bare"])
@pytest.mark.parametrize("first", [1, 2, 3, 12])
def test_a_table_may_be_cut_behind_any_row(tmp_path, first, ruled):
    rows = [HEAD, *MORE]
    pages = [table(part, ruled) for part in (rows[:first], rows[first:])]
    assert grids(read(tmp_path, *pages)) == [[list(row) for row in rows]]


def test_another_table_on_the_next_page_is_another(tmp_path):
    content = read(
        tmp_path,
        table([HEAD, *MORE[:4]]),
        lambda pdf: (pdf.text(LEFT, 80, "表2 保护指标"), table([HEAD, *MORE[4:]])(pdf)),
    )
    assert len(grids(content)) == 2
    assert texts(content) == ["表2 保护指标"]


def test_a_merged_cell_cut_by_the_page_goes_on(tmp_path):
    def draw(rows, name):
        def one(pdf):
            height = 24 * rows
            pdf.rect(72, 100, 60, height)
            pdf.text(76, 116, name)
            for at in range(rows):
                for x, width, text in ((132, 190, f"{name}指标{at}"), (322, 100, str(at)), (422, 100, str(at + 5))):
                    pdf.rect(x, 100 + 24 * at, width, 24)
                    pdf.text(x + 4, 116 + 24 * at, text)

        return one

    content = read(tmp_path, draw(3, "创造"), draw(2, ""))
    assert spans(content) == {"创造": (5, 1)}
    [grid] = (part for part in content.parts if isinstance(part, Grid))
    assert [row[1] for row in rows_of(grid)] == ["创造指标0", "创造指标1", "创造指标2", "指标0", "指标1"]


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("每万人口高价值发明专", "利拥有量（件）", True),
        ("每万人口专利", "知识产权运用", False),
        ("每万人口高价值发明专", "二、运用", False),
    ],
)
def test_a_row_cut_by_the_page_is_one(tmp_path, above, below, joined):
    xs = (72, 196, 322)

    def draw(rows):
        def one(pdf):
            level(pdf, *(100 + 24 * at for at in range(len(rows) + 1)), right=422)
            upright(pdf, *xs, 422, bottom=100 + 24 * len(rows))
            cells(pdf, rows, xs=xs)

        return one

    first, second = [HEAD, ("专利", "3", "4"), (above, "8.5", "14")], [(below, "", ""), ("商标", "5", "6")]
    rows = grids(read(tmp_path, draw(first), draw(second)))[0]
    cut = [[f"{above}\n{below}", "8.5", "14"]] if joined else [[above, "8.5", "14"], [below, "", ""]]
    assert rows == [list(HEAD), ["专利", "3", "4"], *cut, ["商标", "5", "6"]]


def test_a_box_of_running_text_is_no_table(tmp_path):
    def draw(pdf):
        pdf.rect(72, 80, 444, 100)
        pdf.text(84, 100, "专栏1 培育企业")
        paragraph(pdf, LINE * 2 + "培育5家企业。", 130, 84, 500)
        paragraph(pdf, "到2025年达到30家。", 240)

    assert texts(read(tmp_path, draw)) == ["专栏1 培育企业", LINE * 2 + "培育5家企业。", "到2025年达到30家。"]
