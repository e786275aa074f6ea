"""ipstats export: all tables as a workbook and as a data package."""

from pathlib import Path

import click

from ipstats.commands import options


@click.command("export")
@click.option("--out", type=options.OUT_FOLDER, required=True, help="Folder to write to.")
@options.lang("zh", "Language of the charts.")
@options.data
def command(out: Path, lang: str) -> None:
    """Write all tables into the folder OUT: as a workbook with charts, and as CSV files in a data package.

    \b
    ipstats export --out tables
    pip install frictionless && frictionless validate tables/datapackage.json
    """
    from ipstats.data import load
    from ipstats.export import write_bundle

    for path in write_bundle(load(), out, lang):
        click.echo(path)
