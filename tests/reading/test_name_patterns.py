import pytest

from ipstats.documents.document import parse_text
from ipstats.reading.extraction import extract_statements
from ipstats.reading.name_patterns import PATTERNS, readings_of


@pytest.mark.parametrize("at", range(len(PATTERNS)), ids=lambda at: f"{PATTERNS[at][0].pattern} {PATTERNS[at][-1]}")
def test_an_example_is_read_by_its_pattern(at, monkeypatch):
    read = []
    traced = [
        (shape, lambda mention, at=at, reading=reading: (read.append(at), reading(mention))[1], begins, example)
        for at, (shape, reading, begins, example) in enumerate(PATTERNS)
    ]
    monkeypatch.setattr("ipstats.reading.name_patterns.PATTERNS", traced)
    monkeypatch.setattr("ipstats.reading.name_patterns.readings_of", readings_of.__wrapped__)
    extract_statements(parse_text(PATTERNS[at][-1] + "。", "lancheng-2021-2025"))
    assert at in read
