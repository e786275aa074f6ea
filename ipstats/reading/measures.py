"""What kind of figure a number is: a level, a step, a growth, a multiple; the evidence is in the words around it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ipstats.reading import vocabulary
from ipstats.reading.evidence import Choice, Evidence, choose
from ipstats.text import Quantity

_MOVES = re.compile(rf"(?:{vocabulary.RISE}|{vocabulary.FALL})(?:了|约|近)?$")
_FALLS = re.compile(rf"(?:{vocabulary.FALL})(?:了|约|近)?$")
_LOSES = re.compile(rf"(?:{vocabulary.LOSE})$")
_RATE = re.compile(vocabulary.RATE)
_ADDS = re.compile(vocabulary.ADD)
_NAMED_RATE = re.compile(r"(?:增长速度|增速|增长率|增长|增幅|涨幅)(?:\([^()]*\))?$")
_NAMED_FALL = re.compile(r"(?:下降|降低|减少)(?:\([^()]*\))?$")
_NAMED_RISE = re.compile(r"(?:提高|提升|增加|增量)(?:\([^()]*\))?$")
_COMPLETED = re.compile(
    r"(?:完成|实现|达到?|占|超额完成)(?:了|到)?[^，。；]{0,16}(?:目标|任务|计划|预算|指标)(?:值|数|任务|总数)?的$"
)
_COMPLETION = re.compile(r"(?:目标|任务|计划|预算)完成率$")
_EACH_YEAR = re.compile(r"每年|(?<!\d)(?<!\d\s)年均|年平均|逐年")
_REACHED = re.compile(r"(?:累计|总数|达|到|突破|超过?|为)[^，。；\d]{0,4}$")
_OVER_YEARS = re.compile(r"累计|[三五二两四六七八九十]年(?:来|间)?$")
_SPEED = re.compile(r"增速|增长速度|(?:年|均)增长率$|涨幅$")
_PULLED = re.compile(r"拉动|贡献率?")
_BETTER = re.compile(r"浓度|排放|能耗|污染|死亡率|发病率|事故")  # what is improved by a fall
_FLOWS = re.compile(r"就业$|减税|造林$|占[^占]+$")  # 新增就业, 新增企业占全部: no steps of a stock
_ENTITIES = frozenset("家户个名所座处项")
_MANY = 25  # percent: few grow as much each year


class Words(NamedTuple):
    """The words before a quantity: what leads up to its name, the name, what the number does; all since the last sign."""

    lead: str
    name: str
    tail: str
    region: str = ""


class Years(NamedTuple):
    """What is known of the years that a growth may run over.

    several: whether what stands above the figure is of several years; one: whether its own time is one year; compared:
    whether another year than the last is named before it (比2020年); ahead: whether a plan wants it by its last year.
    """

    several: bool = False
    one: bool = True
    compared: bool = False
    ahead: bool = False


def weigh_measure(q: Quantity, words: Words, years: Years) -> tuple[Choice, float]:
    """The measure with most evidence, and the value: what falls is below zero, unless its name holds the fall.

    >>> from ipstats.text import parse_quantity
    >>> choice, value = weigh_measure(parse_quantity("15%"), Words("", "能耗", "同比下降"), Years())
    >>> choice.value, value
    ('annual_growth', -15.0)
    """
    improved = words.tail.endswith("改善") and _BETTER.search(words.name)
    falls = _FALLS.search(words.tail) or _LOSES.search(words.lead) or improved
    choice = choose(_readings(q, words, years))
    if choice is None:
        raise ValueError("a quantity is at least a level")
    return choice, -q.value if falls and choice.value != "completion" else q.value


def named_measure(name: str, unit: str | None, value: float) -> tuple[str | None, str]:
    """The measure that a row's name tells of its figures, and the rule; None where it tells none.

    >>> named_measure("能耗降低", "%", 17), named_measure("产值增长", "%", 5), named_measure("入托率提高", "百分点", 6)
    (('total_growth', 'named_fall'), ('annual_growth', 'named_rate'), ('change', 'points'))
    """
    if unit == "百分点":
        return "change", "points"
    if unit == "%" and _NAMED_FALL.search(name):
        return "total_growth", "named_fall"
    if unit == "%" and _NAMED_RATE.search(name):
        return ("total_growth", "size") if value > _MANY and "年均" not in name else ("annual_growth", "named_rate")
    return None, ""


def _readings(q: Quantity, words: Words, years: Years) -> Iterator[Evidence]:
    lead, name, tail, region = words
    moves = _MOVES.search(tail)
    yearly = _EACH_YEAR.search(lead + tail)
    yield Evidence("level", "annual_level" if yearly and q.unit not in {"%", "‰"} else "level")
    if q.unit == "%" and (done := _COMPLETED.search(region) or _COMPLETION.search(name)):
        yield Evidence("completes", "completion", done[0])
    elif q.unit == "倍":
        yield Evidence("times", "multiple", tail)
        if moves:
            yield from _growth(q, words, years)
    elif q.unit == "%" and (moves or _RATE.search(tail) or _NAMED_RATE.search(name)):
        yield from _growth(q, words, years)
    elif q.unit == "百分点" and (pulled := _PULLED.search(lead + name + tail)):
        yield Evidence("pulled", "level", pulled[0])
    elif q.unit == "百分点":
        yield Evidence("points", "annual_change" if yearly else "change", "百分点")
    elif q.unit == "%" and _NAMED_FALL.search(name):
        yield Evidence("named_fall", "total_growth", name)
    elif q.unit == "%" and not moves and _LOSES.search(lead):  # 压减时间58%
        yield from _growth(q, words, years)
    elif moves or _NAMED_RISE.search(name) or _LOSES.search(lead) or (_ADDS.search(lead) and not _FLOWS.search(name)):
        yield Evidence("adds", "annual_change" if yearly else "change", tail or lead)
        if _REACHED.search(tail) and not moves:
            yield Evidence("reached", "level", tail)
    elif q.unit in _ENTITIES and (found := _ADDS.search(name, 1)):
        yield Evidence("adds", "change", found[0])


def _growth(q: Quantity, words: Words, years: Years) -> Iterator[Evidence]:
    """Whether a growth is one a year or over several years."""
    before = f"{words.lead}，{words.tail}"
    whole = "total_growth"
    if found := re.search(vocabulary.RATE_A_YEAR, before) or _SPEED.search(words.name + words.tail):
        yield Evidence("rate_a_year", "annual_growth", found[0])
    elif found := _OVER_YEARS.search(words.tail) or vocabulary.OVER_YEARS.search(words.tail):
        yield Evidence("over_years", whole, found[0])
    elif years.compared and re.search(vocabulary.REFERENCE, words.tail):
        yield Evidence("compared", whole, words.tail)
    elif years.several:
        yield Evidence("several_years", whole)
    elif years.ahead:
        yield Evidence("plan_years", whole)
    if years.one and not years.ahead:
        yield Evidence("one_year", "annual_growth")
    if q.unit == "倍":
        yield Evidence("times_more", whole, words.tail)
    elif q.value > _MANY and not years.one:
        yield Evidence("size", whole)
