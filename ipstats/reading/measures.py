"""What kind of figure a number is, judged by the verb before it: a level, a step, a growth, a multiple."""

import re

from ipstats.reading import vocabulary
from ipstats.text import Quantity

_MOVES = re.compile(rf"(?:{vocabulary.RISE}|{vocabulary.FALL})(?:了|约|近)?$")
_FALLS = re.compile(rf"(?:{vocabulary.FALL})(?:了|约|近)?$")
_LOSES = re.compile(rf"(?:{vocabulary.LOSE})$")
_RATE = re.compile(vocabulary.RATE)
_ADDS = re.compile(vocabulary.ADD)


def measure_of(q: Quantity, tail: str, lead: str) -> tuple[str, float]:
    """The measure and the value of a quantity; what falls is below zero, and a rate of growth is growth.

    tail: the words between its name and the quantity; lead: those before the name.

    >>> from ipstats.text import parse_quantity
    >>> measure_of(parse_quantity("15%"), "下降", ""), measure_of(parse_quantity("翻一番"), "比2020年", "")
    (('growth', -15.0), ('multiple', 2.0))
    """
    moves = _MOVES.search(tail)
    falls = _FALLS.search(tail) or _LOSES.search(lead)
    value = -q.value if falls else q.value
    if q.unit == "倍":
        return "total_growth" if moves else "multiple", value
    if q.unit == "%" and (moves or _RATE.search(tail)):
        return "growth", value
    change = q.unit == "百分点" or moves or falls or _ADDS.search(lead)
    return "change" if change else "level", value
