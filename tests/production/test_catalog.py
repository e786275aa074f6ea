"""What there is to report on."""

from dataclasses import replace

import pandas as pd
import pytest

from ipstats.analysis.comparison import compare, count_places, most_shared, shared_codes
from ipstats.messages.words import LANGUAGES
from ipstats.production.catalog import data_of, list_subjects, report_label, report_tables, report_title


def test_regions_come_first_then_what_is_about_several_plans(data):
    names = [subject.name for subject in list_subjects(data)]
    regions = data.regions_with_plans()
    assert names[: len(regions)] == regions
    assert names[-2:] == ["audit-plans", "explore-plans"]
    assert all(name.startswith("compare-") for name in names[len(regions) : -2])
    assert len(names) == len(set(names))


def test_what_is_compared_is_a_level_that_two_regions_set(data):
    for code in shared_codes(data):
        rows = compare(data, code)
        assert rows.loc[rows["target"].notna(), "region"].nunique() >= 2
    assert "high_value_invention_patents_per_10k" in shared_codes(data)  # one plan states a rate, another a count
    assert "copyright_registrations" not in shared_codes(data)  # two of three plans state only a rate of growth


def test_a_data_package_without_plans_has_the_audit_alone(data):
    empty = {name: getattr(data, name)[:0] for name in ("plans", "statements", "targets")}
    assert [subject.name for subject in list_subjects(replace(data, **empty))] == ["audit-plans"]


def test_one_plan_alone_is_compared_with_nothing(data):
    alone = replace(data, targets=data.of("hegang").targets)
    assert shared_codes(alone) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_has_a_label_and_a_title_of_its_own(data, lang):
    for name in (report_label, report_title):
        words = [name(subject, data, lang) for subject in list_subjects(data)]
        assert len(set(words)) == len(words)


def test_tables_are_handed_on_where_there_are_rows(data):
    found = {subject.name: list(report_tables(subject, data_of(subject, data))) for subject in list_subjects(data)}
    assert found["hegang"] == ["targets", "statements"]
    assert found["jiyuan"] == []
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
