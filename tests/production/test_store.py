"""The folder of the reports: whole files, one run at a time, earlier versions."""

import errno
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ipstats import files
from ipstats.errors import BadInput, Locked
from ipstats.production.store import output_lock, publish, publish_failed

HOLDS = """
import sys, time
from pathlib import Path
from ipstats.production.store import output_lock
with output_lock(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def holder(tmp_path):
    """Another process that holds the lock of tmp_path."""
    process = subprocess.Popen([sys.executable, "-c", HOLDS, tmp_path], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


@pytest.mark.parametrize("full_at", [1, 2])
def test_a_full_disk_leaves_the_whole_of_the_last_report(tmp_path, monkeypatch, full_at):
    publish(tmp_path, "hegang", {"hegang.csv": b"old", "hegang.html": b"old"})
    calls = iter(range(1, 9))

    def fsync(descriptor):
        if next(calls) == full_at:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(files.os, "fsync", fsync)
    with pytest.raises(BadInput, match="No space left on device"):
        publish(tmp_path, "hegang", {"hegang.csv": b"new", "hegang.html": b"new"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "hegang.csv": b"old",
        "hegang.html": b"old",
    }


def test_a_second_run_says_who_holds_the_lock(tmp_path, holder):
    with pytest.raises(Locked, match=rf"pid {holder.pid} on .+, since \d{{4}}-"), output_lock(tmp_path):
        pass


def test_a_second_run_waits_for_the_first(tmp_path, holder):
    subprocess.Popen([sys.executable, "-c", f"import time, os; time.sleep(1); os.kill({holder.pid}, 9)"]).wait()
    with output_lock(tmp_path, wait=30):
        assert json.loads((tmp_path / files.HOLDER).read_text())["pid"] == os.getpid()
    assert not (tmp_path / files.HOLDER).exists()


def test_a_killed_run_leaves_no_lock_and_its_remains_are_swept(tmp_path, holder):
    (tmp_path / ".hegang.html.part").write_text("half")
    (tmp_path / "versions" / "hegang" / ".2026.part").mkdir(parents=True)
    holder.kill()
    holder.wait()
    with output_lock(tmp_path, wait=10):
        assert not list(tmp_path.rglob("*.part"))


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS])
def test_a_folder_that_takes_nothing_is_one_line(tmp_path, monkeypatch, number):
    def fail(path, content):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "write_text", fail)
    with pytest.raises(BadInput) as raised, output_lock(tmp_path):
        pass
    assert str(raised.value) == f"{tmp_path}: cannot be written to ({os.strerror(number)})"


def test_an_earlier_failure_does_not_stand_for_a_later_one(tmp_path):
    publish_failed(tmp_path, "hegang", b"{}")
    publish_failed(tmp_path, "hegang", b"")
    assert not (tmp_path / "failed" / "hegang.ipynb").exists()


def test_the_last_versions_are_kept(tmp_path):
    for text in ("first", "second", "third", "fourth"):
        publish(tmp_path, "hegang", {"hegang.csv": text.encode(), "hegang.html": text.encode()}, keep=2)
        os.utime(tmp_path / "hegang.html", (time.time(), 1_700_000_000 + len(text) * 10 + ord(text[1])))
    versions = sorted((tmp_path / "versions" / "hegang").iterdir())
    assert len(versions) == 2
    assert {path.name for version in versions for path in version.iterdir()} == {"hegang.csv", "hegang.html"}
    assert (tmp_path / "hegang.html").read_text() == "fourth"


def test_a_file_that_a_report_has_no_more_goes(tmp_path):
    publish(tmp_path, "hegang", {"hegang.csv": b"1", "hegang.html": b"1"})
    publish(tmp_path, "hegang", {"hegang.html": b"2"}, ["hegang.csv", "hegang.html"])
    assert [path.name for path in tmp_path.iterdir()] == ["hegang.html"]


def test_the_last_version_stays_where_the_clock_went_back(tmp_path):
    for text, year in (("first", 4e9), ("second", 1e9), ("third", 1.1e9), ("fourth", 1.2e9)):
        publish(tmp_path, "hegang", {"hegang.html": text.encode()}, keep=1)
        os.utime(tmp_path / "hegang.html", (year, year))
    [version] = (tmp_path / "versions" / "hegang").iterdir()
    assert (version / "hegang.html").read_text() == "third"
