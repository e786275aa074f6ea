"""How a run is told while it goes on: to a person, or to a scheduler."""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from ipstats.production.manifest import Outcome

JSON_FIELDS = ("name", "lang", "status", "reason", "error", "notebook", "when", "seconds")


def failed_notebook(outcome: Outcome, out: Path) -> Path:
    """Where to look: the notebook as far as it ran, or, where nothing of it is left, the one that was run."""
    left = out / "failed" / f"{outcome.name}.ipynb"
    return left if left.is_file() else Path(outcome.notebook)


class TextLog:
    """For a person: a progress bar, a line a report above it, and where to look at the end."""

    def __init__(self, out: Path) -> None:
        self.out = out

    def start(self, total: int) -> None:
        from tqdm import tqdm

        # disable=None: no bar where there is no terminal, or a log would hold every step of it
        self.bar = tqdm(total=total, desc="reports", unit="report", leave=False, disable=None)

    def outcome(self, outcome: Outcome) -> None:
        seconds = "" if outcome.status == "unchanged" else f" in {outcome.seconds:.1f} s"
        self.bar.write(f"{outcome.name}: {outcome.status}{seconds} ({outcome.reason})", file=sys.stdout)
        if outcome.error:
            where = failed_notebook(outcome, self.out)
            self.bar.write(f"ipstats: {outcome.name}: {outcome.error} (see {where})", file=sys.stderr)
        self.bar.update()

    def close(self) -> None:
        if hasattr(self, "bar"):
            self.bar.close()  # what follows stands on a line of its own

    def end(self, code: int, outcomes: list[Outcome], problems: Sequence[str]) -> None:
        for problem in problems:
            click.echo(f"ipstats: {problem}", err=True)
        if not problems:
            click.echo(f"Open {self.out / 'index.html'}")


class JsonLog:
    """For a scheduler: an object a line; the last one has the exit code, and what kept the run from its work."""

    def __init__(self, out: Path) -> None:
        self.out = out

    def _line(self, event: str, fields: dict[str, Any]) -> None:
        click.echo(json.dumps({"event": event} | fields, ensure_ascii=False))

    def start(self, total: int) -> None:
        self._line("begin", {"reports": total})

    def outcome(self, outcome: Outcome) -> None:
        fields = {name: getattr(outcome, name) for name in JSON_FIELDS}
        if outcome.status == "unchanged":
            fields["seconds"] = 0  # those of the run that made it are in the manifest
        if outcome.error:
            fields["failed_notebook"] = str(failed_notebook(outcome, self.out))
        self._line("report", fields)

    def close(self) -> None:
        """Each of its lines stands alone anyway."""

    def end(self, code: int, outcomes: list[Outcome], problems: Sequence[str]) -> None:
        counts = Counter(outcome.status for outcome in outcomes)
        why = {"problems": list(problems)} if problems else {}
        self._line("end", {"exit": code, "index": str(self.out / "index.html"), **counts, **why})
