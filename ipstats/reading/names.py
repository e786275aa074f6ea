"""Whose figure it is: the name that belongs to a quantity in running text."""

import re
from dataclasses import replace

from ipstats.reading.doubts import NO_NAME
from ipstats.reading.indicator_names import Matcher
from ipstats.reading.mentions import JOIN, RATES, Memory, Mention, Named
from ipstats.reading.name_parts import split_name
from ipstats.reading.name_patterns import OF_SUBJECT, read_name
from ipstats.reading.refusals import is_aim, is_counted
from ipstats.reading.sentences import Sentence, is_range
from ipstats.reading.tagger import tag
from ipstats.reading.vocabulary import ADD, PLAN_YEARS, RATE, any_of
from ipstats.text import Quantity

_STRONG = re.compile(r"[，；：。→]")
_SET_BY = re.compile(rf"{any_of('set by')}+的?$")  # before the 12件目标: who set it
_OF_THE_PLAN = re.compile(rf"(?:{PLAN_YEARS})?{any_of('set by')}*")
_HEAD = re.compile(rf"(?:[率量额度数比值]|{any_of('ending', 'people', 'head')})$")
_COMPARED = re.compile(  # 高于全国, 超年度计划, 比全国高
    rf"(?:{any_of('compare')}(?:出|于)[^，；、\d在到达]{{1,12}}|"
    r"超过?(?:全国|全省|全市|年度|计划|预期|平均)[^，；、\d]{0,8}|"
    rf"(?<!占)比(?![率重例值])[^，；、\d]{{1,12}}(?<![提减增升降]){any_of('compare')}出?)$"
)
_COMPLETED = re.compile(  # 完成“十三五”目标的, 超额完成就业任务的
    r"(?:超额|提前|全面|圆满|均|已)*(?:完成|实现|达到?|占)了?(?P<of>[^，。；、\d]{0,16}?)"
    r"(?:目标|任务|计划|预算|指标)(?:值|数|任务|总数)?的$"
)
_OF_WHOM = re.compile(rf"^(?:{PLAN_YEARS}|{any_of('set by', 'owner')}|年度|全年|[省市县]定?)+|(?:年度|的)+$")
_NEW = re.compile("[新净]增|惠及")


def name_of(sentence: Sentence, q: Quantity, before: int, following: int, memory: Memory, matcher: Matcher) -> Named:
    """The names of a quantity that stands between two others (their end and start); none where it only qualifies."""
    if memory.last and before and is_range(sentence.masked, before, q.start):
        return memory.last
    region = sentence.text[_region_start(sentence.masked, max(before, memory.end), q.start) : q.start].lstrip(")")
    compared = _COMPARED.search(region)
    completed = _COMPLETED.search(region) if q.unit == "%" else None
    ends = compared or completed
    name, tail, lead = split_name(region[: ends.start()] if ends else region)
    if completed:
        name, tail = name or _OF_WHOM.sub("", completed["of"]), completed[0]
    if compared and (rate := re.match(RATE, tail)):  # 增速高于全国: the lead is one of rates
        name, tail = name + rate[0], tail[rate.end() :]
    aim = is_aim(q, sentence.text[q.end :]) and _SET_BY.search(region)
    among = name.endswith("等") and is_counted(q) and re.match("[一-龥]{2}", sentence.masked[q.end :])
    if aim or among or _OF_THE_PLAN.fullmatch(name):
        whose = split_name(region[: aim.start()])[0] if aim else ""  # 授权量规划的30件目标
        name, lead = (whose if _HEAD.search(whose) else ""), lead + name
    if JOIN.search(name):  # 10家A、30家B: what stands before the sign is the name of another figure
        name = ""
    beside = bool(memory.last and memory.last.names) and not re.search(r"[，；：]", sentence.text[before : q.start])
    gap = sentence.text[max(before, memory.end) : q.start]
    mention = Mention(sentence, q, following, name, tail, lead, beside, memory, matcher, gap)
    if name and not tail and mention.behind == "n" and _is_verb(name, mention):
        mention = replace(mention, name="", lead=lead + name, whose="")
    elif not name and tail == "为" and mention.behind in {*"np"}:  # 为6000栋建筑安装设备
        mention = replace(mention, tail="", lead=lead + tail, whose="")
    elif name and _NEW.fullmatch(tail) and mention.behind == "n":
        mention = replace(mention, name="", tail="", lead=lead + tail, whose=name)
    if mention.goes_on and beside and (name or tail or mention.behind in {*"cknp"}):
        adds = re.fullmatch(ADD, memory.tail) and not OF_SUBJECT.fullmatch(name)
        earlier = memory.lead + (memory.tail if adds else "")
        mention = replace(mention, lead=earlier + mention.lead.lstrip("、和及与 "))
    named = read_name(mention)
    if compared and named.doubt != NO_NAME:
        names = [name + compared[0] for _, name in named.names]
        named = replace(named, names=[matcher.find(name) for name in names])
    memory.last = named
    return named


def _region_start(text: str, before: int, start: int) -> int:
    """Where the words that belong to a quantity begin: behind the last strong sign, open bracket or quantity."""
    signs = [found.end() for found in _STRONG.finditer(text, before, start)]
    bracket = text.rfind("(", before, start)
    open_bracket = bracket + 1 if bracket > text.rfind(")", before, start) else 0
    return max([before, open_bracket, *signs])


def _is_verb(name: str, mention: Mention) -> bool:
    """Whether what stands before a number and its noun is no name: 推出20项措施, A、B2个产业, a word that ends in a verb."""
    if mention.q.unit in RATES or mention.matcher.find(name)[0]:
        return False
    if any(span.end == len(name) and span.is_a("make", "add", "handle") for span in tag(name)[-1:]):
        return True
    counts = is_counted(mention.q)
    return (counts and "、" in name) or (len(name) <= (5 if counts else 3) and not _HEAD.search(name))
