"""What all pages share: the style sheet, and the line that says what a page was built from."""

import hashlib
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from ipstats.messages import message
from ipstats.paths import data_files

TEMPLATES_FOLDER = Path(__file__).parent / "templates"


def page_style() -> str:
    """The style sheet of every page."""
    return (TEMPLATES_FOLDER / "page.css").read_text(encoding="utf-8")


def build_stamp(folder: Path, built: datetime, lang: str) -> str:
    """One line: when a page was built, from which data, with which ipstats."""
    digest = hashlib.sha256()
    for path in data_files(folder):
        digest.update(path.read_bytes())
    when, what = message("built", lang), message("data_version", lang)
    return f"{when} {built:%Y-%m-%d %H:%M} UTC · {what} {digest.hexdigest()[:12]} · ipstats {version('ipstats')}"
