"""What stands below a chart: how to read it, which way is better, what its signs mean, and the source."""

import pandas as pd

from ipstats.charts.row_names import DIRECTIONS, better_directions, conflicting
from ipstats.messages import message, sentences


def footnotes(
    reading: list[str], codes: pd.Series, indicators: pd.DataFrame, signs: list[str], source: str, lang: str
) -> list[str]:
    """A line each. reading: sentences that tell how to read the chart; codes: its indicators; signs: what signs mean."""
    return [sentences(reading, lang), *direction_line(codes, indicators, lang), *signs, *source_line(source, lang)]


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


def star_line(targets: pd.DataFrame, lang: str) -> list[str]:
    """What the star beside a name means, where one stands there."""
    return [message("star_note", lang)] if conflicting(targets).any() else []


def qualitative_note(targets: pd.DataFrame, lang: str) -> list[str]:
    """That targets in words are Chinese also on an English chart; none where there are none."""
    return [message("own_words_note", lang)] if targets["qualitative"].notna().any() else []


def converted_line(rows: pd.DataFrame, lang: str) -> list[str]:
    """What the dagger means, where levels were computed per head."""
    return [message("converted_note", lang)] if rows["converted"].any() else []


def with_directions(parts: list[str], codes: pd.Series, indicators: pd.DataFrame, lang: str) -> str:
    """The sentences, and last the one that says which way the indicators are better."""
    return sentences([*parts, *direction_line(codes, indicators, lang)], lang)
