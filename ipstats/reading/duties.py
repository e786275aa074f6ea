"""Who is to do a task and by when: what the brackets and lines behind it name."""

import re
from typing import NamedTuple

from ipstats.reading.labels import split_list
from ipstats.reading.vocabulary import any_of

_INNER = r"[^()〔〕\[\]]*(?:\([^()]*\)[^()〔〕\[\]]*)*"
_SAYS = r"(?:牵头|负责|责任单位|责任部门|责任领导|配合单位|配合部门|参加单位)"
_BRACKET = re.compile(rf"[(〔\[](?P<who>{_INNER}{_SAYS}{_INNER})[)〕\]]")
_BODY = rf"[一-龥]{{1,20}}?{any_of('body')}(?:\([^()]{{1,12}}\))?等?"
_BODIES = re.compile(rf"(?m)[(〔](?P<who>{_BODY}(?:[、，；]{_BODY})*)[)〕]\s*$")  # behind a task, without a verb
_LINE = re.compile(rf"(?m)^\s*(?P<who>{_SAYS}[^。\n]*)[。]?$")
_LABEL = re.compile(r"(?P<label>牵头|责任|配合|参加|主办|协办)(?:单位|部门|领导)?\s*[：:]")
_LEADS = re.compile(r"^(?:由)?(?P<who>.+?)(?:等)?(?:共同)?牵头(?:负责)?$")
_DUTY = re.compile(
    r"(?:等(?:(?:有关|相关)?(?:部门|单位))?)?(?:按照?(?:各自)?职责(?:分工)?|分工|共同|分别|配合)*负责$|(?:共同)?(?:参与|参加|配合)$|^由"
)
_DEADLINE = re.compile(
    r"(?:完成时限|时限要求|时间安排)[：:]?[^。；]{0,8}?((?:19|20)\d\d)年|((?:19|20)\d\d)年(?:\d{1,2}月)?(?:底|末)?(?:前|以前|之前)?完成"
)
_NO_BODY = re.compile(r"^(?:等|各|有关|相关|其他)?(?:部门|单位|成员单位)?$")


class Duties(NamedTuple):
    """Departments that lead and those that take part, as printed, separated by ;; the year of the deadline."""

    lead: str | None
    support: str | None
    deadline: int | None


def duties_of(text: str) -> Duties:
    """The duties that the text of a task names behind it.

    >>> duties_of("加强保护。(市市场监管局牵头，市公安局、市法院等按职责分工负责)")
    Duties(lead='市市场监管局', support='市公安局;市法院', deadline=None)
    >>> duties_of("建设平台。(牵头单位：市科技局；责任单位：各县(市、区)；完成时限：2025年底)")
    Duties(lead='市科技局', support='各县(市、区)', deadline=2025)
    """
    lead, support = dict[str, None](), dict[str, None]()
    said = [found["who"] for pattern in (_BRACKET, _BODIES, _LINE) for found in pattern.finditer(text)]
    for who in said:
        led, helped = _bodies(who)
        lead |= dict.fromkeys(led)
        support |= dict.fromkeys(helped)
    support = {body: None for body in support if body not in lead}
    years = [found[1] or found[2] for who in said for found in _DEADLINE.finditer(who)]
    return Duties(";".join(lead) or None, ";".join(support) or None, int(years[0]) if years else None)


def _bodies(who: str) -> tuple[list[str], list[str]]:
    """The bodies that lead and those that take part, of one bracket."""
    lead, support, label = list[str](), list[str](), ""
    for clause in re.split(r"[，；。](?![^(]*\))", who):
        if labelled := _LABEL.match(clause.strip()):
            label, clause = labelled["label"], clause.strip()[labelled.end() :]
        leads = _LEADS.match(clause.strip())
        names = _names(leads["who"] if leads else clause)
        (lead if leads or label in {"牵头", "主办"} else support).extend(names)
    return lead, support


def _names(clause: str) -> list[str]:
    """The bodies of a clause; a clause of something else, such as a deadline, has none."""
    if re.search(r"时限|时间安排|\d年", clause):
        return []
    names = split_list(_DUTY.sub("", clause.strip()))
    return [
        name for name in (_DUTY.sub("", name).removesuffix("等").strip() for name in names) if not _NO_BODY.match(name)
    ]
