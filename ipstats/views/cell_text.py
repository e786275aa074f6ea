"""Names and figures of one row, told in a few words of a language. row: of a table, as `itertuples` gives it."""

import re
from collections.abc import Iterable
from typing import Any

import pandas as pd
from markupsafe import Markup

from ipstats.data import Dataset, indicator_name
from ipstats.messages import (
    EACH_YEAR,
    bound_sign,
    change_text,
    change_unit,
    message,
    message_or_code,
    percent_text,
    quantity_text,
)

_BREAKS = re.compile(r"(?<=[/._-])")


def indicator_text(row: Any, data: Dataset, lang: str) -> str:
    """The name of a row's indicator, or the name as printed where it has no code."""
    return text_or_empty(row.name) if pd.isna(row.indicator) else indicator_name(data, row.indicator, lang)


def change_cell(row: Any, data: Dataset, lang: str) -> str:
    """The change from baseline to target; of a share in percentage points, else with its percentage."""
    if pd.isna(row.change):
        return ""
    kinds = dict(zip(data.indicators["code"], data.indicators["kind"], strict=True))
    step = change_text(row, change_unit(row, kinds), lang)
    if pd.isna(row.change_pct):
        return step
    return Markup("{}<br>({}{})").format(step, "+" if row.change_pct > 0 else "", percent_text(row.change_pct, lang))


def statement_text(row: Any, lang: str) -> str:
    """A statement's figure in base units, with what it measures where that is not a level."""
    if pd.isna(row.value):
        return text_or_empty(row.qualitative)
    value = bound_sign(row.comparator) + quantity_text(row.value, row.unit, lang)
    if row.measure == "level":
        return value
    on_year = row.measure == "annual_growth" and text_or_empty(row.compared_to) == str(row.year - 1)
    return message("told_year_on_year" if on_year else f"told_{row.measure}", lang).format(value)


def years_text(row: Any) -> str:
    """The year of a statement, or the first and last year that it sums; of a conflict its year."""
    start = getattr(row, "period_start", None)
    return text_or_empty(row.year) if pd.isna(start) else f"{start}–{text_or_empty(row.year)}"


def status_and_years(row: Any, lang: str) -> str:
    """What a statement's figure is for: a target or what was reached, and when, or that it is of each year."""
    text = f"{message(f'status_{row.status}', lang)} {years_text(row)}"
    return message("of_each_year", lang).format(text) if row.measure in EACH_YEAR else text


def source_text(row: Any, lang: str) -> str:
    """Where an observation or a plan is from and, in brackets, how it was checked where that is told."""
    return (
        row.source
        if pd.isna(row.checked)
        else message("in_brackets", lang).format(row.source, message_or_code(row.checked, lang))
    )


def listed_years(years: list[int], lang: str) -> str:
    """Years one after the other, as words of a sentence."""
    return message("comma", lang).join(map(str, years))


def text_or_empty(value: Any) -> str:
    """The value as text; nothing where it is missing."""
    return "" if pd.isna(value) else str(value)


def doubts_text(doubt: Any, lang: str) -> str:
    """The doubts about a statement in the words of a language; nothing where there is none."""
    texts = [message_or_code(part, lang) for part in text_or_empty(doubt).split("; ")]
    return message("list_separator", lang).join(texts)


MOST_ROWS = 500  # of a table on a page: a row takes one or two kilobytes


def part_note(shown: int, total: int, key: str, lang: str) -> str:
    """That a chart shows only some of what there is; nothing where it shows all."""
    return message(key, lang).format(shown, total) if shown < total else ""


def place_text(section: Any) -> Markup:
    """The section that a figure stands in, or the address of the page that it was entered from, which may be broken
    between lines; nothing where there is none.

    >>> place_text("二、目标 > (一)"), place_text("http://a.cn/b")
    (Markup('二、目标 &gt; (一)'), Markup('http:/<wbr>/<wbr>a.<wbr>cn/<wbr>b'))
    """
    text = text_or_empty(section)
    return Markup("<wbr>").join(_BREAKS.split(text) if text.startswith("http") else [text])


def stacked(texts: Iterable[Any]) -> Markup:
    """Texts below each other, each escaped; without those that are empty or missing."""
    return Markup("<br>").join(text for text in texts if pd.notna(text) and text)
