"""Whose figure it is: the name that belongs to a quantity in running text."""

import re
from dataclasses import dataclass, field, replace

from ipstats.reading import vocabulary as g
from ipstats.reading.doubts import NAMES, NO_NAME
from ipstats.reading.indicator_names import Matcher
from ipstats.reading.sentences import RANGE, Sentence, is_counted
from ipstats.reading.tables import split_list
from ipstats.text import Quantity

_STRONG = re.compile(r"[，；：。]")
_CLAUSE = re.compile(r"(?:[^，；：。！？()]|\([^()]*\))*")
_LIST = re.compile(r"(?:、|以及|和(?![谐平解])|与(?!会)|(?<![普涉])及(?![率时格]))(?![^(]*\))")
_HANDLED = re.compile(rf"(?:{g.HANDLE})$")
_SIZES = {"总规模", "规模", "总投资"}
_JOINED = re.compile(r"[、和及与以“”\s]*")


@dataclass(frozen=True)
class Named:
    """Names to state a figure for, each with its code; the words before and behind the name; a note and a doubt."""

    names: list[tuple[str | None, str]]
    tail: str = ""
    lead: str = ""
    note: str = ""
    doubt: str | None = None


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


@dataclass(frozen=True)
class Place:
    """A quantity in its sentence: where its neighbours end and start, and the words before it taken apart."""

    sentence: Sentence
    q: Quantity
    before: int
    following: int
    name: str
    tail: str
    lead: str
    memory: Memory
    matcher: Matcher

    def named(self, *variants: str, note: str = "") -> Named:
        """The first reading of a name that is known, or the first; doubted where readings are of different indicators."""
        codes = {code for code, _ in map(self.matcher.find, variants) if code}
        return Named([self.matcher.find(*variants)], self.tail, self.lead, note, NAMES if len(codes) > 1 else None)

    def each(self, names: list[str]) -> Named:
        """A figure of each of several names."""
        return Named([self.matcher.find(name) for name in names], self.tail, self.lead)


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
        name, tail, lead = split_name(sentence.text[region_start(sentence.shown, before, q.start) : q.start])
        beside = not re.search(r"[，；：]", sentence.text[before : q.start]) and memory.last and memory.last.names
        if _goes_on(lead) and beside and (name or tail):
            lead = memory.lead + lead
        place = Place(sentence, q, before, following, name, tail, lead, memory, matcher)
        memory.last = next(named for way in _WAYS if (named := way(place)))
    return memory.last


def _goes_on(lead: str) -> bool:
    """Whether nothing but 、 or 和 leads up to a name: it goes on with what was done to the name before."""
    return bool(_JOINED.fullmatch(lead))


def _qualifying(place: Place) -> Named | None:
    """An amount that picks out something else (年产值10亿元以上的企业) is no figure; 设立2亿元的基金 is the fund's."""
    text, q = place.sentence.text, place.q
    if not g.QUALIFIES.match(text, q.end):
        return Named([]) if place.name and _qualifies_count(place) else None
    if is_counted(q):
        return Named([]) if place.name else None
    of_it = not place.name or place.name in _SIZES or re.search(rf"(?:{g.MAKE})$", place.name)
    variants = _names_after(place) if of_it else []
    return place.named(*variants) if variants else Named([])


def _qualifies_count(place: Place) -> bool:
    """Whether an amount picks out what is counted next: 年产值超百亿元企业2家."""
    between = place.sentence.text[place.q.end : place.following]
    return (
        place.q.comparator != "="
        and bool(re.fullmatch("[一-龥]{2,10}", between))
        and place.following < len(place.sentence.text)
    )


def _next_in_list(place: Place) -> Named | None:
    """The next figure of a list: its name is the next of the list's."""
    memory = place.memory
    if place.name or place.tail or not memory.place_in_list or not memory.names or not _goes_on(place.lead):
        return None
    memory.place_in_list += 1
    names = memory.names[memory.place_in_list - 1 : memory.place_in_list] or memory.names[-1:]
    return replace(place.each(names), tail=memory.tail, lead=memory.lead)


def _total(place: Place) -> Named | None:
    """总数 is of what was named last."""
    return replace(place.each(place.memory.names), lead="") if re.fullmatch("总[数量额]", place.name) else None


