"""What must be doubted, and what must not."""

import pytest

from ipstats.documents.document import parse_text
from ipstats.reading import doubts
from ipstats.reading.extraction import extract, extract_statements

# text, name of the doubted figures, the doubt
DOUBTED = [
    ("一、发展基础\n商标申请量5581件。", ["商标申请量"], doubts.YEAR),
    ("2020年，达到35件。", ["达到35件"], doubts.NO_NAME),
    ("到2025年，有效注册商标量达到45%。", ["有效注册商标量"], doubts.UNIT),
    ("到2025年，行政执法案件年结案率达到195%。", ["行政执法案件年结案率"], doubts.SHARE),
    (
        "2020年，有效注册商标量5024件。到2025年，有效注册商标量达到900万件。",
        ["有效注册商标量", "有效注册商标量"],
        doubts.ORDER,
    ),
    (
        "2020年，专利授权量963件，其中发明专利38件、实用新型专利990件。",
        ["专利授权量", "发明专利（授权）", "实用新型专利（授权）"],
        doubts.PARTS,
    ),
    ("2015年，驰名商标4件。2020年，驰名商标12件，是2015年的5倍。", ["驰名商标"], doubts.GROWTH),
    ("2015年，驰名商标4件。2020年，驰名商标12件，比2015年增长150%。", ["驰名商标"], doubts.GROWTH),
    ("指标名称\t2020年\t2025年\n商标申请量（件）\t5\t9\t11\n", ["商标申请量", "商标申请量"], doubts.CELLS),
]
CERTAIN = [
    "到2025年，有效注册商标量达到4.5万件。",
    "2020年，专利授权量963件，其中，发明专利38件，实用新型专利790件，外观设计专利135件。",
    "2020年，专利授权量963件，其中发明专利38件，商标申请量5581件。",
    "2015年，驰名商标4件。2020年，驰名商标12件，是2015年的3倍。",
    "2015年，驰名商标7件。2020年，驰名商标12件，比2015年增长71.4%。",
    "2015年，驰名商标4件。2020年，驰名商标12件，比2015年翻一番以上。",
    "指标名称\t2020年\t2025年\n商标申请量（件）\t5\t9\n",
    "类别\t指标名称\t2020年\t2025年\n创造\t商标申请量（件）\t5\t9\n专利申请量（件）\t5\t9\n",
]


def read(text):
    return list(extract_statements(parse_text(text, "lancheng-2021-2025")).fillna({"doubt": ""}).itertuples())


@pytest.mark.parametrize(("text", "names", "doubt"), DOUBTED)
def test_what_is_doubtful_is_told(text, names, doubt):
    assert [s.name for s in read(text) if doubt in s.doubt] == names


@pytest.mark.parametrize("text", CERTAIN)
def test_what_is_certain_is_not_flagged(text):
    statements = read(text)
    assert statements
    assert {s.doubt for s in statements} == {""}


def test_few_figures_of_the_real_plans_are_flagged(documents, data):
    found = [extract(documents / name)["doubt"] for name in data.plans["document"].dropna()]
    assert sum(doubt.notna().sum() for doubt in found) < 0.1 * sum(map(len, found))
