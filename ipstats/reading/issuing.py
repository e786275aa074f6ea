"""Who issued a document, under which number, when, and whether it is a draft: only what the document itself says."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ipstats.reading.dates import Date, find_dates, is_date_line, meeting
from ipstats.reading.sources import Evidence, Source, Sources

DRAFT, ISSUED = "draft", "issued"
_GOVERNMENT = "人民政府(?:办公[厅室])?"
_BODY = rf"{_GOVERNMENT}|国务院(?:办公厅)?|委员会|办公[厅室]|管委会|法院|检察院|中共中央|[局厅院部委]"
_ISSUER = re.compile(rf"(?:[一-龥()]{{0,30}}?(?:{_BODY}|调查队|法院|检察院)(?:\([^()]*\))?[、 ]*){{1,4}}")
_HEAD = re.compile(rf"([一-龥]{{2,30}}(?:{_BODY}))文件")
_ISSUES = re.compile(
    rf"^((?:[一-龥()]{{2,30}}(?:{_BODY})[、 ]*|中共中央[、 ]*|国务院[、 ]*)+)(?:关于)?(?:印发|发布|公布|转发)"
)
_SPEAKS = re.compile(rf"我代表([一-龥]{{0,12}}(?:{_GOVERNMENT}|国务院))")
_SPEAKER = re.compile(
    r"([一-龥]{2,12}?(?:省|市|自治[区州县]|[区县州]))(?:人民政府)?(?:省长|市长|主席|州长|区长|县长|盟长|专员)"
)
_ISSUED_BY = re.compile(
    rf"(?:.*由)?((?:[一-龥]{{2,16}}?(?:{_BODY})、?)+)\s?(?:(?:19|20)\d\d[^，。；、]{{4,14}})?\s?(?:联合)?印发(?=[(，。；)]|$|通知)"
)
_LABELLED = re.compile(r"^(?:发文机关|发文单位|发布机构|制定机关|印发机关)[：:]\s?([一-龥、 ]{2,40})")
_NUMBER = r"[一-龥]{1,14}[〔\[(](?:19|20)\d\d[〕\])]\s?第?\d{1,4}\s?号"
_NUMBER_LINE = re.compile(rf"(?:(?:发文字号|文号|文件编号)[：:]\s?|\()?({_NUMBER})(?![一-龥》〉])[^。]{{0,23}}$")
_BEFORE_NUMBER = re.compile(r"(?:(?:印发|印发日期：.*日?|规划|方案|纲要|意见)\s?\(|印发通知(?:全文)?，)\s?$")
_OTHER = re.compile(r"(?:依据|根据|按照|贯彻|落实|批复|同意)[^，。；]*$")
_CITES = re.compile(r"依据|根据|按照|贯彻|落实|为")
_DRAFT = re.compile(r"征求意见稿|草案|送审稿|讨论稿|公开征求意见")
_DRAFT_LINE = re.compile(r"\(?[^()。，]{0,12}(?:征求意见稿|草案|送审稿|讨论稿)\)?|.{0,40}公开征求意见.{0,20}")
_FINAL = re.compile(r"印发|(?<!页面)(?<!来源)发布(?!时间|日期|会)|公布|批准|通过")
_ALONE = re.compile(rf"[( ]*(?:{_NUMBER})?[ )]*")  # what stands beside a date on a line of its own


def issuer_readings(sources: Sources) -> list[Evidence]:
    """Readings of who issued it: above its date, in the paper's head, before 关于印发, who speaks, as 发文机关, 由…印发."""
    heads = (_HEAD.fullmatch(line) for line in sources.lines[:25])
    labelled = (_LABELLED.match(line) for line in sources.ends)
    told = (_ISSUED_BY.search(line) for line in sources.ends if "印发" in line)
    found = [(issuer, Source.DATE_LINE) for issuer, _ in _signatures(sources)]
    found += [(head[1], Source.NUMBER) for head in heads if head]
    found += [(issues[1], Source.TITLE) for issues in _announcements(sources)]
    found += [(speaker, Source.BODY) for speaker in _speakers(sources)]
    found += [(label[1], Source.DATE_LINE) for label in labelled if label]
    found += [(by[1], Source.BODY) for by in told if by and not _CITES.search(by.string[: by.start()])]
    return [Evidence("、".join(re.findall(r"[^、\s]+", bodies)), source) for bodies, source in found]


