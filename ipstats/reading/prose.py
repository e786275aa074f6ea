"""Figures in running text → statements: what kind of figure, and for when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ipstats.data import Statement
from ipstats.documents import Document, Paragraph
from ipstats.reading import vocabulary as g
from ipstats.reading.doubts import YEAR, review_parts
from ipstats.reading.indicator_names import Matcher
from ipstats.reading.names import Memory, Named, name_of
from ipstats.reading.sentences import RANGE, Sentence, figures, hidden, sentence_of
from ipstats.reading.tables import base_unit, departments
from ipstats.text import Horizon, Period, Quantity, as_printed, find_periods

_SENTENCE = re.compile(r"[^。！？]+")
_RESPONSIBLE = re.compile(
    r"[(〔]+(?P<who>[^()〔〕]*(?:\([^()]*\)[^()〔〕]*)*(?:负责|牵头|责任单位|责任部门)[^()〔〕]*(?:\([^()]*\)[^()〔〕]*)*)[)〕]\s*$"
)


@dataclass
class Frame:
    """The time that headings, paragraphs and sentences set for what follows them."""

    section: str = ""
    set_by: list[tuple[str, Period]] = field(default_factory=list)

    def enter(self, section: str, horizon: Horizon) -> None:
        """Under a new heading only what the headings above it set still holds."""
        self.set_by = [(where, period) for where, period in self.set_by if f"{section} > ".startswith(f"{where} > ")]
        if section != self.section:
            self.section = section
            self.take(find_periods(hidden(section.rsplit(" > ", 1)[-1])), horizon)

    def take(self, periods, horizon: Horizon) -> None:
        """The first time that a sentence or heading names holds for what follows, of years ahead the last."""
        named = [period for period in periods if not period.reference and not period.origin]
        if named and named[0].year > horizon.baseline:
            named.sort(key=lambda period: -period.year)
        self.set_by += [(self.section, period) for period in named[:1]]

    @property
    def period(self) -> Period | None:
        return self.set_by[-1][1] if self.set_by else None


def read_prose(paragraphs: list[Paragraph], document: Document, horizon: Horizon, matcher: Matcher) -> list[Statement]:
    """The statements of the paragraphs of a document, in their order."""
    frame, found = Frame(), []
    for paragraph in paragraphs:
        frame.enter(paragraph.section, horizon)
        found += _read_paragraph(paragraph, document, frame, horizon, matcher)
    return found


def _read_paragraph(paragraph: Paragraph, document, frame: Frame, horizon, matcher) -> Iterator[Statement]:
    shown = hidden(paragraph.text)
    who = _RESPONSIBLE.search(paragraph.text)
    responsible = departments(who["who"]) if who else None
    for part in _SENTENCE.finditer(shown[: who.start()] if who else shown):
        text = paragraph.text[part.start() : part.end()]
        sentence = sentence_of(text, part.group(), paragraph.start + part.start(), horizon)
        original = document.text[sentence.start : sentence.start + len(text)]
        statements = []
        for told in _read_sentence(sentence, frame, horizon, matcher):
            told["name"] = as_printed(told["name"], original, text)
            printed = document.text[told["start"] : told["end"]]
            statements.append(Statement(document.plan, **told, printed=printed, responsible=responsible))
        yield from _with_parts(sentence, statements)
        frame.take(sentence.periods, horizon)


def _with_parts(sentence: Sentence, statements: list[Statement]) -> list[Statement]:
    """The statements, with what stands behind 其中 held against the level before it."""
    within = sentence.start + sentence.text.find("其中")
    before = [at for at, s in enumerate(statements) if s.end <= within and s.measure == "level"]
    if not before:
        return statements
    whole = before[-1]
    return statements[:whole] + review_parts(statements[whole], statements[whole + 1 :], sentence.text, sentence.start)


def _read_sentence(sentence: Sentence, frame: Frame, horizon: Horizon, matcher: Matcher) -> Iterator[dict]:
    memory, before, quantities = Memory(), 0, figures(sentence)
    starts = [q.start for q in quantities] + [len(sentence.text)] * 2
    for place, quantity in enumerate(quantities):
        whole, following = quantity, starts[place + 1]
        if place + 1 < len(quantities) and RANGE.fullmatch(sentence.shown[quantity.end : following]):
            whole, following = replace(quantity, end=quantities[place + 1].end), starts[place + 2]
        named = name_of(sentence, whole, before, following, memory, matcher)
        time = _in_turn(sentence, quantity, quantities[:place]) if len(memory.names) == 1 else None
        time = time or _time(sentence, quantity, quantities[:place], frame, named.tail, horizon)
        for code, name in named.names:
            yield _statement(sentence, quantity, named, code, name, time, frame, horizon, matcher)
        before = quantity.end


def _statement(sentence, q, named: Named, code, name, time, frame: Frame, horizon, matcher: Matcher) -> dict:
    status = _status(time, frame.section, horizon)
    year = time.year if time else horizon.end if status == "target" else horizon.baseline
    measure, value, unit = _measure(q, named, name, sentence, time, status, horizon)
    if measure in {"level", "change"} and unit != "百分点":
        unit = base_unit(q.printed_unit, name)[0] or unit
    said = sentence.text[: q.start]
    return {
        "name": name + named.note,
        "indicator": code,
        "value": value,
        "unit": unit,
        "status": status,
        "measure": measure,
        "year": year,
        "period_start": _summed(time, code, name, named.lead, said, status, measure, horizon, matcher),
        "compared_to": None if measure in {"level", "change"} else _compared_to(sentence, q, named.tail, year),
        "comparator": q.comparator,
        "source": "prose",
        "section": frame.section,
        "start": sentence.start + q.start,
        "end": sentence.start + q.end,
        "doubt": "; ".join(
            filter(None, [named.doubt, YEAR if horizon.plan and not time and status == "actual" else None])
        )
        or None,
    }


def _measure(q: Quantity, named: Named, name: str, sentence, time, status: str, horizon) -> tuple[str, float, str]:
    """(measure, value, unit) from the verb before the number; what falls is below zero."""
    tail, lead = named.tail, named.lead
    moves = re.search(rf"(?:{g.RISE}|{g.FALL})(?:了|约)?$", tail)
    falls = re.search(rf"(?:{g.FALL})(?:了|约)?$", tail) or re.search(rf"(?:{g.LOSE})$", lead)
    value = -q.value if falls else q.value
    if q.unit == "倍":
        return ("total_growth" if moves else "multiple"), value, "倍"
    if q.unit == "百分点":
        return "change", value, "百分点"
    if q.unit == "%" and (moves or re.search(rf"(?:{g.RATE})", tail)):
        return (
            ("annual_growth" if _yearly(tail, lead, sentence, q, time, status, horizon) else "total_growth"),
            value,
            "%",
        )
    if moves or falls or re.search(g.ADD, lead):
        return "change", value, q.unit
    return "level", q.value, q.unit


def _yearly(tail: str, lead: str, sentence, q, time: Period | None, status: str, horizon) -> bool:
    """Whether a rate is one a year: it says so, or it is the growth of a single year that is not compared to another."""
    if re.search(g.RATE_A_YEAR, lead + tail):
        return True
    if "累计" in tail:
        return False
    if any(p.reference and p.end <= q.start for p in sentence.periods[-3:]) and re.search(g.REFERENCE, tail):
        return False
    single = status == "actual" and (time is None or time.start is None)
    return single or not horizon.plan or horizon.start == horizon.end


def _time(sentence: Sentence, q: Quantity, earlier: list[Quantity], frame: Frame, tail: str, horizon) -> Period | None:
    """The time of a figure: in brackets behind it, else the last one named before it, else that of the frame.

    The year from which something has risen is only that of the figure right behind it.
    """
    behind = [p for p in sentence.periods if re.fullmatch(r"\s?\(", sentence.shown[q.end : p.begin])]
    if behind and sentence.shown[behind[0].end : behind[0].end + 1] == ")":
        return behind[0]
    in_brackets = [
        p for p in sentence.periods if sentence.shown[p.begin - 1 : p.begin] + sentence.shown[p.end : p.end + 1] == "()"
    ]
    own = [
        p
        for p in sentence.periods
        if p.end <= q.start
        and not p.reference
        and p not in in_brackets
        and not (p.origin and any(p.end <= other.start for other in earlier))
    ]
    time = own[-1] if own else frame.period
    if re.search(r"(?:由|从)$", tail):
        origins = [p for p in sentence.periods if p.origin and p.end <= q.start]
        if origins:
            return origins[-1]
        if time is None or time.year > horizon.baseline:
            return Period(horizon.baseline, None, q.start, q.start)
    return time


def _in_turn(sentence: Sentence, q: Quantity, earlier: list[Quantity]) -> Period | None:
    """The year of one figure of a list that goes through years: 2021年、2022年、2023年分别为A、B、C."""
    before = [p for p in sentence.periods if p.end <= q.start and not p.start]
    run = before[-1:]
    for this, following in reversed(list(pairwise(before))):
        if not re.fullmatch("[、和及与]", sentence.shown[this.end : following.begin]):
            break
        run.insert(0, this)
    since = sentence.shown[run[-1].end : q.start].removeprefix("，") if len(run) > 1 else ""
    turn = sum(other.start >= run[-1].end for other in earlier) if run else 0
    return run[turn] if "分别" in since and "，" not in since and turn < len(run) else None


def _status(time: Period | None, section: str, horizon: Horizon) -> str:
    """A year up to the baseline is past; without a year the nearest heading that speaks of past or future decides."""
    if time:
        return "actual" if time.year <= horizon.baseline else "target"
    if not horizon.plan:
        return "target" if g.FORECAST.search(section) else "actual"
    for heading in reversed(section.split(" > ")):
        if g.FUTURE.search(heading) or g.PAST.search(heading):
            return "target" if g.FUTURE.search(heading) else "actual"
    return "target"


def _summed(time, code, name, lead, said, status, measure, horizon, matcher) -> int | None:
    """First year of a figure that sums a period: flows and shares do, stocks never."""
    stock = matcher.kinds.get(code) in {"stock", "ratio", "score"} or "拥有" in lead + name or "有效" in name
    if measure == "change" and status == "target":
        return horizon.start
    if status == "target":
        return horizon.start if "累计" in said and not stock and "每年" not in lead else None
    return None if stock or not time else time.start


def _compared_to(sentence: Sentence, q: Quantity, tail: str, year: int) -> str | None:
    given = [p for p in sentence.periods if p.reference and p.end <= q.start]
    if given:
        return str(given[-1])
    return str(year - 1) if re.search("同比|上年|去年", tail) else None
