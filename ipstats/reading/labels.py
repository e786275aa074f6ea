"""Names and other labels taken apart and put together: units, departments, what leads up to them, what lists share."""

import re
from functools import lru_cache

from ipstats.reading import vocabulary
from ipstats.text import as_quantity, normalize

_UNIT = re.compile(r"[(\[]([^()\[\]]*)[)\]]\s*$")
_GAP = re.compile(r"(?<=[一-龥”》）)])\s+(?=[一-龥“《（(])")
_PER_HEAD = re.compile(r"(?:^|每|(?<=[市省区县]))(十万|百万|万|千|百)(?:名|人(?!次)|常住人口)")
_PEOPLE = re.compile(r"(?:人口|人才|人员|学生|劳动力|就业|人)(?:总?[数量]|总数量?|规模)?$")
_FIRMS = re.compile(r"企业(?:总?[数量]|总数量?)?$")
_HOUSEHOLDS = re.compile(
    r"居民|农户|家庭|住户|贫困|困难|用户|群众|搬迁|村民|住房|住宅|棚户|危房|农村|农民|脱贫|低保|移民|牧民|渔民|厕|宽带"
)
_DUTIES = re.compile(r"(?:等(?:部门|单位)?)?(?:按照?(?:各自)?职责分工)?负责|(?:牵头|责任|配合)(?:单位|部门)[：:]|牵头")
_LIST = re.compile(r"(?:、|以及|和(?![谐平解美])|与(?!会)|(?<![普涉])及(?![率时格]))(?![^(]*\))")


def split_unit(name: str) -> tuple[str, str | None]:
    """A name and the unit in brackets at its end.

    >>> split_unit("知识产权质押融资登记金额（亿元）"), split_unit("认证的单位（累计）（家）")
    (('知识产权质押融资登记金额', '亿元'), ('认证的单位（累计）', '家'))
    """
    found = _UNIT.search(normalize(name))
    if found and base_unit(found[1], "")[0]:
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
    one, name = as_quantity(f"1{printed}"), normalize(name)
    heads = _PER_HEAD.search(name)
    if one and (printed or "").endswith("户") and _HOUSEHOLDS.search(name):
        return "户", one.value
    if one and heads and one.unit and "/" not in one.unit and one.unit not in {"%", "元"}:
        return f"{one.unit}/{heads[1]}人", one.value
    return (one.unit, one.value) if one else (None, 1.0)


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


def split_name(region: str) -> tuple[str, str, str]:
    """The words before a quantity as (name, what the number does, what leads up to the name).

    >>> split_name("到2025年每万人口发明专利拥有量达到"), split_name("力争培育知识产权示范企业")
    (('每万人口发明专利拥有量', '达到', '到2025年'), ('知识产权示范企业', '', '力争培育'))
    """
    name, tail, lead = vocabulary.STEP.sub("", region.strip()), "", ""
    while cut := vocabulary.TAIL.search(name[-40:]):
        name, tail = name[: len(name) - len(cut.group())].rstrip(), cut.group() + tail
    if subject := vocabulary.SUBJECT.match(name):
        name = name[subject.end() :]
    while cut := vocabulary.LEAD.match(name) or vocabulary.DO.match(name):
        if "do" in cut.groupdict() and vocabulary.ACTION.fullmatch(name):
            break
        lead, name = lead + (cut.groupdict().get("do") or cut.group()), name[cut.end() :]
    return name.strip('“”" '), tail, lead


def split_names(text: str) -> list[str]:
    """The names in A、B和C, each with the parts that the list states once.

    >>> split_names("专利申请量和授权量"), split_names("发明专利、实用新型授权量")
    (['专利申请量', '专利授权量'], ['发明专利授权量', '实用新型授权量'])
    >>> split_names("城镇、农村居民人均可支配收入")
    ['城镇居民人均可支配收入', '农村居民人均可支配收入']
    """
    parts = [part.strip() for part in _LIST.split(text) if part.strip()] or [text]
    first, last = vocabulary.ACTION.search(parts[0]), vocabulary.ACTION.search(parts[-1])
    if first and any(vocabulary.BARE_ACTION.match(part) for part in parts[1:]):
        stem = parts[0][: first.start()]
        return [stem + part if vocabulary.BARE_ACTION.match(part) else part for part in parts]
    if last and not any(vocabulary.ACTION.search(part) for part in parts[:-1]):
        return [part + last.group() for part in parts[:-1]] + parts[-1:]
    short = len(parts[0])
    if all(len(part) == short for part in parts[:-1]) and 2 <= short <= 3 and len(parts[-1]) >= short + 4:
        return [part + parts[-1][short:] for part in parts[:-1]] + parts[-1:]
    return parts


def names_of_predicate(head: str, verb: str, complement: str) -> list[str]:
    """Readings of N家HEAD VERB COMPLEMENT: firms that pass a certification, firms that become model firms."""
    complement = vocabulary.GROUP.sub("", complement.rsplit("的", 1)[-1])
    if vocabulary.BECOME.fullmatch(verb):
        return [complement, complement + head]
    full = complement if verb in vocabulary.LIGHT else verb + complement
    return [full + head, full + head[-2:], vocabulary.PROGRAMME.sub("", complement), complement]


def noun_of(clause: str) -> str:
    noun = re.split(r"(?<!目)的", clause)[-1]
    return noun.rsplit("等", 1)[-1] if "、" in noun and "等" in noun else split_list(noun)[0]
