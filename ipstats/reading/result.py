"""What was read of a document: its statements, the numbers that became none, and what a person should know."""

from collections import Counter
from dataclasses import asdict, dataclass

import pandas as pd

from ipstats.documents import Document
from ipstats.reading.reasons import OPEN, Unread

_UNREAD = ["plan", "printed", "reason", "source", "section", "start", "end"]


@dataclass(frozen=True)
class Reading:
    """What was read of a document.

    statements: columns as in `data/statement.schema.json`. unread: the numbers of tables, and those with a unit in
    prose, that are in no statement; columns plan, printed, reason, source (table or prose), section, start, end.
    notices: a line for each thing that could not be read, or only in part. table_numbers: of each table how many of
    its numbers are in statements.
    """

    statements: pd.DataFrame
    unread: pd.DataFrame
    notices: list[str]
    table_numbers: list[int]

    @property
    def summary(self) -> str:
        """The counts in one line: 3 tables, 41 of 45 numbers; 88 figures in prose; 4 unread (2 date, 2 rank)."""
        unread, read = self.unread, sum(self.table_numbers)
        missed = int(((unread["source"] == "table") & unread["reason"].isin(OPEN)).sum())
        prose = int((self.statements["source"] == "prose").sum())
        counts = ", ".join(f"{count} {reason}" for reason, count in Counter(unread["reason"]).most_common())
        told = f"{len(self.table_numbers)} tables, {read} of {read + missed} numbers; {prose} figures in prose"
        return f"{told}; {len(unread)} unread" + (f" ({counts})" if counts else "")


def unread_frame(numbers: list[Unread], document: Document) -> pd.DataFrame:
    """Numbers that became no statement, in the order of the document, with their offsets in its text."""
    rows = []
    for number in sorted(numbers, key=lambda number: number.start):
        start, end = document.span(number.start, number.end)
        printed = document.text[start:end]
        rows.append(asdict(number) | {"plan": document.plan, "start": start, "end": end, "printed": printed})
    types = {"start": "Int64", "end": "Int64"} | dict.fromkeys(_UNREAD[:5], "string")
    return pd.DataFrame(rows, columns=_UNREAD).astype(types)
