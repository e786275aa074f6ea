"""Kernels: ready at their first word, or the ordinary way where there is none; what they started ends with them."""

import subprocess
import sys
import time

import nbformat
import psutil
import pytest

from ipstats.production import kernels
from ipstats.production.kernels import kill_tree
from ipstats.production.notebook import run_notebook

pytestmark = pytest.mark.slow

CHILD = "import subprocess, sys; subprocess.Popen(['sleep', '4322'], start_new_session={}).wait()"


@pytest.mark.parametrize("seconds", [kernels.FIRST_WORD_SECONDS, 0.001])
def test_a_kernel_answers_from_its_first_output_on(tmp_path, monkeypatch, seconds):
    monkeypatch.setattr(kernels, "FIRST_WORD_SECONDS", seconds)
    cells = [nbformat.v4.new_code_cell(f"print({number})") for number in range(3)]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), tmp_path / "a.ipynb")
    (tmp_path / "work").mkdir()
    executed = run_notebook(tmp_path / "a.ipynb", {}, tmp_path / "work")
    assert [cell.outputs[0].text for cell in executed.cells] == ["0\n", "1\n", "2\n"]


@pytest.mark.parametrize("own_session", [False, True])
def test_a_family_is_killed_whole(own_session):
    process = subprocess.Popen([sys.executable, "-c", CHILD.format(own_session)])
    end = time.monotonic() + 10
    while not (children := psutil.Process(process.pid).children()) and time.monotonic() < end:
        time.sleep(0.05)
    kill_tree(process.pid)
    process.wait()
    _, alive = psutil.wait_procs(children, timeout=5)
    assert children
    assert [child for child in alive if child.status() != psutil.STATUS_ZOMBIE] == []
    kill_tree(process.pid)  # gone already
