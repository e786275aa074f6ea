"""What goes wrong on real documents, by kind: for each kind small documents and the statements that are right.

The cases are in kinds/*.txt; their names begin with the kind. Add one for every kind of fault met in a document:

    == kind and what it is about @ file name (where the document's own years and kind come from)
    the document
    -> name | value unit | measure | status | year | start=first year, doubt=words of it, ...

All statements of a document are listed, in their order; -> nothing where it has none. A comparator stands before the
value (>=300 家), ? where any is right; names and units may have alternatives (or), * is anything, - nothing. Behind the
year other columns can be told; doubt=* is any doubt. ~> may be read or not. -> doubted: no figure is read without doubt,
and it is told that there are some. What files do to a document (hidden text, marks, pictures, menus) is tested in
tests/documents, whatever its kind.
"""

import re
from difflib import SequenceMatcher
from pathlib import Path

import pandas as pd
import pytest

from ipstats.reading import OPEN, read_file

FOLDER = Path(__file__).parent / "kinds"
USUAL = "lancheng-2021-2025.txt"
CASE = re.compile(r"^== (?P<kind>.+?)(?: @ (?P<file>.+))?\n(?P<text>(?:.*\n)*?)(?P<figures>(?:[-~]> .*\n)+)", re.M)
FIGURE = re.compile(r"(?P<comparator>[<>]=?|~|\?)?(?P<value>-|-?[\d.]+(?:e\d+)?)(?: (?P<unit>.+))?")
CASES = {
    case["kind"]: (case["file"] or USUAL, case["text"], case["figures"].splitlines())
    for path in sorted(FOLDER.glob("*.txt"))
    for case in CASE.finditer(path.read_text(encoding="utf-8"))
}


def fits(expected: str, found: object) -> bool:
    """Whether what was found is one of the alternatives that are right."""
    text = "-" if pd.isna(found) else str(found)
    return expected == "*" or text in expected.split(" or ")


def value_of(line: str) -> float | None:
    figure = FIGURE.fullmatch(line.split("|")[1].strip())
    assert figure, line
    return None if figure["value"] == "-" else float(figure["value"])


def differences(line: str, s) -> list[str]:
    """The fields in which a statement is not what a line of a case says."""
    name, figure, measure, status, year, *others = (part.strip() for part in line[3:].split("|"))
    said = FIGURE.fullmatch(figure)
    assert said
    is_number = said["value"] != "-"
    checks = {
        "name": fits(name, s.name),
        "unit": not is_number or fits(said["unit"] or "-", s.unit),
        "measure": fits(measure, s.measure),
        "status": fits(status, s.status),
        "year": fits(year, "-" if pd.isna(s.year) else int(s.year)),
        "comparator": not is_number or said["comparator"] == "?" or s.comparator == (said["comparator"] or "="),
    }
    for other in ", ".join(others).split(", ") if others else []:
        column, _, words = other.partition("=")
        found = s.period_start if column == "start" else getattr(s, column)
        if column == "doubt":
            checks[column] = (words == "") == pd.isna(found) and words.strip("*") in str(found)
        else:
            checks[column] = fits(words, found if pd.isna(found) or isinstance(found, str) else int(found))
    return [field for field, is_right in checks.items() if not is_right]


def shown(s) -> str:
    """A statement as the cases write it."""
    value = "-" if pd.isna(s.value) else f"{'' if s.comparator == '=' else s.comparator}{s.value:.15g}"
    unit = "" if pd.isna(s.unit) else f" {s.unit}"
    told = {"start": s.period_start, "qualitative": s.qualitative, "nature": s.nature, "doubt": s.doubt}
    others = ", ".join(f"{column}={said:.15g}" if isinstance(said, float) else f"{column}={said}"
                       for column, said in told.items() if not pd.isna(said))  # fmt: skip
    year = "-" if pd.isna(s.year) else int(s.year)
    return " | ".join(["-> " + s.name, value + unit, s.measure, s.status, str(year), *filter(None, [others])])


def compare(lines: list[str], found: list) -> list[str]:
    """What is wrong of the statements found, a line each: extra, missed, or the fields that differ.

    They are paired by their values, in their order.
    """
    wanted = [value_of(line) for line in lines]
    values = [None if pd.isna(s.value) else float(f"{s.value:.12g}") for s in found]
    wrong = []
    for what, i, j, k, m in SequenceMatcher(None, wanted, values, autojunk=False).get_opcodes():
        if what == "equal":
            pairs = zip(lines[i:j], found[k:m], strict=True)
            wrong += [f"{', '.join(fields)}: {line}" for line, s in pairs if (fields := differences(line, s))]
        else:
            wrong += [f"missed: {line}" for line in lines[i:j] if not line.startswith("~>")]
            wrong += [f"extra: {shown(s)}" for s in found[k:m]]
    return wrong


@pytest.mark.parametrize("kind", CASES)
def test_kind(kind, tmp_path):
    name, text, lines = CASES[kind]
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    reading = read_file(path)
    found = list(reading.statements.itertuples())
    if lines == ["-> doubted"]:
        assert [shown(s) for s in found if pd.isna(s.doubt)] == []
        assert found or reading.notices or set(reading.unread["reason"]) & OPEN
    else:
        wrong = compare([line for line in lines if line != "-> nothing"], found)
        assert wrong == [], "\n" + "\n".join([*wrong, "read:", *map(shown, found)])


def test_every_case_is_read_and_has_a_name_of_its_own():
    heads = re.findall("^== ", "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.txt")), re.M)
    assert len(heads) == len(CASES)
