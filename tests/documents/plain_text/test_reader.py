import pytest

from ipstats.documents.plain_text.running_text import read_plain_text
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
