"""Work within limits: what passes one, dies or fails is told, and does not stop the rest."""

import os
import time
from pathlib import Path

import psutil
import pytest

from ipstats.errors import BadInput, UnreadableDocument
from ipstats.limits import Limits, call_each_within, call_within


def behave(path, word=""):
    """What the file's name says."""
    match path.stem:
        case "sleep":
            time.sleep(60)
        case "grow":
            kept = []
            while True:
                kept.append(b"x" * 10_000_000)
        case "die":
            os._exit(3)
        case "bad":
            raise BadInput("a line", "another")
        case "bug":
            raise KeyError(1)
    return f"{word}{path.stem}"


def test_the_result_comes_back():
    assert call_within(behave, Path("a"), word="b") == "ba"


@pytest.mark.parametrize(
    ("name", "limits", "told"),
    [
        ("sleep", Limits(seconds=0.2), "sleep: not read within 0.2 seconds; allow more with --seconds"),
        ("grow", Limits(memory=0.5), "grow: not read within 0.5 GB of memory; allow more with --memory"),
        ("die", Limits(), "die: its reader died (3)"),
    ],
)
def test_what_passes_a_limit_or_dies_is_one_line(name, limits, told):
    with pytest.raises(UnreadableDocument) as raised:
        call_within(behave, Path(name), limits)
    assert len(raised.value.problems) == 1
    assert told in str(raised.value)


@pytest.mark.parametrize(("name", "error"), [("bad", BadInput), ("bug", KeyError)])
def test_what_is_raised_is_raised_here(name, error):
    with pytest.raises(error):
        call_within(behave, Path(name))


def test_one_that_fails_does_not_stop_the_rest():
    names = ["sleep", *"abcdef", "die", "bad", "bug", *"ghi", "sleep"]
    outcomes = [(path.stem, outcome) for path, outcome in call_each_within(behave, map(Path, names), Limits(seconds=1))]
    assert sorted(name for name, _ in outcomes) == sorted(names)
    failed = [name for name, outcome in outcomes if isinstance(outcome, Exception)]
    assert sorted(failed) == ["bad", "bug", "die", "sleep", "sleep"]


def test_no_process_stays():
    before = set(psutil.Process().children(recursive=True))
    outcomes = call_each_within(behave, map(Path, ["a", "sleep", "sleep"]))
    next(outcomes)
    outcomes.close()
    assert set(psutil.Process().children(recursive=True)) <= before
