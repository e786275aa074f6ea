"""Reports as files: each region, in both languages, in a browser without a network, and when something goes wrong."""

import base64
import json
import os
import re
import shutil
from pathlib import Path

import nbformat
import openpyxl
import pytest
from shipped import DATA, REGIONS

from ipstats.errors import BadInput
from ipstats.messages.quantities import quantity_text
from ipstats.messages.words import message
from ipstats.paths import NOTEBOOKS, data_folder
from ipstats.production.catalog import list_subjects, report_title
from ipstats.production.page import in_one_language
from ipstats.production.run import build_reports
from ipstats.views import ambition

pytestmark = pytest.mark.alone

ALL = [subject.name for subject in list_subjects(DATA)]
FIGURELESS = [region for region in REGIONS if DATA.of(region).targets.empty]
LOADS = re.compile(r"""<(?:script|link|img|iframe|object|embed|source)\b[^>]*?\b(?:src|href|data)=["']([^"']{0,40})""")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """All reports, in Chinese, and the outcomes."""
    out = tmp_path_factory.mktemp("reports")
    return out, build_reports([], out)


@pytest.fixture
def own_data(tmp_path, monkeypatch) -> Path:
    """A copy of the data package that a test may spoil."""
    folder = shutil.copytree(data_folder(), tmp_path / "data", ignore=shutil.ignore_patterns("documents"))
    monkeypatch.setenv("IPSTATS_DATA", str(folder))
    return folder


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def alts(page: str) -> list[str]:
    return re.findall(r'<img alt="([^"]*)"', page)


def test_all_succeed(made):
    out, outcomes = made
    assert sorted((outcome.name, outcome.error) for outcome in outcomes) == sorted((name, "") for name in ALL)
    assert sorted(path.stem for path in out.glob("*.html")) == sorted([*ALL, "index"])
    assert {path.name for path in out.glob(".*")} == {".lock", ".inputs.json", ".index.json"}
    assert set(json.loads((out / "manifest.json").read_text())) == set(ALL)


@pytest.mark.parametrize("region", REGIONS)
def test_page(made, region):
    page, data = (made[0] / f"{region}.html").read_text(encoding="utf-8"), DATA.of(region)
    assert '<html lang="zh-CN">' in page
    assert "Traceback" not in page
    pictures = 2 + int(data.targets["responsible"].notna().any())  # the third: departments and indicators
    pictures += int(len(ambition.paces_of(DATA, data)) > 0)
    assert len(alts(page)) == (0 if region in FIGURELESS else pictures)
    for row in data.targets.itertuples():
        assert quantity_text(row.target, row.unit, "zh") in page
    for wanted in (message("no_figure", "zh"), message("means_no_figure", "zh"), message("elsewhere", "zh")):
        assert (wanted in page) == (region in FIGURELESS)
    assert "<table></table>" not in page
    assert page.count('<details class="code">') >= 3


@pytest.mark.parametrize("subject", list_subjects(DATA), ids=lambda subject: subject.name)
def test_every_page_opens_anywhere(made, subject):
    """One file: no script, nothing of another file or host, under a megabyte; its downloads lie beside it."""
    page = (made[0] / f"{subject.name}.html").read_text(encoding="utf-8")
    assert f"<title>{report_title(subject, DATA, 'zh')}</title>" in page
    assert all(target.startswith("data:") for target in LOADS.findall(page))
    assert "<script" not in page
    assert len(page.encode()) < 1_000_000
    links = set(re.findall(r'<a\b[^>]*?href="([^"]+)"', page))
    assert {"index.html", f"{subject.name}.ipynb"} <= links
    assert all((made[0] / link).is_file() for link in links)


def test_what_lives_by_a_script_is_told_to_be_in_the_notebook(made):
    page, book = ((made[0] / f"explore-plans.{kind}").read_text(encoding="utf-8") for kind in ("html", "ipynb"))
    assert page.count(message("script", "zh")) == 5
    assert page.count('<p class="chart"><img') == 2  # what the first choice of each control shows
    assert "widget-view" in book
    assert "<script" in book


