"""The reader against labels that people made of documents it was not written for: tests/labelled/."""

import json
from collections import Counter
from pathlib import Path

import pytest

from ipstats.data.table_files import as_jsonl
from ipstats.documents.document import read_document
from ipstats.reading.extraction import extract_statements

pytestmark = pytest.mark.slow

PLANS = sorted((Path(__file__).parent.parent / "labelled").glob("*.txt"))
STRICT = ["value", "unit", "status", "measure", "year"]


def rows(text: str) -> list[dict]:
    return [{key: value for key, value in json.loads(line).items() if value is not None} for line in text.splitlines()]


def right(label: dict, found: dict) -> bool:
    value = pytest.approx(label["value"]) if "value" in label else None
    same = found.get("value") == value and found.get("qualitative") == label.get("qualitative")
    return same and all(found.get(field) == label.get(field) for field in STRICT[1:])


def pairs(labels: list[dict], found: list[dict]) -> list[tuple[dict, dict]]:
    """Each label with a statement whose figure overlaps its own, one that is right before one that is not."""
    made, left = [], list(found)
    for want in labels:
        over = [s for s in left if s["start"] < want["end"] and want["start"] < s["end"]]
        if over:
            best = max(over, key=lambda s: right(want, s))
            left.remove(best)
            made.append((want, best))
    return made


@pytest.fixture(scope="module")
def score():
    """Counts over all documents: labels, statements, found, strictly right, codes given and codes right."""
    total = Counter()
    for path in PLANS:
        labels = rows(path.with_suffix(".jsonl").read_text(encoding="utf-8"))
        found = rows(as_jsonl(extract_statements(read_document(path))))
        made = pairs(labels, found)
        coded = [(want, got) for want, got in made if "indicator" in want]
        total.update(labels=len(labels), statements=len(found), found=len(made))
        total.update(strict=sum(right(want, got) for want, got in made), coded=len(coded))
        total.update(codes=sum(want["indicator"] == got.get("indicator") for want, got in coded))
    return total


def test_nearly_every_figure_is_read_right(score):
    assert 2 * score["strict"] / (score["labels"] + score["statements"]) >= 0.97


def test_hardly_anything_else_is_read(score):
    assert (score["statements"] - score["found"]) / score["statements"] <= 0.02


def test_indicators_are_recognised(score):
    assert score["codes"] / score["coded"] >= 0.97


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_labels_stand_where_they_say(path):
    text = read_document(path).text
    for label in rows(path.with_suffix(".jsonl").read_text(encoding="utf-8")):
        assert text[label["start"] : label["end"]] == label["printed"]
