"""A sentence and the numbers in it: those that can be an indicator's figure, and why the others cannot."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ipstats.reading import reasons, vocabulary
from ipstats.reading.refusals import Mentioned, is_counted, refusal
from ipstats.text import ABOUT, AT_LEAST, AT_MOST, EQUAL, POWER, RAISED, Period, Quantity, find_quantities

_MASKED = re.compile(
    r"(?P<title>《[^《》]*》)|(?P<number>〔[^〔〕]*〕|\([^()]*号\))"
    r"|(?P<standard>(?:[A-Za-z]+(?:/[A-Z])?|(?:GB|DB|ISO|IEC|WW|HJ)(?:/T)?\s)(?!\d[\d.]*\s?[家个件项所万亿元%‰])\d[\d.\-—]*)"
)
_MASKS = {"title": reasons.TITLE, "number": reasons.DOCUMENT_NUMBER, "standard": reasons.STANDARD}
_FOOTNOTE = re.compile(rf"[〔\[]\d{{1,2}}[〕\]]|{RAISED.pattern}")
_MASKED_SIGN = re.compile("[《〔(A-Za-z]")  # one of the first signs of what is masked
_NOTE_SIGN = re.compile(r"[〔\[⁰¹²³⁴-⁹]")
NEAR = 60  # signs around a number that say what it is
RANGE = re.compile(r"\s*(?:-|—{1,2}|~|至|到)\s*")
_AND = re.compile(r"\s*(?:、|和|与|及|以及)\s*")
_SUM = re.compile(rf"(?:[额量数值资本]|{vocabulary.any_of('ending')})\s?$")
_ALIKE = 100  # numbers of a list that share a 万 are not farther apart


@dataclass(frozen=True)
class Sentence:
    """A normalized sentence, the same with titles and document numbers masked, its offset, and the times it names."""

    text: str
    masked: str
    start: int
    periods: list[Period]


Refused = tuple[Quantity, str]  # a quantity with a unit that is no indicator's figure, and the reason


def without_footnotes(text: str) -> str:
    """The text with blanks for the numbers of footnotes."""
    return _FOOTNOTE.sub(lambda found: " " * len(found[0]), text) if _NOTE_SIGN.search(text) else text


def mask(text: str) -> str:
    """The text with titles, document numbers and standards replaced by ■, so that nothing in them is read."""
    powers = POWER.sub(lambda found: "■" * len(found[0]), text)
    plain = without_footnotes(powers)
    return _MASKED.sub(lambda found: "■" * len(found[0]), plain) if _MASKED_SIGN.search(plain) else plain


def find_figures(sentence: Sentence) -> tuple[list[Quantity], list[Refused]]:
    """The quantities of a sentence that can be an indicator's, and those with a unit that cannot.

    Both are in their order; the ends of a range are two. Numbers without a unit are among the first where a verb
    tells that they are figures (系数提高到0.6); other numbers without a unit, years and periods are in neither list.
    """
    text, figures = sentence.masked, list[Quantity]()
    refused = list(_masked_quantities(sentence.text, text))
    for q in with_shared_units(list(find_quantities(text, sentence.periods)), text):
        q = _counted_people(bound_by_verb(q, text), text)
        reason = _refusal(q, text, figures[-1] if figures else None)
        if reason is None:
            figures.append(q)
        elif q.printed_unit:
            refused.append((q, reason))
    return figures, sorted(refused, key=lambda pair: pair[0].start)


def with_shared_units(quantities: list[Quantity], text: str) -> list[Quantity]:
    """A number has the unit and 万 or 亿 of the next one in its range or list: 20至30家, 1.5-2亿元, 3个和4个百分点."""
    for at in range(len(quantities) - 2, -1, -1):
        this, following = quantities[at], quantities[at + 1]
        gap = text[this.end : following.start]
        span = RANGE.fullmatch(gap)
        if span or _AND.fullmatch(gap):
            quantities[at] = this = _sharing(this, following, bool(span))
        ends = this.comparator == EQUAL and following.comparator in {EQUAL, ABOUT} and this.value <= following.value
        if span and ends and this.unit == following.unit:
            quantities[at : at + 2] = replace(this, comparator=AT_LEAST), replace(following, comparator=AT_MOST)
    return quantities


def _sharing(this: Quantity, following: Quantity, span: bool) -> Quantity:
    """The first of two numbers with what only the second one prints."""
    limit = following.value if span else following.value * _ALIKE
    bare = this.printed_unit is None
    scale = following.scale if bare and this.scale == 1 and this.value * following.scale <= limit else 1
    if following.unit and following.printed_unit and (bare or _begins(this.printed_unit, following.printed_unit)):
        return this.in_unit(following.printed_unit, scale)
    return replace(this, value=float(f"{this.value * scale:.15g}"), scale=this.scale * scale) if bare else this


def _begins(printed: str | None, longer: str) -> bool:
    return bool(printed) and printed != longer and longer.startswith(printed or "")


def is_range(text: str, end: int, start: int) -> bool:
    """Whether a quantity that ends and one that starts at these offsets of a text are the ends of one range."""
    return end > start or bool(RANGE.fullmatch(text, end, start))


def bound_by_verb(q: Quantity, text: str) -> Quantity:
    """The quantity as the verb before it binds it: 控制在 is an upper bound, 迈上 a lower one, 突破 a technology none."""
    before, printed = text[max(0, q.start - 16) : q.start], text[q.start : q.end]
    if printed.startswith("突破") and is_counted(q) and vocabulary.BREAKTHROUGH.match(text, q.end):
        return replace(q, comparator=EQUAL, start=q.start + 2)
    if q.comparator != EQUAL:
        return q
    if vocabulary.ROUGHLY.search(before):
        return replace(q, comparator=ABOUT)
    if vocabulary.LIMITED.search(before):
        return replace(q, comparator=AT_MOST)
    return replace(q, comparator=AT_LEAST) if vocabulary.STEPPED.search(before) else q


def _masked_quantities(text: str, masked: str) -> Iterator[Refused]:
    """The quantities with a unit within titles, document numbers and standards."""
    for found in _MASKED.finditer(text) if "■" in masked else ():
        for q in find_quantities(found[0]):
            if q.printed_unit and not re.match(r"(?:19|20)\d\d年", found[0][q.start : q.end]):
                yield (
                    replace(q, start=found.start() + q.start, end=found.start() + q.end),
                    _MASKS[found.lastgroup or ""],
                )


def _counted_people(q: Quantity, text: str) -> Quantity:
    """A number of people or of their homes without a measure word has 人 or 户 for its unit: 3700多万学生."""
    counted = None if q.unit or q.scale == 1 else vocabulary.PEOPLE.match(text, q.end)
    return q.in_unit("户" if counted["homes"] else "人") if counted else q


def _refusal(q: Quantity, text: str, last: Quantity | None) -> str | None:
    """Why a number is no indicator's figure; None where it can be one."""
    before, after = text[max(0, q.start - NEAR) : q.start], text[q.end : q.end + NEAR]
    if not q.printed_unit:
        return None if _is_bare_figure(q, before, after) else reasons.PART_OF_NAME
    return refusal(Mentioned(q, before, after, text[q.start : q.end], last))


def _is_bare_figure(q: Quantity, before: str, after: str) -> bool:
    """Whether a number without a unit is a figure: a verb leads up to it, or it has a 万 or 亿, and its clause ends."""
    if (
        not vocabulary.ENDS.match(after)
        or re.search(r"从\s?\d+\s?到$", before)
        or (q.scale == 1 and q.value.is_integer() and 1900 <= q.value <= 2100)
    ):
        return False
    bound = q.comparator != EQUAL and re.search(r"[一-龥]$", before)
    return bool(vocabulary.REACHED.search(before) or bound or (q.scale >= 10**4 and _SUM.search(before)))
