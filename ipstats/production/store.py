"""The folder of the reports: one run at a time writes to it, and a reader never sees half of a file."""

import json
import os
import shutil
import socket
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from ipstats.errors import write_errors

LOCK, HOLDER = ".lock", ".running.json"


class Locked(Exception):
    """Another run writes to the folder; str() says which, where and since when."""


@contextmanager
def output_lock(out: Path, wait: float = 0) -> Iterator[None]:
    """The folder, made if need be, for this run alone; a lock ends with the process that holds it, however that ends.

    Raises Locked where another run still holds it after `wait` seconds, BadInput where nothing can be written there.
    """
    with output_errors(out):
        out.mkdir(parents=True, exist_ok=True)
        lock = FileLock(out / LOCK)
        try:
            lock.acquire(timeout=wait)
        except Timeout:
            raise Locked(f"{out}: another run writes there ({_holder(out)})") from None
    try:
        with output_errors(out):
            _remove_leftovers(out)
            since = datetime.now(UTC).isoformat(timespec="seconds")
            holder = {"pid": os.getpid(), "host": socket.gethostname(), "since": since}
            write_atomically(out / HOLDER, json.dumps(holder).encode())
        yield
    finally:
        (out / HOLDER).unlink(missing_ok=True)
        lock.release()


def output_errors(out: Path) -> AbstractContextManager[None]:
    """Writing to the folder of the reports; raises BadInput, one line, where it cannot be written to."""
    return write_errors(out, "cannot write reports there")


def _holder(out: Path) -> str:
    try:
        return "pid {pid} on {host}, since {since}".format(**json.loads((out / HOLDER).read_text()))
    except (OSError, ValueError, KeyError):
        return "it has only just begun"


def _remove_leftovers(out: Path) -> None:
    """Remove what a run that was killed left half-written."""
    for part in [*out.glob(".*.part"), *out.glob("failed/.*.part"), *out.glob("versions/*/.*.part")]:
        shutil.rmtree(part) if part.is_dir() else part.unlink()


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file in full under another name, then rename it into place: a reader never sees half of it."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(content)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def publish(out: Path, name: str, files: dict[str, bytes], before: Iterable[str] = (), keep: int = 0) -> None:
    """Put the files of a good report where readers find them, in their order; first keep its last version, if any are to be kept.

    before: files that it had, which go where it has them no more.
    """
    if keep and (out / f"{name}.html").is_file():
        _keep_version(out, name, keep)
    for file, content in files.items():
        write_atomically(out / file, content)
    for file in {*before} - {*files}:
        (out / Path(file).name).unlink(missing_ok=True)
    (out / "failed" / f"{name}.ipynb").unlink(missing_ok=True)


def _keep_version(out: Path, name: str, keep: int) -> None:
    versions = out / "versions" / name
    when = datetime.fromtimestamp((out / f"{name}.html").stat().st_mtime, UTC)
    version, part = versions / f"{when:%Y-%m-%dT%H%M%S.%f}", versions / f".{when:%Y-%m-%dT%H%M%S.%f}.part"
    part.mkdir(parents=True, exist_ok=True)
    for suffix in ("html", "csv", "xlsx", "ipynb"):
        if (file := out / f"{name}.{suffix}").is_file():
            shutil.copy2(file, part)
    if version.exists():
        shutil.rmtree(part)
    else:
        part.rename(version)
    others = sorted(path for path in versions.iterdir() if path.is_dir() and path != version)
    for old in others[: max(0, len(others) - keep + 1)]:  # not the last one, even where a clock once went ahead
        shutil.rmtree(old)


def publish_failed(out: Path, name: str, notebook: bytes) -> None:
    """Leave the notebook of a failed report where the index links to it."""
    if notebook:
        (out / "failed").mkdir(exist_ok=True)
        write_atomically(out / "failed" / f"{name}.ipynb", notebook)
    else:
        (out / "failed" / f"{name}.ipynb").unlink(missing_ok=True)  # that of an earlier failure would mislead
