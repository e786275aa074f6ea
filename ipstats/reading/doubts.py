"""What is uncertain about a statement, and what the text prints twice without agreeing with itself."""

from collections import defaultdict
from dataclasses import replace

from ipstats.data import Statement
from ipstats.reading.indicator_names import Matcher

CELLS = "cells do not fit the header"
NAMES = "two names possible"
NO_NAME = "no name found"
YEAR = "year inferred"
UNIT = "unit unlike the indicator's"
ORDER = "out of the order of its indicator"
SHARE = "share above 100 %"
PARTS = "parts exceed the whole"
GROWTH = "growth and levels do not fit"

FAR = 100  # times another figure of the same indicator
SLACK = 0.02  # what rounding explains when a growth is computed again


def with_doubts(statement: Statement, *doubts: str | None) -> Statement:
    """The statement with more doubts, each once."""
    told = dict.fromkeys([*filter(None, (statement.doubt or "").split("; ")), *filter(None, doubts)])
    return replace(statement, doubt="; ".join(told) or None)


def review(statements: list[Statement], matcher: Matcher) -> list[Statement]:
    """The statements with the doubts that show when they are seen side by side and beside the code list."""
    seen: dict[tuple, set[float]] = defaultdict(set)
    for s in filter(_is_plain_level, statements):
        seen[s.indicator, s.year].add(s.value)
        levels = seen[s.indicator, s.unit]
        extremes = {abs(s.value), *levels}
        levels.clear()
        levels.update((min(extremes), max(extremes)))
    return [
        with_doubts(
            s,
            UNIT if _unlike(s, matcher.units.get(s.indicator)) else None,
            SHARE
            if s.unit == "%" and s.measure == "level" and s.value is not None and not 0 <= s.value <= 100
            else None,
            ORDER if _is_plain_level(s) and _far_off(abs(s.value), seen[s.indicator, s.unit]) else None,
            GROWTH if _disagrees(s, seen) else None,
        )
        for s in statements
    ]


def _is_plain_level(s: Statement) -> bool:
    """Whether a statement is a level other than zero of a known indicator, for one year."""
    return bool(s.indicator and s.measure == "level" and s.value and s.period_start is None)


def _unlike(s: Statement, usual: str | None) -> bool:
    return s.measure == "level" and s.unit is not None and usual is not None and _sort(s.unit) != _sort(usual)


def _sort(unit: str) -> str:
    """What sort of number a unit makes: per head, money, share, points, or a count of something."""
    sorts = {"元": "money", "美元": "money", "%": "share", "分": "points", "倍": "times"}
    return "per head" if "/" in unit else sorts.get(unit, "count")


def _far_off(level: float, levels: set[float]) -> bool:
    """Whether a level is a hundred times another of its indicator, or a hundredth of it."""
    return level > FAR * min(levels) or level < max(levels) / FAR


def _disagrees(s: Statement, seen: dict[tuple, set[float]]) -> bool:
    """Whether a growth or multiple differs from what the two levels it compares give."""
    if s.measure not in {"total_growth", "multiple", "annual_growth"} or not (s.compared_to or "").isdigit():
        return False
    now, then = seen.get((s.indicator, s.year), ()), seen.get((s.indicator, int(s.compared_to)), ())
    years = s.year - int(s.compared_to)
    if len(now) != 1 or len(then) != 1 or years < 1:
        return False
    (now,), (then,) = now, then
    times = now / then
    told = {"multiple": s.value, "total_growth": 1 + s.value / 100, "annual_growth": (1 + s.value / 100) ** years}
    off = times / told[s.measure] - 1
    rounding = 0.5 / 10 ** len(s.printed.partition(".")[2].rstrip("倍%％")) / (1 if s.measure == "multiple" else 100)
    slack = SLACK + rounding / told[s.measure]
    return (
        off < -slack
        if s.comparator in {">=", ">"}
        else off > slack
        if s.comparator in {"<=", "<"}
        else abs(off) > slack
    )


def review_parts(whole: Statement, behind: list[Statement], text: str, start: int) -> list[Statement]:
    """A whole and what is said behind its 其中, doubted where its parts are more than it.

    Parts are the levels in its unit, up to a semicolon, or to a comma behind which something larger than the whole
    stands: that is no part any more. text: the sentence, which begins at start.
    """
    parts: list[Statement] = []
    for s in behind:
        gap = text[(parts[-1] if parts else whole).end - start : s.start - start]
        if (
            (s.unit, s.measure) != (whole.unit, "level")
            or "；" in gap
            or ("，" in gap and parts and s.value > whole.value)
        ):
            break
        parts.append(s)
    exceeded = sum(s.value for s in parts) > whole.value * (1 + 1e-9)
    return [with_doubts(s, PARTS) if exceeded and (s is whole or s in parts) else s for s in (whole, *behind)]
