"""What years a document is about: each reading with what it was read from."""

import re
from collections import Counter
from collections.abc import Iterator

from ipstats.documents import Table
from ipstats.reading.dates import meeting
from ipstats.reading.sources import Evidence, Source, Sources
from ipstats.reading.titles import BULLETIN, PLAN, REPORT, own_words
from ipstats.text import find_periods

_SPAN = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?年?\s?(?:[-_~]|—{1,2}|至|到)\s?((?:19|20)\d\d)(?![\d])")
_FIVE_YEARS = re.compile(
    r"第(十?[一二三四五六]|九|十)个五年|(十[一二三四五六])五|[“\"'](九|十)五[”\"']|(?<![一二三四五六七八九十])(九|十)五(?=规划|计划|时期|期间)"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NAMED_YEAR = re.compile(r"(?<![\d至到])((?:19|20)\d\d)\s?年(?!前|远景|愿景|\d)")
_LAST_YEAR = re.compile(r"(?<=[一-龥])((?:19|20)\d[05])(?!\d|\s?年(?!前))|((?:19|20)\d\d)年(?=前|远景|愿景)")
_REVIEWED = re.compile(r"((?:19|20)\d\d)年[^，。；\n]*(?:回顾|总结|成就|成效|成绩|情况)")
_PLANNED = re.compile(
    r"((?:19|20)\d\d)年[^，。；\n回顾总结]{0,12}(?:重点工作|安排|任务|目标|要求|部署|打算|要点|工作$)", re.M
)
_UNTIL = re.compile(r"到((?:19|20)\d\d)\s?年(?![”“\"]?[以之]?前)")
_BASELINE = re.compile(
    r"((?:19|20)\d\d)\s?年\s?[”\"]?(?:\(?基期|\(?基数|为基期|作?为基[期准]|基准)|(?:基期|基准)年?(?:为|是|：|\()\s?((?:19|20)\d\d)"
)
_COLUMN = re.compile(r"((?:19|20)\d\d)\s?年?(?!\d)")
Years = tuple[int, int]


def period_readings(kind: str, sources: Sources, written: int | None) -> list[Evidence]:
    """Readings of the first and last year that a document of a kind is about, the strongest first.

    A plan's are those it plans for, a bulletin's those it reports; a work report is about the year it looks ahead to.
    """
    readings = {PLAN: _of_plan, REPORT: _of_report, BULLETIN: _of_bulletin}[kind]
    assumed = (written, written) if written else (2021, 2025)
    return list(readings(sources, written)) or [Evidence(assumed, Source.ASSUMED, weak=True)]


def _of_plan(sources: Sources, written: int | None) -> Iterator[Evidence]:
    for words, source in sources.named:
        if found := _years_of(own_words(words), source, written) or _years_of(words, source, written):
            yield found
    yield from _in_text(sources, written)


def _years_of(words: str, source: Source, written: int | None) -> Evidence | None:
    """The years that a name or title tells: a span, a five-year plan, one year, or only the last year."""
    if years := spans(words):
        return Evidence(years[0], source)
    if years := five_years(words):
        return Evidence(years[-1], source)
    if until := _UNTIL.search(words):
        end = int(until[1])
        return Evidence((min(written or end - 4, end), end), source, weak=True)
    if named := _NAMED_YEAR.search(words):
        return Evidence((int(named[1]), int(named[1])), source)
    if last := _LAST_YEAR.search(words):
        end = int(last[1] or last[2])
        if written is None or end > written:
            return Evidence((min(written or end - 4, end), end), source, weak=True)
    return None


def spans(words: str) -> list[Years]:
    """The spans of years printed in words, each with its first and last year."""
    found = [(int(first), int(last)) for first, last in _SPAN.findall(words)]
    return [(first, last) for first, last in found if 0 <= last - first <= 30]


def five_years(words: str) -> list[Years]:
    """The years of the five-year plans that are named in words, the first to begin first."""
    named = ("".join(groups) for groups in _FIVE_YEARS.findall(words))
    periods = (next(find_periods(f"“{plan}五”时期"), None) for plan in named)
    return sorted({(period.first_year, period.year) for period in periods if period and period.first_year})


def _in_text(sources: Sources, written: int | None) -> Iterator[Evidence]:
    """The years a plan's text tells: of spans, five-year plans and 到N年 those most often, that do not end before it."""
    text = re.sub("《[^《》\n]*》", "", "\n".join(sources.lines))
    named = Counter(years for years in spans(text) if 1 <= years[1] - years[0] <= 15)
    named.update(years for line in text.split("\n") for years in five_years(line))
    until = Counter(map(int, _UNTIL.findall(text)))
    ahead = {years: times + until[years[1]] for years, times in named.items() if not written or years[1] >= written}
    if ahead:
        yield Evidence(max(ahead, key=lambda years: (ahead[years], years)), Source.BODY, weak=True)
    elif ends := {year: times for year, times in until.items() if not written or year >= written}:
        end = max(ends, key=lambda year: (ends[year], -year))
        yield Evidence((written or end - 4, end), Source.BODY, weak=True)


def _of_report(sources: Sources, written: int | None) -> Iterator[Evidence]:
    """Of a work report: the year it plans, which is that after the one it reviews; its name may tell either."""
    title, source = sources.titled
    found = [Evidence(max(map(int, years)), source) for years in [_YEAR.findall(own_words(title))] if years]
    headings = "\n".join(sources.headings)
    found += [Evidence(int(year), Source.HEADING) for year in _PLANNED.findall(headings)]
    if day := meeting(sources):
        found.append(Evidence(day.year + (day.month > 10), Source.DATE_LINE))
    found += [Evidence(int(year) + 1, Source.HEADING) for year in _REVIEWED.findall(headings)]
    named = spans(sources.name) or [(int(year), int(year)) for year in _YEAR.findall(sources.name)]
    reviewed = bool(found and named and named[-1][1] == found[0].value - 1)
    found += [Evidence(years[1], Source.FILE_NAME) for years in named[-1:] if not reviewed]
    found += [Evidence(written, Source.DATE_LINE, weak=True)] if written and not found else []
    return (Evidence((evidence.value,) * 2, evidence.source, evidence.weak) for evidence in found)


def _of_bulletin(sources: Sources, written: int | None) -> Iterator[Evidence]:
    for words, source in sources.named:
        without_dates = re.sub(r"(?:19|20)\d\d-\d{1,2}-\d{1,2}", "", words)
        if years := spans(without_dates) or five_years(without_dates)[-1:]:
            yield Evidence(years[0], source)
        elif named := _NAMED_YEAR.findall(without_dates) or _YEAR.findall(without_dates):
            yield Evidence((int(named[0]),) * 2, source)
    if written:
        yield Evidence((written - 1, written - 1), Source.DATE_LINE, weak=True)
    if years := Counter(int(year) for line in sources.lines for year in re.findall(r"((?:19|20)\d\d)年", line)):
        yield Evidence((max(years, key=lambda year: (years[year], year)),) * 2, Source.BODY, weak=True)


def baseline_readings(kind: str, sources: Sources, tables: list[Table], years: Years) -> list[Evidence]:
    """Readings of the year from which a document starts, only where it is printed: as 基期, above a column, reviewed."""
    start, end = years
    if kind == BULLETIN:
        return []
    if kind == REPORT:
        reviewed = str(start - 1) in _REVIEWED.findall("\n".join(sources.headings))
        return [Evidence(start - 1, Source.HEADING)] if reviewed else []
    printed = (int(first or second) for line in sources.lines for first, second in _BASELINE.findall(line))
    found = [Evidence(year, Source.BODY) for year in printed if start - 3 <= year <= start]
    for table in tables:
        columns = [
            int(year[1]) for row in table.rows[:2] for cell in row if (year := _COLUMN.match(cell.normalized.strip()))
        ]
        before = [year for year in columns if start - 3 <= year < start] or [start] * (start in columns and start < end)
        if end in columns and before:
            found.append(Evidence(max(before), Source.TABLE))
    return found
