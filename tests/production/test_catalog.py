"""What there is to report on."""

from dataclasses import replace

import pandas as pd
import pytest
from four_plans import write_four_plans

from ipstats import load
from ipstats.analysis.comparison import compare, count_places, most_shared, shared_codes
from ipstats.errors import BadInput
from ipstats.messages.words import LANGUAGES
from ipstats.production.catalog import (
    assessable_plans,
    data_of,
    list_subjects,
    report_downloads,
    report_label,
    report_tables,
    report_title,
)
from ipstats.production.rows import list_reports, own_fingerprints
from ipstats.production.tasks import choose_reports


def test_regions_come_first_then_what_is_about_several_plans(data):
    subjects = list_subjects(data)
    names, plans = [subject.name for subject in subjects], [subject for subject in subjects if subject.of_plan]
    assert subjects[: len(plans)] == plans
    assert list(dict.fromkeys(subject.region for subject in plans)) == data.regions_with_plans()
    assert set(data.regions_with_plans()) <= set(names)
    assert names[-3:] == ["audit-plans", "tasks-plans", "explore-plans"]
    assert all(name.startswith(("assess-", "compare-")) for name in names[len(plans) : -3])
    assert len(names) == len(set(names))


def test_what_is_compared_is_a_level_that_two_regions_set(data):
    for code in shared_codes(data):
        rows = compare(data, code)
        assert rows.loc[rows["target"].notna(), "region"].nunique() >= 2
    assert "high_value_invention_patents_per_10k" in shared_codes(data)  # one plan states a rate, another a count
    assert "copyright_registrations" not in shared_codes(data)  # two of three plans state only a rate of growth


def test_a_data_package_without_plans_has_the_audit_alone(data):
    empty = {name: getattr(data, name)[:0] for name in ("plans", "statements", "tasks", "targets")}
    assert [subject.name for subject in list_subjects(replace(data, **empty))] == ["audit-plans"]


def test_one_plan_alone_is_compared_with_nothing(data):
    alone = replace(data, targets=data.of("hegang").targets)
    assert shared_codes(alone) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_has_a_label_and_a_title_of_its_own(data, lang):
    subjects = list_subjects(data)
    labels = [(subject.assesses, report_label(subject, data, lang)) for subject in subjects]  # lists of their own
    titles = [report_title(subject, data, lang) for subject in subjects]
    assert len(set(labels)) == len(set(titles)) == len(subjects)


def test_tables_are_handed_on_where_there_are_rows(data):
    found = {subject.name: list(report_tables(subject, data)) for subject in list_subjects(data)}
    assert found["hegang"] == ["targets", "tasks", "goals", "statements"]
    assert found["jiyuan"] == ["targets", "tasks", "goals", "statements"]
    assert found["compare-valid_trademarks"] == ["comparison", "statements"]
    assert found["audit-plans"] == ["audit"]


# own targets of a, b, c (None: without a level), how many of each there are in all, what is shared most
SHARED = [
    ([1, 1, 1], {"a": 2, "b": 4, "c": 1}, (1, 3)),
    ([1, None, 1], {"a": 2, "b": 4, "c": 1}, (0, 1)),
    ([1, 1, 1], {"a": 1, "b": 1, "c": 1}, None),
]


@pytest.mark.parametrize(("levels", "counts", "wanted"), SHARED)
def test_the_target_that_most_others_set_too(levels, counts, wanted):
    own = pd.DataFrame({"indicator": ["a", "b", "c"], "target": levels, "region": "hegang"}, index=["a", "b", "c"])
    assert most_shared(counts, own) == wanted


def test_the_nation_is_counted_in_no_place():
    rows = [("hegang", "a"), ("hegang", "a"), ("jiyuan", "a"), ("china", "a"), ("china", "b")]
    targets = pd.DataFrame(rows, columns=["region", "indicator"]).assign(target=1.0)
    assert count_places(targets) == {"a": 2}
    assert most_shared(count_places(targets), targets[targets["region"] == "china"]) == (0, 2)
    assert most_shared(count_places(targets), targets[targets["region"] == "hegang"]) == (0, 1)


@pytest.fixture(scope="module")
def four(tmp_path_factory):
    """The data with four plans of a region: one has no statement, one no document."""
    folder = tmp_path_factory.mktemp("four")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IPSTATS_DOCUMENTS", str(folder / "documents"))
        yield load(write_four_plans(folder))


