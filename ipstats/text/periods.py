"""When: years and five-year periods in a text, and the years a plan spans."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

FIVE_YEAR_PLANS = {
    "九": 1996,
    "十": 2001,
    "十一": 2006,
    "十二": 2011,
    "十三": 2016,
    "十四": 2021,
    "十五": 2026,
    "十六": 2031,
}
_YEAR = r"(?:(?:19|20)\d\d|[一二]九?[〇零九][〇零一二三四五六七八九]{2})"
_YEARS = re.compile(
    rf"(?P<first>{_YEAR})\s?年?\s?(?:-|—{{1,2}}|~|至|到)\s?(?P<last>{_YEAR})\s?年(?P<span>)"
    rf"|(?P<year>{_YEAR})\s?年(?!\d?\d月\d?\d日|远景|愿景)(?:年底|年末|底|末)?"
    r"|[“\"「]?(?P<plan>十?[一二三四五六]|九|十)五[”\"」]?(?P<edge>规划末|规划期末|时期末|期末|末|初)?(?P<during>期间|时期|以来)?"
)
_OWN_YEARS = re.compile(
    r"(?P<ahead>(?:今后|未来)[三五]年|规划期(?:内|末)|(?<!十[一二三四五六]五)规划末期)|(?:过去)?五年(?:来|间)"
)
_REFERENCE = re.compile(r"(?:较|比|相比|相较于?|与|同|是|为|相当于|高于|低于)[“\"]?$")
_ORIGIN = re.compile(r"(?:由|从|自)[“\"]?$")
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


@dataclass(frozen=True)
class Period:
    """A year, or the years from start to year, with its place.

    reference: something is compared to it (较2015年); origin: something has risen from there (由2015年的).
    """

    year: int
    start: int | None
    begin: int
    end: int
    reference: bool = False
    origin: bool = False

    def __str__(self) -> str:
        return f"{self.start}-{self.year}" if self.start else str(self.year)


@dataclass(frozen=True)
class Horizon:
    """The years a document is about: a plan's first and last year, and the year it starts from."""

    start: int
    end: int
    baseline: int
    plan: bool = True


def find_periods(flat: str, horizon: Horizon | None = None) -> Iterator[Period]:
    """Every year and period in a text that went through `plain`; single days are not among them.

    With the horizon of the document also what it calls its own years: 今后五年, 规划期末, 五年来.

    >>> [str(p) for p in find_periods("“十三五”期间增长，到2025年，较“十二五”末提高，2016-2020年")]
    ['2016-2020', '2025', '2015', '2016-2020']
    """
    for found in _YEARS.finditer(flat):
        before = flat[max(0, found.start() - 5) : found.start()]
        start, year = _years(found)
        if year:
            roles = bool(_REFERENCE.search(before)), bool(_ORIGIN.search(before))
            yield Period(year, start, found.start(), found.end(), *roles)
    for found in _OWN_YEARS.finditer(flat) if horizon else ():
        late = bool(found["ahead"])
        years = (horizon.end, None) if late else (horizon.baseline, horizon.baseline - 4)
        yield Period(*years, found.start(), found.end())


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


_REPORT = re.compile(r"公报|白皮书|年报|状况|工作总结|评估报告|发展报告|年度报告")
_ADDRESS = re.compile(r"政府工作报告|计划执行情况")
_PLAN = re.compile(r"规划|方案|计划|纲要|行动|意见|措施|办法")


def horizon_of(plan: str, flat: str) -> Horizon:
    """The years of a document: from its id (`city-2021-2025`), else from its title, else from the years it names.

    A report of a past year starts from that year; a government's yearly address reports one year and plans the next.
    """
    title = flat[:400]
    years = _named_years(plan) or _years_in(flat)
    if _ADDRESS.search(title):
        return Horizon(years[1], years[1], years[1] - 1, plan=False)
    kind = next((found.group() for found in re.finditer(f"{_REPORT.pattern}|{_PLAN.pattern}", title)), "")
    if _REPORT.fullmatch(kind):
        return Horizon(years[1] + 1, years[1] + 1, years[1], plan=False)
    return Horizon(years[0], years[1], years[0] - 1)


def _named_years(plan: str) -> tuple[int, int] | None:
    named = re.search(r"(?:^|[-_])((?:19|20)\d\d)[-_]((?:19|20)\d\d)$", plan)
    return (int(named[1]), int(named[2])) if named else None


def _years_in(flat: str) -> tuple[int, int]:
    """First and last year from the first span of two to seven years, else the latest year named twice."""
    head = list(find_periods(flat[:6000]))
    if span := next((p for p in head if p.start and 2 <= p.year - p.start <= 7), None):
        return span.start, span.year
    single = [p.year for p in head if not p.start]
    last = max((year for year in single if single.count(year) > 1), default=single[0] if single else 2025)
    return last - 4, last
