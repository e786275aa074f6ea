"""The data package read ahead of the question: a process that forks reads it once for all of its children."""

from pathlib import Path

from ipstats import dataset
from ipstats.dataset import Dataset
from ipstats.folders import data_files, data_folder

_kept: dict[tuple, Dataset] = {}


def keep_ready(data: Dataset) -> None:
    """Keep what was read of the data package in use for the next `load` here and in each process forked from here."""
    _kept[_state(data_folder())] = data


def load(folder: str | Path | None = None) -> Dataset:
    """Read a data package: the one that ships with ipstats, `$IPSTATS_DATA`, or the folder given.

    Raises BadInput with every problem found: missing files and columns, values of the wrong kind, repairs in
    corrections.csv whose statement has changed, rows of a plan that plans.csv does not know, observations that do not fit.
    """
    kept = _kept.pop(_state(Path(folder or data_folder())), None) if _kept else None  # given away once, never shared
    return kept or dataset.load(folder)


def _state(folder: Path) -> tuple:
    stats = [(str(path), path.stat()) for path in data_files(folder)]
    return (folder, *((path, stat.st_mtime_ns, stat.st_size) for path, stat in stats))
