"""When: years and five-year periods in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

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
_RELATIVE = re.compile(
    r"(?P<end>规划期(?:内|末)|(?<!十[一二三四五六]五)规划末期)|(?:今后|未来)(?P<ahead>[三五])年"
    r"|(?:过去|近|前)?(?P<back>[三五])年(?:来|间|(?=累计|共|净增|新增|增长))|(?:过去|近|前|这)的?(?P<past>[三五])年"
    r"|(?P<last>去年|(?:过去)?一年来|过去(?:的)?一年|(?<![比较同与为是])上年(?![同末底度]))|(?P<now>今年|本年度)|(?P<next>明年)|(?P<present>目前|如今)"
)
_OWN_WORDS = re.compile(r"年|规划期|目前|如今")
_INTRODUCED = re.compile(r"(?:截至|截止|到|至)\s?[“\"]?$")
_CHAINED = re.compile(r"[、和与及\s]?")
# What a mention of a year is for, where it is not the figure's: the words before it, and those behind.
ROLES = [
    ("reference", r"(?:(?:较|比|相比|相较于?|与|同|高于|低于)\s?|(?:是|相当于|超过|超)|(?<![作成])为)[“\"]?$", r""),
    ("reference", r"按\s?$", r"(?:不变|可比)?价"),
    ("origin", r"(?:由|从)\s?[“\"]?$", r"(?!起|开始|以来)"),
    ("vision", r"(?:为|向|面向|瞄准)\s?(?:到|至|实现)?$", r""),
    ("aside", r"于\s?$", r"[^，。；\d]{0,12}的[一-龥]"),
    ("own", r"于\s?$", r"[^，。；\d]{0,10}(?:首次|率先|正式|启动|建成|成立|出台|印发|实施|通过|获批|突破)"),
    ("aside", r"(?:^|[^到至])$", r"(?:以来|起|后)[^，。；\d]{0,12}的[一-龥]"),
    ("aside", r"\($", r"\)(?!\s?$)[一-龥]"),
]
_SLOGAN = re.compile(r"(?:时期|期间)?[^，。；、]{0,8}(?:开局|收官|开好|起步|启航|谋划)")
_NAMED = re.compile(r"(?:时期|期间)?(?:规划|计划|纲要|主?要?目标|任务|专项|工作|发展|奋斗|经济社会|是|这五年|乃至)")
_ROLES = [(role, re.compile(before), re.compile(after)) for role, before, after in ROLES]
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


@dataclass(frozen=True)
class Period:
    """A year, or the years from first_year to year; start and end are its offsets in the text.

    role: what the mention is for where it is not when a figure is: reference, something is compared to it (较2015年);
    origin, something has risen from there (由2015年的); vision (为到2035年…); own, it holds for its clause
    alone (于2022年首次突破); aside (2018年以来新增的企业); named, a plan of
    those years is (“十四五”规划); slogan (“十四五”开局).
    """

    year: int
    first_year: int | None
    start: int
    end: int
    role: str = ""

    @property
    def reference(self) -> bool:
        return self.role == "reference"

    @property
    def origin(self) -> bool:
        return self.role == "origin"

    def __str__(self) -> str:
        return f"{self.first_year}-{self.year}" if self.first_year else str(self.year)


@dataclass(frozen=True)
class Horizon:
    """The years a document is about: a plan's first and last year, and the year it starts from; its kind (plan, report or
    bulletin), and the year it was written in, where that is known."""

    start: int
    end: int
    baseline: int
    kind: str = "plan"
    written: int | None = None

    @property
    def plan(self) -> bool:
        return self.kind == "plan"

    @property
    def now(self) -> int:
        """The year that the document calls this one."""
        return self.written or max(self.baseline + 1, self.start)


def find_periods(text: str, horizon: Horizon | None = None, now: int | None = None) -> Iterator[Period]:
    """Every year and period in a normalized text, from left to right.

    A day is among them where something is measured or due on it (截至…, …前) or a figure follows in its clause.

    With the horizon of the document also what it calls its own years: 今后五年, 规划期末, 五年来, 去年; now: the year that
    the words around call this one, else the document's.

    >>> [str(p) for p in find_periods("“十三五”期间增长，到2025年，较“十二五”末提高，2016-2020年")]
    ['2016-2020', '2025', '2015', '2016-2020']
    """
    found = list(_printed(text))
    if horizon and _OWN_WORDS.search(text):
        found = sorted([*found, *_relative(text, horizon, now or horizon.now)], key=lambda period: period.start)
    last = None
    for period in found:
        role = period.role or _role(text, period)
        if last and last.role and not role and _CHAINED.fullmatch(text[last.end : period.start]):
            role = last.role  # 超过“十二五”“十三五”的总和
        last = _until_now(replace(period, role=role) if role else period, text, horizon)
        yield last


def _until_now(period: Period, text: str, horizon: Horizon | None) -> Period:
    """What goes on (“十四五”以来) reaches as far as the document looks back."""
    if horizon and period.first_year and text[period.start : period.end].endswith("以来"):
        return replace(period, year=min(period.year, max(horizon.baseline, period.first_year)))
    return period


def _printed(text: str) -> Iterator[Period]:
    for match in _YEARS.finditer(text):
        first_year, year = _years(match)
        if year and not (match["day"] and not _is_day_of_figure(match, text)):
            yield Period(year, first_year, *match.span())


def _is_day_of_figure(match: re.Match[str], text: str) -> bool:
    before = text[max(0, match.start() - 5) : match.start()]
    introduced = match["until"] or _INTRODUCED.search(before) or _ROLES[0][1].search(before)
    return bool(introduced or _DAY_OF_A_FIGURE.match(text, match.end()))


def _relative(text: str, horizon: Horizon, now: int) -> Iterator[Period]:
    """Words that count from the document's own years."""
    counted = {"三": 3, "五": 5}
    for match in _RELATIVE.finditer(text):
        part = match.groupdict()
        if part["end"]:
            yield Period(horizon.end, None, *match.span())
        elif part["ahead"]:
            end = horizon.end if horizon.plan else now + counted[part["ahead"]] - 1
            yield Period(end, None, *match.span())
        elif part["present"]:
            this = horizon.baseline if horizon.kind == "bulletin" else horizon.written or horizon.baseline
            yield Period(this, None, *match.span(), "" if text[match.end() :].startswith("，") else "own")
        elif back := part["back"] or part["past"]:
            yield Period(horizon.baseline, horizon.baseline - counted[back] + 1, *match.span())
        else:
            yield Period(now + (-1 if part["last"] else 1 if part["next"] else 0), None, *match.span())


def _role(text: str, period: Period) -> str:
    """What a mention is for, by the words around it; nothing where it tells when a figure is."""
    before, words = text[max(0, period.start - 5) : period.start], text[period.start : period.end]
    if words.endswith(("五”", '五"', "时期", "期间")) and _SLOGAN.match(text, period.end):
        return "slogan"
    if words.endswith(("五”", '五"', "时期", "期间")) and _NAMED.match(text, period.end):
        return "named"
    matches = (role for role, front, behind in _ROLES if front.search(before) and behind.match(text, period.end))
    return next(matches, "")


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
