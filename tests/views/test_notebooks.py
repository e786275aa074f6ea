"""Notebooks stay what they are for: a question, parameters, calls and prose."""

import ast

import nbformat
import pytest

from ipstats.errors import BadInput, UnknownName
from ipstats.paths import NOTEBOOKS
from ipstats.production.job import Limits
from ipstats.production.notebook import NotebookError, check_parameters, run_notebook

ALL = sorted(NOTEBOOKS.glob("*.ipynb"))
MAY_IMPORT = {"ipstats", "matplotlib", "pandas", "seaborn"}
NOT_IN_NOTEBOOKS = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.Lambda,
    ast.ClassDef,
    ast.For,
    ast.While,
    ast.With,
    ast.Try,
    ast.comprehension,
)


def code_cells(path):
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


def test_there_is_a_notebook():
    assert ALL


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
class TestEveryNotebook:
    def test_is_stripped(self, path):
        assert all(not cell.outputs and cell.execution_count is None for cell in code_cells(path))

    def test_has_one_parameters_cell_of_plain_values(self, path):
        (cell,) = [cell for cell in code_cells(path) if "parameters" in cell.metadata.get("tags", [])]
        statements = ast.parse(cell.source).body
        assert all(isinstance(line, ast.Assign) and isinstance(line.value, ast.Constant) for line in statements)

    def test_is_thin(self, path):
        for cell in code_cells(path):
            nodes = list(ast.walk(ast.parse(cell.source)))
            assert not [node for node in nodes if isinstance(node, NOT_IN_NOTEBOOKS)], cell.source
            names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
            names += [node.module for node in nodes if isinstance(node, ast.ImportFrom)]
            assert {name.split(".")[0] for name in names} <= MAY_IMPORT

    def test_speaks_both_languages(self, path):
        prose = [cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "markdown"]
        assert all(text.count(f'<div lang="{lang}">') == 1 for text in prose for lang in ("zh", "en"))


def test_unknown_parameter_is_refused_with_the_nearest_name():
    with pytest.raises(UnknownName, match=r"regoin.*did you mean 'region'"):
        check_parameters(NOTEBOOKS / "city_report.ipynb", {"regoin": "hegang"})


def test_what_is_no_notebook_is_bad_input(tmp_path):
    (tmp_path / "a.ipynb").write_text("not json")
    for path in (tmp_path / "a.ipynb", tmp_path / "absent.ipynb"):
        with pytest.raises(BadInput, match=path.name):
            check_parameters(path, {})


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("1 / 0", "ZeroDivisionError: division by zero"),
        ("raise ValueError('first\\nsecond')", "ValueError: first"),
        ("raise SystemExit(0)", "SystemExit: 0"),
        ("import time; time.sleep(60)", "CellTimeoutError"),
        ("import os; os._exit(1)", "DeadKernelError"),
        # its outputs have no end, as if they came later than nbclient listens: they would be cut without a word
        ("get_ipython().kernel._publish_status = lambda *told, **more: None", "CellTimeoutError"),
    ],
)
def test_whatever_a_cell_does_ends_in_one_line(tmp_path, code, error):
    cells = [nbformat.v4.new_code_cell('a = "1"', metadata={"tags": ["parameters"]}), nbformat.v4.new_code_cell(code)]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), tmp_path / "bad.ipynb")
    (tmp_path / "work").mkdir()
    with pytest.raises(NotebookError) as raised:
        run_notebook(tmp_path / "bad.ipynb", {"a": "2"}, tmp_path / "work", Limits(cell_seconds=4))
    assert str(raised.value).startswith(error)
    assert "\n" not in str(raised.value)
    assert raised.value.executed is not None
