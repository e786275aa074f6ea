"""The tasks of a plan: its numbered pieces of work, each with its place, its departments and the figures in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from ipstats.data import rows_frame
from ipstats.documents import FRONT_MATTER, Document, Paragraph
from ipstats.reading.context import status_of
from ipstats.reading.duties import duties_of
from ipstats.reading.instruments import instruments_of
from ipstats.reading.reasons import SUBSIDY
from ipstats.reading.result import Reading
from ipstats.reading.vocabulary import any_of
from ipstats.text import normalize

_HAN = "一二三四五六七八九十百"
_NUMBER = re.compile(
    rf"第(?P<chapter>[{_HAN}\d]+)(?:[篇编章节]|部分)\s*|\((?P<inner>[{_HAN}\d]+)\)\s*|(?P<plain>[{_HAN}\d]+)[、.]\s*"
)
_BOX = re.compile(r"专栏\s?[\d一二三四五六七八九十]*")
_TITLE_END = re.compile("[。：；]")
_TITLE = 40  # signs: what is longer before its first stop is a sentence, not a title
_NO_WORK = re.compile(rf"{any_of('no work')}(?:分析)?$")
_DOES = re.compile(any_of("task"))
_PROGRAMME = re.compile("(?:工程|行动|计划|项目)(?:$|[(])")
_SAFEGUARD = re.compile(any_of("safeguard"))


@dataclass
class _Part:
    """A heading with the paragraphs directly below it."""

    path: tuple[str, ...]
    head: Paragraph
    below: list[Paragraph] = field(default_factory=list)

    @property
    def end(self) -> int:
        last = self.below[-1] if self.below else self.head
        return last.start + len(last.text)


def find_tasks(reading: Reading) -> pd.DataFrame:
    """The tasks of a document that was read, one a row, in its order.

    A task is a numbered piece of work at the lowest numbered level; items of a box (专栏) are tasks of their own, and
    so are safeguards, which are marked. Columns: plan; number and title as printed; section, the headings above it;
    start, end, offsets of the title's first sign and of what is behind the task; lead, support, its departments as
    printed, separated by ;; deadline, the year by which it is to be done; safeguard; statements, the offsets of the
    figures that stand in it, separated by ;; instruments, by what means, with their rates.
    """
    parts = list(_parts(reading.document))
    rows = [row for at, part in enumerate(parts) for row in _rows(part, _has_parts(parts, at), reading.document)]
    figures = reading.statements["start"].dropna().astype(int).tolist()
    paid = reading.unread[reading.unread["reason"] == SUBSIDY]
    for row in rows:
        start, end = row["start"], row["end"]
        row["statements"] = ";".join(str(figure) for figure in figures if start <= figure < end) or None
        rates = [
            (at - start, printed)
            for at, printed in zip(paid["start"], paid["printed"], strict=True)
            if start <= at < end
        ]
        row["instruments"] = instruments_of(normalize(reading.document.text[start:end]), rates)
    return rows_frame("task", rows)


def _parts(document: Document) -> Iterator[_Part]:
    """The headings of a document in their order."""
    part = None
    for block in document.blocks:
        if not isinstance(block, Paragraph) or not block.section or block.section == FRONT_MATTER:
            continue
        path = tuple(block.section.split(" > "))
        if part is None or path != part.path or block.text.startswith(path[-1]):
            if part:
                yield part
            part = _Part(path, block)
        else:
            part.below.append(block)
    if part:
        yield part


def _has_parts(parts: list[_Part], at: int) -> bool:
    """Whether a heading has headings below it."""
    path = parts[at].path
    return any(below.path[: len(path)] == path and len(below.path) > len(path) for below in parts[at + 1 : at + 2])


def _rows(part: _Part, has_parts: bool, document: Document) -> Iterator[dict[str, Any]]:
    """The tasks of a heading: the items of a box, or itself where no heading is below it and it is one of work."""
    if has_parts or not all(map(_is_work, part.path)):
        return
    if _BOX.match(part.path[-1]):
        for first, *rest in _items(part.below):
            yield _row(first, rest, part.path, document)
    elif _NUMBER.match(part.head.text) and (len(part.path) > 1 or _says_what_to_do("".join(part.path))):
        yield _row(part.head, part.below, part.path[:-1], document)


def _items(paragraphs: list[Paragraph]) -> list[list[Paragraph]]:
    """The items of a box: each begins with a title, what does not goes on with the one before."""
    items: list[list[Paragraph]] = []
    for paragraph in paragraphs:
        title = _TITLE_END.split(paragraph.text, maxsplit=1)[0]
        if not items or len(title) <= _TITLE:
            items.append([])
        items[-1].append(paragraph)
    return items


def _row(head: Paragraph, below: list[Paragraph], above: tuple[str, ...], document: Document) -> dict[str, Any]:
    number = _NUMBER.match(head.text)
    start = number.end() if number else 0
    stop = _TITLE_END.search(head.text, start)
    last = below[-1] if below else head
    duties = duties_of("\n".join(paragraph.text for paragraph in (head, *below)))
    words = document.visible[head.start + start : head.start + (stop.start() if stop else len(head.text))]
    begin, end = document.span(head.start + start, last.start + len(last.text))
    return {
        "plan": document.plan, "number": next(filter(None, number.groups()), None) if number else None,
        "title": words.strip(), "section": " > ".join(above), "start": begin, "end": end, "lead": duties.lead,
        "support": duties.support, "deadline": duties.deadline, "safeguard": _is_safeguard((*above, head.text[:_TITLE])),
    }  # fmt: skip


def _is_work(heading: str) -> bool:
    """Whether a heading may stand above or over work: those of aims, principles and reviews do not."""
    words = _NUMBER.sub("", heading, count=1).strip("。 ")
    if _DOES.search(words) or _SAFEGUARD.search(words):
        return True
    return not _NO_WORK.search(words) and status_of(heading) != "actual"


def _says_what_to_do(heading: str) -> bool:
    """Whether a chapter without headings below it is a task: it has a verb, or is a programme's name."""
    return any(pattern.search(heading) for pattern in (_DOES, _SAFEGUARD, _PROGRAMME))


def _is_safeguard(path: tuple[str, ...]) -> bool:
    """Whether a task is one of those that see to the others: by its chapter."""
    chapter = next((heading for heading in path if not re.match("第.{1,3}[篇编]", heading)), "")
    return bool(_SAFEGUARD.search(chapter))
