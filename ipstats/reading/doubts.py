"""What is uncertain about a statement, and what the text prints twice without agreeing with itself."""

from collections import defaultdict
from dataclasses import replace

from ipstats.data import Statement
from ipstats.reading.indicator_names import Matcher

CELLS = "cells do not fit the header"
HEADER = "header not understood"
NAMES = "two names possible"
NO_NAME = "no name found"
NAME = "name uncertain"
KIND = "name does not tell the measure"
YEAR = "year inferred"
TIME = "another time is as likely"
MEASURE = "another measure is as likely"
UNIT = "unit unlike the indicator's"
ORDER = "out of the order of its indicator"
SHARE = "share above 100 %"
PARTS = "parts exceed the whole"
PARTLY = "table read only in part"
RUN_TOGETHER = "table run together"
GROWTH = "growth and levels do not fit"
# Of figures that a person entered from another page than the plan's.
TRANSLATED = "name translated back"
NOT_FOUND = "not found where the plan is retold"

FAR = 100  # times another figure of the same indicator
SLACK = 0.02  # what rounding explains when a growth is computed again

_Levels = dict[tuple[str | None, int | None], set[float]]  # indicator and year → its levels


def join_doubts(*doubts: str | None) -> str | None:
    """Doubts as one text, each once; None where there is none."""
    return "; ".join(dict.fromkeys(doubt for text in doubts if text for doubt in text.split("; "))) or None


def with_doubts(statement: Statement, *doubts: str | None) -> Statement:
    """The statement with more doubts."""
    return replace(statement, doubt=join_doubts(statement.doubt, *doubts)) if any(doubts) else statement


def review(statements: list[Statement], matcher: Matcher) -> list[Statement]:
    """The statements with the doubts that show when they are seen side by side and beside the code list."""
    levels: _Levels = defaultdict(set)
    sizes: dict[tuple[str | None, str | None], set[float]] = defaultdict(set)
    for s in statements:
        if level := _plain_level(s):
            levels[s.indicator, s.year].add(level)
            sizes[s.indicator, s.unit].add(abs(level))
    return [
        with_doubts(
            s,
            KIND if s.indicator and matcher.is_doubtful(s.name) else None,
            UNIT if _is_unlike(s, matcher.units.get(s.indicator or "")) else None,
            SHARE if s.unit == "%" and s.measure == "level" and not 0 <= (s.value or 0) <= 100 else None,
            ORDER if (level := _plain_level(s)) and _is_far_off(abs(level), sizes[s.indicator, s.unit]) else None,
            GROWTH if _disagrees(s, levels) else None,
        )
        for s in statements
    ]


def _plain_level(s: Statement) -> float | None:
    """The value of a statement that is a level other than zero of a known indicator, for one year."""
    return s.value or None if s.indicator and s.measure == "level" and s.period_start is None else None


def _is_unlike(s: Statement, usual: str | None) -> bool:
    return s.measure == "level" and s.unit is not None and usual is not None and _sort(s.unit) != _sort(usual)


def _sort(unit: str) -> str:
    """What sort of number a unit makes: per head, money, share, points, or a count of something."""
    sorts = {"元": "money", "美元": "money", "%": "share", "分": "points", "倍": "times"}
    return "per head" if "/" in unit else sorts.get(unit, "count")


def _is_far_off(size: float, others: set[float]) -> bool:
    """Whether a level is a hundred times another of its indicator, or a hundredth of it."""
    return size > FAR * min(others) or size < max(others) / FAR


def _disagrees(s: Statement, levels: _Levels) -> bool:
    """Whether a growth or multiple differs from what the two levels it compares give."""
    if s.measure not in {"total_growth", "multiple", "annual_growth"} or s.value is None or s.year is None:
        return False
    if not s.compared_to or not s.compared_to.isdigit():
        return False
    years = s.year - int(s.compared_to)
    now, then = (levels.get((s.indicator, year), set()) for year in (s.year, s.year - years))
    if len(now) != 1 or len(then) != 1 or years < 1:
        return False
    growth = 1 + s.value / 100
    stated = {"multiple": s.value, "total_growth": growth, "annual_growth": growth**years}[s.measure]
    off = min(now) / min(then) / stated - 1
    rounding = 0.5 / 10 ** len(s.printed.partition(".")[2].rstrip("倍%％")) / (1 if s.measure == "multiple" else 100)
    slack = SLACK + rounding / stated
    if off < 0:
        return off < -slack and s.comparator not in {"<=", "<"}
    return off > slack and s.comparator not in {">=", ">"}


def review_parts(whole: Statement, behind: list[Statement], text: str, start: int) -> list[Statement]:
    """A whole and what is said behind its 其中, doubted where its parts are more than it.

    Parts are the levels in its unit, up to a semicolon, or to a comma behind which something larger than the whole
    stands: that is no part any more. text: the sentence, which begins at start.
    """
    total, values, end = whole.value or 0, [], whole.end or 0
    for s in behind:
        gap, value = text[end - start : (s.start or 0) - start], s.value or 0
        larger = "，" in gap and values and value > total
        if (s.unit, s.measure) != (whole.unit, "level") or "；" in gap or larger:
            break
        values.append(value)
        end = s.end or 0
    exceeded = sum(values) > total * (1 + 1e-9)
    doubted = 1 + len(values) if exceeded else 0
    return [with_doubts(s, PARTS) if at < doubted else s for at, s in enumerate((whole, *behind))]
