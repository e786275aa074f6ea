"""ipstats extract: every figure a document prints."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ipstats.commands import options
from ipstats.errors import BAD_INPUT, FAILED, BadInput, printable
from ipstats.files import write_files

if TYPE_CHECKING:
    import pandas as pd

    from ipstats.limits import Limits


@dataclass(frozen=True)
class Read:
    """What is written of a document: its statements and the numbers that became none, with sentences, and notices."""

    statements: "pd.DataFrame"
    unread: "pd.DataFrame"
    lines: list[str]


@click.command("extract")
@click.argument("path", metavar="FILE|FOLDER", type=options.FILE)
@click.option("--format", "form", type=click.Choice(["jsonl", "csv", "xlsx"]), help="Default: by --out, else jsonl.")
@click.option("--out", type=options.OUT_FILE, help="Write to this file, not to the screen.")
@click.option("--plan", help="Id of the plan, region-firstyear-lastyear. Default: the file's name.")
@options.period
@options.kind
@options.limits
@click.option("--unread", is_flag=True, help="Print the numbers that became no figure, with the reason, instead.")
@options.data
def command(path: Path, form: str | None, out: Path | None, unread: bool, limits: "Limits", **given: Any) -> None:
    """Print every figure that FILE states for an indicator, one a row; of a FOLDER that of each document in it.

    FILE need not be known to the data package: text, Markdown, HTML, Word, PDF with text, Excel or CSV, under any
    name. What it was taken for (kind, period, baseline, year of writing) is told on stderr with what that was read
    from; where it is wrong, --period and --kind set it right. So are the counts, and what could not be read.
    A workbook (.xlsx) is made for checking: the sentence stands beside each figure, what is doubtful is coloured, and
    the sheet 未读 lists the numbers that became no figure.
    The documents of a folder are read on all cores. One that cannot be read, or passes --seconds or --memory, is
    listed and does not stop the others; the exit code is 1 then, and 2 for a single FILE.

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
    read, failed = _read(path, limits, given)
    if read:
        _write(read, form, out, unread)
    if not failed:
        return
    if path.is_dir():
        names = ", ".join(file.name for file in failed)
        click.echo(printable(f"ipstats: {len(failed)} of {len(failed) + len(read)} not read: {names}"), err=True)
    raise SystemExit(FAILED if path.is_dir() else BAD_INPUT)


def _read(path: Path, limits: "Limits", given: dict[str, Any]) -> tuple[list[Read], list[Path]]:
    """What was read of a file, or of each document of a folder by name, and the documents that could not be read."""
    from tqdm import tqdm

    import ipstats.reading  # noqa: F401, that forks have it already
    from ipstats.documents import documents_in
    from ipstats.limits import call_each_within

    tqdm.monitor_interval = 0  # its thread would stand in the way of forks
    files = documents_in(path) if path.is_dir() else [path]
    read: dict[Path, Read] = {}
    outcomes = call_each_within(_read_one, files, limits, **given)
    for file, outcome in tqdm(outcomes, total=len(files), unit="document", disable=None if path.is_dir() else True):
        if isinstance(outcome, BadInput):
            lines = [f"ipstats: {problem}" for problem in outcome.problems]
        elif isinstance(outcome, Exception) and not path.is_dir():
            raise outcome
        elif isinstance(outcome, Exception):
            lines = [f"ipstats: {file}: {type(outcome).__name__} {outcome}: this is a fault of ipstats"]
        else:
            read[file], lines = outcome, [f"{file.name}: " * path.is_dir() + line for line in outcome.lines]
            lines += [f"ipstats: {file}: no figure of an indicator was found in it"] * outcome.statements.empty
        tqdm.write(printable("\n".join(lines)), file=sys.stderr)
    return [read[file] for file in files if file in read], [file for file in files if file not in read]


def _read_one(path: Path, **given: Any) -> Read:
    """What is written of a document; the whole of what is known of it stays in the process that reads it."""
    from ipstats.reading import read_file, with_sentences

    reading = read_file(path, **given)
    text = reading.document.text
    statements, unread = (with_sentences(table, text) for table in (reading.statements, reading.unread))
    return Read(statements, unread, reading.lines())


def _write(read: list[Read], form: str, out: Path | None, unread: bool) -> None:
    """Print or write the statements, or else the numbers that became none; a workbook has both, with sentences."""
    import pandas as pd

    from ipstats.data import FORMATS

    def joined(tables: list[pd.DataFrame]) -> pd.DataFrame:
        return pd.concat([table for table in tables if len(table)] or tables[:1], ignore_index=True)

    if form == "xlsx" and out:
        from ipstats.data import write_workbook

        sheets = {
            "statements": joined([one.statements for one in read]),
            "未读": joined([one.unread for one in read]),
        }
        write_workbook(out, sheets)
        click.echo(f"{len(sheets['statements'])} statements, {len(sheets['未读'])} unread in {out}", err=True)
        return
    rows = joined([one.unread if unread else one.statements for one in read]).drop(columns="sentence")
    if not out:
        text = FORMATS[form](rows)
        click.echo(printable(text) if sys.stdout.isatty() else text, nl=False)
        return
    write_files({out: FORMATS[form](rows)})
    click.echo(f"{len(rows)} {'unread' if unread else 'statements'} in {out}", err=True)
