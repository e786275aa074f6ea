"""What reading, building and looking at a data package cost as it grows: `python bench/scale.py [plans ...]`.

Each step is taken in a process of its own, which first parses the same files with pandas.read_csv and with the csv
module; its seconds of processor time stand beside theirs. What one changed report costs is told by reports.py.
"""

import contextlib
import csv
import io
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from made_up import made_up, region_id

TIMES = 3


class Figures(NamedTuple):
    """Medians of processor seconds, peak memory in MB, and the size of what a page shows in MB."""

    seconds: float
    pandas: float
    csv: float
    memory: float
    shown: float


def steps(folder: Path) -> dict[str, Callable[[], object]]:
    """What is measured, by name; all but `load` on data that are loaded before."""
    from ipstats.analysis import KINDS, build_targets
    from ipstats.data import load
    from ipstats.production.index import write_index
    from ipstats.production.rows import list_reports
    from ipstats.views import audit_plans, compare_regions, explore

    data = load(folder)
    code = "invention_patents_per_10k"

    def audit() -> list:
        return [audit_plans.audit_counts(data, "zh"), *(audit_plans.audit_table(data, kind, "zh") for kind in KINDS)]

    def index() -> str:
        with tempfile.TemporaryDirectory() as out:
            write_index(list_reports(data), {}, Path(out), "zh", datetime.now(UTC))
            return (Path(out) / "index.html").read_text(encoding="utf-8")

    def compare() -> list:
        regions = data.regions_with_plans()
        views = (compare_regions.comparison_chart, compare_regions.comparison_table, compare_regions.sources)
        return [view(data, code, regions, "zh") for view in views]

    def look() -> list:
        tables = [
            data.targets,
            data.statements[["plan", "name", "printed", "status", "measure", "year", "section", "start"]],
        ]
        controls = [explore.one_region(data, region_id(1), "zh"), explore.one_indicator(data, code, "zh")]
        with contextlib.redirect_stdout(io.StringIO()):  # outside a notebook the tables' script is printed
            return [*controls, *(explore.searchable_table(table, "zh") for table in tables)]

    return {
        "load": lambda: load(folder),
        "build_targets": lambda: build_targets(data),
        "audit": audit,
        "index": index,
        "one comparison": compare,
        "explore": look,
    }


NAMES = ("load", "build_targets", "audit", "index", "one comparison", "explore")


def measure(name: str, folder: Path) -> Figures:
    """One step at one size, beside a bare parse of the same files."""
    from ipstats.paths import data_files

    files = [path for path in data_files(folder) if path.suffix == ".csv"]
    bare = seconds(lambda: [pd.read_csv(path) for path in files])
    plain = seconds(lambda: [list(csv.reader(path.open(encoding="utf-8", newline=""))) for path in files])
    work, shown = steps(folder)[name], []
    took = seconds(lambda: shown.append(work()))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Figures(took, bare, plain, memory, size(shown[-1]) / 1e6)


def seconds(work: Callable[[], object]) -> float:
    """The median of several runs."""
    found = []
    for _ in range(TIMES):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return statistics.median(found)


def size(shown: object) -> int:
    """Bytes of the HTML of what a page shows."""
    if isinstance(shown, list):
        return sum(map(size, shown))
    if hasattr(shown, "children"):
        shown = shown.children[-1].value  # type: ignore[attr-defined]
    text = shown if isinstance(shown, str) else getattr(shown, "html", "") or getattr(shown, "svg", "")
    return len(text.encode())


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or [30, 300, 3000]
    print(f"{'plans':>6} {'':15}{'seconds':>9}{'/ read_csv':>12}{'/ csv':>8}{'MB':>7}{'page MB':>9}")
    with tempfile.TemporaryDirectory(prefix="ipstats-bench-") as folder:
        for plans in sizes:
            data = made_up(plans, Path(folder) / str(plans))
            for name in NAMES:
                with ProcessPoolExecutor(1) as process:
                    found = process.submit(measure, name, data).result()
                ratios = f"{found.seconds / found.pandas:>12.2f}{found.seconds / found.csv:>8.1f}"
                print(
                    f"{plans:>6} {name:15}{found.seconds:>9.2f}{ratios}{found.memory:>7.0f}{found.shown:>9.2f}",
                    flush=True,
                )


if __name__ == "__main__":
    main()
