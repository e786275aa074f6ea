"""Where the project keeps its files: the checkout the package runs from, or the copy inside an installed wheel."""

import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
HOME = shipped if (shipped := PACKAGE / "_shipped").is_dir() else PACKAGE.parent
NOTEBOOKS = HOME / "notebooks"
PLAN_TABLES = ("statements", "unread", "tasks", "goals")  # of the data package: each has a file for each plan
FONT = "NotoSansCJKsc-Regular.otf"


def data_folder() -> Path:
    """The data package in use: ``$IPSTATS_DATA``, or the one that ships with ipstats."""
    return Path(os.environ.get("IPSTATS_DATA") or HOME / "data")


def documents_folder(data: Path | None = None) -> Path:
    """Where the plans' full texts lie, if at all: ``$IPSTATS_DOCUMENTS``, or ``documents/`` in a data folder."""
    return Path(os.environ.get("IPSTATS_DOCUMENTS") or (data or data_folder()) / "documents")


def is_inside(folder: Path, path: Path) -> bool:
    """Whether a path lies in a folder as it is written, with no .. in it, whatever a link in the folder points to.

    >>> is_inside(Path("data"), Path("data/statements/a.csv")), is_inside(Path("data"), Path("data/../a.csv"))
    (True, False)
    """
    return path.is_relative_to(folder) and ".." not in path.relative_to(folder).parts


def observation_files(data: Path) -> list[Path]:
    """The tables of values measured later: whatever files lie in the folder of observations."""
    return _files_in(data, "observations/*")


def data_files(data: Path) -> list[Path]:
    """Every file that tables are read from; a spreadsheet's own lock files are none."""
    return _files_in(data, "*.*", *(f"{table}/*" for table in (*PLAN_TABLES, "observations")))


def _files_in(data: Path, *patterns: str) -> list[Path]:
    files = [path for pattern in patterns for path in data.glob(pattern)]
    return sorted(path for path in files if path.is_file() and path.name[0] not in "~.")


@cache
def font_path() -> Path:
    """Where the one font lies. mplfonts itself is not imported: it would have a say in matplotlib's settings.

    Raises RuntimeError where mplfonts is not installed or lacks the font.
    """
    package = find_spec("mplfonts")
    path = Path(package.origin).parent / "fonts" / FONT if package and package.origin else None
    if path is None or not path.is_file():
        raise RuntimeError(f"charts need the font {FONT} of mplfonts; run `pip install mplfonts`")
    return path
