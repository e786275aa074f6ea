"""What a notebook's fingerprint sees, and what it does not; catalogs that are cached."""

import json
import os
from pathlib import Path

import pytest

from ipstats.errors import BadInput
from ipstats.production.fingerprint import files_digest, notebook_digest
from ipstats.production.notebook import check_parameters
from ipstats.production.tasks import own_name

CODE = {"cell_type": "code", "id": "a", "metadata": {"tags": ["parameters"]}, "execution_count": None, "outputs": []}
BOOK = {
    "cells": [CODE | {"source": ["a = 1\n", "a"]}, {"cell_type": "markdown", "metadata": {}, "source": "# A"}],
    "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3"}},
    "nbformat": 4,
    "nbformat_minor": 5,
}
RAN = {"execution_count": 7, "outputs": [{"output_type": "stream", "name": "stdout", "text": "1"}], "id": "b"}
SHAPE = {"collapsed": True, "editable": True, "scrolled": True, "slideshow": {"slide_type": ""}}


def cell(number: int, **changes: object) -> dict:
    cells = list(BOOK["cells"])
    cells[number] = cells[number] | changes
    return BOOK | {"cells": cells}


SAME = {
    "saved outputs": cell(0, **RAN),
    "a source in one text": cell(0, source="a = 1\na"),
    "how a cell is shown": cell(0, metadata=CODE["metadata"] | SHAPE),
    "no tags": cell(1, metadata={"tags": []}),
    "what Lab adds": BOOK | {"metadata": BOOK["metadata"] | {"language_info": {"version": "3.13"}, "widgets": {}}},
    "the kernel's shown name": BOOK | {"metadata": {"kernelspec": {"name": "python3", "display_name": "Mine"}}},
}
OTHER = {
    "code": cell(0, source="a = 2\na"),
    "prose": cell(1, source="# B"),
    "a tag": cell(0, metadata={}),
    "a kind": cell(1, cell_type="raw"),
    "a picture in prose": cell(1, attachments={"a.png": {"image/png": "AA=="}}),
    "the order": BOOK | {"cells": BOOK["cells"][::-1]},
    "a cell less": BOOK | {"cells": BOOK["cells"][:1]},
    "a kernel": BOOK | {"metadata": {"kernelspec": {"name": "ir"}}},
}


def digest_of(content: object, path: Path) -> str:
    path.write_text(json.dumps(content), encoding="utf-8")
    return notebook_digest(path)


@pytest.mark.parametrize("what", SAME)
def test_saving_in_jupyterlab_changes_nothing(tmp_path, what):
    assert digest_of(SAME[what], tmp_path / "a.ipynb") == digest_of(BOOK, tmp_path / "b.ipynb")


@pytest.mark.parametrize("what", OTHER)
def test_what_runs_or_shows_changes_it(tmp_path, what):
    assert digest_of(OTHER[what], tmp_path / "a.ipynb") != digest_of(BOOK, tmp_path / "b.ipynb")


@pytest.mark.parametrize("content", [[], {"cells": 3}, {"cells": [3], "metadata": {}}, {"metadata": None, "cells": []}])
def test_of_what_is_no_notebook_every_byte_counts(tmp_path, content):
    digest = digest_of(content, tmp_path / "a.ipynb")
    (tmp_path / "a.ipynb").write_text((tmp_path / "a.ipynb").read_text() + " ")
    assert notebook_digest(tmp_path / "a.ipynb") != digest


def test_files_are_told_apart_from_their_sum(tmp_path):
    for name, text in (("a", "12"), ("b", "3"), ("c", "1"), ("d", "23")):
        (tmp_path / name).write_text(text)
    assert files_digest([tmp_path / "a", tmp_path / "b"]) != files_digest([tmp_path / "c", tmp_path / "d"])


@pytest.mark.parametrize(
    ("notebook", "name"),
    [
        ("mine.ipynb", "hegang.mine"),
        ("x/a b.v2.ipynb", "hegang.a-b-v2"),
        ("草稿.ipynb", "hegang.草稿"),
        ("#?%.ipynb", "hegang.-"),
    ],
)
def test_a_notebook_of_ones_own_gives_a_name_of_its_own(notebook, name):
    assert own_name("hegang", Path(notebook)) == name


def test_a_pipe_in_place_of_a_notebook_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.ipynb")
    assert notebook_digest(tmp_path / "a.ipynb") == notebook_digest(tmp_path / "missing.ipynb")
    with pytest.raises(BadInput, match="no such file"):
        check_parameters(tmp_path / "a.ipynb", {})
