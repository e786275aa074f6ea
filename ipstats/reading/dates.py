"""Days and months as documents print them, in digits of either kind."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_HAN = "一二三四五六七八九"
_NUMERALS = {
    tens + ones: 10 * ten + one
    for ten, tens in enumerate(["", "十", "二十", "三十"])
    for one, ones in enumerate(["", *_HAN])
}
_NUMBER = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
YEAR = r"(?:(?:19|20)\d\d|[一二][〇○零九][〇○零一二三四五六七八九]{2})"
_DATE = re.compile(
    rf"(?<!\d)(?P<year>{YEAR})\s?(?:年|[-/.])\s?(?P<month>{_NUMBER})\s?(?:月|(?P<sign>[-/.])(?=\s?\d))"
    rf"(?:\s?(?P<day>{_NUMBER})(?!\d)\s?日?)?"
)
_DIGITS = str.maketrans("〇○零" + _HAN, "000123456789")


@dataclass(frozen=True)
class Date:
    """A day, or a month where day is None; start and end are its offsets in the text."""

    year: int
    month: int
    day: int | None
    start: int
    end: int

    def __str__(self) -> str:
        return "-".join([str(self.year), *(f"{part:02}" for part in (self.month, self.day) if part)])


def find_dates(text: str) -> Iterator[Date]:
    """Every day and month of a normalized text, in its order.

    >>> [str(date) for date in find_dates("2022年9月30日；二〇二六年一月二十七日；2026-02-03 09：02；2021年10月；2021-2025年")]
    ['2022-09-30', '2026-01-27', '2026-02-03', '2021-10']
    """
    for match in _DATE.finditer(text):
        month, day = _value(match["month"]), _value(match["day"]) if match["day"] else None
        if 1 <= month <= 12 and (day is None or 1 <= day <= 31):
            yield Date(year_of(match["year"]), month, day, *match.span())


def year_of(printed: str) -> int:
    """The number of a year printed in digits of either kind."""
    return int(printed.translate(_DIGITS))


def _value(printed: str) -> int:
    return _NUMERALS.get(printed, 0) if printed[0] in "一二三四五六七八九十" else int(printed)
