"""What a row of targets says, as short texts: shared by the charts and their alternative text."""

import pandas as pd

from ipstats.units import figure, number
from ipstats.wording import say

DIRECTIONS = {"lower": "↓", "none": "↔"}  # beside a name; more is better where there is no sign
SIGNS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "~": "≈"}
NONE = "–"


def names(targets: pd.DataFrame, indicators: pd.DataFrame, lang: str) -> list[str]:
    """The name of each row's indicator, or its code where it has none; with the plan where there are several."""
    told = targets["indicator"].map(indicators.set_index("code")[f"name_{lang}"]).fillna(targets["indicator"])
    if targets["plan"].nunique() > 1:
        told = told + " (" + targets["plan"] + ")"
    return told.astype(str).tolist()


def conflicting(targets: pd.DataFrame) -> pd.Series:
    """Which rows stand on a figure that the plan contradicts elsewhere."""
    return targets["conflicts"].notna() if "conflicts" in targets else pd.Series(False, index=targets.index)


def directions(codes: pd.Series, indicators: pd.DataFrame) -> pd.Series:
    """Which way each indicator is better: higher, lower or none; all empty where the indicators do not say."""
    if "better" not in indicators:
        return codes.map({})
    return codes.map(indicators.set_index("code")["better"]).fillna("none")


def direction_line(codes: pd.Series, indicators: pd.DataFrame, lang: str) -> list[str]:
    """The line that says which way is better, with the signs that stand beside names; none where nothing is known."""
    ways = [way for way in ("higher", "lower", "none") if (directions(codes, indicators) == way).any()]
    told = [say("direction_" + ("unmarked" if way == "higher" and len(ways) > 1 else way), lang) for way in ways]
    signed = [f"{DIRECTIONS.get(way, '')} {words}".strip() for way, words in zip(ways, told, strict=True)]
    return [say("direction_line", lang).format(say("list_separator", lang).join(signed))] if ways else []


def directed_names(targets: pd.DataFrame, indicators: pd.DataFrame, lang: str) -> list[str]:
    """The names, with an arrow where more is not better."""
    arrows = directions(targets["indicator"], indicators).map(DIRECTIONS).fillna("")
    return [f"{name} {arrow}".strip() for name, arrow in zip(names(targets, indicators, lang), arrows, strict=True)]


def marked_names(targets: pd.DataFrame, indicators: pd.DataFrame, lang: str) -> list[str]:
    """The names with their arrows, and a star where the plan prints another figure too."""
    told = zip(directed_names(targets, indicators, lang), conflicting(targets), strict=True)
    return [name + "*" if conflict else name for name, conflict in told]


def exact(value: float, unit, lang: str) -> str:
    """A figure with its unit, without what binary fractions leave behind (5.7, not 5.699999999999999)."""
    if pd.isna(value):
        return ""
    value = float(f"{value:.10g}")
    return number(value, lang) if pd.isna(unit) else figure(value, unit, lang)


def bound(comparator) -> str:
    """The sign before a target that is a bound; nothing before a plain one."""
    return "" if pd.isna(comparator) else SIGNS.get(comparator, "")


def baseline_text(row, lang: str) -> str:
    """A row's baseline with its unit, or a dash."""
    return exact(row.baseline, row.unit, lang) or NONE


def target_text(row, lang: str) -> str:
    """What the plan wants: a level, the plan's own words, a step, or a rate; a dash where there is none of these."""
    if pd.notna(row.target):
        return bound(row.comparator) + exact(row.target, row.unit, lang)
    if pd.notna(row.qualitative):
        return row.qualitative
    if pd.notna(row.change):
        return bound(row.comparator) + change_text(row, row.unit, lang)
    if pd.notna(row.stated_growth):
        return say("rate_a_year", lang).format(rate_text(row, "stated_growth", lang))
    return NONE


def change_text(row, unit, lang: str) -> str:
    """The change with its sign, in the unit given; nothing where there is none."""
    if pd.isna(row.change):
        return ""
    sign = "+" if row.change > 0 else "-" if row.change < 0 else ""
    return sign + exact(abs(row.change), unit, lang)


def change_unit(row, kinds: dict[str, str]):
    """Unit of a row's change: shares change in percentage points, all else in its own unit."""
    share = kinds.get(row.indicator) == "share" or (pd.notna(row.unit) and row.unit == "%")
    return "百分点" if share else row.unit


def rate(value: float, lang: str) -> str:
    """A yearly rate in percent, to one decimal, or two where it is below one; a dash where there is none.

    >>> rate(12.36694557, "en"), rate(0.037, "en"), rate(15, "zh"), rate(-2.5, "zh")
    ('12.4%', '0.04%', '15%', '-2.5%')
    """
    if pd.isna(value):
        return NONE
    return number(round(value, 1 if abs(value) >= 1 else 2) + 0.0, lang).removesuffix(".0") + "%"


def rate_text(row, column: str, lang: str) -> str:
    """One of a row's rates, with the sign of the bound where the comparator speaks of it; a dash for none."""
    value = getattr(row, column)
    if pd.isna(value):
        return NONE
    levels = pd.notna(row.target) or pd.notna(row.change) or pd.notna(row.qualitative)
    return ("" if levels and column == "stated_growth" else bound(row.comparator)) + rate(value, lang)


def dated(text: str, year, lang: str) -> str:
    """A figure with its year, where there is one and it is known."""
    return text if not text or pd.isna(year) else say("of_year", lang).format(text, year)


def year_in_header(key: str, years: pd.Series, lang: str) -> tuple[str, bool]:
    """A column's header, with the year in it where all rows have the same one, and whether they do."""
    known = years.dropna().unique()
    return (say("of_year", lang).format(say(key, lang), known[0]), True) if len(known) == 1 else (say(key, lang), False)


def reason(row, lang: str) -> str:
    """Why a row has no rate, in words."""
    return say(row.growth_note, lang) if pd.notna(row.growth_note) else say("no_rate", lang)
