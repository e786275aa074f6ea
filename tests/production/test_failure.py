"""The command that is run where a run did not end well."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ipstats.errors import BadInput
from ipstats.production import failure
from ipstats.production.failure import run_on_failure

IPSTATS = [Path(sys.executable).parent / "ipstats", "report"]


def test_it_is_told_what_failed(tmp_path):
    told = tmp_path / "told"
    run_on_failure(
        f"(echo $IPSTATS_EXIT $IPSTATS_FAILED; cat) > {told}", 1, ["hegang", "jiyuan"], ["hegang: 错", "jiyuan: b"]
    )
    assert told.read_text(encoding="utf-8") == "1 hegang jiyuan\nhegang: 错\njiyuan: b\n"


def test_one_that_does_not_read_is_no_trouble():
    run_on_failure("exit 0", 1, [], ["x" * 1_000_000])


def test_one_that_fails_or_hangs_is_told(monkeypatch):
    with pytest.raises(BadInput, match="--on-failure ended with 3: exit 3"):
        run_on_failure("exit 3", 2, [], [])
    monkeypatch.setattr(failure, "COMMAND_SECONDS", 0.5)
    start = time.monotonic()
    with pytest.raises(BadInput, match=r"took longer than 0\.5 seconds"):
        run_on_failure("sleep 60 & sleep 60", 2, [], [])
    assert time.monotonic() - start < 20


@pytest.mark.alone
@pytest.mark.parametrize("form", ["text", "json"])
def test_the_exit_code_stays_and_a_good_run_does_not_call_it(tmp_path, form):
    told = tmp_path / "told"
    command = [*IPSTATS, "--out", tmp_path / "out", "--log-format", form, "--on-failure", f"cat > {told}; exit 9"]
    bad = subprocess.run([*command, "nowhere"], capture_output=True, text=True, check=False)
    assert bad.returncode == 2
    assert "unknown report 'nowhere'" in told.read_text(encoding="utf-8")
    assert "--on-failure ended with 9" in bad.stderr
    told.unlink()
    good = subprocess.run([*command, "jiyuan"], capture_output=True, text=True, check=False)
    assert good.returncode == 0
    assert not told.exists()
    if form == "json":
        assert json.loads(good.stdout.splitlines()[-1])["exit"] == 0
    assert os.listdir(tmp_path) == ["out"]
