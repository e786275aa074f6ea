"""What there is to report on: each region that has a plan, each indicator that several plans share, and all plans."""

import pandas as pd

from ipstats.analysis import audit_dataset, common_codes, compare, shared_codes
from ipstats.data import Dataset, indicator_name, region_name
from ipstats.messages import message
from ipstats.production.job import Subject


def list_subjects(data: Dataset) -> list[Subject]:
    """Regions in the order of plans.csv, then indicators that at least two plans set, then what is about all plans."""
    regions = data.regions_with_plans()
    subjects = [Subject(region, "city_report", {"region": region}) for region in regions]
    subjects += [Subject(f"compare-{code}", "compare_regions", {"indicator": code}) for code in shared_codes(data)]
    subjects += [Subject("audit-plans", "audit_plans", {})]
    subjects += [Subject("tasks-plans", "tasks", {})] if len(data.tasks) else []
    if len(data.targets):
        subjects += [Subject("explore-plans", "explore", {"region": _region_to_explore(data, regions)})]
    return subjects


def _region_to_explore(data: Dataset, regions: list[str]) -> str:
    """The region whose targets have the most planned growth rates; of equals the first."""
    counts = data.targets.loc[data.targets["planned_growth"].notna(), "region"].value_counts()
    return max(regions, key=lambda region: counts.get(region, 0))


def data_of(subject: Subject, data: Dataset) -> Dataset:
    """The data with the rows of its region only, or all of it."""
    return data.of(subject.region) if subject.region else data


def report_label(subject: Subject, data: Dataset, lang: str) -> str:
    """Its name in the list of reports: the region's, or the title of its page."""
    return region_name(data, subject.region, lang) if subject.region else report_title(subject, data, lang)


def report_title(subject: Subject, data: Dataset, lang: str) -> str:
    """The title of its page: a region's is its plan's, in English region and period."""
    if subject.indicator:
        return message("compare_title", lang).format(indicator_name(data, subject.indicator, lang))
    if not subject.region:
        return message(f"{subject.notebook}_title", lang)
    plan = data.of(subject.region).plans.iloc[-1]
    return message("city_report_title", lang).format(
        title=plan["title"],
        region=region_name(data, subject.region, lang),
        start=plan["period_start"],
        end=plan["period_end"],
    )


def report_tables(subject: Subject, data: Dataset) -> dict[str, pd.DataFrame]:
    """What can be downloaded beside its page, as a workbook, and the first of them as CSV too; nothing where it is empty.

    data: as `data_of` gives it.
    """
    tables = {"targets": data.targets, "tasks": data.tasks, "goals": data.goals, "statements": data.statements}
    if subject.notebook == "audit_plans":
        tables = {"audit": audit_dataset(data)}
    elif subject.notebook == "tasks":
        tables = {"tasks": data.tasks, "goals": data.goals}
    elif subject.indicator:
        stated = data.statements["indicator"].isin(common_codes(data, subject.indicator))
        tables = {"comparison": compare(data, subject.indicator), "statements": data.statements[stated]}
    return tables if any(len(table) for table in tables.values()) else {}
