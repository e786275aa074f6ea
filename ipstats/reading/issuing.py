"""Who issued a document, under which number, when, and whether it is a draft: only what the document itself says."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ipstats.reading.dates import Date, find_dates
from ipstats.reading.horizon import is_date_line, meeting
from ipstats.reading.sources import BODY, DATE_LINE, FILE_NAME, FRONT_MATTER, NUMBER, TITLE, Evidence, Sources

DRAFT, ISSUED = "draft", "issued"
_GOVERNMENT = "人民政府(?:办公[厅室])?"
_BODY = rf"{_GOVERNMENT}|国务院(?:办公厅)?|委员会|办公[厅室]|管委会|法院|检察院|中共中央|[局厅院部委]"
_ISSUER = re.compile(rf"(?:[一-龥()]{{0,30}}?(?:{_BODY}|调查队|法院|检察院)(?:\([^()]*\))?[、 ]*){{1,4}}")
_HEAD = re.compile(rf"([一-龥]{{2,30}}(?:{_BODY}))文件")
_ISSUES = re.compile(
    rf"^(?P<issuer>(?:[一-龥()]{{2,30}}(?:{_BODY})[、 ]*|中共中央[、 ]*|国务院[、 ]*)+)(?:关于)?(?:印发|发布|公布|转发)"
)
_SPEAKS = re.compile(rf"我代表([一-龥]{{0,12}}(?:{_GOVERNMENT}|国务院))")
_SPEAKER = re.compile(
    r"([一-龥]{2,12}?(?:省|市|自治[区州县]|[区县州]))(?:人民政府)?(?:省长|市长|主席|州长|区长|县长|盟长|专员)"
)
_LABELLED = re.compile(r"^(?:发文机关|发文单位|发布机构|制定机关|印发机关)[：:]\s?(?P<issuer>[一-龥、 ]{2,40})")
_NUMBER = re.compile(r"[一-龥]{1,14}[〔\[(](?:19|20)\d\d[〕\])]\s?第?\d{1,4}\s?号")
_NUMBER_LINE = re.compile(rf"(?:(?:发文字号|文号|文件编号)[：:]\s?)?[(]?(?P<number>{_NUMBER.pattern})(?![一-龥》〉])")
_OTHER = re.compile(r"(?:依据|根据|按照|贯彻|落实|批复|同意)[^，。；]*$")
_CITES = re.compile(r"依据|根据|按照|贯彻|落实|为")
_DRAFT = re.compile(r"征求意见稿|草案|送审稿|讨论稿|公开征求意见")
_DRAFT_LINE = re.compile(r"\(?[^()。，]{0,12}(?:征求意见稿|草案|送审稿|讨论稿)\)?|.{0,40}公开征求意见.{0,20}")
_FINAL = re.compile(r"印发|(?<!页面)(?<!来源)发布(?!时间|日期|会)|公布|批准|通过")
_PAGE = re.compile(r"来源|浏览|字[号体]|发布(?:时间|日期)|(?<!印发)时间|公开日期|\d\s?[:：]\s?\d\d")


def issuer_readings(sources: Sources) -> list[Evidence]:
    """Readings of who issued it: above its date, in the paper's head, before 关于印发, under the title, who speaks."""
    found = [Evidence(issuer, DATE_LINE) for issuer, _ in signatures(sources)]
    for line in sources.lines[:25]:
        if head := _HEAD.fullmatch(line):
            found.append(Evidence(head[1], NUMBER))
    announced = sources.lines[:4] + [sources.fields.get("title", "")]
    found += [Evidence(_list(issues["issuer"]), TITLE) for line in announced if (issues := _ISSUES.match(line))]
    found += [Evidence(speaker, BODY) for speaker in _speakers(sources)]
    ends = sources.lines[:25] + sources.lines[25:][-12:]
    found += [Evidence(_list(labelled["issuer"]), DATE_LINE) for line in ends if (labelled := _LABELLED.match(line))]
    for line in ends:
        who = re.search(
            rf"(?P<issuer>(?:[一-龥]{{2,16}}?(?:{_BODY})、?)+)\s?(?:(?:19|20)\d\d[^，。；、]{{4,14}})?\s?(?:联合)?印发(?=[(，。；)]|$|通知)",
            line,
        )
        if who and not _CITES.search(line[: who.start()]):
            found.append(Evidence(re.sub("^.*由", "", who["issuer"]), BODY))
    return found


def _list(bodies: str) -> str:
    return "、".join(part for part in re.split(r"[、\s]+", bodies) if part)


