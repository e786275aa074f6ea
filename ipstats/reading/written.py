"""When a document was written: the year, each reading with what it was read from, and the day of a meeting."""

import re
from collections.abc import Iterator

from ipstats.reading.dates import Date, find_dates
from ipstats.reading.sources import Evidence, Source, Sources

_HELD = re.compile(r"(?:会议|大会)(?:上|通过|批准|审议)|批准|通过")
_PUBLISHED = re.compile(r"发布|来源|时间|公开|浏览|\d\s?[:：]\s?\d\d")


def written_readings(sources: Sources, number: str | None) -> list[Evidence]:
    """Readings of the year in which a document with a number was written, the strongest first."""
    found = [*_dated(sources.name, Source.FILE_NAME), *_of_lines(sources)]
    if "date" in sources.fields:
        found += _dated(sources.fields["date"], Source.FRONT_MATTER)
    found += [Evidence(int(year), Source.NUMBER) for year in re.findall(r"[〔\[(](\d{4})", number or "")]
    lead = re.match(r"((?:19|20)\d\d)(?!\s?年|\d|\s?[-_~—至到]\s?\d)", sources.name)
    found += [Evidence(int(lead[1]), Source.FILE_NAME, weak=True)] if lead else []
    return sorted(found, key=lambda evidence: evidence.weak)


def _dated(words: str, source: Source) -> list[Evidence]:
    return [Evidence(date.year, source) for date in find_dates(words)][:1]


def _of_lines(sources: Sources) -> Iterator[Evidence]:
    """Years of dates on short lines at either end; one at which a page was published may be years later."""
    for line in sources.ends:
        for date in find_dates(line) if is_date_line(line) else ():
            yield Evidence(date.year, Source.DATE_LINE, weak=bool(_PUBLISHED.search(line) and not _HELD.search(line)))


def is_date_line(line: str) -> bool:
    """Whether a line is there for its date: a signature, the note of a meeting, a label such as 印发日期."""
    labelled = re.match(r"(?:印发|成文|发文|签发|发布|公开|批准)?/?\w{0,4}(?:日期|时间|文号)", line)
    return bool(labelled) or (len(line) <= 60 and "。" not in line) or bool(re.search(r"印发|批准", line[:120]))


def meeting(sources: Sources) -> Date | None:
    """The day on which a report was given, from the line that tells the meeting."""
    lines = (line for line in sources.lines[:40] if len(line) <= 80 and re.search("会议|大会|人大", line))
    broken = (first + second for first, second in zip(sources.lines[:10], sources.lines[1:11], strict=False))
    held = (date for line in [*lines, *broken] if re.search("[会议大]上", line) for date in find_dates(line))
    return next(held, None)
