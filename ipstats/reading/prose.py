"""Figures in running text → statements: what kind of figure, and for when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from ipstats.data import Statement, Unread
from ipstats.documents import Document, Paragraph
from ipstats.reading import vocabulary
from ipstats.reading.context import Context
from ipstats.reading.doubts import RUN_TOGETHER, TIME, YEAR, join_doubts, review_parts, with_doubts
from ipstats.reading.evidence import Choice
from ipstats.reading.indicator_names import Matcher
from ipstats.reading.labels import base_unit, departments, unit_of_noun, without_gaps
from ipstats.reading.measures import measure_of
from ipstats.reading.names import Memory, Named, name_of
from ipstats.reading.reasons import CONDITION, DUTY, NO_NAME
from ipstats.reading.sentences import Sentence, find_figures, is_range, mask, without_footnotes
from ipstats.reading.times import weigh_time
from ipstats.text import Horizon, Quantity, as_printed, find_periods, find_quantities

CLOSE = 15  # of weight: another reading of the time is nearly as likely
_COUNTS = {"level", "annual_level", "change", "annual_change"}
_SENTENCE = re.compile(r"[^。！？]+")
_RESPONSIBLE = re.compile(
    r"[(〔]+(?P<who>[^()〔〕]*(?:\([^()]*\)[^()〔〕]*)*(?:负责|牵头|责任单位|责任部门)[^()〔〕]*(?:\([^()]*\)[^()〔〕]*)*)[)〕]\s*$"
)


def read_prose(
    paragraphs: list[Paragraph], document: Document, horizon: Horizon, matcher: Matcher
) -> tuple[list[Statement], list[Unread]]:
    """The statements of the paragraphs of a document, and the quantities in them that became none; in their order."""
    context, statements, unread = Context(horizon), [], []
    for paragraph in paragraphs:
        context = context.enter(paragraph.text, paragraph.section)
        who = _RESPONSIBLE.search(paragraph.text)
        duty = {"responsible": departments(who["who"])} if who else {}
        for sentence in _sentences(paragraph.text[: who.start()] if who else paragraph.text, paragraph.start, context):
            read, refused = _read_sentence(sentence, context, matcher)
            made = [_statement(fields | duty, sentence, document, context.section) for fields in read]
            made = [with_doubts(s, RUN_TOGETHER) for s in made] if paragraph.flattened else made
            statements += _with_parts(sentence, made)
            unread += [_unread(q, reason, sentence, document, context.section) for q, reason in refused]
            context = context.after_sentence(sentence.text, sentence.periods)
        if who:
            duties = Sentence(who[0], mask(who[0]), paragraph.start + who.start(), [])
            refused = [(q, DUTY) for q in find_quantities(duties.masked) if q.printed_unit]
            unread += [_unread(q, reason, duties, document, context.section) for q, reason in refused]
        context = context.leave(paragraph.text)
    return statements, unread


def _sentences(paragraph: str, start: int, context: Context) -> Iterator[Sentence]:
    """The sentences of a paragraph that starts at an offset of the document."""
    text, masked, now = without_footnotes(paragraph), mask(paragraph), context.now
    for part in _SENTENCE.finditer(masked):
        periods = list(find_periods(part[0], context.horizon, now))
        yield Sentence(text[part.start() : part.end()], part[0], start + part.start(), periods)


def _statement(fields: dict[str, Any], sentence: Sentence, document: Document, section: str) -> Statement:
    original = document.visible[sentence.start : sentence.start + len(sentence.text)]
    name = without_gaps(as_printed(fields["name"], original, sentence.text))
    printed = document.visible[fields["start"] : fields["end"]]
    words: dict[str, Any] = {} if fields.pop("exact") else {"value": None, "qualitative": printed}
    words |= {"name": name, "printed": printed, "section": section}
    return Statement(document.plan, **fields | words)


def _unread(q: Quantity, reason: str, sentence: Sentence, document: Document, section: str) -> Unread:
    start, end = sentence.start + q.start, sentence.start + q.end
    return Unread(document.plan, document.visible[start:end], reason, "prose", section, start, end)


def _with_parts(sentence: Sentence, statements: list[Statement]) -> list[Statement]:
    """The statements, with what stands behind 其中 held against the level before it."""
    within = sentence.start + sentence.text.find("其中")
    before = [at for at, s in enumerate(statements) if (s.end or 0) <= within and s.measure == "level"]
    if not before:
        return statements
    whole = before[-1]
    return statements[:whole] + review_parts(statements[whole], statements[whole + 1 :], sentence.text, sentence.start)


def _read_sentence(
    sentence: Sentence, context: Context, matcher: Matcher
) -> tuple[list[dict[str, Any]], list[tuple[Quantity, str]]]:
    """The fields of the statements of a sentence, and its quantities that became none."""
    quantities, refused = find_figures(sentence)
    memory, before, fields = Memory(), 0, []
    starts = [q.start for q in quantities] + [len(sentence.text)] * 2
    for at, quantity in enumerate(quantities):
        whole, following, earlier = quantity, starts[at + 1], quantities[:at]
        if at + 1 < len(quantities) and is_range(sentence.masked, quantity.end, following):
            whole, following = replace(quantity, end=quantities[at + 1].end), starts[at + 2]
        named = name_of(sentence, whole, before, following, memory, matcher)
        when = weigh_time(quantity, sentence, context, earlier)
        reading = _Reading(sentence, quantity, named, when, context.horizon, matcher)
        fields += [reading.fields(code, name) for code, name in named.names if name]
        if named.names:
            before = quantity.end
            refused += [] if any(name for _, name in named.names) else [(quantity, NO_NAME)]
        elif quantity.printed_unit:  # the words around an amount that only qualifies belong to what comes next
            refused.append((quantity, CONDITION))
    return fields, sorted(refused, key=lambda pair: pair[0].start)


@dataclass(frozen=True)
class _Reading:
    """A figure of a sentence with what it is named, when it is for, and whether it is past or planned."""

    sentence: Sentence
    q: Quantity
    named: Named
    chosen: Choice
    horizon: Horizon
    matcher: Matcher

    def fields(self, code: str | None, name: str) -> dict[str, Any]:
        """The fields of the statement that the figure makes for one of its names."""
        when = self.chosen.value
        measure, value = self._measure()
        counts = measure in _COUNTS and self.q.unit != "百分点"
        usual = None if self.q.printed_unit else self.matcher.units.get(code or "") or unit_of_noun(name)
        kind = self.matcher.kinds.get(code or "")
        return {
            "name": name + self.named.note,
            "indicator": code,
            "value": value,
            "unit": (counts and base_unit(self.q.printed_unit, name)[0]) or self.q.unit or usual,
            "exact": self.q.exact,
            "status": when.status,
            "measure": measure,
            "year": when.year,
            "period_start": self._first_year(name, kind, measure),
            "compared_to": None if measure in _COUNTS else self._compared_to(when.year),
            "comparator": self.q.comparator,
            "start": self.sentence.start + self.q.start,
            "end": self.sentence.start + self.q.end,
            "doubt": join_doubts(self.named.doubt, self._doubt_of_time()),
        }

    def _doubt_of_time(self) -> str | None:
        """A doubt where nothing but the document tells the time, or where another reading weighs nearly as much."""
        rules = {reason.rule for reason in self.chosen.evidence}
        if rules <= {"document", "kind"}:
            return YEAR
        return TIME if self.chosen.margin < CLOSE else None

    def _measure(self) -> tuple[str, float]:
        """(measure, value) from the verb before the number; what falls is below zero."""
        measure, value = measure_of(self.q, self.named.tail, self.named.lead)
        if measure == "growth":
            return "annual_growth" if self._is_yearly() else "total_growth", value
        return measure, value

    def _is_yearly(self) -> bool:
        """Whether a rate is one a year: it says so, or it is the growth of a year that is compared to no other."""
        tail, periods, horizon = self.named.tail, self.sentence.periods, self.horizon
        if re.search(vocabulary.RATE_A_YEAR, self.named.lead + tail):
            return True
        if "累计" in tail or vocabulary.OVER_YEARS.search(tail):
            return False
        if any(p.reference and p.end <= self.q.start for p in periods[-3:]) and re.search(vocabulary.REFERENCE, tail):
            return False
        single = self.chosen.value.status == "actual" and self.chosen.value.first_year is None
        return single or not horizon.plan or horizon.start == horizon.end

    def _first_year(self, name: str, kind: str | None, measure: str) -> int | None:
        """First year of a figure that sums a period: flows and shares do, stocks never."""
        lead = self.named.lead
        stock = kind in {"stock", "ratio", "score"} or "拥有" in lead + name or "有效" in name
        when = self.chosen.value
        if when.status == "target":
            summed = "累计" in self.sentence.text[: self.q.start] and not stock and "每年" not in lead
            return self.horizon.start if summed or measure == "change" else None
        return None if stock else when.first_year

    def _compared_to(self, year: int) -> str | None:
        references = [p for p in self.sentence.periods if p.reference and p.end <= self.q.start]
        if references:
            return str(references[-1])
        return str(year - 1) if re.search("同比|上年|去年", self.named.tail) else None
