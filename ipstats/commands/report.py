"""ipstats report: notebooks run, their pages and the index."""

import os
import signal
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import click

from ipstats.commands import options
from ipstats.errors import BAD_INPUT, FAILED, LOCKED, BadInput, Locked

if TYPE_CHECKING:
    from ipstats.production import JsonLog, Options, Outcome, TextLog

GOES_ON = "what is finished stands, the next run goes on"


def _number(name: str, of: str, kind: click.ParamType, default: int, text: str) -> Any:
    return click.option(name, metavar=of, type=kind, default=default, show_default=True, help=text)


@click.command("report")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option(
    "--out", metavar="FOLDER", type=options.OUT_FOLDER, default="reports", show_default=True, help="Write here."
)
@options.lang("zh", "Language of the reports.")
@click.option(
    "--list", "only_list", is_flag=True, help="Make nothing: list the reports there are, a name and its title a line."
)
@click.option(
    "--jobs", metavar="N", type=click.IntRange(1), default=os.cpu_count(), help="Reports at a time.  [default: cores]"
)
@click.option("--force", is_flag=True, help="Make reports even where nothing they depend on changed.")
@_number("--keep", "N", click.IntRange(0), 0, "Earlier versions of each report to keep, in versions/.")
@_number("--wait", "SECONDS", click.FloatRange(0), 0, "Wait so long for another run to end.")
@_number("--cell-seconds", "SECONDS", click.IntRange(1), 120, "A cell may take so long.")
@_number("--notebook-seconds", "SECONDS", click.IntRange(1), 600, "A notebook may take so long.")
@_number("--memory-mb", "MB", click.IntRange(500), 4096, "A kernel may hold so much memory (Linux).")
@_number("--output-mb", "MB", click.IntRange(1), 50, "A notebook may show so much.")
@click.option(
    "--notebook",
    metavar="FILE",
    type=options.OUT_FILE,
    help="Run this instead of city_report.ipynb, with region and lang (and plan, where it is not the latest); "
    "writes REGION.NOTEBOOK.html.",
)
@click.option("--scheduler", metavar="ADDRESS", default="", help="Run on the Dask cluster at this address.")
@click.option(
    "--log-format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="json: an object a line, for programs.",
)
@click.option("--on-failure", metavar="COMMAND", default="", help="Run this in a shell where the exit code is 1 or 2.")
@options.data
def command(
    names: tuple[str, ...],
    out: Path,
    lang: str,
    only_list: bool,
    log_format: str,
    on_failure: str,
    notebook: Path | None,
    **options: Any,
) -> None:
    """Run a notebook for each report NAME (all there are where none is named); write its page and the index.

    There is a report a plan: the latest plan of a region goes by the region's id, earlier ones by their own. A region
    for NAME makes those of all its plans, a plan's id that plan's. assess-PLAN tells what was reached of a plan, for
    each that later observations or a later plan's review judge. The index also has a comparison for each indicator
    that several plans share (compare-CODE), what remains to be looked at (audit-plans), and a notebook to explore
    (explore-plans).

    A report is made again only where something it depends on changed. One that fails does not stop the others and
    keeps its last good page; its notebook is left in failed/.

    \b
    ipstats report                           all that changed, into reports/
    ipstats report qinhuangdao hebei         two regions, all of their plans
    ipstats report hebei-2016-2020           one plan
    ipstats report --list                    what there is
    ipstats report compare-valid_trademarks  one comparison
    ipstats report --lang en --out english   in English, into another folder
    ipstats report --wait 60 --log-format json

    Exit codes: 0 all good, 1 some report failed, 2 bad input, 75 another run writes to the folder, 130 or 143 ended by
    Ctrl-C or SIGTERM; what is finished then stands. The command of --on-failure gets what went wrong on its standard
    input, a line a problem, and IPSTATS_EXIT (the code) and IPSTATS_FAILED (names of reports) as variables.
    """
    from ipstats.production import JsonLog, Options, TextLog, list_titles

    if only_list:
        for name, title in list_titles(list(names), out, lang, regions_only=notebook is not None):
            click.echo(f"{name}\t{title}")
        return
    log = (JsonLog if log_format == "json" else TextLog)(out)
    signal.signal(signal.SIGTERM, _leave)
    try:
        code, outcomes, problems = _run(list(names), out, lang, notebook, Options(**options), log)
    finally:
        log.close()
    log.end(code, outcomes, problems)
    if on_failure and code in (FAILED, BAD_INPUT):
        _tell(on_failure, code, outcomes, problems)
    raise SystemExit(code)


def _run(
    names: list[str], out: Path, lang: str, notebook: Path | None, options: "Options", log: "JsonLog | TextLog"
) -> tuple[int, list["Outcome"], tuple[str, ...]]:
    """The exit code of a run, how each report stands, and what kept it from its work."""
    from ipstats.production import build_reports

    try:
        outcomes = build_reports(names, out, lang, notebook, options, log.start, log.outcome)
    except BadInput as error:
        return BAD_INPUT, [], error.problems
    except Locked as error:
        return LOCKED, [], (str(error),)
    except KeyboardInterrupt:
        return 128 + signal.SIGINT, [], (f"interrupted; {GOES_ON}",)
    except Ended as error:
        return 128 + error.number, [], (f"told to end; {GOES_ON}",)
    return (FAILED if any(outcome.error for outcome in outcomes) else 0), outcomes, ()


def _tell(command: str, code: int, outcomes: list["Outcome"], problems: tuple[str, ...]) -> None:
    from ipstats.production import run_on_failure

    failed = {outcome.name: outcome.error for outcome in outcomes if outcome.error}
    try:
        run_on_failure(
            command, code, list(failed), [*problems, *(f"{name}: {error}" for name, error in failed.items())]
        )
    except BadInput as error:
        click.echo(f"ipstats: {error}", err=True)


class Ended(SystemExit):
    """The run was told to end by a signal."""

    def __init__(self, number: int) -> None:
        super().__init__(128 + number)
        self.number = number


def _leave(number: int, frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_IGN)
    raise Ended(number)
