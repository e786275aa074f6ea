"""What kind of document it is: a plan, a work report, or a bulletin."""

import re
from collections.abc import Iterator

from ipstats.reading.horizon import spans
from ipstats.reading.sources import Evidence, Source, Sources
from ipstats.reading.titles import BULLETIN, PLAN, REPORT, kind_of, own_words

_ADDRESS = re.compile(r"向(?:大会|本次会议|会议|代表)[^，。]{0,6}(?:报告|作)[^，。]{0,4}工作|作(?:政府)?工作报告，?请")
_REVIEWS = re.compile(r"\d年[^，。；]*(?:回顾|总结|工作情况|成就|成绩|成效)")
_PLANS = re.compile(r"\d年[^，。；回顾总结]*(?:重点工作|工作安排|工作任务|工作目标|工作部署|工作打算|工作要点)")
_OWN = re.compile(
    r"[制编]定本|编制本|提出(?:以下|如下)[^，。]{0,6}意见|本(?:规划|方案|纲要|意见|措施|办法)(?:是|由|自|主要|根据|以)"
)
_AHEAD = re.compile(
    r"力争|争取|确保|将|目标|要[^求素点闻]|拟|预期|到(?:19|20)\d\d年|期末|本(?:规划|方案|纲要|计划|意见|办法|措施)"
)
_BEHIND = re.compile(
    r"同比|[比较]上[一]?年|累计|截至|截止|据悉|记者|本报|初步核算|已[经达有有]|位[居列]|年末|了|表明|显示|公布"
)


def kind_readings(sources: Sources) -> list[Evidence]:
    """Readings of the kind of document, the strongest first."""
    return list(_readings(sources)) or [Evidence(PLAN, Source.ASSUMED, weak=True)]


def _readings(sources: Sources) -> Iterator[Evidence]:
    for words, source in sources.named:
        if kind := kind_of(own_words(words)) or kind_of(words):
            yield Evidence(kind, source)
    if any(_ADDRESS.search(line) for line in sources.lines[:40]):
        yield Evidence(REPORT, Source.BODY)
    if any(_OWN.search(line) for line in sources.lines):
        yield Evidence(PLAN, Source.BODY)
    years = spans(sources.name)
    if any(first < last for first, last in years):
        yield Evidence(PLAN, Source.FILE_NAME, weak=True)
    halves = [any(map(half.search, sources.headings)) for half in (_REVIEWS, _PLANS)]
    if all(halves) or (any(halves) and years):
        yield Evidence(REPORT, Source.HEADING, weak=True)
    text = "\n".join(sources.lines)
    ahead, behind = len(_AHEAD.findall(text)), len(_BEHIND.findall(text))
    if ahead != behind:
        yield Evidence(PLAN if ahead > behind else BULLETIN, Source.BODY, weak=True)
