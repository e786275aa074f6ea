"""Pictures in place of tables are told."""

import pytest

from ipstats.documents.content import Content, Grid, GridCell, Picture
from ipstats.documents.document import document_of
from ipstats.reading.pictures import pictures_not_read

TABLE = Grid([GridCell("指标", 0, 0), GridCell("2025年", 0, 1), GridCell("专利", 1, 0), GridCell("5", 1, 1)])

# parts, the lines that are told
CASES = [
    (["表1 主要指标", Picture("page 4")], ["page 4: a picture stands below '表1 主要指标'; nothing was read from it"]),
    (
        ["主要指标", "单位：件", Picture("page 4")],
        ["page 4: a picture stands below '主要指标'; nothing was read from it"],
    ),
    (["表1 主要指标", Picture("page 4"), TABLE], []),
    (["图1 主要指标", Picture("page 4")], []),
    (["蓝城市夜景", Picture("page 4")], []),
    ([Picture("page 1")], []),
    (
        ["专栏1 重点工程", Picture("page 4"), "正文", "专栏2 行动", Picture("page 9")],
        ["page 4, page 9: pictures stand in place of boxes (专栏); nothing was read from them"],
    ),
]


@pytest.mark.parametrize(("parts", "lines"), CASES)
def test_a_picture_where_a_table_is_announced_is_told(parts, lines):
    assert list(pictures_not_read(document_of(Content(parts), "p"))) == lines
