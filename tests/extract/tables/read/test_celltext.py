"""The text of a cell: turned writing, broken numbers, hyphens at line ends."""

from bordereau.extract.tables.read.celltext import read_cell_text
from bordereau.schemas.page import Word


def word(text, x0, top, size=10.0):
    return Word(text, x0, top, x0 + 5 * len(text), top + size, size)


def test_a_forced_break_is_inside_the_number():
    words = [word("1", 0, 0), word("246", 10, 0), word("250", 0, 12)]
    assert read_cell_text(words, 30.0) == "1 246 250"


def test_a_break_on_purpose_parts_two_sums():
    words = [word("1", 0, 0), word("246", 10, 0), word("250", 0, 12)]
    assert read_cell_text(words, 120.0) == "1 246\n250"


def test_a_unit_under_its_figure_belongs_to_it():
    assert read_cell_text([word("12", 0, 0), word("k€", 0, 12)], 120.0) == "12 k€"


def test_hyphens_at_line_ends():
    assert read_cell_text([word("centres-", 0, 0), word("bourgs", 0, 12)], None) == "centres-bourgs"
    assert read_cell_text([word("aména\u00ad", 0, 0), word("gement", 0, 12)], None) == "aménagement"


def test_words_at_two_heights_are_two_lines_though_their_boxes_overlap():
    tall = [Word("16", 1, 0, 10, 18.7, 11), Word("Emprunts", 14, 0, 50, 18.7, 11)]
    assert read_cell_text([*tall, Word("dettes", 0, 13.5, 30, 26, 11)], None) == "16 Emprunts dettes"
    raised = [Word("Total", 0, 0, 30, 12, 11), Word("1", 30, 0, 33, 6, 6)]
    assert read_cell_text(raised, None) == "Total 1"


def turned(text, column, tops, rotation):
    return [
        Word(letter, column, top, column + 10, top + 5, 10.0, rotation=rotation)
        for letter, top in zip(text, tops, strict=True)
    ]


def test_turned_writing_upwards_letter_by_letter():
    first = turned("Part", 0, [115, 110, 105, 100], 270)
    second = turned("2020", 12, [115, 110, 105, 100], 270)
    assert read_cell_text([*first, *second], None) == "Part 2020"


def test_turned_writing_downwards_reads_columns_from_the_right():
    first = turned("Part", 12, [100, 105, 110, 115], 90)
    second = turned("2020", 0, [100, 105, 110, 115], 90)
    assert read_cell_text([*first, *second], None) == "Part 2020"
