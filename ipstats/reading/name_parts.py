"""Names in running text taken apart and put together: what leads up to them, what lists share."""

import re

from ipstats.reading.labels import split_list
from ipstats.reading.tagger import Span, tag
from ipstats.reading.vocabulary import ACTION, any_of, words

_LIST = re.compile(r"(?:、|以及|和(?![谐平解美])|与(?!会)|(?<![普涉])及(?![率时格其]|相关))(?![^(]*\))")
_FOR = re.compile(rf"{any_of('make', sense='whom')}$")
_STEP = re.compile(
    r"(?:(?:连续|首次|接连)?[连迈跨登站跃突超][^、，]{0,12}|^)(?:台阶|大关|关口)[、，和]?"
)  # 迈上4个千亿元台阶、: no part of a name
_SUBJECT = re.compile(rf"[^，。；]{{0,12}}?{any_of('court')}(?=(?:共|累计|已|依法)*{any_of('handle')})")
BARE_ACTION = re.compile(rf"(?:{ACTION.pattern[:-1]}|有效(?:总?量|数量?)?)$")
_ENDING = re.compile(rf"(?:{any_of('ending')}+|企业(?:总数|数量)?)$")
_WORK = any_of("head", sense="of a work")
_OF_WORKS = re.compile(rf"(?<=[一-龥]{{2}}){_WORK}{any_of('ending')}+$")
_SHORT = 3  # signs: what stands before the ending of 建筑业增加值 is one word
_WHOLE = re.compile("占(?!比)[^占]+$")  # 营业收入占工业比重: of which whole
_TWO_ENDINGS = re.compile(rf"{any_of('ending')}(?P<second>{any_of('ending')}+)$")
_YEAR_WITHIN = re.compile("(?<=.)[去今明]年(?=.)")  # 企业去年营业收入
_STATE = re.compile(rf"(?<=[一-龥]{{2}}){any_of('manner')}*(?:{any_of('state')}|完成[一-龥]{{2}})$")
_MEASURE = re.compile("(?<!需氧)[率量额度数比值]$")
_PAIRS = {row.word: row.sense.split() for row in words() if row.kind == "pair"}
_BECOME = re.compile(rf"{any_of('predicate', sense='become')}|.*为")
_LIGHT = {"实施", "组织实施", "进行", "开展"}
_GROUP = re.compile(rf"{any_of('group')}$")
_PROGRAMME = re.compile(rf"(?:培育)?{any_of('programme')}$")
_BEHIND = ["manner", "particle", "reach", "rise", "fall", "period", "reference", "years"]  # between name and figure
_BEFORE = ["manner", "opening", "owner", "list sign", "numbering", "period", "years"]  # before a name
_DO = ["make", "handle", "add", "lose"]
_OF_NOUN = {*"率量额度数比值"}  # behind a verb they make a noun of it: 受理量


def split_name(region: str) -> tuple[str, str, str]:
    """The words before a quantity as (name, what the number does, what leads up to the name).

    >>> split_name("到2025年每万人口发明专利拥有量达到"), split_name("力争培育知识产权示范企业")
    (('每万人口发明专利拥有量', '达到', '到2025年'), ('知识产权示范企业', '', '力争培育'))
    """
    text = _STEP.sub("", region.strip())
    spans = tag(text)
    end = _end_of_name(text, spans)
    subject = _SUBJECT.match(text[:end])
    first = subject.end() if subject else 0
    start = _start_of_name(text[:end], first, spans)
    lead = text[first:start]
    whom = [span for span in spans if start < span.start and span.end + 1 < end and span.is_a("make")]
    if whom and _FOR.search(lead):  # 支持企业建设研发中心: what is built
        start = _start_of_name(text[:end], whom[0].start, spans)
    name = _YEAR_WITHIN.sub("", text[start:end].strip('" ').lstrip("”、").rstrip("“"))
    if name.count("“") != name.count("”"):
        name = name.strip("“”")
    for span in spans:  # 研发中心新增研发机构: what is new of whom
        if start < span.start and span.end + 1 < end and _is_new(span, text):
            whose = "" if text[span.start - 1] in {*"、和与及"} else text[start : span.start]
            name, lead = whose + text[span.end : end].strip(), lead + text[span.start : span.end]
    return name, text[end:].lstrip(), lead


def _is_new(span: Span, text: str) -> bool:
    return span.is_a("add") and not span.is_a("move") and text[span.end] not in {*_OF_NOUN, *"、和与及"}


def _end_of_name(text: str, spans: list[Span]) -> int:
    """Where the words begin that stand between a name and its figure; 稳定 and the like only with 在, 到 or 至."""
    end = len(text.rstrip())
    for span in reversed(spans):
        moves = span.is_a("move") and text[end : end + 1] in {*"在到至为于"}
        if text[span.end : end].strip() or not (moves or span.is_a(*_BEHIND)):
            break
        end = span.start
        if span.kinds.get("particle") == "of whom":  # 营养改善惠及: what they have is the name
            break
    return len(text[:end].rstrip())


