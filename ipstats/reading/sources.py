"""Where a document says what it is: its name, front matter, title, first and last lines, headings."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ipstats.documents import Document, Paragraph
from ipstats.reading.titles import find_title
from ipstats.text import normalize

_FRONT_MATTER = re.compile(r"\s*---+[^\S\n]*\n(?P<fields>.*?)\n---+[^\S\n]*(?:\n|$)", re.S)
_FIELD = re.compile(r"^[^\S\n]*(\w+)：[^\S\n]*['\"]?(.*?)['\"]?[^\S\n]*$", re.M)
_MARKS = re.compile(r"^(?:>\s*|#+\s+|<！--\s*)+|\s*-->$|\*\*")
_FURNITURE = re.compile(r"www\.|https?：|_中国政府网|^\[!|您的位置|^(?:首页|>|打印|下载|收藏|分享|关闭窗口)")
_HEADING = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,3}(?:、|[章篇部]|节)|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[、.])"
)


class Source(StrEnum):
    """What a field of a profile may be read from."""

    OPTION = "option"
    FILE_NAME = "file name"
    TITLE = "title"
    FRONT_MATTER = "front matter"
    ISSUER = "issuer"
    NUMBER = "document number"
    DATE_LINE = "date line"
    HEADING = "heading"
    TABLE = "table header"
    BODY = "body"
    ASSUMED = "assumed"


@dataclass(frozen=True)
class Evidence:
    """One reading of a field of a profile, and what it was read from; weak where that should not decide alone."""

    value: Any
    source: Source
    weak: bool = False


@dataclass(frozen=True)
class Sources:
    """What a profile is read from, in plain signs: name without ending, fields of the front matter, title, lines."""

    name: str
    fields: dict[str, str]
    title: str | None
    title_source: Source
    lines: list[str]

    @property
    def titled(self) -> tuple[str, Source]:
        """The title, or what the front matter calls it, and where that stands; no words where there is none."""
        return self.title or self.fields.get("title", ""), self.title_source

    @property
    def named(self) -> list[tuple[str, Source]]:
        """The words that tell best what a document is: the name of its file, and its title."""
        return [(self.name, Source.FILE_NAME), self.titled]

    @property
    def ends(self) -> list[str]:
        """The first and last lines: a document tells there who issued it and when."""
        return self.lines[:40] + self.lines[40:][-12:]

    @property
    def short_lines(self) -> list[str]:
        """The lines that hold no sentence: headings, dates, names."""
        return [line for line in self.lines if len(line) <= 45 and "。" not in line]

    @property
    def headings(self) -> list[str]:
        """The short lines that are numbered, or look ahead or back as headings do."""
        return [line for line in self.short_lines if _HEADING.match(line) or re.search(r"回顾$|工作$|安排$", line)]


def sources_of(document: Document) -> Sources:
    """The sources of a document's profile; furniture of web pages is none."""
    front = _FRONT_MATTER.match(document.normalized)
    begin = front.end() if front else 0
    fields = dict(_FIELD.findall(front["fields"])) if front else {}
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph) and block.start >= begin]
    stripped = (_MARKS.sub("", paragraph.text).strip() for paragraph in paragraphs)
    lines = [line for line in stripped if line and not _FURNITURE.search(line)]
    printed, front_title = find_title(lines[:40]), find_title([fields.get("title", "")])
    source = Source.TITLE if printed else Source.FRONT_MATTER
    return Sources(normalize(document.plan), fields, printed or front_title, source, lines)
