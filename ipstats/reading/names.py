"""Whose figure it is: the name that belongs to a quantity in running text."""

import re
from dataclasses import dataclass, field, replace

from ipstats.reading.doubts import NAMES, NO_NAME
from ipstats.reading.indicator_names import Matcher
from ipstats.reading.labels import names_of_predicate, noun_of, split_name, split_names
from ipstats.reading.refusals import is_aim, is_counted
from ipstats.reading.sentences import Sentence, is_range
from ipstats.reading.vocabulary import ACTION, MOVED, PLAN_YEARS, any_of
from ipstats.text import EQUAL, Quantity

_STRONG = re.compile(r"[，；：。→]")
_JOIN = re.compile(r"(?:、|和|与|及|以及)\s*$")
_CLAUSE = re.compile(r"(?:[^，；：。！？()]|\([^()]*\))*")
_HANDLED = re.compile(rf"(?:{any_of('handle')})$")
_MOVED = re.compile(any_of("rise", "fall"))
_REACHES = re.compile(rf"(?:{MOVED}了?|{any_of('reach')})$")
_IMPROVED = re.compile(rf"(?:{any_of('improve')})$")
_SUBJECT = re.compile(
    r"[一-龥A-Za-z“”()]{2,20}?(?:[值额量率度数]|规模|收入|投资|支出|比重|占比)(?![一-龥]?[值额量率度数])"
)
_ANOTHER = re.compile(r"[、和与及]\s?(?:约|近|超)?\d[\d.,]*[^、，；。\d和与及]{0,6}(?=[、，；。和与及]|$)")
_ADDS = re.compile(any_of("add"))
_SIZE = re.compile(any_of("measured size"))
_MAKES = re.compile(rf"(?:{any_of('make')})$")
_MADE = re.compile(rf"(?:{any_of('make', 'add', 'build')})$")
_SET_BY = re.compile(rf"(?:{any_of('set by')})的?$")  # before the 12件目标: who set it
_OF_THE_PLAN = re.compile(rf"(?:{PLAN_YEARS})?(?:{any_of('set by')})*")
_PREDICATE = re.compile(
    rf"(?P<head>[^，。；]{{1,30}}?)(?P<verb>{any_of('predicate')}|被?(?:确定|认定|评|列)为)(?P<object>[^，。；]+)"
)
_NEXT_CLAUSE = re.compile(r"，(?P<verb>开展|实施|进行)(?P<object>[^，。；]+)")
_ACTION_FIRST = re.compile(r"(?P<action>申请|授权|登记)(?=[一-龥]{2})")
_BARE_ACTION = re.compile(r"(?:申请|授权|注册|登记|转让|许可|拥有|有效|受理|审结)(?:总?量|数量?)?$")
_BARE_HEAD = re.compile(r".{0,3}(?:率|额|量|数|认证|验收|评定)$")
_QUALIFIES = re.compile(r"的[^，。；、\d]|的，|且")
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
    next_in_list: int = 0
    noun: str = ""
    parent: str = ""
    numbers_first: bool = False
    last: Named | None = None


@dataclass(frozen=True)
class Mention:
    """A quantity in its sentence: where the next one starts, and the words before it taken apart.

    beside: whether no comma stands between it and the quantity before it, which has a name.
    """

    sentence: Sentence
    q: Quantity
    following: int
    name: str
    tail: str
    lead: str
    beside: bool
    memory: Memory
    matcher: Matcher

    def named(self, *variants: str, note: str = "") -> Named:
        """The first reading of a name that is known, or the first; doubted where they are of different indicators."""
        codes = {code for code, _ in map(self.matcher.find, variants) if code}
        return Named([self.matcher.find(*variants)], self.tail, self.lead, note, NAMES if len(codes) > 1 else None)

    def each(self, names: list[str]) -> Named:
        """A figure of each of several names."""
        return Named([self.matcher.find(name) for name in names], self.tail, self.lead)

    @property
    def goes_on(self) -> bool:
        """Whether nothing but 、 or 和 leads up to the name: it goes on with what was done to the name before."""
        return bool(_JOINED.fullmatch(self.lead))

    @property
    def note(self) -> str:
        """What is added to the name: the figure is one a year, or only what is new."""
        if "每年" in self.lead and "增" not in self.tail:
            return "（每年）"
        return "（新增）" if _ADDS.search(self.lead) or re.search("(?:新|净)增$", self.tail) else ""


