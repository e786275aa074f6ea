"""When a figure is for, and whether it is past or wanted: the evidence for each reading, weighed."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from ipstats.reading import vocabulary
from ipstats.reading.context import Context, is_task
from ipstats.reading.evidence import Choice, Evidence
from ipstats.reading.refusals import is_aim
from ipstats.reading.sentences import Sentence
from ipstats.text import Horizon, Period, Quantity

_STRONG_SIGNS = "，；：。()"
_STRONG = re.compile(f"[{_STRONG_SIGNS}]")
_WISH = re.compile(
    rf"{vocabulary.any_of('tense', sense='wish')}|(?<!即)将(?![军领才近])|(?<![需必重主纲概只提首简])要(?![素求点件闻旨义道塞])"
)
# In other clauses of the sentence fewer words say that the figure is wanted.
_WISHED = re.compile(r"力争|争取|努力|确保|有望|主要目标|预期目标")
_DONE = re.compile(rf"{vocabulary.any_of('tense', sense='done')}|已(?![结知婚])|(?<=[一-龥])了(?![解望])|来，")
_AIMED = re.compile(r"(?:应|应该|应当|要|须|需)达到?$|(?:目标|任务)[值数]?(?:为|是)$")
_GOALS_NAMED = re.compile(r"(?:目标|指标)[^。；：]{0,6}：")
_FROM = re.compile(r"(?:由|从)(?:[“\"]?[一-龥\d]{2,6}[”\"]?[年末初底期]的?)?(?:约|近)?$")
_RISES = re.compile(
    r"[^，；。\d]{0,10}(?:提高|提升|增加|增长|上升|扩大|增|升|降|下降|降低|减少|压减|缩小|跃升|跨越|发展|拓展)[到至为]?"
)
_IS_OF, _OF_IT = re.compile(r"\s?\(|为"), re.compile(r"\)|的?数据")  # 5.0%（2025年）, 3亿人次为2019年数据
_TASK = re.compile(rf"(?:^|[，；：、])[^，；：、\d]{{0,4}}(?:{vocabulary.any_of('task', 'make')})")


class When(NamedTuple):
    """The year that a figure is for, the first one where it may sum a period, and whether it is actual or a target."""

    year: int
    first_year: int | None
    status: str


def weigh_time(q: Quantity, sentence: Sentence, context: Context, earlier: list[Quantity]) -> Choice:
    """The reading of a figure's time with most evidence, as a `When`, and the one that lost.

    earlier: the figures before it in the sentence.
    """
    years = list(_years(q, sentence, context, earlier))
    statuses = [*_manner(q, sentence, context), *_said(context)]
    horizon = context.horizon
    if horizon.kind != "report":
        statuses.append(Evidence("kind" if horizon.plan else "bulletin", "target" if horizon.plan else "actual"))
    ahead = horizon.baseline if horizon.kind == "bulletin" else horizon.end
    own = [Evidence("document", (ahead, None, "target")), Evidence("document", (horizon.baseline, None, "actual"))]
    said = {status: tuple(r for r in statuses if r.value == status) for status in ("actual", "target")}
    best, *others = _readings([*years, *own], said, horizon)
    when = best.when
    for other in others:
        if (other.year.value[0], other.status) != (when.year, when.status):
            return Choice(when, best.reasons(said), other.when, other.reasons(said), best.weight - other.weight)
    return Choice(when, best.reasons(said))


class _Reading(NamedTuple):
    """A year with a status, and what the year tells of it."""

    weight: float
    year: Evidence
    status: str
    told: tuple[Evidence, ...]

    @property
    def when(self) -> When:
        year, first_year, *_ = self.year.value
        return When(year, first_year, self.status)

    def reasons(self, said: dict[str, tuple[Evidence, ...]]) -> tuple[Evidence, ...]:
        return (self.year, *said[self.status], *self.told)


def _readings(years: list[Evidence], said: dict[str, tuple[Evidence, ...]], horizon: Horizon) -> list[_Reading]:
    """Each year with each status, unless it has one of its own, the heaviest first; said: what speaks for a status."""
    weights = {status: sum([reason.weight for reason in reasons]) for status, reasons in said.items()}
    readings = []
    for year in years:
        weight, told = year.weight, _told_by(year, horizon)
        for status in year.value[2:] or said:
            if told and told.value == status:
                readings.append(_Reading(weight + weights[status] + told.weight, year, status, (told,)))
            else:
                readings.append(_Reading(weight + weights[status], year, status, ()))
    return sorted(readings, key=itemgetter(0), reverse=True)


def _told_by(year: Evidence, horizon: Horizon) -> Evidence | None:
    """What a year says of a status: years to come are planned, those gone by are past; the document's own say nothing."""
    when = year.value[0]
    if year.rule == "document":
        return None
    if when > horizon.now:
        return Evidence("ahead", "target", str(when))
    if when < horizon.now or when <= horizon.baseline:
        return Evidence("behind", "actual", str(when))
    return Evidence("this_year", "target", str(when)) if horizon.kind == "report" else None


