"""What tests share: the data package, and the real documents where they are at hand."""

import os
from pathlib import Path

import pytest

import ipstats
from ipstats.folders import documents_folder


@pytest.fixture(scope="session")
def data():
    return ipstats.load()


@pytest.fixture(scope="session")
def documents(data):
    """Folder of the plans' full texts; they are not in the repository, so elsewhere than in CI a test may lack them."""
    folder = documents_folder()
    missing = [name for name in data.plans["document"] if not (folder / name).exists()]
    if missing and os.environ.get("CI"):
        pytest.fail(f"CI must have the documents: {missing} are not in {folder}")
    if missing:
        pytest.skip(f"the plans' full texts are not in {folder}; set IPSTATS_DOCUMENTS to read the real thing")
    return folder


@pytest.fixture(scope="session")
def pictures(tmp_path_factory) -> Path:
    """Where tests leave pictures of what they saw: $IPSTATS_PICTURES, or a folder that pytest keeps for a while."""
    folder = Path(os.environ.get("IPSTATS_PICTURES") or tmp_path_factory.mktemp("pictures"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """In CI a test that cannot run fails."""
    report = yield
    if report.skipped and os.environ.get("CI"):
        report.outcome, report.longrepr = "failed", f"{item.nodeid} was skipped, in CI: {report.longrepr}"
    return report
