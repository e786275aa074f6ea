"""Figures in running text → statements: whose figure, what kind, for when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ipstats import grammar as g
from ipstats.document import Document, Paragraph
from ipstats.matching import Matcher
from ipstats.period import Horizon, Period, find_periods
from ipstats.quantity import Quantity, find_quantities
from ipstats.statement import Statement
from ipstats.table_reader import base_unit, departments, split_list

_HIDDEN = re.compile(r"《[^《》]*》|〔[^〔〕]*〕|\([^()]*号\)|[A-Za-z]+(?:/[A-Z])?\s?\d[\d.\-—]*")
_SENTENCE = re.compile(r"[^。！？]+")
_STRONG = re.compile(r"[，；：(]")
_CLAUSE = re.compile(r"(?:[^，；：。！？()]|\([^()]*\))*")
_RESPONSIBLE = re.compile(r"[(〔]+(?P<who>[^()〔〕]*(?:\([^()]*\)[^()〔〕]*)*(?:负责|牵头|责任单位|责任部门)[^()〔〕]*(?:\([^()]*\)[^()〔〕]*)*)[)〕]\s*$")
_DURATIONS = {"年", "天", "小时", "分钟", "岁", "个月", "期", "分"}
_COUNTED = {"家", "个", "件", "项", "人", "所", "座", "处", "部", "种", "支", "台", "条", "份", "场", "次", "人次", "类", "例", "套", "只", "篇"}


@dataclass
class Context:
    """What earlier text says that later text leaves out."""

    section: str = ""
    frames: list[tuple[str, Period]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    tail: str = ""
    place_in_list: int = 0
    noun: str = ""
    parent: str = ""

    def enter(self, section: str) -> None:
        """Under a new heading only what the headings above it set still holds."""
        self.frames = [(where, period) for where, period in self.frames if f"{section} > ".startswith(f"{where} > ")]
        if section != self.section:
            self.section = section
            self.set_frame(find_periods(hidden(section.rsplit(" > ", 1)[-1])))

    def set_frame(self, periods) -> None:
        """The first time that a sentence or heading names holds for what follows, until another is named."""
        if first := next((period for period in periods if not period.reference), None):
            self.frames.append((self.section, first))

    @property
    def frame(self) -> Period | None:
        return self.frames[-1][1] if self.frames else None


@dataclass(frozen=True)
class Sentence:
    """A sentence, the same with titles and document numbers hidden, and where it stands."""

    text: str
    shown: str
    start: int
    periods: list[Period]


def read_prose(paragraphs: list[Paragraph], document: Document, horizon: Horizon, matcher: Matcher) -> list[Statement]:
    """The statements of the paragraphs of a document, in their order."""
    context, found = Context(), []
    for paragraph in paragraphs:
        context.enter(paragraph.section)
        found += _read_paragraph(paragraph, document, context, horizon, matcher)
    return found


def hidden(text: str) -> str:
    """The text with titles, document numbers and standards replaced by ■, so that nothing in them is read."""
    return _HIDDEN.sub(lambda found: "■" * len(found.group()), text)


def _read_paragraph(paragraph, document, context, horizon, matcher) -> Iterator[Statement]:
    shown = hidden(paragraph.text)
    who = _RESPONSIBLE.search(paragraph.text)
    body = shown[: who.start()] if who else shown
    responsible = departments(who["who"]) if who else None
    for part in _SENTENCE.finditer(body):
        text = paragraph.text[part.start() : part.end()]
        sentence = Sentence(text, part.group(), paragraph.start + part.start(), list(find_periods(part.group())))
        for statement in _read_sentence(sentence, document, context, horizon, matcher):
            yield Statement(**{**statement, "responsible": responsible})
        context.set_frame(sentence.periods)


def _read_sentence(sentence: Sentence, document, context: Context, horizon, matcher) -> Iterator[dict]:
    context.names, context.noun, context.parent, before = [], "", "", 0
    quantities = [q for q in find_quantities(sentence.shown) if is_figure(q, sentence)]
    for place, quantity in enumerate(quantities):
        following = quantities[place + 1].start if place + 1 < len(quantities) else len(sentence.text)
        yield from _statements(sentence, quantity, before, following, document, context, horizon, matcher)
        before = quantity.end


def is_figure(q: Quantity, sentence: Sentence) -> bool:
    """Whether a number can be an indicator's: not a date, rank, count of measures, subsidy, or part of a name."""
    text = sentence.shown
    before, after, printed = text[: q.start], text[q.end :], text[q.start : q.end]
    if q.unit is None or any(p.begin < q.end and q.start < p.end for p in sentence.periods):
        return False
    if re.search(r"[A-Za-z\d.+×:/每几数■]$|第$", before) or re.match(r"[+×]|余?年", after):
        return False
    if q.unit in _DURATIONS and not g.DURATION.search(before) and not (q.unit == "分" and re.search(r"度|分|指数", before[-12:])):
        return False
    if g.RANK.search(before) or g.SUBSIDY_BEFORE.search(before) or g.SUBSIDY_AFTER.match(after):
        return False
    if g.GENERIC.match(after) and q.unit in _COUNTED:
        return False
    return bool(re.search(r"\d|分之", printed)) or _han_count(q, printed)


