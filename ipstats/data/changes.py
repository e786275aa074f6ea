"""Changes to several files of a data folder: all of them or none, by one process at a time.

The new contents are written beside their places, then a list of them: with it the change is made, and what is left is
to rename them. Whoever opens the folder next does that, should the process be killed before it is through.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from ipstats.data.descriptor import NO_PACKAGE
from ipstats.errors import BadInput, write_errors
from ipstats.files import encode, folder_lock, write_files, write_part
from ipstats.paths import PACKAGE, is_inside

PENDING, LAST = ".change.json", ".last-change.json"
WAIT = 60  # seconds for another process to end
Found = TypeVar("Found")


def check_own(folder: Path) -> None:
    """Raises BadInput where a folder is no data folder that may be written to: it is part of the installed package, or
    has no datapackage.json."""
    if folder.resolve().is_relative_to(PACKAGE):
        raise BadInput(
            f"{folder}: is part of the installed package, which nothing is written into; make a data folder of your "
            "own: ipstats init FOLDER; then give --data FOLDER, or set IPSTATS_DATA"
        )
    if not (folder / "datapackage.json").exists():
        raise BadInput(f"{folder}: {NO_PACKAGE}")


@contextmanager
def data_lock(folder: Path) -> Iterator[None]:
    """The data folder for this process alone, with no change half made and nothing left of one that was not.

    Raises BadInput as `check_own` does, Locked where another process holds it for a minute.
    """
    check_own(folder)
    with folder_lock(folder, WAIT):
        _finish(folder)
        yield


def change_files(folder: Path, name: str, files: Mapping[str, str | None]) -> None:
    """Give files of a data folder, by path in it, a new text, or remove those that have None. Needs `data_lock`.

    name: what is done, for `was_last_change`. A file that is as it shall be is not touched. Raises BadInput where they
    cannot be written; then none has changed.
    """
    wanted = {file: text if text is None else encode(text, folder / file) for file, text in files.items()}
    contents = {file: content for file, content in wanted.items() if not _holds(folder / file, content)}
    if not contents:
        return
    parts: dict[str, str | None] = {}
    try:
        for file, content in contents.items():
            parts[file] = None if content is None else _write_beside(folder / file, content)
        write_files({folder / PENDING: json.dumps({"name": name, "files": parts}, ensure_ascii=False)})
    finally:
        _finish(folder)


def _holds(path: Path, content: bytes | None) -> bool:
    try:
        return path.is_file() and path.read_bytes() == content
    except OSError:
        return False


def _write_beside(path: Path, content: bytes) -> str:
    with write_errors(path):
        path.parent.mkdir(exist_ok=True)
        return write_part(path, content).name


def _finish(folder: Path) -> None:
    """Rename what a change has written into place, and remove what is left of one that was not made."""
    pending = folder / PENDING
    if pending.exists():
        with write_errors(pending, "the change it tells of cannot be completed"):
            for path, part in _read_pending(folder):
                if part is None:
                    path.unlink(missing_ok=True)
                elif part.exists():  # else it has its place already
                    part.replace(path.resolve())
            pending.replace(folder / LAST)
    for part in [*folder.glob(".*.part"), *folder.glob("*/.*.part")]:
        with write_errors(part, "cannot be removed"):
            part.unlink(missing_ok=True)


def _read_pending(folder: Path) -> list[tuple[Path, Path | None]]:
    """The files of the change that is to be completed, each with its new content."""
    try:
        named = json.loads((folder / PENDING).read_text(encoding="utf-8"))["files"]
        pairs = [(folder / file, part and (folder / file).resolve().with_name(part)) for file, part in named.items()]
    except (ValueError, LookupError, TypeError, AttributeError):
        pairs = []
    if not pairs or any(not is_inside(folder, path) for path, _ in pairs):
        raise BadInput(f"{folder / PENDING}: is no change that ipstats began; remove it")
    return pairs


def was_last_change(folder: Path, name: str) -> bool:
    """Whether the last change of a data folder is the one of this name: a command that is repeated after it was cut
    short has nothing to do. Needs `data_lock`."""
    try:
        return json.loads((folder / LAST).read_text(encoding="utf-8"))["name"] == name
    except (OSError, ValueError, LookupError, TypeError):
        return False


def read_settled(folder: Path, read: Callable[[], Found]) -> Found:
    """What read returns of a data folder, with no change made while it reads: it reads again where there was one."""
    while True:
        before = _last_change(folder)
        try:
            found = read()
        except BadInput:
            if _last_change(folder) == before:
                raise
        else:
            if _last_change(folder) == before:
                return found


def _last_change(folder: Path) -> tuple[int, int] | None:
    """Something that is another after each change; a change that was cut short is completed first."""
    if (folder / PENDING).exists():
        with data_lock(folder):
            pass
    try:
        state = (folder / LAST).stat()
    except OSError:
        return None
    return state.st_ino, state.st_mtime_ns
