import json
import shutil
from types import SimpleNamespace

import pandas as pd
import pytest
from click.testing import CliRunner

from ipstats.cli import main
from ipstats.paths import HOME
from ipstats.production.log import TextLog

PLAN = "主要指标\n指标名称\t2020年\t2025年\n有效注册商标量（件）\t34000\t45000\n"


def run(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments], prog_name="ipstats")


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "lancheng-2021-2025.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_extract_prints_one_statement_a_line(plan):
    rows = [json.loads(line) for line in run("extract", plan).output.splitlines()]
    assert [(row["plan"], row["value"], row["year"]) for row in rows] == [
        ("lancheng-2021-2025", 34000, 2020),
        ("lancheng-2021-2025", 45000, 2025),
    ]


@pytest.mark.parametrize(("suffix", "read"), [("csv", pd.read_csv), ("xlsx", pd.read_excel)])
def test_extract_writes_what_out_names(plan, tmp_path, suffix, read):
    done = run("extract", plan, "--out", tmp_path / f"out.{suffix}")
    assert done.exit_code == 0
    assert done.stderr.startswith("2 statements in")
    assert read(tmp_path / f"out.{suffix}")["value"].tolist() == [34000, 45000]


def test_extract_takes_the_id_it_is_given(plan):
    assert json.loads(run("extract", plan, "--plan", "a-2016-2020").output.splitlines()[0])["plan"] == "a-2016-2020"


def test_a_document_without_a_figure_is_told(tmp_path):
    (tmp_path / "words.txt").write_text("知识产权保护环境持续优化。", encoding="utf-8")
    done = run("extract", tmp_path / "words.txt")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "no figure of an indicator was found" in done.stderr


def test_a_file_that_cannot_be_written_is_one_line(plan, tmp_path):
    for name in ("out.csv", "out.xlsx"):
        done = run("extract", plan, "--out", tmp_path / "absent" / name)
        assert done.exit_code == 2
        assert f"{name}: cannot be written" in done.stderr


# arguments, part of the one line that is told
BAD_INPUT = [
    (["extract", "absent.txt"], "absent.txt"),
    (["extract", "{folder}"], "{folder}"),
    (["extract", "{folder}/empty.txt"], "empty.txt"),
    (["extract", "{folder}/binary.txt"], "binary.txt"),
    (["extract", "{plan}", "--out", "{folder}/out.pdf"], "no format for '.pdf'"),
    (["extract", "{plan}", "--format", "xlsx"], "--out"),
]


@pytest.mark.parametrize(("arguments", "told"), BAD_INPUT)
def test_bad_input_is_one_line_and_exit_code_2(arguments, told, tmp_path, plan):
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    fill = {"folder": tmp_path, "plan": plan}
    done = run(*(argument.format(**fill) for argument in arguments))
    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 1
    assert told.format(**fill) in done.stderr
    assert done.stdout == ""


def test_a_log_holds_no_progress_bar(capsys):
    log = TextLog()
    log.start(2)
    log.outcome(SimpleNamespace(name="hegang", status="fresh", seconds=1.26, reason="forced", error=""))
    assert capsys.readouterr() == ("hegang: fresh in 1.3 s (forced)\n", "")


def test_build_writes_targets_and_check_holds_them(tmp_path, monkeypatch):
    folder = shutil.copytree(HOME / "data", tmp_path / "data", ignore=shutil.ignore_patterns("documents"))
    monkeypatch.setenv("IPSTATS_DATA", str(folder))
    committed = (folder / "targets.csv").read_text(encoding="utf-8")
    (folder / "targets.csv").unlink()
    assert run("build").exit_code == 0
    assert (folder / "targets.csv").read_text(encoding="utf-8") == committed
    assert run("build", "--check").exit_code == 0
    (folder / "targets.csv").write_text(committed.replace(",9000,", ",9001,"), encoding="utf-8")
    done = run("build", "--check")
    assert done.exit_code == 2
    assert "run `ipstats build`" in done.stderr


def test_many_problems_are_cut_short(tmp_path, monkeypatch):
    folder = shutil.copytree(HOME / "data", tmp_path / "data", ignore=shutil.ignore_patterns("documents"))
    text = (folder / "indicators.csv").read_text(encoding="utf-8")
    (folder / "indicators.csv").write_text(text.replace(",stock,", ",heap,"), encoding="utf-8")
    monkeypatch.setenv("IPSTATS_DATA", str(folder))
    told = run("build").stderr.splitlines()
    assert len(told) == 21
    assert told[-1].startswith("ipstats: and ")


@pytest.mark.parametrize("command", [[], ["extract"], ["build"], ["report"]])
def test_help_teaches(command):
    done = run(*command, "--help")
    assert done.exit_code == 0
    assert "ipstats " in done.output
