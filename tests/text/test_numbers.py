import pytest

from ipstats.text.normalization import normalize
from ipstats.text.numbers import find_quantities, parse_quantity

# printed, value, unit, comparator
CASES = [
    ("5581件", 5581, "件", "="),
    ("3.44万件", 34400, "件", "="),
    ("0.55亿元", 55_000_000, "元", "="),
    ("230余万元", 2_300_000, "元", ">="),
    ("7300余万元", 73_000_000, "元", ">="),
    ("10多个", 10, "个", ">="),
    ("300余件", 300, "件", ">="),
    ("2万余人", 20_000, "人", ">="),
    ("1亿4千万元", 140_000_000, "元", "="),
    ("3.4万亿元", 3.4e12, "元", "="),
    ("1,100万元", 11_000_000, "元", "="),
    ("３０亿元以上", 3e9, "元", ">="),
    ("十余家", 10, "家", ">="),
    ("二十五家", 25, "家", "="),
    ("近百家", 100, "家", "~"),
    ("百分之六", 6, "%", "="),
    ("百分之六十五点五", 65.5, "%", "="),
    ("千分之三", 3, "‰", "="),
    ("6‰", 6, "‰", "="),
    ("翻一番", 2, "倍", "="),
    ("翻两番以上", 4, "倍", ">="),
    ("265万千瓦", 2_650_000, "千瓦", "="),
    ("&gt;22%", 22, "%", ">"),
    ("95％以上", 95, "%", ">="),
    ("2.9个百分点", 2.9, "百分点", "="),
    ("3.6倍", 3.6, "倍", "="),
    ("不少于100人", 100, "人", ">="),
    ("不低于90分", 90, "分", ">="),
    ("不超过5%", 5, "%", "<="),
    ("超过500名", 500, "人", ">"),
    ("突破4万件", 40_000, "件", ">"),
    ("约20家", 20, "家", "~"),
    ("8%左右", 8, "%", "~"),
    ("4个月以内", 4, "个月", "<="),
    ("3%以下", 3, "%", "<="),
    ("＞22", 22, None, ">"),
    ("≥ 90", 90, None, ">="),
    ("59起", 59, "件", "="),
    ("12宗", 12, "件", "="),
    ("500名以上", 500, "人", ">="),
    ("30户", 30, "家", "="),
    ("15件/万人", 15, "件/万人", "="),
    ("0", 0, None, "="),
]


@pytest.mark.parametrize(("printed", "value", "unit", "comparator"), CASES)
def test_parse_quantity(printed, value, unit, comparator):
    found = parse_quantity(printed)
    assert (found.value, found.unit, found.comparator) == (value, unit, comparator)


@pytest.mark.parametrize("text", ["", "稳步增长", "全省先进水平", "—", "15%和20%", "2025年前完成"])
def test_what_is_no_quantity(text):
    with pytest.raises(ValueError, match="no number with a unit"):
        parse_quantity(text)


def test_quantities_are_found_where_they_stand():
    text = normalize("申请量27439件、授权量16683件，提高2.9个百分点")
    found = [q for q in find_quantities(text) if q.unit]
    assert [text[q.start : q.end] for q in found] == ["27439件", "16683件", "2.9个百分点"]
