import pytest

from ipstats.documents.sniff import PAGE, PDF, SAVED_PAGE, TEXT, VALUES, kind_of

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
