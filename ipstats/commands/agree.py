"""ipstats agree: two readings of a document, and where they differ."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ipstats.commands import options
from ipstats.errors import printable
from ipstats.files import write_files

if TYPE_CHECKING:
    import pandas as pd

    from ipstats.limits import Limits


@click.command("agree")
@click.argument("a", type=options.FILE)
@click.argument("b", type=options.FILE)
@click.option("--out", type=options.OUT_FILE, help="Write what differs to this file.")
@options.limits
@options.data
def command(a: Path, b: Path, out: Path | None, limits: "Limits") -> None:
    """Hold two readings of one document, A and B, against each other: figure by figure, field by field.

    Each is a table of statements, .csv, .jsonl or .xlsx, as `ipstats extract` writes it, or else a document, which
    ipstats reads. A table that you typed, or that another program or a language model wrote, needs the columns printed
    (the figure as it stands in the document) and value (34400 for 3.44万件). Compared are, where both have them: value,
    unit, status (actual or target), measure (level, annual_growth, …), year, period_start, comparator, indicator,
    nature and name; of a figure without a value the words in qualitative.

    Figures are paired where they stand at the same place, if both have the columns start and end, else in the order
    of the text by their digits. A is taken for right: where it has no year any year of B agrees, and a row of it with
    a 1 in a column optional is not counted, whether B has it or not. Found F1 says how many figures both have, strict
    F1 how many of them are alike in value, unit, status, measure and year. Where B has doubts, silent errors are
    figures that are wrong or not in A and carry none.

    --out (.csv, .jsonl or .xlsx) is the list to work through, in the order of the text: a row for each field in which
    they differ and each figure that only one has, with its sentence where A or B is the document or has sentences, as
    a workbook of `ipstats extract` does.

    \b
    ipstats agree mine.xlsx plan.pdf                    how good is ipstats on this document?
    ipstats agree mine.csv theirs.csv --out differ.xlsx what two people must settle
    ipstats agree gpt.jsonl plan.pdf --out look.xlsx    a second reader: where they differ, look
    """
    from ipstats.analysis import list_differences, match_figures
    from ipstats.data import FORMATS, write_workbook

    form = options.format_of(out) if out else ""
    one, other = _reading_of(a, limits), _reading_of(b, limits)
    figures = match_figures(one, other)
    if out:
        rows = list_differences(one, other, figures)
        if form == "xlsx":
            write_workbook(out, {"differences": rows})
        else:
            write_files({out: FORMATS[form](rows)})
        click.echo(f"{len(rows)} differences in {out}", err=True)
    click.echo(printable("\n".join(_agreement_lines(a, b, figures))))


def _reading_of(path: Path, limits: "Limits") -> "pd.DataFrame":
    """The statements of a table, or what is read of a document."""
    from ipstats.limits import call_within

    statements, lines = call_within(_read, path, limits)
    if lines:
        click.echo(printable("\n".join(lines)), err=True)
    return statements


def _read(path: Path) -> tuple["pd.DataFrame", list[str]]:
    """The same, and what a person is told of a document."""
    from ipstats.data import read_statements
    from ipstats.reading import read_file, with_sentences

    if (table := read_statements(path)) is not None:
        return table, []
    reading = read_file(path)
    return with_sentences(reading.statements, reading.document.text), reading.lines()


def _agreement_lines(a: Path, b: Path, figures: "pd.DataFrame") -> list[str]:
    """What a person is told of how two readings agree: figures, fields, and doubts of the second."""
    import pandas as pd

    from ipstats.analysis import STRICT, count_fields, score_figures

    score, fields = score_figures(figures), count_fields(figures)
    lines = [f"A: {score['a']} figures in {a}", f"B: {score['b']} figures in {b}"]
    if fields.empty:
        return [*lines, "in both: none; are they of one document?"]
    strict = ", ".join(field for field in STRICT if field in fields.index)
    lines.append(f"in both: {score['paired']}, found F1 {score['found_f1']:.3f}")
    lines.append(f"alike in {strict}: {score['right']}, strict F1 {score['strict_f1']:.3f}")
    if pd.notna(score["silent"]):
        lines.append(f"silent errors: {score['silent']} of B are wrong or not in A, and carry no doubt")
        lines.append(f"needless doubts: {score['needless']} of B are right, and carry one")
    return [*lines, "", fields.to_string(float_format="{:.3f}".format)]
