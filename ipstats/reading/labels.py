"""Labels taken apart: units, departments, lists."""

import re
from functools import lru_cache

from ipstats.reading.vocabulary import any_of
from ipstats.text import Quantity, as_quantity, normalize, parse_quantity

_UNIT = re.compile(r"[(\[]([^()\[\]]*)[)\]]\s*$")
_SCALED = re.compile(
    r"(?P<power>[百千]?[万亿]{0,2})(?P<unit>(?!无|[百千]?[万亿])[一-龥A-Za-z]{1,6}(?:/[一-龥]{1,3})?|$)"
)
_SCALE = re.compile("[百千]?[万亿]+")
_GAP = re.compile(r"(?<=[一-龥”》）)])\s+(?=[一-龥“《（(])")
_PER_HEAD = re.compile(r"(?:^|每|(?<=[市省区县]))(十万|百万|万|千|百)(?:名|人(?!次)|常住人口)")
_PEOPLE = re.compile(rf"{any_of('counted people')}(?:总?[数量]|总数量?|规模)?$")
_FIRMS = re.compile(r"企业(?:总?[数量]|总数量?)?$")
_HOUSEHOLDS = re.compile(any_of("household"))
_DUTIES = re.compile(r"(?:等(?:部门|单位)?)?(?:按照?(?:各自)?职责分工)?负责|(?:牵头|责任|配合)(?:单位|部门)[：:]|牵头")


def split_unit(name: str) -> tuple[str, str | None]:
    """A name and the unit, or the 万 or 亿 of one that the name tells, in brackets at its end.

    >>> split_unit("质押融资登记金额（亿元）"), split_unit("认证的单位（累计）（家）"), split_unit("产业规模（万亿）")
    (('质押融资登记金额', '亿元'), ('认证的单位（累计）', '家'), ('产业规模', '万亿'))
    """
    found = _UNIT.search(normalize(name))
    if found and (base_unit(found[1], "")[0] or _SCALE.fullmatch(found[1])):
        return name[: found.start()].strip(), found[1].strip()
    return name.strip(), None


@lru_cache(maxsize=4096)  # a document asks for the same few again and again
def without_gaps(name: str) -> str:
    """A name without the blanks that only set Chinese signs apart.

    >>> without_gaps("农民工   总量"), without_gaps("R&D 经费"), without_gaps("食　品")
    ('农民工总量', 'R&D 经费', '食品')
    """
    return _GAP.sub("", name)


def base_unit(printed: str | None, name: str) -> tuple[str | None, float]:
    """The base unit of a unit as printed, and how many of it one is; per-head units are told by the name.

    >>> base_unit("亿元", ""), base_unit("件", "每万人口发明专利拥有量"), base_unit("斗", "")
    (('元', 100000000.0), ('件/万人', 1.0), (None, 1.0))
    """
    one, name = _one(printed), normalize(name)
    heads = _PER_HEAD.search(name)
    if one and (printed or "").endswith("户") and _HOUSEHOLDS.search(name):
        return "户", one.value
    if one and heads and one.unit and "/" not in one.unit and one.unit not in {"%", "元"}:
        return f"{one.unit}/{heads[1]}人", one.value
    return (one.unit, one.value) if one else (None, 1.0)


@lru_cache(maxsize=1024)  # documents use the same few units
def _one(unit: str | None) -> Quantity | None:
    return as_quantity(f"1{unit}")


def scaled_unit(printed: str, name: str) -> tuple[str | None, float]:
    """The same for a unit that a table prints as one: of an unknown word what stands behind its 万 or 亿.

    >>> scaled_unit("万线", "程控交换机"), scaled_unit("亿元", "")
    (('线', 10000.0), ('元', 100000000.0))
    """
    unit, factor = base_unit(printed, name)
    parts = _SCALED.fullmatch(normalize(printed)) if unit is None else None
    return (
        (parts["unit"] or None, parse_quantity(f"1{parts['power']}").value if parts["power"] else 1.0)
        if parts
        else (unit, factor)
    )


def is_unit(text: str) -> bool:
    """Whether what a column of units prints is one: a known unit, a short word, or 万 or 亿 alone."""
    return base_unit(text, "")[0] is not None or (bool(text) and bool(_SCALED.fullmatch(normalize(text))))


def unit_of_noun(name: str) -> str | None:
    """The unit that the noun tells where a number has none: people or firms.

    >>> unit_of_noun("人才总量"), unit_of_noun("规上企业数"), unit_of_noun("利用系数")
    ('人', '家', None)
    """
    return "人" if _PEOPLE.search(name) else "家" if _FIRMS.search(name) else None


def departments(text: str) -> str | None:
    """The departments a text names, separated by ;.

    >>> departments("市市场监管局牵头，市发改委、市教育局等按照职责分工负责")
    '市市场监管局;市发改委;市教育局'
    """
    return ";".join(filter(None, split_list(_DUTIES.sub("", normalize(text))))) or None


def split_list(text: str) -> list[str]:
    """The members of a list; a list in brackets is part of its member.

    >>> split_list("市财政局，各县(市、区)等")
    ['市财政局', '各县(市、区)', '']
    """
    return [part.strip() for part in re.split(r"(?:[、，；\n]|等(?=$|[，；]))(?![^(]*\))", text)]
