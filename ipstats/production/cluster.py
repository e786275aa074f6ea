"""A Dask cluster to run jobs on: whether one answers, whether its workers are like us, whether any is left."""

import logging
import os
import platform
from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import ExitStack
from typing import Any

from ipstats.errors import BadInput
from ipstats.paths import data_files, data_folder
from ipstats.production.fingerprint import code_digest, files_digest, package_versions

CONNECT_SECONDS = 10
TRIES = 3


def open_cluster(address: str, stack: ExitStack) -> tuple[Executor, int, Callable[[], bool]]:
    """What jobs are given to, how many they can be at once, and a question: is a worker left?

    Raises BadInput where no scheduler or no worker answers, or a worker has another ipstats, other packages or other data.
    """
    try:
        from dask.distributed import Client
    except ImportError as error:
        raise BadInput("a Dask scheduler needs dask.distributed: pip install 'ipstats[dask]'") from error
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what is lost is told of the reports that it takes
    try:
        client: Any = stack.enter_context(Client(address, timeout=CONNECT_SECONDS, set_as_default=False))
    except (OSError, ValueError) as error:
        raise BadInput(f"{address}: no Dask scheduler answers there ({error})") from error
    try:
        client.wait_for_workers(1, timeout=CONNECT_SECONDS)
    except OSError as error:
        raise BadInput(f"{address}: the Dask scheduler there has no worker; start `dask worker {address}`") from error
    check_workers(client.run(worker_state, on_error="return"))
    return (
        client.get_executor(pure=False, retries=TRIES),
        max(1, sum(client.ncores().values())),
        lambda: _any_left(client),
    )


def _any_left(client: Any) -> bool:
    try:
        return bool(client.ncores())
    except Exception:  # the scheduler is gone as well, in whatever way that shows
        return False


def worker_state() -> dict[str, str]:
    """What must be the same on all machines for reports to be the same: name → what it is."""
    data = data_files(data_folder())
    return {
        "Python": platform.python_version(),
        "ipstats": code_digest(),
        "packages": str(package_versions()),
        "data": files_digest(data) if data else f"none in {os.fspath(data_folder())}",
    }


def check_workers(states: dict[str, Any]) -> None:
    """Raises BadInput with each worker that is not like us. states: address → what `worker_state` gave or raised there."""
    ours, problems = worker_state(), []
    for worker, state in states.items():
        if not isinstance(state, dict):
            problems.append(
                f"{worker}: this Dask worker has another ipstats, or none ({state}); install the same, start it again"
            )
        elif other := [name for name in ours if state.get(name) != ours[name]]:
            problems.append(
                f"{worker}: this Dask worker differs in {', '.join(other)}; make it the same, start it again"
            )
    if problems:
        raise BadInput(*problems)
