"""Whose figure it is: the name that belongs to a quantity in running text."""

import re
from dataclasses import dataclass, field

from ipstats import grammar as g
from ipstats.matching import Matcher
from ipstats.quantity import Quantity
from ipstats.sentence import RANGE, Sentence, is_counted
from ipstats.table_reader import split_list

_STRONG = re.compile(r"[，；：。]")
_CLAUSE = re.compile(r"(?:[^，；：。！？()]|\([^()]*\))*")
_JOINED = re.compile(r"[、和及与以\s]*")


@dataclass(frozen=True)
class Named:
    """Names to state a figure for, each with its code; the words before and behind the name; a note to it."""

    names: list[tuple[str | None, str]]
    tail: str = ""
    lead: str = ""
    note: str = ""


@dataclass
class Memory:
    """What a sentence has named so far, for the quantities that leave their name out."""

    names: list[str] = field(default_factory=list)
    recent: list[str] = field(default_factory=list)
    lead: str = ""
    tail: str = ""
    place_in_list: int = 0
    noun: str = ""
    parent: str = ""
    last: Named | None = None


def region_start(shown: str, before: int, start: int) -> int:
    """Where the words that belong to a quantity begin: behind the last strong sign, open bracket or quantity."""
    signs = [found.end() for found in _STRONG.finditer(shown, before, start)]
    bracket = shown.rfind("(", before, start)
    open_bracket = bracket + 1 if bracket > shown.rfind(")", before, start) else 0
    return max([before, open_bracket, *signs])


def split_name(region: str) -> tuple[str, str, str]:
    """The words before a quantity as (name, what the number does, what leads up to the name).

    >>> split_name("到2025年每万人口发明专利拥有量达到"), split_name("力争培育知识产权示范企业")
    (('每万人口发明专利拥有量', '达到', '到2025年'), ('知识产权示范企业', '', '力争培育'))
    """
    name, tail, lead = region.strip(), "", ""
    while cut := g.TAIL.search(name[-40:]):
        name, tail = name[: len(name) - len(cut.group())].rstrip(), cut.group() + tail
    if subject := g.SUBJECT.match(name):
        name = name[subject.end() :]
    while cut := g.LEAD.match(name) or g.DO.match(name):
        if "do" in cut.groupdict() and g.ACTION.fullmatch(name):
            break
        lead, name = lead + (cut.groupdict().get("do") or cut.group()), name[cut.end() :]
    return name.strip('“”" '), tail, lead


def name_of(sentence: Sentence, q: Quantity, before: int, following: int, memory: Memory, matcher: Matcher) -> Named:
    """The names of a quantity that stands between two others (their end and start); none where it only qualifies."""
    if not (before and memory.last and RANGE.fullmatch(sentence.shown[before : q.start])):
        memory.last = _name_of(sentence, q, before, following, memory, matcher)
    return memory.last


def _name_of(sentence: Sentence, q: Quantity, before: int, following: int, memory: Memory, matcher: Matcher) -> Named:
    name, tail, lead = split_name(sentence.text[region_start(sentence.shown, before, q.start) : q.start])
    if g.QUALIFIES.match(sentence.text, q.end) and not is_counted(q):
        return _qualified(sentence, q, following, name, tail, lead, matcher)
    if name and (g.QUALIFIES.match(sentence.text, q.end) or _qualifies_count(sentence, q, following)):
        return Named([])
    if not name and not tail and memory.place_in_list and memory.names and _JOINED.fullmatch(lead):
        return _next_in_list(memory, matcher)
    if re.fullmatch("总[数量额]", name):
        return Named([matcher.find(one) for one in memory.names], tail, "")
    if _JOINED.fullmatch(lead) and not re.search(r"[，；：]", sentence.text[before : q.start]):
        lead = memory.lead + lead
    memory.lead, memory.tail, memory.place_in_list = lead, tail, 0
    note = "（每年）" if "每年" in lead and "增" not in tail else "（新增）" if re.search(g.ADD, lead) else ""
    if "分别" in tail + lead:
        names, note = _open_list(sentence, q, name, memory), ""
    elif not name and is_counted(q) and (variants := _names_after(sentence, q, following, lead)):
        found = matcher.find(*_completed(variants, sentence, q, matcher))
        memory.names = memory.names or [found[1]]
        return Named([found], tail, lead, note)
    elif re.search(r"(?<!年)(?<!平)均|都", tail) and name:
        names, note = split_names(name), ""
        memory.names = names
    elif not name:
        names, note = _inherited(lead, memory), ""
    else:
        found = _named(sentence, q, name, lead, memory, matcher)
        memory.names = [found[1]]
        memory.recent.append(found[1])
        return Named([found], tail, lead, note)
    return Named([matcher.find(one) for one in names], tail, lead, note)


def _qualified(
    sentence: Sentence, q: Quantity, following: int, name: str, tail: str, lead: str, matcher: Matcher
) -> Named:
    """The thing of which an amount or a share is printed (设立2亿元的基金, 80%的企业), unless the amount only picks it out."""
    of_it = not name or name in {"总规模", "规模", "总投资"} or re.search(rf"(?:{g.MAKE})$", name)
    variants = _names_after(sentence, q, following, lead) if of_it else []
    return Named([matcher.find(*variants)] if variants else [], tail, lead)


def _qualifies_count(sentence: Sentence, q: Quantity, following: int) -> bool:
    """Whether an amount picks out what is counted next: 年产值超百亿元企业2家."""
    between = sentence.text[q.end : following]
    return (
        not is_counted(q)
        and q.comparator != "="
        and bool(re.fullmatch("[一-龥]{2,10}", between))
        and following < len(sentence.text)
    )


