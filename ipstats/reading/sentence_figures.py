"""The figures of a sentence: of each its names, its measure and its time, with the evidence for them."""

import re
from dataclasses import dataclass, replace
from typing import Any

from ipstats.reading.context import Context
from ipstats.reading.doubts import MEASURE, NAME, TIME, YEAR, join_doubts
from ipstats.reading.evidence import Choice
from ipstats.reading.indicator_names import Matcher
from ipstats.reading.labels import base_unit, unit_of_noun
from ipstats.reading.measures import Words, Years, weigh_measure
from ipstats.reading.mentions import Memory, Named
from ipstats.reading.names import name_of
from ipstats.reading.reasons import CONDITION, NO_NAME
from ipstats.reading.refusals import is_counted
from ipstats.reading.sentences import Refused, Sentence, find_figures, is_range
from ipstats.reading.times import weigh_time
from ipstats.text import Quantity, find_quantities

CLOSE = 20  # of weight: another reading of the time is nearly as likely
CLOSE_MEASURE = 8  # the same for the measure
_COUNTS = {"level", "annual_level", "change", "annual_change"}
_OWN = {"bracket", "listed", "clause", "origin"}  # rules by which a year is the figure's own
_NUMBER = re.compile(r"[\d一二两三四五六七八九十百千万]")
# One sign, or words at an end that join it to something else.
_ODD = re.compile(r"为[到\d]|.$|.*[的和与及等、]$|[，、和及的”)]")
_REACHED = re.compile(r"(?:达到?|至|到|在|为|突破|超过?|占|有)(?:了|全国|全省)?[^，。；]{0,2}$")
_STOCK = re.compile(r"有效|总[数量]$|存量|保有")
_LAST_YEAR = re.compile("同比|上年|去年")


@dataclass(frozen=True)
class Finding:
    """A figure of a sentence, for one of its names: the fields of its statement, and the choices that made them."""

    fields: dict[str, Any]
    time: Choice
    measure: Choice


def read_sentence(
    sentence: Sentence, context: Context, matcher: Matcher, subject: str = ""
) -> tuple[list[Finding], list[Refused]]:
    """The figures of a sentence, and its quantities that are none; subject: what it is about, where it does not say."""
    quantities, refused = find_figures(sentence)
    if not quantities:
        return [], refused
    memory, before, found = Memory(names=[subject] if subject else []), 0, list[Finding]()
    starts = [q.start for q in quantities] + [len(sentence.text)] * 2
    for at, quantity in enumerate(quantities):
        whole, following = quantity, starts[at + 1]
        if at + 1 < len(quantities) and is_range(sentence.masked, quantity.end, following):
            whole, following = replace(quantity, end=quantities[at + 1].end), starts[at + 2]
        named = name_of(sentence, whole, before, following, memory, matcher)
        when = weigh_time(quantity, sentence, context, quantities[:at])
        figure = _Figure(sentence, quantity, named, when, context, matcher)
        found += [figure.finding(code, name) for code, name in named.names if name]
        if named.names:
            before = quantity.end
            refused += [] if any(name for _, name in named.names) else [(quantity, NO_NAME)]
        elif quantity.printed_unit:  # the words around an amount that only qualifies belong to what comes next
            refused.append((quantity, CONDITION))
    return found, sorted(refused, key=lambda pair: pair[0].start)


@dataclass(frozen=True)
class _Figure:
    """A quantity of a sentence with what it is named and when it is for."""

    sentence: Sentence
    q: Quantity
    named: Named
    time: Choice
    context: Context
    matcher: Matcher

    def finding(self, code: str | None, name: str) -> Finding:
        """The figure for one of its names."""
        when, q = self.time.value, self.q
        words = Words(self.named.lead, name, self.named.tail, self.sentence.text[max(0, q.start - 24) : q.start])
        chosen, value = weigh_measure(q, words, self._years())
        measure = chosen.value
        counts = measure in _COUNTS and q.unit != "百分点"
        usual = None if q.printed_unit else self.matcher.units.get(code or "") or unit_of_noun(name)
        fields = {
            "name": name + self.named.note,
            "indicator": code,
            "value": value,
            "unit": (counts and base_unit(q.printed_unit, name)[0]) or q.unit or usual,
            "exact": q.exact,
            "status": when.status,
            "measure": measure,
            "year": when.year,
            "period_start": self._first_year(name, self.matcher.kinds.get(code or ""), measure),
            "compared_to": None if measure in _COUNTS else self._compared_to(when.year),
            "comparator": q.comparator,
            "start": q.start,
            "end": q.end,
            "evidence": f"{self.time.ids} {chosen.ids}",
            "doubt": join_doubts(self.named.doubt, NAME if _is_odd(name) else None, *self._doubts(chosen)),
        }
        return Finding(fields, self.time, chosen)

    def _doubts(self, measure: Choice) -> list[str | None]:
        """Doubts where nothing but the document tells the year, or where another reading weighs nearly as much.

        A plan's last year is that of what it wants, where words or headings say that it wants it.
        """
        year, *others = self.time.evidence
        said = self.time.value.status == "target" or self.context.horizon.kind == "bulletin"
        assumed = year.rule == "document" and not (said and {reason.rule for reason in others} - {"kind", "task"})
        time = YEAR if assumed else TIME if self.time.margin < CLOSE else None
        return [time, MEASURE if measure.margin < CLOSE_MEASURE else None]

    def _years(self) -> Years:
        """What is known of the years that a growth may run over."""
        when, horizon, periods = self.time.value, self.context.horizon, self.sentence.periods
        frame, own = self.context.period, self.time.evidence[0].rule in _OWN
        above = not own and frame is not None and frame.first_year is not None and frame.year == when.year
        long = horizon.plan and horizon.start != horizon.end
        return Years(
            several=bool(when.first_year) or above,
            one=when.first_year is None,
            compared=any(p.reference and p.end <= self.q.start for p in periods[-3:]),
            ahead=when.status == "target" and long,
        )

    def _first_year(self, name: str, kind: str | None, measure: str) -> int | None:
        """First year of a figure that sums a period: steps and growths over it do, and flows; what is reached does not."""
        lead, when, horizon = self.named.lead, self.time.value, self.context.horizon
        if measure.startswith("annual") or measure in {"multiple", "completion"}:
            return None
        if measure in {"change", "total_growth"}:
            planned = when.status == "target" and horizon.plan and when.year == horizon.end
            return when.first_year or (horizon.start if planned else None)
        stock = kind in {"stock", "ratio", "score"} or "拥有" in lead + name or bool(_STOCK.search(name))
        summed = "累计" in self.sentence.text[: self.q.start] and not stock
        if when.status == "target" and horizon.plan:
            return horizon.start if summed else None
        reached = _REACHED.search(self.named.tail) and kind != "flow" and not summed
        return None if stock or reached or self.q.unit in {"%", "‰"} else when.first_year

    def _compared_to(self, year: int) -> str | None:
        references = [p for p in self.sentence.periods if p.reference and p.end <= self.q.start]
        if references:
            return str(references[-1])
        return str(year - 1) if _LAST_YEAR.search(self.named.tail) else None


def _is_odd(name: str) -> bool:
    """Whether a name is none that an indicator has: words are cut off, or it holds a figure of its own."""
    cut = any(name.count(sign) != name.count(other) for sign, other in ("“”", "()", "（）"))
    figures = find_quantities(name) if _NUMBER.search(name) else ()
    return cut or bool(_ODD.match(name)) or any(q.printed_unit and is_counted(q) for q in figures)
