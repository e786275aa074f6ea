"""Files: the same plan in each kind and encoding says the same; a file that holds no plan ends in one clear line."""

import gc
import subprocess
import sys
import time
from email.message import EmailMessage
from pathlib import Path

import fictional
import pytest

from ipstats.documents import sniff
from ipstats.documents.document import Table, read_document
from ipstats.errors import UnreadableDocument
from ipstats.reading.extraction import extract
from ipstats.text.normalization import normalize

pytestmark = pytest.mark.slow

PLAN = "yunxi-2021-2025"


def write_mhtml(path: Path) -> None:
    """A page and what belongs to it in one file, as a browser saves it."""
    fictional.write_html(path)
    page = path.read_text(encoding="utf-8")
    message = EmailMessage()
    message["Subject"] = "云溪市"
    message.set_content(page, subtype="html", cte="quoted-printable")
    message.add_related("p { color: red }", subtype="css")
    path.write_bytes(bytes(message))


WRITERS = {
    "utf-8.txt": fictional.write_txt,
    "bom.txt": lambda path: fictional.write_txt(path, "utf-8-sig"),
    "utf-16.txt": lambda path: fictional.write_txt(path, "utf-16"),
    "utf-16-le.txt": lambda path: fictional.write_txt(path, "utf-16-le"),
    "utf-16-be.txt": lambda path: fictional.write_txt(path, "utf-16-be"),
    "gb18030.txt": lambda path: fictional.write_txt(path, "gb18030"),
    "plan.md": fictional.write_md,
    "plan.html": fictional.write_html,
    "declared.htm": lambda path: fictional.write_html(path, "gb18030", "gb2312"),
    "undeclared.htm": lambda path: fictional.write_html(path, "gb18030", "utf-8"),
    "plan.mhtml": write_mhtml,
    "plan.csv": fictional.write_csv,
    "semicolon.csv": lambda path: fictional.write_csv(path, ";", "gb18030"),
    "plan.tsv": lambda path: fictional.write_csv(path, "\t", "utf-16"),
    "plan.docx": fictional.write_docx,
    "plan.xlsx": fictional.write_xlsx,
    "plan.pdf": fictional.write_pdf,
}

# name, value 2020, value 2025, unit
EXPECTED = [
    ("每万人口高价值发明专利拥有量", 3.2, 6.5, "件/万人"),
    ("发明专利授权量", 410, 800, "件"),
    ("有效注册商标量", 9600, 15000, "件"),
    ("著作权登记量", 350, 1200, "件"),
    ("知识产权质押融资登记金额", 1.5e8, 3.2e8, "元"),
    ("专利密集型产业增加值占GDP比重", 6, 8.5, "%"),
    ("知识产权保护社会满意度", 78.5, 82, "分"),
    ("行政执法案件年结案率", 90, 95, "%"),
]
YEARS = [("actual", 2020), ("target", 2025)]
PROSE = [("地理标志商标", 12, "件", "actual", 2020), ("知识产权服务机构", 30, "家", "target", 2025)]


@pytest.fixture(scope="module", params=WRITERS)
def plan(request, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("plans") / request.param
    WRITERS[request.param](path)
    return path


def test_every_kind_gives_the_same_statements(plan):
    found = extract(plan, PLAN)
    told = {(row.name, row.value, row.unit, row.status, row.year) for row in found.itertuples(index=False)}
    table = {(n, v, u, *when) for n, *vs, u in EXPECTED for v, when in zip(vs, YEARS, strict=True)}
    assert told == table | set(PROSE)
    assert len(found) == len(told)


# Markdown keeps its marks; its statements are compared above.
@pytest.mark.parametrize("name", [name for name in WRITERS if not name.endswith(".md")])
def test_every_kind_gives_the_same_blocks(name, tmp_path):
    plan = tmp_path / name
    WRITERS[name](plan)
    blocks = read_document(plan, PLAN).blocks
    [table] = [block for block in blocks if isinstance(block, Table)]
    rows = [[cell.text for cell in row] for row in table.rows]
    percent = plan.suffix == ".xlsx"
    assert rows == [
        [f"{text}%" if percent and row[2] == "%" and text.replace(".", "").isdigit() else text for text in row]
        for row in fictional.GRID
    ]
    said = [block.text for block in blocks if not isinstance(block, Table) and block.text and block.text != "主要指标"]
    assert said == [normalize(line) for line in (fictional.TITLE, *fictional.ABOVE, *fictional.BELOW)]


# What the single kinds can hold


def lines(path: Path) -> list[str]:
    return [line for line in read_document(path).text.split("\n") if line]


def test_html_layout_tables_are_no_tables(tmp_path):
    inner = "<table><caption>表1</caption><tr><th>指标<th>2025<br>年<tr><td>专利\n授权量<td>5 件<tr><td><td>7</table>"
    page = f"<body><table><tr><td>菜单<td><p>正文&gt;5</p>{inner}<p>注：<b>2024</b> 年</table><pre>a\tb</pre>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    assert lines(tmp_path / "a.html") == (
        ["菜单", "正文>5", "表1", "指标\t2025年", "专利授权量\t5 件", "\t7", "注：2024 年", "a\tb"]
    )


