"""What there is to report on: each region that has a plan, each indicator that several plans share, and all plans."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from ipstats.audit import audit
from ipstats.comparison import common_codes, compare, shared_codes
from ipstats.dataset import Dataset
from ipstats.labels import indicator_name, region_name
from ipstats.wording import say


@dataclass(frozen=True)
class Subject:
    """What one report is about. name: of its files; notebook: the one that is run; about: its parameters besides lang."""

    name: str
    notebook: str
    about: dict[str, str]

    @property
    def region(self) -> str | None:
        """The region that it is about; None where it is about several plans."""
        return self.about["region"] if self.notebook == "city_report" else None

    @property
    def indicator(self) -> str | None:
        """The indicator by which it compares plans, or None."""
        return self.about["indicator"] if self.notebook == "compare_regions" else None


def all_subjects(data: Dataset) -> list[Subject]:
    """Regions in the order of plans.csv, then indicators that at least two plans set, then what is about all plans."""
    regions, found = data.regions_with_plans(), []
    found += [Subject(region, "city_report", {"region": region}) for region in regions]
    found += [Subject(f"compare-{code}", "compare_regions", {"indicator": code}) for code in shared_codes(data)]
    found += [Subject("audit-plans", "audit_plans", {})]
    found += [Subject("explore-plans", "explore", {"region": _telling(data, regions)})] if len(data.targets) else []
    return found


def _telling(data: Dataset, regions: list[str]) -> str:
    """The region with the most planned growth to look at; of equals the first."""
    counts = data.targets.loc[data.targets["planned_growth"].notna(), "region"].value_counts()
    return max(regions, key=lambda region: counts.get(region, 0))


def rows_of(subject: Subject, data: Dataset) -> Dataset:
    """The data with the rows of its region only, or all of it."""
    return data.of(subject.region) if subject.region else data


def label(subject: Subject, data: Dataset, lang: str) -> str:
    """Its name in the list of reports: the region's, or the title of its page."""
    return region_name(data, subject.region, lang) if subject.region else title(subject, data, lang)


def title(subject: Subject, data: Dataset, lang: str) -> str:
    """The title of its page: a region's is its plan's, in English region and period."""
    if subject.indicator:
        return say("compare_title", lang).format(indicator_name(data, subject.indicator, lang))
    if not subject.region:
        return say(f"{subject.notebook}_title", lang)
    plan = data.of(subject.region).plans.iloc[-1]
    return say("city_report_title", lang).format(
        title=plan["title"],
        region=region_name(data, subject.region, lang),
        start=plan["period_start"],
        end=plan["period_end"],
    )


def tables(subject: Subject, data: Dataset) -> dict[str, pd.DataFrame]:
    """What can be downloaded beside its page, as a workbook, and the first of them as CSV too; nothing where it is empty.

    data: as `rows_of` gives it.
    """
    found = TABLES[subject.notebook](subject, data)
    return found if any(len(table) for table in found.values()) else {}


def _compared(subject: Subject, data: Dataset) -> dict[str, pd.DataFrame]:
    stated = data.statements[data.statements["indicator"].isin(common_codes(data, subject.indicator))]
    return {"comparison": compare(data, subject.indicator), "statements": stated}


TABLES: dict[str, Callable[[Subject, Dataset], dict[str, pd.DataFrame]]] = {
    "city_report": lambda subject, data: {"targets": data.targets, "statements": data.statements},
    "compare_regions": _compared,
    "audit_plans": lambda subject, data: {"audit": audit(data)},
    "explore": lambda subject, data: {"targets": data.targets, "statements": data.statements},
}
