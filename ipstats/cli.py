"""The command line: `ipstats`."""

import sys
from pathlib import Path

import click

from ipstats.build import build_targets, check_targets, validate_package
from ipstats.dataset import load
from ipstats.errors import BadInput
from ipstats.export import FORMATS, as_csv, write_workbook
from ipstats.extraction import extract
from ipstats.folders import data_folder
from ipstats.wording import LANGUAGES

BAD_INPUT = 2
SHOWN = 20


class Commands(click.Group):
    """Commands that tell of bad input in plain lines, without a traceback."""

    def invoke(self, ctx: click.Context):
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
def main():
    """Read Chinese intellectual-property plans into one tidy table and render a report per region.

    \b
    ipstats extract plan.txt                 every figure a document prints
    ipstats build                            targets.csv from data/statements
    ipstats report qinhuangdao               reports/qinhuangdao.html
    ipstats export --out tables              a workbook and a data package

    Exit codes: 0 all good, 1 some report failed, 2 bad input.
    """


@main.command("extract")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice([*FORMATS, "xlsx"]), help="Default: by --out, else jsonl.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file, not to the screen.")
@click.option("--plan", help="Id of the plan, region-firstyear-lastyear. Default: the file's name.")
def extract_command(file: Path, form: str | None, out: Path | None, plan: str | None):
    """Print every figure that FILE states for an indicator, one a row.

    FILE need not be known to the data package. Its name should be region-firstyear-lastyear, as in
    qinhuangdao-2021-2025.txt; otherwise the years are looked for in the text.

    \b
    ipstats extract qinhuangdao-2021-2025.txt
    ipstats extract plan.txt --out plan.xlsx
    ipstats extract plan.txt --format csv > plan.csv
    """
    form = form or (out.suffix.lstrip(".") if out else "jsonl")
    if form not in {*FORMATS, "xlsx"}:
        raise BadInput(f"{out}: no format for {out.suffix!r}; name it .jsonl, .csv or .xlsx, or give --format")
    if form == "xlsx" and not out:
        raise BadInput("a workbook cannot be printed: name a file with --out")
    statements = extract(file, plan)
    if form == "xlsx":
        write_workbook(out, statements=statements)
    elif out:
        out.write_text(FORMATS[form](statements), encoding="utf-8")
    else:
        click.echo(FORMATS[form](statements), nl=False)
    if out:
        click.echo(f"{len(statements)} statements in {out}", err=True)


@main.command("build")
@click.option("--check", is_flag=True, help="Write nothing; fail where targets.csv is not what the data gives.")
def build_command(check: bool):
    """Build data/targets.csv from the statements, after checking every table of the data package."""
    folder = data_folder()
    validate_package(folder, leave_out=() if check else ("targets",))
    data = load(folder)
    if check:
        check_targets(data)
        click.echo(f"{folder / 'targets.csv'} is what the data gives: {len(data.targets)} rows")
        return
    targets = build_targets(data)
    (folder / "targets.csv").write_text(as_csv(targets), encoding="utf-8")
    click.echo(f"{len(targets)} rows in {folder / 'targets.csv'}, {targets['conflicts'].notna().sum()} with conflicts")


@main.command("export")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="Folder to write to.")
@click.option("--lang", type=click.Choice(LANGUAGES), default="zh", show_default=True, help="Language of the charts.")
def export_command(out: Path, lang: str):
    """Write all tables into the folder OUT: as a workbook with charts, and as CSV files in a data package.

    \b
    ipstats export --out tables
    frictionless validate tables/datapackage.json
    """
    from ipstats.bundle import write_bundle

    for path in write_bundle(load(), out, lang):
        click.echo(path)


@main.command("report")
@click.argument("regions", nargs=-1, metavar="[REGION]...")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), default="reports", show_default=True, help="Folder."
)
@click.option("--lang", type=click.Choice(LANGUAGES), default="zh", show_default=True, help="Language of the reports.")
def report_command(regions: tuple[str, ...], out: Path, lang: str):
    """Run the notebook for each REGION (all that have a plan where none is named); write its page and the index.

    A region that fails does not stop the others and keeps its last good page; its notebook is left in failed/.

    \b
    ipstats report
    ipstats report qinhuangdao hebei --lang en --out /tmp/reports
    """
    from ipstats.report import build_reports  # papermill and nbconvert take a second to load

    outcomes = build_reports(list(regions), out, lang, progress=True)
    failed = [outcome for outcome in outcomes if outcome.error]
    for outcome in failed:
        click.echo(f"ipstats: {outcome.region}: {outcome.error}", err=True)
    click.echo(f"Open {out / 'index.html'}")
    if failed:
        raise SystemExit(1)


if __name__ == "__main__":
    sys.exit(main())
