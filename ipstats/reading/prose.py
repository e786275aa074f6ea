"""Figures in running text → statements: the paragraphs of a document, sentence by sentence, each in its context."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from ipstats.data import Statement, Unread
from ipstats.documents import Document, Paragraph
from ipstats.reading.context import Context
from ipstats.reading.doubts import RUN_TOGETHER, review_parts, with_doubts
from ipstats.reading.indicator_names import Matcher
from ipstats.reading.labels import departments, without_gaps
from ipstats.reading.reasons import DUTY
from ipstats.reading.sentence_figures import Finding, read_sentence
from ipstats.reading.sentences import Refused, Sentence, mask, without_footnotes
from ipstats.text import Horizon, as_printed, find_periods, find_quantities

_SENTENCE = re.compile(r"[^。！？]+")
_RESPONSIBLE = re.compile(
    r"[(〔]+(?P<who>[^()〔〕]*(?:\([^()]*\)[^()〔〕]*)*(?:负责|牵头|责任单位|责任部门)[^()〔〕]*(?:\([^()]*\)[^()〔〕]*)*)[)〕]\s*$"
)


class Read(NamedTuple):
    """A sentence that was read: its context, its figures, its quantities that are none; the departments named for it."""

    sentence: Sentence
    context: Context
    found: list[Finding]
    refused: list[Refused]
    responsible: str | None
    flattened: bool


def read_prose(sentences: Iterable[Read], document: Document) -> tuple[list[Statement], list[Unread]]:
    """The statements of the sentences of a document, and the quantities in them that became none; in their order."""
    statements, unread = [], []
    for read in sentences:
        made = [_statement(finding, read, document) for finding in read.found]
        made = [with_doubts(s, RUN_TOGETHER) for s in made] if read.flattened else made
        statements += _with_parts(read.sentence, made)
        for q, reason in read.refused:
            start, end = read.sentence.start + q.start, read.sentence.start + q.end
            printed = document.visible[start:end]
            unread.append(Unread(document.plan, printed, reason, "prose", read.context.section, start, end))
    return statements, unread


def read_sentences(paragraphs: Iterable[Paragraph], horizon: Horizon, matcher: Matcher) -> Iterator[Read]:
    """The sentences of the paragraphs of a document one by one, each in the context that those before it leave."""
    context = Context(horizon)
    for paragraph in paragraphs:
        context = context.enter(paragraph.text, paragraph.section)
        who = _RESPONSIBLE.search(paragraph.text)
        duty = departments(who["who"]) if who else None
        for sentence in sentences_of(
            paragraph.text[: who.start()] if who else paragraph.text, paragraph.start, context
        ):
            found, refused = read_sentence(sentence, context, matcher)
            yield Read(sentence, context, found, refused, duty, paragraph.flattened)
            context = context.after_sentence(sentence.text, sentence.periods)
        if who:
            duties = Sentence(who[0], mask(who[0]), paragraph.start + who.start(), [])
            refused = [(q, DUTY) for q in find_quantities(duties.masked) if q.printed_unit]
            yield Read(duties, context, [], refused, duty, paragraph.flattened)
        context = context.leave(paragraph.text)


def sentences_of(paragraph: str, start: int, context: Context) -> Iterator[Sentence]:
    """The sentences of a paragraph that starts at an offset of the document."""
    text, masked, now = without_footnotes(paragraph), mask(paragraph), context.now
    for part in _SENTENCE.finditer(masked):
        periods = list(find_periods(part[0], context.horizon, now))
        yield Sentence(text[part.start() : part.end()], part[0], start + part.start(), periods)


def _statement(finding: Finding, read: Read, document: Document) -> Statement:
    sentence = read.sentence
    original = document.visible[sentence.start : sentence.start + len(sentence.text)]
    own = {"responsible": read.responsible, "section": read.context.section}
    return statement_of(finding, sentence, original, document.plan, own)


def statement_of(
    finding: Finding, sentence: Sentence, original: str, plan: str, own: dict[str, Any] | None = None
) -> Statement:
    """The statement of a figure; original: its sentence as the document prints it; own: other fields."""
    fields: dict[str, Any] = finding.fields | (own or {})
    start, end = fields["start"], fields["end"]
    printed = original[start:end]
    words: dict[str, Any] = {} if fields.pop("exact") else {"value": None, "qualitative": printed}
    words |= {"start": sentence.start + start, "end": sentence.start + end, "printed": printed}
    words["name"] = without_gaps(as_printed(fields["name"], original, sentence.text))
    return Statement(plan, **fields | words)


def _with_parts(sentence: Sentence, statements: list[Statement]) -> list[Statement]:
    """The statements, with what stands behind 其中 held against the level before it."""
    within = sentence.start + sentence.text.find("其中")
    before = [at for at, s in enumerate(statements) if (s.end or 0) <= within and s.measure == "level"]
    if not before:
        return statements
    whole = before[-1]
    return statements[:whole] + review_parts(statements[whole], statements[whole + 1 :], sentence.text, sentence.start)