def _next_in_list(memory: Memory, matcher: Matcher) -> Named:
    memory.place_in_list += 1
    names = memory.names[memory.place_in_list - 1 : memory.place_in_list] or memory.names[-1:]
    return Named([matcher.find(one) for one in names], memory.tail, memory.lead)


def _named(
    sentence: Sentence, q: Quantity, name: str, lead: str, memory: Memory, matcher: Matcher
) -> tuple[str | None, str]:
    """The best reading of a name that is printed."""
    variants, within = [name], "其中" in sentence.text[: q.start]
    if lead and "的" in name:
        variants = [name.rsplit("的", 1)[1], name]
    if g.BARE_ACTION.match(name) and memory.names and (last := g.ACTION.search(memory.names[-1])):
        variants = [memory.names[-1][: last.start()] + name]
    handled = re.search(rf"(?:{g.HANDLE})$", lead)
    if handled:
        variants = [name + handled.group(), handled.group() + name, name]
        memory.noun = name
    elif within and memory.parent and not g.ACTION.search(name):
        variants = [f"{name}（{memory.parent}）", name]
    elif not within and (action := g.ACTION.search(name)):
        memory.parent = action["action"]
    if g.BARE_HEAD.match(name) and memory.noun and not matcher.find(*variants)[0]:
        variants = [memory.noun + name]
    return matcher.find(*variants)


def _inherited(lead: str, memory: Memory) -> list[str]:
    handled = re.search(rf"(?:{g.HANDLE})$", lead)
    if handled and memory.noun:
        memory.names = [memory.noun + handled.group()]
    return list(memory.names)


def _open_list(sentence: Sentence, q: Quantity, name: str, memory: Memory) -> list[str]:
    """The first name of a list: of those printed with it (A和B分别为X、Y), else of those named before."""
    if name:
        memory.names = split_names(name)
        memory.recent += memory.names
    else:
        memory.names = memory.recent[-_length_of_list(sentence, q) :] or memory.names
    memory.place_in_list = 1
    return memory.names[:1]


def _length_of_list(sentence: Sentence, q: Quantity) -> int:
    clause = re.split(r"[，；。]", sentence.text[q.start :], maxsplit=1)[0]
    return len(re.findall(r"\d+(?:\.\d+)?[^、和与及\d]*(?:[、和与及]|$)", clause)) or 1


def split_names(text: str) -> list[str]:
    """The names in A、B和C, each with the parts that the list states once.

    >>> split_names("专利申请量和授权量"), split_names("发明专利、实用新型授权量")
    (['专利申请量', '专利授权量'], ['发明专利授权量', '实用新型授权量'])
    >>> split_names("城镇、农村居民人均可支配收入")
    ['城镇居民人均可支配收入', '农村居民人均可支配收入']
    """
    parts = [part.strip() for part in re.split(r"(?:、|以及|和|与|及)(?![^(]*\))", text) if part.strip()] or [text]
    first, last = g.ACTION.search(parts[0]), g.ACTION.search(parts[-1])
    if first and any(g.BARE_ACTION.match(part) for part in parts[1:]):
        stem = parts[0][: first.start()]
        return [stem + part if g.BARE_ACTION.match(part) else part for part in parts]
    if last and not any(g.ACTION.search(part) for part in parts[:-1]):
        return [part + last.group() for part in parts[:-1]] + parts[-1:]
    short = len(parts[0])
    if all(len(part) == short for part in parts[:-1]) and 2 <= short <= 3 and len(parts[-1]) >= short + 4:
        return [part + parts[-1][short:] for part in parts[:-1]] + parts[-1:]
    return parts


def _names_after(sentence: Sentence, q: Quantity, following: int, lead: str) -> list[str]:
    """Readings of what is counted where the number stands before it: 打造20家知识产权运用标杆企业."""
    after = sentence.text[q.end : following]
    clause = _CLAUSE.match(after).group().lstrip("的").strip()
    if not clause:
        return []
    if told := g.PREDICATE.match(clause):
        return _of_predicate(_noun(told["head"]), told["verb"], told["object"])
    noun = _noun(clause)
    told = g.NEXT_CLAUSE.match(sentence.text, q.end + len(after.split("，", 1)[0])) if "选" in lead else None
    return [*_of_predicate(noun, told["verb"], told["object"]), noun] if told else [noun]


def _of_predicate(head: str, verb: str, said: str) -> list[str]:
    """Readings of N家HEAD VERB SAID: firms that pass a certification, firms that become model firms."""
    said = g.GROUP.sub("", said.rsplit("的", 1)[-1])
    if g.BECOME.fullmatch(verb):
        return [said, said + head]
    kept = "" if verb in g.LIGHT else verb
    return [kept + said + head, kept + said + head[-2:], g.PROGRAMME.sub("", said), said]


def _noun(clause: str) -> str:
    noun = clause.rsplit("的", 1)[-1]
    return noun.rsplit("等", 1)[-1] if "、" in noun and "等" in noun else split_list(noun)[0]


def _completed(variants: list[str], sentence: Sentence, q: Quantity, matcher: Matcher) -> list[str]:
    """A bare 通过认证 is completed with what the clause before names."""
    if matcher.find(*variants)[0] or not re.match(r"(?:通过|完成)(?:认证|验收|评定)", variants[0]):
        return variants
    clause = sentence.text[: q.start].split("，")[-2:-1]
    said = g.PREDICATE.match(clause[0]) if clause else None
    return [variants[0][:2] + said["object"] + variants[0][2:], *variants] if said else variants
