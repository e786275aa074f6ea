"""Files: the content tells the kind, whatever the name says; what cannot be read ends in one clear line."""

import time
import zipfile
from pathlib import Path

import fictional
import pytest
from PIL import Image

from ipstats.documents.content import Grid
from ipstats.documents.document import Table, read_document
from ipstats.documents.files import LARGEST, read_content
from ipstats.errors import UnreadableDocument

pytestmark = pytest.mark.slow

FRAGMENT = "<h1>云溪市规划</h1>\n<p>到2025年，服务机构达到30家，\n商标9000件。</p>"
WRITERS = {
    "docx": fictional.write_docx,
    "xlsx": fictional.write_xlsx,
    "pdf": fictional.write_pdf,
    "html": fictional.write_html,
    "txt": fictional.write_txt,
    "md": fictional.write_md,
}


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize(
    "name", ["plan.doc", "plan.txt", "plan.html", "plan.pdf", "plan.docx", "plan.xls", "plan", "x.规划"]
)
def test_the_content_decides_the_kind(tmp_path, kind, name):
    WRITERS[kind](tmp_path / name)
    WRITERS[kind](tmp_path / f"right.{kind}")
    wrong, right = read_document(tmp_path / name), read_document(tmp_path / f"right.{kind}")
    assert (wrong.text, wrong.blocks, wrong.notices) == (right.text, right.blocks, right.notices)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a", "a.doc", "a.html"])
def test_a_fragment_of_a_page_is_a_page(tmp_path, name):
    (tmp_path / name).write_text(FRAGMENT, encoding="utf-8")
    text = read_document(tmp_path / name).text
    assert [line for line in text.split("\n") if line] == ["云溪市规划", "到2025年，服务机构达到30家，商标9000件。"]


@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.tsv", "a"])
def test_a_table_of_tabs_is_a_grid(tmp_path, name):
    (tmp_path / name).write_text('指标\t"2025\n年"\n专利（件）\t5\n', encoding="utf-8")
    if name in {"a.txt", "a"}:
        (tmp_path / name).write_text("指标\t2025年\n专利（件）\t5\n", encoding="utf-8")
    [grid] = read_content(tmp_path / name).parts
    assert isinstance(grid, Grid)
    [table] = read_document(tmp_path / name).blocks
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows] == [["指标", "2025年"], ["专利（件）", "5"]]


# Files that hold no plan: how to make one, and what the line must say


def _pdf(path: Path, password: str | None = None, picture: bool = False) -> None:
    pdf = fictional.new_pdf()
    if password:
        pdf.set_encryption(owner_password="owner", user_password=password)
    if picture:
        pdf.image(Image.new("RGB", (200, 200), "white"), 10, 10)
    else:
        pdf.text(72, 72, "专利授权量5件")
    pdf.output(str(path))


def _cut(write) -> object:
    def cut(path: Path) -> None:
        write(path)
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2])

    return cut


def _zip(path: Path, **parts: str | bytes) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("_", "/").replace("9", "."), content)


def _bytes(data: bytes) -> object:
    return lambda path: path.write_bytes(data)


def _size(size: int) -> object:
    def write(path: Path) -> None:
        with path.open("wb") as file:
            file.truncate(size)

    return write


def _ole(stream: str) -> object:
    return _bytes(_OLE + f"{stream}\0".encode("utf-16-le"))


