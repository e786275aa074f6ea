"""Each row of refusals.csv refuses the number that its example marks, for its own reason."""

import pytest

from ipstats.reading.refusals import Mentioned, refusal
from ipstats.reading.vocabulary import refusals
from ipstats.text import parse_quantity


@pytest.mark.parametrize("row", list(refusals()), ids=lambda row: row.example)
def test_an_example_is_refused_as_its_row_says(row):
    before, rest = row.example.split("【")
    printed, after = rest.split("】")
    assert refusal(Mentioned(parse_quantity(printed), before, after, printed, None)) == row.reason


# numbers that can be an indicator's figure though a word of a row stands near
FIGURES = [
    ("培育", "20家", "关键技术企业"),
    ("目前", "30家", "企业"),
    ("补贴性培训", "5000人次", ""),
    ("建成", "10个", "县域商业中心"),
    ("第3批认定", "20家", ""),
    ("", "12件", "目标提前完成"),
]


@pytest.mark.parametrize(("before", "printed", "after"), FIGURES)
def test_a_word_within_a_noun_refuses_nothing(before, printed, after):
    assert refusal(Mentioned(parse_quantity(printed), before, after, printed, None)) is None