def _list(place: Place) -> Named | None:
    """The first figure of a list (A和B分别为X、Y): its names are printed with it, or were before."""
    memory = place.memory
    memory.lead, memory.tail, memory.place_in_list = place.lead, place.tail, 0
    if "分别" not in place.tail + place.lead:
        return None
    if place.name:
        memory.names = split_names(place.name)
        memory.recent += memory.names
    else:
        memory.names = memory.recent[-_length_of_list(place.sentence, place.q) :] or memory.names
    memory.place_in_list = 1
    return place.each(memory.names[:1])


def _behind(place: Place) -> Named | None:
    """What is counted stands behind its number: 打造20家知识产权运用标杆企业."""
    if place.name or not is_counted(place.q) or not (variants := _names_after(place)):
        return None
    named = place.named(*_completed(variants, place), note=_note(place))
    place.memory.names = place.memory.names or [named.names[0][1]]
    return named


def _each(place: Place) -> Named | None:
    """One figure for several names: A、B均达到90%."""
    if not place.name or not re.search(r"(?<!年)(?<!平)均|都", place.tail):
        return None
    place.memory.names = split_names(place.name)
    return place.each(place.memory.names)


def _left_out(place: Place) -> Named | None:
    """A figure without a name is of what was named last; where nothing was, its clause is kept and doubted."""
    memory = place.memory
    if place.name:
        return None
    handled = _HANDLED.search(place.lead)
    if handled and memory.noun:
        memory.names = [memory.noun + handled.group()]
    if memory.names:
        return place.each(list(memory.names))
    clause = re.split(r"[，；]", place.sentence.text[: place.following])[-1].strip()
    return Named([(None, clause[:40] or place.sentence.text[:40])], place.tail, place.lead, doubt=NO_NAME)


def _printed(place: Place) -> Named:
    """The name that stands before its figure, in its best reading."""
    memory = place.memory
    named = place.named(*_readings(place), note=_note(place))
    memory.names = [named.names[0][1]]
    memory.recent.append(named.names[0][1])
    return named


_WAYS = (_qualifying, _next_in_list, _total, _list, _behind, _each, _left_out, _printed)


def _note(place: Place) -> str:
    if "每年" in place.lead and "增" not in place.tail:
        return "（每年）"
    return "（新增）" if re.search(g.ADD, place.lead) or re.search("(?:新|净)增$", place.tail) else ""


def _readings(place: Place) -> list[str]:
    """Readings of a printed name, with what the sentence left out of it."""
    name, memory = place.name, place.memory
    variants, within = [name], "其中" in place.sentence.text[: place.q.start]
    if place.lead and "的" in name:
        variants = [name.rsplit("的", 1)[1], name]
    if g.BARE_ACTION.match(name) and memory.names and (last := g.ACTION.search(memory.names[-1])):
        variants = [memory.names[-1][: last.start()] + name]
    if handled := _HANDLED.search(place.lead):
        variants = [name + handled.group(), handled.group() + name, name]
        memory.noun = name
    elif within and memory.parent and not g.ACTION.search(name):
        variants = [f"{name}（{memory.parent}）", name]
    elif not within and (action := g.ACTION.search(name) or g.ACTION_FIRST.match(name)):
        memory.parent = action["action"]
    if g.BARE_HEAD.match(name) and memory.noun and not place.matcher.find(*variants)[0]:
        variants = [memory.noun + name]
    return variants


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
    parts = [part.strip() for part in _LIST.split(text) if part.strip()] or [text]
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


def _names_after(place: Place) -> list[str]:
    """Readings of what stands behind its number; none where nothing does."""
    sentence, q = place.sentence, place.q
    after = sentence.text[q.end : place.following]
    clause = _CLAUSE.match(after).group().strip().strip("的")
    if not clause:
        return []
    if told := g.PREDICATE.match(clause):
        return _of_predicate(_noun(told["head"]), told["verb"], told["object"])
    noun = _noun(clause)
    told = g.NEXT_CLAUSE.match(sentence.text, q.end + len(after.split("，", 1)[0])) if "选" in place.lead else None
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


def _completed(variants: list[str], place: Place) -> list[str]:
    """A bare 通过认证 is completed with what the clause before names."""
    if place.matcher.find(*variants)[0] or not re.match(r"(?:通过|完成)(?:认证|验收|评定)", variants[0]):
        return variants
    clause = place.sentence.text[: place.q.start].split("，")[-2:-1]
    said = g.PREDICATE.match(clause[0]) if clause else None
    return [variants[0][:2] + said["object"] + variants[0][2:], *variants] if said else variants
