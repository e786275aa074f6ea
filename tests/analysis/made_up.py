"""Statements of a made-up plan."""

import pandas as pd

from ipstats.data import as_frame

PLANS = pd.DataFrame({"plan": ["p"], "region": ["lancheng"], "baseline_year": pd.array([2020], "Int64")})
INDICATORS = pd.DataFrame({"code": ["a", "b"], "unit": ["件", "元"]})


def statements(*rows):
    """Rows of: indicator, value, status, year, then what differs from a plain table level."""
    usual = {"plan": "p", "unit": "件", "measure": "level", "comparator": "=", "source": "table"}
    made = [usual | dict(zip(("indicator", "value", "status", "year"), row, strict=False)) | row[-1] for row in rows]
    for place, row in enumerate(made):
        row.update(name=row["indicator"], printed=str(row["value"]), start=row.get("start", place), end=place + 1)
    empty = as_frame([])
    return pd.DataFrame(made, columns=list(empty)).astype(empty.dtypes.to_dict())
