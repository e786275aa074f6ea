"""The benchmarks run: what they measure is theirs, that they still can is told here."""

import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parent.parent / "bench"


@pytest.mark.slow
@pytest.mark.parametrize("size", ["6"])
def test_every_step_of_a_growing_data_package_is_measured(size):
    done = subprocess.run([sys.executable, BENCH / "scale.py", size], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for step in ("load", "build_targets", "audit", "index", "one comparison", "explore"):
        assert f"{size} {step}" in done.stdout
