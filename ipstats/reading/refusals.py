"""Which numbers can be an indicator's figure, judged by the words around them."""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from ipstats.reading import reasons
from ipstats.reading.vocabulary import REACHED, any_of, refusals
from ipstats.text import EQUAL, Quantity

COUNTED = frozenset(["人次", "家次", "件次", *"家户个件项人所座处部种支台条份场期次类例套只篇列艘架颗款集"])
_DURATIONS = {"年", "天", "小时", "分钟", "秒", "岁", "个月", "工作日", "个工作日"}
_MANY = 1000  # measures, tasks or aims are fewer
_LARGE = 10**8  # yuan: what is paid to one is less, a sum of all that was paid is a figure
_COUNT_AIMS = {"个", "项", "类", "条", "种"}
_MONEY = {"元", "美元", "欧元", "港元", "日元", "英镑"}
_AMONG = re.compile(r"(?<![高中初平均])等(?![级第奖次])[^，。；、]{0,6}$")
_DONE = re.compile(
    rf"(?:^|[，。；：])(?:{any_of('manner', 'opening', 'owner')}|\s)*(?!推[进动]|促进|壮大){any_of('make', 'add', 'done')}[^，。；：]*$"
)
_DONE_BEHIND = re.compile(rf"[一-龥“”]{{2,16}}?{any_of('done', 'predicate')}")
_VERB = re.compile(any_of("make", "add", "done"))
_AIM = re.compile(r"的?(?:任务|预期|规划|年度|工作){0,2}目标(?!群体|任务)")  # 12件目标: what was aimed at is 12
_LASTING = re.compile(rf"{any_of('lasting')}[^，。；]{{0,14}}$|(?:寿命|年限)[^。；]{{0,40}}$")


_Pattern = re.Pattern[str] | None


class Mentioned(NamedTuple):
    """A quantity with a unit, the words before and behind it, and the figure before it in its sentence."""

    q: Quantity
    before: str
    after: str
    printed: str
    last: Quantity | None


_Rule = Callable[[Mentioned], bool]


def is_counted(q: Quantity) -> bool:
    """Whether the unit is a measure word: what is counted can stand behind it (20家企业)."""
    return q.unit in COUNTED


def refusal(mentioned: Mentioned) -> str | None:
    """Why a number with a unit is no indicator's figure; None where it can be one."""
    words = f"{mentioned.before}【{mentioned.printed}】{mentioned.after}"
    for reason, rule, before, after, around in _reasons(is_counted(mentioned.q)):
        said = (before and before.search(mentioned.before)) or (after and after.match(mentioned.after))
        said = said or (around and around.search(words))
        if (said and _may_be(reason, mentioned)) or (rule and rule(mentioned)):
            return reason
    return None


def _may_be(reason: str, m: Mentioned) -> bool:
    """Whether a number is of a size that has the reason: measures are not many, subsidies not large."""
    if reason == reasons.MEASURES:
        return m.q.value < _MANY and not is_aim(m.q, m.after)
    return reason != reasons.SUBSIDY or m.q.value < _LARGE


def _is_duration(m: Mentioned) -> bool:
    if m.q.unit in _DURATIONS and (m.before.endswith("连续") or not _LASTING.search(m.before)):
        return True
    return m.after.startswith(("年", "余年"))


def _is_same_sum(m: Mentioned) -> bool:
    """Money in another currency, in brackets behind the sum: 3亿美元(约合人民币21亿元)."""
    if m.q.unit not in _MONEY or not m.last or m.last.unit not in _MONEY:
        return False
    converted = re.search(r"(?:约合|折合|合计?|折算|折)(?:成|为)?(?:人民币|美元)?\s?$", m.before)
    beside = m.before.endswith("(") and m.last.unit != m.q.unit and m.q.start - m.last.end <= 2
    return bool(converted) or beside


def _is_among(m: Mentioned) -> bool:
    """What exists, counted behind its names: A、B等10家企业."""
    among = _AMONG.search(m.before) if is_counted(m.q) else None
    if among is None or _VERB.search(among[0]):
        return False
    return not (REACHED.search(m.before) or _DONE.search(m.before) or _DONE_BEHIND.match(m.after))


def is_aim(q: Quantity, after: str) -> bool:
    """Whether a quantity is what was aimed at (12件目标), not how many aims there are (12个目标)."""
    return q.printed_unit not in _COUNT_AIMS and bool(_AIM.match(after))


def _is_number_word(m: Mentioned) -> bool:
    """Chinese numerals count things from ten up, or with a sign that they count; 一个 and 三大 do not."""
    if re.search(r"\d|分之|翻|成|半|[一二三四五六七八九]{2}", m.printed):
        return False
    if (re.match(r"[百千]", m.printed) and m.q.comparator == EQUAL) or m.q.unit == "分":
        return True
    counts = m.q.unit == "倍" or (m.q.unit in {"家", "所", "百分点"} and m.q.value >= 2)
    return m.q.value < 10 and not counts


def _pattern(reason: str, place: str, held_for: str) -> _Pattern:
    rows = [row for row in refusals() if (row.reason, row.place) == (reason, place) and row.counts in {"", held_for}]
    return re.compile("|".join(f"(?:{row.pattern})" for row in rows)) if rows else None


_RULES: dict[str, _Rule | None] = {  # the first that holds; None: only what refusals.csv says
    reasons.DATE: None,
    reasons.RANK: None,
    reasons.PART_OF_NAME: None,
    reasons.DURATION: _is_duration,
    reasons.MEETING: None,
    reasons.SAME_SUM: _is_same_sum,
    reasons.LIST: _is_among,
    reasons.MEASURES: None,
    reasons.SUBSIDY: None,
    reasons.CONDITION: None,
    reasons.NUMBER_WORD: _is_number_word,
}


@cache  # patterns take their time to compile
def _reasons(counts: bool) -> list[tuple[str, _Rule | None, _Pattern, _Pattern, _Pattern]]:
    """The reasons for numbers that count, or for others: each with what refusals.csv says before, after and around."""

    def said(reason: str, place: str) -> _Pattern:
        return _pattern(reason, place, "yes" if counts else "no")

    return [
        (reason, rule, said(reason, "before"), said(reason, "after"), said(reason, "around"))
        for reason, rule in _RULES.items()
    ]