def _han_count(q: Quantity, printed: str) -> bool:
    """Chinese numerals count things from ten up, or with a sign that they count; 一个 and 三大 do not."""
    if re.match(r"[百千]", printed):
        return False
    return q.value >= 10 and q.unit != "分" or q.unit in {"倍", "家", "所", "百分点"} and q.value >= 2


def _statements(sentence, q, before, following, document, context, horizon, matcher) -> Iterator[dict]:
    region_start = _region_start(sentence.shown, before, q.start)
    region = sentence.text[region_start : q.start]
    name, tail, lead = split_name(region)
    names, variants, note = _names(sentence, q, name, tail, lead, following, context, matcher)
    measure, value, unit = _measure(q, tail, lead, sentence, region_start, context, horizon)
    time = _time(sentence, q, context, horizon)
    for one in names:
        code, told = matcher.find(*(variants or [one]))
        unit_of = unit if measure != "level" else base_unit(q.printed_unit, told)[0] or unit
        status = _status(time, context.section, horizon)
        year = time.year if time else horizon.end if status == "target" else horizon.baseline
        span = _summed(time, code, told, lead, sentence.text[: q.start], status, measure, horizon, matcher)
        yield {
            "plan": document.plan,
            "name": told + note,
            "indicator": code,
            "value": value,
            "unit": unit_of,
            "printed": document.text[sentence.start + q.start : sentence.start + q.end],
            "status": status,
            "measure": measure,
            "year": year,
            "period_start": span,
            "compared_to": _compared_to(sentence, region_start, q, year) if measure not in {"level", "change"} else None,
            "comparator": q.comparator,
            "source": "prose",
            "section": context.section,
            "start": sentence.start + q.start,
            "end": sentence.start + q.end,
        }


def _region_start(shown: str, before: int, start: int) -> int:
    """Where the words that belong to a quantity begin: behind the last strong sign or the last quantity."""
    signs = [found.end() for found in _STRONG.finditer(shown, before, start)]
    return signs[-1] if signs else before


def split_name(region: str) -> tuple[str, str, str]:
    """The words before a quantity as (name, what the number does, what leads up to the name).

    >>> split_name("到2025年每万人口发明专利拥有量达到"), split_name("力争培育知识产权示范企业")
    (('每万人口发明专利拥有量', '达到', '到2025年'), ('知识产权示范企业', '', '力争培育'))
    """
    name, tail, lead = region.strip(), "", ""
    while cut := g.TAIL.search(name):
        name, tail = name[: cut.start()].rstrip(), cut.group() + tail
    if subject := g.SUBJECT.match(name):
        name = name[subject.end() :]
    while cut := g.LEAD.match(name) or g.DO.match(name):
        if "do" in cut.groupdict() and name != cut.group() and g.ACTION.fullmatch(name):
            break
        lead, name = lead + (cut.groupdict().get("do") or cut.group()), name[cut.end() :]
    return name.strip("“”\" "), tail, lead


