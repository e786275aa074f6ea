"""What must not reach a report from whoever runs it: settings, startup files and profiles of IPython, Jupyter and matplotlib."""

import os
from importlib.util import find_spec
from pathlib import Path

INLINE = "module://matplotlib_inline.backend_inline"
NOT_PASSED_ON = ("PYTHONSTARTUP", "JUPYTER_PATH", "JUPYTER_CONFIG_PATH")


def isolate(work: Path) -> None:
    """Let this process, and those that it starts, see none of them; work: a folder to write to in their place.

    Kernels and page templates that somebody installed for himself alone are still found, but stand behind our own.
    """
    for name in NOT_PASSED_ON:
        os.environ.pop(name, None)
    os.environ |= {
        "IPYTHONDIR": str(work / "ipython"),
        "JUPYTER_CONFIG_DIR": str(work / "jupyter"),
        "JUPYTER_NO_CONFIG": "1",
        "JUPYTER_PREFER_ENV_PATH": "1",
        "MATPLOTLIBRC": str(_matplotlib_defaults()),
        "MPLBACKEND": INLINE,
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",  # else the debugger that comes with ipykernel warns on the terminal
    }


def _matplotlib_defaults() -> Path:
    package = find_spec("matplotlib")
    return Path(package.origin if package and package.origin else "").parent / "mpl-data" / "matplotlibrc"