def name_of(sentence: Sentence, q: Quantity, before: int, following: int, memory: Memory, matcher: Matcher) -> Named:
    """The names of a quantity that stands between two others (their end and start); none where it only qualifies."""
    if memory.last and before and is_range(sentence.masked, before, q.start):
        return memory.last
    region = sentence.text[_region_start(sentence.masked, before, q.start) : q.start]
    if memory.numbers_first and _JOIN.search(region):  # 10家A、30家B: A is the name of the number before it
        region = ""
    name, tail, lead = split_name(region)
    aim = is_aim(q, sentence.text[q.end :]) and _SET_BY.search(region)
    among = name.endswith("等") and is_counted(q) and re.match("[一-龥]{2}", sentence.masked[q.end :])
    if aim or among or _OF_THE_PLAN.fullmatch(name):
        name, lead = "", lead + name
    beside = bool(memory.last and memory.last.names) and not re.search(r"[，；：]", sentence.text[before : q.start])
    mention = Mention(sentence, q, following, name, tail, lead, beside, memory, matcher)
    if mention.goes_on and beside and (name or tail):
        mention = replace(mention, lead=memory.lead + lead)
    memory.numbers_first = False
    memory.last = next(named for rule in _RULES if (named := rule(mention)))
    return memory.last


def _region_start(text: str, before: int, start: int) -> int:
    """Where the words that belong to a quantity begin: behind the last strong sign, open bracket or quantity."""
    signs = [found.end() for found in _STRONG.finditer(text, before, start)]
    bracket = text.rfind("(", before, start)
    open_bracket = bracket + 1 if bracket > text.rfind(")", before, start) else 0
    return max([before, open_bracket, *signs])


def _qualifying(mention: Mention) -> Named | None:
    """An amount that picks out something else (年产值10亿元以上的企业) is no figure; 设立2亿元的基金 is the fund's."""
    text, q, name, following = mention.sentence.text, mention.q, mention.name, mention.following
    if not _QUALIFIES.match(text, q.end):  # it may pick out what is counted next: 年产值超百亿元企业2家
        between = text[q.end : following] if following < len(text) else ""
        counted_next = re.fullmatch("[一-龥]{2,10}", between) and not _REACHES.search(between)
        return Named([]) if name and q.comparator != EQUAL and counted_next else None
    if is_counted(q):
        return Named([]) if name else None
    of_it = not name or _SIZE.fullmatch(name) or _MAKES.search(name)
    variants = _names_after(mention) if of_it else []
    return mention.named(*variants) if variants else Named([])


def _next_in_list(mention: Mention) -> Named | None:
    """The next figure of a list: its name is the next of the list's."""
    memory = mention.memory
    moved = mention.beside and _MOVED.fullmatch(mention.tail) and not mention.lead.strip("、和及与")
    goes_on = mention.goes_on and memory.next_in_list and memory.names
    if mention.name or (mention.tail and not moved) or not goes_on:
        return None
    memory.next_in_list += 1
    names = memory.names[memory.next_in_list - 1 : memory.next_in_list] or memory.names[-1:]
    return replace(mention.each(names), tail=mention.tail or memory.tail, lead=memory.lead)


def _total(mention: Mention) -> Named | None:
    """总数 is of what was named last."""
    total = mention.memory.names and re.fullmatch("总[数量额]", mention.name)
    return replace(mention.each(mention.memory.names), lead="") if total else None


def _list(mention: Mention) -> Named | None:
    """The first figure of a list (A和B分别为X、Y): its names are printed with it, or were before."""
    memory = mention.memory
    memory.lead, memory.tail, memory.next_in_list = mention.lead, mention.tail, 0
    if "分别" not in mention.tail + mention.lead:
        return None
    clause = re.split(r"[，；。]", mention.sentence.text[mention.q.start :], maxsplit=1)[0]
    count = len(re.findall(r"\d+(?:\.\d+)?[^、和与及\d]*(?:[、和与及]|$)", clause))
    if mention.name:
        memory.names = split_names(mention.name)
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
    """What is counted stands behind its number: 打造20家知识产权运用标杆企业."""
    made = _MADE.search(mention.lead) and not mention.tail
    counted = (is_counted(mention.q) or made) and not is_aim(mention.q, mention.sentence.text[mention.q.end :])
    variants = _names_after(mention) if counted and not mention.name else []
    if not variants:
        return None
    named = mention.named(*_completed(variants, mention), note=mention.note)
    if _IMPROVED.search(mention.tail):  # 提升39个县: the counties are no step
        named = replace(named, tail="")
    mention.memory.names = mention.memory.names or [named.names[0][1]]
    mention.memory.numbers_first = True
    return named


