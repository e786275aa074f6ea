"""What was read of a document: its statements, the numbers that became none, and what a person should know."""

from collections import Counter
from dataclasses import dataclass, field

import pandas as pd

from ipstats.documents import Document
from ipstats.reading.profile import Profile, profile_line
from ipstats.reading.prose import Read
from ipstats.reading.reasons import OPEN


@dataclass(frozen=True)
class Reading:
    """What was read of a document.

    profile: what it says of itself. statements: columns as in `data/statement.schema.json`. unread: the numbers of
    tables, and those with a unit in prose, that are in no statement; columns as in `data/unread.schema.json`. notices:
    a line for each thing that could not be read, or only in part. table_numbers: of each table how many of its numbers
    are in statements. sentences: how each sentence was read.
    """

    document: Document
    profile: Profile
    statements: pd.DataFrame
    unread: pd.DataFrame
    notices: list[str]
    table_numbers: list[int]
    sentences: list[Read] = field(default_factory=list, repr=False)

    def lines(self) -> list[str]:
        """What a person is told: the profile in a line, what is doubtful in it, what could not be read, the counts."""
        doubts = [f"doubt: {doubt}" for doubt in self.profile.doubts]
        return [profile_line(self.profile), *doubts, *self.notices, self.summary]

    @property
    def summary(self) -> str:
        """The counts in one line: 3 tables, 41 of 45 numbers; 88 figures in prose; unread: 4 cell not understood; no
        figures: 6 date, 2 rank."""
        unread, read = self.unread, sum(self.table_numbers)
        is_open = unread["reason"].isin(OPEN)
        missed = int((is_open & (unread["source"] == "table")).sum())
        prose = int((self.statements["source"] == "prose").sum())
        tables = f"{(count := len(self.table_numbers))} table{'s' * (count != 1)}, {read} of {read + missed} numbers"
        counts = f"unread: {_counts(unread[is_open])}; no figures: {_counts(unread[~is_open])}"
        return f"{tables}; {prose} figure{'s' * (prose != 1)} in prose; {counts}"


def _counts(unread: pd.DataFrame) -> str:
    return ", ".join(f"{count} {reason}" for reason, count in Counter(unread["reason"]).most_common()) or "none"
