"""A region with four plans, one without a statement and one without a document: a page each, and what was reached."""

import re

import pytest
from click.testing import CliRunner
from four_plans import PLANS, write_four_plans

from ipstats.cli import main
from ipstats.production.run import build_reports

PAGES = ["lancheng", "lancheng-2021-2025", "lancheng-2016-2020", "lancheng-2011-2015"]
ASSESSED = ["assess-lancheng-2021-2025", "assess-lancheng-2016-2020"]


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("four")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IPSTATS_DOCUMENTS", str(folder / "documents"))
        patch.setenv("IPSTATS_DATA", str(write_four_plans(folder)))
        yield folder / "data"


def test_a_region_has_a_page_a_plan_and_what_was_reached_of_each(data, tmp_path):
    outcomes = build_reports(["lancheng"], tmp_path)
    assert {outcome.name: outcome.error for outcome in outcomes} == dict.fromkeys([*PAGES, *ASSESSED], "")
    titles = {name: (tmp_path / f"{name}.html").read_text(encoding="utf-8") for name in PAGES}
    for name, text in zip(PAGES, reversed(PLANS.values()), strict=True):
        own, others = text.splitlines()[0], [other.splitlines()[0] for other in PLANS.values() if other != text]
        assert f"<title>{own}</title>" in titles[name]
        about = titles[name].partition("<h2")[2].partition("<h2")[0]  # further down a chart may name the plan before
        assert own in about
        assert not [other for other in others if other in about]
    assessed = (tmp_path / "assess-lancheng-2021-2025.html").read_text(encoding="utf-8")
    assert "可判断的7项指标中，3项完成，指标完成率42.86%。" in assessed
    links = re.findall(r'<a href="(assess[^"]+)" download', assessed)
    assert [link.rpartition(".")[2] for link in links] == ["docx", "xlsx", "csv", "ipynb"]
    assert all((tmp_path / link).stat().st_size for link in links)
    index = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert re.findall(r'href="([^"]*lancheng[^"]*).html"', index) == [*PAGES, *ASSESSED]
    assert {outcome.status for outcome in build_reports(["lancheng"], tmp_path)} == {"unchanged"}


def test_the_list_has_names_and_titles_and_makes_nothing(data, tmp_path):
    done = CliRunner().invoke(
        main, ["report", "--list", "--lang", "en", "--out", str(tmp_path / "out"), "lancheng-2016-2020"]
    )
    assert done.output == "lancheng-2016-2020\tLancheng 2016–2020\n"
    assert not (tmp_path / "out").exists()
    assert CliRunner().invoke(main, ["report", "--list", "lanchen"]).exit_code == 2
