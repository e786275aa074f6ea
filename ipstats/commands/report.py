"""ipstats report: notebooks run, their pages and the index."""

import os
import signal
from pathlib import Path
from types import FrameType
from typing import Any

import click

from ipstats.commands import options

LOCKED = 75


@click.command("report")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--out", type=options.OUT_FOLDER, default="reports", show_default=True, help="Folder.")
@options.lang("zh", "Language of the reports.")
@click.option("--jobs", type=click.IntRange(1), default=os.cpu_count(), help="Reports at a time.  [default: cores]")
@click.option("--force", is_flag=True, help="Make reports even where nothing they depend on changed.")
@click.option("--keep", type=click.IntRange(0), default=0, help="Earlier versions of each report to keep.")
@click.option("--wait", type=click.FloatRange(0), default=0, help="Seconds to wait for another run to end.")
@click.option("--cell-seconds", type=click.IntRange(1), default=120, show_default=True, help="Limit for a cell.")
@click.option("--notebook-seconds", type=click.IntRange(1), default=600, show_default=True, help="And for a notebook.")
@click.option("--scheduler", metavar="ADDRESS", default="", help="Run on the Dask cluster at this address.")
@click.option("--log-format", type=click.Choice(["text", "json"]), default="text", help="json: an object a line.")
@click.option(
    "--notebook",
    type=options.OUT_FILE,
    help="Instead of city_report.ipynb, for regions only; same parameters.",
)
@options.data
def command(
    names: tuple[str, ...], out: Path, lang: str, log_format: str, notebook: Path | None, **options: Any
) -> None:
    """Run a notebook for each report NAME (all there are where none is named); write its page and the index.

    A region's report goes by the region's id; the index also has a comparison for each indicator that several plans
    share (compare-CODE), what remains to be looked at (audit-plans), and a notebook to explore (explore-plans).

    A report is made again only where something it depends on changed. One that fails does not stop the others and
    keeps its last good page; its notebook is left in failed/.

    \b
    ipstats report
    ipstats report qinhuangdao hebei --lang en --out /tmp/reports
    ipstats report compare-valid_trademarks
    ipstats report --jobs 8 --wait 60 --log-format json

    Exit codes: 0 all good, 1 some report failed, 2 bad input, 75 another run writes to the folder.
    """
    from ipstats.production import JsonLog, Locked, Options, TextLog, build_reports

    log = JsonLog() if log_format == "json" else TextLog()
    signal.signal(signal.SIGTERM, _leave)
    try:
        outcomes = build_reports(list(names), out, lang, notebook, Options(**options), log.start, log.outcome)
    except Locked as error:
        click.echo(f"ipstats: {error}", err=True)
        raise SystemExit(LOCKED) from error
    except KeyboardInterrupt:
        click.echo("ipstats: interrupted; what is finished stands, the next run goes on", err=True)
        raise SystemExit(128 + signal.SIGINT) from None
    finally:
        log.close()
    log.end(outcomes, out)
    if any(outcome.error for outcome in outcomes):
        raise SystemExit(1)


def _leave(number: int, frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_IGN)
    click.echo("ipstats: told to end; what is finished stands, the next run goes on", err=True)
    raise SystemExit(128 + number)