def _names(sentence, q, name, tail, lead, following, context, matcher):
    """Whose figure it is: (names to state it for, other readings of the name, a note to the name)."""
    note = "（每年）" if "每年" in lead and "增" not in tail else ""
    after = sentence.text[q.end : following]
    if not name and not tail and context.names and re.fullmatch(r"[、和及与以\s]*", lead) and context.place_in_list:
        return _next_in_list(context), [], note
    context.tail = tail
    if "分别" in tail + lead:
        return _open_list(sentence, q, name, context), [], note
    context.place_in_list = 0
    if not name and q.unit in _COUNTED and (variants := _names_after(after, sentence, q, lead)):
        variants = _completed(variants, sentence, q, matcher)
        context.names = context.names or variants[:1]
        return variants[:1], variants, note + ("（新增）" if "新增" in lead else "")
    if "均" in tail or "都" in tail:
        context.names = _split_names(_listed(sentence, q, name, context))
        return context.names, [], note
    if not name:
        return _inherited(lead, context, note)
    return _named(sentence, q, name, lead, context, note, matcher)


def _named(sentence, q, name, lead, context, note, matcher):
    variants = [name]
    if lead and "的" in name:
        variants = [name.rsplit("的", 1)[1], name]
    handled = re.search(rf"(?:{g.HANDLE})$", lead)
    if handled:
        variants = [name + handled.group(), handled.group() + name, name]
        context.noun = name
    if "其中" in sentence.text[: q.start] and context.parent and not g.ACTION.search(name):
        variants = [f"{name}（{context.parent}）", name]
    elif action := g.ACTION.search(name):
        context.parent = context.parent if "其中" in sentence.text[: q.start] else action["action"]
    if g.BARE_HEAD.match(name) and context.noun and not matcher.find(*variants)[0]:
        variants = [context.noun + name]
    code, told = matcher.find(*variants)
    first = told if code else variants[-1] if handled else variants[0]
    context.names = [first]
    return [first], [*variants] if code else [first], note + ("（新增）" if re.search(g.ADD, lead) else "")


def _inherited(lead, context, note):
    handled = re.search(rf"(?:{g.HANDLE})$", lead)
    if handled and context.noun:
        context.names = [context.noun + handled.group()]
    return list(context.names), [], note


def _open_list(sentence, q, name, context) -> list[str]:
    """The names of a list (A和B分别为X、Y): those just named, or those of the list before."""
    names = _split_names(_listed(sentence, q, name, context)) if name else context.names
    context.names, context.place_in_list = names, 1
    return names[:1]


def _next_in_list(context) -> list[str]:
    context.place_in_list += 1
    return context.names[context.place_in_list - 1 : context.place_in_list]


def _listed(sentence, q, name, context) -> str:
    return name


def _split_names(text: str) -> list[str]:
    """The names in A、B和C, each with the parts that the list states once.

    >>> _split_names("专利申请量和授权量"), _split_names("发明专利、实用新型授权量")
    (['专利申请量', '专利授权量'], ['发明专利授权量', '实用新型授权量'])
    """
    parts = [part.strip() for part in re.split(r"、|以及|和|与|及", text) if part.strip()]
    first, last = g.ACTION.search(parts[0]) if parts else None, g.ACTION.search(parts[-1]) if parts else None
    if first and any(g.BARE_ACTION.match(part) for part in parts[1:]):
        stem = parts[0][: first.start()]
        return [stem + part if g.BARE_ACTION.match(part) else part for part in parts]
    if last and not any(g.ACTION.search(part) for part in parts[:-1]):
        return [part + last.group() for part in parts[:-1]] + parts[-1:]
    return parts


def _names_after(after: str, sentence, q, lead) -> list[str]:
    """Readings of what is counted where the number stands before it: 打造20家知识产权运用标杆企业."""
    clause = _CLAUSE.match(after).group().lstrip("的").strip()
    if not clause:
        return []
    if told := g.PREDICATE.match(clause):
        return _of_predicate(_noun(told["head"]), told["verb"], told["object"])
    noun = _noun(clause)
    told = g.NEXT_CLAUSE.match(sentence.text, q.end + len(after.split("，", 1)[0])) if "选" in lead else None
    return [*_of_predicate(noun, told["verb"], told["object"]), noun] if told else [noun]


