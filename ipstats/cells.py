"""What a single cell of a table says: a header's role, a figure, a goal in words, or nothing."""

import re

from ipstats.quantity import find_quantities, parse_quantity
from ipstats.text import plain

FIGURES = frozenset({"value", "growth", "change"})
# Roles in the order in which they are tried; a header cell has the first that fits.
_ROLES = [
    ("number", r"^(?:序号|编号|#)$"),
    ("unit", r"^(?:计量|指标)?单位$"),
    ("responsible", r"责任|牵头|负责|部门|(?<!计量)单位$"),
    ("nature", r"属性|性质"),
    ("deadline", r"时限|完成时间|完成年限|完成日期"),
    ("growth", r"年均|增速|增长率|增幅|年增长|[比较]上年"),
    ("change", r"增加值$|增量|提高值|累计增|增减"),
    (
        "value",
        r"(?:19|20)\d\d|基期|基准|现状|目标|预期|规划[值数]|完成|实际|累计|期末|末$|现值|绝对数|绝对值|数值|基数|[一二三四五六]五",
    ),
    ("category", r"^(?:指标)?(?:类别|领域|分类|类型|维度|方面|一级指标)$"),
    ("name", r"指标|名称|项目|内容"),
]
NOTHING = re.compile(r"[-—－–/\\一无]*|[.…·\s]+")
_WORDS = re.compile(
    r"(?=.{2,20}$)(?!.*(?:[率量度数额值]|比[重例]|企业|机构|产品|商标|专利|人才)(?:\(.*\))?$)[^\d，。；]*"
    r"(?:增长|提升|提高|增强|下降|降低|减少|完成|先进|以上|保持|覆盖|改善|优化|稳定|显著|明显|持续|逐步|稳步|达标|达到|前列|良好|基本|完善|加快|扩大|"
    r"进位|领先|水平)[^。；]*"
)
_MARKED = re.compile(r"\s*(?:\*+|[①-⑨]|〔\d〕(?=\S))\s*$")


def is_value(text: str) -> bool:
    """Whether a cell reads like a figure, like no figure, or like a goal in words."""
    flat = _MARKED.sub("", plain(text).strip()).removeprefix("-") or "-"
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


def role_of(text: str) -> str | None:
    """The role that a header cell gives its column, or None."""
    flat = re.sub(r"\s", "", plain(text))
    return next((role for role, words in _ROLES if re.search(words, flat)), None) if 0 < len(flat) < 25 else None
