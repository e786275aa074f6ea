"""ipstats extract: every figure a document prints."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ipstats.commands import options
from ipstats.errors import BadInput
from ipstats.files import write_files

if TYPE_CHECKING:
    from ipstats.reading import Reading


@click.command("extract")
@click.argument("path", metavar="FILE|FOLDER", type=options.FILE)
@click.option("--format", "form", type=click.Choice(["jsonl", "csv", "xlsx"]), help="Default: by --out, else jsonl.")
@click.option("--out", type=options.OUT_FILE, help="Write to this file, not to the screen.")
@click.option("--plan", help="Id of the plan, region-firstyear-lastyear. Default: the file's name.")
@options.period
@options.kind
@click.option("--unread", is_flag=True, help="Print the numbers that became no figure, with the reason, instead.")
@options.data
def command(path: Path, form: str | None, out: Path | None, unread: bool, **given: Any) -> None:
    """Print every figure that FILE states for an indicator, one a row; of a FOLDER that of each document in it.

    FILE need not be known to the data package: text, Markdown, HTML, Word, PDF with text, Excel or CSV, under any
    name. What it was taken for (kind, period, baseline, year of writing) is told on stderr with what that was read
    from; where it is wrong, --period and --kind set it right. So are the counts, and what could not be read.
    A workbook (.xlsx) is made for checking: the sentence stands beside each figure, what is doubtful is coloured, and
    the sheet 未读 lists the numbers that became no figure.

    \b
    ipstats extract qinhuangdao-2021-2025.txt
    ipstats extract plan.txt --out plan.xlsx
    ipstats extract 2026年政府工作报告.pdf --kind report --period 2026 --format csv > report.csv
    ipstats extract plan.txt --unread --format csv
    ipstats extract folder --out figures.csv
    """
    form = form or (options.format_of(out, ", or give --format") if out else "jsonl")
    if form == "xlsx" and not out:
        raise BadInput("a workbook cannot be printed: name a file with --out")
    if path.is_dir() and given["plan"]:
        raise BadInput("--plan names one document, and this is a folder")
    readings, problems = _read(path, given)
    if readings:
        _write_readings(readings, form, out, unread)
    if problems:
        raise SystemExit(2)  # bad input


def _read(path: Path, given: dict[str, Any]) -> tuple[list["Reading"], int]:
    """What was read of a file, or of each document of a folder, and how many documents could not be read."""
    from tqdm import tqdm

    from ipstats.documents import documents_in
    from ipstats.reading import read_file

    files = documents_in(path) if path.is_dir() else [path]
    readings, problems = [], 0
    for file in tqdm(files, unit="document", disable=None if path.is_dir() else True):
        before = f"{file.name}: " if path.is_dir() else ""
        try:
            reading = read_file(file, **given)
            lines = [before + line for line in reading.lines()]
            if reading.statements.empty:
                lines.append(f"ipstats: {file}: no figure of an indicator was found in it")
            readings.append(reading)
        except BadInput as error:
            problems += 1
            lines = [f"ipstats: {problem}" for problem in error.problems]
        tqdm.write("\n".join(lines), file=sys.stderr)
    return readings, problems


def _write_readings(readings: list["Reading"], form: str, out: Path | None, unread: bool) -> None:
    """Print or write the statements, or else the numbers that became none; a workbook has both."""
    import pandas as pd

    from ipstats.data import FORMATS, write_workbook
    from ipstats.reading import with_sentences

    def joined(tables: list[pd.DataFrame]) -> pd.DataFrame:
        return pd.concat([table for table in tables if len(table)] or tables[:1], ignore_index=True)

    if form == "xlsx" and out:
        texts = [reading.document.text for reading in readings]
        pairs = list(zip(readings, texts, strict=True))
        sheets = {
            "statements": joined([with_sentences(reading.statements, text) for reading, text in pairs]),
            "未读": joined([with_sentences(reading.unread, text) for reading, text in pairs]),
        }
        write_workbook(out, sheets)
        click.echo(f"{len(sheets['statements'])} statements, {len(sheets['未读'])} unread in {out}", err=True)
        return
    rows = joined([reading.unread if unread else reading.statements for reading in readings])
    if not out:
        click.echo(FORMATS[form](rows), nl=False)
        return
    write_files({out: FORMATS[form](rows)})
    click.echo(f"{len(rows)} {'unread' if unread else 'statements'} in {out}", err=True)