@pytest.mark.parametrize("region", [region for region in REGIONS if region not in FIGURELESS])
def test_alt_texts_tell_the_figures(made, region):
    first, second, *_ = alts((made[0] / f"{region}.html").read_text(encoding="utf-8"))
    row = DATA.of(region).targets.dropna(subset="target").iloc[0]
    assert quantity_text(row["target"], row["unit"], "zh") in first
    assert second


@pytest.mark.parametrize("report", ALL)
def test_no_path_of_this_machine_is_in_what_is_sent_around(made, report):
    for name in (f"{report}.html", f"{report}.ipynb", "index.html"):
        text = (made[0] / name).read_text(encoding="utf-8")
        assert not [path for path in (NOTEBOOKS, made[0], data_folder(), Path.home(), "/tmp/") if str(path) in text]


def test_workbook_has_the_rows(made):
    region = next(region for region in REGIONS if region not in FIGURELESS)
    book = openpyxl.load_workbook(made[0] / f"{region}.xlsx")
    assert book.sheetnames == ["targets", "tasks", "goals", "statements"]
    assert book["targets"].max_row == len(DATA.of(region).targets) + 1


def test_english_report_is_english(tmp_path):
    build_reports(["jiyuan"], tmp_path, lang="en")
    page = (tmp_path / "jiyuan.html").read_text(encoding="utf-8")
    assert '<html lang="en">' in page
    assert message("no_figure", "en") in page
    prose = re.sub(r"<table>.*?</table>|<p class=\"original\".*?</p>|<style>.*?</style>", "", page, flags=re.DOTALL)
    assert not re.search(r"[\u4e00-\u9fff]", prose)


@pytest.mark.parametrize(
    ("regions", "lang", "told"),
    [
        (["qinhuangdoa", "hegang", "nowhere"], "zh", ["qinhuangdoa", "did you mean 'qinhuangdao'", "nowhere"]),
        (["heilongjiang"], "zh", ["heilongjiang"]),
        (["hegang"], "fr", ["language 'fr'"]),
    ],
)
def test_bad_input_is_told_before_anything_runs(tmp_path, regions, lang, told):
    with pytest.raises(BadInput) as raised:
        build_reports(regions, tmp_path / "out", lang)
    assert all(words in str(raised.value) for words in told)
    assert not (tmp_path / "out").exists()


def test_a_notebook_without_the_parameters_is_refused(tmp_path):
    notebook = nbformat.read(NOTEBOOKS / "city_report.ipynb", as_version=4)
    notebook.cells[2].source = 'city = "hegang"\nlang = "zh"'
    nbformat.write(notebook, tmp_path / "other.ipynb")
    with pytest.raises(BadInput, match="parameter 'region'"):
        build_reports(["hegang"], tmp_path, notebook=tmp_path / "other.ipynb")


