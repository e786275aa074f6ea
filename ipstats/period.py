"""When: years and five-year periods in a text, and the years a plan spans."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

FIVE_YEAR_PLANS = {"九": 1996, "十": 2001, "十一": 2006, "十二": 2011, "十三": 2016, "十四": 2021, "十五": 2026, "十六": 2031}
_YEAR = r"(?:(?:19|20)\d\d|[一二]九?[〇零九][〇零一二三四五六七八九]{2})"
_YEARS = re.compile(
    rf"(?P<first>{_YEAR})\s?年?\s?(?:-|—{{1,2}}|~|至|到)\s?(?P<last>{_YEAR})\s?年(?P<span>)"
    rf"|(?P<year>{_YEAR})\s?年(?!\d?\d月\d?\d日)(?:年底|年末|底|末)?"
    r"|[“\"「]?(?P<plan>十?[一二三四五六]|九|十)五[”\"」]?(?P<edge>规划末|规划期末|时期末|期末|末|初)?(?P<during>期间|时期|以来)?"
)
_REFERENCE = re.compile(r"(?:较|比|相比|相较于?|与|同|是|为|相当于|高于|低于)[“\"]?$")
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


@dataclass(frozen=True)
class Period:
    """A year, or the years from start to year, with its place; reference: a thing is compared to it."""

    year: int
    start: int | None
    begin: int
    end: int
    reference: bool = False

    def __str__(self) -> str:
        return f"{self.start}-{self.year}" if self.start else str(self.year)


@dataclass(frozen=True)
class Horizon:
    """The years a document is about: a plan's first and last year, and the year it starts from."""

    start: int
    end: int
    baseline: int
    plan: bool = True


def find_periods(flat: str) -> Iterator[Period]:
    """Every year and period in a text that went through `plain`; single days are not among them.

    >>> [str(p) for p in find_periods("“十三五”期间增长，到2025年，较“十二五”末提高，2016-2020年")]
    ['2016-2020', '2025', '2015', '2016-2020']
    """
    for found in _YEARS.finditer(flat):
        reference = bool(_REFERENCE.search(flat[max(0, found.start() - 5) : found.start()]))
        start, year = _years(found)
        if year:
            yield Period(year, start, found.start(), found.end(), reference)


def _years(found: re.Match) -> tuple[int | None, int | None]:
    part = found.groupdict()
    if part["last"]:
        return _number(part["first"]), _number(part["last"])
    if part["year"]:
        return None, _number(part["year"])
    first = FIVE_YEAR_PLANS.get(part["plan"])
    if first is None or not (part["edge"] or part["during"] or found.group().endswith(("”", '"', "」"))):
        return None, None
    if part["edge"]:
        return None, first - 1 if part["edge"] == "初" else first + 4
    return first, first + 4


def _number(year: str) -> int:
    return int(year.translate(_DIGITS))


def horizon_of(plan: str, flat: str) -> Horizon:
    """The years of a document: from its id (`city-2021-2025`), else from its title, else from the years it names."""
    if named := re.search(r"(?:^|[-_])((?:19|20)\d\d)[-_]((?:19|20)\d\d)$", plan):
        return Horizon(int(named[1]), int(named[2]), int(named[1]) - 1)
    head = flat[:1500]
    title = next((p for p in find_periods(head) if p.start and 2 <= p.year - p.start <= 7), None)
    if title and "规划" in head or title and "方案" in head or title and "计划" in head:
        return Horizon(title.start, title.year, title.start - 1)
    years = sorted(p.year for p in find_periods(flat[:6000]) if not p.start)
    report = next((p.year for p in find_periods(head) if not p.start), None)
    if re.search(r"公报|白皮书|报告|总结|状况", head[:300]) and report:
        return Horizon(report + 1, report + 1, report, plan=False)
    last = max((y for y in years if years.count(y) > 1), default=years[-1] if years else 2025)
    return Horizon(last - 4, last, last - 5)
