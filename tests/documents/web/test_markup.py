import pytest

from ipstats.documents.web.markup import is_page

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
