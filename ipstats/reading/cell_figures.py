"""The figures that a cell of a table prints: none, one, a range, two together, or those of a clause (比2020年翻一番)."""

import re
from dataclasses import replace
from typing import NamedTuple

from ipstats.documents import NOTHING, Cell
from ipstats.reading import vocabulary
from ipstats.reading.columns import Column
from ipstats.reading.measures import Words, Years, weigh_measure
from ipstats.reading.name_parts import split_name
from ipstats.reading.reasons import DURATION, NUMBER_WORD, RANK
from ipstats.reading.refusals import Mentioned, is_counted, refusal
from ipstats.reading.sentences import bound_by_verb, is_range, with_shared_units
from ipstats.reading.tagger import tag
from ipstats.text import NOTE_MARKS, POWER, Horizon, Period, Quantity, as_quantity, find_periods, find_quantities

SUM = re.compile(r"\s*[〔\[](?P<figure>[^〔〕\[\]]+)[〕\]]\s*")
OWN = 4  # signs: what is shorter (总量, 支出) is no name of its own
_NATURE = re.compile(r"\([，、\s]*(?P<alone>预期性|约束性)(?:指标)?\s*\)|[，、\s]*(?P<nature>预期性|约束性)(?:指标)?")
_SEPARATOR = re.compile(r"[，；、/\n。(]|(?<=[)%])\s")
_BEHIND = re.compile(r"\s*(?:\([^()\d]*\)?|[)。]|台阶|大关|的?水平|的目标)*\s*")
_NOUN = re.compile(r"[一-龥]{2,12}")
_STATED = re.compile(r"(?:表述|定性|表示)[^“”\"。；]{0,8}[“\"](?P<words>[^“”\"]+(?:[”\"][“\"][^“”\"]+)*)")
_NOT_SET = re.compile(r"[未无没不](?:公[布开]|设|见|列|量化|提|明确|具体|载)|待[定核]|另行|暂[不无未]|见[附表专]|图片")
_BARE = re.compile(r"[-—\s(]*(?P<words>(?:[^()]|\([^()]*\))*)")
_COMPARED = re.compile(r"[高低优快多少先]于|不[降增减低高]|同步|相当|持平|居|位列|前列|领先|合理|清零|完善|健全|良好")
_NAME = re.compile(r"\d|_|.{41}|(?:[率量度数额值局委部厅办]|比[重例]|企业|机构|产品|商标|专利|人才|政府)$")
_NOW = re.compile(r"目前|现状|现为|现有|基期")
_LAST_YEAR = re.compile(r"[比较](?:上|去|前一|上一)年|同比")
_ONE_YEAR = re.compile(rf"年均|每年|逐年|年平均|{_LAST_YEAR.pattern}")


class Figure(NamedTuple):
    """A figure of a cell: its column, with the year, status and measure that the cell gives it, and its quantity.

    quantity: None for a goal in words; name: the cell's own words for what it measures; compared_to: what a growth or
    multiple is measured against; nature: 预期性 or 约束性, where the cell prints it; words: the goal's.
    """

    column: Column
    quantity: Quantity | None
    name: str = ""
    compared_to: str | None = None
    nature: str | None = None
    words: str | None = None


def figures_of(cell: Cell, column: Column, horizon: Horizon) -> list[Figure]:
    """The figures a cell prints: none, one, a range, or a baseline and a target together; their offsets in it."""
    text = NOTE_MARKS.sub(_blank, cell.normalized)
    if NOTHING.fullmatch(cell.normalized.strip()) or POWER.search(cell.normalized):
        return []
    if summed := SUM.fullmatch(text):
        text = " " * summed.start("figure") + summed["figure"]
        if column.role == "growth":
            column = replace(column, measure="change")
        elif column.status == "target":
            column = replace(column, period_start=horizon.start)
    nature, text = _NATURE.search(text), _NATURE.sub(_blank, text)
    figures = _only(text, column) or _several(text, column, horizon)
    if any(figure.quantity and not figure.quantity.exact for figure in figures):
        figures = [Figure(column, None, words=cell.text)]
    elif not figures and column.role in {"value", "growth"}:
        figures = [Figure(column, None, words=goal) for goal in _goal(cell, column)]
    return [figure._replace(nature=nature[nature.lastgroup or 0]) for figure in figures] if nature else figures


def _goal(cell: Cell, column: Column) -> list[str]:
    """The goal in words that a cell states (—(表述为“稳步提高”)), at most one; none where none is set, or in a name."""
    text, found = cell.normalized, _STATED.search(cell.normalized)
    if not found and not _NOT_SET.search(text) and (cell.is_value or (column.status == "target" and _develops(text))):
        found = _BARE.match(text)
    return [cell.text[slice(*found.span("words"))]] if found else []


def _develops(text: str) -> bool:
    """Whether words are no name but say how something is to develop, or how to compare to something else."""
    verbs = any(s.end - s.start > 1 and s.is_a("rise", "fall", "move", "reach", "make") for s in tag(text))
    return not _NAME.search(text) and bool(verbs or _COMPARED.search(text))


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _only(text: str, column: Column) -> list[Figure]:
    """The figure of a cell that prints nothing else."""
    body, start = text.strip(), len(text) - len(text.lstrip())
    sign = -1 if re.match(r"-\d", body) else 1
    quantity = as_quantity(body[1:] if sign < 0 else body)
    placed = quantity and replace(quantity, value=sign * quantity.value, start=start, end=start + len(body))
    return [Figure(column, placed)] if placed else []


