"""The assessment of a plan that the next plan reviews: read from texts, figures worked by hand."""

import io
import re

import openpyxl
import pandas as pd
import pytest
from docx import Document
from docx.oxml.ns import qn
from four_plans import BY_HAND, write_four_plans

import ipstats
from ipstats.documents import read_document
from ipstats.messages import LANGUAGES, message
from ipstats.views import assess_plan

COLUMNS = ["observed", "completion", "gap", "way", "time", "pace", "verdict"]


@pytest.fixture(scope="module")
def everything(tmp_path_factory):
    folder = tmp_path_factory.mktemp("four")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IPSTATS_DOCUMENTS", str(folder / "documents"))
        yield ipstats.load(write_four_plans(folder))


@pytest.fixture(scope="module")
def plan(everything):
    return everything.of("lancheng", "lancheng-2021-2025")


def texts(shown):
    return [re.sub(r"<br>|</t[dh]>", "\n", row) for row in re.findall(r"<tr>(.*?)</tr>", shown.html)]


@pytest.mark.parametrize("indicator", BY_HAND)
def test_each_target_as_worked_by_hand(everything, plan, indicator):
    rows = assess_plan.assess(everything, plan).set_index("indicator")
    found = [None if pd.isna(value) else value for value in rows.loc[indicator, COLUMNS]]
    *numbers, verdict = BY_HAND[indicator]
    assert found[-1] == verdict
    assert found[:-1] == [number if number is None else pytest.approx(number, rel=1e-4) for number in numbers]


def test_the_goal_in_words_is_a_row_that_cannot_be_judged(everything, plan):
    rows = assess_plan.assess(everything, plan)
    words = rows[rows["indicator"].isna()]
    assert words["qualitative"].tolist() == ["知识产权服务体系更加完善"]
    assert words["note"].tolist() == ["target in words"]
    assert len(rows) == len(BY_HAND) + 1


def test_the_answer_comes_first_and_names_what_was_missed(everything, plan):
    told = assess_plan.answer(everything, plan, "zh").text
    for words in (
        "可判断的7项指标中，3项完成，指标完成率42.86%。",
        "快于预期1项，符合预期0项，滞后1项",
        "未完成：知识产权保护社会满意度（2025年为75分，目标82分）。",
        "基本完成：知识产权质押融资登记金额（2025年为3.12亿元，目标3.2亿元）。",
        "滞后：著作权登记量（2024年为600件，目标1,200件）。",
        "2项数值目标无法判断，原因见表；1项目标为文字表述",
    ):
        assert words in told


def test_the_table_says_what_office_words_say(everything, plan):
    shown = assess_plan.assessment_table(everything, plan, "zh")
    (row,) = [row for row in texts(shown) if "专利密集型产业" in row]
    cells = [re.sub(r"<[^>]+>", "", cell) for cell in row.split("\n")]
    for cell in (
        "预期性",
        "快于预期",
        "6%",
        "8.5%",
        "7.6%",
        "（2023年）",
        "89.41%",
        "-0.9百分点",
        "64% / 60%",
        "+0.45百分点",
    ):
        assert cell in cells
    assert "约束性" in shown.html
    assert "相差不超过5%" in shown.html


def test_every_figure_has_its_source(everything, plan):
    shown = texts(assess_plan.sources_table(everything, plan, "zh"))
    (reviewed,) = [row for row in shown if "高价值" in row]
    assert (
        "《岚城市知识产权“十五五”规划（2026—2030年）》的回顾（一、发展基础 &gt; (一)“十四五”时期取得的成效）"
        in reviewed
    )
    assert "一、发展目标，第" in reviewed
    (second_hand,) = [row for row in shown if "著作权" in row]
    assert "岚城市政府工作报告（2025）（转引）" in second_hand


def test_a_plan_without_any_target_or_document_has_an_answer(everything):
    for name in ("lancheng-2011-2015", "lancheng-2016-2020", "lancheng-2026-2030"):
        assert assess_plan.answer(everything, everything.of("lancheng", name), "en").text
    hegang = everything.of("hegang")
    assert message("assess_nothing", "zh") in assess_plan.answer(everything, hegang, "zh").text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_word_file(everything, plan, lang, tmp_path):
    content = assess_plan.as_word(everything, plan, "岚城市：评估", lang)
    document = Document(io.BytesIO(content))
    page, (table,) = document.sections[0], document.tables
    assert (page.page_width.cm, page.page_height.cm) == pytest.approx((29.7, 21), abs=0.01)
    assert page.orientation == 1
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert len(table.rows) == len(BY_HAND) + 2
    assert sum(cell.width.cm for cell in table.rows[1].cells) == pytest.approx(25.7, abs=0.1)
    fonts = {element.get(qn("w:eastAsia")) for element in document.element.iter(qn("w:rFonts"))}
    assert fonts == {"宋体", "仿宋"}
    figure = table.rows[1].cells[2].paragraphs[0]
    assert figure.alignment == 2
    assert figure.text.startswith("3.2")
    (mark,) = [run for run in table.rows[1].cells[0].paragraphs[0].runs if run.font.superscript]
    notes = [paragraph.text for paragraph in document.paragraphs if paragraph.text.startswith(f"{mark.text}. ")]
    assert len(notes) == 1
    assert "十五五" in notes[0]
    (tmp_path / "a.docx").write_bytes(content)
    read = read_document(tmp_path / "a.docx").text
    assert "91.46%" in read
    assert message("verdict_not_reached", lang) in read


def test_workbook_has_numbers_with_formats(everything, plan):
    book = openpyxl.load_workbook(io.BytesIO(assess_plan.as_excel(everything, plan, "zh")))
    head, *rows = book["目标完成情况"].iter_rows()
    place = {cell.value: number for number, cell in enumerate(head)}
    cells = {row[place["指标"]].value: row for row in rows}
    pledge = cells["知识产权质押融资登记金额"]
    assert [pledge[place[name]].value for name in ("目标值", "实际值", "完成率", "差距")] == [3.2e8, 3.12e8, 97.5, -8e6]
    assert pledge[place["目标值"]].number_format == "#,##0"
    assert pledge[place["完成率"]].number_format == '0.0#"%"'
    assert cells["行政执法案件年结案率"][place["界限"]].value == "≥"
    assert "verdict" in [cell.value for cell in next(book["rows"].iter_rows())]