def _years(q: Quantity, sentence: Sentence, context: Context, earlier: list[Quantity]) -> Iterator[Evidence]:
    """The years that the words around and above a figure tell for it: the nearest, and one that it hides."""
    found = [*_own_years(q, sentence, context, earlier), *_above(context)]
    yield from found[:1]
    others = (year for year in found[1:] if year.value != found[0].value)
    yield from (year._replace(rule="farther") for year in list(others)[:1])


def _own_years(q: Quantity, sentence: Sentence, context: Context, earlier: list[Quantity]) -> Iterator[Evidence]:
    """The years that the sentence of a figure tells for it, the nearest first."""
    if _FROM.search(sentence.masked, 0, q.start) and _RISES.match(sentence.masked, q.end):
        yield _start_of_rise(q, sentence, context)
    if behind := _in_brackets(q, sentence):
        yield _reason("bracket", behind, sentence)
    if listed := _in_list(q, sentence, earlier):
        yield _reason("listed", listed, sentence)
    begin = _clause_start(sentence.masked, q.start)
    before = [p for p in sentence.periods if p.end <= q.start and not _is_bracketed(p, sentence)]
    own = [p for p in before if p.start >= begin and p.role in {"", "own", "vision"}]
    is_sum = q.unit not in {"倍", "%", "百分点"}
    origin = next((p for p in before if is_sum and p.reference and sentence.masked[p.end : q.start] == "的"), None)
    if origin:
        yield _reason("origin", origin, sentence)
    elif own and not listed:
        yield _reason("clause", own[-1], sentence)
    sooner = [p for p in before if p.start < begin and not p.role]
    if sooner:
        yield _reason("sentence", sooner[-1], sentence)


@lru_cache(maxsize=8)  # the figures of a sentence share its context
def _above(context: Context) -> tuple[Evidence, ...]:
    return tuple(_years_above(context))


def _years_above(context: Context) -> Iterator[Evidence]:
    """The years that stand above the sentence, the nearest first."""
    openings = [(context.opening.rule if context.opening else "", context.opening), ("list", context.lead)]
    for rule, opening in (*openings, ("line", context.line), ("earlier", context.earlier)):
        if opening and opening.period:
            yield Evidence(rule, (opening.period.year, opening.period.first_year), opening.words)
    for heading, period, _ in context.headings():
        if period:
            yield Evidence("heading", (period.year, period.first_year), heading)
            return


def _reason(rule: str, period: Period, sentence: Sentence) -> Evidence:
    return Evidence(rule, (period.year, period.first_year), sentence.text[period.start : period.end])


def _start_of_rise(q: Quantity, sentence: Sentence, context: Context) -> Evidence:
    """The year of the figure from which something has risen: its own, else that before the frame's period or year."""
    origins = [p for p in sentence.periods if p.origin and p.end <= q.start]
    if origins:
        return _reason("origin", origins[-1], sentence)
    spans = [p for p in sentence.periods if not p.role and p.first_year and p.end <= q.start]
    span, horizon = spans[-1] if spans else context.span, context.horizon
    if span and span.first_year:
        return Evidence("origin", (span.first_year - 1, None), "从")
    frame = context.period.year if context.period else horizon.baseline
    return Evidence("origin", (horizon.baseline if horizon.plan else frame - 1, None), "从")


def _in_brackets(q: Quantity, sentence: Sentence) -> Period | None:
    """The time in brackets behind a figure (5.0%（2025年）), or of which it is a figure (3亿人次为2019年数据)."""
    masked = sentence.masked
    behind = (p for p in sentence.periods if p.start > q.end and _IS_OF.fullmatch(masked, q.end, p.start))
    return next((p for p in behind if _OF_IT.match(masked, p.end)), None)


