"""add, build, remove and rename killed at every write and at random moments: nothing is lost, repeating completes it."""

import multiprocessing
import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path

import pytest

import ipstats
from ipstats.cli import main
from ipstats.data.new_folder import begin_folder
from ipstats.errors import BadInput

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that are forked")
PLAN = """秦皇岛市“十五五”知识产权规划
到2030年，有效注册商标量达到6万件，商标申请量达到5000件。
秦皇岛市人民政府
2026年3月1日
"""
ADDED, SHIPPED = "qinhuangdao-2026-2030", "hegang-2021-2025"
COMMANDS = {
    "add": ("add", "{document}"),
    "build": ("build",),
    "remove": ("remove", SHIPPED),
    "rename": ("rename", SHIPPED, "hegang-patents-2021-2025"),
}
STRIKES = {
    "open",
    "os.rename",
    "os.remove",
    "os.mkdir",
}  # what Python tells its audit hooks; a rename is a replace, too


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.delenv("IPSTATS_DOCUMENTS", raising=False)
    begin_folder(tmp_path / "data")
    (tmp_path / "data" / "targets.csv").write_text("stale\n")
    (tmp_path / f"{ADDED}.txt").write_text(PLAN, encoding="utf-8")
    return tmp_path / "data"


def contents(folder):
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def kill_at(number, folder):
    """Have this process killed at its write of this number: before a file is opened for it and just after, when what
    was in it is gone, before one is renamed, removed, or synced."""
    left = [number]

    def strike():
        left[0] -= 1
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)

    def hook(event, arguments):
        reads = event == "open" and not (isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR))
        if event in STRIKES and str(folder) in str(arguments[0]) and not reads:
            strike()
            if event == "open" and left[0] == 1:
                left[0] = -1  # the next line comes here again
                os.open(arguments[0], arguments[2])  # as the process would have, had this not come before it
                os.kill(os.getpid(), signal.SIGKILL)
            left[0] -= event == "open"

    sync = os.fsync
    os.fsync = lambda descriptor: (strike(), sync(descriptor))
    sys.addaudithook(hook)


def run(command, folder, kill=0, seconds=0.0):
    """The exit code of a command in a process of its own, which is killed at a write, or after some seconds."""

    def child():
        with open(os.devnull, "w") as quiet:
            os.dup2(quiet.fileno(), 1)
            os.dup2(quiet.fileno(), 2)
        if kill:
            kill_at(kill, folder)
        main([part.format(document=folder.parent / f"{ADDED}.txt") for part in command] + ["--data", str(folder)])

    process = multiprocessing.get_context("fork").Process(target=child)
    process.start()
    if seconds:
        time.sleep(seconds)
        process.kill()
    process.join()
    return process.exitcode


def check_whole(command, folder, before, after):
    """After a kill the folder loads, or build repairs it; the command then gives what an undisturbed run gives."""
    ipstats.load(folder, targets=False)
    told = {name: text for name, text in contents(folder).items() if not name.startswith("documents")}
    wanted = {name: text for name, text in after.items() if not name.startswith("documents")}
    assert told in (before, wanted)
    assert run(command, folder) == 0
    assert contents(folder) == after
    assert list(folder.rglob(".*.part")) == []


def copied(folder, to):
    """A copy of a data folder, with the document to add beside it."""
    to.mkdir()
    shutil.copy(folder.parent / f"{ADDED}.txt", to)
    return shutil.copytree(folder, to / "data")


@pytest.mark.slow
@pytest.mark.parametrize("name", COMMANDS)
def test_killed_at_every_write(name, folder, tmp_path):
    command, before = COMMANDS[name], contents(folder)
    undisturbed = copied(folder, tmp_path / "undisturbed")
    assert run(command, undisturbed) == 0
    after = contents(undisturbed)
    assert before != after
    kills = 0
    for number in range(1, 100):
        struck = copied(folder, tmp_path / str(number))
        code = run(command, struck, kill=number)
        if code == 0:
            break
        assert code == -signal.SIGKILL
        check_whole(command, struck, before, after)
        kills += 1
    assert kills >= 5


@pytest.mark.slow
@pytest.mark.parametrize("name", COMMANDS)
def test_killed_at_random_moments(name, folder, tmp_path):
    command, before = COMMANDS[name], contents(folder)
    undisturbed = copied(folder, tmp_path / "undisturbed")
    started = time.monotonic()
    assert run(command, undisturbed) == 0
    lasts, after, rng = time.monotonic() - started, contents(undisturbed), random.Random(2030)
    for number in range(12):
        struck = copied(folder, tmp_path / str(number))
        run(command, struck, seconds=rng.uniform(0.01, lasts))
        check_whole(command, struck, before, after)


def test_four_at_once_lose_nothing(folder, tmp_path):
    plans = [f"qinhuangdao-{first}-{first + 4}" for first in (2026, 2031, 2036, 2041)]
    context, processes = multiprocessing.get_context("fork"), []
    for plan in plans:
        (tmp_path / f"{plan}.txt").write_text(PLAN, encoding="utf-8")
        arguments = ["add", str(tmp_path / f"{plan}.txt"), "--data", str(folder)]
        processes.append(context.Process(target=main, args=(arguments,)))
        processes[-1].start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * 4
    data = ipstats.load(folder, targets=False)
    assert set(plans) <= set(data.plans["plan"])
    assert set(plans) <= set(data.statements["plan"])


def test_a_name_that_cannot_be_written_changes_nothing(folder, tmp_path):
    from ipstats.add import add_document

    before = contents(folder)
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))
    shutil.copy(tmp_path / f"{ADDED}.txt", path)
    with pytest.raises(BadInput, match="cannot be written in UTF-8"):
        add_document(path, folder)
    assert contents(folder) == before
