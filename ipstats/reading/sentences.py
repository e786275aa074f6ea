"""A sentence and the numbers in it that can be an indicator's figure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ipstats.reading import vocabulary
from ipstats.text import AT_LEAST, AT_MOST, EQUAL, POWER, RAISED, Period, Quantity, find_quantities

COUNTED = frozenset(["人次", "家次", "件次", *"家个件项人所座处部种支台条份场期次类例套只篇"])
_MASKED = re.compile(
    r"《[^《》]*》|〔[^〔〕]*〕|\([^()]*号\)|(?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}日|[A-Za-z]+(?:/[A-Z])?\s?(?!\d+[家个件项所])\d[\d.\-—]*"
)
_FOOTNOTE = re.compile(rf"[〔\[]\d{{1,2}}[〕\]]|{RAISED.pattern}")
_DURATIONS = {"年", "天", "小时", "分钟", "岁", "个月", "工作日", "个工作日"}
NEAR = 60  # signs around a number that say what it is
RANGE = re.compile(r"\s*(?:-|—{1,2}|~|至|到)\s*")
_AND = re.compile(r"\s*(?:、|和|与|及|以及)\s*")


@dataclass(frozen=True)
class Sentence:
    """A normalized sentence, the same with titles and document numbers masked, its offset, and the times it names."""

    text: str
    masked: str
    start: int
    periods: list[Period]


def mask(text: str) -> str:
    """The text with titles, document numbers and standards replaced by ■, so that nothing in them is read."""
    text = POWER.sub(lambda found: "■" * len(found[0]), text)
    text = _FOOTNOTE.sub(lambda found: " " * len(found[0]), text)
    return _MASKED.sub(lambda found: "■" * len(found[0]), text)


def find_figures(sentence: Sentence) -> list[Quantity]:
    """The quantities of a sentence that can be an indicator's, in their order; the ends of a range are two."""
    quantities = without_periods(find_quantities(sentence.masked), sentence.periods)
    return [q for q in with_shared_units(quantities, sentence.masked) if _is_figure(q, sentence.masked)]


def without_periods(quantities: Iterable[Quantity], periods: list[Period]) -> list[Quantity]:
    """The quantities that are no part of a year or period."""
    return [q for q in quantities if not any(p.start < q.end and q.start < p.end for p in periods)]


def with_shared_units(quantities: list[Quantity], text: str) -> list[Quantity]:
    """A number without a unit has that of the next one in its range or list: 20至30家, 8.6、1.5和4.2个百分点."""
    for at in range(len(quantities) - 2, -1, -1):
        this, following = quantities[at], quantities[at + 1]
        gap = text[this.end : following.start]
        span = RANGE.fullmatch(gap)
        if following.printed_unit and following.unit and not this.unit and (span or _AND.fullmatch(gap)):
            quantities[at] = this = this.in_unit(following.printed_unit)
        if span and this.unit == following.unit and this.comparator == following.comparator == EQUAL:
            quantities[at : at + 2] = replace(this, comparator=AT_LEAST), replace(following, comparator=AT_MOST)
    return quantities


def _is_figure(q: Quantity, text: str) -> bool:
    """Whether a number can be an indicator's: not a date, rank, count of measures, subsidy, or part of a name."""
    before, after, printed = text[max(0, q.start - NEAR) : q.start], text[q.end : q.end + NEAR], text[q.start : q.end]
    if q.unit is None or re.search(r"[\d.+×:/每■个第]$", before) or re.match(r"[+×]|余?年", after):
        return False
    if re.search(r"[数几]$", before) and re.match(r"[十百千万]", printed):
        return False
    if q.unit in _DURATIONS and not vocabulary.DURATION.search(before):
        return False
    if q.unit == "岁" and q.comparator != EQUAL and re.match(r"[一-龥]", after):
        return False
    if any(rule.search(before) for rule in (vocabulary.RANK, vocabulary.MEETING, vocabulary.ABOUT)):
        return False
    if is_counted(q) and vocabulary.GENERIC.match(after):
        return False
    if not is_counted(q) and (vocabulary.SUBSIDY_BEFORE.search(before) or vocabulary.SUBSIDY_AFTER.match(after)):
        return False
    return bool(re.search(r"\d|分之|翻", printed)) or _is_han_count(q, printed)


def is_counted(q: Quantity) -> bool:
    """Whether the unit is a measure word: what is counted can stand behind it (20家企业)."""
    return q.unit in COUNTED


def _is_han_count(q: Quantity, printed: str) -> bool:
    """Chinese numerals count things from ten up, or with a sign that they count; 一个 and 三大 do not."""
    if re.match(r"[百千](?!余)", printed) or q.unit == "分":
        return False
    return q.value >= 10 or (q.unit in {"倍", "家", "所", "百分点"} and q.value >= 2)
