import pytest

from ipstats.reading.instruments import instruments_of

CASES = [  # a task's text, the figure that is a rate, its instruments
    ("推广专利保险，设立运营基金。推广专利保险。", "", "保险;基金"),
    ("补贴其贷款利息的50%，设立风险补偿资金。", "50%", "补贴 50%;风险补偿"),
    ("设立基金，按其价值的1%予以奖励。", "1%", "基金;奖励 1%"),
    ("设立基金。按其价值的1%给予支持。", "1%", "基金"),
    ("加强培训。", "", None),
]


@pytest.mark.parametrize(("text", "rate", "expected"), CASES)
def test_instruments_have_the_rates_of_their_clause(text, rate, expected):
    assert instruments_of(text, [(text.index(rate), rate)] if rate else []) == expected
