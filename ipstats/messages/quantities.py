"""Numbers and units as people read them in a language."""

import re

import pandas as pd
from babel.numbers import format_compact_decimal, format_decimal

from ipstats.messages.words import language
from ipstats.text import known_units


def unit_name(unit: str, lang: str) -> str:
    """The unit in a language, or as it is; whatever is counted per people is called as items are.

    >>> unit_name("件/万人", "zh"), unit_name("件/万人", "en"), unit_name("所/万人", "en")
    ('件/万人', 'per 10,000 people', 'per 10,000 people')
    """
    known = known_units()
    alike = next((other for other in (unit, f"件/{unit.partition('/')[2]}") if other in known), None)
    return known[alike].get(f"name_{lang}", unit) if alike else unit


def number_text(value: float, lang: str) -> str:
    """An exact number with the grouping of a language; an empty string where there is none.

    >>> number_text(320000000, "zh"), number_text(0.56, "en")
    ('320,000,000', '0.56')
    """
    return "" if pd.isna(value) else format_decimal(value, locale=lang, decimal_quantization=False)


def quantity_text(value: float, unit: str, lang: str) -> str:
    """A number with its unit as a person would write it; exact, so 34400 stays 34,400 or becomes 3.44万.

    What binary fractions leave behind is left out (5.7, not 5.699999999999999); a missing unit too.

    >>> quantity_text(320000000, "元", "zh"), quantity_text(320000000, "元", "en"), quantity_text(6, "%", "en")
    ('3.2亿元', 'CNY 320M', '6%')
    >>> [quantity_text(1, unit, "en") for unit in ("件", "人", "批次", "岁", "人/万人")]
    ['1 item', '1 person', '1 batch', '1 year of age', '1 per 10,000 people']
    """
    if pd.isna(value):
        return ""
    value = float(f"{value:.10g}")
    if pd.isna(unit):
        return number_text(value, lang)
    compact = abs(value) >= language(lang).compact_from
    number = format_compact_decimal(value, locale=lang, fraction_digits=6) if compact else number_text(value, lang)
    name = _singular(unit_name(unit, lang), lang) if abs(value) == 1 else unit_name(unit, lang)
    space = "" if name in {"%", "‰"} else language(lang).space
    return f"{name}{space}{number}" if unit == "元" and language(lang).currency_first else f"{number}{space}{name}"


def _singular(name: str, lang: str) -> str:
    """A unit in the singular; what is counted per people has none."""
    if name.startswith("per "):
        return name
    return re.sub(language(lang).plural, lambda found: "person" if found[0] == "people" else "", name, count=1)
