"""When: years and five-year periods in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PLANS = ("九", "十", "十一", "十二", "十三", "十四", "十五", "十六")
FIVE_YEAR_PLANS = {plan: 1996 + 5 * at for at, plan in enumerate(_PLANS)}  # 九五 began in 1996
_YEAR = r"(?:(?:19|20)\d\d|[一二]九?[〇零九][〇零一二三四五六七八九]{2})"
_NUMERAL = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DAY = rf"\s?年\s?{_NUMERAL}\s?月\s?{_NUMERAL}\s?[日号]|[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?![\d.-])"
_UNTIL_DAY = r"(?P<until>前|止|为止|之前|以前)?"
_DAY_OF_A_FIGURE = re.compile(
    r"[^，。；！？\n]{0,40}?(?<![第\d.])\d[\d.,]*\s?[十百千万亿余多]*[件个家人元项名户倍次所吨亩%‰]"
)
_YEARS = re.compile(
    rf"(?=[12“\"「一二三四五六九十])(?:(?P<from>{_YEAR})(?:{_DAY})\s?(?:-|—{{1,2}}|~|至|到)\s?(?P<to>{_YEAR})(?:{_DAY})(?:期间)?"
    rf"|(?<![\d.-])(?P<day>{_YEAR})(?:{_DAY}){_UNTIL_DAY}"
    rf"|(?P<first>{_YEAR})\s?年?\s?(?:-|—{{1,2}}|~|至|到)\s?(?P<last>{_YEAR})\s?年"
    r"|(?<=\()(?P<aside>(?:19|20)\d\d)(?=\)(?!\s?\d))"  # 5.0%(2025), not 国发(2021)20号
    rf"|(?P<year>{_YEAR})\s?年(?!\d?\d月\d?\d日|远景|愿景)(?:年底|年末|底|末)?"
    r"|[“\"「]?(?P<plan>十?[一二三四五六]|九|十)五[”\"」]?(?P<edge>规划末|规划期末|时期末|期末|末|初)?(?P<during>期间|时期|以来)?)"
)
_OWN_YEARS = re.compile(
    r"(?P<ahead>(?:今后|未来)[三五]年|规划期(?:内|末)|(?<!十[一二三四五六]五)规划末期)|(?:过去)?五年(?:来|间)"
)
_INTRODUCED = re.compile(r"(?:截至|截止|到|至)\s?[“\"]?$")
_REFERENCE = re.compile(r"(?:(?:较|比|相比|相较于?|与|同|高于|低于)\s?|是|为|相当于)[“\"]?$")
_ORIGIN = re.compile(r"(?:由|从|自)\s?[“\"]?$")
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


@dataclass(frozen=True)
class Period:
    """A year, or the years from first_year to year; start and end are its offsets in the text.

    reference: something is compared to it (较2015年); origin: something has risen from there (由2015年的).
    """

    year: int
    first_year: int | None
    start: int
    end: int
    reference: bool = False
    origin: bool = False

    def __str__(self) -> str:
        return f"{self.first_year}-{self.year}" if self.first_year else str(self.year)


@dataclass(frozen=True)
class Horizon:
    """The years a document is about: a plan's first and last year, and the year it starts from."""

    start: int
    end: int
    baseline: int
    plan: bool = True


def find_periods(text: str, horizon: Horizon | None = None) -> Iterator[Period]:
    """Every year and period in a normalized text.

    A day is among them where something is measured or due on it (截至…, …前) or a figure follows in its clause.

    With the horizon of the document also what it calls its own years: 今后五年, 规划期末, 五年来.

    >>> [str(p) for p in find_periods("“十三五”期间增长，到2025年，较“十二五”末提高，2016-2020年")]
    ['2016-2020', '2025', '2015', '2016-2020']
    """
    for match in _YEARS.finditer(text):
        before = text[max(0, match.start() - 5) : match.start()]
        first_year, year = _years(match)
        if match["day"] and not (
            match["until"]
            or _INTRODUCED.search(before)
            or _REFERENCE.search(before)
            or _DAY_OF_A_FIGURE.match(text, match.end())
        ):
            continue
        if year:
            roles = bool(_REFERENCE.search(before)), bool(_ORIGIN.search(before))
            yield Period(year, first_year, *match.span(), *roles)
    if horizon:
        for match in _OWN_YEARS.finditer(text):
            years = (horizon.end, None) if match["ahead"] else (horizon.baseline, horizon.baseline - 4)
            yield Period(*years, *match.span())


def _years(match: re.Match[str]) -> tuple[int | None, int | None]:
    """First (None for a single year) and last year; (None, None) for words that name no time."""
    part = match.groupdict()
    if part["from"]:
        return _number(part["from"]), _number(part["to"])
    if part["day"]:
        return None, _number(part["day"])
    if part["last"]:
        return _number(part["first"]), _number(part["last"])
    if part["year"] or part["aside"]:
        return None, _number(part["year"] or part["aside"])
    first = FIVE_YEAR_PLANS.get(part["plan"])
    if first is None or not (part["edge"] or part["during"] or match.group().endswith(("”", '"', "」"))):
        return None, None
    if part["edge"]:
        return None, first - 1 if part["edge"] == "初" else first + 4
    return first, first + 4


def _number(year: str) -> int:
    return int(year.translate(_DIGITS))