def _of_predicate(head: str, verb: str, said: str) -> list[str]:
    """Readings of N家HEAD VERB SAID: firms that pass a certification, firms that become model firms."""
    said = g.GROUP.sub("", said.rsplit("的", 1)[-1])
    if g.BECOME.fullmatch(verb):
        return [said, said + head]
    kept = "" if verb in g.LIGHT else verb
    short = head[-2:]
    return [kept + said + head, kept + said + short, g.PROGRAMME.sub("", said), said]


def _noun(clause: str) -> str:
    noun = clause.rsplit("的", 1)[-1]
    return noun.rsplit("等", 1)[-1] if "、" in noun and "等" in noun else split_list(noun)[0]


def _completed(variants: list[str], sentence, q, matcher) -> list[str]:
    """A bare 通过认证 is completed with what the clause before names."""
    if matcher.find(*variants)[0] or not re.match(r"(?:通过|完成)(?:认证|验收|评定)", variants[0]):
        return variants
    clause = sentence.text[: q.start].split("，")[-2:-1]
    said = g.PREDICATE.match(clause[0]) if clause else None
    return [variants[0][:2] + said["object"] + variants[0][2:], *variants] if said else variants


def _measure(q, tail, lead, sentence, region_start, context, horizon) -> tuple[str, float, str]:
    """(measure, value, unit) from the verb before the number."""
    told = tail or (context.tail if context.place_in_list > 1 else "")
    clause = sentence.text[region_start : q.start] if tail else told
    moves = re.search(rf"(?:{g.RISE}|{g.FALL})(?:了|约)?$", told)
    value = -q.value if moves and re.search(rf"(?:{g.FALL})(?:了|约)?$", told) else q.value
    if q.unit == "倍":
        return ("total_growth" if moves else "multiple"), value, "倍"
    if q.unit == "百分点":
        return "change", value, "百分点"
    if q.unit in {"%", "‰"} and (moves or re.search(r"(?:增长率|增速|增幅)", clause)):
        return ("annual_growth" if _yearly(clause, sentence, q, horizon) else "total_growth"), value, q.unit
    if moves or re.search(rf"(?:{g.ADD})$", lead):
        return "change", value, q.unit
    return "level", q.value, q.unit


def _yearly(clause: str, sentence, q, horizon) -> bool:
    if re.search(g.RATE_A_YEAR, clause) or re.search(g.RATE_A_YEAR, sentence.text[max(0, q.start - 12) : q.start]):
        return True
    return not horizon.plan and not any(p.reference for p in sentence.periods)


def _time(sentence, q, context, horizon) -> Period | None:
    own = [p for p in sentence.periods if p.end <= q.start and not p.reference]
    return own[-1] if own else context.frame


def _status(time: Period | None, section: str, horizon: Horizon) -> str:
    """A year up to the baseline is past; without a year the nearest heading that speaks of past or future decides."""
    if time:
        return "actual" if time.year <= horizon.baseline else "target"
    for heading in reversed(section.split(" > ")):
        if g.FUTURE.search(heading) or g.PAST.search(heading):
            return "target" if g.FUTURE.search(heading) else "actual"
    return "target" if horizon.plan else "actual"


def _summed(time, code, name, lead, said, status, measure, horizon, matcher) -> int | None:
    """First year of a figure that sums a period: flows and shares do, stocks never."""
    stock = matcher.kinds.get(code) in {"stock", "ratio", "score"} or "拥有" in lead + name or "有效" in name
    if measure == "change" and status == "target":
        return horizon.start
    if status == "target":
        return horizon.start if "累计" in said and not stock and "每年" not in lead else None
    return None if stock or not time else time.start


def _compared_to(sentence, region_start, q, year) -> str | None:
    given = [p for p in sentence.periods if p.reference and p.end <= q.start]
    if given:
        return str(given[-1])
    return str(year - 1) if re.search("同比|上年|去年", sentence.text[region_start : q.start]) else None
