"""Options that several commands have, and what their values may be."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any

import click

from ipstats.errors import BadInput
from ipstats.messages import LANGUAGES


class Period(click.ParamType[tuple[int, int]]):
    """A first and a last year, as 2021-2025, or one year."""

    name = "years"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        years = re.fullmatch(r"(\d{4})(?:[-–—](\d{4}))?", value)
        first, last = (int(years[1]), int(years[2] or years[1])) if years else (1, 0)
        if first > last:
            self.fail(f"{value!r} is no period; write it as 2021-2025", param, ctx)
        return first, last


FILE = click.Path(path_type=Path)
OUT_FILE = click.Path(path_type=Path, dir_okay=False)
OUT_FOLDER = click.Path(path_type=Path, file_okay=False)

period = click.option(
    "--period", type=Period(), help="First and last year, as 2021-2025. Default: what the document says."
)
kind = click.option(
    "--kind",
    type=click.Choice(["plan", "report", "bulletin"]),
    help="What it is. Default: what the document says.",
)


def limits(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options --seconds and --memory: what one document may take to be read, as the command's limits."""

    @click.option(
        "--seconds", type=click.FloatRange(min=0.1), default=60, show_default=True, help="To read a document."
    )
    @click.option("--memory", type=click.FloatRange(min=0.1), default=2, show_default=True, help="In GB, to read one.")
    @wraps(command)
    def limited(*args: Any, seconds: float, memory: float, **given: Any) -> Any:
        from ipstats.limits import Limits

        return command(*args, limits=Limits(seconds, memory), **given)

    return limited


@contextmanager
def _data_folder_set(folder: Path) -> Iterator[None]:
    """The folder is the one in use, here and in all processes begun from here, until the command ends."""
    before = os.environ.get("IPSTATS_DATA")
    os.environ["IPSTATS_DATA"] = str(folder.absolute())
    try:
        yield
    finally:
        os.environ.pop("IPSTATS_DATA")
        if before is not None:
            os.environ["IPSTATS_DATA"] = before


def _use_data(ctx: click.Context, param: click.Parameter, value: Path | None) -> None:
    if value is not None:
        ctx.with_resource(_data_folder_set(value))


data = click.option(
    "--data",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    callback=_use_data,
    expose_value=False,
    is_eager=True,
    help="Data folder. Default: IPSTATS_DATA, else the data that ship.",
)


def lang(default: str, of: str = "") -> Any:
    """The option --lang: a language, of what."""
    return click.option("--lang", type=click.Choice(LANGUAGES), default=default, show_default=True, help=of or None)


def format_of(out: Path, else_: str = "") -> str:
    """The format that the name of a file asks for: jsonl, csv or xlsx. Raises BadInput where it asks for another."""
    from ipstats.data import FORMATS

    form = out.suffix.lstrip(".")
    if form not in {*FORMATS, "xlsx"}:
        raise BadInput(f"{out}: no format for {'.' + form!r}; name it .jsonl, .csv or .xlsx{else_}")
    return form
