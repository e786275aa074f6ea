"""HTML tags in running text, sign for sign: each becomes what the eye sees of it, the tables among them are found."""

import re
from dataclasses import dataclass, field

from ipstats.documents.content import MOST_CELLS
from ipstats.documents.symbols import lowered, raised
from ipstats.documents.web.markup import LINE_TAGS, TABLE_TAGS

HIDDEN = "\u2060"  # a sign without width, in place of each sign that is not seen
PICTURE = "\ufffc"  # Unicode's own sign for an object that stands in a text
BREAK = "\v"  # where a line ends, unless it stands in a row of a table
SEAM = "\f"  # where a line ends inside a cell

_LINES = rf"{LINE_TAGS}|br|head"
_INLINE = (
    "a|abbr|acronym|b|bdi|bdo|big|cite|code|dfn|em|font|i|img|ins|kbd|label|mark|meta|o:p|q|rp|rt|ruby|samp|small|span|strong|"
    "sub|sup|time|tt|u|var|wbr"
)
_LEFT_OUT = "del|s|script|strike|style|template"
_TAG = re.compile(rf"(?i)<!--|<(/?)({_LINES}|{_INLINE}|{TABLE_TAGS}|{_LEFT_OUT})(\s[^<>]*)?/?>")
_IS_LINE = re.compile(_LINES)
_UNSEEN = re.compile(r"""(?i)\shidden(?=[\s/=]|$)|display\s*:\s*none|visibility\s*:\s*hidden""")
_RAISED = re.compile(r"(?i)<(sup|sub)(?:\s[^<>]*)?>((?:[^<>\n]|<[^<>\n]*>){1,40}?)</\1\s*>")
_PIECE = re.compile(r"<[^<>]*>|[^<]+")
_SPAN = {name: re.compile(rf"(?i)\b{name}\s*=\s*[\"']?\s*(\d{{1,4}})") for name in ("colspan", "rowspan")}

Span = tuple[int, int]  # from where to where in the text
TaggedCell = tuple[Span, int, int]  # where its text stands, the columns and the rows that it covers


@dataclass
class TaggedTable:
    """A table of tags: where it stands, and its cells row by row."""

    start: int
    end: int = -1
    rows: list[list[TaggedCell]] = field(default_factory=list)


def hide(text: str) -> str:
    """As many hidden signs as a text has."""
    return HIDDEN * len(text)


def without_tags(text: str, at: int = 0) -> tuple[str, list[TaggedTable]]:
    """A text of the same length in which tags are what the eye sees of them, from an offset on, and their tables.

    Comments and what is struck or hidden are left out; cells of a table stand as in `ipstats.documents.grid.lay_out`.

    >>> without_tags("8.5<sup>1</sup>亿<del>件</del>元")[0].replace(HIDDEN, "")
    '8.5¹亿元'
    """
    reader = _Reader(text)
    reader.plain.append(text[:at])
    while found := _TAG.search(text, at):
        reader.take(text[at : found.start()])
        at = reader.read(found)
    reader.take(text[at:])
    return "".join(reader.plain), reader.tables


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.plain: list[str] = []
        self.tables: list[TaggedTable] = []
        self.table: TaggedTable | None = None  # the one that is open
        self.cell: tuple[int, str] | None = None  # where the open cell begins, and its attributes
        self.unclosed: set[str] = set()

    def take(self, text: str) -> None:
        """What stands between two tags; in a table its line ends mean nothing."""
        self.plain.append(text.replace("\n", SEAM).replace("\t", " ") if self.table else text)

    def read(self, tag: re.Match[str]) -> int:
        """Take a tag, and what goes with it; the offset behind that."""
        closing, name, attributes = bool(tag[1]), (tag[2] or "<!--").lower(), tag[3] or ""
        if not closing and (re.fullmatch(f"<!--|{_LEFT_OUT}", name) or _UNSEEN.search(attributes)):
            if end := self._closed(name, tag.end()):
                gap = self.text[max(0, tag.start() - 1) : tag.start()] + self.text[end : end + 1]
                apart = len(gap) == 2 and gap.isdigit()  # two numbers stay two
                self.plain.append((" " if apart else HIDDEN) + HIDDEN * (end - tag.start() - 1))
                return end
        elif shifted := _RAISED.match(self.text, tag.start()):
            shift = raised if name == "sup" else lowered
            self.plain += [hide(p) if p.startswith("<") else shift(p) for p in _PIECE.findall(shifted[0])]
            return shifted.end()
        sign = self._in_table(closing, name, tag) if re.fullmatch(TABLE_TAGS, name) else self._elsewhere(closing, name)
        self.plain.append(sign.ljust(len(tag[0]), HIDDEN) if tag[2] else tag[0])
        return tag.end()

    def _closed(self, name: str, at: int) -> int | None:
        """The offset behind the end of an element; None where nothing closes it."""
        close = "-->" if name == "<!--" else rf"(?i)</{name}\s*>"
        end = None if name in self.unclosed else re.compile(close).search(self.text, at)
        if end:
            return end.end()
        self.unclosed.add(name)
        return None

    def _elsewhere(self, closing: bool, name: str) -> str:
        if name == "img" and not self.table:
            return BREAK + PICTURE + BREAK  # a line of its own
        return (SEAM if self.table else BREAK) if _IS_LINE.fullmatch(name) else HIDDEN

    def _in_table(self, closing: bool, name: str, tag: re.Match[str]) -> str:
        """The sign that a tag of a table becomes: an inner table goes on in lines of its own, the outer lays it out."""
        if name == "table" and not closing:
            self.table, self.cell = TaggedTable(tag.start()), None
            return "\n"
        if self.table is None:
            return BREAK
        self._close_cell(tag.start())
        if name == "table":
            self.table.end = tag.start()
            self.tables += [self.table] if any(self.table.rows) else []
            self.table = None
            return "\n"
        if closing or name not in {"caption", "tr", "td", "th"}:
            return HIDDEN
        rows = self.table.rows
        if name in {"td", "th"} and rows:
            self.cell = tag.end(), tag[3] or ""
            return "\t" if rows[-1] else HIDDEN
        rows.append([])  # a caption is a row of its own, above the others
        self.cell = None if name == "tr" else (tag.end(), tag[3] or "")
        return "\n" if len(rows) > 1 else HIDDEN

    def _close_cell(self, end: int) -> None:
        if self.cell and self.table:
            start, attributes = self.cell
            across, down = (int(found[1]) if (found := span.search(attributes)) else 1 for span in _SPAN.values())
            self.table.rows[-1].append(((start, end), max(1, min(across, 1000)), down or MOST_CELLS))
        self.cell = None
