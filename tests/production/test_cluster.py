"""Dask clusters that are not as they should be: without workers, with other ones, lost on the way."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from made_notebooks import notebook

from ipstats.errors import BadInput
from ipstats.production import cluster, jobs
from ipstats.production.cluster import check_workers, worker_state
from ipstats.production.run import Options, build_reports

pytest.importorskip("distributed")
pytestmark = pytest.mark.alone
DASK = [Path(sys.executable).parent / "dask"]


def test_workers_like_us_are_well():
    check_workers({"tcp://a:1": worker_state(), "tcp://b:1": worker_state()})


def test_each_worker_that_differs_is_told():
    with pytest.raises(BadInput) as raised:
        check_workers(
            {"tcp://a:1": ModuleNotFoundError("ipstats"), "tcp://b:1": worker_state() | {"data": "0", "Python": "3"}}
        )
    assert [problem.split(";")[0] for problem in raised.value.problems] == [
        "tcp://a:1: this Dask worker has another ipstats, or none (ipstats)",
        "tcp://b:1: this Dask worker differs in Python, data",
    ]


@pytest.fixture
def scheduler(tmp_path):
    """A scheduler in a process of its own, and its address."""
    command = [
        *DASK,
        "scheduler",
        "--host",
        "127.0.0.1",
        "--port",
        "0",
        "--no-dashboard",
        "--scheduler-file",
        tmp_path / "s.json",
    ]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as process:
        address = next(line.split()[-1] for line in process.stderr if "Scheduler at:" in line)
        yield process, address
        process.kill()


@pytest.fixture
def worker(scheduler):
    """A worker of it, which may have another path to look for packages on."""
    started = []

    def start(**environment: str) -> subprocess.Popen:
        command = [*DASK, "worker", scheduler[1], "--nthreads", "2", "--no-nanny", "--no-dashboard"]
        started.append(
            subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=environment or None)
        )
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


def test_a_scheduler_without_workers_is_bad_input(tmp_path, monkeypatch, scheduler):
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 3)
    with pytest.raises(BadInput, match="has no worker; start `dask worker tcp"):
        build_reports(["jiyuan"], tmp_path / "out", options=Options(scheduler=scheduler[1]))


def test_a_worker_with_other_data_is_bad_input(tmp_path, scheduler, worker):
    worker(**os.environ | {"IPSTATS_DATA": str(tmp_path)})
    with pytest.raises(BadInput, match="this Dask worker differs in data"):
        build_reports(["jiyuan"], tmp_path / "out", options=Options(scheduler=scheduler[1]))


@pytest.mark.parametrize("lost", ["worker", "scheduler"])
def test_what_is_lost_for_good_fails_the_reports_and_does_not_hang(tmp_path, monkeypatch, scheduler, worker, lost):
    monkeypatch.setattr(jobs, "LOOK_SECONDS", 0.5)
    monkeypatch.setattr(jobs, "DESERTED_SECONDS", 2)
    mark, killed = tmp_path / "runs", {"worker": worker(), "scheduler": scheduler[0]}[lost]
    path = notebook(
        tmp_path / "slow.ipynb", f"import pathlib, time\npathlib.Path({str(mark)!r}).touch()\ntime.sleep(300)"
    )
    killer = "import os, sys, time, pathlib\nwhile not pathlib.Path(sys.argv[1]).exists(): time.sleep(0.1)\nos.kill(int(sys.argv[2]), 9)"
    start = time.monotonic()
    with subprocess.Popen([sys.executable, "-c", killer, mark, str(killed.pid)]):
        outcomes = build_reports(
            ["hegang", "jiyuan"], tmp_path / "out", notebook=path, options=Options(scheduler=scheduler[1])
        )
    told = {"worker": jobs.DESERTED, "scheduler": "the Dask scheduler was lost"}[lost]
    assert [outcome.error for outcome in outcomes] == [told, told]
    assert time.monotonic() - start < 120
