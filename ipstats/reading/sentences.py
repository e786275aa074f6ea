"""A sentence and the numbers in it that can be an indicator's figure."""

import re
from dataclasses import dataclass, replace

from ipstats.reading import vocabulary as g
from ipstats.text import AT_LEAST, AT_MOST, Horizon, Period, Quantity, find_periods, find_quantities, known_units

COUNTED = frozenset("家个件项人所座处部种支台条份场期次人次类例套只篇")
_COUNTED_LONG = {"人次", "家次", "件次"}
_HIDDEN = re.compile(
    r"《[^《》]*》|〔[^〔〕]*〕|\([^()]*号\)|(?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}日|[A-Za-z]+(?:/[A-Z])?\s?(?!\d+[家个件项所])\d[\d.\-—]*"
)
_MARK = re.compile(r"[〔\[]\d{1,2}[〕\]]")  # of a footnote
_DURATIONS = {"年", "天", "小时", "分钟", "岁", "个月", "工作日", "个工作日"}
NEAR = 60  # signs around a number that say what it is
RANGE = re.compile(r"\s*(?:-|—{1,2}|~|至|到)\s*")
_AND = re.compile(r"\s*(?:、|和|与|及|以及)\s*")


@dataclass(frozen=True)
class Sentence:
    """A sentence, the same with titles and document numbers hidden, where it stands, and the times it names."""

    text: str
    shown: str
    start: int
    periods: list[Period]


def hidden(text: str) -> str:
    """The text with titles, document numbers and standards replaced by ■, so that nothing in them is read."""
    bare = _MARK.sub(lambda found: " " * len(found.group()), text)
    return _HIDDEN.sub(lambda found: "■" * len(found.group()), bare)


def sentence_of(text: str, shown: str, start: int, horizon: Horizon) -> Sentence:
    return Sentence(text, shown, start, list(find_periods(shown, horizon)))


def figures(sentence: Sentence) -> list[Quantity]:
    """The quantities of a sentence that can be an indicator's, in their order; the ends of a range are two."""
    found = [q for q in find_quantities(sentence.shown) if not _in_period(q, sentence)]
    return [q for q in _with_shared_units(found, sentence.shown) if is_figure(q, sentence)]


def _in_period(q: Quantity, sentence: Sentence) -> bool:
    return any(p.begin < q.end and q.start < p.end for p in sentence.periods)


def _with_shared_units(found: list[Quantity], shown: str) -> list[Quantity]:
    """A number without a unit has that of the next one in its range or list: 20至30家, 8.6、1.5和4.2个百分点."""
    for at in range(len(found) - 2, -1, -1):
        this, following = found[at], found[at + 1]
        gap = shown[this.end : following.start]
        span = RANGE.fullmatch(gap)
        if following.unit and not this.unit and (span or _AND.fullmatch(gap)):
            found[at] = this = in_unit(this, following.printed_unit)
        if span and this.unit == following.unit and this.unit and this.comparator == following.comparator == "=":
            found[at], found[at + 1] = replace(this, comparator=AT_LEAST), replace(following, comparator=AT_MOST)
    return found


def in_unit(q: Quantity, printed_unit: str | None) -> Quantity:
    """A bare number read in a unit that is printed elsewhere."""
    row = known_units()[printed_unit]
    value = float(f"{q.value * float(row['factor']):.15g}")
    return replace(q, value=value, unit=row["unit"], printed_unit=printed_unit)


def is_figure(q: Quantity, sentence: Sentence) -> bool:
    """Whether a number can be an indicator's: not a date, rank, count of measures, subsidy, or part of a name."""
    text = sentence.shown
    before, after, printed = text[max(0, q.start - NEAR) : q.start], text[q.end : q.end + NEAR], text[q.start : q.end]
    if q.unit is None or re.search(r"[\d.+×:/每■个第]$", before) or re.match(r"[+×]|余?年", after):
        return False
    if re.search(r"[数几]$", before) and re.match(r"[十百千万]", printed):
        return False
    if q.unit in _DURATIONS and not g.DURATION.search(before):
        return False
    if q.unit == "岁" and q.comparator != "=" and re.match(r"[一-龥]", after):
        return False
    if any(rule.search(before) for rule in (g.RANK, g.MEETING, g.ABOUT)):
        return False
    if not is_counted(q) and (g.SUBSIDY_BEFORE.search(before) or g.SUBSIDY_AFTER.match(after)):
        return False
    if is_counted(q) and g.GENERIC.match(after):
        return False
    return bool(re.search(r"\d|分之|翻", printed)) or _han_count(q, printed)


def is_counted(q: Quantity) -> bool:
    """Whether the unit is a measure word: what is counted can stand behind it (20家企业)."""
    return q.unit in COUNTED or q.unit in _COUNTED_LONG


def _han_count(q: Quantity, printed: str) -> bool:
    """Chinese numerals count things from ten up, or with a sign that they count; 一个 and 三大 do not."""
    if re.match(r"[百千](?!余)", printed) or q.unit == "分":
        return False
    return q.value >= 10 or (q.unit in {"倍", "家", "所", "百分点"} and q.value >= 2)
