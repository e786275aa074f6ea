"""Why a figure is read as it is: its sentence, the words found in it, the evidence for its reading and for what lost."""

import re
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd

from ipstats.data import load
from ipstats.documents import Table
from ipstats.errors import BadInput, UnknownName
from ipstats.messages import message, message_or_code
from ipstats.paths import documents_folder
from ipstats.reading.evidence import Choice, Evidence, rules
from ipstats.reading.extraction import read_file
from ipstats.reading.quotes import with_sentences
from ipstats.reading.result import Reading
from ipstats.reading.table_layout import lay_out_table
from ipstats.reading.tagger import tag

_FIELDS = {"time": ("year", "status"), "measure": ("measure",)}  # of rules.csv that each choice is made of
_CLAUSE = re.compile(r"(?:【[^】]*】|[^，；：。【])+")
_SHOWN = (
    "name",
    "indicator",
    "value",
    "unit",
    "comparator",
    "status",
    "measure",
    "year",
    "period_start",
    "compared_to",
)


@dataclass(frozen=True)
class Explanation:
    """Why a figure is read as it is. Printed, or shown in a notebook, it tells that in words.

    fields: column → value of its statement, or printed and reason of a number that became none. sentence: with the
    figure in 【】; header: that of its column in a table; time, measure: what was chosen, with the evidence for it and
    for the reading that lost (of a table's figure only the rules that decided); words: those found in the sentence.
    """

    fields: dict[str, Any]
    sentence: str
    section: str
    header: str
    choices: dict[str, Choice]
    words: list[tuple[str, str]]
    lang: str = "en"

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def _repr_html_(self) -> str:
        return f"<pre>{escape(str(self))}</pre>"

    def _lines(self) -> list[str]:
        """What it tells, a line each."""
        say = self._say
        shown = [f"{name} {_text_of(value)}" for name, value in self.fields.items()]
        lines = [self.sentence, f"  {say('section')}: {self.section}" if self.section else ""]
        lines += [f"  {say('header')}: {self.header}" if self.header else "", f"  {say('read')}: {', '.join(shown)}"]
        for field, choice in self.choices.items():
            lines += self._choice(say(field), choice)
        found = " · ".join(f"{word} ({kind})" for word, kind in self.words)
        return [line for line in [*lines, f"  {say('words')}: {found}" if found else ""] if line]

    def _say(self, key: str) -> str:
        return message(f"explain_{key}", self.lang)

    def _choice(self, field: str, choice: Choice) -> list[str]:
        lines = [f"  {field}: {self._value(choice.value)}", *self._reasons(choice.evidence, "+")]
        if choice.lost is not None:
            margin = self._say("margin").format(f"{choice.margin:.0f}")
            lines += [
                f"  {self._say('not')}: {self._value(choice.lost)} ({margin})",
                *self._reasons(choice.against, "-"),
            ]
        return lines

    def _reasons(self, evidence: tuple[Evidence, ...], sign: str) -> list[str]:
        """The reasons for a reading, the heaviest first."""
        colon, lines = "：" if self.lang == "zh" else ": ", []
        for reason in sorted(evidence, key=lambda reason: -reason.weight):
            words = f"{colon}{reason.words[-30:]}" if reason.words else ""
            says = rules()[reason.rule].says(self.lang)
            lines.append(f"    {sign} {says}{words} [{reason.rule} {reason.weight:.0f}]")
        return lines

    def _value(self, value: Any) -> str:
        """A reading of the time or of the measure in words."""
        if isinstance(value, tuple):
            year, first, status = value
            years = f"{first}–{year}" if first else str(year)
            return f"{years}, {message_or_code(f'status_{status}', self.lang)}"
        return str(value)


def explain(statement: Any, document: str | Path | None = None, lang: str = "en") -> Explanation:
    """Why a statement, a row of `extract` or of a dataset, is read as it is; lang: en or zh.

    document: its file, else the one that lies at hand for its plan. Raises BadInput where there is none, or where the
    document reads otherwise today.
    """
    row = statement._asdict() if hasattr(statement, "_asdict") else dict(statement)
    reading = read_file(Path(document) if document else _document_of(row["plan"]), row["plan"])
    found = explain_at(reading, int(row["start"]), lang)
    same = [e for e in found if e.fields.get("name") == row["name"]]
    if not same:
        where = f"{reading.document.plan}: {row['name']} is not read at offset {row['start']}"
        raise BadInput(f"{where}; the document or the reader has changed: read it again with ipstats add")
    return same[0]


