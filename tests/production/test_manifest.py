"""What is known of each report's last run: whole files, whatever the file system says; shapes that are none of ours."""

import json
import os
import shutil
from dataclasses import asdict, replace

import pytest

from ipstats.production.manifest import MANIFEST, Outcome, checked_record, file_record, read_manifest, write_manifest

GOOD = Outcome(
    *("hegang", "zh", "fresh", "forced", "", "city_report.ipynb", "2026-01-01T00:00:00+00:00", 1.5, 3, 0, "key"),
    parts={"rows": "1"}, versions={"ipstats": "1"}, files={"hegang.html": {"sha256": "0", "stat": [1]}},
)  # fmt: skip


def test_what_is_written_is_read(tmp_path):
    write_manifest(tmp_path, {"hegang": GOOD})
    assert read_manifest(tmp_path) == {"hegang": GOOD}


@pytest.mark.parametrize("content", [None, "", "not json", "[1]", "null", "3", "\ufeff{}", "[" * 100_000])
def test_a_manifest_that_is_not_ours_counts_for_nothing(tmp_path, content):
    if content is not None:
        (tmp_path / MANIFEST).write_text(content, encoding="utf-8")
    assert read_manifest(tmp_path) == {}


ODD = [None, "x", 3, [], {}, [asdict(GOOD)]] + [
    asdict(GOOD) | change
    for change in (
        *({"seconds": value} for value in (None, "1", [], True)),
        *({"parts": value} for value in (None, [], "x", {"rows": 1})),
        *({"files": value} for value in (None, ["hegang.html"], {"hegang.html": "x"})),
        *({"when": value} for value in (None, 3)),
        *({"status": value} for value in ("well", 3)),
        *({"versions": 1}, {"name": "hebei"}, {"error": None}, {"indicators": 1.5}, {"more": 1}),
    )
]


@pytest.mark.parametrize("entry", ODD)
def test_an_odd_entry_is_left_out_and_the_others_stay(tmp_path, entry):
    (tmp_path / MANIFEST).write_text(json.dumps({"hegang": entry, "jiyuan": asdict(replace(GOOD, name="jiyuan"))}))
    assert list(read_manifest(tmp_path)) == ["jiyuan"]


def set_back(path, content: bytes) -> None:
    """Write, and let the time of change be what it was."""
    times = os.stat(path)
    path.write_bytes(content)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


DAMAGE = {
    "gone": lambda path: path.unlink(),
    "empty": lambda path: path.write_bytes(b""),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:50]),
    "of the same size": lambda path: path.write_bytes(b"0" * 100),
    "of the same size, its time set back": lambda path: set_back(path, b"0" * 100),
    "a pipe": lambda path: (path.unlink(), os.mkfifo(path)),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
}


@pytest.mark.parametrize("how", DAMAGE)
def test_a_damaged_file_is_found(tmp_path, how):
    path = tmp_path / "a.csv"
    path.write_bytes(b"1" * 100)
    record = file_record(path)
    DAMAGE[how](path)
    assert checked_record(path, record) is None


def test_a_file_that_was_copied_or_touched_is_whole_and_its_record_renewed(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"1" * 100)
    record = file_record(path)
    assert checked_record(path, record) is record
    shutil.copy(path, tmp_path / "b.csv")
    os.replace(tmp_path / "b.csv", path)
    renewed = checked_record(path, record)
    assert renewed == file_record(path)
    assert renewed["sha256"] == record["sha256"]


@pytest.mark.parametrize("record", [{}, {"stat": None}, {"stat": "x", "sha256": 3}])
def test_an_odd_record_vouches_for_nothing(tmp_path, record):
    (tmp_path / "a.csv").write_bytes(b"1")
    assert checked_record(tmp_path / "a.csv", record) is None
