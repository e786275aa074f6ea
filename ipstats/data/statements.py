"""A statement: one figure that a document prints for one indicator."""

from dataclasses import asdict, dataclass

import pandas as pd

from ipstats.data.descriptor import empty_statements


@dataclass(frozen=True)
class Statement:
    """One row of statements/<plan>.csv; `data/statement.schema.json` says what each field holds."""

    plan: str
    name: str
    indicator: str | None
    value: float | None
    unit: str | None
    printed: str
    status: str
    measure: str = "level"
    year: int | None = None
    period_start: int | None = None
    compared_to: str | None = None
    comparator: str | None = "="
    qualitative: str | None = None
    responsible: str | None = None
    nature: str | None = None
    source: str = "prose"
    section: str = ""
    start: int | None = None
    end: int | None = None
    doubt: str | None = None


def as_frame(statements: list[Statement]) -> pd.DataFrame:
    """The statements as a DataFrame in the order of the document, with the columns and types of the data package."""
    empty = empty_statements()
    ordered = sorted(statements, key=lambda s: (s.start is None, s.start or 0))
    return pd.DataFrame([asdict(s) for s in ordered], columns=list(empty)).astype(empty.dtypes.to_dict())
