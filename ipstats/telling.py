"""Names and figures of one row, told in a few words of a language."""

import pandas as pd
from markupsafe import Markup

from ipstats.charts.figures import bound, change_text, change_unit, exact, rate
from ipstats.dataset import Dataset
from ipstats.labels import indicator_name
from ipstats.wording import WORDS, say


def statement_name(data: Dataset, row, lang: str) -> str:
    """The name of a statement's indicator, or the name as printed where it has no code."""
    return text(row.name) if pd.isna(row.indicator) else indicator_name(data, row.indicator, lang)


def told_change(row, data: Dataset, lang: str) -> str:
    """The change from baseline to target; of a share in percentage points, else with its percentage."""
    if pd.isna(row.change):
        return ""
    kinds = dict(zip(data.indicators["code"], data.indicators["kind"], strict=True))
    step = change_text(row, change_unit(row, kinds), lang)
    if pd.isna(row.change_pct):
        return step
    return Markup("{}<br>({}{})").format(step, "+" if row.change_pct > 0 else "", rate(row.change_pct, lang))


def told_statement(row, lang: str) -> str:
    """A statement's figure in base units, with what it measures where that is not a level."""
    if pd.isna(row.value):
        return text(row.qualitative)
    value = bound(row.comparator) + exact(row.value, row.unit, lang)
    if row.measure == "level":
        return value
    on_year = row.measure == "annual_growth" and text(row.compared_to) == str(row.year - 1)
    return say("told_year_on_year" if on_year else f"told_{row.measure}", lang).format(value)


def years(row) -> str:
    """The year of a statement, or the first and last year that it sums."""
    return text(row.year) if pd.isna(row.period_start) else f"{row.period_start}–{text(row.year)}"


def told_source(row, lang: str) -> str:
    """Where an observation is from and, in brackets, how it was checked."""
    checked = say(row.checked, lang) if row.checked in WORDS else row.checked
    return say("in_brackets", lang).format(row.source, checked)


def text(value) -> str:
    """The value as text; nothing where it is missing."""
    return "" if pd.isna(value) else str(value)


def told_doubts(doubt, lang: str) -> str:
    """The doubts about a statement in the words of a language; nothing where there is none."""
    known = [say(part, lang) if part in WORDS else part for part in text(doubt).split("; ")]
    return say("list_separator", lang).join(known)


def lines(texts) -> Markup:
    """Texts below each other, each escaped."""
    return Markup("<br>").join(texts)
