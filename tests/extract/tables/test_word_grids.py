"""Ruled tables of words, read cell by cell."""

from __future__ import annotations

from bordereau.extract.tables.word_grids import read_cells
from bordereau.schemas.page import Line, Page, Rule, Word

SIZE = 10.0


def row(height: float, *cells: tuple[float, str]) -> Line:
    """One line across the page: each cell's words from its left edge."""
    words = []
    for left, text in cells:
        at = left
        for token in text.split():
            words.append(Word(token, at, height, at + 5 * len(token), height + SIZE, SIZE))
            at += 5 * len(token) + 3
    return Line(1, tuple(words))


def page_with(flat: list[float], steep: list[float]) -> Page:
    """A page with a grid: rules at these heights, from the first upright rule to the last."""
    rules = [Rule(steep[0], y, steep[-1], y) for y in flat] + [Rule(x, flat[0], x, flat[-1]) for x in steep]
    return Page(1, 595, 842, 0, rules=tuple(rules))


LINES = (
    row(80, (60, "Entre les signataires :")),
    row(105, (60, "Le Syndicat"), (160, "représenté par Mme Anne ROY,")),
    row(117, (60, "du Lac"), (160, "Présidente")),
    row(135, (60, "La Fédération"), (160, "représentée par M. Luc NOIR")),
    row(170, (60, "d'une part,")),
)


def test_each_cell_is_read_to_its_end() -> None:
    page = page_with([100, 130, 150], [50, 150, 500])
    assert [line.text for line in read_cells(LINES, page)] == [
        "Entre les signataires :",
        "Le Syndicat",
        "du Lac",
        "représenté par Mme Anne ROY,",
        "Présidente",
        "La Fédération",
        "représentée par M. Luc NOIR",
        "d'une part,",
    ]


def test_a_frame_around_text_is_no_grid() -> None:
    """A box has two upright rules, and no word stands beyond one of them."""
    assert read_cells(LINES, page_with([95, 165], [50, 500])) == LINES


def test_a_rule_elsewhere_cuts_nothing() -> None:
    """The grid of figures below has gone with its words; what is left crosses no rule."""
    assert read_cells(LINES, page_with([300, 320, 340], [50, 150, 500])) == LINES


def test_a_page_without_rules_stays() -> None:
    assert read_cells(LINES, Page(1, 595, 842, 0)) == LINES
