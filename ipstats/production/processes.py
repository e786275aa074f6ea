"""The standard library's fork server, which loads once all that reports need, and processes that end whole."""

import multiprocessing
import os
import shutil
import signal
from contextlib import suppress
from multiprocessing import forkserver, util
from pathlib import Path
from threading import Lock, Thread

import psutil

MARK, SERVER_FOLDER = "IPSTATS_WORK", "IPSTATS_SERVER_FOLDER"
METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"

_starting = Lock()  # jobs start in threads


def start_server() -> None:
    """Let the fork server begin to load; does not wait for it."""
    if METHOD == "forkserver":
        with _starting:
            os.environ[SERVER_FOLDER] = util.get_temp_dir()  # the server outlives us by a moment, and removes it then
            forkserver.set_forkserver_preload(["ipstats.production.preload"])
            forkserver.ensure_running()


def end_with_parent(work: Path | None = None) -> None:
    """End this process and its group once its parent is gone, however that went; first remove its folder."""

    def wait() -> None:
        if parent := multiprocessing.parent_process():
            parent.join()
        kill(psutil.Process().children(recursive=True))  # a child that still runs would miss the folder, and say so
        if work:
            shutil.rmtree(work, ignore_errors=True)
        os.killpg(0, signal.SIGKILL)

    os.setsid()
    Thread(target=wait, daemon=True).start()


def limit_memory(megabytes: int) -> None:
    """Let no process of this one's family hold more than so much of its own; where the platform has no such limit, nothing."""
    try:
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        wanted = megabytes * 2**20
        resource.setrlimit(
            resource.RLIMIT_DATA, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most)
        )
    except (ImportError, ValueError, OSError):
        return


def kill_tree(pid: int) -> None:
    """Kill a process with all that it started, sessions of their own or not; it may be gone already."""
    try:
        process = psutil.Process(pid)
        kill([*process.children(recursive=True), process])
    except psutil.NoSuchProcess:
        return


def kill(processes: list[psutil.Process]) -> None:
    """Kill processes; some may be gone already."""
    for process in processes:
        with suppress(psutil.NoSuchProcess):
            process.kill()


def kill_leftovers(work: Path) -> None:
    """Kill what a process with this work folder started and lost sight of: its environment still names the folder."""
    for process in psutil.process_iter():
        try:
            if process.environ().get(MARK) == str(work):
                process.kill()
        except psutil.Error:  # gone, or not ours to look into
            continue
