"""A job in a process of its own: nothing of it leaks into the next, and all of it ends at its limit."""

import multiprocessing
import os
import signal
import tempfile
import time
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

from ipstats.job import Job, Made
from ipstats.warm import (
    MARK,
    METHOD,
    NAME,
    keep_spare_kernel,
    kill_family,
    kill_marked,
    leave_with_parent,
    start_server,
)

_running: set[int] = set()


def make(job: Job) -> Made:
    """Make one report in a process of its own, killed with all it started at its limit; never raises for the report."""
    start = time.monotonic()
    multiprocessing.current_process().daemon = False  # Dask's workers are, and daemons may not have children
    start_server()  # a Dask worker has not yet
    with tempfile.TemporaryDirectory(prefix="ipstats-", ignore_cleanup_errors=True) as work:
        made = _in_own_process(job, Path(work))
        if made.error:
            kill_marked(Path(work))
    return replace(made, seconds=round(time.monotonic() - start, 2))


def _in_own_process(job: Job, work: Path) -> Made:
    context = multiprocessing.get_context(METHOD)
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(job, work, dict(os.environ), theirs))
    process.start()
    _running.add(process.pid)
    theirs.close()
    try:
        if ours.poll(job.notebook_seconds):
            return ours.recv()
        return Made(job.subject.name, {}, f"TimeoutError: the notebook took longer than {job.notebook_seconds} seconds")
    except EOFError:
        process.join(1)
        return Made(job.subject.name, {}, f"the process of this report ended early (exit code {process.exitcode})")
    finally:
        kill_family(process.pid)
        process.join()
        _running.discard(process.pid)
        ours.close()


def kill_all() -> None:
    """Kill the processes of all jobs that this process has under way."""
    for pid in list(_running):
        kill_family(pid)


def _work(job: Job, work: Path, environment: dict[str, str], result: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started this process ends it
    os.environ.clear()  # the fork server has that of its own start
    os.environ.update(environment | {MARK: str(work)})
    keep_spare_kernel()
    if METHOD == "forkserver":
        leave_with_parent(work)
        os.environ["JUPYTER_DEFAULT_PROVISIONER_NAME"] = NAME
    from ipstats.making import make_files  # papermill and nbconvert, which the fork server has loaded long ago

    result.send(make_files(job, work))
