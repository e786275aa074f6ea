"""The names at the left of a chart's rows, and the signs beside them."""

import pandas as pd

from ipstats.messages import message

DIRECTIONS = {"lower": "↓", "none": "↔"}  # beside a name; more is better where there is no sign


def indicator_names(targets: pd.DataFrame, indicators: pd.DataFrame, lang: str) -> list[str]:
    """The name of each row's indicator, or its code where it has none; with the plan where there are several."""
    told = targets["indicator"].map(indicators.set_index("code")[f"name_{lang}"]).fillna(targets["indicator"])
    if targets["plan"].nunique() > 1:
        told = told + " (" + targets["plan"] + ")"
    return told.astype(str).tolist()


def conflicting(targets: pd.DataFrame) -> pd.Series:
    """Which rows stand on a figure that the plan contradicts elsewhere."""
    return targets["conflicts"].notna() if "conflicts" in targets else pd.Series(False, index=targets.index)


def better_directions(codes: pd.Series, indicators: pd.DataFrame) -> pd.Series:
    """Which way each indicator is better: higher, lower or none; all empty where the indicators do not say."""
    if "better" not in indicators:
        return codes.map({})
    return codes.map(indicators.set_index("code")["better"]).fillna("none")


def direction_line(codes: pd.Series, indicators: pd.DataFrame, lang: str) -> list[str]:
    """The line that says which way is better, with the signs that stand beside names; none where nothing is known."""
    ways = [way for way in ("higher", "lower", "none") if (better_directions(codes, indicators) == way).any()]
    told = [message("direction_" + ("unmarked" if way == "higher" and len(ways) > 1 else way), lang) for way in ways]
    signed = [f"{DIRECTIONS.get(way, '')} {words}".strip() for way, words in zip(ways, told, strict=True)]
    return [message("direction_line", lang).format(message("list_separator", lang).join(signed))] if ways else []


def directed_names(targets: pd.DataFrame, indicators: pd.DataFrame, lang: str) -> list[str]:
    """The names, with an arrow where more is not better."""
    arrows = better_directions(targets["indicator"], indicators).map(DIRECTIONS).fillna("")
    return [
        f"{name} {arrow}".strip()
        for name, arrow in zip(indicator_names(targets, indicators, lang), arrows, strict=True)
    ]


def marked_names(targets: pd.DataFrame, indicators: pd.DataFrame, lang: str) -> list[str]:
    """The names with their arrows, and a star where the plan prints another figure too."""
    told = zip(directed_names(targets, indicators, lang), conflicting(targets), strict=True)
    return [name + "*" if conflict else name for name, conflict in told]
