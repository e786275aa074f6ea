"""What there is to report on: plans and what was reached of them, indicators that several plans share, and all plans."""

import pandas as pd

from ipstats.analysis import assess_plans, audit_dataset, common_codes, compare, shared_codes
from ipstats.data import Dataset, as_csv, as_workbook, indicator_name, latest_first, region_name
from ipstats.messages import message, period_label
from ipstats.production.job import Subject


def list_subjects(data: Dataset) -> list[Subject]:
    """The plans of each region, then those that can be assessed, indicators that at least two plans set, all plans.

    Regions stand in the order of plans.csv. The latest plan of a region goes by the region's id, the others by their own.
    """
    plans = latest_first(data.plans).groupby("region", sort=False)["plan"].agg(list)
    subjects = [subject for region in data.regions_with_plans() for subject in _of_region(region, plans[region])]
    assessable = assessable_plans(data)
    subjects += [_assessment(subject) for subject in subjects if subject.plan in assessable]
    subjects += [Subject(f"compare-{code}", "compare_regions", {"indicator": code}) for code in shared_codes(data)]
    subjects += [Subject("audit-plans", "audit_plans", {})]
    subjects += [Subject("tasks-plans", "tasks", {})] if len(data.tasks) else []
    if len(data.targets):
        subjects += [Subject("explore-plans", "explore", {"region": _region_to_explore(data)})]
    return subjects


def _of_region(region: str, plans: list[str]) -> list[Subject]:
    """The reports of a region's plans, the latest first. A notebook of one's own needs no parameter plan for the latest."""
    latest, *earlier = plans
    return [
        Subject(region, "city_report", {"region": region}, latest),
        *(Subject(plan, "city_report", {"region": region, "plan": plan}, plan) for plan in earlier),
    ]


def _assessment(subject: Subject) -> Subject:
    parameters = {"region": subject.parameters["region"], "plan": subject.plan}
    return Subject(f"assess-{subject.plan}", "assess_plan", parameters, subject.plan)


def assessable_plans(data: Dataset) -> set[str]:
    """Ids of the plans of which an observation, or a later plan's review, judges at least one target."""
    several = data.plans["region"].value_counts().loc[lambda count: count > 1].index
    targets = data.targets[data.targets["region"].isin({*several, *data.observations["region"]})]
    rows = assess_plans(targets, data.plans, data.observations, data.statements, data.indicators)
    return set(rows.loc[rows["verdict"].notna(), "plan"])


def _region_to_explore(data: Dataset) -> str:
    """The region whose latest plan has the most planned growth rates; of equals the first."""
    latest = latest_first(data.plans).drop_duplicates("region")["plan"]
    rates = data.targets[data.targets["planned_growth"].notna() & data.targets["plan"].isin(latest)]
    counts = rates["region"].value_counts()
    return max(data.regions_with_plans(), key=lambda region: counts.get(region, 0))


def data_of(subject: Subject, data: Dataset) -> Dataset:
    """The data with the rows of its plan only, or all of it."""
    return data.of(subject.region, subject.plan) if subject.region else data


def report_label(subject: Subject, data: Dataset, lang: str) -> str:
    """Its name in the list of reports: region and period of its plan, and whether that is a draft, or the title of its page."""
    if not subject.region:
        return report_title(subject, data, lang)
    plan = data.plans[data.plans["plan"] == subject.plan]
    name = f"{region_name(data, subject.region, lang)} {period_label(subject.plan, subject.region, lang)}"
    if plan["stage"].eq("draft").fillna(False).any():
        name = message("in_brackets", lang).format(name, message("stage_draft", lang))
    return message("pair", lang).format(name, message("assessment", lang)) if subject.assesses else name


def report_title(subject: Subject, data: Dataset, lang: str) -> str:
    """The title of its page: a plan's own, in English region and period."""
    if subject.indicator:
        return message("compare_title", lang).format(indicator_name(data, subject.indicator, lang))
    if not subject.region:
        return message(f"{subject.notebook}_title", lang)
    return message(f"{subject.notebook}_title", lang).format(
        title=data.plans.loc[data.plans["plan"] == subject.plan, "title"].iloc[0],
        region=region_name(data, subject.region, lang),
        period=period_label(subject.plan, subject.region, lang),
    )


def report_tables(subject: Subject, data: Dataset) -> dict[str, pd.DataFrame]:
    """The tidy rows that can be downloaded beside its page, by name; nothing where they are empty."""
    mine = data_of(subject, data)
    tables = {"targets": mine.targets, "tasks": mine.tasks, "goals": mine.goals, "statements": mine.statements}
    if subject.notebook == "audit_plans":
        tables = {"audit": audit_dataset(data)}
    elif subject.notebook == "tasks":
        tables = {"tasks": data.tasks, "goals": data.goals}
    elif subject.assesses:
        from ipstats import views  # which loads what draws: to list what there is takes none of it

        tables = {"assessment": views.assess_plan.assess(data, mine)}
    elif subject.indicator:
        stated = data.statements["indicator"].isin(common_codes(data, subject.indicator))
        tables = {"comparison": compare(data, subject.indicator), "statements": data.statements[stated]}
    return tables if any(len(table) for table in tables.values()) else {}


def report_downloads(subject: Subject, data: Dataset, lang: str) -> dict[str, bytes]:
    """What lies beside its page, by kind of file: its rows as a workbook, the first table as CSV too; an assessment as
    the table that goes into a document, in Word and in the workbook."""
    tables = report_tables(subject, data)
    if not tables:
        return {}
    rows = {"csv": as_csv(next(iter(tables.values()))).encode("utf-8-sig")}  # without the mark Excel garbles Chinese
    if not subject.assesses:
        return rows | {"xlsx": as_workbook(tables)}
    from ipstats import views

    mine = data_of(subject, data)
    title = report_title(subject, data, lang)
    return {
        "docx": views.assess_plan.as_word(data, mine, title, lang),
        "xlsx": views.assess_plan.as_excel(data, mine, lang),
        **rows,
    }
