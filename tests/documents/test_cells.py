from ipstats.documents.cells import cell_of, join_cells, lines_of


def test_a_cell_is_its_text_without_the_blanks_around_it():
    cell = cell_of(" \u3000专利 5\t", 10)
    assert (cell.text, cell.start, cell.end) == ("专利 5", 12, 16)


def test_marks_in_a_cell_are_for_those_who_read_running_text():
    assert cell_of("**300**", 0).text == "**300**"


def test_cells_read_as_one_are_as_long_as_in_the_text():
    lines = list(lines_of("2020年\n\n基期值", 5))
    joined = join_cells([cell_of(*lines[0]), cell_of(*lines[2])])
    assert (joined.text, joined.start, joined.end) == ("2020年\n\n基期值", 5, 15)
