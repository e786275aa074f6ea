"""Pictures that stand where a table is announced: what they show is not read."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from ipstats.documents import Document, Picture, Table

_ANNOUNCED = re.compile(r"指标|[附续]?表\s?\d|附表|专栏|一览表|目标值")
_CHART = re.compile(r"^\s*图\s?\d")


def pictures_for_tables(document: Document) -> Iterator[str]:
    """A line for each picture that stands below the title of a table, where no table follows."""
    for block, after in zip_longest(document.blocks, document.blocks[1:]):
        if isinstance(block, Picture) and not isinstance(after, Table):
            title = next((line for line in reversed(block.caption.split("\n")) if _ANNOUNCED.search(line)), None)
            if title and not _CHART.match(title):
                yield f"{block.place}: a picture stands below {title[:40]!r}; nothing was read from it"
