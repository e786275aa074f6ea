"""targets.csv: built from the statements, committed, and checked against them."""

from pathlib import Path

import pandas as pd

from ipstats.analysis import build_targets
from ipstats.data import Dataset, as_csv, change_files, data_lock, load
from ipstats.errors import BadInput


def write_targets(folder: Path) -> pd.DataFrame:
    """Write targets.csv of a data folder, whatever stands there now, after checking all other tables; its rows.

    Raises BadInput with every problem of the tables, Locked where another process writes to the folder.
    """
    with data_lock(folder):
        targets = build_targets(load(folder, targets=False))
        change_files(folder, "build", {"targets.csv": as_csv(targets)})
    return targets


def check_targets(data: Dataset) -> None:
    """Raises BadInput where the committed targets.csv is not what the data gives, with the first row that differs."""
    path = data.folder / "targets.csv"
    have = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    want = as_csv(build_targets(data)).splitlines()
    for row, (old, new) in enumerate(zip(have, want, strict=False), start=1):
        if old != new:
            raise BadInput(f"{path}: row {row} is {old!r}; the data gives {new!r}; run `ipstats build`")
    if len(have) != len(want):
        raise BadInput(f"{path}: {len(have)} lines; the data gives {len(want)}; run `ipstats build`")
