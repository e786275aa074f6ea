"""What all pages share: templates, style sheet, language tags, the line that says what a page was built from."""

import hashlib
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from ipstats.folders import data_files
from ipstats.wording import say

FOLDER = Path(__file__).parent / "templates"
TEMPLATES = Environment(loader=PackageLoader("ipstats"), autoescape=True, undefined=StrictUndefined)
HTML_LANG = {"zh": "zh-CN", "en": "en"}


def style() -> str:
    """The style sheet of every page."""
    return (FOLDER / "page.css").read_text(encoding="utf-8")


def stamp(folder: Path, built: datetime, lang: str) -> str:
    """One line: when a page was built, from which data, with which ipstats."""
    digest = hashlib.sha256()
    for path in data_files(folder):
        digest.update(path.read_bytes())
    when, what = say("built", lang), say("data_version", lang)
    return f"{when} {built:%Y-%m-%d %H:%M} UTC · {what} {digest.hexdigest()[:12]} · ipstats {version('ipstats')}"
