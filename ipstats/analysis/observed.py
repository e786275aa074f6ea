"""What was measured: which of several values of one year counts, and where a series breaks. Numbers in, numbers out."""

import pandas as pd

VINTAGES = {"preliminary": 0, "first published": 1}  # what is not known stands with these, every later edition above


def counted_observations(observations: pd.DataFrame, indicators: pd.DataFrame) -> pd.DataFrame:
    """One observation of a region, indicator and year: the one that counts.

    Where indicators.csv names the scope in which plans count an indicator, a value of another scope never counts; one
    whose scope is not known does where there is none of the right scope. Of several vintages the latest counts: any
    later edition before the one first published, that before a preliminary one, of equals the last row. A table without
    scope or vintage is one in which they are not known.

    >>> rows = {"region": "china", "indicator": "valid_trademarks", "year": 2023, "vintage": None}
    >>> seen = pd.DataFrame([rows | {"value": 46.1, "scope": "all origins"}, rows | {"value": 44.0, "scope": "domestic"}])
    >>> codes = pd.DataFrame({"code": ["valid_trademarks"], "scope": ["domestic"]})
    >>> counted_observations(seen, codes)["value"].tolist()
    [44.0]
    """
    scopes = indicators.reindex(columns=["code", "scope"]).astype("string")
    wanted = observations["indicator"].map(dict(zip(scopes["code"], scopes["scope"], strict=True)))
    told = observations.reindex(columns=["scope", "vintage"]).astype("string")
    scope = told["scope"]
    other = scope.notna() & wanted.notna() & (scope != wanted).fillna(False)
    edition = told["vintage"].fillna("first published").map(VINTAGES).fillna(len(VINTAGES))
    ranked = observations.assign(known_scope=scope.notna() & wanted.notna(), edition=edition)[~other]
    ranked = ranked.sort_values(["known_scope", "edition"], kind="stable")
    last = ranked.drop_duplicates(["region", "indicator", "year"], keep="last")
    return observations.loc[last.index.sort_values()].reset_index(drop=True)


def breaks_between(rows: pd.DataFrame, start: pd.Series, end: pd.Series, indicators: pd.DataFrame) -> pd.Series:
    """The years, separated by ;, in which the indicator of each row has a break after start and up to end.

    Missing where there is none, or where a year is not known. `break_reasons` of the data package tells why.
    """
    years = {code: _years(text) for code, text in zip(indicators["code"], indicators["breaks_en"], strict=True)}
    spans = zip(rows["indicator"], start.astype("float64"), end.astype("float64"), strict=True)
    texts = [
        ";".join(str(year) for year in years.get(code, ()) if after < year <= until) for code, after, until in spans
    ]
    return pd.Series([text or None for text in texts], index=rows.index, dtype="string")


def _years(text: object) -> list[int]:
    return [int(part[:4]) for part in text.split(";")] if isinstance(text, str) else []
