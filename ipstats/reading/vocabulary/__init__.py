"""The words by which documents say what a figure is for: words.csv, and the patterns that several modules build of them.

A row of words.csv is a word with its kind, its sense where words of one kind differ, and an example. A word can be of
several kinds: 增加 adds (增加20家企业) and rises (企业增加20家). A word of kind noun holds no other word: 储备林, 建设用地.
"""

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Word(NamedTuple):
    """A row of words.csv."""

    word: str
    kind: str
    sense: str
    example: str


class Refusal(NamedTuple):
    """A row of refusals.csv: why a number is no figure where a pattern stands before, after or around it (its number in 【】)."""

    reason: str
    place: str
    counts: str  # yes, no or empty: whether it holds only of numbers that count, or only of others
    pattern: str
    example: str


def _rows(name: str) -> Iterator[dict[str, str]]:
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@cache
def words() -> tuple[Word, ...]:
    """The rows of words.csv."""
    return tuple(Word(**row) for row in _rows("words.csv"))


def refusals() -> Iterator[Refusal]:
    """The rows of refusals.csv, with the words of a kind for <kind> and those of one sense for <kind/sense>."""
    for row in _rows("refusals.csv"):
        pattern = re.sub("<([^</>=!]+)(?:/([a-z]+))?>", lambda kind: any_of(kind[1], sense=kind[2]), row["pattern"])
        yield Refusal(**row | {"pattern": pattern})


def any_of(*kinds: str, sense: str | None = None) -> str:
    """A pattern of the words of some kinds, the longest first; of one sense where it is given.

    >>> any_of("rate"), any_of("reach", sense="step")
    ('(?:增长率|增幅|增速|涨幅)', '(?:登上|站上|跃上|跨上|跨过|迈上|迈过)')
    """
    found = {row.word for row in words() if row.kind in kinds and sense in {None, row.sense}}
    return f"(?:{'|'.join(re.escape(word) for word in sorted(found, key=lambda word: (-len(word), word)))})"


PLAN_YEARS = r"[“\"]?(?:十?[一二三四五六]|九|十)五[”\"]?"
UNTIL = (
    rf"(?:19|20)\d\d\s?年(?:年?底|年?末)?|{PLAN_YEARS}(?:规划)?(?:期末|时期末|末|期间|时期|以来|初)|"
    rf"[一二三四五\d]年来|{any_of('period')}"
)
REFERENCE = (
    rf"(?:较|(?<!占)比(?![重例率])|相比|相较于?|与|同)(?:于)?[^，。；]{{0,4}}?(?:{UNTIL}|{PLAN_YEARS}|{any_of('reference')})"
    "(?:同期|水平)?(?:相比|相较)?"
)
RISE, FALL, RATE, ADD, LOSE = map(any_of, ("rise", "fall", "rate", "add", "lose"))
MOVED = rf"{any_of('move')}(?:在|到|至|为|于)"
STEPS = any_of("reach", sense="step")
LIMITED = re.compile(rf"{any_of('limit')}(?:在|到|至)\s?$")  # an upper bound
ROUGHLY = re.compile(r"约(?:是|为|占|合|相当于|等于)[^，。；\d]{0,10}$")  # 约是全国平均的5.7倍
STEPPED = re.compile(rf"(?:{STEPS})\s?$")  # a lower one
BREAKTHROUGH = re.compile(rf"[一-龥]{{0,10}}?{any_of('find')}")  # 突破20项关键技术: a verb, no bound
REACHED = re.compile(rf"[一-龥a-zA-Z)]\s?(?:{MOVED}|达到?|突破|为|超过?)了?\s?$")
ENDS = re.compile(r"\s*(?:[，。；、)]|$|(?:和|与|及|左右|以上|以下|以内|的水平|大关|台阶)(?![一-龥]{0,2}\d))")
PEOPLE = re.compile(rf"[^，。；、\d的]{{0,8}}?(?:(?P<homes>{any_of('people', sense='homes')})|{any_of('people')})")
FROM_TO = rf"→|->|—>|(?:{RISE}|{FALL}|降)[到至]"  # between the two figures of one cell
RATE_A_YEAR = (
    r"年均|每年|(?<![\d二两三四五六七八九十])年(?=增|递增|平均)|年平均|同比|环比|[比较](?:上|去|前一|上一)年|上年"
)
OVER_YEARS = re.compile(
    r"(?<!\d)(?<!连续)[二两三四五六七八九十2-9]年(?:来|间|累计|共|总计)*(?:[一-龥]{2})?$"
)  # 五年增长: over all of them
ACTION = re.compile(rf"(?P<action>{any_of('action')})(?:总?量|数量?|总数|[次人]数|金?额|面积)?$")
RANK = re.compile(
    r"(?:第(?![一二三四五六七八九十\d]{1,3}[批届次期轮])|(?<![目提以之此年日月])前|居(?![民住])|"
    rf"{any_of('rank')})[^，。；]{{0,3}}$"
)
PAST = re.compile(rf"{any_of('review')}|成就$|{PLAN_YEARS}(?:发展)?(?:成就|成效|回顾)")
FORECAST = re.compile(any_of("forecast"))
FUTURE = re.compile(any_of("intent"))
