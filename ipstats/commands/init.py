"""ipstats init: a data folder of one's own."""

from pathlib import Path

import click

from ipstats.commands import options


@click.command("init")
@click.argument("folder", type=options.OUT_FOLDER)
@click.option(
    "--empty",
    is_flag=True,
    help="Only regions, indicators, units and the nation's plans: no other plan, no observation.",
)
def command(folder: Path, empty: bool) -> None:
    """Make the data folder FOLDER, with the data that ship.

    \b
    ipstats init mydata
    ipstats add lancheng-2021-2025.pdf --data mydata
    IPSTATS_DATA=mydata ipstats build
    """
    from ipstats.data import begin_folder

    begin_folder(folder, empty)
    click.echo(f"{folder} is a data folder; use it with --data {folder}, or set IPSTATS_DATA={folder.absolute()}")
