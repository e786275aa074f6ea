"""Whose figure it is: the name that belongs to a quantity in running text."""

import re
from collections.abc import Callable
from dataclasses import replace

from ipstats.reading.doubts import NO_NAME
from ipstats.reading.indicator_names import Matcher
from ipstats.reading.mentions import CLAUSE, JOIN, MADE, MOVES, OF_A_KIND, RATES, Memory, Mention, Named
from ipstats.reading.name_parts import (
    BARE_ACTION,
    completed,
    names_of_predicate,
    noun_of,
    split_name,
    split_names,
    without_state,
)
from ipstats.reading.refusals import is_aim, is_counted
from ipstats.reading.sentences import Sentence, is_range
from ipstats.reading.tagger import tag
from ipstats.reading.vocabulary import ACTION, ADD, PLAN_YEARS, RATE, any_of
from ipstats.text import Quantity, find_quantities

_STRONG = re.compile(r"[，；：。→]")
_NEXT_NUMBER = re.compile(r"(?:、|和|与|及|以及)(?=\s?[约近超逾]?\d)")
_HANDLED = re.compile(rf"{any_of('handle')}$")
_SUBJECT = re.compile(rf"[一-龥A-Za-z“”()]{{2,20}}?(?:[值额量率度数]|{any_of('ending')})(?![一-龥]?[值额量率度数])")
_ANOTHER = re.compile(r"[、和与及]\s?(?:约|近|超)?\d[\d.,]*[^、，；。\d和与及]{0,6}(?=[、，；。和与及]|$)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?[^、和与及\d]*(?:[、和与及]|$)")
_SIZE = re.compile(any_of("measured size"))
_SET_BY = re.compile(rf"{any_of('set by')}+的?$")  # before the 12件目标: who set it
_OF_THE_PLAN = re.compile(rf"(?:{PLAN_YEARS})?{any_of('set by')}*")
_PREDICATE = re.compile(
    rf"(?P<head>[^，。；]{{1,30}}?)(?P<verb>{any_of('predicate')}|被?(?:确定|认定|评|列)为)(?P<object>[^，。；]+)"
)
_NEXT_CLAUSE = re.compile(r"，(?P<verb>开展|实施|进行)(?P<object>[^，。；]+)")
_BARE_HEAD = re.compile(r".{0,3}(?:率|额|量|数|认证|验收|评定)$")
_OF_SUBJECT = re.compile(rf"占.+|{any_of('of a subject')}")
_IMPROVED = re.compile(rf"{any_of('improve')}$")
_ENDS_IN_VERB = re.compile(rf"{any_of('make', 'add', 'handle', 'particle')}$")
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
_MANNER = re.compile(rf"(?<=..)(?:{any_of('manner', 'adverb')}|免费)+$")
_SAID_OF_IT = re.compile(
    rf"、(?=(?:{any_of('of a subject', 'rank', 'rise', 'fall', 'reach')}|数量|金额|[居位])(?![、和与的]))"
)
_NEW = re.compile("[新净]增|惠及")
_LIST_AHEAD = 200  # signs: as far as the last member of a list is looked for
_STATES = re.compile(any_of("reach", "rise", "fall"))
_ENDS_HERE = re.compile(r"\s*(?:[、，；)]|和|与|及|以及)")


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
        adds = re.fullmatch(ADD, memory.tail) and not _OF_SUBJECT.fullmatch(name)
        earlier = memory.lead + (memory.tail if adds else "")
        mention = replace(mention, lead=earlier + mention.lead.lstrip("、和及与 "))
    named = _read(mention)
    if compared and named.doubt != NO_NAME:
        names = [name + compared[0] for _, name in named.names]
        named = replace(named, names=[matcher.find(name) for name in names])
    memory.last = named
    return named


def _read(mention: Mention) -> Named:
    """What the first pattern says that fits a mention and finds a name."""
    shape, memory = mention.shape, mention.memory
    for pattern, reading, begins, _ in PATTERNS:
        if pattern.fullmatch(shape):
            if begins:
                memory.lead, memory.tail, memory.next_in_list = mention.lead, mention.tail, 0
            if named := reading(mention):
                return named
    raise AssertionError(shape)  # _left_out or _printed fits, and finds a name


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


def _of_amount(mention: Mention) -> Named:
    """What an amount is of stands behind it, unless the amount only picks it out."""
    of_it = not mention.name or _SIZE.fullmatch(mention.name) or MADE.search(mention.name)
    variants = _names_after(mention) if of_it else []
    return mention.named(*variants) if variants else Named([])


def _next_in_list(mention: Mention) -> Named:
    memory = mention.memory
    memory.next_in_list += 1
    names = memory.names[memory.next_in_list - 1 : memory.next_in_list] or memory.names[-1:]
    return replace(mention.each(names), tail=mention.tail or memory.tail, lead=memory.lead)


