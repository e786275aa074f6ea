"""How a run is told while it goes on: to a person, or to a scheduler."""

import json
import sys
from collections import Counter
from pathlib import Path

import click

from ipstats.production.run import Outcome

JSON_FIELDS = ("name", "lang", "status", "reason", "error", "when", "seconds")


class TextLog:
    """For a person: a progress bar, a line a report above it, and where to look at the end."""

    def start(self, total: int) -> None:
        from tqdm import tqdm

        # disable=None: no bar where there is no terminal, or a log would hold every step of it
        self.bar = tqdm(total=total, desc="reports", unit="report", leave=False, disable=None)

    def outcome(self, outcome: Outcome) -> None:
        seconds = "" if outcome.status == "unchanged" else f" in {outcome.seconds:.1f} s"
        self.bar.write(f"{outcome.name}: {outcome.status}{seconds} ({outcome.reason})", file=sys.stdout)
        if outcome.error:
            self.bar.write(f"ipstats: {outcome.name}: {outcome.error}", file=sys.stderr)
        self.bar.update()

    def close(self) -> None:
        if hasattr(self, "bar"):
            self.bar.close()  # what follows stands on a line of its own

    def end(self, outcomes: list[Outcome], out: Path) -> None:
        click.echo(f"Open {out / 'index.html'}")


class JsonLog:
    """For a scheduler: an object a line."""

    def start(self, total: int) -> None:
        click.echo(json.dumps({"event": "begin", "reports": total}))

    def outcome(self, outcome: Outcome) -> None:
        fields = {name: getattr(outcome, name) for name in JSON_FIELDS}
        click.echo(json.dumps({"event": "report", **fields}, ensure_ascii=False))

    def close(self) -> None:
        """Each of its lines stands alone anyway."""

    def end(self, outcomes: list[Outcome], out: Path) -> None:
        counts = Counter(outcome.status for outcome in outcomes)
        click.echo(json.dumps({"event": "end", "index": str(out / "index.html"), **counts}))
