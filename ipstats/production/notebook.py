"""Running a notebook: through papermill, in a kernel of its own, with parameters that exist."""

import logging
import os
from pathlib import Path
from typing import Any

import papermill as pm
from nbclient.exceptions import DeadKernelError
from nbformat import NotebookNode
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine, NotebookExecutionManager, papermill_engines
from papermill.log import logger
from traitlets.config import Config

from ipstats.errors import BadInput, UnknownName
from ipstats.production.job import Limits
from ipstats.production.kernels import WarmClient

ENGINE = "ipstats"


class NotebookError(Exception):
    """A cell raised, hung or left; str() is the first line of the error, `executed` the notebook as far as it came."""

    def __init__(self, line: str, executed: NotebookNode | None = None) -> None:
        super().__init__(line)
        self.executed = executed


class OutputTooLarge(Exception):
    """A notebook shows more megabytes than it may."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"the notebook shows more than {limit} MB")


class LimitedClient(PapermillNotebookClient):
    """papermill's own client, which stops a notebook whose output grows past a limit, in megabytes."""

    def __init__(self, nb_man: NotebookExecutionManager, output_mb: int, **kwargs: Any) -> None:
        super().__init__(nb_man, **kwargs)
        self.output_mb, self.output_left = output_mb, output_mb * 1_000_000

    def process_message(self, msg: dict[str, Any], cell: NotebookNode, cell_index: int) -> Any:
        self.output_left -= _size(msg["content"])
        if self.output_left < 0:
            if self.task_poll_for_reply:
                self.task_poll_for_reply.cancel()  # else the cell goes on, and nobody listens
            raise OutputTooLarge(self.output_mb)
        return super().process_message(msg, cell, cell_index)


def _size(content: dict[str, Any]) -> int:
    """How long what a message shows is: a text, or the same thing in several formats."""
    shown = [content.get("text"), *(content.get("data") or {}).values(), *(content.get("metadata") or {}).values()]
    return sum(len(part if isinstance(part, str) else str(part)) for part in shown if part)


class KeepingEngine(NBClientEngine):
    """papermill's own engine, with a limit for output; what it runs is handed out, to be read even after a kernel died."""

    @classmethod
    def execute_managed_notebook(  # pyright: ignore[reportIncompatibleMethodOverride]: papermill hands on any option
        cls,
        nb_man: NotebookExecutionManager,
        kernel_name: str,
        *,
        keep: list[NotebookNode],
        output_mb: int,
        start_timeout: int,
        execution_timeout: int,
        log_output: bool,
        input_path: str = "",
        **kwargs: Any,
    ) -> Any:
        keep.append(nb_man.nb)
        name = Path(input_path).name
        nb_man.nb.metadata.papermill.update(input_path=name, output_path=name)  # no one else's paths
        settings = kwargs | {"timeout": execution_timeout, "kernel_name": kernel_name, "log_output": log_output}
        client = LimitedClient(nb_man, output_mb, startup_timeout=start_timeout, log=logger, **settings)
        try:
            return client.execute()
        except DeadKernelError:
            if client.output_left < 0:
                raise OutputTooLarge(output_mb) from None
            raise


papermill_engines.register(ENGINE, KeepingEngine)


def check_parameters(notebook: Path, parameters: dict) -> None:
    """Raises UnknownName for a parameter that the notebook's parameters cell does not set.

    papermill only warns of it, and runs the notebook with the value that stands in the cell.
    """
    if not notebook.is_file():
        raise BadInput(f"{notebook}: no such file")
    try:
        known = pm.inspect_notebook(str(notebook))
    except Exception as error:  # whatever it is that the readers stumble over
        raise BadInput(f"{notebook}: cannot be read as a notebook ({error})") from error
    for name in parameters:
        if name not in known:
            raise UnknownName("parameter", name, known, f"see the cell tagged parameters in {notebook}")


def run_notebook(notebook: Path, parameters: dict, work: Path, limits: Limits | None = None) -> NotebookNode:
    """The executed notebook. Raises NotebookError for whatever a cell does that is not ending well.

    work: a folder for the kernel's sockets, and for the executed notebook, which papermill writes under its own name.
    """
    logging.getLogger("papermill").setLevel(logging.CRITICAL)  # what went wrong is raised
    limits = limits or Limits()
    seen: list[NotebookNode] = []
    try:
        executed = pm.execute_notebook(
            str(notebook),
            str(work / notebook.name),
            parameters,
            engine_name=ENGINE,
            request_save_on_cell_execute=False,
            progress_bar=False,
            execution_timeout=limits.cell_seconds,
            output_mb=limits.output_mb,
            raise_on_iopub_timeout=True,  # else output that comes late is cut without a word
            shutdown_kernel="immediate",  # it has nothing to tidy up, and asked politely it grumbles on the terminal
            config=_kernel_settings(work),
            keep=seen,
        )
    except Exception as error:  # whatever a notebook does must not stop the next one
        raise NotebookError(first_line(error), seen[0] if seen else None) from error
    for output in (output for cell in executed.cells for output in cell.get("outputs", [])):
        if output.output_type == "error":  # papermill takes SystemExit for an end like any other
            raise NotebookError(first_line(output), executed)
    return executed


def _kernel_settings(work: Path) -> Config:
    """Talk to kernels through sockets in the work folder: no port to race for, and nothing for others to listen to."""
    client = {"client_class": f"{WarmClient.__module__}.{WarmClient.__name__}"}
    if os.name == "nt":
        return Config(KernelManager=client)
    return Config(KernelManager=client | {"transport": "ipc", "connection_file": str(work / "kernel.json")})


def first_line(error: Exception) -> str:
    """The error in one line: of a failed cell its own error, not papermill's account of it.

    >>> first_line(ValueError("no such thing\\nmore"))
    'ValueError: no such thing'
    """
    name, text = getattr(error, "ename", type(error).__name__), str(getattr(error, "evalue", error)).strip()
    return f"{name}: {text.splitlines()[0]}" if text else name
