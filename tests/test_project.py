"""What must hold between files: rooms, dependencies, README."""

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

import ipstats

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "ipstats").rglob("*.py"))
README = (ROOT / "README.md").read_text(encoding="utf-8")


def reading_order() -> list[str]:
    """The modules that ipstats/__init__.py lists, in its order."""
    lines = re.findall(r"^    ([a-z_, ]+?)   +\S", ipstats.__doc__, flags=re.MULTILINE)
    return [name for line in lines for name in line.split(", ")]


def room(path: Path) -> str:
    return path.relative_to(ROOT / "ipstats").with_suffix("").parts[0]


def imported_rooms(path: Path) -> set[str]:
    nodes = [
        n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Import | ast.ImportFrom)
    ]
    full = [f"{n.module}.{a.name}" for n in nodes if isinstance(n, ast.ImportFrom) for a in n.names]
    full += [a.name for n in nodes if isinstance(n, ast.Import) for a in n.names]
    return {name.split(".")[1] for name in full if name.startswith("ipstats.")}


def test_the_reading_order_names_every_room():
    assert sorted(reading_order()) == sorted({room(path) for path in MODULES} - {"__init__"})


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_each_room_imports_only_rooms_before_it(path):
    if path == ROOT / "ipstats" / "__init__.py":
        return
    order = reading_order()
    before = set(order[: order.index(room(path))]) | ({room(path)} if path.parent != ROOT / "ipstats" else set())
    assert imported_rooms(path) <= before


def name_and_bound(requirement: str) -> str:
    return re.sub(r"\s", "", requirement)


def test_conda_and_pip_name_the_same_dependencies():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = re.findall(r"^ +- (.*)$", (ROOT / "environment.yml").read_text(encoding="utf-8"), flags=re.MULTILINE)
    conda = {name_and_bound(line) for line in lines} - {"conda-forge", "pip", "pip:"}
    assert conda == {f"python{project['requires-python']}", *map(name_and_bound, project["dependencies"])}


def test_every_table_of_the_data_package_ships_in_the_wheel():
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"][
        "wheel"
    ]
    shipped = [key for key in wheel["force-include"] if key.startswith("data/")]
    files = {str(path.relative_to(ROOT)) for path in (ROOT / "data").glob("*.*")} | {
        "data/statements",
        "data/observations",
    }
    assert set(shipped) == files


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))


def test_readme_names_every_command_and_notebook_and_no_other():
    commands = {name for name in ipstats_commands() if f"ipstats {name}" in README}
    assert commands == ipstats_commands()
    assert set(re.findall(r"(?:`|&& |^)make ([a-z]+)", README, flags=re.MULTILINE)) == make_targets()
    notebooks = {path.name for path in (ROOT / "notebooks").glob("*.ipynb")}
    assert set(re.findall(r"[a-z_]+\.ipynb", README)) == notebooks


def ipstats_commands() -> set[str]:
    from ipstats.cli import main

    return set(main.commands)


def test_readme_names_every_module_in_its_map():
    assert {name for name in reading_order() if f"`{name}" not in README and name not in README} == set()


def test_readme_examples_run():
    """The Python lines of the README, run as a doctest."""
    import doctest

    spaces = doctest.NORMALIZE_WHITESPACE
    failures, tried = doctest.testfile(str(ROOT / "README.md"), module_relative=False, optionflags=spaces)
    assert tried > 0
    assert failures == 0


TRACKED = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()


@pytest.mark.parametrize("name", [name for name in TRACKED if name != ".ci/run"])
def test_the_project_speaks_of_itself_alone(name):
    path = ROOT / name
    if not path.exists() or path.suffix in {".png", ".lock"} or path == Path(__file__):
        return
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\.\./shared|/work/|/home/\w|/root/|/Users/\w", text)
