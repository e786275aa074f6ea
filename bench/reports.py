"""How fast reports are made: `python bench/reports.py` prints the figures for this machine.

First the same reports in several ways: a shell loop of papermill and jupyter nbconvert, papermill's Python API in a
process pool with nbconvert's, ploomber-engine's likewise (where it is installed: `pip install ploomber-engine`), ipstats,
and ipstats on a Dask cluster; what each costs as times the cells' own time, and times less than the loop. Then ipstats on
made-up regions: all of them, nothing changed, one changed.
"""

import argparse
import contextlib
import ctypes
import json
import multiprocessing
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

from made_up import made_up, region_id

from ipstats.paths import NOTEBOOKS
from ipstats.production.run import Options, build_reports

NOTEBOOK = NOTEBOOKS / "city_report.ipynb"
BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Cost:
    """What something took: seconds on the clock, seconds of processor time with all children, peak memory in MB."""

    wall: float
    cpu: float
    memory: float


def cost(arguments: list[str], data: Path) -> Cost:
    """The cost of a command in a process of its own; it must succeed."""
    environment = os.environ | {"IPSTATS_DATA": str(data)}
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(arguments, env=environment, stdout=subprocess.DEVNULL)
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, memory_of(process.pid))
        time.sleep(0.2)
    wall = time.perf_counter() - start
    with contextlib.suppress(ChildProcessError):
        while os.wait():  # what the command left behind ends now, and was handed to us
            pass
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        sys.exit(f"{arguments} ended with {process.returncode}")
    return Cost(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, peak)


def adopt_orphans() -> None:
    """Let processes whose parent ends become children of this one, else their processor time would not be counted."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER


def memory_of(pid: int) -> float:
    """MB that a process and its children hold, what they share counted once."""
    import psutil

    total = 0
    try:
        process = psutil.Process(pid)
        for member in [process, *process.children(recursive=True)]:
            total += member.memory_full_info().pss if sys.platform == "linux" else member.memory_info().rss
    except psutil.Error:
        pass
    return total / 1e6


def self_cost(what: str, regions: list[str], out: Path, data: Path) -> Cost:
    """The cost of one of the ways below, run by this file in another process."""
    return cost([sys.executable, __file__, "--way", what, "--out", str(out), *regions], data)


def shell_loop(regions: list[str], out: Path) -> None:
    """papermill and jupyter nbconvert, one region after the other."""
    for region in regions:
        ran = out / f"{region}.ipynb"
        subprocess.run(
            [BIN / "papermill", "--no-progress-bar", "-p", "region", region, NOTEBOOK, ran],
            check=True,
            stderr=subprocess.DEVNULL,
        )
        subprocess.run([BIN / "jupyter", "nbconvert", "--to", "html", ran], check=True, stderr=subprocess.DEVNULL)


def python_pool(regions: list[str], out: Path) -> None:
    """papermill and nbconvert from Python, in as many processes as there are cores."""
    with ProcessPoolExecutor() as pool:
        list(pool.map(_one_of_pool, regions, [out] * len(regions)))


def _one_of_pool(region: str, out: Path) -> None:
    import papermill

    ran = str(out / f"{region}.ipynb")
    executed = papermill.execute_notebook(str(NOTEBOOK), ran, {"region": region}, progress_bar=False)
    _as_page(executed, region, out)


def _as_page(executed: Any, region: str, out: Path) -> None:
    import nbconvert

    page, _ = nbconvert.HTMLExporter().from_notebook_node(executed)
    (out / f"{region}.html").write_text(page, encoding="utf-8")


def ploomber_pool(regions: list[str], out: Path) -> None:
    """ploomber-engine, which runs a notebook in the process that asks for it, and nbconvert, in as many processes as cores."""
    for package in ("nbconvert", "ploomber_engine"):
        import_module(package)  # once, before the processes fork
    with multiprocessing.get_context("fork").Pool(maxtasksperchild=1) as pool:  # a notebook takes the place of __main__
        pool.starmap(_one_of_ploomber, [(region, out) for region in regions], chunksize=1)


def _one_of_ploomber(region: str, out: Path) -> None:
    from ploomber_engine import execute_notebook

    ran = str(out / f"{region}.ipynb")
    executed = execute_notebook(str(NOTEBOOK), ran, parameters={"region": region}, progress_bar=False, verbose=False)
    _as_page(executed, region, out)


def with_ipstats(regions: list[str], out: Path) -> None:
    """The reports of this package."""
    outcomes = build_reports(regions, out, options=Options(force=True))
    assert not any(outcome.error for outcome in outcomes)


def on_dask(regions: list[str], out: Path) -> None:
    """The reports of this package, on a local Dask cluster of two processes."""
    from dask.distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        build_reports(regions, out, options=Options(scheduler=cluster.scheduler_address))


WAYS: dict[str, Callable[[list[str], Path], None]] = {
    "shell loop": shell_loop,
    "papermill in a process pool": python_pool,
    **({"ploomber-engine in a process pool": ploomber_pool} if find_spec("ploomber_engine") else {}),
    "ipstats": with_ipstats,
    "ipstats on a Dask cluster": on_dask,
}


def cell_seconds(regions: list[str], data: Path) -> float:
    """Processor time a report that the cells of the notebook take by themselves: run in one process, warm, without a kernel."""
    code = [
        cell["source"]
        for cell in json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
        if cell["cell_type"] == "code"
    ]
    program = CELLS.format(cells=["".join(source) for source in code], regions=regions)
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"IPSTATS_DATA": str(data)},
        check=True,
        capture_output=True,
        text=True,
    )
    return float(done.stdout.splitlines()[-1])


CELLS = """
import time
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
shell = InteractiveShell.instance()
def run(region):
    for source in {cells!r}:
        with capture_output():
            result = shell.run_cell(f"{{source}}\\nregion = {{region!r}}" if source.startswith("region") else source)
        result.raise_error()
