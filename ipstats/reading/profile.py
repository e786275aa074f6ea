"""What a document says of itself: kind, period, year of writing, region, issuer, each with what it was read from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from ipstats.documents import Document, Table
from ipstats.reading.dates import written_readings
from ipstats.reading.horizon import baseline_readings, period_readings
from ipstats.reading.issuing import issued_readings, issuer_readings, number_readings, stage_readings
from ipstats.reading.kinds import kind_readings
from ipstats.reading.regions import Gazetteer, region_readings
from ipstats.reading.sources import Evidence, Source, Sources, sources_of
from ipstats.reading.titles import BULLETIN, PLAN, REPORT
from ipstats.text import Horizon, as_printed

HEAD = 5000  # signs at the beginning of a document, in which its title is printed
PRINTED = ("title", "issuer", "document_number")


@dataclass(frozen=True)
class Profile:
    """What a document says of itself; what it does not say is None.

    kind: plan, report (a work report, which reviews a year and plans the next) or bulletin. period: the first and last
    year that it plans for, or that a bulletin reports. written: year of writing. baseline_year: only where printed.
    stage: draft or issued. evidence: field → its readings, the one that holds first. doubts: a line each.
    """

    title: str | None
    kind: str
    period_start: int
    period_end: int
    written: int | None
    baseline_year: int | None
    region: str | None
    issuer: str | None
    document_number: str | None
    issued: str | None
    stage: str | None
    evidence: dict[str, list[Evidence]] = field(default_factory=dict, repr=False)
    doubts: tuple[str, ...] = ()

    @property
    def horizon(self) -> Horizon:
        """The years as the reader takes them: the baseline is the year before a plan where none is printed."""
        if self.kind == BULLETIN:
            return Horizon(
                self.period_end + 1, self.period_end + 1, self.period_end, BULLETIN, self.written or self.period_end + 1
            )
        baseline = self.baseline_year or self.period_start - 1
        return Horizon(self.period_start, self.period_end, baseline, self.kind, self.written)

    def source(self, name: str) -> str | None:
        """What a field was read from; None where the document does not say it."""
        readings = self.evidence.get("period" if name.startswith("period_") else name)
        return readings[0].source if readings else None


def find_profile(
    document: Document,
    regions: pd.DataFrame | None = None,
    region: str | None = None,
    period: tuple[int, int] | None = None,
    kind: str | None = None,
) -> Profile:
    """What a document says of itself. regions: as regions.csv, without them none is looked for; region (its id), period
    (first and last year) and kind: what is known of it, which outranks what it says.
    """
    sources = sources_of(document)
    number = number_readings(sources)
    found: dict[str, list[Evidence]] = {"document_number": number}
    found["title"] = [Evidence(*sources.titled)] if sources.title else []
    found["written"] = written_readings(sources, _first(number))
    found["kind"] = _given(kind) + kind_readings(sources)
    found["period"] = _given(period) + period_readings(_first(found["kind"]), sources, _first(found["written"]))
    years = _first(found["period"])
    if _first(found["kind"]) == REPORT:
        found["written"].append(Evidence(years[1], found["period"][0].source))
    tables = [block for block in document.blocks if isinstance(block, Table)]
    found["baseline_year"] = baseline_readings(_first(found["kind"]), sources, tables, years)
    found["issuer"], found["issued"] = issuer_readings(sources), issued_readings(sources)
    found["stage"] = stage_readings(sources, _first(number), _first(found["issued"]))
    found["region"] = _given(region)
    if regions is not None:
        found["region"] += region_readings(sources, Gazetteer(regions), _first(found["issuer"]), _first(number))
        found["issuer"] += _speaks_for(sources, found["region"], regions)
    fields = {name: _first(readings) for name, readings in found.items() if name != "period"}
    for name in PRINTED:
        fields[name] = fields[name] and as_printed(fields[name], document.visible[:HEAD], document.normalized[:HEAD])
    return Profile(**fields, period_start=years[0], period_end=years[1], evidence=found, doubts=tuple(_doubts(found)))


def _given(value: Any) -> list[Evidence]:
    return [] if value is None else [Evidence(value, Source.OPTION)]


def _first(readings: list[Evidence]) -> Any:
    return readings[0].value if readings else None


def _speaks_for(sources: Sources, region: list[Evidence], regions: pd.DataFrame) -> list[Evidence]:
    """The government for which a work report speaks as 省人民政府, by the name of its region."""
    speaks = re.search(r"我代表(?:[省市县区州旗]|自治[区州县])?人民政府", "\n".join(sources.lines[:40]))
    names = regions.set_index("region")["name_zh"]
    return [Evidence(f"{names[region[0].value]}人民政府", region[0].source)] if speaks and region else []


def _doubts(found: dict[str, list[Evidence]]) -> Iterator[str]:
    """What should make a person look: rivals, a plan of one year, a kind or period that hardly anything tells."""
    for name, option in (("kind", "--kind"), ("period", "--period"), ("region", "--region")):
        if not found[name] or found[name][0].source == Source.OPTION:
            continue
        first, rival = found[name][0], _rival(found[name])
        if rival:
            lost = f"but {shown(rival.value)} by the {rival.source}"
            yield f"{name} is {shown(first.value)} by the {first.source}, {lost}; give {option} where that is wrong"
        elif first.source == Source.ASSUMED:
            yield f"nothing tells the {name}: {shown(first.value)} is assumed; give {option}"
        elif first.weak:
            yield f"only the {first.source} tells the {name}, {shown(first.value)}; give {option} where that is wrong"
    start, end = found["period"][0].value
    if found["kind"][0].value == PLAN and start == end and found["period"][0].source != Source.OPTION:
        yield f"a plan of one year ({end}); give --period where it is of more"


def _rival(readings: list[Evidence]) -> Evidence | None:
    """The strongest reading that differs from the first, unless it is weak."""
    return next((reading for reading in readings if reading.value != readings[0].value and not reading.weak), None)


def shown(value: Any) -> str:
    """A value of a profile as its line shows it."""
    if isinstance(value, tuple):
        return str(value[0]) if value[0] == value[1] else f"{value[0]}–{value[1]}"
    return str(value)


def profile_line(profile: Profile) -> str:
    """The profile in one line, each part with what it was read from.

    As in `plan, 2021–2025: title; baseline 2020: assumed; written 2021: date line`.
    """
    kind, period = profile.evidence["kind"][0], profile.evidence["period"][0]
    parts = [f"{profile.kind}, {shown(period.value)}: {period.source}"]
    if kind.source != period.source:
        parts = [f"{profile.kind}: {kind.source}; {shown(period.value)}: {period.source}"]
    if profile.kind != BULLETIN:
        parts.append(f"baseline {profile.horizon.baseline}: {profile.source('baseline_year') or Source.ASSUMED}")
    if profile.written:
        parts.append(f"written {profile.written}: {profile.source('written')}")
    return "; ".join(parts)
