"""Where the project keeps its files: the checkout the package runs from, or the copy inside an installed wheel."""

import os
from pathlib import Path

PACKAGE = Path(__file__).parent
HOME = shipped if (shipped := PACKAGE / "_shipped").is_dir() else PACKAGE.parent
NOTEBOOKS = HOME / "notebooks"


def data_folder() -> Path:
    """The data package in use: ``$IPSTATS_DATA``, or the one that ships with ipstats."""
    return Path(os.environ.get("IPSTATS_DATA") or HOME / "data")


def documents_folder() -> Path:
    """Where the plans' full texts lie, if at all: ``$IPSTATS_DOCUMENTS``, or ``documents/`` in the data folder."""
    return Path(os.environ.get("IPSTATS_DOCUMENTS") or data_folder() / "documents")
