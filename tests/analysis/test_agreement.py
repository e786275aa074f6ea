"""Two readings of one document: what they share, what differs, and what is wrong without a doubt."""

import pandas as pd
import pytest

from ipstats.analysis.agreement import FIELDS, are_alike, count_fields, list_differences, match_figures, score_figures

FIGURE = {
    "printed": "3.44万件", "value": 34400.0, "unit": "件", "status": "target", "measure": "level", "year": 2025,
    "period_start": None, "comparator": "=", "indicator": None, "nature": None, "name": "有效注册商标量",
    "qualitative": None, "doubt": None, "start": 10, "end": 16,
}  # fmt: skip


def reading(*changes):
    """A table of figures, each the one above but for what is said of it."""
    types = {"year": "Int64", "period_start": "Int64", "start": "Int64", "end": "Int64", "value": "float64"}
    rows = [FIGURE | change for change in changes]
    return pd.DataFrame(rows, columns=[*dict.fromkeys(key for row in [FIGURE, *rows] for key in row)]).astype(types)


# what A and B say otherwise of a figure, fields in which they differ
FIELDS_OF_A_FIGURE = [
    ({}, {}, []),
    ({}, {"value": 34401}, ["value"]),
    ({"value": 0.1 + 0.2}, {"value": 0.3}, []),
    ({}, {"unit": None}, ["unit"]),
    ({}, {"status": "actual", "measure": "change"}, ["status", "measure"]),
    ({}, {"year": 2024}, ["year"]),
    ({}, {"year": None}, ["year"]),
    ({"year": None}, {"year": 2024}, []),  # the text tells none: any will do
    ({}, {"period_start": 2021}, ["period_start"]),
    ({"period_start": 2021}, {}, ["period_start"]),
    ({"comparator": None}, {"comparator": "="}, []),
    ({}, {"comparator": ">="}, ["comparator"]),
    ({"indicator": "valid_trademarks"}, {}, ["indicator"]),
    ({}, {"nature": "预期性"}, ["nature"]),
    ({"name": "全市有效注册商标量（件）"}, {}, []),
    ({"name": "有效发明专利量"}, {}, ["name"]),
    ({"value": None, "qualitative": "明显提高"}, {"value": None, "qualitative": "明显 提高", "comparator": None}, []),
    ({"value": None, "qualitative": "明显提高"}, {"value": None, "qualitative": "基本稳定"}, ["value"]),
    ({"value": None, "qualitative": "明显提高"}, {}, ["value"]),
]


@pytest.mark.parametrize(("a", "b", "differ"), FIELDS_OF_A_FIGURE)
def test_fields_in_which_two_figures_differ(a, b, differ):
    one, other = reading(a), reading(b)
    figures = match_figures(one, other)
    assert [field for field in FIELDS if not figures[field].iloc[0]] == differ
    assert figures["right"].iloc[0] == (not set(differ) & {"value", "unit", "status", "measure", "year"})
    assert list_differences(one, other, figures)["field"].tolist() == differ


def test_what_a_table_does_not_have_is_not_compared():
    figures = match_figures(reading({})[["printed", "value"]], reading({"unit": "家"}))
    assert count_fields(figures)["of"].to_dict() == {"value": 1}
    assert figures["right"].all()


def test_only_figures_that_both_have_are_compared():
    figures = match_figures(reading({}, {"start": 30, "end": 36}), reading({"unit": "家"}))
    assert count_fields(figures).loc["unit"].to_dict() == {"agree": 0, "of": 1, "share": 0}
    assert figures["right"].tolist() == [False, False]


def at(start, **more):
    return {"start": start, "end": start + 6, **more}


# A, B, the counts: a, b, paired, right, silent, needless
SCORES = [
    ([at(0)], [at(0)], (1, 1, 1, 1, 0, 0)),
    ([at(0), at(10)], [at(0, doubt="year")], (2, 1, 1, 1, 0, 1)),
    ([at(0)], [at(0, year=2024), at(10)], (1, 2, 1, 0, 2, 0)),
    ([at(0)], [at(0, year=2024, doubt="year"), at(10, doubt="name")], (1, 2, 1, 0, 0, 0)),
    ([], [at(0)], (0, 1, 0, 0, 1, 0)),
    ([at(0), at(10, optional=True)], [at(0)], (1, 1, 1, 1, 0, 0)),
    ([at(0, optional=True), at(10)], [at(0, unit="家"), at(10)], (1, 1, 1, 1, 0, 0)),
]


@pytest.mark.parametrize(("a", "b", "counts"), SCORES)
def test_scores(a, b, counts):
    a = [{"optional": False, **row} for row in a]
    score = score_figures(match_figures(reading(*a), reading(*b)))
    assert tuple(score[["a", "b", "paired", "right", "silent", "needless"]]) == counts
    assert score["found_f1"] == pytest.approx(2 * counts[2] / (counts[0] + counts[1]))
    assert score["strict_f1"] == pytest.approx(2 * counts[3] / (counts[0] + counts[1]))


def test_without_doubts_nothing_is_said_of_them():
    score = score_figures(match_figures(reading({}), reading({}).drop(columns="doubt")))
    assert (score["silent"], score["needless"]) == (None, None)


def test_two_empty_readings_agree():
    assert score_figures(match_figures(reading(), reading()))["strict_f1"] == 1


def test_differences_are_listed_in_the_order_of_the_text():
    one = reading(at(20, name="甲"), at(0, name="乙"))
    other = reading(
        at(20, name="甲", year=2024, doubt="year"), at(10, value=None, qualitative="多", sentence="更【多】")
    )
    rows = list_differences(one, other, match_figures(one, other))
    assert rows[["start", "field", "A", "B"]].values.tolist() == [
        [0, "only in A", "34400 件 target level 2025", ""],
        [10, "only in B", "", "多 件 target level 2025"],
        [20, "year", "2025", "2024"],
    ]
    assert rows["name"].tolist() == ["乙", "有效注册商标量", "甲"]
    assert rows["doubt"].fillna("").tolist() == ["", "", "year"]
    assert rows["sentence"].fillna("").tolist() == ["", "更【多】", ""]


# two names, whether they are one
NAMES = [
    ("发明专利授权量", "发明专利授权量", True),
    ("发明专利授权量", "国内发明专利 授权量（件）", True),
    ("R&D经费", "r&d经费投入", True),
    ("商品房销售额", "商品房销售面积", False),
    ("一等奖", "二等奖", False),
    ("发明专利授权量", None, False),
    (None, None, True),
    ("（新增）", "新增", True),
]


@pytest.mark.parametrize(("one", "other", "alike"), NAMES)
def test_names(one, other, alike):
    assert are_alike(one, other) == are_alike(other, one) == alike
