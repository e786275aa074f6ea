"""The recipes of docs/scheduling.md: they parse, and name only what ipstats has."""

import configparser
import json
import os
import re
import shlex
import shutil
import signal
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib import import_module
from pathlib import Path
from threading import Thread

import pytest
import yaml

from ipstats.errors import BAD_INPUT, LOCKED
from ipstats.production import run_on_failure

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "scheduling.md").read_text(encoding="utf-8")
CALLS = re.findall(r"(?:^|[\s/`])ipstats ((?:report|build)\b[^|>&#`'\n]*)", PAGE, flags=re.MULTILINE)


def blocks(language: str) -> list[str]:
    fenced = re.findall(r"^```(\w*)\n(.*?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL)
    return [text for name, text in fenced if name == language]


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


def on_failure_commands() -> list[str]:
    """What the recipes give to --on-failure."""
    return [shlex.split(block)[-1] for block in blocks("sh") if "--on-failure" in block]


@pytest.mark.skipif(os.name != "posix", reason="the recipes are for a shell")
def test_a_failure_comes_by_mail(tmp_path, monkeypatch):
    mail = tmp_path / "mail"
    mail.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {tmp_path}/sent; cat >> {tmp_path}/sent\n')
    mail.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    [command] = [command for command in on_failure_commands() if command.startswith("mail ")]
    run_on_failure(command, 1, ["hegang", "jiyuan"], ["hegang: 错", "jiyuan: b"])
    assert (tmp_path / "sent").read_text(encoding="utf-8").splitlines() == [
        "-s", "ipstats: code 1 hegang jiyuan", "someone@example.org", "hegang: 错", "jiyuan: b",
    ]  # fmt: skip


class Webhook(BaseHTTPRequestHandler):
    """A web server that keeps what it is sent."""

    got: tuple[str, object]

    def do_POST(self) -> None:  # noqa: N802: http.server calls it so
        body = self.rfile.read(int(self.headers["Content-Length"]))
        Webhook.got = self.headers["Content-Type"], json.loads(body)
        self.send_response(200)
        self.end_headers()

    def log_message(self, *words: object) -> None:
        """No word on the terminal."""


@pytest.mark.skipif(not shutil.which("jq") or not shutil.which("curl"), reason="the recipe needs jq and curl")
def test_a_failure_comes_to_a_webhook(monkeypatch):
    [command] = [command for command in on_failure_commands() if "curl" in command]
    with HTTPServer(("127.0.0.1", 0), Webhook) as server:
        Thread(target=server.handle_request, daemon=True).start()
        monkeypatch.setenv("IPSTATS_WEBHOOK", f"http://127.0.0.1:{server.server_port}/hook")
        run_on_failure(command, 2, [], ['plans.csv: "错"', "b"])
    assert Webhook.got == ("application/json", {"text": 'plans.csv: "错"\nb\n'})
