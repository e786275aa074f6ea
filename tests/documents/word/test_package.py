"""Files that Word opens, however carelessly they were written, say the same as a good one."""

import pytest
import wordfile
from wordfile import MAIN, OFFICE, W, links, p, table, write

from ipstats.documents import read_document
from ipstats.errors import UnreadableDocument

STYLES = '<w:style w:type="character" w:styleId="gone"><w:rPr><w:vanish/></w:rPr></w:style>'
LISTS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
HIDDEN = wordfile.r("0", '<w:rStyle w:val="gone"/>')
BODY = p("发展目标", NUMBERED) + p(wordfile.r("达到5件") + HIDDEN) + table(["指标", "2025年"], ["专利（件）", "5"])
TEXT = "一、发展目标\n达到5件\n指标\t2025年\n专利（件）\t5\n\n"
GOOD = wordfile.parts(BODY, STYLES, LISTS)
DOCUMENT, LINKS, ROOT, TYPES = "word/document.xml", "word/_rels/document.xml.rels", "_rels/.rels", "[Content_Types].xml"


def changed(name, old, new):
    """The good document, something in one of its parts replaced."""
    assert old in GOOD[name]
    return GOOD | {name: GOOD[name].replace(old, new)}


def without(*names):
    return {name: content for name, content in GOOD.items() if name not in names}


def renamed(name_of):
    return {name_of(name): content for name, content in GOOD.items()}


def linked(kind, target):
    return changed(
        LINKS, "</Relationships>", f'<Relationship Id="x" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )


def own_links(styles, numbering):
    return links(("a", "styles", styles), ("b", "numbering", numbering))


def strict(text):
    return text.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
        OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships"
    )


KIND = "application/vnd.ms-word.{}.main+xml".format
OPENED = {
    "good": GOOD,
    "strict": {name: strict(content) for name, content in GOOD.items()},
    "macros": changed(TYPES, MAIN, KIND("document.macroEnabled")),
    "template": changed(TYPES, MAIN, MAIN.replace("document.main", "template.main")),
    "template with macros": changed(TYPES, MAIN, KIND("template.macroEnabledTemplate")),
    "a picture without a place": linked("image", "../NULL"),
    "a picture that is not there": linked("image", "media/image1.png"),
    "a link within": linked("hyperlink", "#_top"),
    "a link without a target": changed(LINKS, "</Relationships>", f'<Relationship Id="x" Type="{OFFICE}/image"/></Relationships>'),
    "an empty target": linked("image", ""),
    "a thumbnail that is not there": GOOD | {ROOT: links(("a", "thumbnail", "docProps/thumbnail.jpeg"), ("b", "officeDocument", DOCUMENT))},
    "another name": renamed(lambda name: name.replace("document", "document2")) | {ROOT: links(("a", "officeDocument", "word/document2.xml"))},
    "from the root": GOOD | {ROOT: links(("a", "officeDocument", "/word/document.xml")), LINKS: own_links("/word/styles.xml", "/word/numbering.xml")},
    "a roundabout way": GOOD | {ROOT: links(("a", "officeDocument", "./word/../word/document.xml"))},
    "in capitals": renamed(lambda name: name if name == TYPES else name.replace("word/", "Word/").replace("document.xml", "Document.xml")),
    "from Windows": renamed(lambda name: name.replace("/", "\\")),
    "no kinds of content": without(TYPES),
    "no links": without(ROOT, LINKS),
    "styles elsewhere": without("word/styles.xml") | {"word/a/s.xml": GOOD["word/styles.xml"], LINKS: own_links("a/s.xml", "numbering.xml")},
    "a comment and an instruction": changed(DOCUMENT, "<w:body>", "<w:body><!-- a --><?b c?>"),
    "UTF-16": GOOD | {DOCUMENT: f'<?xml version="1.0" encoding="UTF-16"?>{GOOD[DOCUMENT]}'.encode("utf-16")},
}  # fmt: skip


@pytest.mark.parametrize("name", OPENED)
def test_what_word_opens_says_the_same(tmp_path, name):
    assert read_document(write(tmp_path / "a.docx", OPENED[name])).text == TEXT


def test_without_styles_and_lists_there_is_still_the_text(tmp_path):
    path = write(tmp_path / "a.docx", without("word/styles.xml", "word/numbering.xml"))
    assert read_document(path).text == TEXT.replace("一、", "").replace("5件", "5件0")


DAMAGED = {
    "no document": without(DOCUMENT),
    "not XML": GOOD | {DOCUMENT: "<w:document"},
    "no body": GOOD | {DOCUMENT: f"<w:document {wordfile.NAMESPACES}/>"},
    "styles that are not XML": GOOD | {"word/styles.xml": "<"},
    "an entity that grows": GOOD
    | {DOCUMENT: '<!DOCTYPE a [<!ENTITY b "c">]>' + GOOD[DOCUMENT].replace("达到", "&b;&b;")},
}


@pytest.mark.parametrize("name", DAMAGED)
def test_what_word_does_not_open_is_one_line(tmp_path, name):
    with pytest.raises(UnreadableDocument) as caught:
        read_document(write(tmp_path / "a.docx", DAMAGED[name]))
    assert "\n" not in str(caught.value)
