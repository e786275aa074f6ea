"""The command line: `ipstats`."""

import os
import re
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import click
import pandas as pd

from ipstats.data import load
from ipstats.errors import BadInput, write_errors
from ipstats.messages import LANGUAGES
from ipstats.paths import data_folder

if TYPE_CHECKING:
    from ipstats.reading import Reading

BAD_INPUT, LOCKED = 2, 75
KINDS_OF_DOCUMENTS = ("plan", "report", "bulletin")
SHOWN = 20


class Commands(click.Group):
    """Commands that tell of bad input in plain lines, without a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BadInput as error:
            for problem in error.problems[:SHOWN]:
                click.echo(f"ipstats: {problem}", err=True)
            if len(error.problems) > SHOWN:
                click.echo(f"ipstats: and {len(error.problems) - SHOWN} more", err=True)
            ctx.exit(BAD_INPUT)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="ipstats")
def main() -> None:
    """Read Chinese intellectual-property plans into one tidy table and render a report per region.

    \b
    ipstats extract plan.txt                 every figure a document prints
    ipstats agree mine.csv plan.txt          two readings of a document, and where they differ
    ipstats explain plan.txt --row 3         why a figure is read as it is
    ipstats add plan.txt                     the same, into the data
    ipstats build                            targets.csv from data/statements
    ipstats report qinhuangdao               reports/qinhuangdao.html
    ipstats export --out tables              a workbook and a data package

    Exit codes: 0 all good, 1 some report failed, 2 bad input, 75 another run writes to the folder.
    """


class Period(click.ParamType[tuple[int, int]]):
    """A first and a last year, as 2021-2025, or one year."""

    name = "years"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        years = re.fullmatch(r"(\d{4})(?:[-–—](\d{4}))?", value)
        first, last = (int(years[1]), int(years[2] or years[1])) if years else (1, 0)
        if first > last:
            self.fail(f"{value!r} is no period; write it as 2021-2025", param, ctx)
        return first, last


@main.command("extract")
@click.argument("path", metavar="FILE|FOLDER", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["jsonl", "csv", "xlsx"]), help="Default: by --out, else jsonl.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file, not to the screen.")
@click.option("--plan", help="Id of the plan, region-firstyear-lastyear. Default: the file's name.")
@click.option("--period", type=Period(), help="First and last year, as 2021-2025. Default: what the document says.")
@click.option("--kind", type=click.Choice(KINDS_OF_DOCUMENTS), help="What it is. Default: what the document says.")
@click.option("--unread", is_flag=True, help="Print the numbers that became no figure, with the reason, instead.")
def extract_command(path: Path, form: str | None, out: Path | None, unread: bool, **given: Any) -> None:
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
    form = form or (_format_of(out, ", or give --format") if out else "jsonl")
    if form == "xlsx" and not out:
        raise BadInput("a workbook cannot be printed: name a file with --out")
    if path.is_dir() and given["plan"]:
        raise BadInput("--plan names one document, and this is a folder")
    readings, problems = _read(path, given)
    if readings:
        _write_readings(readings, form, out, unread)
    if problems:
        raise SystemExit(BAD_INPUT)


def _format_of(out: Path, else_: str = "") -> str:
    """The format that the name of a file asks for."""
    from ipstats.data import FORMATS

    form = out.suffix.lstrip(".")
    if form not in {*FORMATS, "xlsx"}:
        raise BadInput(f"{out}: no format for {'.' + form!r}; name it .jsonl, .csv or .xlsx{else_}")
    return form


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
        with write_errors(out):
            write_workbook(out, sheets)
        click.echo(f"{len(sheets['statements'])} statements, {len(sheets['未读'])} unread in {out}", err=True)
        return
    rows = joined([reading.unread if unread else reading.statements for reading in readings])
    if not out:
        click.echo(FORMATS[form](rows), nl=False)
        return
    with write_errors(out):
        out.write_text(FORMATS[form](rows), encoding="utf-8")
    click.echo(f"{len(rows)} {'unread' if unread else 'statements'} in {out}", err=True)


@main.command("explain")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--at", type=int, help="An offset in the text, as the columns start and end of extract give them.")
@click.option("--row", type=click.IntRange(min=1), help="A row of what extract prints, 1 for the first.")
@click.option("--period", type=Period(), help="First and last year, as 2021-2025. Default: what the document says.")
@click.option("--kind", type=click.Choice(KINDS_OF_DOCUMENTS), help="What it is. Default: what the document says.")
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True)
def explain_command(path: Path, at: int | None, row: int | None, lang: str, **given: Any) -> None:
    """Tell why a figure of FILE is read as it is, or why a number is no figure.

    Its sentence, what it is read as, and for its time and its measure each piece of evidence with the rule and its
    weight, then the reading that lost and what spoke for it; the words of its clause that the reader knows.

    \b
    ipstats extract plan.txt --format csv | head -4
    ipstats explain plan.txt --row 3
    ipstats explain plan.txt --at 1204 --lang zh
    """
    from ipstats.reading import explain_at, read_file

    if (at is None) == (row is None):
        raise BadInput("say which figure: --at OFFSET or --row N")
    reading = read_file(path, **given)
    if row is not None:
        if row > len(reading.statements):
            raise BadInput(f"{path}: --row {row}, but {len(reading.statements)} figures are read in it")
        at = int(reading.statements["start"].iloc[row - 1])
    found = explain_at(reading, at or 0, lang)
    if not found:
        starts = sorted(reading.statements["start"].dropna(), key=lambda start: abs(start - (at or 0)))[:3]
        near = ", ".join(map(str, starts)) or "none"
        raise BadInput(f"{path}: no figure and no number with a unit at offset {at}; the nearest figures are at {near}")
    click.echo("\n\n".join(map(str, found)))


@main.command("agree")
@click.argument("a", type=click.Path(path_type=Path))
@click.argument("b", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write what differs to this file.")
def agree_command(a: Path, b: Path, out: Path | None) -> None:
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

    form = _format_of(out) if out else ""
    one, other = _reading_of(a), _reading_of(b)
    figures = match_figures(one, other)
    if out:
        rows = list_differences(one, other, figures)
        with write_errors(out):
            if form == "xlsx":
                write_workbook(out, {"differences": rows})
            else:
                out.write_text(FORMATS[form](rows), encoding="utf-8")
        click.echo(f"{len(rows)} differences in {out}", err=True)
    click.echo("\n".join(_agreement_lines(a, b, figures)))


def _reading_of(path: Path) -> pd.DataFrame:
    """The statements of a table, or what is read of a document."""
    from ipstats.data import read_statements
    from ipstats.reading import read_file, with_sentences

    if (table := read_statements(path)) is not None:
        return table
    reading = read_file(path)
    click.echo("\n".join(reading.lines()), err=True)
    return with_sentences(reading.statements, reading.document.text)


def _agreement_lines(a: Path, b: Path, figures: pd.DataFrame) -> list[str]:
    """What a person is told of how two readings agree: figures, fields, and doubts of the second."""
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


@main.command("add")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--region", help="Id in data/regions.csv. Default: the region that the document names.")
@click.option("--period", type=Period(), help="First and last year, as 2021-2025. Default: what the document says.")
@click.option("--kind", type=click.Choice(KINDS_OF_DOCUMENTS), help="What it is. Default: what the document says.")
def add_command(file: Path, **given: Any) -> None:
    """Put FILE into the data: a row of plans.csv, its statements, and a list of what to look at.

    Each field of the row is told with what it was read from. The plan's id is the file's name where that is one, as
    lancheng-2021-2025, else region, first and last year. Running it again changes nothing; with a changed document it
    shows what changed. Then run `ipstats build`.

    \b
    ipstats add lancheng-2021-2025.pdf
    ipstats add 2026年政府工作报告.docx --region qingdao --period 2026
    """
    from ipstats.add import add_document

    result = add_document(file, data_folder(), **given)
    sources = {name: f"  [{source}]" for name, source in result.sources.items() if source}
    fields = {name: "" if pd.isna(value) else value for name, value in result.plan.items()}
    lines = [f"  {name:16} {value}{sources.get(name, '')}" for name, value in fields.items()]
    lines += [*(f"- {line}" for line in result.removed), *(f"+ {line}" for line in result.added), *result.notices]
    count, plan = len(result.statements), result.plan["plan"]
    click.echo("\n".join([*lines, f"{count} statements in data/statements/{plan}.csv; now run: ipstats build"]))


@main.command("build")
@click.option("--check", is_flag=True, help="Write nothing; fail where targets.csv is not what the data gives.")
def build_command(check: bool) -> None:
    """Build data/targets.csv from the statements, after checking every table of the data package."""
    from ipstats.analysis import build_targets
    from ipstats.build import check_targets
    from ipstats.data import as_csv

    folder = data_folder()
    data = load(folder, targets=check)
    if check:
        check_targets(data)
        click.echo(f"{folder / 'targets.csv'} is what the data gives: {len(data.targets)} rows")
        return
    targets = build_targets(data)
    with write_errors(folder / "targets.csv"):
        (folder / "targets.csv").write_text(as_csv(targets), encoding="utf-8")
    click.echo(f"{len(targets)} rows in {folder / 'targets.csv'}, {targets['conflicts'].notna().sum()} with conflicts")


@main.command("export")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="Folder to write to.")
@click.option("--lang", type=click.Choice(LANGUAGES), default="zh", show_default=True, help="Language of the charts.")
def export_command(out: Path, lang: str) -> None:
    """Write all tables into the folder OUT: as a workbook with charts, and as CSV files in a data package.

    \b
    ipstats export --out tables
    pip install frictionless && frictionless validate tables/datapackage.json
    """
    from ipstats.export import write_bundle

    for path in write_bundle(load(), out, lang):
        click.echo(path)


@main.command("report")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), default="reports", show_default=True, help="Folder."
)
@click.option("--lang", type=click.Choice(LANGUAGES), default="zh", show_default=True, help="Language of the reports.")
@click.option("--jobs", type=click.IntRange(1), default=os.cpu_count(), help="Reports at a time.  [default: cores]")
@click.option("--force", is_flag=True, help="Make reports even where nothing they depend on changed.")
@click.option("--keep", type=click.IntRange(0), default=0, help="Earlier versions of each report to keep.")
@click.option("--wait", type=click.FloatRange(0), default=0, help="Seconds to wait for another run to end.")
@click.option("--cell-seconds", type=click.IntRange(1), default=120, show_default=True, help="Limit for a cell.")
@click.option("--notebook-seconds", type=click.IntRange(1), default=600, show_default=True, help="And for a notebook.")
@click.option("--scheduler", metavar="ADDRESS", default="", help="Run on the Dask cluster at this address.")
@click.option("--log-format", type=click.Choice(["text", "json"]), default="text", help="json: an object a line.")
@click.option(
    "--notebook",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Instead of city_report.ipynb, for regions only; same parameters.",
)
def report_command(
    names: tuple[str, ...], out: Path, lang: str, log_format: str, notebook: Path | None, **options: Any
) -> None:
    """Run a notebook for each report NAME (all there are where none is named); write its page and the index.

    A region's report goes by the region's id; the index also has a comparison for each indicator that several plans
    share (compare-CODE), what remains to be looked at (audit-plans), and a notebook to explore (explore-plans).

    A report is made again only where something it depends on changed. One that fails does not stop the others and
    keeps its last good page; its notebook is left in failed/.

    \b
    ipstats report
    ipstats report qinhuangdao hebei --lang en --out /tmp/reports
    ipstats report compare-valid_trademarks
    ipstats report --jobs 8 --wait 60 --log-format json

    Exit codes: 0 all good, 1 some report failed, 2 bad input, 75 another run writes to the folder.
    """
    from ipstats.production import JsonLog, Locked, Options, TextLog, build_reports

    log = JsonLog() if log_format == "json" else TextLog()
    signal.signal(signal.SIGTERM, _leave)
    try:
        outcomes = build_reports(list(names), out, lang, notebook, Options(**options), log.start, log.outcome)
    except Locked as error:
        click.echo(f"ipstats: {error}", err=True)
        raise SystemExit(LOCKED) from error
    except KeyboardInterrupt:
        click.echo("ipstats: interrupted; what is finished stands, the next run goes on", err=True)
        raise SystemExit(128 + signal.SIGINT) from None
    finally:
        log.close()
    log.end(outcomes, out)
    if any(outcome.error for outcome in outcomes):
        raise SystemExit(1)


def _leave(number: int, frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_IGN)
    click.echo("ipstats: told to end; what is finished stands, the next run goes on", err=True)
    raise SystemExit(128 + number)


if __name__ == "__main__":
    sys.exit(main())
