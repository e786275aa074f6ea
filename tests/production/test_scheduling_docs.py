"""The recipes of docs/scheduling.md: they parse, and name only what ipstats has."""

import configparser
import re
import shlex
import signal
from importlib import import_module
from pathlib import Path

import pytest
import yaml

from ipstats.errors import BAD_INPUT, LOCKED

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "scheduling.md").read_text(encoding="utf-8")
CALLS = re.findall(r"(?:^|[\s/`])ipstats ((?:report|build)\b[^|>&#`\n]*)", PAGE, flags=re.MULTILINE)


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, flags=re.MULTILINE | re.DOTALL)


def unit(text: str) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read_string(text)
    return parser


def test_every_recipe_calls_ipstats():
    assert len(CALLS) >= 5


@pytest.mark.parametrize("call", sorted(set(CALLS)))
def test_calls_name_only_options_that_exist(call):
    command, *words = shlex.split(call)
    parameters = import_module(f"ipstats.commands.{command}").command.params
    known = {option for parameter in parameters for option in parameter.opts}
    assert {word for word in words if word.startswith("-")} <= known


def test_exit_codes_are_those_of_the_command():
    codes = re.findall(r"^\| ([\d, ]+) \|", PAGE, flags=re.MULTILINE)
    ended = f"{128 + signal.SIGINT}, {128 + signal.SIGTERM}"
    assert codes == ["0", "1", str(BAD_INPUT), str(LOCKED), ended]


def test_the_crontab_has_five_fields_and_no_percent_sign():
    """To cron a percent sign is the end of the line."""
    [line] = re.findall(r"^\d+ .*$", blocks("")[0], flags=re.MULTILINE)
    assert re.match(r"(?:[\d*]+ ){5} cd ", line)
    assert "%" not in line


def test_systemd_takes_being_told_to_wait_or_to_stop_for_no_failure():
    service, timer = map(unit, blocks("ini"))
    ended_well = service["Service"]["SuccessExitStatus"].split()
    assert ended_well == [str(LOCKED), str(128 + signal.SIGTERM)]
    assert timer["Timer"]["OnCalendar"]


def test_the_workflow_checks_the_data_and_keeps_the_reports():
    steps = yaml.safe_load(blocks("yaml")[0])["jobs"]["reports"]["steps"]
    assert [step["run"].split(" --")[0] for step in steps if "run" in step] == [
        "pip install .", "ipstats build", "ipstats report",
    ]  # fmt: skip
    assert {step["with"]["path"] for step in steps if "path" in step.get("with", {})} == {"reports"}


def test_make_targets_and_notebooks_exist():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert all(f"\n{name}:" in makefile for name in re.findall(r"`make ([a-z]+)`", PAGE))
    assert all((ROOT / "notebooks" / name).exists() for name in re.findall(r"[a-z_]+\.ipynb", PAGE))
