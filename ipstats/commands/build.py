"""ipstats build: targets.csv from the statements."""

import click

from ipstats.commands import options
from ipstats.paths import data_folder


@click.command("build")
@click.option("--check", is_flag=True, help="Write nothing; fail where targets.csv is not what the data gives.")
@options.data
def command(check: bool) -> None:
    """Build targets.csv of the data folder from the statements, after checking every table of the data package."""
    from ipstats.build import check_targets, write_targets
    from ipstats.data import load

    folder = data_folder()
    if check:
        data = load(folder)
        check_targets(data)
        click.echo(f"{folder / 'targets.csv'} is what the data gives: {len(data.targets)} rows")
        return
    targets = write_targets(folder)
    click.echo(f"{len(targets)} rows in {folder / 'targets.csv'}, {targets['conflicts'].notna().sum()} with conflicts")
