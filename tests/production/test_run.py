"""Runs of reports: what is made again and why, what does not leak, and what is left when a run ends badly."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import psutil
import pytest
from made_notebooks import notebook
from shipped import DATA, REGIONS

import ipstats
from ipstats.paths import data_folder
from ipstats.production import fingerprint
from ipstats.production.cached_catalog import read_catalog
from ipstats.production.catalog import list_subjects
from ipstats.production.manifest import read_manifest
from ipstats.production.rows import own_fingerprints
from ipstats.production.run import Options, build_reports
from ipstats.production.store import output_lock
from ipstats.production.tasks import plan_tasks

IPSTATS = [Path(sys.executable).parent / "ipstats", "report"]


@pytest.fixture
def own_data(tmp_path, monkeypatch) -> Path:
    """A copy of the data package, and documents, that a test may change."""
    folder = shutil.copytree(data_folder(), tmp_path / "data", ignore=shutil.ignore_patterns("documents"))
    (tmp_path / "documents").mkdir()
    monkeypatch.setenv("IPSTATS_DATA", str(folder))
    monkeypatch.setenv("IPSTATS_DOCUMENTS", str(tmp_path / "documents"))
    return folder


def test_no_state_leaks_from_one_report_to_the_next(tmp_path):
    """What a notebook does to modules, settings, random numbers, environment and folder is gone in the next."""
    code = (
        "import os, random, matplotlib as mpl, numpy as np, pandas as pd, seaborn as sns, ipstats\n"
        "print(getattr(pd, 'leak', 0), mpl.rcParams['font.size'], 'LEAK' in os.environ, 'LEAK' in ipstats.messages.language('zh').words,\n"
        "      np.allclose(sns.color_palette()[0], [0.12156863, 0.46666667, 0.70588235]), len(ipstats.load().targets), os.getcwd())",
        "everything = ipstats.load()\neverything.targets['unit'] = 'LEAK'\n"
        "pd.leak = 1; mpl.rcParams['font.size'] = 40; os.environ['LEAK'] = '1'; ipstats.messages.language('zh').words['LEAK'] = 1\n"
        "sns.set_palette('Set1'); os.chdir('/')",
        "print(np.random.random(), random.random())",
    )
    path = notebook(tmp_path / "leak.ipynb", *code)
    outcomes = build_reports([], tmp_path / "out", notebook=path, options=Options(jobs=1))
    assert not [outcome.error for outcome in outcomes if outcome.error]
    ran = [nbformat.read(tmp_path / "out" / f"{region}.leak.ipynb", as_version=4) for region in REGIONS]
    outputs = [[output for cell in book.cells for output in cell.get("outputs", [])] for book in ran]
    texts = [[output.text for output in shown if output.get("name") == "stdout"] for shown in outputs]
    assert len({seen for seen, _ in texts}) == 1
    assert texts[0][0].startswith(f"0 10.0 False False True {len(DATA.targets)} ")
    assert len({drawn for _, drawn in texts}) == len(REGIONS)


def test_a_figure_of_pyplot_shows_as_in_any_kernel(tmp_path):
    path = notebook(tmp_path / "plot.ipynb", "import matplotlib.pyplot as plt\nplt.plot([1, 2])")
    (outcome,) = build_reports(["hegang"], tmp_path / "out", notebook=path)
    assert not outcome.error
    assert 'src="data:image/png' in (tmp_path / "out" / "hegang.plot.html").read_text(encoding="utf-8")


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def drop(path: Path, start: str) -> None:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(start)]
    assert len(kept) == len(lines) - 1
    path.write_text("".join(kept), encoding="utf-8")


ALL = [subject.name for subject in list_subjects(DATA)]
COMPARED = [name for name in ALL if name.startswith("compare-")]
WHOLE = ["audit-plans", "explore-plans"]
NATION = [name for name in ALL if "china" in name]
CITIES = [name for name in REGIONS if name != "china"]
MARKS, PATENTS = "compare-valid_trademarks", "compare-invention_patents_per_10k"
STATEMENTS = "statements/hegang-2021-2025.csv"
# what is changed → how, the reports whose key changes with it, and the part that the line names
CHANGES = {
    "nothing": (lambda data: None, [], None),
    "a target": (
        lambda data: change(data / "targets.csv", ",9000,", ",9001,"),
        ["hegang", "jiyuan", "china", MARKS, *WHOLE],
        "rows",
    ),
    "a target of others that one's report counts": (
        lambda data: drop(data / "targets.csv", "shijiazhuang-2022-2025,shijiazhuang,invention_patents_per_10k"),
        [*REGIONS, "china-2016-2020", PATENTS, *WHOLE],
        "rows",
    ),
    "a statement": (
        lambda data: change(data / STATEMENTS, "9000", "9001"),
        ["hegang", MARKS, "tasks-plans", *WHOLE],
        "rows",
    ),
    "a title": (
        lambda data: change(data / "plans.csv", "鹤岗市“十四五”", "鹤岗“十四五”"),
        ["hegang", *COMPARED, "tasks-plans", *WHOLE],
        "rows",
    ),
    "a name of a region": (
        lambda data: change(data / "regions.csv", "Hegang", "He Gang"),
        ["hegang", "jiyuan", "china", *COMPARED, "tasks-plans", *WHOLE],
        "rows",
    ),
    "the code list": (lambda data: append(data / "indicators.csv", "\n"), ALL, "code lists"),
    "a target of the nation": (
        lambda data: drop(data / "targets.csv", "china-2021-2025,china,ip_protection_satisfaction"),
        [*CITIES, *NATION, "assess-hebei-2016-2020", *WHOLE],
        "rows",
    ),
    "an observation": (lambda data: append(data / "observations" / "national.csv", "\n"), ALL, "observations"),
    "a number of residents": (lambda data: append(data / "population.csv", "\n"), ALL, "observations"),
    "a document at hand": (
        lambda data: (data.parent / "documents" / DATA.of("hegang").plans["document"].iloc[0]).write_text("text"),
        ["hegang"],
        "documents",
    ),
    "the notebook": (lambda data: notebook(data.parent / "a.ipynb", "1"), ALL, "notebook"),
}


def parts_of_all(folder: Path, lang: str = "zh") -> dict[str, dict[str, str]]:
    """What the key of each report is made of."""
    shared = fingerprint.shared_fingerprints(folder, lang)
    shared["notebook"] = fingerprint.notebook_digest(folder.parent / "a.ipynb")
    return {name: shared | own for name, own in own_fingerprints(ipstats.load(folder)).items()}


@pytest.mark.slow
@pytest.mark.parametrize("what", CHANGES)
def test_only_what_changed_is_made_again(own_data, what):
    notebook(own_data.parent / "a.ipynb")
    act, names, part = CHANGES[what]
    before = parts_of_all(own_data)
    act(own_data)
    after = parts_of_all(own_data)
    assert {name for name in ALL if fingerprint.combined(before[name]) != fingerprint.combined(after[name])} == set(
        names
    )
    assert {part for name in names for part in fingerprint.changed_parts(before[name], after[name])} == {part} - {None}


def test_words_and_styles_are_part_of_the_library(tmp_path, monkeypatch):
    monkeypatch.setattr(fingerprint, "PACKAGE", tmp_path)
    digests = set()
    for name in ("words.py", "en.toml", "page.css", "page.html.j2"):
        (tmp_path / name).write_text(name)
        digests.add(fingerprint.shared_fingerprints(data_folder(), "en")["library"])
    assert len(digests) == 4


def test_language_font_and_packages_are_in_every_key(own_data, monkeypatch):
    before = parts_of_all(own_data)
    (own_data / "font.otf").write_bytes(b"another")
    monkeypatch.setattr(fingerprint, "font_path", lambda: own_data / "font.otf")
    monkeypatch.setattr(fingerprint, "version", lambda name: "99")
    after = parts_of_all(own_data, "en")
    assert {tuple(fingerprint.changed_parts(before[name], after[name])) for name in ALL} == {
        ("parameters", "versions", "font")
    }


@pytest.mark.alone
def test_each_line_says_why(own_data, tmp_path):
    out, path = tmp_path / "out", notebook(tmp_path / "a.ipynb")

    def reasons(**options) -> dict[str, tuple[str, str]]:
        outcomes = build_reports(["hegang", "jiyuan"], out, notebook=path, options=Options(**options))
        return {outcome.name: (outcome.status, outcome.reason) for outcome in outcomes}

    both, unchanged = ["hegang.a", "jiyuan.a"], ("unchanged", "nothing it depends on changed")
    assert reasons() == dict.fromkeys(both, ("fresh", "no report yet"))
    assert reasons() == dict.fromkeys(both, unchanged)
    assert reasons(force=True) == dict.fromkeys(both, ("fresh", "forced"))
    change(own_data / "statements" / "hegang-2021-2025.csv", "9000", "9001")
    assert reasons() == {"hegang.a": ("fresh", "changed: rows"), "jiyuan.a": unchanged}
    (out / "jiyuan.a.html").unlink()
    assert reasons()["jiyuan.a"] == ("fresh", "missing or damaged: jiyuan.a.html")
    (out / "manifest.json").unlink()
    assert reasons() == dict.fromkeys(both, ("fresh", "the manifest does not know it"))
    assert reasons() == dict.fromkeys(both, unchanged)


def test_a_damaged_file_makes_its_report_again(tmp_path):
    out = tmp_path / "out"

    def run() -> str:
        (outcome,) = build_reports(["hegang"], out)
        return outcome.reason

    assert run() == "no report yet"
    for name in ("hegang.csv", "hegang.xlsx", "hegang.ipynb", "hegang.html"):
        whole = (out / name).read_bytes()
        for damage in (b"", whole[:-20], whole[::-1]):
            (out / name).write_bytes(damage)
            tasks = plan_tasks(read_catalog(out / ".inputs.json")[0], out, "zh", None, False, read_manifest(out))
            assert {task.name: task.reason for task in tasks}["hegang"] == f"missing or damaged: {name}"
        (out / name).write_bytes(whole)
    assert run() == "nothing it depends on changed"
    (out / "hegang.xlsx").unlink()
    (out / "index.html").write_bytes((out / "index.html").read_bytes()[:2000])
    assert run() == "missing or damaged: hegang.xlsx"
    assert (out / "index.html").read_text(encoding="utf-8").endswith("</html>")
    (out / "index.html").write_text((out / "index.html").read_text(encoding="utf-8").replace("</table>", "<table/>"))
    assert run() == "nothing it depends on changed"
    assert "<table/>" not in (out / "index.html").read_text(encoding="utf-8")


def test_a_notebook_of_ones_own_stands_beside_the_page_of_its_region(tmp_path):
    out, path = tmp_path / "out", notebook(tmp_path / "mine.ipynb", "print(region)")
    build_reports(["hegang"], out)
    page = (out / "hegang.html").read_bytes()
    (outcome,) = build_reports(["hegang"], out, notebook=path)
    assert (outcome.name, outcome.status) == ("hegang.mine", "fresh")
    assert (out / "hegang.html").read_bytes() == page
    assert 'href="hegang.mine.csv"' in (out / "hegang.mine.html").read_text(encoding="utf-8")
    index = (out / "index.html").read_text(encoding="utf-8")
    assert index.count('href="hegang.mine.html"') == index.count('href="hegang.html"') == 1
    assert [outcome.reason for outcome in build_reports(["hegang"], out)] == ["nothing it depends on changed"]


LIMITS = {
    "memory": ("a = bytearray(3_000_000_000)", "MemoryError"),
    "output in one go": ("print('x' * 3_000_000)", "OutputTooLarge: the notebook shows more than 2 MB"),
    "output without an end": (
        "while True:\n    print('x' * 1000)",
        "OutputTooLarge: the notebook shows more than 2 MB",
    ),
    "output in many formats": (
        "from IPython.display import HTML, display\nfor _ in range(30):\n    display(HTML('x' * 90_000))",
        "OutputTooLarge: the notebook shows more than 2 MB",
    ),
}


@pytest.mark.skipif(sys.platform != "linux", reason="memory has a limit on Linux only")
@pytest.mark.parametrize("what", LIMITS)
def test_a_notebook_has_a_limit_for_memory_and_output(tmp_path, what):
    code, error = LIMITS[what]
    options, path = Options(memory_mb=2000, output_mb=2), notebook(tmp_path / "a.ipynb", code)
    (outcome,) = build_reports(["hegang"], tmp_path / "out", notebook=path, options=options)
    assert outcome.error == error
    assert outcome.seconds < 60
    assert (tmp_path / "out" / "failed" / "hegang.a.ipynb").stat().st_size < 5_000_000


BAD_CELLS = {
    "fails": ("1 / 0", "ZeroDivisionError: division by zero"),
    "hangs": ("import time; time.sleep(600)", "CellTimeoutError"),
    "kills its kernel": ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "DeadKernelError"),
    "kills its runner": (
        "import os, signal; os.kill(os.getppid(), signal.SIGKILL)",
        "the process of this report ended",
    ),
}


def test_bad_cells_spoil_one_region_each(tmp_path):
    """Four regions, each bad in its own way, the others good; nothing that they started is left."""
    children = "import subprocess\nsubprocess.Popen(['sleep', '4321'])\nsubprocess.Popen(['sleep', '4321'], start_new_session=True)"
    bad = dict(zip(REGIONS, BAD_CELLS.values(), strict=False))
    code = {region: cell for region, (cell, _) in bad.items()}
    path = notebook(
        tmp_path / "bad.ipynb",
        f"if region in {list(bad)}:\n    " + children.replace("\n", "\n    "),
        f"exec({code!r}.get(region, ''))",
    )
    out = tmp_path / "out"
    outcomes = {
        outcome.name.removesuffix(".bad"): outcome
        for outcome in build_reports([], out, notebook=path, options=Options(cell_seconds=4))
    }
    for region, (_, error) in bad.items():
        assert outcomes[region].error.startswith(error)
        assert (out / "failed" / f"{region}.bad.ipynb").exists() == ("runner" not in error and "process" not in error)
    good = len(REGIONS) - len(bad)
    assert [outcome.status for outcome in outcomes.values()] == ["failed"] * len(bad) + ["fresh"] * good
    assert "ZeroDivisionError" in (out / "failed" / f"{REGIONS[0]}.bad.ipynb").read_text(encoding="utf-8")
    left = [process for process in psutil.process_iter(["cmdline"]) if process.info["cmdline"] == ["sleep", "4321"]]
    assert [process for process in left if process.status() != psutil.STATUS_ZOMBIE] == []


def test_a_picture_from_elsewhere_shows_too(tmp_path):
    """One that is not of ipstats has no words and no rows beside it."""
    code = "from IPython.display import SVG, display\ndisplay(SVG('<svg xmlns=\"http://www.w3.org/2000/svg\"/>'))"
    (outcome,) = build_reports(["hegang"], tmp_path / "out", notebook=notebook(tmp_path / "svg.ipynb", code))
    assert not outcome.error
    assert "data:image/svg+xml" in (tmp_path / "out" / "hegang.svg.html").read_text(encoding="utf-8")


def test_one_row_that_no_page_can_show_fails_one_report(own_data, tmp_path):
    """Even where it is the first, with which the server that all start from has practised."""
    change(own_data / "targets.csv", "only a growth rate is stated", "only\x08 a growth rate is stated")
    outcomes = build_reports(["hebei", "jiyuan"], tmp_path / "out")
    failed = {outcome.name: bool(outcome.error) for outcome in outcomes}
    assert failed == {"hebei": True, "assess-hebei-2016-2020": True, "jiyuan": False}


def test_a_notebook_has_its_limit_too(tmp_path):
    path = notebook(tmp_path / "slow.ipynb", *["import time; time.sleep(1.5)"] * 9)
    (outcome,) = build_reports(["hegang"], tmp_path / "out", notebook=path, options=Options(notebook_seconds=3))
    assert outcome.error == "TimeoutError: the notebook took longer than 3 seconds"


FULL_DISK = """
mount -t tmpfs -o size=600k tmpfs "$OUT" || exit 99
"$@" jiyuan hegang; echo "code $?"
find "$OUT" -name "*.part" -o -name "hegang.html"
mount -o remount,size=50m "$OUT"
"$@" jiyuan hegang; echo "code $?"
mount -o remount,ro "$OUT"
"$@" --force jiyuan; echo "code $?"
grep -c "</html>" "$OUT"/jiyuan.html "$OUT"/hegang.html "$OUT"/index.html
"""


@pytest.mark.alone
@pytest.mark.skipif(not shutil.which("unshare"), reason="needs a disk of its own: unshare (Linux)")
def test_a_full_or_read_only_disk_is_one_line_and_the_next_run_goes_on(tmp_path):
    """On a real file system of 600 KB, which then grows, and then may only be read."""
    out = tmp_path / "out"
    out.mkdir()
    done = subprocess.run(
        ["unshare", "--map-root-user", "--mount", "sh", "-c", FULL_DISK, "sh", *IPSTATS, "--out", out],
        capture_output=True, text=True, check=False, env=os.environ | {"OUT": str(out)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = [line for line in done.stdout.splitlines() if not line.startswith("Open ")]
    assert (
        re.sub(r" in [\d.]+ s", "", "\n".join(told))
        == f"""\
