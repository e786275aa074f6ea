"""Fields of Word documents: their codes are not printed, their results are; a table of contents is none of the text."""

import re

from ipstats.documents.word.package import Element, tag

_RUN, _MARK, _CODE, _KIND = tag("w:r"), tag("w:fldChar"), tag("w:instrText"), tag("w:fldCharType")
_CONTENTS = re.compile(r"\s*TOC\b")
_RING = re.compile(r"\s*eq\s*\\o\s*\\ac\s*\(\s*[○〇◯]\s*[,，]\s*(\d+)\s*\)", re.IGNORECASE)  # Word's 带圈字符


def unseen_runs(body: Element) -> dict[Element, str]:
    """The runs of codes and of tables of contents → what is seen in their place: nothing, or a number in a ring.

    A field without an end says nothing, lest it swallow the rest of a document.
    """
    runs: list[Element] = []
    open_fields: list[tuple[int, list[str], list[int]]] = []  # first run, code, where the result begins
    unseen: dict[Element, str] = {}
    for node in body.iter(_RUN, _MARK, _CODE) if next(body.iter(_MARK), None) is not None else ():
        kind = node.get(_KIND)
        if node.tag == _RUN:
            runs.append(node)
        elif node.tag == _CODE:
            for _, code, _ in open_fields[-1:]:
                code.append(node.text or "")
        elif kind == "begin":
            open_fields.append((len(runs), [], []))
        elif kind == "separate" and open_fields:
            open_fields[-1][2].append(len(runs))
        elif kind == "end" and open_fields:
            first, code, result = open_fields.pop()
            words = "".join(code)
            last = len(runs) if is_contents(words) or not result else result[0]
            unseen |= dict.fromkeys(runs[first:last], "")
            if ring := _RING.match(words):
                unseen[runs[first]] = chr(ord("①") + int(ring[1]) - 1) if 0 < int(ring[1]) < 21 else f"({ring[1]})"
    return unseen


def is_contents(code: str) -> bool:
    """Whether the code of a field makes a table of contents."""
    return bool(_CONTENTS.match(code))
