import pytest

import ipstats
from ipstats.build import check_targets
from ipstats.data import NATION
from ipstats.data.new_folder import begin_folder
from ipstats.errors import BadInput
from ipstats.export import write_bundle


def test_a_folder_with_the_data_that_ship(tmp_path):
    begin_folder(tmp_path / "mine")
    assert len(ipstats.load(tmp_path / "mine").plans) > 0


def test_an_empty_folder_has_code_lists_and_the_nations_plans_alone(tmp_path):
    begin_folder(tmp_path / "mine", empty=True)
    data = ipstats.load(tmp_path / "mine")
    assert set(data.plans["region"]) == {NATION} == set(data.targets["region"])
    assert data.statements["plan"].isin(data.plans["plan"]).all()
    assert [len(data.unread), len(data.observations)] == [0, 0]
    assert len(data.regions) > 300
    assert len(data.indicators) > 30
    check_targets(data)
    assert write_bundle(data, tmp_path / "out")


def test_what_is_there_already_is_not_written_over(tmp_path):
    (tmp_path / "a.txt").write_text("mine")
    for path in (tmp_path, tmp_path / "a.txt"):
        with pytest.raises(BadInput, match="there is something there already"):
            begin_folder(path)
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