def _total(mention: Mention) -> Named:
    nouns = [noun_of(name) if "等" in name else name for name in mention.memory.names]
    return Named([mention.matcher.find(noun + mention.name, noun) for noun in nouns], mention.tail)


def _list(mention: Mention) -> Named | None:
    """The first figure of a list: its names are printed with it, or were before."""
    memory = mention.memory
    count = len(_NUMBER.findall(re.split(r"[，；。]", mention.sentence.text[mention.q.start :], maxsplit=1)[0]))
    if mention.name:
        memory.names = split_names(_with_subject(mention), count)
        memory.recent += memory.names
    else:
        memory.names = memory.recent[-(count or 1) :] or memory.names or _listed_before(mention, count)
    if mention.name and count == 1:
        return mention.each(memory.names)
    memory.next_in_list = len(memory.names[:1])
    return mention.each(memory.names[:1]) if memory.names else None


def _listed_before(mention: Mention, count: int) -> list[str]:
    """The members of a list of so many in the clause before: 依次为A、B和C，分别增长X、Y和Z."""
    clauses = re.split("[，；]", mention.sentence.text[: mention.q.start])
    names = split_names(re.split("[为是有]", clauses[-2])[-1]) if len(clauses) > 1 else []
    return names if len(names) == count > 1 else []


def _behind(mention: Mention) -> Named | None:
    variants, memory = _names_after(mention), mention.memory
    if not variants:
        return None
    variants = [(mention.whose or "") + name for name in variants]
    named = mention.named(*_certified(variants, mention), note=mention.note)
    if _IMPROVED.search(mention.tail):  # 提升39个县: the counties are no step
        named = replace(named, tail="")
    memory.subject = named.names[0][1]
    memory.names = [memory.subject]
    return named


def _kind(mention: Mention) -> Named | None:
    """Those that are of a kind: 259项成果，其中56项为全国首创."""
    found, memory = OF_A_KIND.match(mention.after), mention.memory
    return mention.named(found["kind"] + memory.names[-1]) if found and memory.names else None


def _each(mention: Mention) -> Named | None:
    """One figure for several names; without a name it is of each that was named: A3件，B5件，增幅均为9%."""
    memory = mention.memory
    memory.names = split_names(mention.name) if mention.name else list(dict.fromkeys(memory.recent))
    return mention.each(memory.names) if memory.names else None


def _left_out(mention: Mention) -> Named:
    """A figure without a name is of what was named last; where nothing was, its clause is quoted and doubted."""
    memory, text = mention.memory, mention.sentence.text
    between = re.split("[，；]", mention.gap)[1:-1]  # 出口增长5%，进口创新高，达到8亿元
    if mention.tail and between and (own := _SUBJECT.match(split_name(between[-1])[0])):
        memory.names = [own[0]]
    if memory.names and _ANOTHER.match(text, mention.q.end):  # 分别为X、Y，增长4%、5%: a second list of the same names
        memory.next_in_list = 1
        return mention.each(memory.names[:1])
    if memory.names:
        grows = mention.q.unit in {"%", "倍"} and MOVES.search(mention.tail)  # 新设企业26家，增长11%
        return replace(mention.each(memory.names), note=memory.last.note if memory.last and grows else "")
    *earlier, clause = re.split(r"[，；]", text[: mention.following])
    subject = _SUBJECT.match(split_name(earlier[-1])[0]) if earlier and mention.tail else None
    if is_counted(mention.q) and not subject and not _STATES.search(mention.tail):
        return Named([(None, "")])
    name = subject[0] if subject else clause.strip()[:40] or text[:40]
    return Named([mention.matcher.find(name)] if subject else [(None, name)], mention.tail, mention.lead, doubt=NO_NAME)


def _printed(mention: Mention) -> Named:
    """The name that stands before its figure, in its best reading."""
    memory, note = mention.memory, "" if mention.q.unit == "%" and mention.name.startswith("占") else mention.note
    named = mention.named(*_readings(mention), note=note)
    memory.names = [named.names[0][1]]
    memory.recent += memory.names
    memory.subject = memory.subject if _OF_SUBJECT.fullmatch(mention.name) else memory.names[0]
    return named


