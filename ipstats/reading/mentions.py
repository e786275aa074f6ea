"""A figure in its sentence, and what is printed around it: the shape by which its name is found."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from ipstats.reading.doubts import NAMES
from ipstats.reading.indicator_names import Matcher
from ipstats.reading.name_parts import split_name
from ipstats.reading.refusals import is_aim, is_counted
from ipstats.reading.sentences import Sentence
from ipstats.reading.vocabulary import MOVED, any_of
from ipstats.text import EQUAL, Quantity

JOIN = re.compile(r"(?:、|和|与|及|以及)\s*$")
_CLAUSE = re.compile(r"(?:[^，；：。！？()]+|\([^()]*\))*")
_ADDS = re.compile(any_of("add"))
MADE = re.compile(rf"{any_of('make', 'add', 'build')}$")
MOVES = re.compile(any_of("rise", "fall"))
_RESPECTIVELY = re.compile(any_of("manner", sense="respectively"))
_EACH = re.compile(r"(?<!年)(?<!平)均|都|双双|各(?=$|达|为|超|有)")
_TOTAL = re.compile("总[数量额]")
_QUALIFIES = re.compile(r"的[^，。；、\d]|的，|且")
_ENDS_IN_VERB = re.compile(rf"(?:{MOVED}了?|{any_of('reach')})$")
_BEGINS_WITH_VERB = re.compile(
    rf"(?!{any_of('noun')}|{any_of('manner', sense='before a verb')}(?!{any_of('make', 'add', 'rise')}))"
    rf"(?:[等和与及]|{any_of('manner', 'particle', 'reach', 'rise', 'fall', 'make', 'predicate')})"
)
_ONE_CLAUSE = re.compile("[^，；：。、()]{4,40}")
_WORDS = re.compile(r"[一-龥A-Za-z“]|\d+[一-龥A-Z]")  # also 2个1类创新药
RATES = {"%", "‰", "百分点", "倍", "分"}
OF_A_KIND = re.compile(r"(?:为|是|属于?)(?P<kind>(?:全国|全省|全市|国家|省|世界|全球|国际|国内|首)[一-龥]{1,6})$")


def clause_at(text: str, start: int, end: int) -> str:
    """The words of a text from an offset up to a strong sign, or to another offset; what stands in brackets is of them."""
    found = _CLAUSE.match(text, start, end)
    return found[0] if found else ""


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
    """What a sentence has named so far, for the quantities that leave their name out.

    subject: the last name that is whole by itself; end: where the words of the last figure end.
    """

    names: list[str] = field(default_factory=list)
    recent: list[str] = field(default_factory=list)
    subject: str = ""
    lead: str = ""
    tail: str = ""
    next_in_list: int = 0
    noun: str = ""
    parent: str = ""
    end: int = 0
    last: Named | None = None


@dataclass(frozen=True)
class Mention:
    """A quantity in its sentence: where the next one starts, and the words before it taken apart.

    beside: whether no comma stands between it and the quantity before it, which has a name. whose: what
    stands before a verb whose object is behind the quantity: 研发中心 in 研发中心新增20家企业; None where no such verb is.
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
    gap: str = ""
    whose: str | None = None

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
        return not self.lead.strip("、和及与以“” ")

    @property
    def note(self) -> str:
        """What is added to the name: the figure is one a year, or only what is new."""
        if "每年" in self.lead and "增" not in self.tail:
            return "（每年）"
        return "（新增）" if _ADDS.search(self.lead) or re.search("(?:新|净)增$", self.tail) else ""

    @cached_property
    def after(self) -> str:
        """The words between the quantity and the next one or the next strong sign, without (套) or (间) before them."""
        words = clause_at(self.sentence.text, self.q.end, self.following)
        words = JOIN.sub("", words) if self.q.end + len(words) == self.following else words
        return re.sub(r"^\([一-龥、]{1,4}\)", "", words) if words.startswith("(") else words

    @property
    def shape(self) -> str:
        """The order of what is printed, a letter each.

        l a list goes on, + nothing new leads up; N name, T 总数; d 分别, e 均 or 各, r rises or falls like the figure
        before it, v another verb; A quantity aimed at, C one that counts, M one that is made, F one before which nothing
        is named, Q another; k picks out, c is counted next, m is measured next, i is of a
        kind, p verb, n noun.
        """
        tail, memory = self.tail, self.memory
        names = "T" if memory.names and _TOTAL.fullmatch(self.name) else "N" if self.name else ""
        verb = "r" if self.beside and MOVES.fullmatch(tail) else "v" if tail else ""
        made = self.whose is not None or _ADDS.fullmatch(tail) or (MADE.search(self.lead) and not tail)
        named = names or tail or (memory.names and self.beside)
        plain = "M" if made else "Q" if named else "F"
        quantity = "C" if is_counted(self.q) else plain
        letters = [
            "l" if memory.next_in_list and memory.names else "",
            "+" if self.goes_on else "",
            names,
            "d" if _RESPECTIVELY.search(tail + self.lead) else "",
            "e" if _EACH.search(tail) else "",
            verb,
            "A" if is_aim(self.q, self.sentence.text[self.q.end :]) else quantity,
            self.behind,
        ]
        return "".join(letters)

    @cached_property
    def behind(self) -> str:
        """The last letter of its shape: what stands behind the quantity."""
        text, after = self.sentence.text, self.after
        if _QUALIFIES.match(text, self.q.end):
            return "k"
        to_next = text[self.q.end : self.following] if self.following < len(text) else ""
        if self.q.comparator != EQUAL and re.fullmatch("[一-龥]{2,10}", to_next) and not _ENDS_IN_VERB.search(to_next):
            return "c"
        if is_counted(self.q) and not self.name and not MADE.search(self.lead) and _ONE_CLAUSE.fullmatch(to_next):
            measured, verb, _ = split_name(to_next)
            if verb and measured[-1:] in {*"率比重值额量数"}:
                return "m"
        if not _WORDS.match(after):
            return ""
        return "i" if OF_A_KIND.match(after) else "p" if _BEGINS_WITH_VERB.match(after) else "n"
