"""Which region words name: the longest name that stands there, a city before its province."""

import re
from collections import Counter
from collections.abc import Iterator

import pandas as pd

from ipstats.reading.sources import (
    BODY,
    DATE_LINE,
    FILE_NAME,
    FRONT_MATTER,
    HEADING,
    NUMBER,
    TITLE,
    Evidence,
    Sources,
)  # fmt: skip
from ipstats.reading.titles import own_words

ISSUER = "issuer"
LONGEST = 50_000  # signs of a text that are searched for names where nothing else names a place
_LEVELS = ["county", "prefecture", "province", "national"]
_SUFFIX = re.compile(r"(?:省|市|地区|盟|县|特别行政区|自治区|自治州|自治县|林区)$")
_NO_PLACE = re.compile(  # what stands behind a place's short name where an organisation or another place is meant
    r"[省市州县区旗盟]|大学|学院|银行|证券|交易所|公司|集团|日报|晚报|晨报|时报|电视|广播|新闻|时间|路|街|港区|机场|海关总署|合作组织|条约|共识|协定"
)
_NATION = re.compile(r"中华人民共和国|^国务院|中共中央|^国家(?!级|知识产权(?:强|示范|试点))|^全国")


class Gazetteer:
    """The names of the regions of regions.csv, to be looked for in words."""

    def __init__(self, regions: pd.DataFrame) -> None:
        self.level: dict[str, str] = dict(zip(regions["region"], regions["level"], strict=True))
        self.names: dict[str, str] = {}
        aliases = regions["aliases"].fillna("") if "aliases" in regions else pd.Series("", regions.index)
        rows = sorted(
            zip(regions["region"], regions["name_zh"], aliases, strict=True),
            key=lambda row: -_LEVELS.index(self.level[row[0]]),
        )
        for form in (_full_names, _short_names):
            for region, name, other in rows:
                for word in form(name, other):
                    self.names.setdefault(word, region)
        self.full = {row[1] for row in rows}
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
        for length in self.lengths:
            name = words[at : at + length]
            if name in self.names and (name in self.full or not _NO_PLACE.match(words, at + length)):
                return name
        return None

    def of(self, words: str) -> str | None:
        """The region that words are about: a city before its province, else the one that stands first; or the nation.

        By the region's id where the words are a file name such as qinhuangdao-2021-2025.
        """
        named = re.match(r"([a-z]+(?:-[a-z]+)*)(?=-?\d|$)", words)
        if named and named[1] in self.level:
            return named[1]
        found = [region for region in self.find(words) if self.level[region] != "national"]
        if found:
            return min(found, key=lambda region: _LEVELS.index(self.level[region]))
        return "china" if _NATION.search(words) and "china" in self.level else None


def _full_names(name: str, aliases: str) -> list[str]:
    return [name]


def _short_names(name: str, aliases: str) -> list[str]:
    short = _SUFFIX.sub("", name)
    return [word for word in (short, *aliases.split(";")) if len(word) > 1]


def region_readings(sources: Sources, gazetteer: Gazetteer, issuer: str | None, number: str | None) -> list[Evidence]:
    """Readings of the region of a document, the strongest first: of its title, issuer, meeting, name, text.

    The title goes before the file name: an id in pinyin may be that of two places, and a file of several plans.
    """
    places = [
        (own_words(sources.title or ""), TITLE),
        (sources.fields.get("title", ""), FRONT_MATTER),
        (issuer or "", ISSUER),
    ]
    meetings = [line for line in sources.lines[:40] if len(line) < 80 and re.search(r"会议上|人民代表大会|人大", line)]
    places += [(line, DATE_LINE) for line in meetings[:1]]
    places += [(sources.name, FILE_NAME), *((line, HEADING) for line in sources.short_lines[:12])]
    places += [("国家" if re.match("国[发办函]", number or "") else "", NUMBER)]
    found = [Evidence(region, source) for words, source in places if (region := gazetteer.of(words))]
    return found or [Evidence(region, BODY, weak=True) for region in _most_named(sources, gazetteer)]


def _most_named(sources: Sources, gazetteer: Gazetteer) -> list[str]:
    """The region whose full name the text holds most; the nation where 我国 and 全国 are said more than 全省 or 全市."""
    text = "\n".join(sources.lines)[:LONGEST]
    names = Counter(re.findall(r"[一-龥]{2,3}(?:省|市)|内蒙古自治区|[一-龥]{2}(?:壮族|回族|维吾尔)?自治区", text))
    here, nation = len(re.findall("[全我](?:省|市|区|州)", text)), len(re.findall("[全我]国", text))
    if nation > here and "china" in gazetteer.level:
        return ["china"]
    regions = Counter(region for name, times in names.items() for region in gazetteer.find(name) for _ in range(times))
    return [regions.most_common(1)[0][0]] if regions else []
