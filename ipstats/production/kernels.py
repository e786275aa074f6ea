"""Kernels that start warm: forked by the standard library's fork server, which has loaded all that reports need.

jupyter_client finds the provisioner by its entry point, `ipstats-warm`. Where the platform has no fork, the kernel is
not IPython's, or none was forked ahead, it starts an ordinary one.

What simpler ways cost, as times the processor time a report that this takes: papermill's own kernels in a process pool
3.2 (40 reports, `make bench`); no spare kernel 3.9 (four cells, 16 reports). The notebook run in its report's own
process takes 0.96 (20 reports), but a cell that kills it takes the executed notebook along, a cell that hangs in C code
knows no limit, and what it prints is lost. A pool of pebble's saves nothing: what a cell started is still to be killed.
"""

import multiprocessing
import os
import signal
import sys
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from queue import Empty
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from ipstats.production.processes import METHOD, end_with_parent, kill_tree

NAME = "ipstats-warm"
LAUNCHER = "ipykernel_launcher"
FIRST_WORD_SECONDS = 5

_spare: list[tuple[BaseProcess, Connection]] = []


def prefork_kernel() -> None:
    """Fork a kernel now, while this process, itself warm, has but one thread; the next launch takes it.

    It waits for its arguments, environment and folder to come through the pipe.
    """
    if METHOD == "forkserver":
        context: Any = multiprocessing.get_context("fork")
        ours, theirs = context.Pipe()
        process = context.Process(target=_become_kernel, args=(theirs,))
        process.start()
        theirs.close()
        _spare.append((process, ours))


def _become_kernel(pipe: Connection) -> None:
    end_with_parent()
    arguments, environment, folder = pipe.recv()
    import numpy
    from ipykernel.kernelapp import IPKernelApp

    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    numpy.random.seed()  # else all would draw the numbers of the process they were forked from
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.argv = [LAUNCHER, *arguments]
    quiet = "--Application.log_level=CRITICAL"  # it calls the interrupt that ends it an error
    no_history = "--HistoryManager.enabled=False"
    IPKernelApp.launch_instance(argv=[*arguments, quiet, no_history, f"--IPKernelApp.parent_handle={os.getppid()}"])


@dataclass(frozen=True)
class Kernel:
    """A process of multiprocessing, spoken to as if it were one of subprocess: what LocalProvisioner expects."""

    process: BaseProcess
    stdin = stdout = stderr = None

    @property
    def pid(self) -> int:
        return self.process.pid or 0

    def poll(self) -> int | None:
        return self.process.exitcode

    def wait(self) -> int | None:
        self.process.join()
        return self.process.exitcode

    def send_signal(self, number: int) -> None:
        os.kill(self.pid, number)


class WarmClient(AsyncKernelClient):
    """jupyter_client's own client, ready once it hears the kernel: it would go on to wait for 0.2 seconds of silence."""

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        try:
            await self.get_iopub_msg(timeout=FIRST_WORD_SECONDS)  # whatever it says, what follows is heard too
        except Empty:
            await super().wait_for_ready(timeout)


class WarmProvisioner(LocalProvisioner):
    """jupyter_client's own provisioner, but for how a kernel starts, and that its children end with it."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        if not _spare or LAUNCHER not in cmd:
            return await super().launch_kernel(cmd, **kwargs)
        process, pipe = _spare.pop()
        with pipe:
            pipe.send((cmd[cmd.index(LAUNCHER) + 1 :], kwargs["env"], kwargs.get("cwd") or os.getcwd()))
        self.process = Kernel(process)
        self.pid = self.pgid = process.pid or 0
        return self.connection_info

    async def kill(self, restart: bool = False) -> None:
        if self.pid:
            kill_tree(self.pid)
        self.process.wait()  # it takes no time, and spares the manager its next look a tenth of a second later
