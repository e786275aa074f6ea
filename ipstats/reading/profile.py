"""What a document says of itself: region, title, issuer, number, date, years, stage."""

import re
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from ipstats.documents import Document, Paragraph
from ipstats.text import Horizon, as_printed, find_periods

_KINDS = "规划|方案|纲要|意见|计划|公报|报告|措施|办法|要点|白皮书"
_TITLE = re.compile(rf"(?!.*(?:通知|如下)$)[^。，；]{{4,70}}?(?:{_KINDS})(?:\([^()]*\)){{0,2}}")
_INSIDE = re.compile(rf"关于印发《([^《》]*(?:{_KINDS})[^《》]*)》")
_BODY = "人民政府(?:办公[厅室])?|委员会|办公[厅室]|[局厅院]"
_ISSUER = re.compile(rf"[一-龥]{{2,30}}?(?:{_BODY})")
_HEAD = re.compile(rf"([一-龥]{{2,30}}(?:{_BODY}))文件")
_NUMBER = re.compile(r"[一-龥]{1,10}[〔\[(](?:19|20)\d\d[〕\])]\d{1,4}号")
_DATE = re.compile(r"((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日")
_ANNEX = re.compile(r"附件\s?\d*[：:]?")
_REPORT = re.compile(r"公报|白皮书|年报|状况|工作总结|评估报告|发展报告|年度报告")
_ADDRESS = re.compile(r"政府工作报告|计划执行情况")
_PLAN = re.compile(r"规划|方案|计划|纲要|行动|意见|措施|办法")
_YEARS_IN_ID = re.compile(r"(?:^|[-_])((?:19|20)\d\d)[-_]((?:19|20)\d\d)$")
_LEVELS = ["county", "prefecture", "province"]
_DRAFT = re.compile(r"征求意见稿|草案|送审稿|讨论稿|公开征求")


@dataclass(frozen=True)
class Profile:
    """One row of plans.csv without its id, document and checksum; what the document does not say is None."""

    region: str | None
    title: str | None
    issuer: str | None
    document_number: str | None
    issued: str | None
    period_start: int
    period_end: int
    baseline_year: int
    stage: str


def find_profile(document: Document, regions: pd.DataFrame) -> Profile:
    """What a document says of itself, from its first and last lines; the years as `find_horizon` finds them."""
    text = document.normalized
    lines = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    title = find_title(lines[:40])
    title = title and as_printed(title, document.visible[:2000], text[:2000])
    years = find_horizon(document)
    issuer, issued = _signature(lines)
    number = next((line for line in lines[:30] if _NUMBER.fullmatch(line)), None)
    region = find_region(" ".join([document.plan, title or "", *lines[:12]]), regions)
    stage = "draft" if _DRAFT.search((title or "") + text[:300]) else "issued"
    return Profile(region, title, issuer, number, issued, years.start, years.end, years.baseline, stage)


def find_horizon(document: Document) -> Horizon:
    """The years of a document: from its id (`city-2021-2025`), else from its title, else from the years it names.

    A report of a past year starts from that year; a government's yearly address reports one year and plans the next.
    """
    title = document.normalized[:400]
    named = _YEARS_IN_ID.search(document.plan)
    first, last = (int(named[1]), int(named[2])) if named else _years_in(document.normalized)
    if _ADDRESS.search(title):
        return Horizon(last, last, last - 1, plan=False)
    kind = next((found[0] for found in re.finditer(f"{_REPORT.pattern}|{_PLAN.pattern}", title)), "")
    if _REPORT.fullmatch(kind):
        return Horizon(last + 1, last + 1, last, plan=False)
    return Horizon(first, last, first - 1)


def _years_in(text: str) -> tuple[int, int]:
    """First and last year from the first span of two to seven years, else the latest year named twice."""
    periods = list(find_periods(text[:6000]))
    for period in periods:
        if period.first_year and 2 <= period.year - period.first_year <= 7:
            return period.first_year, period.year
    years = [period.year for period in periods if not period.first_year]
    last = max((year for year in years if years.count(year) > 1), default=years[0] if years else 2025)
    return last - 4, last


def find_title(lines: list[str]) -> str | None:
    """The title among the first lines: one line or up to three that a printer has broken.

    >>> find_title(["附件", "蓝城市“十四五”知识产权", "保护和运用规划", "(征求意见稿)", "为贯彻落实，制定本规划。"])
    '蓝城市“十四五”知识产权保护和运用规划(征求意见稿)'
    """
    lines = [line for line in lines if not (_ANNEX.fullmatch(line) or _NUMBER.fullmatch(line) or _HEAD.fullmatch(line))]
    for at in range(len(lines)):
        for many in (3, 2, 1):
            words = re.sub(r"\s", "", "".join(lines[at : at + many]))
            if _TITLE.fullmatch(words) and len(lines[at : at + many]) == many and not _HEAD.match(words):
                return words
    inside = _INSIDE.search("".join(lines[:20]))
    return re.sub(r"\s", "", inside[1]) if inside else None


def find_region(words: str, regions: pd.DataFrame) -> str | None:
    """The id of the region that the words name: by its id, else the name that stands first, a city before its province."""
    ids = set(re.findall(r"[a-z]+", words)) & set(regions["region"])
    if len(ids) == 1:
        return ids.pop()
    found = []
    for region, name, level in regions[["region", "name_zh", "level"]].itertuples(index=False):
        short = re.sub("[省市县区]$|自治区$|自治州$", "", name)
        if level in _LEVELS and short in words:
            found.append((_LEVELS.index(level), words.find(short), region))
    return min(found)[2] if found else None


def _signature(lines: list[str]) -> tuple[str | None, str | None]:
    """Issuer and date of issue: a body's name on a line of its own above a date, else the head of the paper."""
    short = ["", *(line.strip() for line in lines if len(line) < 40)]
    dates = [(above, date) for above, line in pairwise(short) if (date := _DATE.fullmatch(line))]
    dated = [(above, f"{date[1]}-{int(date[2]):02}-{int(date[3]):02}") for above, date in dates]
    head = next((found[1] for line in lines[:10] if (found := _HEAD.fullmatch(line.strip()))), None)
    unsigned = head, dated[0][1] if dated else None
    return next((pair for pair in dated if _ISSUER.fullmatch(pair[0])), unsigned)
