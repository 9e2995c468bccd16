"""Figures that Tesseract puts on the line of a label beside them, though they stand between two of its lines."""

from __future__ import annotations

from bordereau.extract.ocr.engine import SeenWord
from bordereau.extract.ocr.tesseract import _free_strays


def word(text: str, x0: float, x1: float, top: float, bottom: float = 0.0) -> SeenWord:
    return SeenWord(text, x0, top, x1, bottom or top + 30, 0.9, 7, 100, 136)


def test_the_unit_and_the_first_digit_of_a_figure_go_with_it() -> None:
    label = [word("Union", 10, 110, 100), word("des", 120, 170, 100)]
    figure = [word("2", 400, 415, 124), word("000", 428, 490, 124), word("€", 500, 520, 125)]
    freed = _free_strays([*label, *figure])
    assert [seen.line for seen in freed] == [7, 7, 8, 8, 8]
    assert len({(seen.line_top, seen.line_bottom) for seen in freed[2:]}) == 1


def test_each_cell_of_a_row_has_a_line_of_its_own() -> None:
    cells = [word("320", x0, x0 + 60, 124) for x0 in (400, 700)]
    assert [seen.line for seen in _free_strays([word("Union", 10, 110, 100), *cells])] == [7, 8, 9]


def test_a_sign_at_the_height_of_its_line_stays_there() -> None:
    words = [word("Part", 10, 80, 100), word("A", 92, 110, 101), word("320", 122, 180, 124)]
    assert [seen.line for seen in _free_strays(words)] == [7, 7, 8]
