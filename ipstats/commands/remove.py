"""ipstats remove: a plan out of the data."""

import click

from ipstats.commands import options
from ipstats.paths import data_folder, documents_folder


@click.command("remove")
@click.argument("plan")
@options.data
def command(plan: str) -> None:
    """Take PLAN out of the data: its row of plans.csv, its statements, its targets, and the repairs of its statements.

    Its document stays where it is kept.

    \b
    ipstats remove lancheng-2021-2025
    """
    from ipstats.data import remove_plan

    folder = data_folder()
    changed = remove_plan(folder, plan)
    told = f"removed; changed are {', '.join(changed)}" if changed else "is removed already"
    click.echo(f"{plan}: {told}\nIts document, if it is kept, is in {documents_folder(folder)}")
