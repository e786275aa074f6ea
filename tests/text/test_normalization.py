import pytest

from ipstats.text.normalization import normalize

CASES = [
    ("９５％以上", "95%以上"),
    ("（２０２１—２０２５年）", "(2021—2025年)"),
    ("1,100万元,占5%", "1,100万元，占5%"),
    ("2019,300家", "2019，300家".replace("，", ",")),  # 2019,300 can only be read as one number
    ("到\u20022025\u3000年", "到 2025 年"),
    ("“十四五”", "“十四五”"),
    ("＞22；≥90", ">22；≥90"),
]


@pytest.mark.parametrize(("printed", "expected"), CASES)
def test_plain(printed, expected):
    assert normalize(printed) == expected


@pytest.mark.parametrize("text", [case[0] for case in CASES] + ["㎡①Ⅷ…﷽ﬁ", ""])
def test_every_offset_still_fits(text):
    assert len(normalize(text)) == len(text)