def _speakers(sources: Sources) -> Iterator[str]:
    """The government for which a work report speaks; 市人民政府 alone is that of the place whose mayor speaks."""
    for line in sources.lines[:40]:
        if (speaks := _SPEAKS.search(line)) and not re.fullmatch(rf"[省市县区州旗](?:{_GOVERNMENT})", speaks[1]):
            yield speaks[1]
        elif (speaker := _SPEAKER.match(line)) and len(line) < 40:
            yield f"{speaker[1]}人民政府"
        elif re.match("国务院总理", line):
            yield "国务院"


def signatures(sources: Sources) -> list[tuple[str, Date]]:
    """Each body's name on a line of its own with the date on the line below it, as (issuer, date)."""
    short = [line.strip() for line in sources.lines if len(line) < 45]
    found = []
    for above, line in pairwise(short):
        date = next(find_dates(line), None)
        rest = line[date.end :] if date else ""
        if date and date.start == 0 and re.match(r"$|印发$|[“一-龥](?!.*。)", rest) and _ISSUER.fullmatch(above):
            found.append((_list(above), date))
    return found


def number_readings(sources: Sources) -> list[Evidence]:
    """Readings of the document's number: on its own line, in brackets behind the title, or said to be issued as it."""
    ends = sources.lines[:30] + sources.lines[30:][-12:]
    found = [Evidence(line["number"], NUMBER) for text in ends if (line := _NUMBER_LINE.match(text)) and _alone(line)]
    for text in ends:
        for number in _NUMBER.finditer(text):
            before, after = text[: number.start()], text[number.end() :]
            own = re.match(r"\s?(?:联合)?印发", after) or re.search(
                r"(?:印发|印发日期：.*日?|规划|方案|纲要|意见)\s?\($", before
            )
            if own and not _OTHER.search(before):
                found.append(Evidence(number[0].replace(" ", ""), BODY))
    return found


def _alone(line: re.Match[str]) -> bool:
    rest = line.string[line.end() :]
    return (len(rest) < 24 and "。" not in rest) or line.start("number") > 1


def issued_readings(sources: Sources) -> list[Evidence]:
    """Readings of the day of issue: below the issuer, as 印发日期, of the meeting, of the front matter."""
    found = [Evidence(str(date), DATE_LINE) for _, date in signatures(sources) if date.day]
    ends = sources.lines[:40] + sources.lines[40:][-12:]
    sentences = [part for line in ends if is_date_line(line) for part in re.split("[，；。]", line)]
    days = [(part, day) for part in sentences for day in find_dates(part) if day.day]
    found += [Evidence(str(day), DATE_LINE) for part, day in days if re.search("印发|成文日期|发文日期|签发", part)]
    if held := meeting(sources):
        found.append(Evidence(str(held), DATE_LINE))
    found += [Evidence(str(day), DATE_LINE) for part, day in days if re.search("批准|通过", part)]
    alone = (
        day
        for part, day in days
        if not _PAGE.search(part) and len(part) <= day.end - day.start + 16 and part in sources.lines
    )
    found += [Evidence(str(day), DATE_LINE) for day in alone]
    found += [
        Evidence(str(day), DATE_LINE) for part, day in days if re.search(r"\(.*号$|^\d.*\)$", part) or _bracketed(part)
    ]
    found += [Evidence(str(day), FRONT_MATTER) for day in find_dates(sources.fields.get("date", "")) if day.day]
    return found


def _bracketed(part: str) -> bool:
    return bool(re.fullmatch(r"\(?.{0,40}\d{1,2}日\)", part))


def stage_readings(sources: Sources, number: str | None, issued: str | None) -> list[Evidence]:
    """Readings of the stage: a draft says so in its title or name; issued is what has a number, or a day and 印发."""
    for words, source in ((sources.name, FILE_NAME), (sources.title or "", TITLE)):
        if _DRAFT.search(words):
            return [Evidence(DRAFT, source)]
    if any(_DRAFT_LINE.fullmatch(line) for line in sources.lines[:12]):
        return [Evidence(DRAFT, TITLE)]
    if number:
        return [Evidence(ISSUED, NUMBER)]
    ends = sources.lines[:12] + sources.lines[12:][-12:]
    final = any(next(find_dates(line), None) and _FINAL.search(line) for line in ends if is_date_line(line))
    return [Evidence(ISSUED, DATE_LINE)] if issued and (signatures(sources) or final) else []
