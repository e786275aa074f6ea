"""Cells of a table: where they stand, and what each says: a header's role, a figure, a goal in words, or nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from ipstats.text import NOTE_MARKS, as_quantity, find_quantities, normalize

CELLS_SEEN = 4096  # a table asks the same of its cells again and again

FIGURE_ROLES = frozenset({"value", "growth", "change"})
# Roles in the order in which they are tried; a header cell has the first that fits.
_ROLES = [
    ("number", r"^(?:序号|编号|#)$"),
    ("unit", r"^(?:计量|指标)?单位$"),
    ("responsible", r"责任|牵头|负责|部门|(?<!计量)单位$"),
    ("nature", r"属性|性质"),
    ("deadline", r"时限|完成时间|完成年限|完成日期"),
    (
        "growth",
        r"年均|增速|增长率|[增涨降跌]幅|年增长|[比较](?:上年|去年|上期|年初)|同比|环比|[增涨升](?:长|[减跌降]).*[%‰]",
    ),
    ("change", r"增加值$|增量|提高值|累计[增提上降减下]|增减|^[〔\[(]?累计[〕\])]?$"),
    (
        "value",
        r"(?:19|20)\d\d|基期|基准|现状|目标|预期|规划[值数]|完成|实际|累计|期末|末$|现值|绝对[数值量]|数值|基数|产量$|[一二三四五六]五"
        r"|^(?:本|当|今|上|去)(?:年|期)",
    ),
    ("category", r"^(?:指标)?(?:类别|领域|分类|类型|维度|方面|一级指标)$"),
    ("name", r"指标|名称|项目|内容"),
]
NOTHING = re.compile(r"[-—－–/\\一无]*|[.…·\s]+")
_WORDS = re.compile(
    r"(?=.{2,20}$)(?!.*(?:[率量度数额值]|比[重例]|企业|机构|产品|商标|专利|人才)(?:\(.*\))?$)(?!.*\([^()]*\)$)[^\d，。；]*"
    r"(?:增长|提升|提高|增强|下降|降低|减少|完成|先进|保持|覆盖|改善|优化|稳定|显著|明显|持续|逐步|稳步|达标|达到|前列|良好|基本|完善|加快|扩大|"
    r"进位|领先|平均水平)[^。；]*"
)
_MARKED = re.compile(rf"\s*(?:{NOTE_MARKS.pattern}|〔\d〕(?=\S))\s*$")
_YEAR = re.compile(r"(?:19|20)\d\d年?")
_NATURE = re.compile(r"(?:预期|约束|指导|引导)性?(?:指标)?")

Line = tuple[str, int]  # a line of a text, and the offset of its first sign


@dataclass(frozen=True)
class Cell:
    """A cell of a table: its text, its offsets in the document, its place, and how many rows and columns it covers."""

    text: str
    start: int
    end: int
    row: int = 0
    column: int = 0
    rows: int = 1
    columns: int = 1

    @cached_property
    def normalized(self) -> str:
        """The text in plain signs, as long as the text."""
        return normalize(self.text)

    @property
    def role(self) -> str | None:
        """The role that the cell gives its column where it stands in a header."""
        return role_of(self.text)

    @property
    def is_value(self) -> bool:
        """Whether the cell reads like a figure, like no figure, or like a goal in words."""
        return _is_value(self.text)

    @property
    def is_figure(self) -> bool:
        """Whether the cell holds a figure, and not only a year."""
        return self.is_value and bool(re.search(r"\d", _YEAR.sub("", self.normalized)))

    def fits(self, role: str | None) -> bool:
        """Whether the cell can stand in a column of a role."""
        text = self.normalized.strip()
        match role:
            case "value" | "growth" | "change":
                return self.is_value
            case "number":
                return bool(re.fullmatch(r"\d{1,3}\.?", text))
            case "nature":
                return bool(_NATURE.fullmatch(text) or NOTHING.fullmatch(text))
            case "unit":
                return _is_unit(text) or bool(NOTHING.fullmatch(text))
            case "name":
                return not (self.is_value or _NATURE.fullmatch(text) or _is_unit(text))
        return True


def lines_of(text: str, start: int = 0) -> Iterator[Line]:
    """The lines of a text, each with the offset of its first sign."""
    for line in text.split("\n"):
        yield line, start
        start += len(line) + 1


def cell_of(line: str, start: int) -> Cell:
    """The text of a line or a part of it, without the blanks around it."""
    text = line.strip()
    start += len(line) - len(line.lstrip())
    return Cell(text, start, start + len(text))


def join_cells(cells: list[Cell]) -> Cell:
    """Cells read as one; between them stands what keeps the text as long as it is in the document."""
    text = cells[0].text
    for before, cell in pairwise(cells):
        text += "\n" * (cell.start - before.end) + cell.text
    return Cell(text, cells[0].start, cells[-1].end)


@lru_cache(maxsize=CELLS_SEEN)
def _is_value(text: str) -> bool:
    text = _MARKED.sub("", normalize(text).strip()).removeprefix("-") or "-"
    text = re.sub(r"^[〔\[](.*)[〕\]]$", r"\1", text).strip()
    if NOTHING.fullmatch(text) or _WORDS.fullmatch(text) or as_quantity(text):
        return True
    if not re.match(r"[<>≤≥~]?\s?\d", text):
        return False
    for q in reversed(list(find_quantities(text))):
        text = text[: q.start] + text[q.end :]
    return len(re.sub(r"[^一-龥A-Za-z]|提高到|提升到|增长到|年", "", text)) < 4


@lru_cache(maxsize=CELLS_SEEN)
def role_of(text: str) -> str | None:
    """The role that a header's text gives its column, or None."""
    header = re.sub(r"\s", "", NOTE_MARKS.sub("", normalize(text)))
    return next((role for role, words in _ROLES if re.search(words, header)), None) if 0 < len(header) < 25 else None


@lru_cache(maxsize=CELLS_SEEN)
def _is_unit(text: str) -> bool:
    """Whether a text is a unit, with or without 万 or 亿 before it."""
    one = as_quantity(f"1{text}")
    return one is not None and one.unit is not None
