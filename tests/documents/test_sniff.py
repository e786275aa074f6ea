import pytest

from ipstats.documents.markup import is_page
from ipstats.documents.sniff import EXCEL, PAGE, PDF, SAVED_PAGE, TEXT, VALUES, WORD, kind_of

PAGES = [
    "<!DOCTYPE html><html><body>x",
    "\ufeff\n <!-- saved from url --> <!-- x -->\n<html xmlns='x'>x",
    "<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC 'x'>\n<html>",
    "<h1>规划</h1>\n<p>到2025年，\n达到30家。</p>",
    "<table><tr><td>指标<td>5</table>",
    "<P ALIGN=center>规划<P>到2025年，达到30家。",
    "规划<br>一、总体要求<br/>\n到2025年，达到30家。<br>",
    "<div>\n<div>规划</div>\n到2025年，达到30家。\n</div>",
    "<style>p{color:red}</style><p>规划",
    "<font size=3>规划</font>",
]
TEXTS = [
    "到2025年，达到30家。",
    "# 规划\n\n<p align=center>图1</p>\n\n到2025年，达到30家。",
    "<div align=center>\n\n# 规划\n\n</div>\n\n到2025年，达到30家。",
    "<center>规划</center>\n\n到2025年，全市知识产权服务机构达到30家，商标9000件。\n\n一、总体要求",
    "指标|2025年\n---|---\n专利<br>授权|5",
    "| 指标 | 2025年 |\n|:--|--:|\n| <b>专利</b> | 5 |\n",
    "增加值<5%，占比>3%，<pre-2020>",
    "a < b > c",
    "",
]


@pytest.mark.parametrize("text", PAGES)
def test_sources_of_pages(text):
    assert is_page(text.removeprefix("\ufeff"), named_page=False)
    assert is_page(text.removeprefix("\ufeff"), named_page=True)


@pytest.mark.parametrize("text", TEXTS)
def test_texts_with_a_tag_or_none(text):
    assert not is_page(text, named_page=False)


@pytest.mark.parametrize(
    ("text", "page"),
    [("规划，<p>5家，</p>一二三四五六七八九十", True), ("规划，5家", False), ("# 规划\n<p>5家", False)],
)
def test_in_a_file_named_as_a_page_some_tags_are_enough(text, page):
    assert is_page(text, named_page=True) is page


MAIL = "From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=b\r\n\r\n"
# name, content, kind
KINDS = [
    ("a.txt", "规划", TEXT),
    ("a.md", "# 规划", TEXT),
    ("a.csv", "规划,5", VALUES),
    ("a.TSV", "规划", VALUES),
    ("a.txt", "指标\t2025年\n专利\t5\n", VALUES),
    ("a.txt", "指标\t2025年\n专利\t5\n正文", TEXT),
    ("a.txt", "\t专栏1\n\n\t实施项目。\n开展活动。", TEXT),
    ("a.txt", "<html>", PAGE),
    ("a.xls", "<html><table>", PAGE),
    ("a.csv", "<html><table>", PAGE),
    ("a.html", MAIL, SAVED_PAGE),
    ("a.mht", MAIL.replace("\r", ""), SAVED_PAGE),
    ("a.eml", MAIL.replace("multipart/related", "text/html"), SAVED_PAGE),
    ("a.txt", "Subject: MIME-Version: 1.0\n正文", TEXT),
    ("a.txt", "junk\n%PDF-1.4", PDF),
]


@pytest.mark.parametrize(("name", "content", "kind"), KINDS)
def test_kinds_of_text(tmp_path, name, content, kind):
    (tmp_path / name).write_bytes(content.encode())
    assert kind_of(tmp_path / name) == kind


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "gb18030", "utf-8-sig"])
def test_a_page_in_any_encoding(tmp_path, encoding):
    (tmp_path / "a.txt").write_bytes("<html><p>蓝城市知识产权规划，到2025年达到30家。".encode(encoding))
    assert kind_of(tmp_path / "a.txt") == PAGE


def test_readers_of_packed_files_are_named():
    assert all(kind.reader and kind.zipped for kind in (WORD, EXCEL))
