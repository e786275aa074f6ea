"""What a growth that a plan reports says of the level before: 34,400, which is 4.25 times that of 2015, implies 8,094."""

import pandas as pd

BACK = {"multiple": lambda level, value: level / value, "total_growth": lambda level, value: level / (1 + value / 100)}


def implied_levels(statements: pd.DataFrame) -> pd.DataFrame:
    """The earlier level that each reported multiple or total growth implies, under the index of its statement.

    Columns: level (the one reported for the same indicator and period, the nearest before it in the document), implied
    (level divided by the multiple, or by 1 + growth; four significant figures), unit, compared_to. A statement without
    such a level, or that would divide by zero or less, has no row.
    """
    levels = statements[_actual(statements) & (statements["measure"] == "level")]
    rows = {}
    for growth in statements[_actual(statements) & statements["measure"].isin(list(BACK))].itertuples():
        level = _level_of(growth, levels)
        divisor = growth.value if growth.measure == "multiple" else 1 + growth.value / 100
        if level is not None and divisor > 0:
            implied = float(f"{BACK[growth.measure](level['value'], growth.value):.4g}")
            rows[growth.Index] = (level["value"], implied, level["unit"], growth.compared_to)
    return pd.DataFrame.from_dict(rows, orient="index", columns=["level", "implied", "unit", "compared_to"])


def _actual(statements: pd.DataFrame) -> pd.Series:
    return (statements["status"] == "actual") & statements["value"].notna()


def _level_of(growth, levels: pd.DataFrame) -> pd.Series | None:
    """The level that a growth speaks of: same indicator, year and period; the last one printed before it."""
    same = pd.Series(True, index=levels.index)
    for key in ("plan", "indicator", "year", "period_start", "source"):
        value = getattr(growth, key)
        same &= levels[key].isna() if pd.isna(value) else (levels[key] == value).fillna(False)
    if pd.isna(growth.indicator):
        same &= levels["name"] == growth.name
    found = levels[same & (levels["start"] < growth.start).fillna(False)]
    return None if found.empty else found.sort_values("start").iloc[-1]
