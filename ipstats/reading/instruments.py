"""By what means a task is to be done: subsidies, funds, insurance, penalties, with the rates that are printed for them."""

import re

from ipstats.reading.vocabulary import any_of

_INSTRUMENT = re.compile(any_of("instrument"))
_PARTS = (re.compile("[^，。；]+"), re.compile("[^。；]+"))  # a clause, a sentence


def instruments_of(text: str, rates: list[tuple[int, str]]) -> str | None:
    """The instruments that a text names, each once, in its order, with their rates, separated by ;.

    rates: offset in the text and figure of what is paid or deducted; each belongs to the nearest instrument of its
    clause, or of its sentence.

    >>> instruments_of("对质押融资企业补贴其贷款利息的50%，设立风险补偿基金。", [(15, "50%")])
    '质押融资;补贴 50%;风险补偿;基金'
    """
    found: dict[str, list[str]] = {word: [] for word in _INSTRUMENT.findall(text)}
    for at, printed in rates:
        if word := _nearest(text, at):
            found[word].append(printed)
    return ";".join(" ".join([word, *printed]) for word, printed in found.items()) or None


def _nearest(text: str, at: int) -> str | None:
    """The instrument nearest to an offset of a text in its clause, else in its sentence."""
    for part in _PARTS:
        around = next((found.span() for found in part.finditer(text) if found.start() <= at < found.end()), (at, at))
        words = list(_INSTRUMENT.finditer(text, *around))
        if words:
            return min(words, key=lambda word: min(abs(word.end() - at), abs(word.start() - at)))[0]
    return None