def _each(mention: Mention) -> Named | None:
    """One figure for several names: A、B均达到90%; without a name it is of each that was named: A3件，B5件，增幅均为9%."""
    memory = mention.memory
    if not re.search(r"(?<!年)(?<!平)均|都|各$", mention.tail):
        return None
    memory.names = split_names(mention.name) if mention.name else list(dict.fromkeys(memory.recent))
    return mention.each(memory.names) if memory.names else None


def _left_out(mention: Mention) -> Named | None:
    """A figure without a name is of what was named last; where nothing was, its clause is quoted and doubted."""
    memory, text = mention.memory, mention.sentence.text
    if mention.name:
        return None
    handled = _HANDLED.search(mention.lead)
    if handled and memory.noun:
        memory.names = [memory.noun + handled[0]]
    if memory.names and _ANOTHER.match(text, mention.q.end):  # 分别为X、Y，增长4%、5%: a second list of the same names
        memory.next_in_list = 1  # lead and tail are those of the first figure, as _list left them
        return mention.each(memory.names[:1])
    if memory.names:
        return mention.each(memory.names)
    *earlier, clause = re.split(r"[，；]", text[: mention.following])
    subject = _SUBJECT.match(split_name(earlier[-1])[0]) if earlier and mention.tail else None
    name = subject[0] if subject else clause.strip()[:40] or text[:40]
    return Named([mention.matcher.find(name)] if subject else [(None, name)], mention.tail, mention.lead, doubt=NO_NAME)


def _printed(mention: Mention) -> Named:
    """The name that stands before its figure, in its best reading."""
    named = mention.named(*_readings(mention), note=mention.note)
    mention.memory.names = [named.names[0][1]]
    mention.memory.recent.append(named.names[0][1])
    return named


_RULES = (_qualifying, _next_in_list, _total, _list, _behind, _each, _left_out, _printed)


def _readings(mention: Mention) -> list[str]:
    """Readings of a printed name, with what the sentence left out of it."""
    name, memory = mention.name, mention.memory
    variants, within = [name], "其中" in mention.sentence.text[: mention.q.start]
    if mention.lead and "的" in name:
        variants = [name.rsplit("的", 1)[1], name]
    if _BARE_ACTION.match(name) and memory.names and (last := ACTION.search(memory.names[-1])):
        variants = [memory.names[-1][: last.start()] + name]
    if handled := _HANDLED.search(mention.lead):
        variants = [name + handled[0], handled[0] + name, name]
        memory.noun = name
    elif within and memory.parent and not ACTION.search(name):
        variants = [f"{name}（{memory.parent}）", name]
    elif not within and (action := ACTION.search(name) or _ACTION_FIRST.match(name)):
        memory.parent = action["action"]
    if _BARE_HEAD.match(name) and memory.noun and not mention.matcher.find(*variants)[0]:
        variants = [memory.noun + name]
    return variants


def _names_after(mention: Mention) -> list[str]:
    """Readings of what stands behind its number; none where nothing does."""
    text, q = mention.sentence.text, mention.q
    after = text[q.end : mention.following]
    clause = _JOIN.sub("", next(_CLAUSE.finditer(after))[0].strip().strip("的"))
    if not clause:
        return []
    if match := _PREDICATE.match(clause):
        return names_of_predicate(noun_of(match["head"]), match["verb"], match["object"])
    noun, end = noun_of(clause), q.end + len(after.split("，", 1)[0])
    match = _NEXT_CLAUSE.match(text, end) if "选" in mention.lead else None
    return [*names_of_predicate(noun, match["verb"], match["object"]), noun] if match else [noun]


def _completed(variants: list[str], mention: Mention) -> list[str]:
    """A bare 通过认证 is completed with what the clause before names."""
    if mention.matcher.find(*variants)[0] or not re.match(r"(?:通过|完成)(?:认证|验收|评定)", variants[0]):
        return variants
    clause = mention.sentence.text[: mention.q.start].split("，")[-2:-1]
    match = _PREDICATE.match(clause[0]) if clause else None
    return [variants[0][:2] + match["object"] + variants[0][2:], *variants] if match else variants
