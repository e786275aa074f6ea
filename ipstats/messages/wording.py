"""What a row of targets says, as short texts in a language."""

import re
from typing import Any

import pandas as pd

from ipstats.messages.quantities import number_text, quantity_text
from ipstats.messages.words import message, message_or_code

SIGNS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "~": "≈"}
NONE = "–"
EACH_YEAR = {"annual_level", "annual_change"}


def bound_sign(comparator: Any) -> str:
    """The sign before a target that is a bound; nothing before a plain one."""
    return "" if pd.isna(comparator) else SIGNS.get(comparator, "")


def level_text(row: Any, column: str, lang: str) -> str:
    """A row's baseline, target or observed level with its unit, or what it wants in words; nothing where there is none."""
    if column == "target":
        return target_text(row, lang).removeprefix(NONE)
    text = quantity_text(getattr(row, column), row.unit, lang)
    return _each_year(text, lang) if text and column == "baseline" and row.measure == "annual_level" else text


def dated_level(row: Any, column: str, lang: str) -> str:
    """`level_text` with its year."""
    return with_year(level_text(row, column, lang), getattr(row, f"{column}_year"), lang)


def dated_target(row: Any, lang: str) -> str:
    """`target_text` with its year."""
    return with_year(target_text(row, lang), row.target_year, lang)


def target_text(row: Any, lang: str) -> str:
    """What the plan wants: a level, the plan's own words, a step, or a rate; a dash where there is none of these."""
    if pd.isna(row.target) and pd.notna(row.qualitative):
        return row.qualitative
    level = quantity_text(row.target, row.unit, lang) or _signed_change(row, row.unit, lang)
    if level:
        text = bound_sign(row.comparator) + level
        return _each_year(text, lang) if row.measure in EACH_YEAR else text
    if pd.notna(row.stated_growth):
        return message("rate_a_year", lang).format(rate_text(row, "stated_growth", lang))
    return NONE


def change_text(row: Any, unit: Any, lang: str) -> str:
    """The change with its sign, in the unit given; nothing where there is none."""
    text = _signed_change(row, unit, lang)
    return _each_year(text, lang) if text and row.measure == "annual_change" else text


def _each_year(text: str, lang: str) -> str:
    return message("told_annual_level", lang).format(text)


def _signed_change(row: Any, unit: Any, lang: str) -> str:
    if pd.isna(row.change):
        return ""
    sign = "+" if row.change > 0 else "-" if row.change < 0 else ""
    return sign + quantity_text(abs(row.change), unit, lang)


def change_unit(row: Any, kinds: dict[str, str]) -> Any:
    """Unit of a row's change, or missing: shares change in percentage points, all else in its own unit."""
    share = kinds.get(row.indicator) == "share" or (pd.notna(row.unit) and row.unit == "%")
    return "百分点" if share else row.unit


def percent_text(value: float, lang: str) -> str:
    """A yearly rate in percent, to one decimal, or two where it is below one; a dash where there is none.

    >>> percent_text(12.36694557, "en"), percent_text(0.037, "en"), percent_text(15, "zh"), percent_text(-2.5, "zh")
    ('12.4%', '0.04%', '15%', '-2.5%')
    """
    if pd.isna(value):
        return NONE
    return number_text(round(value, 1 if abs(value) >= 1 else 2) + 0.0, lang).removesuffix(".0") + "%"


def rate_text(row: Any, column: str, lang: str) -> str:
    """One of a row's rates, with the sign of the bound where the comparator speaks of it; a dash for none."""
    value = getattr(row, column)
    if pd.isna(value):
        return NONE
    levels = pd.notna(row.target) or pd.notna(row.change) or pd.notna(row.qualitative)
    return ("" if levels and column == "stated_growth" else bound_sign(row.comparator)) + percent_text(value, lang)


def with_year(text: str, year: Any, lang: str) -> str:
    """A figure with its year, where there is one and it is known."""
    return text if not text or pd.isna(year) else message("of_year", lang).format(text, year)


def year_in_header(key: str, years: pd.Series, lang: str) -> tuple[str, bool]:
    """A column's header, with the year in it where all rows have the same one, and whether they do."""
    known = years.dropna().unique()
    if len(known) != 1:
        return message(key, lang), False
    return with_year(message(key, lang), known[0], lang), True


def no_rate_reason(row: Any, lang: str) -> str:
    """Why a row has no rate, in words."""
    return message(row.growth_note, lang) if pd.notna(row.growth_note) else message("no_rate", lang)


def period_label(plan: str, region: str, lang: str) -> str:
    """The period of a plan, and what else its id says where its region has another of that time; empty without an id.

    >>> period_label("china-2021-2025", "china", "en"), period_label("china-economy-2021-2025", "china", "en")
    ('2021–2025', '2021–2025 economy')
    """
    return " ".join(["–".join(plan.split("-")[-2:]), *plan_kind(plan, region, lang)])


def plan_kind(plan: str, region: str, lang: str) -> list[str]:
    """What stands in a plan's id between its region and its years, in words; nothing where nothing does."""
    kinds = re.findall(rf"^{region}-(.+)-\d{{4}}-\d{{4}}$", plan)
    return [message_or_code(kind, lang) for kind in kinds]