def _several(text: str, column: Column, horizon: Horizon) -> list[Figure]:
    """The figures of a cell that prints more than a quantity: 8.5件→14件, 32件(2025年25.2件), 5-8, 年均增长10%以上."""
    periods = list(find_periods(text))
    quantities = with_shared_units(list(find_quantities(text, periods)), text)
    quantities = [q for q in quantities if _refusal(q, text) not in {DURATION, NUMBER_WORD}] or quantities
    if len(quantities) == 2 and re.search(vocabulary.FROM_TO, text[quantities[0].end : quantities[1].start]):
        start = replace(column, year=column.base_year or horizon.baseline, status="actual")
        return [Figure(start, quantities[0]), Figure(column, quantities[1])]
    figures, end = list[Figure](), 0
    for at, q in enumerate(quantities):
        following = quantities[at + 1].start if at + 1 < len(quantities) else len(text)
        figure = _figure(q, end, following, text, periods, column, horizon)
        if figure is None:
            return []
        if figures and is_range(text, end, q.start):
            figure = figures[-1]._replace(quantity=figure.quantity)
        elif figures and (last := figures[-1].quantity) and last.printed_unit and q.scale > 1 and not q.printed_unit:
            figure = figure._replace(quantity=q.in_unit(last.printed_unit))  # 2900万标准箱(2025年2403万)
        figures.append(figure)
        end = q.end
    each = len({figure.name for figure in figures} - {""}) == len(figures) > 1  # 书屋20座、剧场3座
    return [f if len(f.name) >= OWN else f._replace(name=f"其中{f.name}" if each else "") for f in figures]


def _figure(
    q: Quantity, end: int, following: int, text: str, periods: list[Period], column: Column, horizon: Horizon
) -> Figure | None:
    """The figure that one of several quantities makes with the words around it; None where these are not understood.

    end: where the quantity before it ends; following: where the next one starts.
    """
    opening = max((found.end() for found in _SEPARATOR.finditer(text, end, q.start)), default=end)
    closing = next((found.start() for found in _SEPARATOR.finditer(text, q.end, following)), following)
    before, behind = text[opening : q.start], text[q.end : closing]
    name, tail, lead = split_name(before)
    if is_range(text, end, q.start) and end:
        name = tail = lead = ""
    elif not name and is_counted(q) and _NOUN.fullmatch(behind.strip()):
        name = behind.strip()
    elif not _BEHIND.fullmatch(behind) and not (following < len(text) and is_range(text, q.end, following)):
        return None
    understood = not re.search(r"\d", name) and (q.printed_unit or not name)
    if not understood or _refusal(q, text) not in {None, DURATION, NUMBER_WORD}:
        return None
    q = bound_by_verb(q, text)
    one_year = bool(_ONE_YEAR.search(before + text[q.end : q.end + 12]))
    chosen, value = weigh_measure(q, Words(lead, name, tail, before), Years(one=one_year, several=not one_year))
    column, measure = _dated(column, q, [p for p in periods if not p.reference], text, horizon), chosen.value
    if _NOW.search(before):
        column = replace(column, year=horizon.baseline, status="actual", evidence="now")
    if column.role == "value" and measure != "level":
        planned = measure in {"change", "total_growth"} and (column.year, column.status) == (horizon.end, "target")
        column = replace(column, measure=measure, period_start=horizon.start if planned else column.period_start)
    own, reference = ("其中" if "其中" in lead else "") + name, _reference(before, periods, q, column, horizon)
    return Figure(column, replace(q, value=value), own, reference)


def _refusal(q: Quantity, text: str) -> str | None:
    """Why a number is no figure; a duration or a small number in words can be one in a table."""
    if not q.printed_unit:
        return RANK if vocabulary.RANK.search(text[: q.start]) else None
    before = text[: q.start].removesuffix("/")  # 82%/72%
    return refusal(Mentioned(q, before, text[q.end :], text[q.start : q.end], None))


def _reference(before: str, periods: list[Period], q: Quantity, column: Column, horizon: Horizon) -> str | None:
    """What a growth or multiple is measured against."""
    if column.measure in {"level", "change"}:
        return None
    if references := [p for p in periods if p.reference and p.end <= q.start]:
        return str(references[-1])
    if column.year and _LAST_YEAR.search(before):
        return str(column.year - 1)
    return str(horizon.baseline) if (column.measure, column.status) == ("annual_growth", "target") else None


def _dated(column: Column, q: Quantity, periods: list[Period], text: str, horizon: Horizon) -> Column:
    """The column with a figure's own year: the one printed just before it, or behind it in brackets."""
    before = [p for p in periods if p.end <= q.start and not re.search(r"[，；)]", text[p.end : q.start])]
    behind = [p for p in periods if re.fullmatch(r"\s*\(", text[q.end : p.start]) and text[p.end : p.end + 1] == ")"]
    for period in (before or behind)[-1:]:
        status = "actual" if period.year <= horizon.baseline else "target"
        start = period.first_year or column.period_start
        return replace(column, year=period.year, period_start=start, status=status, evidence="cell_year")
    return column
