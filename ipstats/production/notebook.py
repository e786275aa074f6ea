"""Running a notebook: through papermill, in a kernel of its own, with parameters that exist."""

import logging
import os
from pathlib import Path
from typing import Any

import papermill as pm
from nbformat import NotebookNode
from papermill.engines import NBClientEngine, NotebookExecutionManager, papermill_engines
from traitlets.config import Config

from ipstats.errors import BadInput, UnknownName
from ipstats.production.kernels import WarmClient

CELL_SECONDS = 120
ENGINE = "ipstats"


class NotebookError(Exception):
    """A cell raised, hung or left; str() is the first line of the error, `executed` the notebook as far as it came."""

    def __init__(self, line: str, executed: NotebookNode | None = None) -> None:
        super().__init__(line)
        self.executed = executed


class KeepingEngine(NBClientEngine):
    """papermill's own engine; what it runs is handed out too, so that it can be read even after a kernel died."""

    @classmethod
    def execute_managed_notebook(  # pyright: ignore[reportIncompatibleMethodOverride]: papermill hands on any option
        cls, nb_man: NotebookExecutionManager, kernel_name: str, *, keep: list[NotebookNode], **kwargs: Any
    ) -> Any:
        keep.append(nb_man.nb)
        return super().execute_managed_notebook(nb_man, kernel_name, **kwargs)


papermill_engines.register(ENGINE, KeepingEngine)


def check_parameters(notebook: Path, parameters: dict) -> None:
    """Raises UnknownName for a parameter that the notebook's parameters cell does not set.

    papermill only warns of it, and runs the notebook with the value that stands in the cell.
    """
    try:
        known = pm.inspect_notebook(str(notebook))
    except Exception as error:  # whatever it is that the readers stumble over
        raise BadInput(f"{notebook}: cannot be read as a notebook ({error})") from error
    for name in parameters:
        if name not in known:
            raise UnknownName("parameter", name, known, f"see the cell tagged parameters in {notebook}")


def run_notebook(notebook: Path, parameters: dict, work: Path, cell_seconds: int = CELL_SECONDS) -> NotebookNode:
    """The executed notebook. Raises NotebookError for whatever a cell does that is not ending well.

    work: a folder for the kernel's sockets and for the copy that papermill writes.
    """
    logging.getLogger("papermill").setLevel(logging.CRITICAL)  # what went wrong is raised
    os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")  # else kernels warn of frozen modules on the terminal
    seen: list[NotebookNode] = []
    try:
        executed = pm.execute_notebook(
            str(notebook),
            str(work / notebook.name),
            parameters,
            engine_name=ENGINE,
            request_save_on_cell_execute=False,
            progress_bar=False,
            execution_timeout=cell_seconds,
            raise_on_iopub_timeout=True,  # else output that comes late is cut without a word
            shutdown_kernel="immediate",  # it has nothing to tidy up, and asked politely it grumbles on the terminal
            config=_kernel_settings(work),
            keep=seen,
        )
    except Exception as error:  # whatever a notebook does must not stop the next one
        raise NotebookError(first_line(error), _tidy(seen[0], notebook) if seen else None) from error
    for output in (output for cell in executed.cells for output in cell.get("outputs", [])):
        if output.output_type == "error":  # papermill takes SystemExit for an end like any other
            raise NotebookError(first_line(output), _tidy(executed, notebook))
    return _tidy(executed, notebook)


def _tidy(executed: NotebookNode, notebook: Path) -> NotebookNode:
    executed.metadata.papermill.update(input_path=notebook.name, output_path=notebook.name)  # no one else's paths
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
