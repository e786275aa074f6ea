"""The names at the left of a chart's rows, the signs beside them, and the notes below that say what all this means."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from ipstats.messages import message, plan_kind, sentences

DIRECTIONS = {"lower": "↓", "none": "↔"}  # beside a name; more is better where there is no sign


def names_of(codes: pd.Series, table: pd.DataFrame, key: str, lang: str) -> pd.Series:
    """The name of each indicator or region, or its code where the table has none. key: the table's column of codes."""
    return codes.map(table.set_index(key)[f"name_{lang}"]).fillna(codes)


def plan_names(plans: pd.DataFrame, regions: pd.DataFrame, lang: str) -> dict[str, str]:
    """Plan → its region and period, in the order of the plans."""
    names = names_of(plans["region"], regions, "region", lang)
    columns = (plans["plan"], plans["region"], names, plans["period_start"], plans["period_end"])
    return {
        plan: " ".join([name, f"{start}–{end}", *plan_kind(plan, region, lang)])
        for plan, region, name, start, end in zip(*columns, strict=True)
    }


def indicator_names(targets: pd.DataFrame, indicators: pd.DataFrame, lang: str) -> list[str]:
    """The name of each row's indicator; with the plan where there are several."""
    names = names_of(targets["indicator"], indicators, "code", lang)
    if targets["plan"].nunique() > 1:
        names = names + " (" + targets["plan"] + ")"
    return names.astype(str).tolist()


def conflicting(targets: pd.DataFrame) -> pd.Series:
    """Which rows stand on a figure that the plan contradicts elsewhere."""
    return targets["conflicts"].notna() if "conflicts" in targets else pd.Series(False, index=targets.index)


def better_directions(codes: pd.Series, indicators: pd.DataFrame) -> pd.Series:
    """Which way each indicator is better: higher, lower or none; all empty where the indicators do not say."""
    if "better" not in indicators:
        return codes.map({})
    return codes.map(indicators.set_index("code")["better"]).fillna("none")


def directed_names(targets: pd.DataFrame, indicators: pd.DataFrame, lang: str) -> list[str]:
    """The names, with an arrow where more is not better."""
    arrows = better_directions(targets["indicator"], indicators).map(DIRECTIONS).fillna("")
    names = indicator_names(targets, indicators, lang)
    return [f"{name} {arrow}".strip() for name, arrow in zip(names, arrows, strict=True)]


def marked_names(targets: pd.DataFrame, indicators: pd.DataFrame, lang: str) -> list[str]:
    """The names with their arrows, and a star where the plan prints another figure too."""
    names = zip(directed_names(targets, indicators, lang), conflicting(targets), strict=True)
    return [name + "*" if conflict else name for name, conflict in names]


def footnotes(
    reading: list[str], targets: pd.DataFrame, indicators: pd.DataFrame, source: str, lang: str, *signs: str
) -> list[str]:
    """A line each. reading: sentences that tell how to read the chart; signs: what else its signs mean."""
    directions = direction_line(targets["indicator"], indicators, lang)
    star = note("star_note", lang, conflicting(targets).any())
    return [sentences(reading, lang), *directions, *star, *signs, *source_line(source, lang)]


def direction_line(codes: pd.Series, indicators: pd.DataFrame, lang: str) -> list[str]:
    """The line that says which way is better, with the signs that stand beside names; none where nothing is known."""
    directions = better_directions(codes, indicators)
    ways = [way for way in ("higher", "lower", "none") if (directions == way).any()]
    keys = ["direction_unmarked" if way == "higher" and len(ways) > 1 else f"direction_{way}" for way in ways]
    texts = [f"{DIRECTIONS.get(way, '')} {message(key, lang)}".strip() for way, key in zip(ways, keys, strict=True)]
    return [message("direction_line", lang).format(message("list_separator", lang).join(texts))] if ways else []


def source_line(source: str, lang: str) -> list[str]:
    """The line that names the source, where there is one."""
    return [message("source_line", lang).format(source)] if source else []


def note(key: str, lang: str, holds: Any) -> list[str]:
    """The words for a key, where what they say holds of what is drawn."""
    return [message(key, lang)] if holds else []


def with_directions(parts: list[str], codes: pd.Series, indicators: pd.DataFrame, lang: str) -> str:
    """The sentences, and last the one that says which way the indicators are better."""
    return sentences([*parts, *direction_line(codes, indicators, lang)], lang)


def listed(texts: Iterable[str], lang: str) -> str:
    """What there is to list, as one text."""
    return message("list_separator", lang).join(texts)


def pair_text(name: str, texts: Iterable[str], lang: str) -> str:
    """A name and what there is to say of it, without what is empty."""
    return message("pair", lang).format(name, message("and_separator", lang).join(text for text in texts if text))
