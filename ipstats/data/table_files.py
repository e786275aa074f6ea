"""Tables as texts that spreadsheets open well and that read back equal."""

import json
from collections.abc import Callable
from typing import Any

import pandas as pd

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(table: pd.DataFrame) -> str:
    """A table as the text of a CSV file. Numbers have up to twelve digits, so that no platform's rounding shows.

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    escaped = table.map(lambda cell: f"'{cell}" if is_formula(cell) else cell)
    return escaped.to_csv(index=False, lineterminator="\n", float_format="%.12g")


def without_apostrophe(text: str) -> str:
    """A text of a CSV file without the apostrophe that `as_csv` put before it."""
    return text[1:] if text.startswith("'") and is_formula(text[1:]) else text


def as_jsonl(table: pd.DataFrame) -> str:
    """A table as one JSON object a line; what is missing is null."""
    rows = table.astype(object).where(table.notna(), None).to_dict("records")
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def is_formula(value: Any) -> bool:
    """Whether a cell holds a text that a spreadsheet would take for a formula."""
    return isinstance(value, str) and len(value) > 1 and value.startswith(_FORMULA)


FORMATS: dict[str, Callable[[pd.DataFrame], str]] = {"jsonl": as_jsonl, "csv": as_csv}
