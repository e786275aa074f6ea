"""Tables of plain text that signs draw or blanks separate: what the layouts of test_text_tables.py do not show."""

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