def _start_of_name(text: str, start: int, spans: list[Span]) -> int:
    """Where a name begins, behind the verbs and other words that lead up to it."""
    ahead = [span for span in spans if start <= span.start and span.end <= len(text)]
    for at, span in enumerate(ahead):
        if text[start : span.start].strip() or not _leads(text, ahead, at):
            break
        start = span.end
    return start + len(text[start:]) - len(text[start:].lstrip())


def _leads(text: str, spans: list[Span], at: int) -> bool:
    """Whether a word leads up to the name behind it: 受理 of a 受理量 and 申请 alone do not."""
    span, following = spans[at], spans[at + 1 : at + 2]
    if span.is_a(*_DO) and text[span.end : span.end + 1] not in _OF_NOUN:
        another = span.kinds.get("make") != "after another" or (at and spans[at - 1].is_a("list sign"))
        return bool(another) and not ACTION.fullmatch(text, span.start)
    if span.is_a("adverb") or span.kinds.get("manner") == "before a verb":
        return any(verb.start == span.end and verb.is_a(*_DO, "rise", "reach", "move", "adverb") for verb in following)
    if (
        span.kinds.get("owner") == "country" and at and spans[at - 1].is_a(*_DO)
    ):  # 获批全国试点: what is made has that rank
        return False
    return span.is_a(*_BEFORE)


def split_names(text: str, count: int = 0) -> list[str]:
    """The names in A、B和C, each with the parts that the list states once; 存贷款 is two where two figures are told.

    >>> split_names("专利申请量和授权量"), split_names("发明专利、实用新型授权量")
    (['专利申请量', '专利授权量'], ['发明专利授权量', '实用新型授权量'])
    >>> split_names("第一、二产业增加值占比"), split_names("存贷款余额", 2)
    (['第一产业增加值占比', '第二产业增加值占比'], ['存款余额', '贷款余额'])
    """
    parts = [part.strip() for part in _LIST.split(text) if part.strip()] or [text]
    first, last = ACTION.search(parts[0]), parts[-1]
    if len(parts) == 1:
        both = next((pair for pair in _PAIRS if pair in text), None) if count == 2 else None
        return [text.replace(both, one) for one in _PAIRS[both]] if both else parts
    if first and any(BARE_ACTION.match(part) for part in parts[1:]):
        stem = parts[0][: first.start()]
        return [stem + part if BARE_ACTION.match(part) else part for part in parts]
    if (ordinal := re.fullmatch("(第?)[一二三四五]", parts[0])) and last[0] in "二三四五":
        return [f"{ordinal[1]}{part.removeprefix('第')[0]}{last[1:]}" for part in parts]
    if (whole := _WHOLE.search(last)) and not _WHOLE.search(parts[0]):
        return [part + whole[0] for part in split_names(text[: -len(whole[0])])]
    works = None if re.search(_WORK, parts[0]) else _OF_WORKS.search(last)  # 发明、外观设计专利授权量
    ending = works or _ENDING.search(last)
    longer = not ending or (not works and ending.start() > _SHORT)
    if all(len(part) == 2 for part in parts[:-1]) and longer and len(last) >= 5:
        return [part + last[2:] for part in parts[:-1]] + parts[-1:]
    return [completed(part, last, ending[0] if ending else "") for part in parts[:-1]] + parts[-1:]


def completed(part: str, last: str, ending: str = "") -> str:
    """A member of a list with the ending that only the last one prints, which begins alike or has a known ending.

    >>> completed("国家级", "省级区域医疗中心"), completed("氨氮", "二氧化硫排放总量", "排放总量")
    ('国家级区域医疗中心', '氨氮排放总量')
    """
    for size in (2, 1) if part[-1:] in {*"级类型"} else (2,):
        at = last.find(part[-size:], 1)
        if at > 0 and at + size < len(last) and not _MEASURE.search(part):
            return part + last[at + size :]
    if (
        _ENDING.search(part)
        and not re.search("总(?!值)|[率量额度数比值]$", part)
        and (both := _TWO_ENDINGS.search(last))
    ):
        return part + both["second"]  # 存款、贷款余额
    if _ENDING.search(part) or _MEASURE.search(part) or last == ending:
        return part
    return part + (ending.removeprefix("产业") if part.endswith("业") else ending)


def names_of_predicate(head: str, verb: str, complement: str) -> list[str]:
    """Readings of N家HEAD VERB COMPLEMENT: firms that pass a certification, firms that become model firms."""
    complement = _GROUP.sub("", complement.rsplit("的", 1)[-1])
    if _BECOME.fullmatch(verb):
        return [complement, complement + head]
    full = complement if verb in _LIGHT else verb + complement
    return [full + head, full + head[-2:], _PROGRAMME.sub("", complement), complement]


def without_state(clause: str) -> str:
    """A clause without what is said of its subject at its end: 医疗废物处置设施基本建成, 城市个数为."""
    return _STATE.sub("", clause[: _end_of_name(clause, tag(clause))]) or clause


def noun_of(clause: str) -> str:
    """The noun of a clause: the last one of A等企业 and 新型的B, the first one of a list."""
    noun = re.split(r"(?<!目)的", clause)[-1]
    return noun.rsplit("等", 1)[-1] if "、" in noun and "等" in noun else split_list(noun)[0]
