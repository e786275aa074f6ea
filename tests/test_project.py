"""What must hold between files: README and CONTRIBUTING, versions, dependencies, folders."""

import doctest
import re
import subprocess
import tomllib
from pathlib import Path

from ipstats.cli import COMMANDS
from ipstats.paths import data_files

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
WINGS = {path.parent.name for path in (ROOT / "ipstats").glob("*/__init__.py")}


def test_every_wing_is_closed_to_the_others():
    contracts = PYPROJECT["tool"]["importlinter"]["contracts"]
    protected = [contract["protected_modules"] for contract in contracts if contract["type"] == "protected"]
    assert sorted(protected) == sorted([f"ipstats.{wing}.*"] for wing in WINGS)


def test_every_folder_of_tests_mirrors_a_wing():
    folders = {path.parent.name for path in (ROOT / "tests").glob("*/test_*.py")}
    assert folders <= WINGS


def test_conda_and_pip_name_the_same_dependencies():
    project = PYPROJECT["project"]
    lines = re.findall(r"^ +- (.*)$", (ROOT / "environment.yml").read_text(encoding="utf-8"), flags=re.MULTILINE)
    conda = {re.sub(r"\s", "", line) for line in lines} - {"conda-forge", "pip", "pip:"}
    assert conda == {f"python{project['requires-python']}", *project["dependencies"]}


def test_every_table_of_the_data_package_ships_in_the_wheel():
    included = PYPROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    files = {f"data/{path.name}" for path in data_files(ROOT / "data") if path.parent.name == "data"}
    assert {key for key in included if key.startswith("data/")} == files | {
        "data/statements",
        "data/unread",
        "data/tasks",
        "data/goals",
        "data/observations",
    }


def test_readme_names_every_command_make_target_and_notebook_and_no_other():
    assert [name for name in COMMANDS if f"ipstats {name}" not in README] == []
    targets = re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert set(re.findall(r"(?:`|&& |^)make ([a-z]+)", README, flags=re.MULTILINE)) == set(targets)
    notebooks = {path.name for path in (ROOT / "notebooks").glob("*.ipynb")}
    assert set(re.findall(r"[a-z_]+\.ipynb", README)) == notebooks


def test_readme_maps_every_wing_in_one_line_and_every_module_beside_them():
    section = README.partition("\n## Where things are\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)/` \|", section.partition("\n| wing |")[2], flags=re.MULTILINE)
    assert sorted(rows) == sorted(WINGS)
    modules = {path.name for path in (ROOT / "ipstats").glob("*.py")} - {"__init__.py"}
    assert {name for name in modules if f"`{name}`" not in section} == set()


def test_readme_examples_run():
    results = doctest.testfile(str(ROOT / "README.md"), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert results.attempted > 0
    assert results.failed == 0


def test_contributing_names_only_paths_that_exist():
    """All but what is built into reports/."""
    paths = re.findall(r"`([\w.-]+/[\w./-]*)`", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    assert paths
    assert [path for path in paths if not path.startswith("reports/") and not (ROOT / path).exists()] == []


def test_the_changelog_has_this_version():
    headings = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert PYPROJECT["project"]["version"] in headings


def test_the_project_speaks_of_itself_alone():
    """No path of somebody's machine, and of the folder beside the repository only where its tests are run."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    paths = [ROOT / name for name in listed.split("\0") if name and Path(name).suffix != ".png" and name != ".ci/run"]
    elsewhere = re.compile(r"\.\./shared|/work/|/home/\w|/root/|/Users/\w")
    texts = {path: path.read_text(encoding="utf-8") for path in paths if path.exists() and path != Path(__file__)}
    assert [str(path) for path, text in texts.items() if elsewhere.search(text)] == []
