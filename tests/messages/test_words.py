"""Every language says the same things, all that the code asks for, and nothing else."""

import ast
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import ipstats
from ipstats.analysis import growth, progress
from ipstats.messages import words
from ipstats.messages.words import LANGUAGES, language, message
from ipstats.reading import doubts

PACKAGE = Path(ipstats.__file__).parent
TREES = [ast.parse(path.read_text(encoding="utf-8")) for path in PACKAGE.rglob("*.py")]
KEYS = list(language("en").words)
# Keys that are put together where they are asked for, or that are values of a field of the data package.
BUILT = [
    r"(against|apart|direction|explain|faster|index|overview|relation|role|rule|source|stage|status|told|verdict)_\w+",
    r"(assess_plan|audit_plans|city_report|compare_regions|explore|tasks|progress|growth|planned_growth|stated_growth)_title",
    r"(assessment|rows)_(csv|docx|xlsx)",
    "second-hand|with the source|预期性|约束性|economy|outline",
]
# Modules whose constants with a space are codes that reports say in words.
CODES = (doubts, growth, progress)


def asked_for() -> Iterator[str]:
    """The keys that calls of message, note and year_in_header name themselves."""
    for node in (node for tree in TREES for node in ast.walk(tree)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"message", "note", "year_in_header"}:
            key = node.args[0]
            choices = [key.body, key.orelse] if isinstance(key, ast.IfExp) else [key]
            yield from (choice.value for choice in choices if isinstance(choice, ast.Constant))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_the_same_keys_in_the_same_order(lang):
    assert list(language(lang).words) == KEYS


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_fills_in_as_much(lang):
    def fields(text: str) -> int:
        return len(re.findall(r"\{\d*\}", text))

    assert {key: fields(text) for key, text in language(lang).words.items()} == {
        key: fields(text) for key, text in language("en").words.items()
    }


def test_no_key_is_unused():
    constants = {node.value for tree in TREES for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert [key for key in KEYS if key not in constants and not re.fullmatch("|".join(BUILT), key)] == []


def test_no_pattern_of_built_keys_is_unused():
    assert [pattern for pattern in BUILT if not any(re.fullmatch(pattern, key) for key in KEYS)] == []


def test_no_key_is_missing():
    assert set(asked_for()) - set(KEYS) == set()


@pytest.mark.parametrize("module", CODES, ids=lambda module: module.__name__)
def test_every_code_has_words(module):
    codes = [
        value for name, value in vars(module).items() if name.isupper() and isinstance(value, str) and " " in value
    ]
    assert codes
    assert [code for code in codes if code not in KEYS] == []


def test_a_third_language_is_one_new_file(tmp_path, monkeypatch):
    shutil.copy(words.FOLDER / "en.toml", tmp_path / "xx.toml")
    monkeypatch.setattr(words, "FOLDER", tmp_path)
    monkeypatch.setattr(words, "LANGUAGES", (*LANGUAGES, "xx"))
    assert message("baseline", "xx") == "Baseline"
    language.cache_clear()
