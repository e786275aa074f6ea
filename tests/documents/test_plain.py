import pytest

from ipstats.documents.content import Grid
from ipstats.documents.document import Table, read_document
from ipstats.documents.plain import read_plain_text
from ipstats.errors import UnreadableDocument


def test_plain_text_keeps_its_characters_and_its_notices(tmp_path):
    (tmp_path / "a.txt").write_bytes(" 专利\u200b\t授权量５件 \r\n".encode() + b"\xff")
    content = read_plain_text(tmp_path / "a.txt")
    assert (content.parts, content.text) == ([], " 专利\u200b\t授权量５件 \n�")
    assert content.notices == ["one sign at byte 29 is no UTF-8: replaced by �"]


def test_bytes_that_are_no_text(tmp_path):
    (tmp_path / "a.txt").write_bytes(bytes(range(256)))
    with pytest.raises(UnreadableDocument, match=r"a\.txt: not text in UTF-8, UTF-16, GB18030 or Big5"):
        read_plain_text(tmp_path / "a.txt")


TABLE = "<table><tr><td rowspan=2>指标</td><td>2020年</td></tr><tr><td>320</td></tr></table>"


def test_tables_of_a_page_in_markdown_are_grids(tmp_path):
    text = f"# 规划\n\n{TABLE}\n\n| 名称 | 2025年 |\n|--|--|\n| 专利 | 5 |\n\n{TABLE.upper()}尾<table>"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    content = read_plain_text(tmp_path / "a.md")
    assert [type(part) for part in content.parts] == [str, Grid, str, Grid, str]
    assert [part for part in content.parts if isinstance(part, str)][1:] == [
        text.split("</table>")[1].split("<TABLE")[0],
        "尾<table>",
    ]
    assert isinstance(content.parts[1], Grid)
    assert [(cell.text, cell.rows) for cell in content.parts[1].cells] == [("指标", 2), ("2020年", 1), ("320", 1)]
    tables = [block for block in read_document(tmp_path / "a.md").blocks if isinstance(block, Table)]
    assert [[cell.text for cell in row] for row in tables[1].rows] == [["名称", "2025年"], ["专利", "5"]]
