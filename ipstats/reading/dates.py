"""Days and months as documents print them, and the year in which a document was written."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ipstats.reading.sources import Evidence, Source, Sources
from ipstats.text import numeral

_NUMBER = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_DATE = re.compile(
    rf"(?<!\d)((?:19|20)\d\d|[一二][〇○零九][〇○零一二三四五六七八九]{{2}})\s?(?:年|[-/.])\s?({_NUMBER})\s?(?:月|[-/.](?=\s?\d))"
    rf"(?:\s?({_NUMBER})(?!\d)\s?日?)?"
)
_HELD = re.compile(r"(?:会议|大会)(?:上|通过|批准|审议)|批准|通过")
_PUBLISHED = re.compile(r"发布|来源|时间|公开|浏览|\d\s?[:：]\s?\d\d")
_LABELLED = re.compile(r"(?:印发|成文|发文|签发|发布|公开|批准)?/?\w{0,4}(?:日期|时间|文号)")


class Date(NamedTuple):
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
    for found in _DATE.finditer(text):
        year, month, day = (int(numeral(part.replace("○", "〇"))) if part else 0 for part in found.groups())
        if 1 <= month <= 12 and day <= 31:
            yield Date(year, month, day or None, *found.span())


def written_readings(sources: Sources, number: str | None) -> list[Evidence]:
    """Readings of the year in which a document with a number was written, the strongest first.

    A date at which a page was published is weak: that may be years later.
    """
    found = [Evidence(date.year, Source.FILE_NAME) for date in [*find_dates(sources.name)][:1]]
    for line in filter(is_date_line, sources.ends):
        published = bool(_PUBLISHED.search(line) and not _HELD.search(line))
        found += [Evidence(date.year, Source.DATE_LINE, weak=published) for date in find_dates(line)]
    found += [Evidence(date.year, Source.FRONT_MATTER) for date in find_dates(sources.fields.get("date", ""))]
    found += [Evidence(int(year), Source.NUMBER) for year in re.findall(r"[〔\[(](\d{4})", number or "")]
    lead = re.match(r"((?:19|20)\d\d)(?!\s?年|\d|\s?[-_~—至到]\s?\d)", sources.name)
    found += [Evidence(int(lead[1]), Source.FILE_NAME, weak=True)] if lead else []
    return sorted(found, key=lambda evidence: evidence.weak)


def is_date_line(line: str) -> bool:
    """Whether a line is there for its date: a signature, the note of a meeting, a label such as 印发日期."""
    short = len(line) <= 60 and "。" not in line
    return short or bool(_LABELLED.match(line) or re.search(r"印发|批准", line[:120]))


def meeting(sources: Sources) -> Date | None:
    """The day on which a report was given, from the line that tells the meeting."""
    lines = [line for line in sources.lines[:40] if len(line) <= 80 and re.search("会议|大会|人大", line)]
    lines += map("".join, zip(sources.lines[:10], sources.lines[1:11], strict=False))  # broken by the printer
    return next((date for line in lines if re.search("[会议大]上", line) for date in find_dates(line)), None)
