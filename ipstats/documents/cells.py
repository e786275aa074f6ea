"""Cells of a table: where they stand, and what each says: a header's role, a figure, a goal in words, or nothing."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise

from ipstats.text import find_quantities, normalize, parse_quantity

CELLS_SEEN = 4096  # a table asks the same of its cells again and again


@dataclass(frozen=True)
class Cell:
    """Text of a table cell, and its offsets in the document."""

    text: str
    start: int
    end: int


def join_cells(cells: list[Cell]) -> Cell:
    """Cells read as one; between them stands what keeps the text as long as it is in the document."""
    text = cells[0].text
    for before, cell in pairwise(cells):
        text += "\n" * (cell.start - before.end) + cell.text
    return Cell(text, cells[0].start, cells[-1].end)


FIGURES = frozenset({"value", "growth", "change"})
# Roles in the order in which they are tried; a header cell has the first that fits.
_ROLES = [
    ("number", r"^(?:序号|编号|#)$"),
    ("unit", r"^(?:计量|指标)?单位$"),
    ("responsible", r"责任|牵头|负责|部门|(?<!计量)单位$"),
    ("nature", r"属性|性质"),
    ("deadline", r"时限|完成时间|完成年限|完成日期"),
    ("growth", r"年均|增速|增长率|增幅|年增长|[比较]上年"),
    ("change", r"增加值$|增量|提高值|累计增|增减|^[〔\[(]?累计[〕\])]?[①-⑨]?$"),
    (
        "value",
        r"(?:19|20)\d\d|基期|基准|现状|目标|预期|规划[值数]|完成|实际|累计|期末|末$|现值|绝对数|绝对值|数值|基数|产量$|[一二三四五六]五",
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
_MARKED = re.compile(r"\s*(?:\*+|[①-⑨]|〔\d〕(?=\S))\s*$")


@lru_cache(maxsize=CELLS_SEEN)
def is_value(text: str) -> bool:
    """Whether a cell reads like a figure, like no figure, or like a goal in words."""
    flat = _MARKED.sub("", normalize(text).strip()).removeprefix("-") or "-"
    flat = re.sub(r"^[〔\[](.*)[〕\]]$", r"\1", flat).strip()
    if NOTHING.fullmatch(flat) or _WORDS.fullmatch(flat):
        return True
    try:
        parse_quantity(flat)
    except ValueError:
        return bool(re.match(r"[<>≤≥~]?\s?\d", flat)) and len(_rest(flat)) < 4
    return True


def _rest(flat: str) -> str:
    """The words of a cell beside its numbers, years and units."""
    for q in reversed(list(find_quantities(flat))):
        flat = flat[: q.start] + flat[q.end :]
    return re.sub(r"[^一-龥A-Za-z]|提高到|提升到|增长到|年", "", flat)


@lru_cache(maxsize=CELLS_SEEN)
def role_of(text: str) -> str | None:
    """The role that a header cell gives its column, or None."""
    flat = re.sub(r"\s", "", normalize(text))
    return next((role for role, words in _ROLES if re.search(words, flat)), None) if 0 < len(flat) < 25 else None


@lru_cache(maxsize=CELLS_SEEN)
def fits_role(text: str, role: str | None) -> bool:
    """Whether a cell can stand in a column of a role: figures, names, units, 预期性 and 约束性 are told apart."""
    flat = normalize(text).strip()
    if role in FIGURES:
        return is_value(text)
    if role == "number":
        return bool(re.fullmatch(r"\d{1,3}\.?", flat))
    if role == "nature":
        return bool(_NATURE.fullmatch(flat) or NOTHING.fullmatch(flat))
    if role == "unit":
        return is_unit(flat) or bool(NOTHING.fullmatch(flat))
    return role != "name" or not (is_value(text) or _NATURE.fullmatch(flat) or is_unit(flat))


def is_unit(flat: str) -> bool:
    """Whether a text is a unit, with or without 万 or 亿 before it."""
    try:
        return parse_quantity(f"1{flat}").unit is not None
    except ValueError:
        return False


_NATURE = re.compile(r"(?:预期|约束|指导|引导)性?(?:指标)?")
_ASIDE = re.compile(r"[(\[〔].*[)\]〕]")
_YEARS = re.compile(r"(?:19|20)\d\d年?|十?[一二三四五六]五[”\"]?")
WIDEST = 12  # header cells; a wider header is taken as it stands


def regroup(heads: list[Cell], widths: set[int], misfits: Callable[[list[str]], int]) -> list[Cell]:
    """Header cells with those that a line break has cut in two put together again, where that fits better.

    widths: how many columns there may be; misfits: how badly header texts suit the cells below them. A cell begins
    with its year, and has one role.
    """
    if len(heads) < 2:
        return heads
    counts = {width for width in widths if 1 < width < len(heads)} if len(heads) <= WIDEST else set()
    cuts = [tuple(range(1, len(heads)))] + [cut for n in counts for cut in combinations(range(1, len(heads)), n - 1)]
    ways = [[heads[a:b] for a, b in pairwise((0, *cut, len(heads)))] for cut in cuts]
    return [join_cells(group) for group in max(ways, key=lambda way: _coherence(way) - misfits(_texts(way)))]


def _texts(groups: list[list[Cell]]) -> list[str]:
    return ["".join(cell.text for cell in group) for group in groups]


def _coherence(groups: list[list[Cell]]) -> int:
    """How much sense put-together header cells make."""
    score = sum(bool(role_of(text)) for text in _texts(groups))
    for first, *more in groups:
        roles = [None if _ASIDE.fullmatch(normalize(cell.text)) else role_of(cell.text) for cell in more]
        score -= max(0, len({role_of(first.text), *roles} - {None}) - 1)
        score += bool(more and _YEARS.search(first.text) and set(roles) <= {"value", None})
        score -= 2 * any(_YEARS.search(cell.text) for cell in more)
    return score
