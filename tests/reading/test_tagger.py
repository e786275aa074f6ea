import pytest

from ipstats.reading.tagger import tag

# a text, and its spans as printed with their kinds
CASES = [
    ("储备林达到", [("储备林", {"noun"}), ("达到", {"reach"})]),
    ("我国有", [("我国", {"owner"}), ("有", {"particle", "opening"})]),
    ("国有企业", [("国有", {"noun"})]),
    ("到2025年培育", [("到2025年", {"period"}), ("培育", {"make"})]),
    ("较“十三五”末增长", [("较“十三五”末", {"reference"}), ("增长", {"rise", "move"})]),
    ("比上年末增加", [("比上年末", {"reference"}), ("增加", {"add", "rise", "move"})]),
    ("2021年、2022年分别为", [("2021年、2022年", {"years"}), ("分别", {"manner"}), ("为", {"reach", "opening"})]),
    ("各县(市、区)拥有", [("各县(市、区)", {"owner"}), ("拥有", {"make"})]),
    ("(一)提高", [("(一)", {"numbering"}), ("提高", {"rise", "move"})]),
    ("", []),
]


@pytest.mark.parametrize(("text", "spans"), CASES)
def test_tag(text, spans):
    assert [(text[span.start : span.end], set(span.kinds)) for span in tag(text)] == spans