def test_a_failing_region_leaves_the_others_and_its_last_good_page(tmp_path):
    notebook = nbformat.read(NOTEBOOKS / "city_report.ipynb", as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell('assert region != "hegang", "<b>no</b>"'))
    nbformat.write(notebook, tmp_path / "trap.ipynb")
    out = tmp_path / "out"
    out.mkdir()
    (out / "hegang.trap.html").write_text("last good")
    outcomes = build_reports(["hegang", "jiyuan"], out, notebook=tmp_path / "trap.ipynb")
    assert [outcome.error for outcome in outcomes] == ["AssertionError: <b>no</b>", ""]
    assert (out / "hegang.trap.html").read_text() == "last good"
    assert "AssertionError" in (out / "failed" / "hegang.trap.ipynb").read_text(encoding="utf-8")
    index = (out / "index.html").read_text(encoding="utf-8")
    assert message("stale", "zh") in index
    assert "AssertionError: &lt;b&gt;no&lt;/b&gt;" in index
    assert 'href="failed/hegang.trap.ipynb"' in index
    notebook.cells.pop()
    nbformat.write(notebook, tmp_path / "trap.ipynb")
    build_reports(["hegang"], out, notebook=tmp_path / "trap.ipynb")
    assert not (out / "failed" / "hegang.trap.ipynb").exists()
    assert message("stale", "zh") not in (out / "index.html").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_made_is_bad_input(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(BadInput, match="cannot be written to"):
        build_reports(["jiyuan"], tmp_path / "file" / "out")


def test_hostile_texts_come_out_inert(own_data, tmp_path):
    spoil(own_data / "plans.csv", "鹤岗市“十四五”知识产权保护和运用规划", "</title><script>alert(1)</script>")
    statements = own_data / "statements" / "hegang-2021-2025.csv"
    name = DATA.of("hegang").statements["name"].iloc[0]
    spoil(statements, f",{name},", ',"=HYPERLINK(""http://evil.example"")",')
    (outcome,) = build_reports(["hegang"], tmp_path / "out")
    assert not outcome.error
    for name in ("hegang.html", "index.html"):
        page = (tmp_path / "out" / name).read_text(encoding="utf-8")
        assert "<script>alert" not in page
        assert 'href="http' not in page
    cells = [cell for row in openpyxl.load_workbook(tmp_path / "out" / "hegang.xlsx")["statements"] for cell in row]
    assert "=HYPERLINK" in "".join(str(cell.value) for cell in cells)
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_sections_that_show_nothing_are_left_out_and_keep_their_code():
    new = nbformat.v4
    output = new.new_output("display_data", {"text/html": "<p>x</p>"})
    notebook = new.new_notebook(
        cells=[
            new.new_markdown_cell("# title", metadata={"tags": ["notebook-only"]}),
            new.new_markdown_cell("## silent"),
            new.new_code_cell("nothing()"),
            new.new_markdown_cell('<div lang="zh">\n\n## 有\n\n</div>\n<div lang="en">\n\n## some\n\n</div>'),
            new.new_code_cell("something()", outputs=[output]),
        ]
    )
    notebook.cells.append(new.new_code_cell("and_nothing()"))
    shown = [cell.source for cell in in_one_language(notebook, "en").cells]
    assert shown == ['<div lang="en">\n\n## some\n\n</div>', "nothing()\n\nsomething()\n\nand_nothing()"]


@pytest.fixture(scope="module")
def browser():
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not path and os.environ.get("CI"):
        pytest.fail("CI needs chromium: install it, or set CHROMIUM to its path")
    if not path:
        pytest.skip("no chromium: install it, or set CHROMIUM to its path")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


def opened(browser, path: Path, width: int = 1100):
    """The page as a browser without a network shows it, and all that it complained of or asked for."""
    page = browser.new_context(offline=True, viewport={"width": width, "height": 900}).new_page()
    wrong = []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: request.url.startswith(("file:", "data:")) or wrong.append(request.url))
    page.goto(path.as_uri())
    return page, wrong


@pytest.mark.parametrize("width", [390, 1100])
@pytest.mark.parametrize("name", [*ALL, "index"])
def test_in_a_browser_without_a_network(made, browser, pictures, name, width):
    """And a picture of it, for a person to look at."""
    page, wrong = opened(browser, made[0] / f"{name}.html", width)
    assert page.evaluate("document.fonts.ready.then(() => [...document.fonts].every(font => font.status == 'loaded'))")
    assert page.evaluate("[...document.images].every(image => image.complete && image.naturalWidth > 100)")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (
        "the page itself must not scroll sideways"
    )
    assert len(page.screenshot(full_page=True, path=pictures / f"{name}-{width}.png")) > 15_000
    assert not wrong
    page.context.close()


