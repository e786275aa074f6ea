"""Files written whole or not at all, and one writer to a folder at a time."""

import json
import os
import platform
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from ipstats.errors import BadInput, Locked, write_errors

LOCK, HOLDER = ".lock", ".running.json"


def write_files(files: Mapping[Path, str | bytes]) -> None:
    """Write files so that nobody ever sees half of one: each is written beside its place, then renamed.

    All are written before the first is renamed, so that a full disk changes nothing. A text is written as UTF-8; what
    is no regular file, as /dev/stdout, is written to as it is. Raises BadInput, one line, where a file cannot be
    written, and before anything is written where a text cannot be encoded.
    """
    contents = {
        path: content if isinstance(content, bytes) else encode(content, path) for path, content in files.items()
    }
    parts: dict[Path, Path] = {}
    try:
        for path, content in contents.items():
            with write_errors(path):
                if path.exists() and not path.is_file():
                    path.write_bytes(content)
                else:
                    parts[path] = write_part(path, content)
        folders = {part.parent for part in parts.values()}
        for path in list(parts):
            with write_errors(path):
                os.replace(parts.pop(path), path.resolve())
        for folder in folders:
            with write_errors(folder):
                _sync_folder(folder)
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)


def encode(text: str, path: Path) -> bytes:
    """A text in UTF-8, for a file. Raises BadInput where it has signs that cannot be written, with the text around."""
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        near = text[max(0, error.start - 20) : error.end + 20]
        raise BadInput(f"{path}: {near!a} cannot be written in UTF-8; mend it where it comes from") from error


def write_part(path: Path, content: bytes) -> Path:
    """Write a file's new content to the disk, beside it and with its rights; the path of what was written.

    Nothing is left of it where that fails. Raises OSError.
    """
    path = path.resolve()  # a link stays one
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, part)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return part


def _sync_folder(folder: Path) -> None:
    """See to it that a rename outlives a power cut; Windows needs and has no such call."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def folder_lock(folder: Path, wait: float) -> Iterator[None]:
    """A folder for this process alone; the lock ends with the process that holds it, however that ends.

    Raises Locked, with who holds it and since when, where another still does after `wait` seconds, BadInput where
    nothing can be written there.
    """
    from filelock import FileLock, Timeout  # those who only write a file need no lock, and its import takes its time

    lock = FileLock(folder / LOCK)
    with write_errors(folder, "cannot be written to"):
        try:
            lock.acquire(timeout=wait)
        except Timeout:
            raise Locked(f"{folder}: another run writes there ({_holder(folder)})") from None
    try:
        with write_errors(folder, "cannot be written to"):
            since = datetime.now(UTC).isoformat(timespec="seconds")
            (folder / HOLDER).write_text(json.dumps({"pid": os.getpid(), "host": platform.node(), "since": since}))
        yield
    finally:
        (folder / HOLDER).unlink(missing_ok=True)
        lock.release()


def _holder(folder: Path) -> str:
    try:
        return "pid {pid} on {host}, since {since}".format(**json.loads((folder / HOLDER).read_text()))
    except (OSError, ValueError, KeyError, TypeError):
        return "it has only just begun"
