"""What can go wrong because of what a person gave us, and the exit codes by which the command line tells it."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

FAILED, BAD_INPUT, LOCKED = 1, 2, 75  # exit codes: a report or document failed; bad input; another run writes there
SHOWN = 12
# What acts on a terminal and is not seen: controls, directions of writing, halves of signs, and signs that are none.
_ACTS = re.compile(r"[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    r"""A text for a terminal: what would act on it and is not seen stands there as an escape.

    >>> printable("规划\x1b[2J\u202e.txt")
    '规划\\x1b[2J\\u202e.txt'
    """
    return _ACTS.sub(lambda found: ascii(found[0])[1:-1], text)


class BadInput(Exception):
    """One or more problems in the input, each a line that names the file, the row and what was expected.

    All problems are collected before this is raised, so that they can be mended in one go.

    >>> print(BadInput("a.csv: no column 'region'", "b.csv: row 3: 12x is no number"))
    a.csv: no column 'region'
    b.csv: row 3: 12x is no number
    """

    def __init__(self, *problems: str) -> None:
        super().__init__(*problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(self.problems)


class UnreadableDocument(BadInput):
    """A document that holds no text: missing, empty, damaged, or of a kind that is not read."""


class Locked(Exception):
    """Another run writes to a folder; str() says which, where and since when."""


class UnknownName(BadInput):
    """A region, plan, indicator or notebook parameter that does not exist; the nearest known name is given."""

    def __init__(self, kind: str, name: str, known: Iterable[str], where: str) -> None:
        super().__init__(f"unknown {kind} {name!r}{_nearest(name, list(known))}; {where}")


def _nearest(name: str, known: list[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, known, n=1)
    if close:
        return f": did you mean {close[0]!r}?"
    more = f" and {len(known) - SHOWN} more" if len(known) > SHOWN else ""
    return f": known are {', '.join(known[:SHOWN])}{more}"


@contextmanager
def write_errors(path: Path, problem: str = "cannot be written") -> Iterator[None]:
    """Writing to a file or folder; raises BadInput, one line, where that cannot be."""
    try:
        yield
    except BrokenPipeError:
        raise  # the reader of the output is gone; no file is to blame
    except OSError as error:
        raise BadInput(f"{path}: {problem} ({error.strerror or error})") from error
