import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest
import shapes
from click.testing import CliRunner
from shipped import DATA

from ipstats.cli import main
from ipstats.data import data_lock
from ipstats.paths import HOME
from ipstats.production.log import TextLog

PLAN = "主要指标\n指标名称\t2020年\t2025年\n有效注册商标量（件）\t34000\t45000\n"
COUNTS = "1 table, 2 of 2 numbers; 0 figures in prose; unread: none; no figures: 2 header\n"
DOUBT = "doubt: only the file name tells the kind, plan; give --kind where that is wrong\n"


def run(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments], prog_name="ipstats")


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "lancheng-2021-2025.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


LOADED = """
import atexit, sys
from ipstats.cli import main
atexit.register(lambda: print(*sys.modules, file=open(sys.argv.pop(), "w")))
main(sys.argv[1:-1])
"""


@pytest.mark.parametrize(
    ("arguments", "unneeded"),
    [
        ("--help", {"pandas", "ipstats.reading", "ipstats.production", "ipstats.limits", "filelock", "socket", "tqdm"}),
        ("extract {plan}", {"openpyxl", "matplotlib", "ipstats.analysis", "ipstats.production", "filelock"}),
        ("extract {plan} --format csv", {"openpyxl"}),
    ],
)
def test_a_command_loads_only_what_it_needs(arguments, unneeded, plan, tmp_path):
    given = [argument.format(plan=plan) for argument in arguments.split()]
    subprocess.run([sys.executable, "-c", LOADED, *given, tmp_path / "loaded"], check=True, capture_output=True)
    loaded = set((tmp_path / "loaded").read_text().split())
    assert "ipstats.cli" in loaded
    assert not unneeded & loaded


def test_extract_prints_one_statement_a_line(plan):
    result = run("extract", plan)
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(row["plan"], row["value"], row["year"]) for row in rows] == [
        ("lancheng-2021-2025", 34000, 2020),
        ("lancheng-2021-2025", 45000, 2025),
    ]
    assert result.stderr == "plan, 2021–2025: file name; baseline 2020: table header\n" + DOUBT + COUNTS


def test_extract_takes_what_it_is_told(plan):
    result = run("extract", plan, "--period", "2021-2030", "--kind", "plan")
    assert result.stderr == "plan, 2021–2030: option; baseline 2020: assumed\n" + COUNTS
    assert "'2021' is no period" not in run("extract", plan, "--period", "2021").stderr
    assert "is no period; write it as 2021-2025" in run("extract", plan, "--period", "2025-2021").stderr


