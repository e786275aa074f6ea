import pytest

from ipstats.documents.decoding import decode

SIMPLIFIED = "蓝城市“十四五”知识产权规划\n三、发展目标\n到2025年，有效注册商标量达到9000件。\n"
TRADITIONAL = "藍城市「十四五」知識產權規劃\n三、發展目標\n到2025年，有效註冊商標量達到9000件。\n"
UTF = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]


@pytest.mark.parametrize("encoding", [*UTF, "gb18030", "big5"])
@pytest.mark.parametrize(
    "text", ["專利授權量1200件。\n", "增長15%", "臺北", "到2025年，發明專利擁有量達到5件。", TRADITIONAL]
)
def test_encodings_of_short_texts(text, encoding):
    assert decode(text.encode(encoding)) == (text, [])


@pytest.mark.parametrize(
    "text", ["专利授权量1200件。\n", "增长15%", "鹤岗市", "①3件；②5家 ≥90％", "2025年：5件", SIMPLIFIED]
)
@pytest.mark.parametrize("encoding", [*UTF, "gb18030"])
def test_encodings_of_short_simplified_texts(text, encoding):
    assert decode(text.encode(encoding)) == (text, [])


# encoding, its name, what does not belong
BAD = [
    *(("utf-8", "UTF-8", bad) for bad in (b"\x80", b"\xff", b"\xe5\xb9")),
    *(("utf-16-le", "UTF-16", bad) for bad in (b"\x00\xd8", b"\x12\xdc")),
    ("utf-16-be", "UTF-16", b"\xd8\x00"),
]


@pytest.mark.parametrize(("encoding", "name", "bad"), BAD)
@pytest.mark.parametrize("at", [0, 7, 14, 31, len(SIMPLIFIED)])
def test_one_bad_byte_costs_one_sign_and_its_place_is_told(encoding, name, bad, at):
    before, behind = SIMPLIFIED[:at].encode(encoding), SIMPLIFIED[at:].encode(encoding)
    said = [f"one sign at byte {len(before)} is no {name}: replaced by �"]
    assert decode(before + bad + behind) == (f"{SIMPLIFIED[:at]}�{SIMPLIFIED[at:]}", said)


@pytest.mark.parametrize(("text", "encoding"), [(SIMPLIFIED, "gb18030"), (TRADITIONAL, "big5")])
@pytest.mark.parametrize("bad", [b"\x80", b"\xff", b"\x00"])
def test_a_byte_too_many_in_pairs_of_bytes_does_not_shift_those_behind_it(text, encoding, bad):
    for at in range(len(text)):
        found = decode(text[:at].encode(encoding) + bad + text[at:].encode(encoding))
        assert found is not None
        assert sum(sign in found[0] for sign in text) >= len(text) - 1, (at, found)
        assert found[1]


def test_a_byte_in_a_pair_costs_that_sign():
    data = SIMPLIFIED.encode("gb18030")
    for at in range(1, len(data)):
        found = decode(data[:at] + b"\xff" + data[at:])
        assert found is not None
        assert sum(sign in found[0] for sign in SIMPLIFIED) >= len(SIMPLIFIED) - 1, (at, found)


# bytes, text, notices
KEPT = [
    (SIMPLIFIED.encode() + "年".encode()[:2], f"{SIMPLIFIED}�", ["one sign at byte 113 is no UTF-8: replaced by �"]),
    (
        SIMPLIFIED.encode() + "注：无".encode("gb18030"),
        f"{SIMPLIFIED}ע����",
        ["4 signs are no UTF-8, the first at byte 115: replaced by �"],
    ),
    (SIMPLIFIED.encode("utf-16") + b"\0", f"{SIMPLIFIED}�", ["one sign at byte 92 is no UTF-16: replaced by �"]),
    ("专利�授权5件".encode(), "专利�授权5件", []),
    ("专利�授权5件".encode() + b"\xff", "专利�授权5件�", ["one sign at byte 19 is no UTF-8: replaced by �"]),
    ("专利授权量5件\0".encode(), "专利授权量5件", ["control signs left out: 1"]),
    (b"The GDP grew by 5.5%\x07 in all. " * 9, "The GDP grew by 5.5% in all. " * 9, ["control signs left out: 9"]),
    ("\ufeff 专利\t５件 \r\n\r\n**\\*a**\u2002\r终\x0b尾\x0c".encode(), " 专利\t５件 \n\n**\\*a**\u2002\n终\n尾\n", []),
    (b"", "", []),
]


@pytest.mark.parametrize(("data", "text", "notices"), KEPT)
def test_what_is_kept_and_what_is_told(data, text, notices):
    assert decode(data) == (text, notices)


@pytest.mark.parametrize(
    "data",
    [bytes(8), bytes(range(256)) * 9, bytes(range(128, 256)) * 200, SIMPLIFIED.encode("euc-kr", "ignore")[:9] * 9],
)
def test_what_is_no_text(data):
    assert decode(data) is None


def test_a_declared_encoding_counts_where_the_bytes_do_not_tell():
    assert decode("plan élevé".encode("cp1252") * 9, "cp1252") is None  # no Chinese text
    assert decode(SIMPLIFIED.encode("gb18030"), "utf-8") == (SIMPLIFIED, [])
    assert decode(SIMPLIFIED.encode("gb18030"), "no such encoding") == (SIMPLIFIED, [])
