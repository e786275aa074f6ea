"""Jobs side by side: in processes of this machine, or on a Dask cluster."""

from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from contextlib import ExitStack
from itertools import islice

from ipstats.errors import BadInput
from ipstats.job import Job, Made
from ipstats.worker import kill_all, make

CONNECT_SECONDS = 10
DASK_TRIES = 3


def run_jobs(jobs: Iterator[Job], side_by_side: int, scheduler: str = "") -> Iterator[Made]:
    """What each job gave, in the order in which they end. Jobs are drawn as they can be run, so memory stays flat.

    scheduler: address of a Dask scheduler; its workers need the same ipstats and the same data. Raises BadInput where
    it does not answer. However the run ends, no process of it is left.
    """
    with ExitStack() as stack:
        executor, places = _dask(scheduler, stack) if scheduler else _local(side_by_side, stack)
        pending: dict[Future, Job] = {}
        try:
            while True:
                for job in islice(jobs, 2 * places - len(pending)):  # as many again wait, so that no worker does
                    pending[executor.submit(make, job)] = job
                if not pending:
                    return
                for future in wait(pending, return_when=FIRST_COMPLETED).done:
                    yield _result(future, pending.pop(future))
        finally:
            _stop(pending)


def _local(side_by_side: int, stack: ExitStack) -> tuple[Executor, int]:
    return stack.enter_context(ThreadPoolExecutor(side_by_side)), side_by_side


def _dask(address: str, stack: ExitStack) -> tuple[Executor, int]:
    try:
        from dask.distributed import Client
    except ImportError as error:
        raise BadInput("a Dask scheduler needs dask.distributed: pip install 'ipstats[dask]'") from error
    try:
        client = stack.enter_context(Client(address, timeout=CONNECT_SECONDS, set_as_default=False))
    except (OSError, ValueError) as error:
        raise BadInput(f"{address}: no Dask scheduler answers there ({error})") from error
    return client.get_executor(pure=False, retries=DASK_TRIES), max(1, sum(client.ncores().values()))


def _result(future: Future, job: Job) -> Made:
    try:
        return future.result()
    except Exception as error:  # the machinery around a report failed, not the report
        return Made(job.subject.name, {}, f"{type(error).__name__}: {error}".splitlines()[0])


def _stop(pending: dict[Future, Job]) -> None:
    for future in pending:
        future.cancel()
    while wait(pending, timeout=0.05).not_done:
        kill_all()
