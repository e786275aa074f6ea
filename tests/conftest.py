"""What tests share: the data package, the real documents where they are at hand, and which tests are slow."""

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

import hypothesis
import pandas as pd
import pytest

from ipstats.paths import HOME, PLAN_TABLES, documents_folder

# jsonschema's check of IRIs, which no notebook needs: to import it compiles 39 grammars, seconds in each process
sys.modules["rfc3987_syntax"] = None

hypothesis.settings.register_profile("ipstats", deadline=None)  # a busy machine is no failure
hypothesis.settings.load_profile("ipstats")

NATION = [
    "china-2016-2020",
    "china-outline-2021-2035",
    "china-economy-2021-2025",
    "china-2021-2025",
    "china-economy-2026-2030",
    "china-2026-2030",
]
SHIPPED = [
    *NATION,
    "hebei-2016-2020",
    "hegang-2021-2025",
    "jiyuan-2021-2025",
    "qinhuangdao-2021-2025",
    "shijiazhuang-2022-2025",
]


def copy_of_shipped_data():
    """A copy of the data package with the plans that come with it: tests say nothing of what people add."""
    folder = Path(tempfile.mkdtemp(prefix="ipstats-shipped-")) / "data"
    shutil.copytree(HOME / "data", folder, ignore=shutil.ignore_patterns("documents"))
    for name in ("plans", "targets", "corrections"):
        rows = pd.read_csv(folder / f"{name}.csv", dtype="str", keep_default_na=False)
        rows[rows["plan"].isin(SHIPPED)].to_csv(folder / f"{name}.csv", index=False, lineterminator="\n")
    added = [path for table in PLAN_TABLES for path in (folder / table).iterdir() if path.stem not in SHIPPED]
    for path in (*added, *(path for path in (folder / "observations").iterdir() if path.name != "national.csv")):
        path.unlink()
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    removed = {f"{path.parent.name}/{path.name}" for path in added}
    package["resources"] = [resource for resource in package["resources"] if resource["path"] not in removed]
    (folder / "datapackage.json").write_text(json.dumps(package, ensure_ascii=False), encoding="utf-8")
    return folder


if {path.stem for path in (HOME / "data" / "statements").iterdir()} != set(SHIPPED):
    os.environ["IPSTATS_DATA"] = str(copy_of_shipped_data())
    os.environ.setdefault("IPSTATS_DOCUMENTS", str(HOME / "data" / "documents"))


@pytest.fixture(scope="session")
def data():
    from shipped import DATA  # after IPSTATS_DATA is set

    return DATA


@pytest.fixture(scope="session")
def documents(data):
    """Folder of the plans' full texts; they are not in the repository, so elsewhere than in CI a test may lack them."""
    folder = documents_folder()
    missing = [name for name in data.plans["document"].dropna() if not (folder / name).exists()]
    if missing and os.environ.get("CI"):
        pytest.fail(f"CI must have the documents: {missing} are not in {folder}")
    if missing:
        pytest.skip(f"the plans' full texts are not in {folder}; set IPSTATS_DOCUMENTS to read the real thing")
    return folder


@pytest.fixture(scope="session")
def pictures(tmp_path_factory):
    """Where tests leave pictures of what they saw: $IPSTATS_PICTURES, or a folder that pytest keeps for a while."""
    folder = Path(os.environ.get("IPSTATS_PICTURES") or tmp_path_factory.mktemp("pictures"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(autouse=True)
def figures_closed():
    """No figure stays open: matplotlib warns of many, and a warning is an error here."""
    yield
    if pyplot := sys.modules.get("matplotlib.pyplot"):
        pyplot.close("all")


def is_alone(item):
    """Whether a test runs notebooks, a browser or another run: they take all cores, and have limits in seconds."""
    calls = {"run_notebook", "build_reports"} & set(item.function.__code__.co_names)
    return bool(calls or {"browser", "lab", "holder"} & set(item.fixturenames))


def is_slow(item):
    """Whether a test is one of dozens that draw, in tests/charts or for each region and language, or is hypothesis'."""
    parameters = item.callspec.params if hasattr(item, "callspec") else {}
    drawn = item.path.parent.name == "charts" or {"region", "lang"} <= parameters.keys()
    return drawn or hasattr(item.function, "is_hypothesis_test")


def pytest_collection_modifyitems(items):
    """Mark what `make check` leaves out; a test that is neither marked here nor in its file is a unit test."""
    for item in items:
        if isinstance(item, pytest.Function):
            for name, holds in (("alone", is_alone), ("slow", is_slow)):
                if holds(item):
                    item.add_marker(name)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """In CI a test that cannot run fails."""
    report = yield
    if report.skipped and os.environ.get("CI"):
        report.outcome, report.longrepr = "failed", f"{item.nodeid} was skipped, in CI: {report.longrepr}"
    return report