# The shape of a mention; how its names are read; whether a list may begin with it; an example. The first that fits.
PATTERNS: tuple[tuple[re.Pattern[str], Callable[[Mention], Named | None], bool, str], ...] = (
    (re.compile(r".*N[derv]*(?:Ck|.c)|.*[FMQ]c"), lambda _: Named([]), False, "年产值超百亿元企业2家"),
    (re.compile(r"\+?Cm"), lambda _: Named([]), False, "203个断面水质优良率达100%"),
    (re.compile(r".*[FMQ]k"), _of_amount, False, "设立2亿元的基金"),
    (re.compile(r"l\+r?[ACFMQ].*"), _next_in_list, False, "A和B分别为3件、5件"),
    (re.compile(r".*T.*"), _total, False, "规上企业41家、总数达145家"),
    (re.compile(r".*d.*"), _list, True, "A和B分别为3件、5件"),
    (re.compile(r"[^N]*[ACFMQ]i"), _kind, True, "259项成果，其中56项为全国首创"),
    (re.compile(r"[^N]*(?:C[cknp]|M[knp]|Fn)"), _behind, True, "打造20家知识产权运用标杆企业"),
    (re.compile(r".*e.*"), _each, True, "A、B均达到90%"),
    (re.compile(r"[^N]*"), _left_out, True, "A为3件，增长5%"),
    (re.compile(r".*"), _printed, True, "A达到3件"),
)


def _with_subject(mention: Mention) -> str:
    """The name, behind the subject of the clause before where it is only of that: 服务业增加值增长5%，占GDP比重60%."""
    name, ahead = mention.name, mention.gap[: -len(mention.lead + mention.name + mention.tail)]
    of_it = name.startswith("占") or not ahead.strip("，、及和与")
    new = mention.memory.last and mention.memory.last.note  # 新增企业74家，完成投资88亿元
    another = new and mention.lead and not mention.beside and name[0] != "占"
    subject = mention.memory.subject if of_it and not another and _OF_SUBJECT.fullmatch(name) else ""
    return (
        subject.removesuffix(name[1:]) if name.startswith("总") else subject
    ) + name  # 运营里程30公里、总里程909公里


def _readings(mention: Mention) -> list[str]:
    """Readings of a printed name, with what the sentence left out of it."""
    name, memory = _with_subject(mention), mention.memory
    variants, within = [name], "其中" in mention.sentence.text[: mention.q.start]
    if mention.lead and "的" in name:  # 拥有专利的企业, 2017年以来引进的企业: only a part of what tells which
        noun = name.rsplit("的", 1)[1]
        part = len(noun) > 1 and (_ENDS_IN_VERB.search(mention.lead) or name[0] in {*"来后前起于按为由从"})
        variants = [noun, name] if part else [name, noun]
    if BARE_ACTION.match(name) and memory.names and (last := ACTION.search(memory.names[-1])):
        variants = [memory.names[-1][: last.start()] + name]
    if handled := _HANDLED.search(mention.lead):
        variants = [name + handled[0], handled[0] + name, name]
        memory.noun = name
    elif within and memory.parent and not ACTION.search(name):
        variants = [f"{name}（{memory.parent}）", name]
    elif not within and (action := ACTION.search(name)):
        memory.parent = action["action"]
    if _BARE_HEAD.match(name) and memory.noun and not mention.matcher.find(*variants)[0]:
        variants = [memory.noun + name]
    return variants


def _names_after(mention: Mention) -> list[str]:
    """Readings of what stands behind its number; none where nothing does."""
    text, q = mention.sentence.text, mention.q
    clause = without_state(_SAID_OF_IT.split(mention.after.strip().strip("的"))[0])
    if not clause:
        return []
    if match := _PREDICATE.match(clause):
        return names_of_predicate(noun_of(_MANNER.sub("", match["head"])), match["verb"], match["object"])
    noun, end = noun_of(clause), q.end + len(text[q.end : mention.following].split("，", 1)[0])
    match = _NEXT_CLAUSE.match(text, end) if "选" in mention.lead else None
    if match:
        return [*names_of_predicate(noun, match["verb"], match["object"]), noun]
    at = text.find(noun, q.end, mention.following)
    if at >= 0 and _ENDS_HERE.match(text, at + len(noun), mention.following):  # not 为3万人追回工资2亿元
        mention.memory.end = at + len(noun)
    return [completed(noun, _last_of_list(mention))]


def _last_of_list(mention: Mention) -> str:
    """The noun behind the last number of a list: 7个国家级、9个区域级产业集群."""
    ahead = mention.sentence.text[mention.q.end : mention.q.end + _LIST_AHEAD]
    *earlier, last = _NEXT_NUMBER.split(next(CLAUSE.finditer(ahead))[0])
    quantity = next(find_quantities(last), None) if earlier else None
    return noun_of(without_state(last[quantity.end :])) if quantity else ""


def _certified(variants: list[str], mention: Mention) -> list[str]:
    """A bare 通过认证 is completed with what the clause before names."""
    if mention.matcher.find(*variants)[0] or not re.match(r"(?:通过|完成)(?:认证|验收|评定)", variants[0]):
        return variants
    clause = mention.sentence.text[: mention.q.start].split("，")[-2:-1]
    match = _PREDICATE.match(clause[0]) if clause else None
    return [variants[0][:2] + match["object"] + variants[0][2:], *variants] if match else variants
