"""ipstats add: a document into the data."""

from pathlib import Path
from typing import Any

import click

from ipstats.commands import options
from ipstats.errors import printable
from ipstats.paths import data_folder


@click.command("add")
@click.argument("file", type=options.FILE)
@click.option("--region", help="Id in data/regions.csv. Default: the region that the document names.")
@options.period
@options.kind
@click.option("--id", "plan", help="Id of the plan, as lancheng-draft-2021-2025. Default: see above.")
@click.option("--replace", is_flag=True, help="Put FILE in the place of another document that has its id.")
@options.limits
@options.data
def command(file: Path, **given: Any) -> None:
    """Put FILE into the data: a row of plans.csv, its statements, and a list of what to look at.

    Each field of the row is told with what it was read from. The plan's id is the file's name where that is one, as
    lancheng-2021-2025, else region, first and last year. Running it again changes nothing; with a changed document it
    shows what changed. A document of another name, title or stage, as a plan's draft and the plan, does not take the
    place of one that has its id: give --id to have both, or --replace. Then run `ipstats build`.

    \b
    ipstats add lancheng-2021-2025.pdf
    ipstats add 2026年政府工作报告.docx --region qingdao --period 2026
    """
    import pandas as pd

    from ipstats.add import add_document

    result = add_document(file, data_folder(), **given)
    sources = {name: f"  [{source}]" for name, source in result.sources.items() if source}
    fields = {name: "" if pd.isna(value) else value for name, value in result.plan.items()}
    lines = [f"  {name:16} {value}{sources.get(name, '')}" for name, value in fields.items()]
    lines += [*(f"- {line}" for line in result.removed), *(f"+ {line}" for line in result.added), *result.notices]
    count, plan = len(result.statements), result.plan["plan"]
    where = data_folder() / "statements" / f"{plan}.csv"
    click.echo(printable("\n".join([*lines, f"{count} statements in {where}; now run: ipstats build"])))