jiyuan: fresh (no report yet)
code 2
jiyuan: unchanged (nothing it depends on changed)
hegang: fresh (no report yet)
code 0
code 2
{out}/jiyuan.html:1
{out}/hegang.html:1
{out}/index.html:1"""
    )
    full, read_only = [line for line in done.stderr.splitlines() if line.startswith("ipstats: ")]
    assert re.fullmatch(rf"ipstats: {out}/hegang\.\w+: cannot be written \(No space left on device\)", full)
    assert read_only == f"ipstats: {out}: cannot be written to (Read-only file system)"
    assert "Traceback" not in done.stderr


@pytest.mark.alone
def test_another_run_is_code_75_and_says_who(tmp_path):
    with output_lock(tmp_path):
        done = subprocess.run([*IPSTATS, "--out", tmp_path], capture_output=True, text=True, check=False)
    assert done.returncode == 75
    assert re.fullmatch(rf"ipstats: .+ another run writes there \(pid {os.getpid()} on .+, since .+\)\n", done.stderr)


@pytest.mark.alone
def test_json_lines_and_exit_code_1(tmp_path):
    path = notebook(tmp_path / "trap.ipynb", "assert region != 'jiyuan'")
    options = ["--out", tmp_path / "out", "--notebook", path, "--log-format", "json", "hegang", "jiyuan"]
    done = subprocess.run([*IPSTATS, *options], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == ""
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    left = str(tmp_path / "out" / "failed" / "jiyuan.trap.ipynb")
    assert [(line["notebook"], line.get("failed_notebook")) for line in lines[1:-1]] == [
        (str(path), left if line["error"] else None) for line in lines[1:-1]
    ]
    assert {line["name"]: line["status"] for line in lines[1:-1]} == {"hegang.trap": "fresh", "jiyuan.trap": "failed"}
    assert lines[-1]["event"] == "end"
    assert (lines[-1]["exit"], lines[-1]["fresh"], lines[-1]["failed"]) == (1, 1, 1)
    again = subprocess.run([*IPSTATS, *options], capture_output=True, text=True, check=False)
    seconds = {line["status"]: line["seconds"] for line in map(json.loads, again.stdout.splitlines()[1:-1])}
    assert seconds["unchanged"] == 0 < seconds["failed"]


@pytest.mark.parametrize(("names", "told"), [(["nowhere"], "unknown report 'nowhere'"), ([], "cannot be written to")])
def test_bad_input_is_a_json_line_too(tmp_path, names, told):
    (tmp_path / "file").touch()
    where = tmp_path / "out" if names else tmp_path / "file" / "out"
    command = [*IPSTATS, "--out", where, "--log-format", "json", *names]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "")
    line = json.loads(done.stdout.splitlines()[-1])
    assert (line["event"], line["exit"]) == ("end", 2)
    assert told in line["problems"][0]


@pytest.mark.alone
def test_what_a_notebook_leaves_in_the_folder_for_temporary_files_goes_with_it(tmp_path):
    leave = "import subprocess, tempfile\ntempfile.mkdtemp()\nsubprocess.run(['mktemp', '-d'], check=True)"
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    command = [*IPSTATS, "--out", tmp_path / "out", "--notebook", notebook(tmp_path / "left.ipynb", leave), "hegang"]
    subprocess.run(command, env=os.environ | {"TMPDIR": str(temporary)}, check=True, capture_output=True)
    assert _comes_to_be_empty(temporary)


def _comes_to_be_empty(folder):
    """Whether a folder is empty in ten seconds: the fork server takes a moment to notice."""
    end = time.monotonic() + 10
    while list(folder.iterdir()) and time.monotonic() < end:
        time.sleep(0.1)
    return not list(folder.iterdir())


@pytest.mark.alone
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9)])
def test_a_run_that_is_ended_leaves_nothing_behind(tmp_path, number, code):
    """No process, no half-written file; what was finished stands."""
    path = notebook(
        tmp_path / "slow.ipynb", "import time\nopen('/dev/null')\ntime.sleep(600 if region != 'hegang' else 0)"
    )
    out, temporary = tmp_path / "out", tmp_path / "temporary"
    temporary.mkdir()
    run = subprocess.Popen(
        [*IPSTATS, "--out", out, "--notebook", path, "hegang", "jiyuan", "hebei"],
        env=os.environ | {"TMPDIR": str(temporary)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert run.stdout.readline().startswith("hegang.slow: fresh")
    family = psutil.Process(run.pid).children(recursive=True)
    assert len(family) >= 3
    run.send_signal(number)
    _, told = run.communicate(timeout=30)
    assert run.returncode == code
    assert "Traceback" not in told
    _, alive = psutil.wait_procs(family, timeout=10)
    assert [process for process in alive if process.is_running() and process.status() != psutil.STATUS_ZOMBIE] == []
    assert {path.name for path in out.glob("*.html")} == {"hegang.slow.html"}
    assert not list(out.glob("*.part"))
    assert _comes_to_be_empty(temporary)
    with output_lock(out):
        pass


KILLED_WRITERS = """
import os, random, signal, sys, time
from pathlib import Path
from ipstats.production import jobs
from ipstats.production.job import JobResult
from ipstats.production.run import Options, build_reports

