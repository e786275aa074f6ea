"""Tables of plain text that signs draw or blanks separate: what the layouts of test_text_tables.py do not show."""

import pytest

from ipstats.documents.document import Table, parse_text
from ipstats.reading.extraction import extract_statements


def test_a_drawn_row_may_run_over_lines():
    text = (
        "+--+--+--+\n|指标|2020年|2025年|\n+--+--+--+\n|商标|5|9|\n|申请量| | |\n+--+--+--+\n|专利|—|7|\n+--+--+--+\n"
    )
    (table,) = [block for block in parse_text(text, "p").blocks if isinstance(block, Table)]
    rows = [[cell.text.replace("\n", "") for cell in row] for row in table.rows]
    assert rows == [["指标", "2020年", "2025年"], ["商标申请量", "5", "9"], ["专利", "—", "7"]]


def test_a_table_with_blanks_between_its_cells_is_read():
    text = "表2 2015年居民消费价格比上年涨跌幅度\n单位：%\n指 标 全 国\n城 市 农 村\n居民消费价格 1.4 1.5 1.3\n其中：食 品 2.3 2.3 2.4\n"
    (table,) = [block for block in parse_text(text, "p").blocks if isinstance(block, Table)]
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["指\n标", "全\n国", "城\n市", "农\n村"],
        ["居民消费价格", "1.4", "1.5", "1.3"],
        ["其中：食 品", "2.3", "2.3", "2.4"],
    ]
    assert extract_statements(parse_text(text, "p"))["value"].tolist() == [1.4, 1.5, 1.3, 2.3, 2.3, 2.4]


# rows of a table that became a list, or lost all but one column, and the rows that are found; none in a list of words
LISTS = [
    ("- 指标 全市\n- 商标 0.4\n- 专利 -1.2\n", [["指标", "全市"], ["商标", "0.4"], ["专利", "-1.2"]]),
    ("- 指标 全市\n\n- 商标 0.4\n\n- 专利 -1.2\n", [["指标", "全市"], ["商标", "0.4"], ["专利", "-1.2"]]),
    (
        "- 产品 单位 产量\n- 水泥 万吨 46.2\n- 纸板 万吨 5.5\n",
        [["产品", "单位", "产量"], ["水泥", "万吨", "46.2"], ["纸板", "万吨", "5.5"]],
    ),
    (
        "表2 专利比上年增长（%）\n- 商标 0.4\n- 专利 -1.2\n",
        [["表2", "专利比上年增长（%）"], ["商标", "0.4"], ["专利", "-1.2"]],
    ),
    ("- 项目 投资5亿元\n- 商标 500件\n- 专利 60件\n", None),
    ("- 指标 全市\n- 商标 0.4\n", None),
]


@pytest.mark.parametrize(("text", "rows"), LISTS)
def test_rows_that_became_a_list(text, rows):
    tables = [block for block in parse_text(text, "p").blocks if isinstance(block, Table)]
    assert [[[cell.text for cell in row] for row in table.rows] for table in tables] == ([rows] if rows else [])
