"""Notebooks that tests write."""

from pathlib import Path

import nbformat


def notebook(path: Path, *code: str) -> Path:
    """A notebook that takes a region and a language, and runs the code."""
    new = nbformat.v4
    cells = [
        new.new_code_cell('region = ""\nlang = "zh"', metadata={"tags": ["parameters"]}),
        *map(new.new_code_cell, code),
    ]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(new.new_notebook(cells=cells, metadata=kernel), path)
    return path


def printed(path: Path) -> str:
    """What an executed notebook printed."""
    cells = nbformat.read(path, as_version=4).cells
    return "".join(output.get("text", "") for cell in cells for output in cell.get("outputs", []))
