"""Work on files within limits of time and memory, in processes that can be ended: a file may be made to have no end."""

import os
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from pathlib import Path
from time import monotonic
from typing import Any, TypeVar

import psutil

from ipstats.errors import UnreadableDocument

T = TypeVar("T")

WATCHED = 0.03  # seconds between two looks at a process
GB = 10**9


@dataclass(frozen=True)
class Limits:
    """What one file may take: seconds of the clock, and gigabytes of memory of the process that reads it."""

    seconds: float = 60
    memory: float = 2


DEFAULT = Limits()


def call_within(function: Callable[..., T], path: Path, limits: Limits = DEFAULT, **given: Any) -> T:
    """What function(path, **given) gives, called in a process of its own; function, given and result are pickled.

    Raises what the function raises, and UnreadableDocument, one line, where it passes a limit or its process dies.
    """
    [(_, outcome)] = call_each_within(function, [path], limits, **given)
    if isinstance(outcome, Exception):
        raise outcome
    return outcome


def call_each_within(
    function: Callable[..., T], paths: Iterable[Path], limits: Limits = DEFAULT, **given: Any
) -> Iterator[tuple[Path, T | Exception]]:
    """Each path with what the function gives for it, or raises, as they are done: as many at once as there are cores.

    A process goes on with the next file, so that what a function sets up is set up once; one that passes a limit is
    ended, and another takes its place.
    """
    waiting = deque(paths)
    # A fork has all modules at once, but may hang where other threads hold locks; only Linux has safe libraries for it.
    context = get_context("fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn")
    busy: list[_Worker] = []
    try:
        while waiting and len(busy) < (os.cpu_count() or 1):
            busy.append(_Worker(context, function, given, waiting.popleft()))
        while busy:
            wait([worker.connection for worker in busy], WATCHED)
            for worker in list(busy):
                if (outcome := worker.outcome(limits)) is None:
                    continue
                path = worker.path
                if waiting and worker.process.is_alive():
                    worker.take(waiting.popleft())
                else:
                    worker.end()
                    busy.remove(worker)
                    busy += [_Worker(context, function, given, waiting.popleft())] if waiting else []
                yield path, outcome[0]
    finally:
        for worker in busy:
            worker.end()


class _Worker:
    """A process that reads one file after another, and the file that it has now."""

    def __init__(self, context: Any, function: Callable[..., Any], given: dict[str, Any], path: Path) -> None:
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, function, given), daemon=True)
        self.process.start()
        theirs.close()
        self.take(path)

    def take(self, path: Path) -> None:
        self.path, self.since = path, monotonic()
        self.connection.send(path)

    def outcome(self, limits: Limits) -> tuple[Any] | None:
        """The result or the exception, in a tuple; None while neither is there."""
        if self.connection.poll():
            try:
                return (self.connection.recv(),)
            except (EOFError, OSError):
                self.end()
                return (
                    UnreadableDocument(f"{self.path}: its reader died ({self.process.exitcode}): damaged, or a bomb"),
                )
        if passed := self._passed(limits):
            self.end()
            return (UnreadableDocument(f"{self.path}: not read within {passed}"),)
        return None

    def _passed(self, limits: Limits) -> str:
        """The limit that is passed, and the option that moves it."""
        if monotonic() - self.since > limits.seconds:
            return f"{limits.seconds:g} seconds; allow more with --seconds"
        try:
            used = psutil.Process(self.process.pid).memory_info().rss
        except psutil.Error:  # it has just died, which its connection will tell
            return ""
        return f"{limits.memory:g} GB of memory; allow more with --memory" if used > limits.memory * GB else ""

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.connection.close()


def _serve(connection: Connection, function: Callable[..., Any], given: dict[str, Any]) -> None:
    """Read the files that come, one after another, until none comes or the process that wants them is gone."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    while True:
        path = connection.recv()
        try:
            outcome = function(path, **given)
        except Exception as error:  # it goes to where the function is wanted
            outcome = error
            error.add_note(traceback.format_exc())
        connection.send(outcome)


def _end_with_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)
