"""Goals in words: what a plan wants to grow, improve or exist, clause by clause, where it gives no figure."""

import re
from collections.abc import Iterator

import pandas as pd

from ipstats.data import rows_frame
from ipstats.documents import Paragraph
from ipstats.reading.context import Context
from ipstats.reading.indicator_names import known_indicators
from ipstats.reading.prose import sentences_of
from ipstats.reading.result import Reading
from ipstats.reading.vocabulary import any_of
from ipstats.text import Horizon, find_quantities

_HOW = "显著|明显|大幅度?|持续|不断|进一步|更加|更为|更|逐年|逐步|稳步|全面|基本|有效|较大|快速|日益|普遍|初步|整体|总体|得到|得以|有所"
_WHAT = (
    "提升|提高|增强|增加|增长|扩大|壮大|完善|优化|改善|健全|形成|建成|建立|构建|成型|深入|突出|活跃|规范|顺畅|严格|高效|便捷|丰富|合理|"
    "凸显|显现|彰显|夯实|巩固|加强|加快|发展|普及|涌现|聚集|协调|满足|遏制|下降|降低|减少|缩短|紧密|成熟|有力|便利|繁荣|浓厚|改观|好转"
)
_STEP = (
    r"(?:取得|实现|迈上|再上|跃上|登上|达到|走在|位居|进入|形成|获得|开创)(?!\d)[^，。；：、\d]{0,12}?"
    r"(?:突破|台阶|成效|进展|成果|水平|前列|跨越|提升|增长|局面|格局|氛围|飞跃|先进行列|进步)"
)
_DIRECTION = re.compile(rf"(?P<subject>[^，。；：]{{2,40}}?)(?P<direction>(?:{_HOW})+(?:{_WHAT})|{_STEP})$")
_CLAUSE = re.compile(r"[^，。；：]+")
_LEAD = re.compile(r"^(?:[—\-–*·\s]+|\d{1,2}\.(?!\d))+|^(?:力争|努力|确保|争取|推动|促进|使|实现|其中|同时|并)+")
_BEFORE = re.compile(rf"^(?:{any_of('opening', 'list sign')}|[全我本各](?:国|省|市|县|区)(?:各级)?)+(?=..)")
_SHORT = 28  # signs: what has more before the direction says more than a subject


def find_directions(reading: Reading) -> pd.DataFrame:
    """The goals in words of a document that was read, one a row, in its order.

    They stand in the sections whose heading names goals; a clause that holds a figure is none, but those beside it are.
    Columns: plan; subject and direction, in the words printed; indicator, its code where it is one; year, the one that is told for it; section; start, end,
    offsets of the clause.
    """
    document, matcher = reading.document, known_indicators()
    rows = [
        {"plan": document.plan, "subject": subject, "indicator": matcher.find(subject)[0], "direction": direction}
        | {"year": year, "section": block.section}
        | dict(zip(("start", "end"), document.span(start, end), strict=True))
        for block in document.blocks
        if isinstance(block, Paragraph) and _names_goals(block.section) and not block.section.endswith(block.text)
        for subject, direction, year, start, end in _directions(block, reading.profile.horizon)
    ]
    return rows_frame("goal", rows)


def _names_goals(section: str) -> bool:
    """Whether a heading below the first names goals; or the first, where there is none below."""
    first, *rest = section.split(" > ")
    return any("目标" in heading for heading in rest or [first])


def _directions(paragraph: Paragraph, horizon: Horizon) -> Iterator[tuple[str, str, int, int, int]]:
    """Subject, direction, year and offsets of the clauses of a paragraph that say where something is to go."""
    context = Context(horizon, paragraph.section).enter(paragraph.text, paragraph.section)
    for sentence in sentences_of(paragraph.text, paragraph.start, context):
        context = context.after_sentence(sentence.text, sentence.periods)
        year = context.period.year if context.period else horizon.end
        for clause in _CLAUSE.finditer(sentence.text):
            found = _DIRECTION.fullmatch(_LEAD.sub("", clause[0].strip()))
            if found and not any(q.printed_unit for q in find_quantities(clause[0])):
                subject = (
                    _BEFORE.sub("", found["subject"], count=1) if _BEFORE.match(found["subject"]) else found["subject"]
                )
                if 2 <= len(subject) <= _SHORT:
                    at = sentence.start + clause.start()
                    yield subject, found["direction"], year, at, at + len(clause[0])