PLANS = ["lancheng-2026-2030", "lancheng-2021-2025", "lancheng-2016-2020", "lancheng-2011-2015"]


def test_the_latest_plan_has_the_regions_name_the_others_their_own(four):
    mine = [subject for subject in list_subjects(four) if subject.region == "lancheng" and subject.of_plan]
    assert [subject.name for subject in mine] == ["lancheng", *PLANS[1:]]
    assert [subject.plan for subject in mine] == PLANS
    assert [subject.parameters.get("plan", "") for subject in mine] == ["", *PLANS[1:]]
    for subject in mine:
        assert data_of(subject, four).plans["plan"].tolist() == [subject.plan]
    labels = [report_label(subject, four, "en") for subject in mine]
    assert labels == ["Lancheng 2026–2030", "Lancheng 2021–2025", "Lancheng 2016–2020", "Lancheng 2011–2015"]
    titles = [report_title(subject, four, "zh") for subject in list_subjects(four)]
    assert len(set(titles)) == len(titles)


def test_a_draft_is_called_one(data):
    (draft,) = [subject for subject in list_subjects(data) if subject.name == "qinhuangdao"]
    assert report_label(draft, data, "zh") == "秦皇岛市 2021–2025（征求意见稿）"


def test_a_plan_that_later_figures_judge_has_an_assessment(four, data):
    assessed = [subject for subject in list_subjects(four) if subject.assesses and subject.region == "lancheng"]
    assert [subject.name for subject in assessed] == ["assess-lancheng-2021-2025", "assess-lancheng-2016-2020"]
    assert {data.plans.set_index("plan").at[plan, "region"] for plan in assessable_plans(data)} == {"china", "hebei"}
    assert list(report_tables(assessed[0], four)) == ["assessment"]
    assert list(report_downloads(assessed[0], four, "zh")) == ["docx", "xlsx", "csv"]


# what is changed → the reports of the region whose own parts change with it
NEXT_DAY = {
    "the review": ("statements", "lancheng-2026-2030", ["lancheng", *[f"assess-{plan}" for plan in PLANS[1:3]]]),
    "a figure of the plan to 2025": (
        "statements",
        "lancheng-2021-2025",
        ["lancheng-2021-2025", *[f"assess-{plan}" for plan in PLANS[1:3]]],
    ),
}


@pytest.mark.parametrize("what", NEXT_DAY)
def test_a_report_depends_on_its_own_plan_and_an_assessment_on_all_of_the_region(four, what):
    name, plan, wanted = NEXT_DAY[what]
    rows = getattr(four, name)
    later = replace(four, **{name: rows.assign(section=rows["section"].where(rows["plan"] != plan, "moved"))})
    before, after = own_fingerprints(four), own_fingerprints(later)
    mine = [subject.name for subject in list_subjects(four) if subject.region == "lancheng"]
    assert [name for name in mine if before[name] != after[name]] == wanted


def test_a_region_names_all_of_its_reports_and_a_plan_its_own(four):
    catalog = list_reports(four)
    chosen = {
        name: [report.subject.name for report in choose_reports(catalog, [name])]
        for name in ("lancheng", *PLANS[:2], "assess-lancheng-2021-2025")
    }
    assert chosen["lancheng"] == ["lancheng", *PLANS[1:], "assess-lancheng-2021-2025", "assess-lancheng-2016-2020"]
    assert chosen["lancheng-2026-2030"] == ["lancheng"]
    assert chosen["lancheng-2021-2025"] == ["lancheng-2021-2025"]
    assert chosen["assess-lancheng-2021-2025"] == ["assess-lancheng-2021-2025"]


def test_a_notebook_of_ones_own_is_run_for_latest_plans_unless_another_is_named(four):
    catalog = list_reports(four)
    assert [
        report.subject.name for report in choose_reports(catalog, [], regions_only=True)
    ] == four.regions_with_plans()
    for name in ("lancheng", "lancheng-2026-2030"):
        assert [report.subject.name for report in choose_reports(catalog, [name], regions_only=True)] == ["lancheng"]
    (earlier,) = choose_reports(catalog, ["lancheng-2016-2020"], regions_only=True)
    assert earlier.subject.parameters == {"region": "lancheng", "plan": "lancheng-2016-2020"}
    with pytest.raises(BadInput, match="assess-lancheng-2021-2025"):
        choose_reports(catalog, ["assess-lancheng-2021-2025"], regions_only=True)
