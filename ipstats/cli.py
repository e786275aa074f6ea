"""The command line: `ipstats`. A command's module is loaded only when it is asked for, so that help comes at once."""

import sys
from importlib import import_module
from typing import Any

import click

from ipstats.errors import BadInput, Locked, printable

BAD_INPUT = 2
SHOWN = 20
COMMANDS = ("init", "extract", "agree", "explain", "add", "remove", "rename", "build", "report", "export")
LOCKED = 75


class Commands(click.Group):
    """The commands by name, in the order of use; bad input is told in plain lines, without a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return import_module(f"ipstats.commands.{cmd_name}").command if cmd_name in COMMANDS else None

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BadInput as error:
            for problem in error.problems[:SHOWN]:
                click.echo(printable(f"ipstats: {problem}"), err=True)
            if len(error.problems) > SHOWN:
                click.echo(f"ipstats: and {len(error.problems) - SHOWN} more", err=True)
            ctx.exit(BAD_INPUT)
        except Locked as error:
            click.echo(f"ipstats: {error}", err=True)
            ctx.exit(LOCKED)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="ipstats")
def main() -> None:
    """Read Chinese intellectual-property plans into one tidy table and render a report per region.

    \b
    ipstats init mydata                      a data folder of one's own
    ipstats extract plan.txt                 every figure a document prints
    ipstats agree mine.csv plan.txt          two readings of a document, and where they differ
    ipstats explain plan.txt --row 3         why a figure is read as it is
    ipstats add plan.txt                     the same, into the data
    ipstats remove PLAN                      a plan out of the data; ipstats rename PLAN NEW
    ipstats build                            targets.csv from data/statements
    ipstats report qinhuangdao               reports/qinhuangdao.html
    ipstats export --out tables              a workbook and a data package

    Exit codes: 0 all good, 1 some report or document failed, 2 bad input, 75 another run writes to the folder.
    """


if __name__ == "__main__":
    sys.exit(main())
