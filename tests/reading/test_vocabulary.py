import re

import pytest

from ipstats.reading.tagger import KINDS, tag
from ipstats.reading.vocabulary import any_of, words

EXAMPLES = [row for row in words() if row.example]


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: f"{row.kind} {row.word}")
def test_a_word_is_found_in_its_example_as_its_row_says(row):
    """Words that stand around names are tagged, the others are looked for where they matter."""
    at = row.example.index(row.word)
    if row.kind in KINDS:
        assert (at, at + len(row.word), row.sense) in [
            (s.start, s.end, s.kinds.get(row.kind)) for s in tag(row.example)
        ]
    else:
        assert re.search(any_of(row.kind, sense=row.sense), row.example)


def test_rows_say_something_once():
    keys = [(row.word, row.kind, row.sense) for row in words()]
    assert len(keys) == len(set(keys))
    assert all(row.word and row.kind for row in words())