regions = {regions!r}
run(regions[0])
start = time.process_time()
for region in regions:
    run(region)
print((time.process_time() - start) / len(regions))
"""


def compare(regions: list[str], work: Path, data: Path) -> None:
    """Print what the same reports cost in each way."""
    each, cells = len(regions), cell_seconds(regions, data)
    print(f"{each} reports of the same notebook, seconds a report; its cells alone take {cells:.2f} of processor time")
    print(f"{'':34}{'processor':>10}{'wall':>8}{'times the cells':>17}{'processor':>12}{'wall':>8}")
    first = None
    for name in WAYS:
        out = work / name.replace(" ", "-")
        out.mkdir()
        spent = self_cost(name, regions, out, data)
        first = first or spent
        ratios = f"{first.cpu / spent.cpu:>11.1f}x{first.wall / spent.wall:>7.1f}x"
        figures = f"{spent.cpu / each:>10.2f}{spent.wall / each:>8.2f}{spent.cpu / each / cells:>17.2f}"
        print(f"{name:34}{figures}{ratios}", flush=True)


def grow(count: int, work: Path) -> Cost:
    """Print what a run over made-up regions costs: all, nothing changed, one region changed; give what all cost."""
    data, out = made_up(count, work / f"data{count}", with_targets=True), work / f"out{count}"
    command = [str(BIN / "ipstats"), "report", "--out", str(out)]
    full = cost(command, data)
    cost(command, data)  # the index now says that nothing changed
    unchanged = cost(command, data)
    targets = data / "targets.csv"
    _change_one(targets)
    one = cost(command, data)
    for name, spent in (("all", full), ("nothing changed", unchanged), ("one changed", one)):
        ratio = "" if spent is full else f"  1/{full.wall / spent.wall:.0f} of all"
        print(
            f"{count:>6} regions, {name:16}{spent.wall:>9.1f} s wall{spent.cpu:>9.1f} s processor{spent.memory:>7.0f} MB{ratio}",
            flush=True,
        )
    shutil.rmtree(out)
    return full


def _change_one(targets: Path) -> None:
    lines = targets.read_text(encoding="utf-8").splitlines()
    fields = lines[0].split(",")
    cells = lines[1].split(",")
    cells[fields.index("unit")] = ""
    targets.write_text("\n".join([lines[0], ",".join(cells), *lines[2:]]) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--regions", type=int, default=40, help="regions to compare the ways on")
    parser.add_argument(
        "--sizes", type=int, nargs="*", default=[30, 300], help="numbers of made-up regions (3000 takes half an hour)"
    )
    parser.add_argument("--way", help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("names", nargs="*", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.way:
        WAYS[given.way](given.names, given.out)
        return
    adopt_orphans()
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory(prefix="ipstats-bench-") as folder:
        work = Path(folder)
        if given.regions:
            names = [region_id(number) for number in range(given.regions)]
            compare(names, work, made_up(given.regions, work / "data", with_targets=True))
        costs = {size: grow(size, work) for size in given.sizes}
        for (few, before), (many, after) in pairwise(costs.items()):
            print(
                f"{many / few:.0f} times the regions take {after.cpu / before.cpu:.1f} times the processor time, "
                f"{after.wall / before.wall:.1f} times as long, {after.memory / before.memory:.1f} times the memory"
            )


if __name__ == "__main__":
    main()
