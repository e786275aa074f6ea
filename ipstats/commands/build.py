"""ipstats build: targets.csv from the statements."""

import click

from ipstats.errors import write_errors
from ipstats.paths import data_folder


@click.command("build")
@click.option("--check", is_flag=True, help="Write nothing; fail where targets.csv is not what the data gives.")
def command(check: bool) -> None:
    """Build data/targets.csv from the statements, after checking every table of the data package."""
    from ipstats.analysis import build_targets
    from ipstats.build import check_targets
    from ipstats.data import as_csv, load

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