_EXCEL_XML = '<?xml version="1.0"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>'
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
UNREADABLE = [
    ("missing.txt", lambda path: None, "No such file"),
    ("folder.txt", Path.mkdir, "folder"),
    ("empty.txt", _bytes(b""), "empty"),
    ("empty.docx", _bytes(b""), "empty"),
    ("large.txt", _size(50_000_000), "50.0 MB; files of up to 40 MB"),
    ("large.docx", _size(50 * 2**20), "52.4 MB; files of up to 40 MB"),
    ("large.pdf", _size(LARGEST + 1), "files of up to 40 MB"),
    ("bomb.docx", lambda path: _zip(path, word_document9xml=bytes(30_000_000)), "times its size"),
    ("bomb.xlsx", lambda path: _zip(path, xl_workbook9xml=b"<a/>", xl_x9xml=bytes(120_000_000)), "unpacks to 120 MB"),
    ("cut.docx", _cut(fictional.write_docx), "damaged or cut off"),
    ("cut.xlsx", _cut(fictional.write_xlsx), "damaged or cut off"),
    ("cut.pdf", _bytes(b"%PDF-1.7\n1 0 obj\n<</Type /Cat"), "damaged"),
    ("partless.docx", lambda path: _zip(path, word_styles9xml="<a/>"), "archive without word/document.xml"),
    ("broken.docx", lambda path: _zip(path, word_document9xml="<w:document"), "damaged"),
    ("broken.xlsx", lambda path: _zip(path, xl_workbook9xml="<workbook"), "damaged"),
    ("locked.docx", _ole("EncryptedPackage"), "encrypted"),
    ("locked.xlsx", _ole("EncryptedPackage"), "encrypted"),
    ("locked.pdf", lambda path: _pdf(path, password="secret"), "encrypted"),
    ("scan.pdf", lambda path: _pdf(path, picture=True), "needs OCR"),
    ("old.docx", _ole("WordDocument"), "old Word document (.doc)"),
    ("old.xlsx", _ole("Workbook"), "old Excel workbook (.xls)"),
    ("rtf.docx", _bytes(rb"{\rtf1 x}"), "an RTF document"),
    ("picture.txt", _bytes(b"\x89PNG\r\n\x1a\n"), "a picture"),
    ("binary.txt", _bytes(bytes(range(256)) * 9), "not text"),
    ("binary.pdf", _bytes(bytes(range(256)) * 9), "of no known kind"),
    ("deep.html", _bytes(b"<p>5</p>" + b"<div>" * 9000), "Excessive depth"),
    ("plan.wps", _ole("WordDocument"), "WPS document (.wps): open it in Word or WPS and save it as .docx"),
    ("plan.et", _ole("Workbook"), "WPS table (.et): open it in Excel or WPS and save it as .xlsx"),
    ("plan.ppt", _ole("PowerPoint Document"), "presentation (.ppt, .dps)"),
    ("plan.msg", _ole("__properties_version1.0"), "an old Office or WPS file"),
    ("plan.ofd", lambda path: _zip(path, OFD9xml="<ofd/>"), "an OFD document: open it in an OFD reader"),
    ("plan.pptx", lambda path: _zip(path, ppt_presentation9xml="<a/>"), "a PowerPoint presentation"),
    (
        "plan.odt",
        lambda path: _zip(path, **{"META-INF_manifest9xml": "<a/>"}),
        "an OpenDocument file: save it as .docx",
    ),
    ("plan.caj", _bytes(b"CAJ\0\1\2"), "CAJ document of CNKI: open it in CAJViewer"),
    ("plan.ceb", _bytes(b"Founder CEB 3.1\0"), "CEB document of Founder"),
    ("plan.jpg", _bytes(b"\xff\xd8\xff\xe0\0\x10JFIF"), "a picture: it needs OCR"),
    ("plan.webp", _bytes(b"RIFF\1\2\3\4WEBPVP8 "), "a picture: it needs OCR"),
    ("plan.rar", _bytes(b"Rar!\x1a\7\0"), "an archive: unpack it first"),
    ("plan.zip", lambda path: _zip(path, plan9txt="x"), "unpack it first"),
    ("plan.webarchive", _bytes(b"bplist00\1\2"), "web archive of Safari: save the page as HTML"),
    ("plan.exe", _bytes(b"MZ\x90\0\3\0"), "a program"),
    ("table.xls", _bytes(_EXCEL_XML.encode()), "an Excel 2003 XML table: open it in Excel or WPS and save it as .xlsx"),
    ("empty.mht", _bytes(b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b--\n"), "no web page"),
]


@pytest.mark.parametrize(("name", "write", "said"), UNREADABLE, ids=[name for name, _, _ in UNREADABLE])
def test_a_file_without_a_plan_ends_in_one_clear_line(tmp_path, name, write, said):
    path = tmp_path / name
    write(path)
    start = time.perf_counter()
    with pytest.raises(UnreadableDocument) as caught:
        read_content(path)
    assert time.perf_counter() - start < 2
    line = str(caught.value)
    assert line.startswith(f"{path}: ")
    assert said in line
    assert "\n" not in line
