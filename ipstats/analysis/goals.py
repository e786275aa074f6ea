"""Goals in words: what plans want without saying how much."""

import pandas as pd

from ipstats.data import Dataset

COLUMNS = ["plan", "subject", "indicator", "direction", "year", "section", "start"]


def list_goals(data: Dataset) -> pd.DataFrame:
    """The words that tables have in place of a number, then the goals in words of the text, a row each.

    Columns: plan, subject, indicator (its code, or missing), direction, year, section, start.
    """
    words = data.statements[data.statements["qualitative"].notna() & (data.statements["status"] == "target")]
    words = words.rename(columns={"name": "subject", "qualitative": "direction"})
    return pd.concat([words[COLUMNS], data.goals[COLUMNS]], ignore_index=True)
