"""Tables of values separated by commas, semicolons or tabs, as spreadsheets save them."""

import csv
import re
from collections import Counter
from io import StringIO
from itertools import islice
from pathlib import Path

from ipstats.documents.content import Content, GridCell, SheetRows
from ipstats.documents.decoding import decoded
from ipstats.documents.excel.sheet_tables import tables_of

_SEPARATORS = ",;\t"
_LOOKED_AT = 200  # lines, for the sign that separates
_NAMED = re.compile(r'"?sep=([,;\t])"?\n')  # how a spreadsheet is told it
_AS_TEXT = re.compile(r'="(.*)"', re.DOTALL)  # and how it is told to leave digits alone


def read_csv(path: Path) -> Content:
    """The tables of a file, with an empty row between them or an empty column."""
    text, notices = decoded(path)
    cells = [
        GridCell(cell, row, column)
        for row, cells in enumerate(_rows(text))
        for column, cell in enumerate(cells)
        if cell.strip()
    ]
    return Content([*tables_of(cells)], notices)


def read_csv_rows(path: Path) -> list[SheetRows]:
    """The rows of a file, as those of its only sheet. Raises csv.Error where its quotes do not match."""
    text, notices = decoded(path)
    return [SheetRows("", dict(enumerate(_rows(text, strict=True), start=1)), notices)]


def _rows(text: str, strict: bool = False) -> list[list[str]]:
    named = _NAMED.match(text)
    lines = StringIO(text[named.end() :] if named else text, newline="")
    rows = csv.reader(lines, delimiter=named[1] if named else separator_of(text), strict=strict)
    return [[] for _ in range(bool(named))] + [[_AS_TEXT.sub(r"\1", cell) for cell in row] for row in rows]


def separator_of(text: str) -> str:
    """The sign that stands equally often in the most lines, since titles and notes may hold the others.

    >>> separator_of("指标,值\\n专利,5"), separator_of("表1, 主要指标\\n指标;值\\n专利;1,5\\n商标;7")
    (',', ';')
    """
    lines = list(islice(StringIO(text), _LOOKED_AT))
    counts = {sign: Counter(number for line in lines if (number := line.count(sign))) for sign in _SEPARATORS}
    usual = {
        sign: max(((lines, number) for number, lines in found.items()), default=(0, 0))
        for sign, found in counts.items()
    }
    return max(_SEPARATORS, key=usual.__getitem__)
