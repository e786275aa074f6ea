"""What labels say: the unit in a name, the base unit of one that is printed, departments, and lists."""

import re

from ipstats.text import as_quantity, normalize

_UNIT = re.compile(r"[(\[]([^()\[\]]*)[)\]]\s*$")
_PER_HEAD = re.compile(r"每?(十万|百万|万|千|百)(?:名|人|常住人口)")
_DUTIES = re.compile(r"(?:等(?:部门|单位)?)?(?:按照?(?:各自)?职责分工)?负责|(?:牵头|责任|配合)(?:单位|部门)[：:]|牵头")


def split_unit(name: str) -> tuple[str, str | None]:
    """A name and the unit in brackets at its end.

    >>> split_unit("知识产权质押融资登记金额（亿元）"), split_unit("认证的单位（累计）（家）")
    (('知识产权质押融资登记金额', '亿元'), ('认证的单位（累计）', '家'))
    """
    found = _UNIT.search(normalize(name))
    if found and base_unit(found[1], "")[0]:
        return name[: found.start()].strip(), found[1].strip()
    return name.strip(), None


def base_unit(printed: str | None, name: str) -> tuple[str | None, float]:
    """The base unit of a unit as printed, and how many of it one is; per-head units are told by the name.

    >>> base_unit("亿元", ""), base_unit("件", "每万人口发明专利拥有量"), base_unit("斗", "")
    (('元', 100000000.0), ('件/万人', 1.0), (None, 1.0))
    """
    one = as_quantity(f"1{printed}")
    heads = _PER_HEAD.match(normalize(name))
    if one and heads and one.unit and "/" not in one.unit and one.unit not in {"%", "元"}:
        return f"{one.unit}/{heads[1]}人", one.value
    return (one.unit, one.value) if one else (None, 1.0)


def departments(text: str) -> str | None:
    """The departments a text names, separated by ;.

    >>> departments("市市场监管局牵头，市发改委、市教育局等按照职责分工负责")
    '市市场监管局;市发改委;市教育局'
    """
    text = _DUTIES.sub("", normalize(text))
    return ";".join(part for part in split_list(text) if part) or None


def split_list(text: str) -> list[str]:
    """The members of a list; a list in brackets is part of its member.

    >>> split_list("市财政局，各县(市、区)等")
    ['市财政局', '各县(市、区)', '']
    """
    return [part.strip() for part in re.split(r"(?:[、，；\n]|等(?=$|[，；]))(?![^(]*\))", text)]
