"""Numbers of lists and headings as Word shows them.

LibreOffice 7.4 shows the same but for what it does not know, where the words of ISO/IEC 29500 hold: lvlRestart, isLgl,
hidden numbers, an override for each start, and a style's level by the level that names the style.
"""

import pytest
import wordfile

from ipstats.documents.word.reader import read_docx


def level(at, form="decimal", text="", start=1, more="", after=""):
    """A level of a shape of lists; more stands before the text around the number, after behind it."""
    first = "" if start is None else f'<w:start w:val="{start}"/>'
    text = text or "".join(f"%{above + 1}." for above in range(at + 1))
    return f'<w:lvl w:ilvl="{at}">{first}<w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>{after}</w:lvl>'


def shape(shape_id, *levels, more=""):
    return f'<w:abstractNum w:abstractNumId="{shape_id}">{more}{"".join(levels)}</w:abstractNum>'


def one(list_id, shape_id, *changes):
    return f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{shape_id}"/>{"".join(changes)}</w:num>'


def start(at, number):
    return f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{number}"/></w:lvlOverride>'


def other(at, *what):
    return f'<w:lvlOverride w:ilvl="{at}">{level(at, *what)}</w:lvlOverride>'


def item(depth, list_id=1):
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>'


def styled(style):
    return f'<w:pStyle w:val="{style}"/>'


def style(name, properties="", based="", kind="paragraph", default=""):
    parent = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"{default}><w:name w:val="{name}"/>{parent}'
        f"<w:pPr>{properties}</w:pPr></w:style>"
    )


def numbered(list_id, depth=None):
    place = "" if depth is None else f'<w:ilvl w:val="{depth}"/>'
    return f'<w:numPr>{place}<w:numId w:val="{list_id}"/></w:numPr>'


DECIMAL = shape(1, *map(level, range(4)))
PLAN = shape(
    1,
    level(0, "chineseCountingThousand", "第%1章", after='<w:suff w:val="space"/>'),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%1.%2.%3", more="<w:isLgl/>"),
    level(3, "bullet", "\uf0b7"),
)
HEADINGS = style("h1", numbered(1)) + style("h2", numbered(1), "h1") + style("plain", numbered(0), "h1")
LINKED = shape(1, level(0, text="%1、", more='<w:pStyle w:val="h1"/>'), level(1, more='<w:pStyle w:val="h2"/>'))

