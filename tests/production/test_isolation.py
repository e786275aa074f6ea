"""Settings and startup files of whoever runs reports, real ones in a home folder, do not reach them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from made_notebooks import notebook, printed

from ipstats.production.isolation import INLINE

pytestmark = pytest.mark.alone

LEAK = "import os; os.environ['LEAKED'] = os.environ.get('LEAKED', '') + {!r}\n"
STYLE = "font.size: 40\naxes.facecolor: red\n"
HOME = {
    ".ipython/profile_default/startup/00-leak.py": LEAK.format("startup "),
    ".ipython/profile_default/startup/01-leak.ipy": "%env LEAKED=startup\n",
    ".ipython/profile_default/ipython_config.py": "c.InteractiveShellApp.exec_lines = ['LEAKED_LINE = 1']\n",
    ".ipython/profile_default/ipython_kernel_config.py": "c.InteractiveShellApp.exec_lines = ['LEAKED_LINE = 1']\nc.IPKernelApp.pylab = 'agg'\n",
    ".jupyter/jupyter_config.py": LEAK.format("jupyter "),
    ".jupyter/jupyter_nbconvert_config.py": "c.TemplateExporter.exclude_input = True\n",
    ".jupyter/jupyter_client_config.py": LEAK.format("client "),
    ".local/share/jupyter/kernels/python3/kernel.json": '{"argv": ["false", "-m", "ipykernel_launcher", "-f", "{connection_file}"],'
    ' "display_name": "Mine", "language": "python", "env": {"LEAKED": "kernel"}}',
    ".local/share/jupyter/nbconvert/templates/base/null.j2": "LEAKED PAGE",
    ".config/matplotlib/matplotlibrc": STYLE,
    ".config/matplotlib/stylelib/classic.mplstyle": "font.size: 41\n",
    ".pythonstartup": LEAK.format("python "),
    "here/matplotlibrc": STYLE,
}
SHOWS = """
import os, sqlite3, matplotlib as mpl, seaborn
import matplotlib.pyplot as plt
size = mpl.rcParams["font.size"], mpl.rcParams["axes.facecolor"], mpl.get_backend()
plt.style.use("classic")
print(*size, mpl.rcParams["font.size"], repr(os.environ.get("LEAKED")), "LEAKED_LINE" in globals(), get_ipython().profile_dir.location)
"""


def run(home: Path, path: Path, out: Path, **environment: str) -> str:
    """What the notebook printed, run from a folder in that home."""
    (home / "here").mkdir(parents=True, exist_ok=True)
    ours = {
        name: value for name, value in os.environ.items() if not name.startswith(("MPL", "JUPYTER", "IPYTHON", "XDG"))
    }
    subprocess.run(
        [Path(sys.executable).parent / "ipstats", "report", "--out", out, "--notebook", path, "hegang"],
        cwd=home / "here", env=ours | {"HOME": str(home)} | environment, check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    return printed(out / f"hegang.{path.stem}.ipynb")


@pytest.fixture
def home(tmp_path) -> Path:
    """A home folder full of settings."""
    for name, text in HOME.items():
        path = tmp_path / "home" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "home"


def test_files_in_the_home_folder_do_not_reach_a_report(tmp_path, home):
    path = notebook(tmp_path / "shows.ipynb", SHOWS)
    plain, with_settings = (run(folder, path, tmp_path / folder.name / "out") for folder in (tmp_path / "bare", home))
    assert plain.split()[:-1] == with_settings.split()[:-1]
    assert with_settings.split()[:-1] == ["10.0", "white", INLINE, "12.0", "None", "False"]
    assert str(home) not in with_settings.split()[-1]
    page = (home / "out" / "hegang.shows.html").read_text(encoding="utf-8")
    assert "LEAKED PAGE" not in page
    assert "seaborn" in page  # code is shown, whatever nbconvert's settings say


def test_variables_that_name_settings_do_not_reach_a_report(tmp_path, home):
    path = notebook(tmp_path / "shows.ipynb", SHOWS)
    told = run(
        tmp_path / "bare", path, tmp_path / "out",
        IPYTHONDIR=str(home / ".ipython"), JUPYTER_CONFIG_DIR=str(home / ".jupyter"), JUPYTER_PATH=str(home / ".local/share/jupyter"),
        MPLCONFIGDIR=str(home / ".config/matplotlib"), MATPLOTLIBRC=str(home / "here"), MPLBACKEND="pdf",
        PYTHONSTARTUP=str(home / ".pythonstartup"), JUPYTER_CONFIG_PATH=str(home / ".jupyter"),
    )  # fmt: skip
    assert told.split()[:-1] == ["10.0", "white", INLINE, "12.0", "None", "False"]


def test_a_run_leaves_nothing_in_the_home_folder_but_the_list_of_fonts(tmp_path):
    home = tmp_path / "bare"
    run(home, notebook(tmp_path / "shows.ipynb", SHOWS), tmp_path / "out")
    assert {path.relative_to(home).parts[:2] for path in home.rglob("*") if path.is_file()} <= {
        (".cache", "matplotlib")
    }