def fake(job):
    page = f'<meta content="{job.key}" name="ipstats-key">' + "x" * 300_000 + "</html>"
    return JobResult(job.subject.name, {f"{job.subject.name}.ipynb": b"[" + b" " * 300_000 + b"]", f"{job.subject.name}.html": page.encode()})

def run(force):
    build_reports([], out, notebook=Path(sys.argv[2]), options=Options(force=force, keep=2))

jobs.run_job, jobs.check_notebooks, out = fake, lambda parameters: None, Path(sys.argv[1])
run(force=False)
for _ in range(10):
    child = os.fork()
    while child == 0:
        run(force=True)
    time.sleep(random.uniform(0, 0.7))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    print("killed", flush=True)
    input()
run(force=False)
"""


@pytest.mark.alone
def test_kill_9_at_ten_random_moments_leaves_nothing_half_written(tmp_path):
    """Only the process that is killed writes; what runs notebooks is replaced, so that it does nothing else."""
    out, path = tmp_path / "out", notebook(tmp_path / "a.ipynb")
    command = [sys.executable, "-c", KILLED_WRITERS, out, path]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as run:
        for _ in range(10):
            assert run.stdout.readline() == "killed\n"
            assert all(
                page.read_text(encoding="utf-8").rstrip().endswith("</html>")
                for page in out.rglob("*.html")
                if ".part" not in str(page)
            )
            assert all(json.loads(book.read_text()) == [] for book in out.rglob("*.ipynb") if ".part" not in str(book))
            assert set(json.loads((out / "manifest.json").read_text(encoding="utf-8"))) == {
                f"{region}.a" for region in REGIONS
            }
            print("go on", file=run.stdin, flush=True)
        assert run.wait(60) == 0
    assert not list(out.rglob("*.part"))
    assert {path.stem for path in out.glob("*.html")} == {*(f"{region}.a" for region in REGIONS), "index"}
    assert all(len(list(folder.iterdir())) <= 2 for folder in (out / "versions").iterdir())


def test_on_a_dask_cluster_a_killed_worker_loses_no_report(tmp_path):
    """Two worker processes; one is killed by the first notebook that runs in it."""
    pytest.importorskip("distributed")
    mark = tmp_path / "killed"
    path = notebook(
        tmp_path / "kills.ipynb",
        f"import os, psutil, signal, pathlib\nmark = pathlib.Path({str(mark)!r})\n"
        "family = psutil.Process().parents()\nworker = next(p for p in family if 'DASK' in p.name().upper() or 'spawn_main' in ' '.join(p.cmdline()))"
        "\nif region == 'hegang' and not mark.exists():\n    mark.touch()\n    os.kill(worker.pid, signal.SIGKILL)",
    )
    cluster = subprocess.Popen(
        [sys.executable, "-c", CLUSTER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        address = cluster.stdout.readline().strip()
        outcomes = build_reports([], tmp_path / "out", notebook=path, options=Options(scheduler=address))
    finally:
        cluster.communicate("end\n", timeout=60)
    assert [outcome.error for outcome in outcomes] == [""] * len(REGIONS)
    assert mark.exists()


CLUSTER = """
if __name__ == "__main__":
    from dask.distributed import LocalCluster
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        print(cluster.scheduler_address, flush=True)
        input()
"""


def test_a_scheduler_that_does_not_answer_is_bad_input(tmp_path, monkeypatch):
    pytest.importorskip("distributed")
    monkeypatch.setattr("ipstats.production.cluster.CONNECT_SECONDS", 1)
    options = Options(scheduler="tcp://127.0.0.1:9")
    with pytest.raises(ipstats.BadInput, match="no Dask scheduler answers there"):
        build_reports(["jiyuan"], tmp_path / "out", notebook=notebook(tmp_path / "a.ipynb"), options=options)
