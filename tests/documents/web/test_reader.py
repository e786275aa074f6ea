"""Files of web pages."""

import pytest

from ipstats.documents.document import read_document
from ipstats.documents.web.reader import page_content
from ipstats.errors import UnreadableDocument


@pytest.mark.parametrize("page", ["", "<html><body></body></html>", "<p hidden>5件"])
def test_a_page_without_text(tmp_path, page):
    (tmp_path / "a.html").write_text(f"<html>{page}", encoding="utf-8")
    with pytest.raises(UnreadableDocument, match="no text"):
        read_document(tmp_path / "a.html")


def test_a_page_of_frames_is_told():
    assert (
        "frame"
        in page_content("<html><frameset><frame src=a.htm></frameset><noframes>x</noframes></html>", []).notices[0]
    )


@pytest.mark.parametrize(
    ("encoding", "declared"), [("gb18030", "gb2312"), ("utf-8", "utf-8"), ("utf-16", "utf-8"), ("big5", "big5")]
)
def test_encodings_of_pages(tmp_path, encoding, declared):
    page = f"<html><meta http-equiv=Content-Type content='text/html; charset={declared}'><p>知的城市</p>"
    (tmp_path / "a.html").write_bytes(page.encode(encoding))
    assert read_document(tmp_path / "a.html").text.strip() == "知的城市"


def test_one_bad_byte_in_a_page_is_told(tmp_path):
    (tmp_path / "a.html").write_bytes("<p>专利授权量达到5件".encode() + b"\xff")
    document = read_document(tmp_path / "a.html")
    assert document.text.strip() == "专利授权量达到5件�"
    assert document.notices == ["one sign at byte 28 is no UTF-8: replaced by �"]
