"""The words and times of a text as spans, each with its kinds."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ipstats.reading import vocabulary

_PATTERNS = re.compile(
    r"(?P<years>(?:(?:19|20)\d\d年[、和及与])+(?:19|20)\d\d年)|"
    rf"(?P<reference>{vocabulary.REFERENCE}|(?:由|从|自){vocabulary.any_of('reference')})|(?P<period>(?:由|从|自|到|至|截至|截止)?(?:{vocabulary.UNTIL}))|"
    r"(?P<numbering>\(?[一二三四五六七八九十]{1,3}\)|\(?\d{1,2}\)|\d{1,2}[.、](?!\d)|第[一二三四五六七八九十百\d]{1,4}条|"
    r"[①-⑳]|[一二三四五六七八九十]是|—+|•)|(?P<owner>各(?:县|市|区|地)(?:\([^()]*\))?)|"
    r"(?P<noun>拉动[^，。；\d]{1,12}?增长)|"
    r"(?P<manner>[一二三四五\d]\s?年(?=累计|新|净增|共))|"
    r"(?P<particle>连续\s?[一二两三四五六七八九十\d]+\s?年|约?(?:是|为|相当于)(?:全国|全省|全市|世界|全球)(?:平均)?(?:水平|数)?的?|(?<=[率量度额数值])年(?![均平末底])|"
    r"[一二三四五\d]年)"
)

KINDS = {
    "noun", "owner", "manner", "adverb", "opening", "particle", "list sign", "make", "handle", "add", "lose", "rise", "fall",
    "move", "reach", "period",
}  # fmt: skip


class Span(NamedTuple):
    """A word or time of a text: its offsets, and its kinds with the sense of each."""

    start: int
    end: int
    kinds: dict[str, str]

    def is_a(self, *kinds: str) -> bool:
        """Whether it is of one of these kinds."""
        return not self.kinds.keys().isdisjoint(kinds)


@cache
def _by_first_sign() -> dict[str, list[tuple[str, dict[str, str]]]]:
    """First sign → the words that begin with it, the longest first, each with its kinds and their senses."""
    kinds, by_sign = defaultdict[str, dict[str, str]](dict), defaultdict[str, list[tuple[str, dict[str, str]]]](list)
    for row in vocabulary.words():
        if row.kind in KINDS:
            kinds[row.word][row.kind] = row.sense
    for word in sorted(kinds, key=len, reverse=True):
        by_sign[word[0]].append((word, kinds[word]))
    return dict(by_sign)


def tag(text: str) -> list[Span]:
    """The times, numberings and words of a normalized text, in its order; of words the longest, none within another.

    >>> [(s.start, s.end, *s.kinds) for s in tag("储备林达到")]
    [(0, 3, 'noun'), (3, 5, 'reach')]
    """
    spans, end = list[Span](), 0
    for found in _PATTERNS.finditer(text):
        spans += _words_of(text, end, found.start())
        spans.append(Span(found.start(), end := found.end(), {found.lastgroup or "": ""}))
    return [*spans, *_words_of(text, end, len(text))]


def _words_of(text: str, start: int, end: int) -> Iterator[Span]:
    """The longest words of a part of a text, one behind the other."""
    by_sign = _by_first_sign()
    while start < end:
        for word, kinds in by_sign.get(text[start], ()):
            if text.startswith(word, start, end):
                yield Span(start, start := start + len(word), kinds)
                break
        else:
            start += 1
