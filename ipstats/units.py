"""Units as documents print them (data/units.csv) and figures as people read them."""

import csv
import re
from functools import cache

import pandas as pd
from babel.numbers import format_compact_decimal, format_decimal

from ipstats.folders import data_folder

PLURAL = re.compile(r"people$|(?:(?<=ch)es|s)(?= of | per | a |$)")


@cache
def known_units() -> dict[str, dict[str, str]]:
    """Unit as printed → its row of units.csv: unit (the base unit), factor, name_en."""
    with (data_folder() / "units.csv").open(encoding="utf-8", newline="") as file:
        return {row["printed"]: row for row in csv.DictReader(file)}


def unit_name(unit: str, lang: str) -> str:
    """The unit in a language, 'zh' or 'en'; whatever is counted per people is called as items are.

    >>> unit_name("件/万人", "zh"), unit_name("件/万人", "en"), unit_name("所/万人", "en")
    ('件/万人', 'per 10,000 people', 'per 10,000 people')
    """
    known = known_units()
    if lang == "zh":
        return unit
    alike = next((other for other in (unit, f"件/{unit.partition('/')[2]}") if other in known), None)
    return known[alike]["name_en"] if alike else unit


def number(value: float, lang: str) -> str:
    """An exact number with the grouping of a language; an empty string where there is none.

    >>> number(320000000, "zh"), number(0.56, "en")
    ('320,000,000', '0.56')
    """
    return "" if pd.isna(value) else format_decimal(value, locale=lang, decimal_quantization=False)


def figure(value: float, unit: str, lang: str) -> str:
    """A number with its unit as a person would write it; exact, so 34400 stays 34,400 or becomes 3.44万.

    >>> figure(320000000, "元", "zh"), figure(320000000, "元", "en"), figure(34400, "件", "en"), figure(6, "%", "en")
    ('3.2亿元', 'CNY 320M', '34,400 items', '6%')
    >>> [figure(1, unit, "en") for unit in ("件", "人", "批次", "岁", "人/万人")]
    ['1 item', '1 person', '1 batch', '1 year of age', '1 per 10,000 people']
    """
    if pd.isna(value):
        return ""
    large = abs(value) >= (10_000 if lang == "zh" else 1_000_000)
    told = format_compact_decimal(value, locale=lang, fraction_digits=6) if large else number(value, lang)
    name = _for_one(unit_name(unit, lang)) if abs(value) == 1 else unit_name(unit, lang)
    if lang == "zh" or name in {"%", "‰"}:
        return told + name
    return f"{name} {told}" if name == "CNY" else f"{told} {name}"


def _for_one(name: str) -> str:
    """An English unit in the singular; what is counted per people has none."""
    if name.startswith("per "):
        return name
    return PLURAL.sub(lambda found: "person" if found[0] == "people" else "", name, count=1)
