"""Figures in running text → statements: what kind of figure, and for when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from ipstats.data import Statement
from ipstats.documents import Document, Paragraph
from ipstats.reading import vocabulary
from ipstats.reading.doubts import YEAR, join_doubts, review_parts
from ipstats.reading.indicator_names import Matcher
from ipstats.reading.labels import base_unit, departments
from ipstats.reading.names import Memory, Named, name_of
from ipstats.reading.sentences import RANGE, Sentence, find_figures, mask
from ipstats.reading.times import Frame, time_in_list
from ipstats.text import Horizon, Period, Quantity, as_printed, find_periods

_SENTENCE = re.compile(r"[^。！？]+")
_RESPONSIBLE = re.compile(
    r"[(〔]+(?P<who>[^()〔〕]*(?:\([^()]*\)[^()〔〕]*)*(?:负责|牵头|责任单位|责任部门)[^()〔〕]*(?:\([^()]*\)[^()〔〕]*)*)[)〕]\s*$"
)


def read_prose(paragraphs: list[Paragraph], document: Document, horizon: Horizon, matcher: Matcher) -> list[Statement]:
    """The statements of the paragraphs of a document, in their order."""
    frame, statements = Frame(horizon), []
    for paragraph in paragraphs:
        frame.enter(paragraph.section)
        statements += _read_paragraph(paragraph, document, frame, matcher)
    return statements


def _read_paragraph(paragraph: Paragraph, document: Document, frame: Frame, matcher: Matcher) -> Iterator[Statement]:
    masked = mask(paragraph.text)
    who = _RESPONSIBLE.search(paragraph.text)
    responsible = departments(who["who"]) if who else None
    for part in _SENTENCE.finditer(masked[: who.start()] if who else masked):
        text, start = paragraph.text[part.start() : part.end()], paragraph.start + part.start()
        sentence = Sentence(text, part[0], start, list(find_periods(part[0], frame.horizon)))
        original = document.visible[start : start + len(text)]
        statements = []
        for fields in _read_sentence(sentence, frame, matcher):
            fields["name"] = as_printed(fields["name"], original, text)
            fields |= {"printed": document.visible[fields["start"] : fields["end"]], "section": frame.section}
            statements.append(Statement(document.plan, **fields, responsible=responsible))
        yield from _with_parts(sentence, statements)
        frame.take(sentence.periods)


def _with_parts(sentence: Sentence, statements: list[Statement]) -> list[Statement]:
    """The statements, with what stands behind 其中 held against the level before it."""
    within = sentence.start + sentence.text.find("其中")
    before = [at for at, s in enumerate(statements) if (s.end or 0) <= within and s.measure == "level"]
    if not before:
        return statements
    whole = before[-1]
    return statements[:whole] + review_parts(statements[whole], statements[whole + 1 :], sentence.text, sentence.start)


def _read_sentence(sentence: Sentence, frame: Frame, matcher: Matcher) -> Iterator[dict[str, Any]]:
    memory, before, quantities = Memory(), 0, find_figures(sentence)
    starts = [q.start for q in quantities] + [len(sentence.text)] * 2
    for at, quantity in enumerate(quantities):
        whole, following, earlier = quantity, starts[at + 1], quantities[:at]
        if at + 1 < len(quantities) and RANGE.fullmatch(sentence.masked[quantity.end : following]):
            whole, following = replace(quantity, end=quantities[at + 1].end), starts[at + 2]
        named = name_of(sentence, whole, before, following, memory, matcher)
        time = time_in_list(quantity, sentence, earlier) if len(memory.names) == 1 else None
        time = time or frame.time_of(quantity, sentence, earlier, named.tail)
        reading = _Reading(sentence, quantity, named, time, frame.status(time), frame.horizon)
        yield from (reading.fields(code, name, matcher.kinds.get(code or "")) for code, name in named.names)
        before = quantity.end


@dataclass(frozen=True)
class _Reading:
    """A figure of a sentence with what it is named, when it is for, and whether it is past or planned."""

    sentence: Sentence
    q: Quantity
    named: Named
    time: Period | None
    status: str
    horizon: Horizon

    def fields(self, code: str | None, name: str, kind: str | None) -> dict[str, Any]:
        """The fields of the statement that the figure makes for one of its names; kind is that of the indicator."""
        otherwise = self.horizon.end if self.status == "target" else self.horizon.baseline
        year = self.time.year if self.time else otherwise
        measure, value = self._measure()
        counts = measure in {"level", "change"} and self.q.unit != "百分点"
        year_doubt = YEAR if self.horizon.plan and not self.time and self.status == "actual" else None
        return {
            "name": name + self.named.note,
            "indicator": code,
            "value": value,
            "unit": (counts and base_unit(self.q.printed_unit, name)[0]) or self.q.unit,
            "status": self.status,
            "measure": measure,
            "year": year,
            "period_start": self._first_year(name, kind, measure),
            "compared_to": None if measure in {"level", "change"} else self._compared_to(year),
            "comparator": self.q.comparator,
            "start": self.sentence.start + self.q.start,
            "end": self.sentence.start + self.q.end,
            "doubt": join_doubts(self.named.doubt, year_doubt),
        }

    def _measure(self) -> tuple[str, float]:
        """(measure, value) from the verb before the number; what falls is below zero."""
        q, tail, lead = self.q, self.named.tail, self.named.lead
        moves = re.search(rf"(?:{vocabulary.RISE}|{vocabulary.FALL})(?:了|约)?$", tail)
        falls = re.search(rf"(?:{vocabulary.FALL})(?:了|约)?$", tail) or re.search(rf"(?:{vocabulary.LOSE})$", lead)
        value = -q.value if falls else q.value
        if q.unit == "倍":
            return "total_growth" if moves else "multiple", value
        if q.unit == "%" and (moves or re.search(vocabulary.RATE, tail)):
            return "annual_growth" if self._is_yearly() else "total_growth", value
        change = q.unit == "百分点" or moves or falls or re.search(vocabulary.ADD, lead)
        return "change" if change else "level", value

    def _is_yearly(self) -> bool:
        """Whether a rate is one a year: it says so, or it is the growth of a year that is compared to no other."""
        tail, periods, horizon = self.named.tail, self.sentence.periods, self.horizon
        if re.search(vocabulary.RATE_A_YEAR, self.named.lead + tail):
            return True
        if "累计" in tail:
            return False
        if any(p.reference and p.end <= self.q.start for p in periods[-3:]) and re.search(vocabulary.REFERENCE, tail):
            return False
        single = self.status == "actual" and (self.time is None or self.time.first_year is None)
        return single or not horizon.plan or horizon.start == horizon.end

    def _first_year(self, name: str, kind: str | None, measure: str) -> int | None:
        """First year of a figure that sums a period: flows and shares do, stocks never."""
        lead = self.named.lead
        stock = kind in {"stock", "ratio", "score"} or "拥有" in lead + name or "有效" in name
        if self.status == "target":
            summed = "累计" in self.sentence.text[: self.q.start] and not stock and "每年" not in lead
            return self.horizon.start if summed or measure == "change" else None
        return None if stock or not self.time else self.time.first_year

    def _compared_to(self, year: int) -> str | None:
        references = [p for p in self.sentence.periods if p.reference and p.end <= self.q.start]
        if references:
            return str(references[-1])
        return str(year - 1) if re.search("同比|上年|去年", self.named.tail) else None
