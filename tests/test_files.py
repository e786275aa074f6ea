import errno
import os
import stat
import threading

import pytest

from ipstats import files
from ipstats.errors import BadInput, Locked
from ipstats.files import folder_lock, write_files


def test_files_are_written_whole_with_the_rights_they_had(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("old")
    path.chmod(0o640)
    write_files({path: "商标\n", tmp_path / "b.bin": b"\xff"})
    assert path.read_bytes() == "商标\n".encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.csv", "b.bin"]


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to("real.csv")
    write_files({tmp_path / "link.csv": "new"})
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text() == "new"


def test_what_is_no_regular_file_is_written_to(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    read = []
    reader = threading.Thread(target=lambda: read.append((tmp_path / "pipe").read_bytes()))
    reader.start()
    write_files({tmp_path / "pipe": "text"})
    reader.join()
    assert read == [b"text"]


@pytest.mark.parametrize("full_at", [1, 2])
def test_a_full_disk_changes_nothing(tmp_path, monkeypatch, full_at):
    calls = iter(range(1, 9))

    def fsync(descriptor):
        if next(calls) == full_at:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", fsync)
    for name in "ab":
        (tmp_path / name).write_text("old")
    with pytest.raises(BadInput, match="No space left on device") as caught:
        write_files({tmp_path / name: "new" for name in "ab"})
    assert len(caught.value.problems) == 1
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a": "old", "b": "old"}


def test_a_text_that_cannot_be_encoded_is_refused_before_anything_is_written(tmp_path):
    with pytest.raises(BadInput, match=r"b: 'x\\udcff' cannot be written in UTF-8"):
        write_files({tmp_path / "a": "fine", tmp_path / "b": "x\udcff"})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", ["", "[]", '{"pid": 1}', "\xff"])
def test_a_holder_that_has_not_yet_written_who_it_is_is_another_run_all_the_same(tmp_path, content):
    with folder_lock(tmp_path, 0):
        (tmp_path / files.HOLDER).write_text(content, encoding="latin-1")
        with (
            pytest.raises(Locked, match=r"another run writes there \(it has only just begun\)"),
            folder_lock(tmp_path, 0),
        ):
            pass


def test_one_process_at_a_time(tmp_path):
    told = rf"another run writes there \(pid {os.getpid()} on .+, since \d{{4}}-.+\)"
    with folder_lock(tmp_path, 0), pytest.raises(Locked, match=told), folder_lock(tmp_path, 0):
        pass
    assert not (tmp_path / files.HOLDER).exists()
    with folder_lock(tmp_path, 0):
        pass
