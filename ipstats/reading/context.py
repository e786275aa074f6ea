"""What stands above a sentence and tells when its figures are: headings, lines, lists, the opening of its paragraph."""

import re
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import NamedTuple

from ipstats.reading import vocabulary
from ipstats.reading.sentences import mask
from ipstats.text import Horizon, Period, find_periods

_OPENS = 16  # signs before the time that opens a sentence
_LINE = 40  # signs: what is longer is no line that stands alone
_TASK = re.compile(vocabulary.any_of("task"))
_SAYS_MORE = re.compile(r"[。；，|]|(?<!\d)(?!(?:19|20)\d\d(?!\d))\d")  # a sentence, or a figure that is no year
_BEHIND = re.compile(r"\s*(?:[，：、]|$|(?:年?底|前|内|期间|时期)[，：])")
_NUMBERED = re.compile(
    r"(?:\(?[一二三四五六七八九十]{1,3}[)、.]|\(?\d{1,2}[)、.](?!\d)|第[一二三四五六七八九十百]+[篇编章节条]|[①-⑳]|—+|•|\s)+"
)
_BOTH = re.compile(r"(?:年|”|时期).*[和与及].*(?:年|”|时期)")  # a review of some years and what is planned for others
_LEADS = re.compile(r"[：:]\s*$|(?:如下|以下目标|下列目标)[。：]?\s*$")


class Opening(NamedTuple):
    """What an opening sets for what follows: a time, and whether it is past or wanted; the words that say so.

    rule: that by which what it sets is told.
    """

    period: Period | None
    status: str | None
    words: str
    section: str
    rule: str = "opening"


@dataclass(frozen=True, eq=False)  # what is told of one is kept for as long as it holds, by its identity
class Context:
    """What holds where a sentence stands; immutable: each step gives the next one.

    line: a line above that stands alone; lead: the line that leads up to the list; opening: how the paragraph opened, as far
    as it was read; earlier: how an earlier paragraph of the section opened; signed: whether the members of the list begin
    with a sign or number, None before the first.
    """

    horizon: Horizon
    section: str = ""
    line: Opening | None = None
    lead: Opening | None = None
    opening: Opening | None = None
    earlier: Opening | None = None
    signed: bool | None = None

    @cached_property
    def now(self) -> int:
        """The year that is called this one: the nearest heading's, else the document's."""
        for _, period, status in self.headings():
            if period and period.first_year is None:
                return period.year + (status == "actual")
        return self.horizon.now

    def headings(self) -> tuple[tuple[str, Period | None, str | None], ...]:
        """Each heading above with its time and whether it is one of a review or of goals, the nearest first."""
        return _headings(self.section, self.horizon)

    @cached_property
    def period(self) -> Period | None:
        """The time that the nearest opening or heading sets."""
        openings = [opening.period for opening in (self.opening, self.lead, self.line) if opening]
        return next(filter(None, [*openings, *(period for _, period, _ in self.headings())]), None)

    @property
    def span(self) -> Period | None:
        """The years of several that what stands above is about: those of the nearest opening or heading."""
        above = [opening.period for opening in (self.opening, self.lead, self.line) if opening and opening.period]
        above += [p for heading in reversed(self.section.split(" > ")) for p in _times_of(heading, self.horizon)]
        return next((period for period in above if period.first_year), None)

    def enter(self, text: str, section: str) -> "Context":
        """The context of the first sentence of a paragraph."""
        here = self if section == self.section and not self.opening else self._within(section)
        signed = bool(_NUMBERED.match(text.lstrip()))
        if here.lead:
            if here.signed is None:
                here = replace(here, signed=signed)
            elif here.signed and not signed:
                here = replace(here, lead=None, signed=None)
        if (
            len(text) <= _LINE
            and not _SAYS_MORE.search(_NUMBERED.sub("", text, count=1))
            and not section.endswith(text)
        ):
            opening = _opening(text, section, self.horizon, here.now)
            return replace(here, line=opening, lead=None, earlier=None) if opening else here
        return here

    def _within(self, section: str) -> "Context":
        """The context of a section: without what was told in others."""
        held = {
            name: opening if (opening := getattr(self, name)) and _is_within(section, opening.section) else None
            for name in ("line", "lead", "earlier")
        }
        return replace(self, section=section, opening=None, **held)

    def after_sentence(self, text: str, periods: list[Period]) -> "Context":
        """The context of the sentence behind one that has been read."""
        opening = _opening_of(text, periods, self.section)
        if opening is None:
            return self
        return replace(self, opening=opening, lead=self.lead if self.signed else None)

    def leave(self, text: str) -> "Context":
        """The context behind a paragraph: what opened it holds for a list that it leads up to, and for the section.

        The aim of a plan's paragraph that holds figures itself is that of these alone.
        """
        earlier, horizon = self.opening or self.earlier, self.horizon
        period = self.opening.period if self.opening else None
        if (
            period
            and horizon.plan
            and period.year > horizon.baseline
            and _SAYS_MORE.search(re.sub("[。；，|]", "", text))
        ):
            earlier = None
        if _LEADS.search(text):
            opening = self.opening or _opening(text, self.section, self.horizon, self.now)
            return replace(self, lead=opening or self.lead, signed=None, earlier=earlier, opening=None)
        same = self.opening is None and earlier is self.earlier
        return self if same else replace(self, earlier=earlier, opening=None)


