"""Small files that unfold into something huge, and signs that no document should have: each as a writer of one file."""

import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

_SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</worksheet>'
_BOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>'
)
_RELATION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/></Relationships>'
)
_FIGURE = "到2025年，有效发明专利达到300件。"


def table(sign: str = "") -> str:
    """The rows of a small table, with a sign in its texts."""
    named = f"<is><t>有效发明{sign}专利（件）</t></is>"
    return (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>指标</t></is></c>'
        '<c r="B1" t="inlineStr"><is><t>2025年</t></is></c></row>'
        f'<row r="2"><c r="A2" t="inlineStr">{named}</c><c r="B2"><v>300</v></c></row>'
    )


def sheet(path: Path, body: str) -> Path:
    """A workbook of one sheet."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", _RELATION.format("officeDocument", "xl/workbook.xml"))
        archive.writestr("xl/workbook.xml", _BOOK)
        archive.writestr("xl/_rels/workbook.xml.rels", _RELATION.format("worksheet", "worksheets/sheet1.xml"))
        archive.writestr("xl/worksheets/sheet1.xml", _SHEET.format(body))
    return path


def whole_sheet(folder: Path, inside: str = '<mergeCells><mergeCell ref="{}"/></mergeCells>') -> Path:
    """A workbook whose table says that it covers each place that a sheet has."""
    ref = "A1:XFD1048576"
    dimension = f'<dimension ref="{ref}"/><cols><col min="1" max="16384" hidden="0"/></cols>'
    return sheet(folder / "whole.xlsx", f"{dimension}<sheetData>{table()}</sheetData>{inside.format(ref)}")


def empty_cells(folder: Path, rows: int = 9000, columns: int = 1000) -> Path:
    """A workbook with a style in each cell and nothing else, below a small table."""
    row = "<row>" + '<c s="0"/>' * columns + "</row>"
    return sheet(folder / "empty.xlsx", f"<sheetData>{table()}{row * rows}</sheetData>")


def pdf(path: Path, content: bytes) -> Path:
    """A PDF of one page with a stream that is packed."""
    packed = zlib.compress(content, 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj%s endobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(data),
    )
    path.write_bytes(data + end)
    return path


def many_signs(folder: Path, count: int = 1_000_000) -> Path:
    """A PDF with so many signs on its page."""
    line = b"(" + b"8" * 100 + b")Tj 0 -1 Td "
    return pdf(folder / "signs.pdf", b"BT /F 1 Tf 10 800 Td " + line * (count // 100) + b"ET")


def blanks(folder: Path, count: int = 1_500_000_000) -> Path:
    """A PDF whose page is drawn by so many blanks."""
    packer, packed = zlib.compressobj(9), b""
    for _ in range(count // 10_000_000):
        packed += packer.compress(b" " * 10_000_000)
    packed += packer.flush()
    path = pdf(folder / "blanks.pdf", b"")
    own = zlib.compress(b"", 9)
    head = b"<</Filter/FlateDecode/Length %d>>stream\n"
    data = path.read_bytes().replace(head % len(own) + own, head % len(packed) + packed)
    path.write_bytes(data)  # places behind the stream are wrong now, as in many files
    return path


def text(folder: Path, name: str, content: str) -> Path:
    """A file of text."""
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def bars(folder: Path, count: int = 3_000_000) -> Path:
    return text(folder, "bars.md", "指标\n" + "|" * count)


def bar_lines(folder: Path, count: int = 1_000_000) -> Path:
    return text(folder, "barlines.md", "|指标|值|\n" * 3 + "|\n" * count)


def no_full_stop(folder: Path, count: int = 1_700_000) -> Path:
    return text(folder, "line.txt", "有效发明专利达到300件，" * (count // 14))


def no_stop_at_all(folder: Path, count: int = 1_700_000) -> Path:
    return text(folder, "wordy.txt", "专利" * (count // 2))


def page_rows(folder: Path, rows: int = 300_000) -> Path:
    head = "<html><body><table><tr><th>指标<th>2025年</tr>"
    return text(folder, "rows.html", head + "<tr><td>有效发明专利（件）<td>300</tr>" * rows + "</table>")


def digits(folder: Path, count: int = 1_000_000) -> Path:
    return text(folder, "digits.txt", f"到2025年，有效发明专利达到{'9' * count}件。\n{_FIGURE}")


def powers(folder: Path, count: int = 1_000_000) -> Path:
    return text(folder, "powers.txt", f"到2025年，有效发明专利达到3{'亿' * count}件。\n{_FIGURE}")


HUGE: dict[str, Callable[[Path], Path]] = {
    made.__name__: made
    for made in (
        whole_sheet, empty_cells, many_signs, blanks, bars, bar_lines, no_full_stop, no_stop_at_all, page_rows, digits,
        powers,
    )
}  # fmt: skip
