"""The same figure is found again in two readings, by its place or by its digits."""

import pandas as pd
import pytest

from ipstats.analysis.pairing import pair_figures


def placed(*figures):
    return pd.DataFrame(figures, columns=["start", "printed", "value"]).assign(
        end=lambda rows: rows["start"] + rows["printed"].str.len()
    )


def typed(*printed):
    return pd.DataFrame({"printed": printed, "value": 1.0})


# A and B as start, printed, value; what is paired, in order
BY_PLACE = [
    ([(0, "5件", 5)], [(0, "5件", 5)], [(0, 0)]),
    ([(0, "超过5件", 5)], [(2, "5件", 5)], [(0, 0)]),  # one takes more words to the figure than the other
    (
        [(0, "5件", 5), (9, "6", 6)],
        [(2, "5件", 5), (9, "6", 6)],
        [(0, None), (None, 0), (1, 1)],
    ),  # side by side is not the same place
    ([(9, "5件", 5), (0, "6件", 6)], [(0, "6件", 6), (9, "5件", 5)], [(1, 0), (0, 1)]),  # rows in any order
    ([(0, "5%—6%", 5), (0, "5%—6%", 6)], [(0, "5%—6%", 6), (0, "5%—6%", 5)], [(0, 1), (1, 0)]),
    ([(0, "5%—6%", 5), (0, "5%—6%", 6)], [(0, "5%", 5), (3, "6%", 6)], [(0, 0), (1, 1)]),
    ([(0, "5%—6%", 5), (0, "5%—6%", 6), (9, "7%", 7)], [(0, "5%—6%", 6), (9, "7%", 7)], [(0, None), (1, 0), (2, 1)]),
    ([(0, "5件", 5)], [(0, "5件", 5), (0, "5件", 5)], [(0, 0), (None, 1)]),  # one with one
]


@pytest.mark.parametrize(("a", "b", "pairs"), BY_PLACE)
def test_by_place(a, b, pairs):
    assert sorted(pair_figures(placed(*a), placed(*b)), key=str) == sorted(pairs, key=str)


def test_figures_come_in_the_order_of_the_text():
    a, b = placed((20, "5件", 5), (0, "6件", 6)), placed((10, "7件", 7), (20, "5件", 5))
    assert pair_figures(a, b) == [(1, None), (None, 0), (0, 1)]


# A and B as printed; what is paired, in order
BY_DIGITS = [
    (["5件", "6件"], ["5件", "6件"], [(0, 0), (1, 1)]),
    (["1,200件", "５件"], ["超过1200件", "5.0"], [(0, 0), (1, 1)]),
    (["5件", "6件"], ["6件"], [(0, None), (1, 0)]),
    (["5件", "8件"], ["5件", "7件", "8件"], [(0, 0), (None, 1), (1, 2)]),
    (["近三成"], ["三成"], [(0, 0)]),
    (["明显提高"], ["明显提高", "稳定"], [(0, 0), (None, 1)]),
    (["5件"] * 300, ["5件"] * 300, [(n, n) for n in range(300)]),
]


@pytest.mark.parametrize(("a", "b", "pairs"), BY_DIGITS)
def test_by_digits(a, b, pairs):
    assert pair_figures(typed(*a), typed(*b)) == pairs
    in_places = placed(*((9 * n, text, 1) for n, text in enumerate(a)))
    assert pair_figures(in_places, typed(*b)) == pairs


def test_places_of_another_text_do_not_count():
    texts = ["5件", "6件", "7件", "8件"]
    a = placed(*((9 * n, text, 1) for n, text in enumerate(texts)))
    b = placed(*((9 * n + 9, text, 1) for n, text in enumerate(texts)))
    assert pair_figures(a, b) == [(n, n) for n in range(4)]
