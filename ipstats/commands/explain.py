"""ipstats explain: why a figure is read as it is."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ipstats.commands import options
from ipstats.errors import BadInput, printable

if TYPE_CHECKING:
    from ipstats.limits import Limits


@click.command("explain")
@click.argument("path", metavar="FILE", type=options.FILE)
@click.option("--at", type=int, help="An offset in the text, as the columns start and end of extract give them.")
@click.option("--row", type=click.IntRange(min=1), help="A row of what extract prints, 1 for the first.")
@options.period
@options.kind
@options.limits
@options.lang("en")
@options.data
def command(path: Path, at: int | None, row: int | None, lang: str, limits: "Limits", **given: Any) -> None:
    """Tell why a figure of FILE is read as it is, or why a number is no figure.

    Its sentence, what it is read as, and for its time and its measure each piece of evidence with the rule and its
    weight, then the reading that lost and what spoke for it; the words of its clause that the reader knows.

    \b
    ipstats extract plan.txt --format csv | head -4
    ipstats explain plan.txt --row 3
    ipstats explain plan.txt --at 1204 --lang zh
    """
    import ipstats.reading  # noqa: F401, that the fork has it already
    from ipstats.limits import call_within

    if (at is None) == (row is None):
        raise BadInput("say which figure: --at OFFSET or --row N")
    click.echo(printable(call_within(_explain, path, limits, at=at, row=row, lang=lang, **given)))


def _explain(path: Path, at: int | None, row: int | None, lang: str, **given: Any) -> str:
    """The explanations of what stands at an offset or in a row. Raises BadInput where no figure is there."""
    from ipstats.reading import explain_at, read_file

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
    return "\n\n".join(map(str, found))