def _announcements(sources: Sources) -> list[re.Match[str]]:
    """Where the first lines or the title say that a body issues it: 国务院关于印发…的通知."""
    lines = [*sources.lines[:4], sources.fields.get("title", "")]
    return [issues for line in lines if (issues := _ISSUES.match(line))]


def _speakers(sources: Sources) -> Iterator[str]:
    """The government for which a work report speaks; 市人民政府 alone is that of the place whose mayor speaks."""
    for line in sources.lines[:40]:
        if (speaks := _SPEAKS.search(line)) and not re.fullmatch(rf"[省市县区州旗](?:{_GOVERNMENT})", speaks[1]):
            yield speaks[1]
        elif (speaker := _SPEAKER.match(line)) and len(line) < 40:
            yield f"{speaker[1]}人民政府"
        elif re.match("国务院总理", line):
            yield "国务院"


def _signatures(sources: Sources) -> list[tuple[str, Date]]:
    """Each body's name on a line of its own with the date on the line below it, as (issuer, date)."""
    return [
        (above, date)
        for above, line in pairwise(line for line in sources.lines if len(line) < 45)
        for date in list(find_dates(line))[:1]
        if date.start == 0 and re.match(r"$|印发$|[“一-龥](?!.*。)", line[date.end :]) and _ISSUER.fullmatch(above)
    ]


def number_readings(sources: Sources) -> list[Evidence]:
    """Readings of the document's number: on its own line, in brackets behind the title, or said to be issued as it."""
    lines = (_NUMBER_LINE.match(line) for line in sources.ends)
    found = [Evidence(line[1], Source.NUMBER) for line in lines if line]
    for line in sources.ends:
        for number in re.finditer(_NUMBER, line):
            before, after = line[: number.start()], line[number.end() :]
            own = _BEFORE_NUMBER.search(before) or re.match(r"\s?(?:联合)?印发", after)
            if own and not _OTHER.search(before):
                found.append(Evidence(re.sub(r"\s", "", number[0]), Source.BODY))
    return found


def issued_readings(sources: Sources) -> list[Evidence]:
    """Readings of the day of issue: below the issuer, as 印发日期, of the meeting, of the front matter."""
    parts = [part for line in sources.ends if is_date_line(line) for part in re.split("[，；。]", line)]
    days = [(part, day) for part in parts for day in find_dates(part)]
    found = [day for _, day in _signatures(sources)]
    found += [day for part, day in days if re.search("印发|成文日期|发文日期|签发", part)]
    found += filter(None, [meeting(sources)])
    found += [day for part, day in days if re.search("批准|通过", part)]
    found += [day for part, day in days if _ALONE.fullmatch(part[: day.start] + part[day.end :])]
    published = find_dates(sources.fields.get("date", ""))
    readings = [(day, Source.DATE_LINE) for day in found] + [(day, Source.FRONT_MATTER) for day in published]
    return [Evidence(str(day), source) for day, source in readings if day.day]


def stage_readings(sources: Sources, number: str | None, issued: str | None) -> list[Evidence]:
    """Readings of the stage: a draft says so in its title or name; issued is what has a number, or a day and 印发."""
    for words, source in sources.named:
        if _DRAFT.search(words):
            return [Evidence(DRAFT, source)]
    if any(_DRAFT_LINE.fullmatch(line) for line in sources.lines[:12]):
        return [Evidence(DRAFT, Source.TITLE)]
    if number:
        return [Evidence(ISSUED, Source.NUMBER)]
    final = (_FINAL.search(line) and any(find_dates(line)) for line in sources.ends if is_date_line(line))
    told = issued and (any(final) or _signatures(sources) or _announcements(sources))
    return [Evidence(ISSUED, Source.DATE_LINE)] if told else []
