import quopri
from base64 import encodebytes

import pytest

from ipstats.documents.document import read_document
from ipstats.documents.web.reader import read_mhtml
from ipstats.errors import UnreadableDocument

PAGE = (
    "<html><head><meta charset={}></head><body><p>蓝城市规划</p><table><tr><td>指标</td><td>2025年</td></tr>"
    "<tr><td>有效注册商标量（件）</td><td>9000</td></tr></table></body></html>"
)
HEAD = 'From: <Saved by Blink>\nSubject: =?utf-8?Q?=E8=93=9D?=\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype="text/html";\n\tboundary="----B"'


def saved(*parts: tuple[str, bytes], head: str = HEAD) -> bytes:
    """A file as a browser saves it, of parts given as their headers and their content."""
    pieces = [
        head.encode(),
        b"",
        *(b"------B\n%s\n\n%s" % (header.encode(), data) for header, data in parts),
        b"------B--\n",
    ]
    return b"\n".join(pieces).replace(b"\n", b"\r\n")


def quoted(encoding: str = "utf-8", declared: str = "utf-8", header: str = "") -> tuple[str, bytes]:
    kind = f"Content-Type: text/html{header}\nContent-Transfer-Encoding: quoted-printable"
    return kind, quopri.encodestring(PAGE.format(declared).encode(encoding))


BASE64 = "Content-Type: text/html\nContent-Transfer-Encoding: base64", encodebytes(PAGE.format("utf-8").encode())
PICTURE = "Content-Type: image/png\nContent-Transfer-Encoding: base64", encodebytes(b"\x89PNG")
FRAME = "Content-Type: text/html\nContent-ID: <frame>", b"<html><body>advert 7 pieces</body></html>"
MAIN = "Content-ID: <main>\n" + quoted()[0], quoted()[1]

FILES = {
    "quoted-printable": saved(quoted()),
    "base64": saved(BASE64),
    "with pictures and frames": saved(PICTURE, quoted(), FRAME, PICTURE),
    "gbk in its header": saved(quoted("gb18030", "gbk", "; charset=gbk")),
    "gbk in its page": saved(quoted("gb18030", "gb2312")),
    "told wrongly": saved(quoted("gb18030", "utf-8", "; charset=utf-8")),
    "the start is not first": saved(FRAME, MAIN, head=HEAD.replace(";\n\tbound", ';\n\tstart="<main>";\n\tbound')),
    "one part only": b"MIME-Version: 1.0\r\n"
    + b"\r\n\r\n".join([quoted()[0].encode().replace(b"\n", b"\r\n"), quoted()[1]]),
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("suffix", [".mhtml", ".mht", ".html", ".txt"])
def test_a_page_saved_as_one_file_is_read_as_its_page(tmp_path, name, suffix):
    path = tmp_path / f"lancheng-2021-2025{suffix}"
    path.write_bytes(FILES[name])
    assert read_document(path).text.split() == ["蓝城市规划", "指标", "2025年", "有效注册商标量（件）", "9000"]


@pytest.mark.parametrize("data", [saved(PICTURE), saved(("Content-Type: text/html", bytes(range(256)) * 9))])
def test_a_file_without_a_page_that_can_be_read(tmp_path, data):
    (tmp_path / "a.mht").write_bytes(data)
    with pytest.raises(UnreadableDocument, match=r"a\.mht: .*page"):
        read_mhtml(tmp_path / "a.mht")