def _is_bracketed(period: Period, sentence: Sentence) -> bool:
    masked = sentence.masked
    return period.start > 0 and masked[period.start - 1] == "(" and masked.startswith(")", period.end)


def _in_list(q: Quantity, sentence: Sentence, earlier: list[Quantity]) -> Period | None:
    """The year of one figure of a list that goes through years: 2021年、2022年、2023年分别为A、B、C."""
    if "分别" not in sentence.text:
        return None
    before = [p for p in sentence.periods if p.end <= q.start and not p.first_year]
    run = before[-1:]
    for this, following in reversed(list(pairwise(before))):
        if not re.fullmatch("[、和及与]", sentence.masked[this.end : following.start]):
            break
        run.insert(0, this)
    since = sentence.masked[run[-1].end : q.start].removeprefix("，") if len(run) > 1 else ""
    turn = sum(other.start >= run[-1].end for other in earlier) if run else 0
    return run[turn] if "分别" in since and "，" not in since and turn < len(run) else None


def _manner(q: Quantity, sentence: Sentence, context: Context) -> Iterator[Evidence]:
    """What the verbs and adverbs of the clause, and of the rest of the sentence, say of the status."""
    text = sentence.text
    begin, sign = _clause_start(text, q.start), _STRONG.search(text, q.end)
    stop = sign.start() if sign else len(text)
    if named := next((named for named in _found(_GOALS_NAMED, text) if named.end() <= begin), None):
        yield Evidence("goals_named", "target", named[0])
    if is_aim(q, text[q.end :]) or _AIMED.search(text, begin, q.start):
        yield Evidence("aim", "target", text[begin:stop])
    elif found := _within(_WISH, text, begin, stop):
        yield Evidence("wish", "target", found)
    elif found := _without(_WISHED, text, begin, stop):
        yield Evidence("wish_near", "target", found)
    if text.find("累计", begin, stop) >= 0:
        yield Evidence("summed", "actual", "累计")
    if found := _within(_DONE, text, begin, stop):
        yield Evidence("done", "actual", found)
    elif found := _without(_DONE, text, begin, stop):
        yield Evidence("done_near", "actual", found)
    elif context.horizon.plan and (task := _TASK.search(text[begin:stop])):
        yield Evidence("task", "target", task[0])


def _clause_start(text: str, end: int) -> int:
    """Where the clause begins in which an offset of a text lies: behind the last strong sign before it."""
    return max([text.rfind(sign, 0, end) for sign in _STRONG_SIGNS]) + 1


@lru_cache(maxsize=16)  # the figures of a sentence ask for the same words
def _found(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    return list(pattern.finditer(text))


def _within(pattern: re.Pattern[str], text: str, begin: int, stop: int) -> str:
    """The first words that a pattern finds between two offsets of a text, if any."""
    return next((found[0] for found in _found(pattern, text) if begin <= found.start() and found.end() <= stop), "")


def _without(pattern: re.Pattern[str], text: str, begin: int, stop: int) -> str:
    """The first words that a pattern finds before or behind two offsets of a text, if any."""
    return next((found[0] for found in _found(pattern, text) if found.end() <= begin or stop <= found.start()), "")


@lru_cache(maxsize=8)
def _said(context: Context) -> tuple[Evidence, ...]:
    return tuple(_said_above(context))


def _said_above(context: Context) -> Iterator[Evidence]:
    """What headings and openings above say of the status; the nearest of each counts."""
    for opening in filter(None, (context.opening, context.lead, context.line)):
        if opening.status:
            yield Evidence("plan_line" if opening.status == "target" else "review_line", opening.status, opening.words)
            break
    for heading, _, status in context.headings():
        if status:
            yield Evidence("plan_heading" if status == "target" else "review_heading", status, heading)
            return
    if _may_ask(context):
        tasks = [heading for heading, *_ in context.headings() if is_task(heading)]
        yield from (Evidence("task_heading", "target", heading) for heading in tasks[:1])


def _may_ask(context: Context) -> bool:
    """Whether verbs without a tense may ask for something: in a plan, and where no heading of a report is of a review."""
    kind = context.horizon.kind
    return kind == "plan" or (kind == "report" and not any(status for *_, status in context.headings()))
