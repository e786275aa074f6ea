"""The reader against labels of published documents: tests/labelled_real/."""

import os

import pandas as pd
import pytest
from score_labels import DOCUMENTS, LABELS, match_document, read_labels, read_places, score_by

from ipstats.documents import read_document

pytestmark = pytest.mark.slow

# part, source: the least strict F1, and the greatest share of what is read that is wrong without a doubt
FLOORS = {
    ("open", "table"): (0.985, 0.01),
    ("open", "prose"): (0.95, 0.035),
    ("aside", "table"): (0.99, 0.006),
    ("aside", "prose"): (0.89, 0.07),
}
PLACES = read_places()


@pytest.fixture(scope="module", autouse=True)
def _at_hand():
    if not DOCUMENTS.is_dir() and os.environ.get("CI"):
        pytest.fail(f"CI must have the documents of {DOCUMENTS}")
    if not DOCUMENTS.is_dir():
        pytest.skip("no published documents at hand; set IPSTATS_CORPUS to a folder with real/ in it")


@pytest.fixture(scope="module")
def scores():
    return score_by(pd.concat([match_document(places).figures for places in PLACES]), "part", "source")


@pytest.mark.parametrize("group", FLOORS, ids=" ".join)
def test_what_is_right_does_not_fall(group, scores):
    strict, silent = FLOORS[group]
    assert scores.loc[group, "strict_f1"] >= strict
    assert scores.loc[group, "silent_share"] <= silent


@pytest.mark.parametrize("places", PLACES, ids=lambda places: places["document"].iloc[0])
def test_labels_stand_where_they_say(places):
    name, part = places.loc[0, ["document", "part"]]
    text = read_document(DOCUMENTS / name).text
    for label in read_labels(name, part).itertuples():
        assert text[label.start : label.end] == label.printed


def test_every_labelled_document_has_its_places():
    files = {(path.parent.name, path.stem) for path in LABELS.glob("*/*.csv")}
    assert files == {(places["part"].iloc[0], places["document"].iloc[0].rpartition(".")[0]) for places in PLACES}
