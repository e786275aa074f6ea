import errno
import json
import os

import pytest

import ipstats.data.changes
from ipstats import files
from ipstats.data.changes import LAST, PENDING, change_files, data_lock, read_settled, was_last_change
from ipstats.errors import BadInput


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "datapackage.json").write_text("{}")
    (tmp_path / "a.csv").write_text("old")
    (tmp_path / "b.csv").write_text("old")
    return tmp_path


FILES = {"a.csv": "new", "b.csv": None, "sub/c.csv": "new"}


def contents(folder):
    names = {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*") if path.is_file()}
    return {
        name: text for name, text in names.items() if name not in {"datapackage.json", files.LOCK, files.HOLDER, LAST}
    }


def test_a_change_of_several_files(folder):
    with data_lock(folder):
        change_files(folder, "it", FILES)
        assert was_last_change(folder, "it")
        assert not was_last_change(folder, "another")
    assert contents(folder) == {"a.csv": "new", "sub/c.csv": "new"}


def test_files_that_are_as_they_shall_be_are_not_touched(folder):
    before = (folder / "a.csv").stat().st_mtime_ns
    with data_lock(folder):
        change_files(folder, "it", {"a.csv": "old"})
    assert (folder / "a.csv").stat().st_mtime_ns == before
    assert not (folder / LAST).exists()


@pytest.mark.parametrize("full_at", [1, 2, 3])
def test_a_full_disk_changes_nothing(folder, monkeypatch, full_at):
    calls = iter(range(1, 99))

    def fsync(descriptor):
        if next(calls) == full_at:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", fsync)
    with pytest.raises(BadInput, match="No space left on device"), data_lock(folder):
        change_files(folder, "it", FILES)
    assert contents(folder) == {"a.csv": "old", "b.csv": "old"}


class Killed(BaseException):
    pass


@pytest.mark.parametrize("cut_at", range(1, 5))
def test_a_change_that_was_cut_short_is_completed_by_who_comes_next(folder, monkeypatch, cut_at):
    """As if killed before the first, second or third file is done, or before the list of them is put away."""

    def cut(at):
        for path, part in ipstats.data.changes._read_pending(at)[: cut_at - 1]:
            os.replace(part, path) if part else path.unlink()
        raise Killed

    with monkeypatch.context() as patched, data_lock(folder):
        patched.setattr("ipstats.data.changes._finish", cut)
        with pytest.raises(Killed):
            change_files(folder, "it", FILES)
    assert (folder / PENDING).exists()
    assert read_settled(folder, lambda: contents(folder)) == {"a.csv": "new", "sub/c.csv": "new"}


def test_what_is_read_while_a_change_is_made_is_read_again(folder):
    read = []

    def slowly():
        read.append((folder / "a.csv").read_text())
        if len(read) == 1:
            with data_lock(folder):
                change_files(folder, "it", FILES)
            raise BadInput("half of it old, half new")
        return read

    assert read_settled(folder, slowly) == ["old", "new"]


@pytest.mark.parametrize(
    "text",
    ["", "[]", '{"files": {}}', '{"files": {"../x": null}}', '{"files": {"a": "b/../c"}}', '{"files": {"/x": null}}'],
)
def test_a_list_of_files_that_ipstats_did_not_write_is_not_followed(folder, text):
    (folder / PENDING).write_text(text)
    with pytest.raises(BadInput, match="is no change that ipstats began; remove it"), data_lock(folder):
        pass


def test_nothing_is_written_into_an_installed_package(folder, monkeypatch):
    monkeypatch.setattr("ipstats.data.changes.PACKAGE", folder.parent)
    with pytest.raises(BadInput, match="ipstats init FOLDER"), data_lock(folder):
        pass


def test_no_data_folder_is_told(tmp_path):
    with pytest.raises(BadInput, match=r"no readable datapackage\.json"), data_lock(tmp_path / "none"):
        pass


def test_parts_that_were_left_are_removed(folder):
    (folder / ".a.csv.1.part").write_text(json.dumps(1))
    with data_lock(folder):
        assert contents(folder) == {"a.csv": "old", "b.csv": "old"}
