"""Pictures that stand where a table or box is announced: what they show is not read."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from ipstats.documents import Document, Picture, Table

_TABLE = re.compile(r"指标|[附续]?表\s?\d|附表|一览表|目标值")
_BOX = re.compile(r"专栏\s?\d")
_CHART = re.compile(r"^\s*图\s?\d")
NAMED = 40  # signs of a title that are shown


def pictures_not_read(document: Document) -> Iterator[str]:
    """A line for each picture below the title of a table, where no table follows; one for all that are below other boxes."""
    boxes = []
    for block, after in zip_longest(document.blocks, document.blocks[1:]):
        if not isinstance(block, Picture) or isinstance(after, Table):
            continue
        titles = [line for line in reversed(block.caption.split("\n")) if line and not _CHART.match(line)]
        if title := next(filter(_TABLE.search, titles), None):
            yield f"{block.place}: a picture stands below {title[:NAMED]!r}; nothing was read from it"
        elif any(map(_BOX.search, titles)):
            boxes.append(block.place)
    if boxes:
        yield f"{', '.join(boxes)}: pictures stand in place of boxes (专栏); nothing was read from them"
