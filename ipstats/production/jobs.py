"""Jobs side by side: in processes of this machine, or on a Dask cluster."""

import multiprocessing
import os
import signal
import tempfile
import time
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    CancelledError,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
    wait,
)
from contextlib import ExitStack
from dataclasses import replace
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from ipstats.errors import BadInput
from ipstats.production.cluster import open_cluster
from ipstats.production.isolation import isolate
from ipstats.production.job import Job, JobResult
from ipstats.production.processes import (
    MARK,
    METHOD,
    end_with_parent,
    kill_leftovers,
    kill_tree,
    limit_memory,
    start_server,
)

LOOK_SECONDS, DESERTED_SECONDS = 5, 30  # between two looks whether a worker is left; without any before all is given up
DESERTED = f"no Dask worker was left for {DESERTED_SECONDS} seconds"


def check_notebooks(parameters: dict[Path, dict]) -> None:
    """Raises BadInput, with all that is wrong, where a notebook cannot be read or does not take its parameters."""
    start_server()
    with ProcessPoolExecutor(1, multiprocessing.get_context(METHOD)) as pool:  # papermill is loaded there already
        if problems := pool.submit(_problems, parameters).result():
            raise BadInput(*problems)


def _problems(parameters: dict[Path, dict]) -> list[str]:
    from ipstats.production.notebook import check_parameters

    problems = []
    for notebook, given in parameters.items():
        try:
            check_parameters(notebook, given)
        except BadInput as error:
            problems += error.problems
    return problems


def run_jobs(jobs: Iterator[Job], side_by_side: int, scheduler: str = "") -> Generator[JobResult]:
    """What each job gave, in the order in which they end. Jobs are drawn as they can be run, so memory stays flat.

    scheduler: address of a Dask scheduler; its workers need the same ipstats and the same data. Raises BadInput where
    it does not answer, or they are not like us. However the run ends, no process of it is left.
    """
    with ExitStack() as stack:
        executor, places, any_left = open_cluster(scheduler, stack) if scheduler else _local(side_by_side, stack)
        pending: dict[Future, Job] = {}
        heard = time.monotonic()
        try:
            while True:
                for job in islice(jobs, 2 * places - len(pending)):  # as many again wait, so that no worker does
                    pending[executor.submit(run_job, job)] = job
                if not pending:
                    return
                done = wait(pending, timeout=LOOK_SECONDS, return_when=FIRST_COMPLETED).done
                for future in done:
                    yield _result(future, pending.pop(future))
                if done or any_left():
                    heard = time.monotonic()
                elif time.monotonic() - heard > DESERTED_SECONDS:
                    yield from (_not_made(job, DESERTED) for job in [*pending.values(), *jobs])
                    return
        finally:
            _stop(pending)


def _local(side_by_side: int, stack: ExitStack) -> tuple[Executor, int, Callable[[], bool]]:
    return stack.enter_context(ThreadPoolExecutor(side_by_side)), side_by_side, lambda: True


def _not_made(job: Job, error: str) -> JobResult:
    return JobResult(job.subject.name, {}, error)


def _result(future: Future, job: Job) -> JobResult:
    try:
        return future.result()
    except CancelledError:
        return _not_made(job, "the Dask scheduler was lost")
    except Exception as error:  # the machinery around a report failed, not the report
        return _not_made(job, f"{type(error).__name__}: {error}".splitlines()[0])


def _stop(pending: dict[Future, Job]) -> None:
    for future in pending:
        future.cancel()
    while wait(pending, timeout=0.05).not_done:
        kill_all()


_running: set[int] = set()


def run_job(job: Job) -> JobResult:
    """Make one report in a process of its own, killed with all it started at its limit; never raises for the report."""
    start = time.monotonic()
    multiprocessing.current_process().daemon = False  # Dask's workers are, and daemons may not have children
    start_server()  # a Dask worker has not yet
    with tempfile.TemporaryDirectory(prefix="ipstats-", ignore_cleanup_errors=True) as work:
        result = _in_own_process(job, Path(work))
        if result.error:
            kill_leftovers(Path(work))
    return replace(result, seconds=round(time.monotonic() - start, 2))


def _in_own_process(job: Job, work: Path) -> JobResult:
    context: Any = multiprocessing.get_context(METHOD)
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(job, work, dict(os.environ), theirs))
    process.start()
    _running.add(process.pid)
    theirs.close()
    try:
        if ours.poll(job.limits.notebook_seconds):
            return ours.recv()
        late = f"TimeoutError: the notebook took longer than {job.limits.notebook_seconds} seconds"
        return JobResult(job.subject.name, {}, late)
    except EOFError:
        process.join(1)
        return JobResult(job.subject.name, {}, f"the process of this report ended early (exit code {process.exitcode})")
    finally:
        kill_tree(process.pid)
        process.join()
        _running.discard(process.pid)
        ours.close()


def kill_all() -> None:
    """Kill the processes of all jobs that this process has under way."""
    for pid in list(_running):
        kill_tree(pid)


def _work(job: Job, work: Path, environment: dict[str, str], result: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started this process ends it
    os.environ.clear()  # the fork server has that of its own start
    os.environ.update(environment | {MARK: str(work), "TMPDIR": str(work)})
    tempfile.tempdir = str(work)  # what a notebook leaves in the folder for temporary files goes with it
    isolate(work)
    limit_memory(job.limits.memory_mb)
    from ipstats.production.kernels import NAME, prefork_kernel  # what the fork server has loaded long ago
    from ipstats.production.render import render_report

    prefork_kernel()
    if METHOD == "forkserver":
        end_with_parent(work)
        os.environ["JUPYTER_DEFAULT_PROVISIONER_NAME"] = NAME
    result.send(render_report(job, work))
