"""The shapes in which a name and its figure stand beside each other in a sentence, and how each is read."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from ipstats.reading.doubts import NO_NAME
from ipstats.reading.mentions import MADE, MOVES, OF_A_KIND, Mention, Named, clause_at
from ipstats.reading.name_parts import (
    BARE_ACTION,
    completed,
    names_of_predicate,
    noun_of,
    split_name,
    split_names,
    without_state,
)
from ipstats.reading.refusals import is_counted
from ipstats.reading.vocabulary import ACTION, any_of
from ipstats.text import find_quantities

_NEXT_NUMBER = re.compile(r"(?:、|和|与|及|以及)(?=\s?[约近超逾]?\d)")
_HANDLED = re.compile(rf"{any_of('handle')}$")
_SUBJECT = re.compile(rf"[一-龥A-Za-z“”()]{{2,20}}?(?:[值额量率度数]|{any_of('ending')})(?![一-龥]?[值额量率度数])")
_ANOTHER = re.compile(r"[、和与及]\s?(?:约|近|超)?\d[\d.,]*[^、，；。\d和与及]{0,6}(?=[、，；。和与及]|$)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?[^、和与及\d]*(?:[、和与及]|$)")
_SIZE = re.compile(any_of("measured size"))
_PREDICATE = re.compile(
    rf"(?P<head>[^，。；]{{1,30}}?)(?P<verb>{any_of('predicate')}|被?(?:确定|认定|评|列)为)(?P<object>[^，。；]+)"
)
_NEXT_CLAUSE = re.compile(r"，(?P<verb>开展|实施|进行)(?P<object>[^，。；]+)")
_BARE_HEAD = re.compile(r".{0,3}(?:率|额|量|数|认证|验收|评定)$")
OF_SUBJECT = re.compile(rf"占.+|{any_of('of a subject')}")
_IMPROVED = re.compile(rf"{any_of('improve')}$")
_ENDS_IN_VERB = re.compile(rf"{any_of('make', 'add', 'handle', 'particle')}$")
_MANNER = re.compile(rf"(?<=..)(?:{any_of('manner', 'adverb')}|免费)+$")
_SAID_OF_IT = re.compile(
    rf"、(?=(?:{any_of('of a subject', 'rank', 'rise', 'fall', 'reach')}|数量|金额|[居位])(?![、和与的]))"
)
_LIST_AHEAD = 200  # signs: as far as the last member of a list is looked for
_STATES = re.compile(any_of("reach", "rise", "fall"))
_ENDS_HERE = re.compile(r"\s*(?:[、，；)]|和|与|及|以及)")


def read_name(mention: Mention) -> Named:
    """The names of a mention by the first pattern that fits its shape and finds one."""
    shape, memory = mention.shape, mention.memory
    for reading, begins in readings_of(shape):
        if begins:
            memory.lead, memory.tail, memory.next_in_list = mention.lead, mention.tail, 0
        if named := reading(mention):
            return named
    raise AssertionError(shape)  # _left_out or _printed fits, and finds a name


@lru_cache(maxsize=1024)  # there are not many shapes
def readings_of(shape: str) -> list[tuple[Callable[[Mention], Named | None], bool]]:
    """How the names of a shape may be read, by the patterns that fit it, and whether a list may begin with it."""
    return [(reading, begins) for pattern, reading, begins, _ in PATTERNS if pattern.fullmatch(shape)]


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
    memory.subject = memory.subject if OF_SUBJECT.fullmatch(mention.name) else memory.names[0]
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
    subject = mention.memory.subject if of_it and not another and OF_SUBJECT.fullmatch(name) else ""
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
    ahead = clause_at(mention.sentence.text, mention.q.end, mention.q.end + _LIST_AHEAD)
    *earlier, last = _NEXT_NUMBER.split(ahead)
    quantity = next(find_quantities(last), None) if earlier else None
    return noun_of(without_state(last[quantity.end :])) if quantity else ""


def _certified(variants: list[str], mention: Mention) -> list[str]:
    """A bare 通过认证 is completed with what the clause before names."""
    if mention.matcher.find(*variants)[0] or not re.match(r"(?:通过|完成)(?:认证|验收|评定)", variants[0]):
        return variants
    clause = mention.sentence.text[: mention.q.start].split("，")[-2:-1]
    match = _PREDICATE.match(clause[0]) if clause else None
    return [variants[0][:2] + match["object"] + variants[0][2:], *variants] if match else variants
