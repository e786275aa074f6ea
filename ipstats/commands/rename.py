"""ipstats rename: another id for a plan."""

import click

from ipstats.commands import options
from ipstats.paths import data_folder


@click.command("rename")
@click.argument("plan")
@click.argument("new")
@options.data
def command(plan: str, new: str) -> None:
    """Give PLAN the id NEW in all tables; its region, its years and its document stay what they are.

    \b
    ipstats rename lancheng-2021-2025 lancheng-patents-2021-2025
    """
    from ipstats.data import rename_plan

    changed = rename_plan(data_folder(), plan, new)
    click.echo(f"{plan}: " + (f"now {new}; changed are {', '.join(changed)}" if changed else f"is {new} already"))
