"""Which region words name: the longest name that stands there, a city before its province."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from ipstats.data import NATION
from ipstats.reading.sources import Evidence, Source, Sources
from ipstats.reading.titles import own_words

_PLACES = re.compile(
    r"(?!加快|推[进动]|促进|关于|建设|全面|贯彻|实施)(?:[一-龥]{2,4}?(?:省|市|(?:[一-龥]族|维吾尔)*自治[区州县]|[县区州旗盟])){1,3}"
)
_DATELINE = re.compile(r"新华社|来源|[电讯]$")
LONGEST = 50_000  # signs of a text that are searched for names where nothing else names a place
LEVELS = ["county", "prefecture", "province", "national"]
_NO_PLACE = re.compile(  # what stands behind a place's short name where an organisation or another place is meant
    r"[省市州县区旗盟]|(?![全各我本两三四五六七八九十数多某])[一-龥][省市县州旗]|大学|学院|银行|证券|交易所|公司|集团|日报|晚报|晨报|时报|电视|广播|新闻|时间|路|街|港区|机场|海关总署|合作组织|条约|共识|协定|共产党|"
    r"产业"
)
_NATION = re.compile(r"^国家(?!级|知识产权(?:强|示范|试点))|^全国")


class Gazetteer:
    """The names of the regions of regions.csv, to be looked for in words."""

    def __init__(self, regions: pd.DataFrame) -> None:
        self.level: dict[str, str] = dict(zip(regions["region"], regions["level"], strict=True))
        self.full: dict[str, str] = dict(zip(regions["name_zh"], regions["region"], strict=True))
        aliases = zip(regions["region"], regions["aliases"].fillna(""), strict=True)
        self.names = {name: region for region, names in aliases for name in names.split(";") if name} | self.full
        self.lengths = sorted({len(name) for name in self.names}, reverse=True)
        self.begins = {name[:2] for name in self.names}

    def find(self, words: str) -> Iterator[str]:
        """The ids of the regions that words name, in their order; of names at one place the longest."""
        at = 0
        while at < len(words) - 1:
            name = self._name_at(words, at) if words[at : at + 2] in self.begins else None
            if name:
                yield self.names[name]
            at += len(name) if name else 1

    def _name_at(self, words: str, at: int) -> str | None:
        names = (words[at : at + length] for length in self.lengths)
        named = (name for name in names if name in self.names)
        return next((name for name in named if name in self.full or not _NO_PLACE.match(words, at + len(name))), None)

    def of(self, words: str) -> str | None:
        """The region that words are about: a city before its province, else the one that stands first; or the nation."""
        found = list(self.find(words))
        if not found and NATION in self.level and _NATION.search(words):
            return NATION
        return min(found, key=lambda region: LEVELS.index(self.level[region]), default=None)

    def misses(self, title: str) -> bool:
        """Whether a title begins with a place below a province that none of the regions is, nor a city around it."""
        place = _PLACES.match(title)
        if place is None or re.match("北京|天津|上海|重庆", title):
            return False
        below = {self.level[region] for region in self.find(place[0])} & {*LEVELS[:2]}
        return not below and bool(re.sub("|".join(self.full), "", place[0]))


def region_readings(sources: Sources, gazetteer: Gazetteer, issuer: str | None, number: str | None) -> list[Evidence]:
    """Readings of the region of a document, the strongest first: of its title, issuer, meeting, name, text.

    The title goes before the file name, which may hold an id that two places share. A title that begins with a place
    that is not known leaves every reading weak.
    """
    title, source = own_words(sources.titled[0]), sources.titled[1]
    meetings = [line for line in sources.lines[:40] if len(line) < 80 and re.search(r"会议上|人民代表大会|人大", line)]
    places = [(title, source), (issuer or "", Source.ISSUER), *((line, Source.DATE_LINE) for line in meetings[:1])]
    places.append((sources.name, Source.FILE_NAME))
    places += [("国家", Source.NUMBER)] if re.match("国[发办函]", number or "") else []
    places += [(own_words(line), Source.HEADING) for line in sources.short_lines[:12] if not _DATELINE.search(line)]
    found = [
        Evidence(region, source, source == Source.HEADING)
        for words, source in places
        if (region := gazetteer.of(words))
    ]
    found += _by_id(sources, gazetteer) + _most_named(sources, gazetteer)
    unknown = gazetteer.misses(title)
    found = [replace(evidence, weak=evidence.weak or unknown) for evidence in found]
    return sorted(found, key=lambda evidence: evidence.weak)


def _by_id(sources: Sources, gazetteer: Gazetteer) -> list[Evidence]:
    """The region whose id a file is named by, as in qinhuangdao-2021-2025; weak unless the text names it too."""
    named = re.match(r"(([a-z]+)(?:-[a-z]+)?)(?=-\d|$)", sources.name)
    found = [region for region in (named.groups() if named else ()) if region in gazetteer.level]
    names = [name for name, region in gazetteer.names.items() if region in found[:1]]
    printed = any(name in line for line in sources.lines for name in names)
    return [Evidence(region, Source.FILE_NAME, weak=not printed) for region in found[:1]]


def _most_named(sources: Sources, gazetteer: Gazetteer) -> list[Evidence]:
    """The region whose full name the text holds most; the nation where 我国 and 全国 are said more than 全省 or 全市."""
    text = "\n".join(sources.lines)[:LONGEST]
    here = len(re.findall("[全我](?:省|市|区|州|县)|[省市区州县]委", text))
    nation = len(re.findall("[全我]国|国家", text))
    if nation > here and not re.search("[全我][省市]", text) and NATION in gazetteer.level:
        return [Evidence(NATION, Source.BODY, weak=True)]
    names = Counter(re.findall("|".join(map(re.escape, gazetteer.full)), text))
    regions = [gazetteer.full[name] for name, _ in names.most_common() if gazetteer.full[name] != NATION]
    return [Evidence(region, Source.BODY, weak=True) for region in regions[:1]]