@pytest.mark.parametrize("name", ALL)
def test_no_chart_or_table_is_cut_on_a4(made, browser, name):
    """At the width that A4 leaves between its margins, each chart and table is whole, a chart no higher than a page."""
    page, _ = opened(browser, made[0] / f"{name}.html", width=int(182 / 25.4 * 96))
    page.emulate_media(media="print")
    boxes = page.evaluate("[...document.images].map(image => image.getBoundingClientRect().toJSON())")
    assert all(box["right"] <= 182 / 25.4 * 96 and box["height"] <= 265 / 25.4 * 96 for box in boxes)
    assert page.evaluate(
        "[...document.querySelectorAll('table')].every(t => t.getBoundingClientRect().right <= innerWidth)"
    )
    page.context.close()


@pytest.mark.parametrize("name", ALL)
def test_no_table_scrolls_on_a_desk(made, browser, name):
    page, _ = opened(browser, made[0] / f"{name}.html")
    wide = "[...document.querySelectorAll('main > .table')].filter(t => t.scrollWidth > t.clientWidth).map(t => t.ariaLabel)"
    assert page.evaluate(wide) == []
    page.context.close()


def test_code_unfolds(made, browser):
    page, _ = opened(browser, made[0] / f"{REGIONS[0]}.html")
    code = page.locator("details.code pre").first
    assert not code.is_visible()
    page.locator("details.code summary").first.click()
    assert code.is_visible()
    page.context.close()


def test_index_search(made, browser):
    page, _ = opened(browser, made[0] / "index.html")
    rows = page.locator("tbody tr:visible")
    for typed, count in (("", len(ALL)), ("JIYUAN", 1), ("济源", 1), ("注册商标", 1), ("no such place", 0)):
        page.fill("#search", typed)
        assert rows.count() == count
        assert page.locator("#none").is_visible() == (count == 0)
    page.context.close()


def test_the_font_in_a_page_has_its_characters(made):
    from io import BytesIO

    from fontTools.ttLib import TTFont

    page = (made[0] / "index.html").read_text(encoding="utf-8")
    data = re.search(r"data:font/woff;base64,([^)]+)\)", page)[1]
    with TTFont(BytesIO(base64.b64decode(data))) as font:
        assert {ord(letter) for letter in message("series", "zh")} <= set(font.getBestCmap())


def test_each_chart_has_its_data_beside_it(made, browser):
    region = next(region for region in REGIONS if region not in FIGURELESS)
    page, _ = opened(browser, made[0] / f"{region}.html")
    rows = page.locator("details.rows")
    assert rows.count() == page.locator("figure svg, figure img, svg[role=img], img").count()
    assert not rows.first.locator("table").is_visible()
    rows.first.locator("summary").click()
    assert rows.first.locator("table").is_visible()
    assert rows.first.locator("tbody tr").count() == len(DATA.of(region).targets)
    page.context.close()


def test_index_sorts(made, browser):
    page, _ = opened(browser, made[0] / "index.html")
    for column, numeric in ((0, False), (4, True)):
        for direction in ("ascending", "descending"):
            head = page.locator("thead").first.locator("th").nth(column)
            head.locator("button").click()
            assert head.get_attribute("aria-sort") == direction
            shown = page.locator("tbody").first.locator(f"tr > :nth-child({column + 1})").all_inner_texts()
            if numeric:
                assert list(map(int, shown)) == sorted(map(int, shown), reverse=direction == "descending")
    assert page.locator("[aria-sort]").count() == 1
    page.context.close()


@pytest.mark.parametrize("name", [*ALL, "index"])
def test_axe_finds_nothing_serious(made, browser, name):
    from axe_playwright_python.sync_playwright import Axe

    page, _ = opened(browser, made[0] / f"{name}.html")
    found = Axe().run(page).response["violations"]
    serious = [(rule["id"], rule["nodes"][0]["html"]) for rule in found if rule["impact"] in {"serious", "critical"}]
    assert serious == []
    page.context.close()