@lru_cache(maxsize=64)  # all sentences of a section ask for its headings
def _headings(section: str, horizon: Horizon) -> tuple[tuple[str, Period | None, str | None], ...]:
    path = [heading for heading in section.split(" > ") if heading]
    told = [(heading, status_of(heading, horizon.plan)) for heading in reversed(path)]
    return tuple((heading, _time_of(_times_of(heading, horizon), said == "actual"), said) for heading, said in told)


@lru_cache(maxsize=256)
def status_of(words: str, plan: bool = True) -> str | None:
    """Whether a heading or opening is one of a review or of goals and tasks; None where it does not say.

    plan: whether it is a plan's, in which headings name tasks.

    >>> status_of("2025年工作回顾"), status_of("主要目标"), status_of("夯实工作基础"), status_of("三、民生")
    ('actual', 'target', None, None)
    """
    past, future = vocabulary.PAST.search(words), (vocabulary.FUTURE if plan else vocabulary.FORECAST).search(words)
    if past and future:
        return None if _BOTH.search(words) else "actual" if past.end() >= future.end() else "target"
    if past and is_task(words):
        return None
    return "actual" if past else "target" if future else None


def is_task(heading: str) -> bool:
    """Whether a heading begins with what is to be done: 夯实工作基础."""
    return bool(_TASK.match(_NUMBERED.sub("", heading, count=1)))


@lru_cache(maxsize=256)
def _times_of(heading: str, horizon: Horizon) -> tuple[Period, ...]:
    """The times that a heading names."""
    periods = find_periods(mask(heading), horizon)
    return tuple(p for p in periods if p.role in {"", "named", "aside"})


def _time_of(periods: tuple[Period, ...], is_review: bool) -> Period | None:
    """Of the times of a heading a year before a period; of several the last, of a review (2019年和今年以来) the first."""
    if not is_review and len({p.year for p in periods}) > 1 and len({bool(p.first_year) for p in periods}) == 1:
        return None  # a review of some years and what is planned for others
    singles = [p for p in periods if p.first_year is None]
    return (singles or [*periods] or [None])[0 if is_review else -1]


def _opening(text: str, section: str, horizon: Horizon, now: int) -> Opening | None:
    """What the words of a line set."""
    periods = list(find_periods(mask(text), horizon, now))
    usable = [p for p in periods if p.role in {"", "named"}]
    status = status_of(text, horizon.plan)
    return Opening(usable[-1] if usable else None, status, text, section) if usable or status else None


def _opening_of(text: str, periods: list[Period], section: str) -> Opening | None:
    """What a sentence that opens with a time sets for those behind it."""
    usable = [p for p in periods if p.role == ""]
    for period in usable[:1]:
        before = text[: period.start]
        if len(before) <= _OPENS and not re.search(r"\d", before) and _BEHIND.match(text, period.end):
            return Opening(period, None, text[: period.end], section)
    return None


def _is_within(section: str, above: str) -> bool:
    """Whether a section is another or one below it; below the text above all headings there is none."""
    return f"{section} > ".startswith(f"{above} > ") if above else not section
