"""When a figure is for: the years around it, and what headings and earlier sentences set for what follows."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from ipstats.reading import vocabulary
from ipstats.reading.sentences import Sentence, mask
from ipstats.text import Horizon, Period, Quantity, find_periods


@dataclass
class Frame:
    """The time that headings, paragraphs and sentences of a document set for what follows them."""

    horizon: Horizon
    section: str = ""
    set_by: list[tuple[str, Period]] = field(default_factory=list)

    def enter(self, section: str) -> None:
        """Under a new heading only what the headings above it set still holds."""
        self.set_by = [(where, period) for where, period in self.set_by if f"{section} > ".startswith(f"{where} > ")]
        if section != self.section:
            self.section = section
            self.take(find_periods(mask(section.rsplit(" > ", 1)[-1])))

    def take(self, periods: Iterable[Period]) -> None:
        """The first time that a sentence or heading names holds for what follows, of years ahead the last."""
        named = [period for period in periods if not period.reference and not period.origin]
        if named and named[0].year > self.horizon.baseline:
            named.sort(key=lambda period: -period.year)
        self.set_by += [(self.section, period) for period in named[:1]]

    def time_of(self, q: Quantity, sentence: Sentence, earlier: list[Quantity], tail: str) -> Period | None:
        """The time of a figure: in brackets behind it, else the last one named before it, else that of the frame.

        The year from which something has risen is only that of the figure right behind it.
        """
        masked, before = sentence.masked, [p for p in sentence.periods if p.end <= q.start]
        behind = next((p for p in sentence.periods if re.fullmatch(r"\s?\(", masked[q.end : p.start])), None)
        if behind and masked[behind.end : behind.end + 1] == ")":
            return behind
        own = [
            p
            for p in before
            if not p.reference
            and masked[p.start - 1 : p.start] + masked[p.end : p.end + 1] != "()"
            and not (p.origin and any(p.end <= other.start for other in earlier))
        ]
        time = own[-1] if own else self.set_by[-1][1] if self.set_by else None
        if re.search(r"(?:由|从)$", tail):
            if origins := [p for p in before if p.origin]:
                return origins[-1]
            if time is None or time.year > self.horizon.baseline:
                return Period(self.horizon.baseline, None, q.start, q.start)
        return time

    def status(self, time: Period | None) -> str:
        """A year up to the baseline is past; without a year the nearest heading on past or future decides."""
        if time:
            return "actual" if time.year <= self.horizon.baseline else "target"
        if not self.horizon.plan:
            return "target" if vocabulary.FORECAST.search(self.section) else "actual"
        for heading in reversed(self.section.split(" > ")):
            if vocabulary.FUTURE.search(heading):
                return "target"
            if vocabulary.PAST.search(heading):
                return "actual"
        return "target"


def time_in_list(q: Quantity, sentence: Sentence, earlier: list[Quantity]) -> Period | None:
    """The year of one figure of a list that goes through years: 2021年、2022年、2023年分别为A、B、C."""
    before = [p for p in sentence.periods if p.end <= q.start and not p.first_year]
    run = before[-1:]
    for this, following in reversed(list(pairwise(before))):
        if not re.fullmatch("[、和及与]", sentence.masked[this.end : following.start]):
            break
        run.insert(0, this)
    since = sentence.masked[run[-1].end : q.start].removeprefix("，") if len(run) > 1 else ""
    turn = sum(other.start >= run[-1].end for other in earlier) if run else 0
    return run[turn] if "分别" in since and "，" not in since and turn < len(run) else None