def test_extract_reads_each_document_of_a_folder(plan, tmp_path):
    (tmp_path / "2023年公报.txt").write_text("2023年，全市专利授权量5件。", encoding="utf-8")
    (tmp_path / "labels.jsonl").write_text("{}", encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    result = run("extract", tmp_path)
    assert [json.loads(line)["plan"] for line in result.stdout.splitlines()] == [
        "2023年公报",
        *["lancheng-2021-2025"] * 2,
    ]
    assert "2023年公报.txt: bulletin, 2023: file name" in result.stderr
    assert "empty.txt: the file is empty" in result.stderr
    assert "old.doc" in result.stderr
    assert "labels" not in result.stderr
    assert "2 of 4 not read: empty.txt, old.doc" in result.stderr
    assert result.exit_code == 1


def test_a_document_that_passes_a_limit_is_one_line(tmp_path):
    shapes.bar_lines(tmp_path, 300_000)
    shapes.text(tmp_path, "good.txt", "到2025年，有效发明专利达到300件。")
    alone = run("extract", tmp_path / "barlines.md", "--seconds", 3)
    assert (alone.exit_code, alone.stdout) == (2, "")
    assert alone.stderr.splitlines() == [
        f"ipstats: {tmp_path}/barlines.md: not read within 3 seconds; allow more with --seconds"
    ]
    together = run("extract", tmp_path, "--seconds", 3)
    assert together.exit_code == 1
    assert json.loads(together.stdout)["value"] == 300
    assert "1 of 2 not read: barlines.md" in together.stderr
    for command in (["explain", "--row", 1], ["agree", tmp_path / "good.txt"]):
        assert run(*command, tmp_path / "barlines.md", "--seconds", 3).exit_code == 2


def test_what_is_told_cannot_act_on_the_terminal(tmp_path):
    name = "a\x1b[2J\u202e.txt"
    assert "a\\x1b[2J\\u202e.txt: No such file" in run("extract", tmp_path / name).stderr
    (tmp_path / name).write_text("到2025年，有效发明专利达到300件。", encoding="utf-8")
    assert not {"\x1b", "\u202e"} & {*run("extract", tmp_path).stderr}


def test_a_folder_without_a_document_is_told(tmp_path):
    result = run("extract", tmp_path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no document in this folder" in result.stderr


@pytest.mark.parametrize(("suffix", "read"), [("csv", pd.read_csv), ("xlsx", pd.read_excel)])
def test_extract_writes_what_out_names(plan, tmp_path, suffix, read):
    result = run("extract", plan, "--out", tmp_path / f"out.{suffix}")
    assert result.exit_code == 0
    assert result.stderr.splitlines()[-1].startswith("2 statements")
    assert read(tmp_path / f"out.{suffix}")["value"].tolist() == [34000, 45000]


def test_extract_lists_the_numbers_that_became_no_figure(plan, tmp_path):
    rows = [json.loads(line) for line in run("extract", plan, "--unread").stdout.splitlines()]
    assert [(row["printed"], row["reason"], row["source"]) for row in rows] == [
        ("2020", "header", "table"),
        ("2025", "header", "table"),
    ]
    run("extract", plan, "--out", tmp_path / "out.xlsx")
    sheet = pd.read_excel(tmp_path / "out.xlsx", sheet_name="未读")
    assert sheet["printed"].astype(str).tolist() == ["2020", "2025"]
    assert sheet["sentence"].str.contains("【2020】").tolist() == [True, False]


def test_extract_takes_the_id_it_is_given(plan):
    assert json.loads(run("extract", plan, "--plan", "a-2016-2020").stdout.splitlines()[0])["plan"] == "a-2016-2020"


def test_a_document_without_a_figure_is_reported(tmp_path):
    (tmp_path / "words.txt").write_text("知识产权保护环境持续优化。", encoding="utf-8")
    result = run("extract", tmp_path / "words.txt")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no figure of an indicator was found" in result.stderr


def test_a_file_that_cannot_be_written_is_one_line(plan, tmp_path):
    for name in ("out.csv", "out.xlsx"):
        result = run("extract", plan, "--out", tmp_path / "absent" / name)
        assert result.exit_code == 2
        assert f"{name}: cannot be written" in result.stderr


@pytest.fixture
def typed(tmp_path):
    """What a person read in the plan: a figure right, another with a wrong year, and one that is not there."""
    path = tmp_path / "typed.csv"
    lines = ["34000,34000,件,actual,level,2020", "45000,45000,件,target,level,2030", "9,9,件,target,level,2025"]
    path.write_text("printed,value,unit,status,measure,year\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_agree_counts_what_two_readings_share(plan, typed):
    result = run("agree", typed, plan)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[:6] == [
        f"A: 3 figures in {typed}",
        f"B: 2 figures in {plan}",
        "in both: 2, found F1 0.800",
        "alike in value, unit, status, measure, year: 1, strict F1 0.400",
        "silent errors: 1 of B are wrong or not in A, and carry no doubt",
        "needless doubts: 0 of B are right, and carry one",
    ]
    assert "year 1 2 0.500" in [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert result.stderr == run("extract", plan).stderr
    assert "doubt" not in run("agree", plan, typed).stdout


def test_agree_lists_what_differs(plan, typed, tmp_path):
    workbook = tmp_path / "plan.xlsx"
    run("extract", plan, "--out", workbook)
    run("agree", typed, plan, "--out", tmp_path / "differ.csv")
    run("agree", typed, workbook, "--out", tmp_path / "differ.xlsx")
    sheets = pd.read_csv(tmp_path / "differ.csv", dtype=str), pd.read_excel(tmp_path / "differ.xlsx", dtype=str)
    for rows in sheets:
        assert rows[["field", "A", "B"]].fillna("").values.tolist() == [
            ["year", "2030", "2025"],
            ["only in A", "9 件 target level 2025", ""],
        ]
        assert rows["sentence"].tolist()[0] == "有效注册商标量（件） | 34000 | 【45000】"


def test_agree_reads_again_what_extract_wrote(plan, tmp_path):
    for suffix in ("csv", "jsonl", "xlsx"):
        run("extract", plan, "--out", tmp_path / f"plan.{suffix}")
        result = run("agree", tmp_path / f"plan.{suffix}", plan, "--out", tmp_path / "differ.jsonl")
        assert "strict F1 1.000" in result.stdout
        assert (tmp_path / "differ.jsonl").read_text(encoding="utf-8") == ""


def test_agree_asks_about_two_documents_that_share_nothing(plan, tmp_path):
    (tmp_path / "other.csv").write_text("printed,value\n7,7\n", encoding="utf-8")
    assert run("agree", plan, tmp_path / "other.csv").stdout.endswith("in both: none; are they of one document?\n")


def test_explain_tells_why_a_figure_of_a_table_is_read_so(plan):
    result = run("explain", plan, "--row", 2)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[0] == "有效注册商标量（件） | 34000 | 【45000】"
    for told in ("column: 2025年", "value 45000", "time: 2025, target", "[header 90]", "measure: level"):
        assert told in result.stdout


def test_explain_takes_an_offset_as_extract_gives_it(plan):
    for row, line in enumerate(run("extract", plan).stdout.splitlines(), 1):
        by_row, by_offset = (
            run("explain", plan, *which) for which in (("--row", row), ("--at", json.loads(line)["start"]))
        )
        assert by_row.stdout == by_offset.stdout
        assert f"year {json.loads(line)['year']}" in by_row.stdout


def test_explain_tells_the_reading_that_lost(tmp_path):
    path = tmp_path / "lancheng-2021-2025.txt"
    path.write_text("一、发展回顾\n到2025年，专利授权量达到450件。\n", encoding="utf-8")
    lines = run("explain", path, "--row", 1).stdout.splitlines()
    assert "  time: 2025, target" in lines
    lost = next(at for at, line in enumerate(lines) if line.startswith("  rather than: 2025, actual"))
    assert any(line.startswith("    - ") and "[review_heading " in line for line in lines[lost:])


def test_explain_tells_why_a_number_is_no_figure(tmp_path):
    path = tmp_path / "lancheng-2021-2025.txt"
    path.write_text(text := "专利授权量位居全省第5位，认定后给予10万元奖励。", encoding="utf-8")
    assert "reason rank" in run("explain", path, "--at", text.index("5")).stdout
    assert "reason subsidy" in run("explain", path, "--at", text.index("10")).stdout


def test_explain_speaks_chinese(plan):
    result = run("explain", plan, "--row", 2, "--lang", "zh")
    assert "列标题" in result.stdout
    assert "rather than" not in result.stdout


def test_explain_takes_what_it_is_told(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text("专利授权量450件。\n", encoding="utf-8")
    for kind, period, told in (("plan", "2021-2025", "2025, target"), ("bulletin", "2023", "2023, actual")):
        assert f"time: {told}" in run("explain", path, "--row", 1, "--kind", kind, "--period", period).stdout


def test_explain_of_a_place_without_a_number_names_the_nearest(plan):
    result = run("explain", plan, "--at", 0)
    starts = [json.loads(line)["start"] for line in run("extract", plan).stdout.splitlines()]
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"no figure and no number with a unit at offset 0; the nearest figures are at {starts[0]}" in result.stderr


# arguments, part of the one line on stderr
BAD_INPUT = [
    (["extract", "absent.txt"], "absent.txt"),
    (["extract", "{folder}", "--plan", "a"], "this is a folder"),
    (["extract", "{folder}/empty.txt"], "empty.txt"),
    (["extract", "{folder}/binary.txt"], "binary.txt"),
    (["extract", "{plan}", "--out", "{folder}/out.pdf"], "no format for '.pdf'"),
    (["extract", "{plan}", "--format", "xlsx"], "--out"),
    (["explain", "{plan}"], "say which figure: --at OFFSET or --row N"),
    (["explain", "{plan}", "--at", "5", "--row", "1"], "say which figure: --at OFFSET or --row N"),
    (["explain", "{plan}", "--row", "3"], "--row 3, but 2 figures are read in it"),
    (["explain", "absent.txt", "--row", "1"], "absent.txt"),
    (["explain", "{folder}", "--row", "1"], "this is a folder"),
    (["explain", "{folder}/empty.txt", "--at", "0"], "empty.txt"),
    (["agree", "{typed}", "absent.csv"], "absent.csv: No such file"),
    (["agree", "absent.jsonl", "{plan}"], "absent.jsonl: cannot be read"),
    (["agree", "{folder}", "{plan}"], "this is a folder"),
    (["agree", "{typed}", "{typed}", "--out", "{folder}/out.pdf"], "no format for '.pdf'"),
    (["agree", "{typed}", "{typed}", "--out", "{folder}/absent/out.csv"], "out.csv: cannot be written"),
]


@pytest.mark.parametrize(("arguments", "message"), BAD_INPUT)
def test_bad_input_is_one_line_and_exit_code_2(arguments, message, tmp_path, plan, typed):
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    paths = {"folder": tmp_path, "plan": plan, "typed": typed}
    result = run(*(argument.format(**paths) for argument in arguments))
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert message.format(**paths) in result.stderr
    assert result.stdout == ""


def test_a_log_holds_no_progress_bar(capsys):
    log = TextLog(Path("reports"))
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
    result = run("build", "--check")
    assert result.exit_code == 2
    assert "run `ipstats build`" in result.stderr


def test_many_problems_are_cut_short(tmp_path, monkeypatch):
    folder = shutil.copytree(HOME / "data", tmp_path / "data", ignore=shutil.ignore_patterns("documents"))
    text = (folder / "indicators.csv").read_text(encoding="utf-8")
    (folder / "indicators.csv").write_text(text.replace(",stock,", ",heap,"), encoding="utf-8")
    monkeypatch.setenv("IPSTATS_DATA", str(folder))
    lines = run("build").stderr.splitlines()
    assert len(lines) == 21
    assert lines[-1].startswith("ipstats: and ")


def test_build_repairs_what_it_built(tmp_path):
    assert run("init", str(tmp_path / "mine")).exit_code == 0
    targets = tmp_path / "mine" / "targets.csv"
    good = targets.read_bytes()
    for damaged in (b"", b"a,b\n1,2\n", b"\xff\xfe", good.replace(b"hegang-", b"hegeng-")):
        targets.write_bytes(damaged)
        assert run("build", "--data", str(tmp_path / "mine")).exit_code == 0
        assert targets.read_bytes() == good


def test_a_data_folder_of_ones_own(tmp_path, monkeypatch):
    mine = str(tmp_path / "mine")
    monkeypatch.delenv("IPSTATS_DOCUMENTS", raising=False)
    (tmp_path / "plan.txt").write_text(
        "秦皇岛市“十五五”知识产权规划\n到2030年，商标申请量达到5000件。\n", encoding="utf-8"
    )
    assert run("init", mine, "--empty").exit_code == 0
    added = run("add", str(tmp_path / "plan.txt"), "--data", mine)
    assert added.exit_code == 0
    assert f"1 statements in {mine}/statements/qinhuangdao-2026-2030.csv" in added.output
    assert run("rename", "qinhuangdao-2026-2030", "qinhuangdao-ip-2026-2030", "--data", mine).exit_code == 0
    rows = int((DATA.targets["region"] == "china").sum())
    assert f"{rows + 1} rows in" in run("build", "--data", mine).output
    assert run("build", "--check", "--data", mine).exit_code == 0
    assert run("export", "--out", str(tmp_path / "out"), "--data", mine).exit_code == 0
    assert run("remove", "qinhuangdao-ip-2026-2030", "--data", mine).exit_code == 0
    assert f"{rows} rows in" in run("build", "--data", mine).output
    assert "IPSTATS_DATA" not in os.environ or os.environ["IPSTATS_DATA"] != mine


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["build"], "no readable datapackage.json there; `ipstats init FOLDER`"),
        (["remove", "hegang-2021-2025"], "no readable datapackage.json there"),
        (["export", "--out", "out"], "no readable datapackage.json there"),
    ],
)
def test_a_folder_without_data_is_one_line(arguments, told, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run(*arguments, "--data", str(tmp_path / "none"))
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
    assert told in result.stderr


@pytest.mark.parametrize(
    "command", [["add", "{plan}"], ["build"], ["remove", "hegang-2021-2025"], ["rename", "a", "b"]]
)
def test_nothing_is_written_into_an_installed_package(command, tmp_path, plan, monkeypatch):
    run("init", str(tmp_path / "mine"))
    monkeypatch.setattr("ipstats.data.changes.PACKAGE", tmp_path)
    before = {path: path.read_bytes() for path in (tmp_path / "mine").rglob("*") if path.is_file()}
    result = run(*(part.format(plan=plan) for part in command), "--data", str(tmp_path / "mine"))
    assert result.exit_code == 2
    assert "ipstats init FOLDER" in result.stderr
    assert {path: path.read_bytes() for path in (tmp_path / "mine").rglob("*") if path.is_file()} == before


def test_another_that_writes_is_waited_for_and_told(tmp_path, monkeypatch):
    run("init", str(tmp_path / "mine"))
    monkeypatch.setattr("ipstats.data.changes.WAIT", 0)
    with data_lock(tmp_path / "mine"):
        result = run("build", "--data", str(tmp_path / "mine"))
    assert result.exit_code == 75
    assert "another run writes there" in result.stderr


@pytest.mark.parametrize(
    "command",
    [[], ["init"], ["extract"], ["explain"], ["agree"], ["add"], ["remove"], ["rename"], ["build"], ["report"]],
)
def test_help_shows_examples(command):
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert "ipstats " in result.output
