"""The folder of the reports: one run at a time writes to it, and a reader never sees half of a file."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from ipstats.errors import write_errors
from ipstats.files import folder_lock, write_files


@contextmanager
def output_lock(out: Path, wait: float = 0) -> Iterator[None]:
    """The folder, made if need be, for this run alone, with nothing left of a run that was killed.

    Raises Locked where another run still holds it after `wait` seconds, BadInput where nothing can be written there.
    """
    with output_errors(out):
        out.mkdir(parents=True, exist_ok=True)
    with folder_lock(out, wait):
        with output_errors(out):
            _remove_leftovers(out)
        yield


def output_errors(out: Path) -> AbstractContextManager[None]:
    """Changing the folder of the reports; raises BadInput, one line, where that cannot be done."""
    return write_errors(out, "cannot be written to")


def _remove_leftovers(out: Path) -> None:
    for part in [*out.glob(".*.part"), *out.glob("failed/.*.part"), *out.glob("versions/*/.*.part")]:
        shutil.rmtree(part) if part.is_dir() else part.unlink()


def publish(out: Path, name: str, files: dict[str, bytes], before: Iterable[str] = (), keep: int = 0) -> None:
    """Put the files of a good report where readers find them, in their order; first keep its last version, if any are to be kept.

    before: files that it had, which go where it has them no more.
    """
    if keep and (out / f"{name}.html").is_file():
        _keep_version(out, name, keep)
    write_files({out / file: content for file, content in files.items()})
    for file in {*before} - {*files}:
        (out / Path(file).name).unlink(missing_ok=True)
    (out / "failed" / f"{name}.ipynb").unlink(missing_ok=True)


def _keep_version(out: Path, name: str, keep: int) -> None:
    versions = out / "versions" / name
    when = datetime.fromtimestamp((out / f"{name}.html").stat().st_mtime, UTC)
    version, part = versions / f"{when:%Y-%m-%dT%H%M%S.%f}", versions / f".{when:%Y-%m-%dT%H%M%S.%f}.part"
    part.mkdir(parents=True, exist_ok=True)
    for suffix in ("html", "csv", "xlsx", "docx", "ipynb"):
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
        write_files({out / "failed" / f"{name}.ipynb": notebook})
    else:
        (out / "failed" / f"{name}.ipynb").unlink(missing_ok=True)  # that of an earlier failure would mislead
