"""Why a figure is read as it is, told in words: its sentence, the evidence, the reading that lost."""

import re

import pytest

import ipstats
from ipstats.errors import BadInput, UnknownName
from ipstats.reading import explain, explain_at, read_file
from ipstats.reading.evidence import rules

PROSE = "一、发展回顾\n2020年，专利授权量320件，同比增长8%。\n二、主要目标\n到2025年，专利授权量达到450件以上。\n"
TABLE = "三、指标\n指标\t2020年\t2025年\n商标申请量（件）\t5\t9\n"
NO_FIGURE = "二、任务\n依据《质量规划》（国发〔2021〕20号），专利授权量位居全省第5位，认定后给予10万元奖励。\n"


@pytest.fixture
def document(tmp_path):
    def write(text):
        path = tmp_path / "lancheng-2021-2025.txt"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def explained(path, words, lang="en"):
    """What is told of the figures at the place of words."""
    reading = read_file(path)
    return explain_at(reading, reading.document.text.index(words), lang)


def test_a_figure_of_prose(document):
    [why] = explained(document(PROSE), "450件")
    assert why.sentence == "到2025年，专利授权量达到【450件以上】。"
    assert why.section == "二、主要目标"
    told = {"name": "专利授权量", "indicator": "patents_granted", "value": 450, "unit": "件", "comparator": ">="}
    assert {name: why.fields[name] for name in told} == told
    assert {name: why.fields[name] for name in ("status", "measure", "year")} == {
        "status": "target",
        "measure": "level",
        "year": 2025,
    }
    assert "达到" in [word for word, _ in why.words]
    assert {"sentence", "ahead", "plan_heading"} <= {reason.rule for reason in why.choices["time"].evidence}
    lines = str(why).splitlines()
    assert lines[0] == why.sentence
    assert any(line.strip().startswith("time: 2025") for line in lines)
    assert any("2025年" in line and line.strip().startswith("+") for line in lines)
    assert any("rather than" in line for line in lines)


def test_the_reading_that_lost_and_what_spoke_for_it(document):
    text = "一、发展回顾\n到2025年，专利授权量达到450件。\n"
    [why] = explained(document(text), "450件")
    assert (why.choices["time"].value.status, why.choices["time"].lost.status) == ("target", "actual")
    below = str(why).partition("rather than")[2]
    assert "- the heading is one of a review: 一、发展回顾" in below


def test_the_measure_is_told_apart_from_the_time(document):
    [why] = explained(document(PROSE), "8%")
    assert (why.choices["measure"].value, why.fields["measure"]) == ("annual_growth", "annual_growth")
    assert "同比" in str(why)


def test_a_figure_of_a_table(document):
    [why] = explained(document(TABLE), "9\n")
    assert (why.fields["name"], why.fields["value"], why.fields["year"]) == ("商标申请量", 9, 2025)
    assert why.header == "2025年"
    assert why.sentence == "商标申请量（件） | 5 | 【9】"
    assert [reason.rule for reason in why.choices["time"].evidence] == ["header"]
    assert "column: 2025年" in str(why)


def test_every_figure_of_a_document_is_explained(document):
    path = document(PROSE + TABLE)
    reading = read_file(path)
    assert len(reading.statements) == 5
    for row in reading.statements.itertuples():
        [why] = explain_at(reading, row.start)
        assert (why.fields["value"], why.fields["year"]) == (row.value, row.year)
        assert set(row.evidence.split()) == {reason.rule for c in why.choices.values() for reason in c.evidence}


# words of a number that is no figure, the reason
UNREAD = [("5位", "rank"), ("10万元", "subsidy")]


@pytest.mark.parametrize(("words", "reason"), UNREAD)
def test_a_number_that_is_no_figure(words, reason, document):
    [why] = explained(document(NO_FIGURE), words)
    assert why.fields["reason"] == reason
    assert why.fields["printed"] in why.sentence
    assert why.choices == {}
    assert f"reason {reason}" in str(why)


def test_two_figures_that_stand_at_one_place(document):
    found = explained(document("到2025年，书屋覆盖率和驿站覆盖率均达到95%。\n"), "95%")
    assert [why.fields["name"] for why in found] == ["书屋覆盖率", "驿站覆盖率"]


@pytest.mark.parametrize("words", ["二、主要目标", "到2025年", "达到"])
def test_where_no_number_stands_nothing_is_told(words, document):
    assert explained(document(PROSE), words) == []


def test_chinese(document):
    [why] = explained(document(PROSE), "450件", "zh")
    text = str(why)
    assert "时间: 2025" in text or "时间：2025" in text
    assert "标题属于目标或任务" in text
    assert "未选" in text
    assert not re.search("heading|rather than|weighs|words found", re.sub(r"\[[^]]*\]", "", text))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_each_rule_is_told_with_its_id_and_weight(lang, document):
    [why] = explained(document(PROSE), "450件", lang)
    for reason in why.choices["time"].evidence:
        assert f"[{reason.rule} {rules()[reason.rule].weight:.0f}]" in str(why)
        assert rules()[reason.rule].says(lang) in str(why)


def test_a_notebook_shows_it_as_text(document):
    [why] = explained(document("到2025年，A<B的专利授权量达到450件。\n"), "450件")
    assert why._repr_html_().startswith("<pre>")
    assert "A&lt;B" in why._repr_html_()


def test_a_row_of_extract(document):
    path = document(PROSE)
    rows = ipstats.extract(path)
    for row in (rows.iloc[-1], next(rows.iloc[[-1]].itertuples())):
        why = explain(row, path)
        assert (why.fields["value"], why.fields["name"]) == (450, "专利授权量")


def test_a_document_that_has_changed(document):
    row = ipstats.extract(document(PROSE)).iloc[-1]
    with pytest.raises(BadInput, match="has changed"):
        explain(row, document("驿站不断完善。\n"))


def test_another_figure_at_the_place_of_a_statement_is_not_passed_off_as_it(document):
    row = ipstats.extract(document(PROSE)).iloc[-1]
    with pytest.raises(BadInput):
        explain(row, document(PROSE.replace("专利授权量", "商标申请量")))


def test_a_statement_of_a_plan_that_is_not_known(document):
    row = ipstats.extract(document(PROSE)).iloc[-1]
    with pytest.raises(UnknownName, match="lancheng-2021-2025"):
        explain(row)


def test_statements_of_the_data_package(documents, data):
    """Prose and tables of each plan, as a dataset has them."""
    firsts = data.statements[data.statements["start"].notna()].groupby(["plan", "source"]).head(1)
    assert set(firsts["source"]) == {"prose", "table"}
    for row in firsts.itertuples():
        why = explain(row)
        assert (why.fields["name"], why.fields["measure"], why.fields["year"]) == (row.name, row.measure, row.year)
        assert f"【{row.printed}】" in why.sentence


def test_a_document_that_is_not_at_hand(data, monkeypatch, tmp_path):
    monkeypatch.setenv("IPSTATS_DOCUMENTS", str(tmp_path))
    with pytest.raises(BadInput, match="put it there, or give the document"):
        explain(data.statements.iloc[0])