def test_html_rows_to_the_end_and_absurd_spans(tmp_path):
    (tmp_path / "a.html").write_text("<table><tr><td rowspan=0>甲<td>1<tr><td>2<tr><td>3</table>", encoding="utf-8")
    assert lines(tmp_path / "a.html") == ["甲\t1", "\t2", "\t3"]
    wide = "<table>" + "<tr><td colspan=99999999 rowspan=9999>甲<td>1" * 2000 + "</table>"
    (tmp_path / "a.html").write_text(wide, encoding="utf-8")
    with pytest.raises(UnreadableDocument, match="more than 1000000 cells"):
        read_document(tmp_path / "a.html")


def test_cells_whose_edges_do_not_quite_meet(tmp_path):
    rows = [("指标", 1), ("2020年", 2), ("2025年", 1)], [("专利", 1), ("5", 1), ("7", 2)]
    table = "".join(f"<tr>{''.join(f'<td colspan={n}>{text}' for text, n in row)}" for row in rows)
    (tmp_path / "a.html").write_text(f"<table>{table}</table>", encoding="utf-8")
    assert lines(tmp_path / "a.html") == ["指标\t2020年\t2025年", "专利\t5\t7"]


def test_csv_with_quotes_and_an_empty_edge(tmp_path):
    (tmp_path / "a.csv").write_text('指标,"2025\n年",备注\n"专利,授权",5,\n', encoding="utf-8")
    assert lines(tmp_path / "a.csv") == ["指标\t2025年\t备注", "专利,授权\t5\t"]


@pytest.mark.parametrize(
    ("suffix", "make"),
    [
        (".html", lambda n: "<div>" * (n // 25) + "专利5件"),
        (".html", lambda n: "<p>专利" + " \n" * n + "5件</p>"),
        (".html", lambda n: "<table>" + f"<tr><td>专利{' ' * 9}<td>5" * n),
        (".html", lambda n: "<table><tr><td>甲" * (n // 100)),
        (".csv", lambda n: "专利,5\n" * n),
        (".csv", lambda n: '"' + "\n" * n + '专利",5\n'),
        (".txt", lambda n: "\t" * n + "专利"),
    ],
)
@pytest.mark.alone
def test_time_is_linear(tmp_path, suffix, make):
    """Eight times the text takes about eight times as long; a quadratic step would take 64 times."""
    took = []
    for size in (5_000, 40_000):
        path = tmp_path / f"{size}{suffix}"
        path.write_text(make(size) + "专利", encoding="utf-8")
        took.append(min(_seconds(path) for _ in range(3)))
    assert took[1] < 24 * max(took[0], 0.005)


def _seconds(path: Path) -> float:
    gc.collect()
    gc.disable()  # it would count what other tests have left in memory
    start = time.process_time()
    read_document(path)
    took = time.process_time() - start
    gc.enable()
    return took


LAZY = ("pypdfium2", "lxml.html", "ipstats.documents.word.reader", "ipstats.documents.excel.reader")


def test_no_library_is_loaded_before_there_is_a_file_of_its_kind():
    loaded = f"import sys, ipstats.documents; print({{*{LAZY}}} & set(sys.modules))"
    result = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert result.stdout == "set()\n"


def test_every_reader_has_a_fixture(tmp_path):
    read = {kind.reader for kind in vars(sniff).values() if isinstance(kind, sniff.Kind) and kind.reader}
    assert {sniff.kind_of(_written(tmp_path / name)).reader for name in WRITERS} == read


def _written(path: Path) -> Path:
    WRITERS[path.name](path)
    return path