def _document_of(plan: str) -> Path:
    plans = load().plans.set_index("plan")
    if plan not in plans.index:
        raise UnknownName("plan", plan, set(plans.index), "give the document")
    name = str(plans["document"].fillna("").get(plan))
    path = documents_folder() / name
    if not name or not path.is_file():
        raise BadInput(f"{path}: the document of {plan} is not there; put it there, or give the document")
    return path


def explain_at(reading: Reading, at: int, lang: str = "en") -> list[Explanation]:
    """Why the figures that stand at an offset of a document's text are read as they are, or why a number there is none."""
    frame = with_sentences(reading.statements, reading.document.text)
    found = [_of_statement(row, reading, lang) for row in _rows_at(frame, at)]
    return found or [_of_unread(row, reading, lang) for row in _rows_at(reading.unread, at)]


def _rows_at(frame: pd.DataFrame, at: int) -> list[dict[str, Any]]:
    """The rows whose figure holds an offset."""
    held = ((frame["start"] <= at) & (at < frame["end"])).fillna(False).astype(bool)
    return [{str(name): value for name, value in row.items()} for row in frame[held].to_dict("records")]


def _of_statement(row: dict[str, Any], reading: Reading, lang: str) -> Explanation:
    fields = {name: row[name] for name in (*_SHOWN, "nature", "doubt") if not pd.isna(row[name])}
    choices = _choices(row, reading)
    words = [] if row["source"] == "table" else _words(row["sentence"])
    header = _header(row["start"], reading) if row["source"] == "table" else ""
    return Explanation(fields, row["sentence"], _text(row["section"]), header, choices, words, lang)


def _of_unread(row: dict[str, Any], reading: Reading, lang: str) -> Explanation:
    quoted = with_sentences(pd.DataFrame([row]), reading.document.text)["sentence"].iloc[0]
    fields = {"printed": row["printed"], "reason": row["reason"]}
    return Explanation(fields, quoted, _text(row["section"]), "", {}, _words(quoted), lang)


def _text_of(value: Any) -> str:
    """A value as a person writes it: 4398.6 and 5, not 5.0."""
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _text(value: Any) -> str:
    return "" if pd.isna(value) else str(value)


def _choices(row: dict[str, Any], reading: Reading) -> dict[str, Choice]:
    """The choices that made a statement; for one without a trace those that its rules tell."""
    for read in reading.sentences:
        for finding in read.found:
            start = read.sentence.start + finding.fields["start"]
            if reading.document.span(start, start + 1)[0] == row["start"] and finding.fields["name"] in row["name"]:
                return {"time": finding.time, "measure": finding.measure}
    when = (row["year"], row["period_start"], row["status"])
    told = [Evidence(rule, None) for rule in _text(row["evidence"]).split()]
    by_field = {field: tuple(e for e in told if rules()[e.rule].field in of) for field, of in _FIELDS.items()}
    values = {"time": tuple(None if pd.isna(v) else v for v in when), "measure": row["measure"]}
    return {field: Choice(values[field], evidence) for field, evidence in by_field.items()}


def _header(at: int, reading: Reading) -> str:
    """The header above the cell that holds an offset."""
    for table in (block for block in reading.document.blocks if isinstance(block, Table)):
        for row in table.rows:
            for column, cell in enumerate(row):
                start, end = reading.document.span(cell.start, cell.start + max(1, len(cell.text)))
                if start <= at < end:
                    heads = lay_out_table(table, reading.profile.horizon).heads
                    return " / ".join(dict.fromkeys(head[column].text for head in heads if column < len(head)))
    return ""


def _words(sentence: str) -> list[tuple[str, str]]:
    """The words of the clause around the figure of a sentence that the vocabulary knows, each with its kind."""
    clause = next((part for part in _CLAUSE.findall(sentence) if "【" in part), sentence)
    spans = (span for span in tag(clause) if not span.is_a("list sign", "particle"))
    return [(clause[span.start : span.end], next(iter(span.kinds))) for span in spans]
