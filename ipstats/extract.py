"""From files to their statements, each file with what it says of itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from ipstats.documents import KINDS, Document, read_document
from ipstats.errors import BadInput
from ipstats.reading import Profile, extract_statements, find_profile, profile_line

NOT_READ = {".doc", ".docm", ".dotx", ".wps", ".xls", ".xlsm", ".et", ".ofd", ".rtf", ".odt", ".ods", ".mht", ".mhtml"}


@dataclass(frozen=True)
class Extraction:
    """A document, what it says of itself, and its statements as `ipstats.reading.extract_statements` gives them."""

    document: Document
    profile: Profile
    statements: pd.DataFrame

    def lines(self) -> Iterator[str]:
        """What a person is told of how the document was taken: its profile in a line, its doubts a line each."""
        yield profile_line(self.profile)
        yield from (f"doubt: {doubt}" for doubt in self.profile.doubts)


def extract_file(
    path: Path, plan: str | None = None, period: tuple[int, int] | None = None, kind: str | None = None
) -> Extraction:
    """Read one file. plan: its id, else the file's name; period and kind: what is known of it, else what it says.

    Raises UnreadableDocument.
    """
    document = read_document(path, plan)
    profile = find_profile(document, period=period, kind=kind)
    return Extraction(document, profile, extract_statements(document, profile))


def documents_in(folder: Path) -> list[Path]:
    """The documents of a folder by name, those of kinds that are not read among them; other files are left out.

    Raises BadInput where there is none.
    """
    files = sorted(path for path in folder.iterdir() if path.suffix.lower() in {*KINDS, *NOT_READ})
    files = [path for path in files if path.is_file() and not path.name.startswith((".", "~$"))]
    if not files:
        raise BadInput(f"{folder}: no document in this folder; known are {', '.join(KINDS)}")
    return files
