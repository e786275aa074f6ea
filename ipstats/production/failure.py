"""A command of the user's choice, run once where a run did not end well."""

import os
import signal
import subprocess
from collections.abc import Sequence

from ipstats.errors import BadInput

COMMAND_SECONDS = 60


def run_on_failure(command: str, code: int, names: Sequence[str], lines: Sequence[str]) -> None:
    """Run a command in a shell, with what went wrong on its standard input, a line a problem.

    It finds the exit code of the run in IPSTATS_EXIT, and in IPSTATS_FAILED the names of the reports that failed.
    Raises BadInput where it fails itself or takes longer than a minute; then it is killed with all it started.
    """
    environment = os.environ | {"IPSTATS_EXIT": str(code), "IPSTATS_FAILED": " ".join(names)}
    text = "".join(f"{line}\n" for line in lines)
    own_session = os.name == "posix"
    with subprocess.Popen(
        command,
        shell=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.PIPE,
        env=environment,
        start_new_session=own_session,
    ) as process:
        try:
            process.communicate(text, timeout=COMMAND_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL) if own_session else process.kill()
            raise BadInput(f"--on-failure took longer than {COMMAND_SECONDS} seconds: {command}") from None
    if process.returncode:
        raise BadInput(f"--on-failure ended with {process.returncode}: {command}")
