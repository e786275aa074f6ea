"""One TOML file a language beside this one: its words, and how it writes numbers. All files have the same keys."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ipstats.errors import UnknownName

FOLDER = Path(__file__).parent
LANGUAGES = tuple(sorted((path.stem for path in FOLDER.glob("*.toml")), key=lambda lang: (lang != "zh", lang)))


@dataclass(frozen=True)
class Language:
    """A language file: html is its tag; what the other settings do is said in the file."""

    html: str
    space: str
    compact_from: int
    unbroken_figures: bool
    currency_first: bool
    plural: str
    words: dict[str, str]


@cache
def language(lang: str) -> Language:
    """A language by its code, the name of its file. Raises UnknownName where there is none."""
    if lang not in LANGUAGES:
        raise UnknownName("language", lang, LANGUAGES, "pass one of them")
    file = tomllib.loads((FOLDER / f"{lang}.toml").read_text(encoding="utf-8"))
    return Language(**file["language"], words=file["words"])


def message(key: str, lang: str) -> str:
    """The words for a key in a language.

    >>> message("baseline", "zh"), message("baseline", "en")
    ('基期值', 'Baseline')

    Raises UnknownName for an unknown language, KeyError for a key that has no words.
    """
    return language(lang).words[key]


def message_or_code(code: Any, lang: str) -> str:
    """The words for a reason, doubt or check that the data name, or the code itself where there are no words for it;
    nothing for a missing one."""
    import pandas as pd  # here alone: the command line asks for the languages before it knows what to do

    return "" if pd.isna(code) else language(lang).words.get(code, str(code))


def sentences(parts: list[str], lang: str) -> str:
    """Sentences one after the other."""
    return language(lang).space.join(parts)
