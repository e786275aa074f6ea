"""Which numbers can be an indicator's figure, judged by the words around them."""

import re
from collections.abc import Callable
from typing import NamedTuple

from ipstats.reading import reasons
from ipstats.reading.vocabulary import RANK, REACHED, any_of
from ipstats.text import EQUAL, Quantity

COUNTED = frozenset(["人次", "家次", "件次", *"家户个件项人所座处部种支台条份场期次类例套只篇列艘架颗款集"])
_DURATIONS = {"年", "天", "小时", "分钟", "秒", "岁", "个月", "工作日", "个工作日"}
_MANY = 1000  # measures, tasks or aims are fewer
_COUNT_AIMS = {"个", "项", "类", "条", "种"}
_MONEY = {"元", "美元", "欧元", "港元", "日元", "英镑"}


_ABOUT = re.compile(rf"(?:{any_of('about')})[^，。；、]{{0,6}}$")
_AMONG = re.compile(r"(?<![高中初平均])等(?![级第奖次])[^，。；、]{0,6}$")
_DONE = re.compile(
    rf"(?:^|[，。；：])(?:{any_of('manner', 'opening', 'owner')}|\s)*(?:{any_of('make', 'add', 'done')})[^，。；：]*$"
)
_ONE_OF = re.compile(r"[^，。；]{0,16}(?:之列|(?<!分)之一)")
_KIND_OF = re.compile(r"级(?!别)|口径|[型版](?![一-龥]{0,1}数)")  # 40万吨级装置, 500米口径望远镜
_GENERIC = re.compile(
    rf"的?(?:{any_of('stress')})?(?!{any_of('noun')})(?:{any_of('generic')})|"
    r"(?:预计)?(?:可以?|能够?)?(?:如期|提前)|为?(?:约束性|预期性)|[十百千万亿]+元?级?台阶"
)
_DIVIDED = re.compile(
    rf"(?:{any_of('divided')}|指标(?:数量?|共|计|有|为|已|增加|减少|调整|扩大|完成|达到|到|至|了)*)的?[^，。；]{{0,3}}$"
)
_AIM = re.compile(r"的?(?:任务|预期|规划|年度|工作){0,2}目标(?!群体|任务)")  # 12件目标: what was aimed at is 12
_SUBSIDY_BEFORE = re.compile(
    rf"(?:(?!{any_of('noun')}|资助(?:{any_of('aided')}))(?:{any_of('subsidy', sense='before')})|最高(?:可达|达|不超过|给予|奖励|补助|按)?[^，。；]{{0,3}}$|"
    r"每[家户个件项名亩]$|上限为?$|下限为?$|按照?实际[^，。；]*$)[^，。；]*$"
)
_SUBSIDY_AFTER = re.compile(
    rf"[^，。；]{{0,6}}(?:{any_of('subsidy', sense='behind')})|[^，。；]{{0,16}}(?:作为奖励|给予补助|给予奖励)"
)
_SESSION = re.compile(rf"(?:全体)?(?:{any_of('session')})")
_MEETING = re.compile(rf"(?:{any_of('meeting')})[^，。；]{{0,4}}$")
_LASTING = re.compile(rf"(?:{any_of('lasting')})[^，。；]{{0,14}}$|(?:寿命|年限)[^。；]{{0,40}}$")


class Mentioned(NamedTuple):
    """A quantity with a unit, the words before and behind it, and the figure before it in its sentence."""

    q: Quantity
    before: str
    after: str
    printed: str
    last: Quantity | None


def is_counted(q: Quantity) -> bool:
    """Whether the unit is a measure word: what is counted can stand behind it (20家企业)."""
    return q.unit in COUNTED


def refusal(mentioned: Mentioned) -> str | None:
    """Why a number with a unit is no indicator's figure; None where it can be one."""
    return next((reason for reason, rule in _RULES if rule(mentioned)), None)


