"""Evidence: reasons for one reading of a figure, each with its weight; the reading with most of it is chosen."""

import csv
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple


class Rule(NamedTuple):
    """A row of rules.csv: what a rule tells (its field), how much that weighs, and how that is said to a reader."""

    field: str
    weight: float
    says_en: str
    says_zh: str

    def says(self, lang: str) -> str:
        """What it says, in a language."""
        return self.says_zh if lang == "zh" else self.says_en


@cache
def rules() -> dict[str, Rule]:
    """The rules by their ids, as rules.csv has them."""
    with (Path(__file__).parent / "rules.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {row["rule"]: Rule(row["field"], float(row["weight"]), row["says_en"], row["says_zh"]) for row in rows}


class Evidence(NamedTuple):
    """One reason for a value of a field: the rule, the value, the words that speak for it."""

    rule: str
    value: Any
    words: str = ""

    @property
    def weight(self) -> float:
        return rules()[self.rule].weight


@dataclass(frozen=True)
class Choice:
    """The reading that was chosen with what speaks for it, and the best of those that lost.

    margin: by how much the chosen one outweighs the other; large where there is no other.
    """

    value: Any
    evidence: tuple[Evidence, ...]
    lost: Any = None
    against: tuple[Evidence, ...] = ()
    margin: float = 100.0

    @property
    def ids(self) -> str:
        """The ids of the rules that decided, the heaviest first."""
        return " ".join(dict.fromkeys(e.rule for e in sorted(self.evidence, key=lambda e: -e.weight)))


def choose(evidence: Iterable[Evidence]) -> Choice | None:
    """The value with the heaviest evidence; None without any.

    Reasons of one field that come from one place do not add up: the heaviest for a value counts.

    >>> choose([Evidence("clause", 2020), Evidence("heading", 2025)]).value
    2020
    """
    readings: dict[Hashable, list[Evidence]] = {}
    for reason in evidence:
        readings.setdefault(reason.value, []).append(reason)
    if not readings:
        return None
    ranked = [(max([e.weight for e in reasons]), value, tuple(reasons)) for value, reasons in readings.items()]
    (weight, value, reasons), *others = sorted(ranked, key=itemgetter(0), reverse=True)
    if not others:
        return Choice(value, reasons)
    less, lost, against = others[0]
    return Choice(value, reasons, lost, against, weight - less)
