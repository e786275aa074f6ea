"""Names of regions and indicators in a language, as the data has them."""

import pandas as pd

from ipstats.dataset import Dataset


def region_name(data: Dataset, region: str, lang: str) -> str:
    """A region's name in a language, or its id where regions.csv does not know it."""
    return _found(data.regions, "region", region, f"name_{lang}")


def indicator_name(data: Dataset, code: str, lang: str) -> str:
    """An indicator's name in a language, or its code where indicators.csv does not know it."""
    return _found(data.indicators, "code", code, f"name_{lang}")


def _found(table: pd.DataFrame, key: str, value: str, column: str) -> str:
    """Looked for, not indexed: an index of all regions for one name would make a run over them quadratic."""
    return next(iter(table.loc[table[key] == value, column]), value)