def _is_date(m: Mentioned) -> bool:
    """A day of a month, or a year that is no time of the sentence: that of a date."""
    return bool(
        (m.q.unit == "天" and re.search(r"月\s?$", m.before))
        or re.fullmatch(r"(?:19|20)\d\d\s?年", m.printed)
        or (m.q.unit == "年" and re.match(r"\d{1,2}月", m.after))
    )


def _is_inside(m: Mentioned) -> bool:
    """Glued to signs that make it a part of something: 1+2, 3:4, 每100人, 40万吨级, 60岁以上老年人."""
    if re.search(r"[\d.+×:/每■个千万亿]$", m.before) or re.match(r"[+×]", m.after) or _KIND_OF.match(m.after):
        return True
    return m.q.unit == "岁" and m.q.comparator != EQUAL and bool(re.match(r"[一-龥]", m.after))


def _is_same_sum(m: Mentioned) -> bool:
    """Money in another currency, in brackets behind the sum: 3亿美元(约合人民币21亿元)."""
    if m.q.unit not in _MONEY or not m.last or m.last.unit not in _MONEY:
        return False
    converted = re.search(r"(?:约合|折合|合计?|折算|折)(?:成|为)?(?:人民币|美元)?\s?$", m.before)
    beside = m.before.endswith("(") and m.last.unit != m.q.unit and m.q.start - m.last.end <= 2
    return bool(converted) or beside


def _is_listed(m: Mentioned) -> bool:
    """What exists or is worked on, counted behind its names: 聚焦5个领域, A、B等10家企业."""
    if _ABOUT.search(m.before):
        return True
    if not is_counted(m.q) or _ONE_OF.match(m.after):
        return is_counted(m.q)
    among = _AMONG.search(m.before)
    return bool(among) and not (REACHED.search(m.before) or _DONE.search(m.before))


def _is_measure(m: Mentioned) -> bool:
    """Measures, tasks and indicators that are counted: 10项重点任务, 主要指标12项, 分为5个方面."""
    if is_aim(m.q, m.after):
        return False
    behind = _GENERIC.match(m.after) or _DIVIDED.search(m.before)
    return is_counted(m.q) and m.q.value < _MANY and bool(behind)


def is_aim(q: Quantity, after: str) -> bool:
    """Whether a quantity is what was aimed at (12件目标), not how many aims there are (12个目标)."""
    return q.printed_unit not in _COUNT_AIMS and bool(_AIM.match(after))


def _is_subsidy(m: Mentioned) -> bool:
    paid = _SUBSIDY_BEFORE.search(m.before) or _SUBSIDY_AFTER.match(m.after)
    return not is_counted(m.q) and bool(paid)


def _is_number_word(m: Mentioned) -> bool:
    """Chinese numerals count things from ten up, or with a sign that they count; 一个 and 三大 do not."""
    if re.search(r"\d|分之|翻|成|半", m.printed):
        return False
    if (re.match(r"[百千]", m.printed) and m.q.comparator == EQUAL) or m.q.unit == "分":
        return True
    counts = m.q.unit == "倍" or (m.q.unit in {"家", "所", "百分点"} and m.q.value >= 2)
    return m.q.value < 10 and not counts


_RULES: list[tuple[str, Callable[[Mentioned], bool]]] = [
    (reasons.DATE, _is_date),
    (reasons.RANK, lambda m: m.before.endswith("第") or bool(RANK.search(m.before))),
    (reasons.PART_OF_NAME, _is_inside),
    (reasons.DURATION, lambda m: m.q.unit in _DURATIONS and not _LASTING.search(m.before)),
    (reasons.DURATION, lambda m: bool(re.match(r"余?年", m.after))),
    (reasons.MEETING, lambda m: bool(_MEETING.search(m.before) or _SESSION.match(m.after))),
    (reasons.SAME_SUM, _is_same_sum),
    (reasons.LIST, _is_listed),
    (reasons.MEASURES, _is_measure),
    (reasons.SUBSIDY, _is_subsidy),
    (reasons.NUMBER_WORD, _is_number_word),
]