# what is tried, shapes and lists, styles, properties of paragraphs, their numbers
CASES = [
    ("levels", PLAN + one(1, 1), "", [item(n) for n in (0, 1, 1, 2, 3, 0, 1)],
     ["第一章 ", "（一）", "（二）", "1.2.1 ", "", "第二章 ", "（一）"]),
    ("a level skipped", DECIMAL + one(1, 1), "", [item(n) for n in (1, 1, 0, 1, 3)],
     ["1.1. ", "1.2. ", "2. ", "2.1. ", "2.1.1.1. "]),
    ("lists of one shape count on", DECIMAL + one(1, 1) + one(2, 1), "", [item(0, n) for n in (1, 2, 1)],
     ["1. ", "2. ", "3. "]),
    ("a list told to start anew", DECIMAL + one(1, 1) + one(3, 1, start(0, 5)), "", [item(0, n) for n in (1, 1, 3, 3, 1, 3)],
     ["1. ", "2. ", "5. ", "6. ", "7. ", "8. "]),
    ("it starts so each time", DECIMAL + one(1, 1, start(1, 5)), "", [item(n) for n in (0, 1, 1, 0, 1)],
     ["1. ", "1.5. ", "1.6. ", "2. ", "2.5. "]),
    ("a level changed", DECIMAL + one(1, 1, other(0, "upperRoman", "%1)")), "", [item(0), item(0)], ["I) ", "II) "]),
    ("restart below the first level only", shape(1, level(0), level(1), level(2, text="(%3)", more='<w:lvlRestart w:val="1"/>')) + one(1, 1),
     "", [item(n) for n in (0, 1, 2, 1, 2, 0, 1, 2)], ["1. ", "1.1. ", "(1) ", "1.2. ", "(2) ", "2. ", "2.1. ", "(1) "]),
    ("never restarted", shape(1, level(0), level(1, text="（%2）", more='<w:lvlRestart w:val="0"/>')) + one(1, 1),
     "", [item(n) for n in (0, 1, 0, 1)], ["1. ", "（1）", "2. ", "（2）"]),
    ("no start is zero", shape(1, level(0, start=None)) + one(1, 1), "", [item(0), item(0)], ["0. ", "1. "]),
    ("a start", shape(1, level(0, start=3)) + one(1, 1), "", [item(0), item(0)], ["3. ", "4. "]),
    ("the level linked to a style", LINKED + one(1, 1), HEADINGS, [styled(s) for s in ("h1", "h2", "h2", "plain", "h1")],
     ["1、", "1.1. ", "1.2. ", "", "2、"]),
    ("a style's level", DECIMAL + one(1, 1), style("s", numbered(1, 1)), [styled("s")] * 2, ["1.1. ", "1.2. "]),
    ("a style's list, another level", DECIMAL + one(1, 1), style("a", numbered(1)) + style("b", '<w:numPr><w:ilvl w:val="1"/></w:numPr>', "a"),
     [styled("a"), styled("b")], ["1. ", "1.1. "]),
    ("the default style's list", DECIMAL + one(1, 1), style("n", numbered(1), default=' w:default="1"'), ["", ""], ["1. ", "2. "]),
    ("the number taken away", DECIMAL + one(1, 1), style("s", numbered(1)),
     [styled("s"), styled("s") + numbered(0), styled("s")], ["1. ", "", "2. "]),
    ("a list that is not there", DECIMAL, "", [item(0, 7)], [""]),
    ("a level that is not there", DECIMAL + one(1, 1), "", [item(8), item(0)], ["", "1. "]),
    ("a style of lists", shape(1, more='<w:numStyleLink w:val="L"/>') + one(1, 1)
     + shape(2, level(0, text="（%1）"), more='<w:styleLink w:val="L"/>') + one(2, 2),
     style("L", numbered(2), kind="numbering"), [item(0), item(0)], ["（1）", "（2）"]),
    ("text without a number", shape(1, level(0, "none", "注：")) + one(1, 1), "", [item(0)], ["注："]),
    ("a hidden number", shape(1, level(0, after="<w:rPr><w:vanish/></w:rPr>")) + one(1, 1), "", [item(0)], [""]),
    ("nothing behind a number", shape(1, level(0, "ideographDigital", "表%1", after='<w:suff w:val="nothing"/>')) + one(1, 1),
     "", [item(0)], ["表一"]),
    ("nothing behind a figure", shape(1, level(0, text="表%1", after='<w:suff w:val="nothing"/>')) + one(1, 1), "", [item(0)], ["表1 "]),
    ("a style based on itself", DECIMAL + one(1, 1), style("s", "", "s"), [styled("s")], [""]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("lists", "styles", "paragraphs", "numbers"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_numbers_are_those_that_word_shows(tmp_path, lists, styles, paragraphs, numbers):
    body = "".join(wordfile.p("5家", properties) for properties in paragraphs)
    path = wordfile.write(tmp_path / "a.docx", wordfile.parts(body, styles, lists))
    assert read_docx(path).parts == [f"{number}5家" for number in numbers]


GONE = wordfile.p(wordfile.r("5家", "<w:vanish/>"), item(0) + "<w:rPr><w:vanish/></w:rPr>")
DELETED = wordfile.p("<w:del><w:r><w:delText>5家</w:delText></w:r></w:del>", item(0) + "<w:rPr><w:del/></w:rPr>")


@pytest.mark.parametrize("unseen", [GONE, DELETED])
def test_what_is_not_seen_is_not_counted(tmp_path, unseen):
    body = wordfile.p("5家", item(0)) + unseen + wordfile.p("5家", item(0)) + wordfile.p("", item(0))
    path = wordfile.write(tmp_path / "a.docx", wordfile.parts(body, "", DECIMAL + one(1, 1)))
    assert read_docx(path).parts == ["1. 5家", "2. 5家", "3. "]
